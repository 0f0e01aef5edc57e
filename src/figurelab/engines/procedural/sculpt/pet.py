"""A cat or a dog, sitting."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..figure import FigureSpec, Pet
from ..paint.material import Material
from .base import base
from .pet_head import pet_head
from .primitives import SUBTRACT
from .probe import front
from .program import Program, Row
from .ruff import ruff
from .sculpture import Sculpture

HEAD = (0.0, 2.12, 0.10)
BASE_RADIUS = 1.14


def pet(spec: FigureSpec) -> Sculpture:
    """Sculpt the spec's pet. Raises ValueError when it has none."""
    if spec.pet is None:
        raise ValueError("the figure has no pet to sculpt")
    program = Program()
    base(program, spec.base, radius=BASE_RADIUS)
    rows = _trunk(spec.pet)
    program.copy(rows).part(_fur("body", spec.pet), k=0.02)
    ruff(program, spec.pet, _fur("body", spec.pet))
    _haunches(program, spec.pet)
    _front_legs(program, spec.pet)
    _tail(program, spec.pet)
    _collar(program, spec.pet, rows)
    pet_head(program, spec.pet, np.array(HEAD))
    return Sculpture(spec, program, HEAD)


def _fur(name: str, animal: Pet) -> Material:
    return Material(name, animal.coat, "fur", roughness=0.72)


def _trunk(animal: Pet) -> list[Row]:
    """A pear: rump low behind, chest high in front, neck into the head."""
    p = Program()
    p.ellipsoid((0, 0.50, -0.22), (0.62, 0.54, 0.60))
    p.ellipsoid((0, 0.98, 0.12), (0.50, 0.62, 0.46), k=0.30)
    p.cone((0, 1.20, 0.10), (0, 1.70, 0.08), 0.40, 0.38, k=0.20)
    if animal.species == "cat":
        p.cone((0, 1.10, 0.40), (0, 0.86, 0.46), 0.20, 0.10, k=0.24)
    p.plane((0, -1, 0), (0, -0.03, 0), k=0.05)
    return p.open_rows()


def _haunches(program: Program, animal: Pet) -> None:
    for side in (-1, 1):
        program.ellipsoid((side * 0.50, 0.40, 0.02), (0.28, 0.42, 0.46), (0, side * 0.25, 0), k=0.05)
        program.plane((0, -1, 0), (0, -0.03, 0), k=0.05)
        program.part(_fur("leg", animal), k=0.07)
        _paw(program, animal, (side * 0.60, 0.11, 0.42), side * 0.35, 0.95)


def _front_legs(program: Program, animal: Pet) -> None:
    for side in (-1, 1):
        program.cone((side * 0.25, 1.02, 0.30), (side * 0.235, 0.16, 0.50), 0.20, 0.160)
        program.plane((0, -1, 0), (0, -0.03, 0), k=0.05)
        program.part(_fur("leg", animal), k=0.09)
        _paw(program, animal, (side * 0.245, 0.12, 0.60), side * 0.08, 1.0)


def _paw(program: Program, animal: Pet, center: tuple[float, float, float], yaw: float, size: float) -> None:
    """A blunt paw with two creases between the toes."""
    x, y, z = center
    forward = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    right = np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
    program.ellipsoid(center, (0.185 * size, 0.145 * size, 0.235 * size), (0, yaw, 0))
    for toe in (-1, 1):
        top = np.array([x, y + 0.10, z]) + forward * 0.20 * size + right * toe * 0.062 * size
        foot = np.array([x, y - 0.08, z]) + forward * 0.255 * size + right * toe * 0.075 * size
        program.cone(top, foot, 0.010, 0.012, k=0.05, op=SUBTRACT)
    program.plane((0, -1, 0), (0, -0.03, 0), k=0.02)
    program.part(_fur("paw", animal), k=0.03)


def _tail(program: Program, animal: Pet) -> None:
    """From the back round the right haunch, its tip up: the painter takes the highest point for the tip."""
    if animal.species == "cat":
        path = [(0.10, 0.20, -0.72), (0.52, 0.17, -0.78), (0.88, 0.20, -0.46), (0.98, 0.44, -0.20), (0.94, 0.74, -0.12)]
        girth = (0.17, 0.16, 0.15, 0.14, 0.12)
    else:
        path = [(0.0, 0.40, -0.70), (0.20, 0.46, -0.92), (0.42, 0.66, -0.96), (0.56, 0.92, -0.84), (0.56, 1.10, -0.70)]
        girth = (0.17, 0.17, 0.165, 0.14, 0.10)
    plume = 1 + 0.75 * animal.fluff * np.array([0.2, 0.8, 1.0, 0.55, -0.25])
    points, radii = _smooth(np.array(path)), _smooth(np.array(girth) * plume)
    for i in range(len(points) - 1):
        program.cone(points[i], points[i + 1], radii[i], radii[i + 1], k=0.06)
    program.plane((0, -1, 0), (0, -0.03, 0), k=0.03)
    program.part(_fur("tail", animal), k=0.03)


def _smooth(knots: NDArray[np.float64], *, steps: int = 4) -> NDArray[np.float64]:
    """Catmull-Rom through knots (n,) or (n, d), ``steps`` points a span."""
    padded = np.concatenate([[2 * knots[0] - knots[1]], knots, [2 * knots[-1] - knots[-2]]])
    t = np.arange(steps) / steps
    weights = 0.5 * np.stack([-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2])
    spans = [np.tensordot(weights, padded[i : i + 4], (0, 0)) for i in range(len(knots) - 1)]
    return np.concatenate([*spans, knots[-1:]])


def _collar(program: Program, animal: Pet, trunk: list[Row]) -> None:
    """A band round the neck, tilted forward, with a round tag."""
    if animal.collar is None:
        return
    up = np.array([0.0, 1.0, 0.28]) / np.hypot(1.0, 0.28)
    middle = np.array([0.0, 1.30, 0.10])
    program.copy(trunk).offset(0.05)
    program.plane(up, middle + up * 0.075, k=0.05).plane(-up, middle - up * 0.075, k=0.05)
    program.part(Material("collar", animal.collar, "leather", roughness=0.45), k=0.01)
    x, y, z = front(trunk, 0.0, 1.07, 0.05)
    tag = Material("tag", "#d9b45a", "metal", roughness=0.25)
    program.ellipsoid((x, y, z), (0.105, 0.105, 0.05)).part(tag, k=0.008)
