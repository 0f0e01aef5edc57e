"""Spiky hair: rings of points from nape to top."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section
from .builder import Hairdo
from .frame import F64, between, on_skull, radial, unit, vec
from .fringe import lowest
from .trims import faded, hem, longer, short_cap, sides_and_back

_SPIKE = Section(
    0.30, 0.17, tip=0.042, fall=1.5, bluntness=0.95, root_width=0.42, full=0.40, depth=0.018, wrap=0.5, exponent=1.6,
    k=0.022, edge=0.8,
)  # fmt: skip


def _spike(do: Hairdo, root: F64, end: F64, length: float, up: float, width: float, thickness: float) -> None:
    way = unit(end)
    do.lock(
        [
            radial(root, 1.02),
            radial(between(root, way, 0.42), 1.15 + 0.12 * length),
            radial(between(root, way, 0.80), 1.17 + 0.48 * length) + vec(0, 0.30 * up, 0),
            radial(way, 1.14 + length) + vec(0, up, 0),
        ],
        replace(_SPIKE, width=width, thickness=thickness),
    )


def spiky(do: Hairdo) -> None:
    """Rings of spikes from the nape, where they lie close, to the top, where they stand, and a fringe of points."""
    short_cap(do)
    sides_and_back(do)
    if not faded(do):
        _low_spikes(do)
    big = float(np.clip(do.hair.volume * (1 + 0.02 * longer(do)), 0.5, 1.6))
    rng = do.rng
    low, far = (10, 0.15) if not faded(do) else (26, 0.10)
    for i in range(10):
        az = 180 + (i - 4.5) * 23 + float(rng.uniform(-3, 3))
        end = on_skull(az + float(rng.uniform(-3, 9)), low + 7 * (i % 2) + float(rng.uniform(-4, 4)))
        _spike(do, on_skull(az, 52), end, far * big * (1.25 if i % 2 else 0.8), 0, 0.25, 0.14)
    for i in range(8):
        az = 184 + (i - 3.5) * 31 + float(rng.uniform(-4, 4))
        end = on_skull(az + 8, 34 + 9 * (i % 2) + float(rng.uniform(-4, 4)))
        _spike(do, on_skull(az, 74), end, (0.30 if i % 2 else 0.21) * big, 0.06, 0.27, 0.16)
    if do.rim is not None:
        return
    for az, el, length in _CROWN:
        root = on_skull(az + 180, 78) if abs(az) < 100 else on_skull(az, 86)
        _spike(do, root, on_skull(az, el), length * big, 0.13 * big, 0.29, 0.17)
    _spiky_fringe(do)


_CROWN = ((-80, 44, 0.26), (-50, 56, 0.32), (-14, 58, 0.36), (22, 64, 0.33), (54, 55, 0.36), (84, 46, 0.26),
          (128, 60, 0.30), (175, 62, 0.34), (-132, 60, 0.32))  # fmt: skip
"""Azimuth, elevation and length of the spikes on top."""


def _low_spikes(do: Hairdo) -> None:
    """Flat ones at the temples and over the ears, which end where the top of any short cut does."""
    for side in (-1, 1):
        for root, az, up, length in ((74, 63, 6, -0.03), (88, 80, -2, 0.02), (102, 98, -3, -0.02), (118, 116, -4, 0.03)):
            end = on_skull(side * az, hem(do, az) - up + float(do.rng.uniform(-3, 3)))
            _spike(do, on_skull(side * root, 50), end, length, 0, 0.20, 0.11)
    for i in range(6):
        az = 180 + (i - 2.5) * 20
        low = hem(do, az) - 4 - 6 * (i % 2)
        _spike(do, on_skull(az, 24), on_skull(az + 5, low), -0.06 + 0.04 * (i % 2), 0, 0.21, 0.11)


def _spiky_fringe(do: Hairdo) -> None:
    rise = lowest(do) - 12 if do.hair.fringe != "none" else 0.0
    for a0, a1, el, rho in (
        (-12, -60, 12, 1.17), (-6, -38, 14, 1.20), (0, -14, 8, 1.19), (8, 12, 16, 1.21), (12, 34, 10, 1.19),
        (16, 58, 10, 1.17),
    ):  # fmt: skip
        do.lock(
            [
                on_skull(a0 * 1.5, 76, 1.07),
                on_skull(a0 + (a1 - a0) * 0.4, 54, 1.24),
                on_skull(a0 + (a1 - a0) * 0.8, 34, 1.27),
                on_skull(a1, el + rise, rho),
            ],
            replace(_SPIKE, width=0.24, thickness=0.14, full=0.3, wrap=0.7, k=0.020, bluntness=0.8, edge=0.7),
            fixed=True,
        )
