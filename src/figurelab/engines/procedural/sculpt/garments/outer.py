"""What jackets of every cut share."""

from __future__ import annotations

from ...paint.material import Material
from ..primitives import SUBTRACT
from .necklines import under
from .tailor import OFF_AXIS, Polygon, Tailor

T = 0.13
"""Thickness of a jacket over the trunk."""
OPEN: Polygon = [(OFF_AXIS, 0.6), (0.19, 0.6), (0.21, 2.35), (0.30, 2.95), (OFF_AXIS, 2.95)]
"""What an open one leaves free."""
STEEL = Material("pull", "#c9c4ba", "metal", roughness=0.3)
_OWN = ("checks", "floral", "camouflage")


def own_pattern(tailor: Tailor) -> bool:
    """Whether the pattern is the jacket's: woven checks, flowers and camouflage are, any other goes on what is worn
    under it."""
    return tailor.spec.top.pattern.kind in _OWN


def inside(tailor: Tailor) -> None:
    """The T-shirt under it."""
    inner = tailor.spec.top.inner
    under(tailor, tailor.cloth("inner", inner, pattern=not own_pattern(tailor)), tailor.rib(inner))


def turned_collar(tailor: Tailor, leaf: Polygon, material: Material, *, rise: float = 0.050) -> None:
    """A collar open at the throat: its leaves on the chest and its fall round the neck."""
    tailor.relief(T + rise, leaf, material)
    level = tailor.level
    program = tailor.program
    radii = tuple(r * tailor.neck for r in (0.50, 0.46, 0.42, 0.40))
    program.loft(0, -0.02, level(2.62), level(2.94), radii, (0.92, 0.92), end=0.05)
    front = [(OFF_AXIS, level(2.2)), (0.26, level(2.2)), (0.30, level(3.1)), (OFF_AXIS, level(3.1))]
    program.prism(front, z_min=0, k=0.03, op=SUBTRACT)
    program.part(material, k=0.02)
