"""Boots: laced up over a tongue, with a cap over the toes, a welt on a sole with a heel, and a padded collar."""

from __future__ import annotations

from dataclasses import replace

from ..paint.material import Material
from .lacing import cross_laces
from .last import TREAD, Last, Up
from .primitives import SUBTRACT
from .program import Row

_TOE, _HEEL, _WIDE, _THICK = 0.282, 0.128, 0.290, 0.115
"""The sole's outline and its thickness, HR."""
_ARCH = (0.045, 0.080, 0.040)
"""The hollow before the heel: its middle ahead, half its length and its height."""
_TOP, _PADDED = 0.655, 0.150
"""Height of the shaft in the middle and breadth of its padded collar; it is higher behind than ahead."""
_STOUT, _SLIM = 1.0, 0.6
"""How far the shaft is wider on stout legs, and narrower on slim ones: never so narrow as the trousers in it."""
_CALF, _FULLER = 0.58, 1.2
"""How far down a leg the collar lies, of its length, where it is a calf's; how much wider it is per length higher."""
_LACED: tuple[Up, Up] = ((0.212, 0.492), (0.352, 0.350))
"""The uppermost pair of eyelets and the lowest."""


def boot(last: Last) -> None:
    """Ankle-high, over tucked trousers."""
    program = last.program
    leather = Material("shoe", last.shoes.color, "leather", roughness=0.50)
    _sole(last)
    last.welt(_TOE, _HEEL, _WIDE + 0.006, 0.100, 0.150, last.rubber("welt", TREAD, 0.16))
    rows = _upper(last, leather)
    trim = replace(leather, tint=last.deeper(0.055))
    program.copy(rows).offset(0.022).plane(last.facing(-0.94, 0.34), last.at(0.440, 0.22), k=0.035)
    last.above(0.10).part(trim, k=0.006)
    last.strap(rows, 0.012, (0.258, 0.372), (0.108, 0.126, 0.22), 0.80).part(
        replace(leather, name="tongue", tint=last.deeper(0.10)), k=0.004
    )
    cross_laces(last, rows, *_LACED, 0.100, 3, last.cord, bow=False)
    _collar(last)


def _sole(last: Last) -> None:
    """Thick rubber that is hollowed before a heel of its own."""
    program = last.program
    last.slab(_TOE, _HEEL, _WIDE, _THICK)
    forward, half, high = _ARCH
    # Not right through: the floor would shine between heel and ball as a white speck.
    for side in (-1, 1):
        middle = last.at(forward, 0.0, side * _WIDE)
        program.box(middle, (0.13, high, half), (0, last.leg.yaw, 0), round=0.02, k=0.03, op=SUBTRACT)
    program.part(last.rubber("sole", TREAD), k=0.010)


def _girth(last: Last) -> float:
    """Of the shaft: as the trousers that are tucked into it follow the leg. Of a short leg it comes up to the knee."""
    hip, ankle = float(last.leg.hip[1]), float(last.leg.ankle[1])
    knee = max(_CALF - (hip - _TOP) / (hip - ankle), 0.0)
    more = last.leg.girth - 1.0
    return 1.0 + more * (_STOUT if more > 0.0 else _SLIM) + _FULLER * knee


def _upper(last: Last, leather: Material) -> list[Row]:
    """A low toe box, an instep and the shaft. Returns its rows, uncut."""
    program, g = last.program, _girth(last)
    last.form(0.03, 0.21, (0.248, 0.225, 0.320))
    program.ellipsoid(last.at(0.280, 0.165), (0.252, 0.195, 0.258), (0.08, last.leg.yaw, 0), k=0.14)
    program.cone(last.at(-0.05, 0.25), last.leg.at(0.68), 0.216 * g, 0.232 * g, k=0.14)
    rows = program.open_rows()
    last.above(0.09)
    program.plane(last.facing(0.16, 1), last.at(-0.03, _TOP - 0.03), k=0.04).part(leather, k=0.008)
    return rows


def _collar(last: Last) -> None:
    """Padded, round the top, soft above and below."""
    program, g = last.program, _girth(last)
    tilt = last.facing(0.16, 1)
    program.cone(last.at(-0.05, 0.25), last.leg.at(0.68), 0.226 * g, 0.246 * g)
    program.plane(tilt, last.at(-0.03, _TOP), k=0.075).plane(-tilt, last.at(-0.03, _TOP - _PADDED), k=0.05)
    program.part(Material("shoe", last.shoes.color, "leather", roughness=0.62, tint=last.deeper(0.035)), k=0.012)
