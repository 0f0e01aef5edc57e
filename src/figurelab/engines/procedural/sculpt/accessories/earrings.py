"""Earrings: a stud and a drop under each ear."""

from __future__ import annotations

from ...paint.material import Material
from ..garments.tailor import Tailor


def earrings(tailor: Tailor, color: str) -> None:
    """At the lobes, thick enough to be printed."""
    metal = Material("earring", color, "metal", roughness=0.22)
    _, y, _ = tailor.body.head
    x = float(tailor.body.skull_radii[0]) * 0.99
    program = tailor.program
    for side in (-1, 1):
        program.ellipsoid((side * x, y - 0.345, 0.0), (0.062, 0.062, 0.062))
        program.ellipsoid((side * (x + 0.005), y - 0.455, 0.0), (0.066, 0.095, 0.066), k=0.04)
        program.part(metal, k=0.008)
