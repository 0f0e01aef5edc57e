"""A face mask: over nose and mouth, held by loops round the ears."""

from __future__ import annotations

from collections.abc import Sequence

from ...paint.layout import Layout
from ...paint.material import Material, Seam
from ..features import nose_breadth, nose_reach
from ..form import form_of
from ..garments.tailor import Polygon, Tailor
from ..probe import front
from ..program import Row

_SHEET: Polygon = [
    (-0.6, -0.150), (0.07, -0.155), (0.15, -0.245), (0.28, -0.290), (0.64, -0.315), (0.70, -0.37), (0.67, -0.58),
    (0.52, -0.76), (0.28, -0.85), (-0.6, -0.87),
]  # fmt: skip
"""(x, y) from the head's centre."""
_LOOPS: Sequence[Polygon] = (
    [(0.58, -0.305), (0.58, -0.395), (1.02, -0.225), (1.02, -0.135)],
    [(0.56, -0.545), (0.58, -0.635), (1.02, -0.365), (1.00, -0.275)],
)
_T = 0.060
_TIP = 0.16
"""How far the tip of a usual nose stands out."""


def mask(tailor: Tailor, color: str, head: Sequence[Row]) -> None:
    """The head's own form, grown, with room for the nose and pleats across; it reaches over a long chin."""
    x, y, z = tailor.body.head
    program = tailor.program
    loops = Material("mask", color, "cloth", roughness=0.8, tint=-0.02)
    for loop in _LOOPS:
        program.copy(head).offset(0.045)
        program.prism([(u, v + y) for u, v in loop], z_min=z - 0.04, k=0.03).part(loops, k=0.010)
    pleats = tuple(Seam(((0.0, v + y), (0.50, v + y)), "front") for v in (-0.42, -0.56))
    border = Seam(((0.0, -0.22 + y), (0.10, -0.24 + y), (0.27, -0.345 + y), (0.61, -0.37 + y)), "front", "stitch")
    sheet = Material("mask", color, "cloth", roughness=0.8, seams=(*pleats, border))
    face, drop = tailor.spec.face, max(0.0, 0.8 * form_of(tailor.spec).drop)
    level = y + Layout.of(tailor.spec).nose
    tip = front(head, x, level)[2] + _TIP * nose_reach(tailor.spec)
    room = max(0.19 * max(face.nose, face.nose_length), tip - (z + 0.80))
    outline = [(u, v + y - (drop if v < -0.5 else 0.0)) for u, v in _SHEET]
    program.copy(head)
    program.ellipsoid((x, level + 0.05, z + 0.80), (max(0.16, nose_breadth(tailor.spec)), 0.23, room), k=0.16)
    program.ellipsoid((x, y - 0.54, z + 0.70), (0.24, 0.16, 0.16), k=0.20)
    program.offset(_T).prism(outline, z_min=0.0, k=0.045)
    # Below the jaw it ends with the face.
    program.plane((0, -0.42, -1), (0, y - 0.40 - drop, z + 0.12), k=0.05).part(sheet, k=0.010)
