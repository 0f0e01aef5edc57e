"""The stand: a round, bevelled plinth under the feet."""

from __future__ import annotations

from ..paint.material import Material
from .anatomy import BASE_HEIGHT
from .program import Program

RADIUS = 1.05


def base(program: Program, color: str, *, radius: float = RADIUS) -> None:
    """Add a plinth from y = -0.22 to 0 with a stepped edge; soles overlap it, so the figure is one solid."""
    material = Material("base", color, "plastic", roughness=0.45)
    program.loft(0, 0.05, -BASE_HEIGHT, -0.07, (radius,) * 4, (1.0, 1.0), end=0.05)
    program.loft(0, 0.05, -0.15, 0.012, (radius - 0.07,) * 4, (1.0, 1.0), end=0.04, k=0.03)
    program.part(material, k=0.01)
