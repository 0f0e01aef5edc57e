"""Spiky hair: rings of points from nape to top."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section
from .builder import Hairdo
from .frame import F64, between, on_skull, radial, unit, vec
from .fringe import lowest
from .trims import faded, hem, longer, short_cap, sideburns
from .whorl import above_hem, swirled

_SPIKE = Section(
    0.30, 0.17, tip=0.038, fall=1.35, bluntness=1.0, root_width=0.50, full=0.34, depth=0.018, wrap=0.5, exponent=1.6,
    k=0.022, edge=0.8,
)  # fmt: skip


def _spike(do: Hairdo, root: F64, end: F64, length: float, up: float, width: float, thickness: float) -> None:
    way, full = unit(end), 0.2 * do.lift
    do.lock(
        [
            radial(root, 1.02),
            radial(between(root, way, 0.42), 1.15 + 0.12 * length + full),
            radial(between(root, way, 0.80), 1.17 + 0.48 * length + full) + vec(0, 0.30 * up, 0),
            radial(way, 1.14 + length) + vec(0, up, 0),
        ],
        replace(_SPIKE, width=width, thickness=thickness),
        # Lifted as other locks are, its middle would leave the head and its tip stay: a tentacle.
        fixed=True,
    )


_ROWS = (
    (9, 20, 36, 80, 0.11, 0.02, 0.29),
    (8, 0, 16, 60, 0.20, 0.07, 0.32),
    (7, 26, 3, 44, 0.20, 0.10, 0.32),
)  # fmt: skip
"""Rows of spikes from the outer one to the inner one: how many, the first one's turn, where they root and end (degrees
from the whorl), how far and how high they stand off, half width. Rooted all in one place they would be a pineapple's
leaves."""


def spiky(do: Hairdo) -> None:
    """Rows of spikes round a whorl: they lie close at the nape, stand on the top and fall on the forehead."""
    short_cap(do)
    if not faded(do):
        sideburns(do)
        _low_spikes(do)
    big = float(np.clip(do.hair.volume * (1 + 0.02 * longer(do)), 0.5, 1.6))
    if do.rim is None:
        _spiky_fringe(do)
    close = 0.04 if faded(do) else 0.0
    for count, first, start, end, length, up, width in _ROWS:
        for i in range(count):
            turn = first + 360 * (i + float(do.rng.uniform(-0.16, 0.16))) / count
            away = above_hem(do, turn + 5, end * (1.10 if i % 2 else 0.90), -12 if faded(do) else 8)
            if away < start + 14:
                continue
            far = length * big * float(do.rng.uniform(0.8, 1.25)) - close
            _spike(do, swirled(turn - 9, start), swirled(turn + 5, away), far, up * big, width, 0.56 * width)


def _low_spikes(do: Hairdo) -> None:
    """Flat ones at the temples and over the ears, which end where the top of any short cut does."""
    for side in (-1, 1):
        for root, az, up, length in (
            (74, 63, 6, -0.03),
            (88, 80, -2, 0.02),
            (102, 98, -3, -0.02),
            (118, 116, -4, 0.03),
        ):
            end = on_skull(side * az, hem(do, az) - up + float(do.rng.uniform(-3, 3)))
            _spike(do, on_skull(side * root, 50), end, length, 0, 0.20, 0.11)
    for i in range(6):
        az = 180 + (i - 2.5) * 20
        low = hem(do, az) - 4 - 6 * (i % 2)
        _spike(do, on_skull(az, 24), on_skull(az + 5, low), -0.06 + 0.04 * (i % 2), 0, 0.21, 0.11)


def _spiky_fringe(do: Hairdo) -> None:
    rise = lowest(do) - 12 if do.hair.fringe != "none" else 9.0
    for a0, a1, el, rho, width in (
        (-26, -66, 7, 1.12, 0.19), (-20, -47, 9, 1.17, 0.23), (-12, -31, 14, 1.19, 0.19), (-6, -18, 7, 1.20, 0.25),
        (4, 3, 15, 1.20, 0.20), (12, 22, 8, 1.19, 0.24), (20, 38, 13, 1.17, 0.19), (30, 60, 7, 1.13, 0.22),
    ):  # fmt: skip
        lean = float(do.rng.uniform(-3, 3)) - 5
        do.lock(
            [
                on_skull(a0 * 1.5, 76, 1.06),
                on_skull(a0 + (a1 - a0) * 0.4, 54, 1.20),
                on_skull(a0 + (a1 - a0) * 0.8 - 0.3 * lean, 34, rho + 0.035),
                on_skull(a1 + lean, el + rise + float(do.rng.uniform(-2, 2)), rho - 0.02),
            ],
            replace(_SPIKE, width=width, thickness=0.115, full=0.3, wrap=0.8, k=0.020, bluntness=0.85, edge=0.7),
            fixed=True,
        )
