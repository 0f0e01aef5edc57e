"""Locs: round ropes of hair that fall from a parted crown in two layers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from . import hairline
from .builder import Hairdo
from .curtain import undermass
from .frame import F64, around, between, on_skull, parting, radial
from .fringe import hairline_shows
from .rope import Rope
from .sections import LOC
from .strand_map import AZ, whorl_relief
from .trims import neck

_SHORT = -0.85
"""Local height of the ends above which locs are short: they fall every way from the crown, and their tips stand off."""
_SHORT_LINE: hairline.Line = ((0, 42), (35, 40), (58, 26), (70, 8), (77, -14), (84, -16), *hairline.SHORT_BACK)
_ROPE = Rope(stray=3, uneven=0.07, sway=4, back=6, under=1.06, root=1.05, over=1.19, tucked=0.10)


def locs(do: Hairdo) -> None:
    """Length from the brows to the chest; volume lifts and thickens them. A fringe is a few short ones in front."""
    bottom = do.drop(-0.30, -1.95)
    relief, tone = whorl_relief(180, 74, 30, 0.022)
    if bottom > _SHORT and do.rim is None:
        _short(do, bottom)
        return
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


def _short(do: Hairdo, bottom: float) -> None:
    """Locs that end between brow and jaw: three rings of them from the crown, the inner ones shorter and on top, over a
    cap that runs out into the nape."""
    relief, tone = whorl_relief(176, 62, 30, 0.020)
    edge = hairline.edge_map(_SHORT_LINE)
    do.cap(0.055 + relief + do.scalp, edge, tone=tone, fade=(0.05, 0.06, 0.42), sunk=0.045 - 0.030 * neck())
    thick = 1.06 * float(np.clip(0.6 + 0.4 * do.hair.volume, 0.85, 1.25))
    low = float(np.degrees(np.arcsin(np.clip(bottom / 1.05, -0.95, 0.5))))
    for count, first, root, rho, ends in (
        (17, 68.0, (180, 66), 1.13, low - 4),
        (14, 62.0, (176, 70), 1.20, 0.6 * low + 6),
        (11, 56.0, (150, 80), 1.26, 0.2 * low + 16),
    ):
        for i in range(count):
            az = first + (360 - 2 * first) * i / (count - 1)
            _around(do, on_skull(*root), az, rho + 0.4 * do.lift, ends, thick)
    for turn, up in ((-70, -7), (66, -8), (-52, 4), (50, 6), (-36, 17), (33, 18), (-18, 25), (14, 26), (-3, 28)):
        _forward(do, turn, up, thick)


def _around(do: Hairdo, root: F64, az: float, rho: float, low: float, thick: float) -> None:
    """One from the crown down to an elevation of about low degrees, its tip off the head."""
    az += float(do.rng.uniform(-6, 6))
    low += float(do.rng.uniform(-7, 7))
    sway, tip = float(do.rng.uniform(-5, 5)), on_skull(az, low)
    do.lock(
        [
            radial(between(root, tip, 0.06), 1.05),
            radial(between(root, tip, 0.32), rho - 0.01),
            radial(between(root, tip, 0.64), rho),
            on_skull(az + sway, low + 11, rho - 0.02),
            on_skull(az - 0.4 * sway, low, rho - 0.02 + float(do.rng.uniform(-0.03, 0.05))),
        ],
        replace(LOC, width=LOC.width * thick, thickness=LOC.thickness * thick),
        samples=20,
        fixed=True,
    )


def _forward(do: Hairdo, turn: float, up: float, thick: float) -> None:
    """One over the forehead's edge; the nearer to the temple the lower its tip."""
    end = up + float(do.rng.uniform(-4, 4))
    aside = turn + float(do.rng.uniform(-7, 7))
    do.lock(
        [
            on_skull(0.3 * turn, 82, 1.07),
            on_skull(0.6 * turn, 66, 1.23),
            on_skull(0.85 * turn, max(48, end + 14), 1.26),
            on_skull(aside, end + 8, 1.225),
            on_skull(aside + 0.06 * turn, end, 1.19),
        ],
        replace(LOC, width=LOC.width * thick, thickness=LOC.thickness * thick, twist=9.0),
        samples=16,
        fixed=True,
    )


def _fall(do: Hairdo, root: F64, az: float, rho: float, bottom: float, thick: float, *, low: bool = False) -> None:
    points = _ROPE.path(do, root, az, rho, bottom, low=low)
    do.lock(points, replace(LOC, width=LOC.width * thick, thickness=LOC.thickness * thick), samples=20)


def _beside_face(do: Hairdo, bottom: float, thick: float) -> None:
    """Three on either side from the parting across the temple: without them the forehead is a bare arch."""
    low = max(0.8 * bottom, -1.2)
    for side in (-1, 1):
        for i in range(3):
            up, back = 9.0 * i, 4.0 * i
            root = parting(do.part_x + 0.02 * side, 51 + 6 * i)
            # On the side of the parting the root lies further round than its way: going back it would be a spike.
            first = float(np.degrees(np.arctan2(side * root[0], root[2])))
            usual = first < 14 + back
            do.lock(
                [
                    radial(root, 1.05 if usual else 0.96),
                    on_skull(side * max(14 + back, first + 6), 46 + 0.8 * up, 1.13 + (0.03 * i if usual else 0.0)),
                    on_skull(side * max(34 + back, first + 10), 32 + up, 1.17 + 0.02 * i),
                    on_skull(side * max(54 + 0.6 * back, first + 13), 13 + up, 1.18 + 0.02 * i),
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
