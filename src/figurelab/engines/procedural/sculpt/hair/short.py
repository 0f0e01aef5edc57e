"""Short cuts: the side parting and the spikes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep
from . import hairline
from .builder import Hairdo
from .frame import F64, between, on_skull, parting, radial, unit, vec
from .fringe import lowest, straight
from .sections import NAPE
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
    _back(do)
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


def _back(do: Hairdo) -> None:
    """Two staggered rows down to the nape, so that its line is ragged and thin."""
    for i in range(9):
        az, end = 180 + (i - 4) * 19, 8 - 10 * (i % 2)
        do.lock(
            [
                on_skull(az, 46, 1.08),
                on_skull(az, 22, 1.14),
                on_skull(az + 4, 2, 1.12),
                on_skull(az + 7, end - 24, 1.05),
            ],
            NAPE,
        )
    _nape(do)


def _nape(do: Hairdo) -> None:
    """Small flat locks over the hairline of the neck: a bare cap would end in a straight ridge."""
    for i in range(8):
        az = 183 + (i - 3.5) * 17
        do.lock(
            [
                on_skull(az, 0, 1.03),
                on_skull(az + 2, -16, 1.075),
                on_skull(az + 4, -38 - 4 * (i % 2) + 0.12 * abs(az - 183), 1.02),
            ],
            replace(NAPE, width=0.15, thickness=0.06, tip=0.035),
            tint=-0.08,
        )


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
    do.cap(0.06 + 0.05 * smoothstep(-0.5, 0.3, EL), hairline.edge_map(hairline.SHORT))
    _nape(do)
    big = float(np.clip(do.hair.volume, 0.6, 1.4))
    rng = do.rng
    for i in range(9):
        az = 180 + (i - 4) * 21
        _spike(do, on_skull(az, 24), on_skull(az + 6, -24 if i % 2 else -36), 0.03, 0, 0.22, 0.12)
    for i in range(8):
        az = 180 + (i - 3.5) * 26
        end = on_skull(az + 8, 4 + float(rng.uniform(-5, 5)))
        _spike(do, on_skull(az, 48), end, 0.22 * big, 0, 0.30, 0.17)
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
