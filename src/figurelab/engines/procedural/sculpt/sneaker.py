"""Sneakers in bold, simple forms: a thick sole, a toe cap, a tongue, chunky laces, a heel counter."""

from __future__ import annotations

from dataclasses import replace

from ..paint.material import Material, Seam
from .last import RUBBER, Last
from .program import Row

LACE = "#fbfaf5"
_TOE, _HEEL, _WIDE, _THICK = 0.282, 0.112, 0.296, 0.155
"""The sole's outline and its thickness, HR."""
_FOXING, _GREY = 0.105, "#9aa0a8"
"""Height of the line round the sole, and its colour on a shoe as pale as its sole."""


def sneaker(last: Last) -> None:
    """Every trim stands out by 0.03 HR or more: finer ones would melt when the model is reduced."""
    _sole(last)
    rows = _upper(last)
    _toe_cap(last, rows)
    _heel_counter(last, rows)
    _tongue(last, rows)
    _laces(last, rows)


def _sole(last: Last) -> None:
    """Pale rubber with a line of the upper's colour round it."""
    pale = bool(last.apart(last.shoes.sole or RUBBER, 1.0))
    line = Seam(((0.0, _FOXING), (3.0, _FOXING)), "through", "seam", _GREY if pale else last.shoes.color)
    last.slab(_TOE, _HEEL, _WIDE, _THICK)
    last.program.part(replace(last.rubber("sole", RUBBER), seams=(line,)), k=0.016)


def _upper(last: Last) -> list[Row]:
    """A heel that rises to the ankle and a broad, low toe box. Returns its rows, uncut."""
    last.form(0.02, 0.20, (0.245, 0.215, 0.315))
    last.program.cone(last.at(-0.04, 0.24), last.at(-0.03, 0.40), 0.215, 0.190, k=0.10)
    toe = last.at(0.265, 0.155)
    last.program.ellipsoid(toe, (0.250, 0.185, 0.262), (0.10, last.leg.yaw, 0), k=0.16)
    rows = last.program.open_rows()
    last.above(0.10).plane(last.facing(-0.35, 1), last.at(-0.02, 0.475), k=0.05)
    last.below_the_hem()
    last.program.part(Material("shoe", last.shoes.color, "cloth", roughness=0.5), k=0.008)
    return rows


def _toe_cap(last: Last, rows: list[Row]) -> None:
    """A bumper that sweeps back as it comes down to the sole."""
    last.program.copy(rows).offset(0.026).plane(last.facing(-0.88, 0.48), last.at(0.465, 0.20), k=0.05)
    last.above(0.10)
    last.program.part(last.bumper("toe", 0.10), k=0.008)


def _heel_counter(last: Last, rows: list[Row]) -> None:
    """Where no trousers fall over it."""
    if last.low:
        return
    last.program.copy(rows).offset(0.026).plane(last.facing(0.92, 0.40), last.at(-0.165, 0.24), k=0.04)
    last.above(0.10)
    last.program.plane((0, 1, 0), (0, 0.31, 0), k=0.06)
    last.program.part(last.bumper("heel", 0.14), k=0.008)


def _tongue(last: Last, rows: list[Row]) -> None:
    """A darker strip under the laces; it rises out of the collar, where no trousers cover it."""
    cloth = Material("tongue", last.shoes.color, "cloth", roughness=0.5, tint=last.deeper(0.09))
    last.strap(rows, 0.013, (0.275, 0.385), (0.088, 0.125, 0.16), 1.12).part(cloth, k=0.004)
    if not last.covered:
        last.program.ellipsoid(last.at(0.165, 0.405), (0.125, 0.165, 0.055), (-0.80, last.leg.yaw, 0))
        last.program.part(cloth, k=0.008)


def _laces(last: Last, rows: list[Row]) -> None:
    """Three, or the two that trousers leave to be seen."""
    top, count = ((0.275, 0.398), 2) if last.covered else ((0.180, 0.440), 3)
    last.laces(rows, 0.130, top, (0.365, 0.350), count, LACE)
