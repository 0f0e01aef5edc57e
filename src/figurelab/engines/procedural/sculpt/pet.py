"""A cat, a dog or an animal made like one, sitting or standing."""

from __future__ import annotations

import numpy as np

from ..animal import Stance, stance
from ..figure import FigureSpec, Pet
from ..paint.material import Material
from .base import base
from .pet_body import fur, legs, tail_of, trunk
from .pet_head import pet_head
from .probe import front
from .program import Program, Row
from .ruff import ruff
from .sculpture import Sculpture
from .wool import wool

BASE_RADIUS = 1.14
_WIDER = 0.10
"""A standing animal is as long as it is tall, and needs more floor."""


def pet(spec: FigureSpec) -> Sculpture:
    """Sculpt the spec's pet. Raises ValueError when it has none."""
    animal = spec.pet
    if animal is None:
        raise ValueError("the figure has no pet to sculpt")
    at = stance(animal)
    program = Program()
    base(program, spec.base, radius=BASE_RADIUS + _WIDER * (animal.pose == "stand"))
    rows = trunk(animal, at)
    program.copy(rows).part(fur("body", animal), k=0.02)
    legs(program, animal, at)
    tail_of(program, animal)
    pet_head(program, animal, at.head)
    ruff(program, animal, at)
    wool(program, animal, at)
    _collar(program, animal, at, rows)
    x, y, z = (float(v) for v in at.head)
    return Sculpture(spec, program, (x, y, z))


def _collar(program: Program, animal: Pet, at: Stance, trunk: list[Row]) -> None:
    """A band round the neck, tilted forward, with a round tag on a ring; fur that is long lies over it."""
    if animal.collar is None:
        return
    up = np.array([0.0, 1.0, 0.28]) / np.hypot(1.0, 0.28)
    middle = at.chest + np.array([0.0, 0.32, -0.02])
    thick = 0.05 + (0.05 if animal.fur == "curly" else 0.0)
    program.copy(trunk).offset(thick)
    program.plane(up, middle + up * 0.075, k=0.05).plane(-up, middle - up * 0.075, k=0.05)
    program.part(Material("collar", animal.collar, "leather", roughness=0.45), k=0.01)
    x, y, z = front(trunk, 0.0, float(at.chest[1]) + 0.09, thick)
    tag = Material("tag", "#d9b45a", "metal", roughness=0.25)
    program.ellipsoid((x, y, z + 0.02), (0.115, 0.115, 0.05))
    program.ellipsoid((x, y + 0.115, z + 0.01), (0.05, 0.05, 0.045), k=0.03)
    program.part(tag, k=0.008)
