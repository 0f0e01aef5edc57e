"""A one-piece suit of work or flight: its trousers are the bottom in the same colour."""

from __future__ import annotations

import math

from ...paint.material import Material
from .sewing import armhole, flanks, line, spine
from .sleeves import LONG, SHORT, sleeves
from .tailor import OFF_AXIS, SMALL, Polygon, Tailor
from .trousers import pelvis

T = 0.10
_HEM = 1.30
_FLAP: Polygon = [(0.17, 2.30), (0.43, 2.32), (0.43, 2.22), (0.30, 2.17), (0.17, 2.20)]
_POUCH: Polygon = [(0.18, 2.26), (0.42, 2.28), (0.41, 2.02), (0.19, 2.00)]


def jumpsuit(tailor: Tailor) -> None:
    """A zip, chest pockets where no patch is, a belt, a collar ring and cuffs in the accent colour."""
    top = tailor.spec.top
    sewn = (armhole(tailor), flanks(tailor, _HEM), spine(tailor, _HEM))
    cloth = tailor.cloth("top", seams=sewn)
    tailor.layer(T, _HEM, cloth)
    pelvis(tailor, cloth, T - 0.015)
    trim = tailor.cloth("collar", top.accent, pattern=False, roughness=0.45)
    long = top.sleeve == "long"
    sleeves(tailor, 0.075, LONG if long else SHORT, cuff=0.12, cuff_material=trim, puff=0.04 if long else 0.0)
    tailor.band(T + 0.028, 1.44, 1.60, tailor.cloth("belt", tint=-0.05, pattern=False))
    _zip(tailor)
    for side in (-1, 1):
        if not any(patch.x * side > 0 for patch in top.patches):
            _pocket(tailor, side)
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
    strip: Polygon = [(OFF_AXIS, 1.30), (0.065, 1.30), (0.065, 2.70), (OFF_AXIS, 2.70)]
    teeth = line(tailor, [(0.0, 1.30), (0.0, 2.70)], kind="stitch", thread="#c9c4ba")
    tailor.relief(T + 0.030, strip, tailor.cloth("zip", tint=-0.06, pattern=False, seams=(teeth,)), edge=0.05)
    pull = Material("pull", "#c9c4ba", "metal", roughness=0.3)
    tailor.button(0, 2.46, T + 0.03, pull, radius=0.052)


def _ring(tailor: Tailor, trim: Material) -> None:
    """A stiff collar that stands round the neck, on a ring of metal."""
    n, level = tailor.neck, tailor.level
    lean = math.pi / 2 - 0.13
    tailor.program.ring((0, level(2.75), 0.02), 0.46 * n, 0.44 * n, 0.44 * n, 0.105, 0.085, (lean, 0, 0))
    tailor.program.ring((0, level(2.85), 0.01), 0.40 * n, 0.38 * n, 0.38 * n, 0.08, 0.075, (lean, 0, 0), k=0.03)
    tailor.program.part(trim, k=0.012)
    tailor.program.ring((0, level(2.695), 0.02), 0.51 * n, 0.49 * n, 0.49 * n, 0.080, 0.042, (lean, 0, 0))
    tailor.program.part(Material("ring", "#b4b8bd", "metal", roughness=0.3), k=0.010)
