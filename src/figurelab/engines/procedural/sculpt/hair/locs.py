"""Locs: round ropes of hair that fall from a parted crown in two layers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from . import hairline
from .builder import Hairdo
from .curtain import undermass
from .frame import F64, around, on_skull, parting, radial
from .fringe import hairline_shows
from .rope import Rope
from .sections import LOC
from .strand_map import AZ, whorl_relief

_ROPE = Rope(stray=3, uneven=0.07, sway=4, back=6, under=1.06, root=1.05, over=1.19, tucked=0.10)


def locs(do: Hairdo) -> None:
    """Length from the jaw to the chest; volume lifts and thickens them. A fringe is a few short ones in front."""
    bottom = do.drop(-0.55, -1.95)
    relief, tone = whorl_relief(180, 74, 30, 0.022)
    line = hairline.PARTED if hairline_shows(do) else hairline.FULL
    do.cap(np.full(AZ.shape, 0.08) + relief, hairline.edge_map(line), tone=tone)
    if bottom < -0.9:
        undermass(do, bottom + 0.16, end=0.95, locks=7)
    thick = float(np.clip(0.6 + 0.4 * do.hair.volume, 0.85, 1.25))
    for i in range(13):
        _fall(do, on_skull(180, 66), 72 + 216 * i / 12, 1.145, bottom + 0.02 * (i % 3), thick, low=True)
    for side in (-1, 1):
        for i in range(8):
            t = i / 7
            root = parting(do.part_x + 0.03 * side, 55 + 66 * t)
            _fall(do, root, side * (68 + 104 * t), 1.245, bottom + 0.14 + 0.12 * (i % 2), thick)
    if do.rim is None:
        _beside_face(do, bottom, thick)
        if do.hair.fringe != "none":
            _front(do, thick)


def _fall(do: Hairdo, root: F64, az: float, rho: float, bottom: float, thick: float, *, low: bool = False) -> None:
    points = _ROPE.path(do, root, az, rho, bottom, low=low)
    do.lock(points, replace(LOC, width=LOC.width * thick, thickness=LOC.thickness * thick), samples=20)


def _beside_face(do: Hairdo, bottom: float, thick: float) -> None:
    """Three on either side from the parting across the temple: without them the forehead is a bare arch."""
    low = max(0.8 * bottom, -1.2)
    for side in (-1, 1):
        for i in range(3):
            up, back = 9.0 * i, 4.0 * i
            do.lock(
                [
                    radial(parting(do.part_x + 0.02 * side, 51 + 6 * i), 1.05),
                    on_skull(side * (14 + back), 46 + 0.8 * up, 1.13 + 0.03 * i),
                    on_skull(side * (34 + back), 32 + up, 1.17 + 0.02 * i),
                    on_skull(side * (54 + 0.6 * back), 13 + up, 1.18 + 0.02 * i),
                    on_skull(side * (68 + 0.5 * back), -8 + 0.5 * up, 1.18),
                    around(side * (76 + 0.5 * back), 0.6 * low, 1.16),
                    around(side * (80 + 0.5 * back), low + 0.10 * i + float(do.rng.uniform(-0.05, 0.05)), 1.10),
                ],
                replace(LOC, width=LOC.width * thick, thickness=LOC.thickness * thick),
                samples=20,
            )


def _front(do: Hairdo, thick: float) -> None:
    """Short locs over the forehead, to one side or to both."""
    drop = 30 - 18 * do.hair.fringe_drop
    turns = (-46, -30, -14, 4) if do.hair.fringe == "swept" else (-50, -32, 32, 50)
    turns = (-42, -24, -7, 10, 27, 43) if do.hair.fringe == "straight" else turns
    for az in turns:
        do.lock(
            [
                radial(parting(do.part_x * 0.6, 62), 1.05),
                on_skull(az * 0.5, 52, 1.17),
                on_skull(az * 0.85, drop + 18, 1.20),
                on_skull(az, drop + float(do.rng.uniform(-2, 4)), 1.165),
            ],
            replace(LOC, width=LOC.width * thick, thickness=LOC.thickness * thick, twist=4.0),
            fixed=True,
        )
