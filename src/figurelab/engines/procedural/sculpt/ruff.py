"""Long fur: a tuft on the chest and wisps on the cheeks, as tapered locks."""

from __future__ import annotations

import math

from ..figure import Pet
from ..paint.material import Material
from .program import Program

SHORT = 0.12
"""Fluff below this stays smooth."""


def ruff(program: Program, pet: Pet, fur: Material) -> None:
    """A shield of fur on the chest, below the collar, that ends in three points. fur: the body's material."""
    if pet.fluff < SHORT:
        return
    size = 0.6 + 0.4 * pet.fluff
    program.ellipsoid((0, 0.98, 0.40), (0.34 * size, 0.24, 0.16 * size), (0.25, 0, 0))
    for place, foot, out in ((-0.22, 0.80, 0.44), (0.0, 0.66, 0.52)):
        for side in (-1, 1) if place else (1,):
            root = (side * place * 0.62 * size, 1.02, 0.40)
            tip = (side * place * size, 0.98 - (0.98 - foot) * size, out + 0.06 * size)
            program.cone(root, tip, 0.20, 0.035, k=0.12)
    program.part(fur, k=0.05)


def wisps(program: Program, pet: Pet, center: tuple[float, float, float]) -> None:
    """Open rows: two tapered locks on each cheek, to be part of the skull."""
    if pet.fluff < SHORT:
        return
    x, y, z = center
    size = 0.5 + 0.5 * pet.fluff
    for side in (-1, 1):
        for turn, height, long in ((-0.12, -0.30, 0.34), (-0.62, -0.46, 0.36)):
            root = (x + side * 0.60, y + height, z + 0.12)
            tip = (
                root[0] + side * (0.22 + long * size * math.cos(turn)),
                root[1] + long * size * math.sin(turn) - 0.05,
                root[2] - 0.08,
            )
            program.cone(root, tip, 0.30, 0.045, k=0.10)
