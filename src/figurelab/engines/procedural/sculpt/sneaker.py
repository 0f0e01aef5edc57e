"""Sneakers in bold, simple forms, low, high or slipped on: a thick sole, a toe cap, a tongue, laces, a heel counter."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from ..paint.material import Material, Seam
from .lacing import cross_laces
from .last import RUBBER, UNDER, Last
from .primitives import INTERSECT
from .program import Row

LACE = "#fbfaf5"
_TOE, _HEEL, _WIDE, _THICK = 0.282, 0.112, 0.292, 0.150
"""The sole's outline and its thickness, HR."""
_FOXING, _GREY = 0.102, "#9aa0a8"
"""Height of the line round the sole, and its colour on a shoe as pale as its sole."""
_SHAFT = 0.600
"""Height of a high one's shaft."""


Cut = Literal["low", "high", "slip"]


def sneaker(last: Last, cut: Cut = "low") -> None:
    """Trims with an edge of their own stand out by 0.02 HR: finer ones would melt when the model is reduced."""
    _sole(last)
    rows = _upper(last, high=cut == "high")
    if cut == "slip":
        _gores(last, rows)
        return
    _toe_cap(last, rows)
    _heel_counter(last, rows)
    _tongue(last, rows, high=cut == "high")
    if last.covered:
        cross_laces(last, rows, (0.268, 0.405), (0.372, 0.340), 0.098, 2, LACE, bow=False)
    elif cut == "high":
        cross_laces(last, rows, (0.172, 0.515), (0.372, 0.340), 0.098, 4, LACE, bow=True)
        _disc(last)
    else:
        cross_laces(last, rows, (0.200, 0.440), (0.372, 0.340), 0.098, 3, LACE, bow=True)


def _sole(last: Last) -> None:
    """Pale rubber with a line of the upper's colour round it."""
    pale = bool(last.apart(last.shoes.sole or RUBBER, 1.0))
    t, once = UNDER + _FOXING, 3.0
    line = Seam(((t, -once), (t, once)), "limb", "seam", _GREY if pale else last.shoes.color)
    last.slab(_TOE, _HEEL, _WIDE, _THICK)
    rubber = last.rubber("sole", RUBBER)
    shade = Seam(((UNDER, -once), (UNDER, once)), "limb", "fold")
    last.program.part(replace(rubber, frame=last.around(0.085, 0.45), seams=(line, shade)), k=0.028)


def _upper(last: Last, *, high: bool) -> list[Row]:
    """A heel that rises to the ankle, or over it, and a broad, low toe box. Returns its rows, uncut."""
    last.form(0.02, 0.20, (0.240, 0.215, 0.312))
    if high:
        g = last.leg.girth
        last.program.cone(last.at(-0.04, 0.24), last.leg.at(_SHAFT), 0.212, 0.196 * max(g, 1.0), k=0.12)
    else:
        last.program.cone(last.at(-0.04, 0.24), last.at(-0.03, 0.40), 0.215, 0.190, k=0.10)
    toe = last.at(0.268, 0.152)
    last.program.ellipsoid(toe, (0.246, 0.182, 0.258), (0.10, last.leg.yaw, 0), k=0.16)
    rows = last.program.open_rows()
    top = last.at(-0.02, _SHAFT - 0.02) if high else last.at(-0.02, 0.475)
    last.above(0.10).plane(last.facing(0.10 if high else -0.35, 1), top, k=0.05)
    last.below_the_hem()
    last.program.part(Material("shoe", last.shoes.color, "cloth", roughness=0.6), k=0.008)
    return rows


def _toe_cap(last: Last, rows: list[Row]) -> None:
    """A bumper that sweeps back as it comes down to the sole."""
    last.program.copy(rows).offset(0.024).plane(last.facing(-0.88, 0.48), last.at(0.462, 0.20), k=0.035)
    last.above(0.10)
    last.program.part(last.bumper("toe", 0.06), k=0.006)


def _heel_counter(last: Last, rows: list[Row]) -> None:
    """Where no trousers fall over it."""
    if last.low:
        return
    last.program.copy(rows).offset(0.024).plane(last.facing(0.92, 0.40), last.at(-0.165, 0.24), k=0.04)
    last.above(0.10)
    last.program.plane((0, 1, 0), (0, 0.31, 0), k=0.05)
    last.program.part(last.bumper("heel", 0.14), k=0.006)


def _tongue(last: Last, rows: list[Row], *, high: bool) -> None:
    """A darker strip under the laces; it rises out of the collar, where no trousers cover it."""
    cloth = Material("tongue", last.shoes.color, "cloth", roughness=0.6, tint=last.deeper(0.09))
    place, half = ((0.262, 0.430), (0.084, 0.185, 0.16)) if high else ((0.280, 0.385), (0.084, 0.125, 0.16))
    last.strap(rows, 0.012, place, half, 1.0 if high else 1.12).part(cloth, k=0.004)
    if last.covered:
        return
    if high:
        last.program.ellipsoid(last.at(0.150, 0.570), (0.105, 0.095, 0.050), (-0.45, last.leg.yaw, 0))
    else:
        last.program.ellipsoid(last.at(0.165, 0.405), (0.115, 0.165, 0.055), (-0.80, last.leg.yaw, 0))
    last.program.part(cloth, k=0.008)


def _disc(last: Last) -> None:
    """A round patch over the ankle, inside."""
    inner = -last.leg.side
    place = last.at(-0.030, 0.435, inner * 0.200)
    last.program.ellipsoid(place, (0.050, 0.080, 0.080), (0, last.leg.yaw, 0))
    last.program.part(last.bumper("patch", 0.14), k=0.006)


def _gores(last: Last, rows: list[Row]) -> None:
    """A slip-on's: a smooth vamp, elastic at both sides and a padded edge behind it."""
    dark = Material("gore", last.shoes.color, "cloth", roughness=0.8, tint=last.deeper(0.14))
    for side in (-1, 1):
        place = last.at(0.150, 0.350, side * 0.150)
        last.program.copy(rows).offset(0.008)
        last.program.ellipsoid(place, (0.085, 0.115, 0.075), (-0.9, last.leg.yaw, 0), k=0.02, op=INTERSECT)
        last.program.part(dark, k=0.004)
    trim = Material("shoe", last.shoes.color, "cloth", roughness=0.6, tint=last.deeper(0.05))
    last.strap(rows, 0.022, (0.298, 0.375), (0.150, 0.034, 0.16), 1.0).part(trim, k=0.006)
