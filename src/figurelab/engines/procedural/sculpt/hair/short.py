"""Short combed cuts: parted, and slicked back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep
from . import hairline
from .builder import Hairdo
from .frame import between, on_skull, parting, radial
from .fringe import straight
from .sections import NAPE, TEMPLE
from .strand_map import EL, whorl_relief

_TOP = Section(
    0.21, 0.13, tip=0.04, fall=2.6, bluntness=0.75, root_width=0.45, full=0.3, depth=0.020, wrap=0.8, exponent=1.7
)
_SIDE = Section(0.18, 0.10, tip=0.04, fall=2.6, bluntness=0.75, root_width=0.45, full=0.3, depth=0.018, exponent=1.7)


def side_part(do: Hairdo) -> None:
    """Combed from a parting over the top, short at the sides and the back."""
    line = hairline.SHORT
    relief, tone = whorl_relief(170, 66, 36, 0.016, swirl=0.5)
    do.cap(0.035 + 0.045 * smoothstep(-0.5, 0.35, EL) + relief, hairline.edge_map(line), tone=tone)
    center = do.hair.parting == "center"
    drop = _fall(do)
    if center:
        for side in (-1, 1):
            _comb_over(do, 0.03 * side, side, 7, 0.7, drop)
    else:
        _comb_over(do, do.part_x, -1, 9, 1.0, drop)
        _short_side(do)
    temples(do)
    back(do)
    if do.hair.fringe == "straight" and do.rim is None:
        straight(do, on_skull(180, 72), lower=0.05)


def _fall(do: Hairdo) -> float:
    """Degrees by which the front of the top falls on the forehead instead of standing off it."""
    return 14 * do.hair.fringe_drop if do.hair.fringe in ("swept", "curtain") else 0.0


def _comb_over(do: Hairdo, x: float, side: int, locks: int, height: float, drop: float) -> None:
    for i in range(locks):
        t = i / (locks - 1)
        root = parting(x, 48 + 80 * t)
        end = on_skull(side * (30 + 128 * t), 34 - 20 * t - drop * (1 - t) ** 2)
        up = np.array([0, 0.13 * (1 - t) + 0.05, 0.08 * (1 - t) ** 1.5]) * height
        do.lock(
            [
                radial(root, 1.05),
                radial(between(root, end, 0.26) + up, 1.20 + 0.06 * (1 - t) * height),
                radial(between(root, end, 0.60) + up * 0.5, 1.23 + 0.05 * (1 - t) * height),
                radial(between(root, end, 0.90), 1.19),
                radial(between(root, end, 1.14), 1.10),
            ],
            replace(_TOP, width=_TOP.width * (1.1 if i % 2 else 0.95)),
        )


def _short_side(do: Hairdo) -> None:
    for i in range(7):
        t = i / 6
        root, end = parting(do.part_x, 52 + 78 * t), on_skull(64 + 96 * t, 20)
        do.lock(
            [
                radial(root, 1.05),
                radial(between(root, end, 0.35), 1.15),
                radial(between(root, end, 0.75), 1.15),
                radial(between(root, end, 1.08), 1.08),
            ],
            _SIDE,
        )


def longer(do: Hairdo) -> float:
    """Degrees by which a short cut reaches further down than usual for its length."""
    return float(np.clip((do.hair.length + 0.6) * 24, -8, 20))


def temples(do: Hairdo) -> None:
    """Small locks combed back over the ear, and a pointed sideburn: a bare cap would show its edge there."""
    for side in (-1, 1):
        for (a0, e0), (a1, e1), (a2, e2), width in (
            ((58, 36), (71, 12), (79, -15 - 0.4 * longer(do)), 0.100),
            ((62, 42), (82, 27), (106, 8), 0.125),
            ((68, 27), (86, 14), (108, -2), 0.110),
            ((76, 44), (98, 30), (124, 8), 0.130),
        ):
            lean = float(do.rng.uniform(-2, 2))
            do.lock(
                [
                    on_skull(side * a0, e0, 0.995),
                    on_skull(side * (a0 + a1) / 2, (e0 + e1) / 2 + 2, 1.055),
                    on_skull(side * a1, e1 + lean, 1.080),
                    on_skull(side * a2, e2 + lean, 1.035),
                ],
                replace(TEMPLE, width=width),
                fixed=True,
            )


def back(do: Hairdo) -> None:
    """Two staggered rows down to the nape, so that its line is ragged and thin."""
    for i in range(9):
        az, end = 180 + (i - 4) * 19, 8 - 10 * (i % 2)
        do.lock(
            [
                on_skull(az, 46, 1.08),
                on_skull(az, 22, 1.14),
                on_skull(az + 4, 2, 1.12),
                on_skull(az + 7, end - 24 - 0.6 * longer(do), 1.05),
            ],
            NAPE,
        )
    nape(do)


def nape(do: Hairdo) -> None:
    """Small flat locks over the hairline of the neck: a bare cap would end in a straight ridge."""
    for i in range(8):
        az = 183 + (i - 3.5) * 17
        do.lock(
            [
                on_skull(az, 0, 1.03),
                on_skull(az + 2, -16, 1.075),
                on_skull(az + 4, -38 - 4 * (i % 2) + 0.12 * abs(az - 183) - 0.6 * max(longer(do), -6.0), 1.02),
            ],
            replace(NAPE, width=0.15, thickness=0.06, tip=0.035),
            tint=-0.08,
        )


_SLICK = replace(_TOP, width=0.185, thickness=0.12, fall=3.2, root_width=0.55, root_thickness=0.35, full=0.22)
_SLICK_SIDE = replace(_SIDE, width=0.155, thickness=0.085, root_width=0.5, root_thickness=0.35)


def slick(do: Hairdo) -> None:
    """Combed straight back with volume: it rises at the hairline, runs over the top and lies down behind."""
    relief, tone = whorl_relief(180, 20, 40, 0.016)
    do.cap(0.035 + 0.045 * smoothstep(-0.5, 0.35, EL) + relief, hairline.edge_map(hairline.SHORT), tone=tone)
    # Outer locks first: those in the middle lie over their neighbours.
    for i in (0, 8, 1, 7, 2, 6, 3, 5, 4):
        x = (i - 4) / 4
        front, out = 45 - 5 * x * x, 0.70 * x
        high = 0.09 * (1 - 0.5 * x * x) * (1.1 if i % 2 else 0.9)
        do.lock(
            [
                radial(parting(1.12 * out, front), 1.01),
                radial(parting(1.06 * out, front + 10), 1.11 + 0.7 * high),
                radial(parting(out, front + 28), 1.19 + 1.3 * high),
                radial(parting(0.95 * out, 104), 1.20 + 0.6 * high),
                radial(parting(0.90 * out, 132), 1.19),
                radial(parting(0.80 * out, 162), 1.13),
            ],
            replace(_SLICK, width=_SLICK.width * (1.12 if i % 2 else 0.96)),
            samples=16,
        )
    for side in (-1, 1):
        for (a0, e0), (a1, e1), (a2, e2) in (
            ((50, 45), (84, 50), (142, 24)),
            ((57, 35), (90, 34), (142, 6)),
            ((66, 18), (96, 15), (140, -12)),
        ):
            do.lock(
                [
                    on_skull(side * a0, e0, 1.0),
                    on_skull(side * (a0 * 0.6 + a1 * 0.4), (e0 + e1) / 2 + 2, 1.10),
                    on_skull(side * a1, e1, 1.14),
                    on_skull(side * (a1 + a2) / 2, (e1 + e2) / 2 + 3, 1.13),
                    on_skull(side * a2, e2, 1.08),
                ],
                _SLICK_SIDE,
            )
    temples(do)
    back(do)
