"""Fringes and the locks beside the face."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep
from .builder import Hairdo
from .frame import F64, ROOT, around, between, on_skull, parting, radial
from .sections import CHEEK, CURTAIN_FRINGE, LONG_SWEPT, STRAIGHT_FRINGE, SWEPT
from .tucked import is_tucked

_BLUNT = replace(STRAIGHT_FRINGE, width=0.235, fall=9, end_width=0.20, root_width=0.35, depth=0.010, k=0.05)
_BROAD = replace(STRAIGHT_FRINGE, width=0.285, fall=4.5, bluntness=0.60, end_width=0.07, root_width=0.35, depth=0.014)
_UNDER_ROW, _OVER_ROW = (-1.0, -0.67, -0.33, 0.0, 0.33, 0.67, 1.0), (-0.86, -0.43, 0.0, 0.43, 0.86)
"""Sections of a straight fringe's two layers, and where their locks lie as shares of its half width."""
_OVER, _BRUSHED = 0.018, -4.0
"""Local units by which the upper layer lies over the lower, and degrees by which the ends lie to one side of where they
would fall."""


def lowest(do: Hairdo) -> float:
    """Elevation in degrees of the fringe's ends: 24 high on the forehead, 4 over the brows, 9 over glasses."""
    return max(24 - 20 * do.hair.fringe_drop, 9.0 if do.glasses else 4.0)


def fringe(do: Hairdo, whorl: F64, *, lower: float = 0.0, spread: float = 54) -> None:
    """The spec's fringe. whorl: where straight ones grow from. lower: how far inside the usual radius it lies."""
    if do.rim is not None:
        return
    kind = do.hair.fringe
    if kind == "straight":
        straight(do, whorl, lower=lower, spread=spread)
    elif kind == "swept":
        swept(do, lower=lower)
    elif kind == "curtain":
        curtain(do, lower=lower)


def straight(do: Hairdo, whorl: F64, *, lower: float = 0.0, spread: float = 54) -> None:
    """A cut edge over the brows: blunt locks side by side, whose ends are one line, and on them broad tapered ones a
    little lower, all brushed to one side. Over loose hair they rise with it, else full hair stands round them in
    horns."""
    _row(do, whorl, _UNDER_ROW, _BLUNT, lower, spread, 0.0, 0.0)
    _row(do, whorl, _OVER_ROW, _BROAD, lower, spread, _OVER, _BRUSHED)


def _row(
    do: Hairdo,
    whorl: F64,
    places: tuple[float, ...],
    section: Section,
    lower: float,
    spread: float,
    over: float,
    brushed: float,
) -> None:
    """One layer of a straight fringe: locks at shares of the spread, ``over`` local units over the skull's fringe, the
    ends brushed aside by degrees."""
    end, lift = lowest(do), 0.0 if lower else max(do.lift, 0.0)
    for u in places:
        # Equal ones would be a comb: every lock has its own end and width.
        low = end - 70 * over + float(do.rng.uniform(-0.5, 0.5)) * (over > 0) - 1.5 * u**4
        wide, lean = float(do.rng.uniform(0.92, 1.12)), brushed * float(do.rng.uniform(0.7, 1.3))
        az, rise = u * spread, over - lower
        aim = on_skull(az, 14)
        do.lock(
            [
                radial(between(whorl, aim, 0.10), 1.10 - 1.3 * lower),
                radial(between(whorl, aim, 0.40), 1.215 + rise + 0.8 * lift),
                radial(between(whorl, aim, 0.66), 1.205 + rise + 0.7 * lift),
                on_skull(az * 1.02, end + 15, 1.165 + rise + 0.35 * lift),
                on_skull(az * 1.03 + 3 * u + lean, low, 1.105 + 0.5 * rise),
            ],
            replace(section, width=section.width * wide),
            samples=16,
            fixed=True,
        )


def swept(do: Hairdo, *, lower: float = 0.0) -> None:
    """Three locks across the forehead from the parting to the temple, each over the end of the one before, and two on
    the parting's other side."""
    x, end, deep = do.part_x, lowest(do), 0.80 * lower
    for b, az, el, w in ((54, -46, end + 3, 0.18), (58, -62, end - 5, 0.19), (64, -75, end - 16, 0.18)):
        do.lock(
            [
                radial(parting(x, b), ROOT),
                on_skull(az * 0.18 + 6, 48 + 0.4 * (b - 54), 1.17 - deep),
                on_skull(az * 0.62, 0.5 * (el + 42), 1.20 - deep),
                on_skull(az * 0.92, el + 10, 1.17 - deep),
                on_skull(az - 2, el - 2, 1.12 - deep),
            ],
            replace(SWEPT, width=w),
            samples=16,
            fixed=True,
        )
    for b, az, el in ((54, 60, end + 1), (60, 73, end - 12)):
        do.lock(
            [
                radial(parting(x, b), ROOT),
                on_skull(20 + (az - 20) * 0.30, 48, 1.15 - deep),
                on_skull(20 + (az - 20) * 0.68, 0.5 * (el + 38), 1.17 - deep),
                on_skull(az - 3, el + 8, 1.15 - deep),
                on_skull(az, el - 3, 1.11 - deep),
            ],
            replace(SWEPT, width=0.17, thickness=0.10),
            samples=16,
            fixed=True,
        )


def swept_over(do: Hairdo) -> None:
    """A fringe that covers the forehead and leans from the parting to one side: locks fanned from it, those at the far
    temple longest, each over the next one's edge."""
    low = lowest(do)
    for i, (az, above) in enumerate(_FANNED):
        end = low + above + float(do.rng.uniform(-1, 1.5))
        do.lock(
            [
                on_skull(24 + 0.10 * az, 72, 1.06),
                on_skull(16 + 0.42 * az, 58, 1.215 + 0.004 * i),
                on_skull(8 + 0.74 * az, 0.5 * (end + 46), 1.225),
                on_skull(0.91 * az, end + 10, 1.185),
                on_skull(az - 7, end, 1.125),
            ],
            replace(STRAIGHT_FRINGE, width=0.195 * float(do.rng.uniform(0.92, 1.10)), root_width=0.5),
            samples=16,
            fixed=True,
        )


_FANNED = ((58, 6), (46, 8), (34, 9), (-66, -5), (-53, -1), (-40, 1), (-27, 3), (-14, 5), (0, 6), (14, 8), (26, 9))
"""Azimuth in degrees of the ends of such locks, and how much higher than the lowest they end."""


def curtain(do: Hairdo, *, lower: float = 0.0) -> None:
    """Two locks a side that part in the middle and flick out beside the eyes."""
    fall = (0.6 - do.hair.fringe_drop) * 14
    x = do.part_x if do.hair.parting in ("left", "right") else 0.0
    for side in (-1, 1):
        for b, a1, e1, a2, e2, w in ((58, 24, 30, 54, -2, 0.17), (64, 38, 34, 65, -14, 0.18)):
            e1, e2 = e1 + fall * 0.5, e2 + fall
            do.lock(
                [
                    radial(parting(x + 0.02 * side, b + 60 * lower), ROOT),
                    on_skull(side * a1 * 0.45 + 12 * x, 48 + 20 * lower, 1.21 - lower),
                    on_skull(side * a1, e1, 1.26 - lower),
                    on_skull(side * a2 * 0.9, (e1 + e2) / 2, 1.26 - lower),
                    on_skull(side * a2, e2, 1.22 - lower),
                    on_skull(side * (a2 + 12), e2 - 14, 1.26 - lower),
                ],
                replace(CURTAIN_FRINGE, width=w),
                samples=16,
                fixed=True,
            )


def long_swept(do: Hairdo, bottom: float = -1.13) -> None:
    """Broad ribbons laid across the forehead from the parting and down the cheek, and one counter lock: they lie on the
    hair beside the face and end with it, no lower than the local height bottom."""
    x, fall = do.part_x, (0.6 - do.hair.fringe_drop) * 16
    low, drawn = max(-1.05, bottom + 0.08), 0.09 * float(smoothstep(-0.7, -1.05, bottom))
    for i in range(4):
        t = i / 3
        end = low + 0.10 * t
        do.lock(
            [
                radial(parting(x, 52 + 9 * t), ROOT),
                on_skull(-1 - 4 * t, 40 + 19 * t + fall * 0.3, 1.20 + 0.03 * t),
                on_skull(-31 - 4 * t, 21 + 19 * t + fall, 1.23 + 0.03 * t),
                on_skull(-62 - 2 * t, 6 + 16 * t + fall, 1.25),
                around(-78, 0.29 * end + 0.17 * t, 1.25),
                around(-84, 0.74 * end + 0.11 * t, 1.17 - 0.2 * drawn),
                around(-86, end, 1.15 - drawn),
            ],
            LONG_SWEPT,
            samples=17,
            fixed=True,
        )
    if is_tucked(do, 1):
        return
    do.lock(
        [
            radial(parting(x, 52), ROOT),
            on_skull(44, 34, 1.19),
            on_skull(63, 10, 1.22),
            around(72, 0.30 * low, 1.21),
            around(78, 0.74 * low, 1.15),
            around(80, low + 0.05, 1.13 - drawn),
        ],
        replace(LONG_SWEPT, width=0.19),
        samples=17,
        fixed=True,
    )


def cheeks(do: Hairdo, bottom: float = -0.75, az: float = 70) -> None:
    """One thin lock before each ear."""
    for side in (-1, 1):
        end = bottom + float(do.rng.uniform(-0.05, 0.05))
        do.lock(
            [
                on_skull(side * 58, 34, 1.02),
                on_skull(side * 66, 8, 1.15),
                around(side * az, -0.32, 1.10),
                around(side * (az + 1), (end - 0.32) / 2, 1.06),
                around(side * (az + 2), end, 0.96),
            ],
            CHEEK,
            fixed=True,
        )


def hairline_shows(do: Hairdo) -> bool:
    """Whether the forehead is bare up to the parting."""
    return do.rim is not None or do.hair.fringe in ("none", "curtain")


def whorl_of(az: float, el: float) -> F64:
    """(3,) direction of a whorl."""
    return np.asarray(on_skull(az, el))
