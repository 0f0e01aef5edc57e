"""A one-piece suit of work or flight: its trousers are the bottom in the same colour."""

from __future__ import annotations

import math

import numpy as np

from ...paint.material import Material
from ..anatomy import CROTCH
from ..primitives import INTERSECT
from ..probe import beside
from .pant_legs import pant_leg
from .sewing import METAL, armhole, flanks, line, spine
from .sleeves import LONG, SHORT, sleeves
from .tailor import OFF_AXIS, SMALL, Polygon, Tailor
from .trousers import ankle

T = 0.075
_HEM = 1.30
_SEAT, _LEAN = 2.655, 0.22
"""Height at which the neck's ring lies on the shoulders, and how far its front is lowered, radians."""
_ZIPPED = 2.52
_FLAP: Polygon = [(0.17, 2.30), (0.43, 2.32), (0.43, 2.22), (0.30, 2.17), (0.17, 2.20)]
_POUCH: Polygon = [(0.18, 2.26), (0.42, 2.28), (0.41, 2.02), (0.19, 2.00)]


def jumpsuit(tailor: Tailor) -> None:
    """A zip, chest pockets where no patch is, a belt, a collar ring and cuffs in the accent colour."""
    top = tailor.spec.top
    sewn = (armhole(tailor), flanks(tailor, _HEM), spine(tailor, _HEM))
    cloth = tailor.cloth("top", seams=sewn)
    program, level = tailor.program, tailor.level
    program.copy(tailor.torso).offset(T).plane((0, -1, 0), (0, level(CROTCH - 0.06), 0), k=0.45).part(cloth, k=0.07)
    trim = tailor.cloth("collar", top.accent, pattern=False, roughness=0.45)
    long = top.sleeve == "long"
    sleeves(tailor, 0.075, LONG if long else SHORT, cuff=0.12, cuff_material=trim, puff=0.04 if long else 0.0)
    tailor.band(T + 0.028, 1.44, 1.60, tailor.cloth("belt", tint=-0.05, pattern=False))
    _zip(tailor)
    for side in (-1, 1):
        if not any(patch.x * side > 0 for patch in top.patches):
            _pocket(tailor, side)
    if tailor.spec.bottom.kind in ("trousers", "jeans"):
        _cargo(tailor)
    _ring(tailor, trim)


def _pocket(tailor: Tailor, side: int) -> None:
    """On one side of the chest, 1 the wearer's left."""
    pouch, flap = ([(side * x, y) for x, y in each] for each in (_POUCH, _FLAP))
    inside = [(side * (x * 0.97 + 0.01), y + 0.02) for x, y in (*_POUCH[1:], _POUCH[0])]
    sewn = line(tailor, inside, kind="stitch", mirrored=False)
    cloth = tailor.cloth("pocket", tint=-0.01, pattern=False, seams=(sewn,))
    tailor.relief(T + 0.038, pouch, cloth, mirrored=False, edge=SMALL)
    tailor.relief(T + 0.078, flap, tailor.cloth("pocket", tint=0.02, pattern=False), mirrored=False, edge=SMALL)


def _zip(tailor: Tailor) -> None:
    strip: Polygon = [(OFF_AXIS, 1.30), (0.065, 1.30), (0.065, _ZIPPED), (OFF_AXIS, _ZIPPED)]
    teeth = line(tailor, [(0.0, 1.30), (0.0, _ZIPPED)], kind="stitch", thread=METAL)
    tailor.relief(T + 0.030, strip, tailor.cloth("zip", tint=-0.06, pattern=False, seams=(teeth,)), edge=0.05)
    pull = Material("pull", METAL, "metal", roughness=0.3)
    tailor.button(0, 2.40, T + 0.03, pull, radius=0.052)


def _ring(tailor: Tailor, trim: Material) -> None:
    """A stiff collar that stands round the neck, on a ring of metal that lies on the shoulders."""
    program, level = tailor.program, tailor.level
    y = level(_SEAT)
    before, after = tailor.front(0, _SEAT - 0.05, T)[2], tailor.behind(0, _SEAT + 0.05, T)[2]
    middle, half = 0.5 * (before + after), 0.5 * (before - after)
    wide = beside(tailor.torso, y, 0.0, T)
    turn = (math.pi / 2 + _LEAN, 0, 0)
    high = 0.40 * tailor.neck
    radii = (wide - 0.02, wide - 0.055, 0.5 * (wide + high), high)
    program.loft(0, middle, y - 0.08, level(2.90), radii, (half / wide, 0.96), end=0.06, lean=-middle)
    program.part(trim, k=0.012)
    program.ring((0, y, middle), wide, half, min(wide, half), 0.066, 0.056, turn)
    program.part(Material("ring", "#b4b8bd", "metal", roughness=0.3), k=0.010)


def _cargo(tailor: Tailor) -> None:
    """A pocket with a flap on the outside of each thigh."""
    program = tailor.program
    cloth = tailor.cloth("cargo", tailor.spec.bottom.color, tint=-0.01, pattern=False)
    for leg in tailor.legs:
        middle = leg.at(tailor.level(0.90)) + np.array([0.55 * leg.side, 0.0, 0.40])
        turn = (0.0, leg.side * 0.94, 0.0)
        for out, up, half in ((0.036, 0.0, (0.125, 0.145, 0.62)), (0.066, 0.105, (0.130, 0.055, 0.62))):
            pant_leg(tailor, leg, ankle(tailor), out)
            program.box(middle + np.array([0.0, up, 0.0]), half, turn, round=0.02, k=0.022, op=INTERSECT)
            program.part(cloth, k=0.006)
