"""Tousled hair: thick tufts that stand up from the forehead and fall every way over each other."""

from __future__ import annotations

from dataclasses import replace

from ..lock import Section
from . import hairline
from .builder import Hairdo
from .frame import between, on_skull, radial, unit, vec
from .trims import faded, hem
from .whorl import Layer, lay

_TUFT = Section(
    0.25, 0.115, tip=0.028, fall=2.0, bluntness=0.85, root_width=0.55, root_thickness=0.5, full=0.36, grooves=4,
    depth=0.022, wrap=0.7, exponent=1.75, k=0.036,
)  # fmt: skip
_FORELOCKS = (
    (-54, -0.85, 0.9, 0.19), (50, 0.55, 0.8, 0.18), (-37, -0.15, 1.1, 0.22), (33, 0.75, 1.1, 0.21),
    (-20, -0.62, 1.0, 0.21), (17, -0.10, 1.2, 0.23), (-3, 0.34, 0.95, 0.22),
)  # fmt: skip
"""Azimuth of the root, x that it leans to, share of the usual height, half width; outer ones first."""
_GROWN = -0.45
"""Length from which locks fall back on the forehead."""
_FALLING = ((-62, -3, 0.16), (60, 0, 0.16), (-47, 10, 0.17), (45, 13, 0.17), (-30, 20, 0.16))
"""Azimuth and elevation of their ends, half width."""


def tousled(do: Hairdo, height: float) -> None:
    """height: 1 is usual, of how far the top stands up."""
    close = 0.05 if faded(do) else 0.0
    h = 0.10 * (height - 1) + 0.05 * do.hair.mess - close
    sway = 14 + 26 * do.hair.mess
    if not faded(do):
        _sides(do)
    for layer in (
        Layer(11, 0, 40, 84, (1.03, 1.13 + h, 1.14 + h, 1.03 + 0.4 * h), 0.23),
        Layer(9, 20, 18, 62, (1.05, 1.17 + h, 1.20 + h, 1.13 + h), 0.24),
        Layer(6, 8, 2, 42, (1.04, 1.18 + h, 1.23 + h, 1.19 + h), 0.25),
    ):
        lay(do, layer, _TUFT, sway=sway, bare=62 if layer.root > 30 else 24, margin=-10 if close else 4)
    if do.hair.length > _GROWN:
        _fallen(do, h)
    for az, lean, share, width in _FORELOCKS:
        _forelock(
            do,
            az,
            lean + float(do.rng.uniform(-0.2, 0.2)),
            (0.16 + h) * share * float(do.rng.uniform(0.75, 1.2)),
            width,
        )


def _fallen(do: Hairdo, h: float) -> None:
    """Locks of grown hair that fall back down on the forehead to both sides, each to a point of its own."""
    for az, el, width in _FALLING:
        end, lean = el + float(do.rng.uniform(-2, 2)), 5 * (1 if az > 0 else -1)
        do.lock(
            [
                on_skull(0.30 * az, 78, 1.08),
                on_skull(0.55 * az, 60, 1.21 + 0.7 * h),
                on_skull(0.85 * az, 0.5 * (end + 48), 1.20 + 0.3 * h),
                on_skull(az, end + 9, 1.13),
                on_skull(az + lean, end, 1.06),
            ],
            replace(_TUFT, width=width, thickness=0.085, root_width=0.6),
            samples=15,
            fixed=True,
        )


def _forelock(do: Hairdo, az: float, lean: float, tall: float, width: float) -> None:
    """Up from the hairline, over to a side, its end curled back down on the top."""
    line = hairline.receded(hairline.SHORT, do.hair.recede)
    root = on_skull(az, hairline.height_at(line, az) - 1)
    over, fall = unit(vec(lean, 1.0, 0.30)), unit(vec(lean * 1.5, 0.9, -0.05))
    do.lock(
        [
            radial(root, 0.985),
            radial(between(root, over, 0.32), 1.09 + 0.45 * tall),
            radial(between(root, over, 0.72), 1.14 + 0.95 * tall),
            radial(between(over, fall, 0.20), 1.14 + 1.05 * tall),
            radial(fall + vec(0.25 * lean, 0.0, 0.0), 1.13 + 0.75 * tall),
        ],
        replace(_TUFT, width=width, thickness=0.50 * width, root_width=0.75, root_thickness=0.35),
        samples=15,
        fixed=True,
    )


def _sides(do: Hairdo) -> None:
    """Tufts over the temples and the ears, back to the nape, ends turned out a little."""
    for side in (-1, 1):
        for i, (root, az, low, out) in enumerate(
            ((72, 68, 4, 0.02), (86, 84, -2, 0.04), (100, 101, -4, 0.03), (118, 119, -2, 0.03), (138, 140, -2, 0.02),
             (158, 160, -6, 0.0))
        ):  # fmt: skip
            end = hem(do, az) + low + float(do.rng.uniform(-3, 3))
            do.lock(
                [
                    on_skull(side * root, 50, 1.02),
                    on_skull(side * (root - 3), 0.5 * (50 + end) + 6, 1.12),
                    on_skull(side * (az + 1), end + 11, 1.095),
                    on_skull(side * (az + (5 if i % 2 else -3)), end, 1.01 + out),
                ],
                replace(_TUFT, width=0.19, thickness=0.085),
                fixed=True,
            )
