"""The peak of a cap: cut from a dome, so that it arches from side to side and dips to its tip."""

from __future__ import annotations

from ...paint.material import Material
from ..hair.frame import vec
from ..program import INTERSECT, SUBTRACT
from .milliner import Milliner

WORN_FRONT = 1.10
"""Local z at which a peak leaves the crown."""
_THICK = 0.125
_MIDDLE = 0.55
"""Local z of the dome's middle."""
_DEEP = 6.0
"""Half height of an ellipsoid that is cut with as a cylinder would be."""


def visor(
    do: Milliner, y: float, material: Material, *, reach: float = 1.80, dome: float = 0.50, back: bool = False
) -> None:
    """y: local height of the crown's edge in front, or behind where the cap is worn the other way round. reach: local z
    of the tip. dome: how high the dome is, and so how far the tip hangs."""
    scale, program = do.frame.scale, do.program
    way = -1 if back else 1
    top = do.frame.world(vec(0.0, y + 0.165 - 0.925 * dome, way * _MIDDLE))
    radii = vec(1.14, dome, 1.45) * scale
    program.ellipsoid(top, radii).ellipsoid(top - vec(0, _THICK, 0), radii, k=0.05, op=SUBTRACT)
    outline = do.frame.world(vec(0.0, y, way * 0.60))
    program.ellipsoid(outline, vec(0.98, _DEEP, reach - 0.60) * scale, k=0.05, op=INTERSECT)
    program.plane((0, 0, -way), outline - vec(0, 0, way * 0.25), k=0.05)
    program.part(material, k=0.018)
