"""Spiky hair: rings of points from nape to top."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep
from . import hairline
from .builder import Hairdo
from .frame import F64, between, on_skull, radial, unit, vec
from .fringe import lowest
from .strand_map import EL
from .trims import faded, longer, nape, short_cap, temples

_SPIKE = Section(
    0.30, 0.17, tip=0.042, fall=1.5, bluntness=0.95, root_width=0.6, full=0.35, depth=0.016, wrap=0.5, exponent=1.6,
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
    """Four rings of spikes from nape to top, and a fringe of points."""
    if faded(do):
        short_cap(do)
    else:
        do.cap(0.06 + 0.05 * smoothstep(-0.5, 0.3, EL), hairline.edge_map(hairline.SHORT))
        nape(do)
        temples(do)
        _low_spikes(do)
    big = float(np.clip(do.hair.volume * (1 + 0.02 * longer(do)), 0.5, 1.6))
    rng = do.rng
    low, far = (4, 0.22) if not faded(do) else (26, 0.10)
    for i in range(8):
        az = 180 + (i - 3.5) * 26
        end = on_skull(az + 8, low + float(rng.uniform(-5, 5)))
        _spike(do, on_skull(az, 48), end, far * big, 0, 0.30, 0.17)
    for i in range(6):
        az = 190 + (i - 2.5) * 38
        end = on_skull(az + 10, 30 + float(rng.uniform(-4, 4)))
        _spike(do, on_skull(az, 80), end, 0.34 * big, 0.10, 0.34, 0.19)
    if do.rim is not None:
        return
    for az, el, length in (
        (-78, 40, 0.32), (-38, 56, 0.40), (20, 66, 0.42), (66, 46, 0.34), (150, 66, 0.36), (-140, 62, 0.34),
    ):  # fmt: skip
        root = on_skull(180, 66) if abs(az) < 100 else on_skull(0, 72)
        _spike(do, root, on_skull(az, el), length * big, 0.16 * big, 0.34, 0.20)
    _spiky_fringe(do)


def _low_spikes(do: Hairdo) -> None:
    for i in range(9):
        az = 180 + (i - 4) * 21
        _spike(do, on_skull(az, 24), on_skull(az + 6, -24 if i % 2 else -36), 0.03, 0, 0.22, 0.12)


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
