"""Boots: laced up over a tongue, with a cap over the toes, a sewn welt on a thick sole and a rolled band."""

from __future__ import annotations

from dataclasses import replace

from ..paint.material import Material
from .last import DARK_SOLE, Last, Up
from .program import Row

_TOE, _HEEL, _WIDE, _THICK = 0.282, 0.128, 0.294, 0.125
"""The sole's outline and its thickness, HR."""
_LACED: tuple[Up, Up] = ((0.212, 0.522), (0.334, 0.366))
"""The uppermost lace and the lowest one."""


def boot(last: Last) -> None:
    """Ankle-high, over tucked trousers."""
    program = last.program
    leather = Material("shoe", last.shoes.color, "leather", roughness=0.42)
    last.sole(_TOE, _HEEL, _WIDE, _THICK, DARK_SOLE)
    last.welt(_TOE, _HEEL, _WIDE + 0.012, 0.112, 0.168, last.rubber("welt", DARK_SOLE, 0.14))
    rows = _upper(last, leather)
    trim = replace(leather, tint=last.deeper(0.055))
    program.copy(rows).offset(0.030).plane(last.facing(-0.94, 0.34), last.at(0.430, 0.22), k=0.045)
    last.above(0.10).part(trim, k=0.008)
    last.strap(rows, 0.014, (0.225, 0.400), (0.095, 0.140, 0.22), 0.80).part(
        replace(leather, name="tongue", tint=last.deeper(0.10)), k=0.004
    )
    last.laces(rows, 0.135, *_LACED, 3, last.cord)
    _band(last)


def _upper(last: Last, leather: Material) -> list[Row]:
    """A low toe box, an instep and the shaft. Returns its rows, uncut."""
    program, g = last.program, last.leg.girth
    last.form(0.03, 0.21, (0.252, 0.225, 0.325))
    program.ellipsoid(last.at(0.275, 0.170), (0.258, 0.200, 0.268), (0.08, last.leg.yaw, 0), k=0.14)
    program.cone(last.at(-0.05, 0.25), last.leg.at(0.68), 0.222 * g, 0.236 * g, k=0.14)
    rows = program.open_rows()
    last.above(0.09)
    program.plane((0, 1, 0), (0, 0.635, 0), k=0.05).part(leather, k=0.008)
    return rows


def _band(last: Last) -> None:
    """Rolled, round the top."""
    program, g = last.program, last.leg.girth
    program.cone(last.at(-0.05, 0.41), last.leg.at(0.68), 0.243 * g, 0.258 * g)
    program.plane((0, -1, 0), (0, 0.555, 0), k=0.05).plane((0, 1, 0), (0, 0.660, 0), k=0.05)
    program.part(Material("shoe", last.shoes.color, "leather", roughness=0.55, tint=0.035), k=0.008)
