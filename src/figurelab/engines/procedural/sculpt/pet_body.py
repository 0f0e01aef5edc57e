"""Trunk, legs and tail of a cat or a dog, sitting or standing."""

from __future__ import annotations

import numpy as np

from ..animal import Stance, tail
from ..figure import Pet
from ..paint.material import Material
from .primitives import SUBTRACT
from .program import Program, Row


def fur(name: str, animal: Pet) -> Material:
    """The coat's material on a part of this name."""
    return Material(name, animal.coat, "fur", roughness=0.92)


def trunk(animal: Pet, at: Stance) -> list[Row]:
    """Sitting, a pear: rump low behind, chest high in front, neck into the head. Standing, a barrel under the neck."""
    p = Program()
    w, neck = at.wide, 1 + 0.6 * (at.wide - 1)
    x, y, z = at.chest
    if animal.pose == "stand":
        p.ellipsoid((0, y - 0.02, -0.50), (0.46 * w, 0.46 * w, 0.46))
        p.cone((0, y, -0.42), (0, y + 0.02, 0.22), 0.42 * w, 0.46 * w, k=0.2)
        p.ellipsoid((0, y + 0.02, 0.28), (0.48 * w, 0.52 * w, 0.42), k=0.2)
        p.cone((0, y + 0.16, 0.26), at.head - (0, 0.40, 0.06), 0.40 * neck, 0.38, k=0.20)
        return p.open_rows()
    p.ellipsoid((x, 0.50, z - 0.34), (0.62 * w, 0.54, 0.60 * (0.4 + 0.6 * w)))
    p.ellipsoid((x, y, z), (0.50 * w, 0.62, 0.46 * (0.4 + 0.6 * w)), k=0.30)
    p.cone((x, y + 0.22, z - 0.02), (x, y + 0.72, z - 0.04), 0.40 * neck, 0.38, k=0.20)
    if animal.species == "cat":
        p.cone((x, y + 0.12, z + 0.28), (x, y - 0.12, z + 0.34), 0.20, 0.10, k=0.24)
    p.plane((0, -1, 0), (0, -0.03, 0), k=0.05)
    return p.open_rows()


def legs(program: Program, animal: Pet, at: Stance) -> None:
    """Four legs, each on a blunt paw."""
    if animal.pose == "stand":
        for side in (-1, 1):
            _column(program, animal, at, (side * 0.27 * at.wide, at.chest[1] - 0.02, 0.34), 0.40)
            _hind_leg(program, animal, at, side)
        return
    w, thick = at.wide, at.thick
    for side in (-1, 1):
        program.ellipsoid((side * 0.50 * w, 0.40, 0.02), (0.28 * w, 0.42, 0.46), (0, side * 0.25, 0), k=0.05)
        program.plane((0, -1, 0), (0, -0.03, 0), k=0.05)
        program.part(fur("leg", animal), k=0.07)
        _paw(program, animal, (side * 0.60 * w, 0.11, 0.42), side * 0.35, 0.95 * (0.4 + 0.6 * thick))
    for side in (-1, 1):
        top, foot = (side * 0.25 * w, at.chest[1] + 0.04, 0.30), (side * 0.235 * w, 0.16, 0.50)
        program.cone(top, foot, 0.20 * thick, 0.165 * thick)
        program.plane((0, -1, 0), (0, -0.03, 0), k=0.05)
        program.part(fur("leg", animal), k=0.09)
        _paw(program, animal, (side * 0.245 * w, 0.12, 0.60), side * 0.08, 0.4 + 0.6 * thick)


def _column(program: Program, animal: Pet, at: Stance, top: tuple[float, float, float], z: float) -> None:
    """A straight leg from ``top`` down to a paw at ``z``."""
    x, y, front = top
    program.cone((x, y, front), (x, 0.15, z), 0.20 * at.thick, 0.165 * at.thick)
    program.plane((0, -1, 0), (0, -0.03, 0), k=0.05)
    program.part(fur("leg", animal), k=0.09)
    _paw(program, animal, (x, 0.12, z + 0.08), float(np.sign(x)) * 0.06, 0.4 + 0.6 * at.thick)


def _hind_leg(program: Program, animal: Pet, at: Stance, side: int) -> None:
    """A full thigh over a hock that goes back before the foot goes down."""
    w, thick, y = at.wide, at.thick, at.chest[1]
    x = side * 0.30 * w
    program.ellipsoid((x * 1.05, y - 0.10, -0.52), (0.22 * thick, 0.38, 0.32), k=0.05)
    program.cone((x, y - 0.22, -0.50), (x, 0.36, -0.74), 0.20 * thick, 0.15 * thick, k=0.10)
    program.cone((x, 0.36, -0.74), (x, 0.14, -0.66), 0.15 * thick, 0.145 * thick, k=0.08)
    program.plane((0, -1, 0), (0, -0.03, 0), k=0.05)
    program.part(fur("leg", animal), k=0.09)
    _paw(program, animal, (x, 0.12, -0.56), side * 0.06, 0.95 * (0.4 + 0.6 * thick))


def _paw(program: Program, animal: Pet, center: tuple[float, float, float], yaw: float, size: float) -> None:
    """Four toes: a blunt paw with three creases, the toes' knuckles standing out between them."""
    x, y, z = center
    forward = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    right = np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
    program.ellipsoid(center, (0.185 * size, 0.140 * size, 0.215 * size), (0, yaw, 0))
    for toe in (-1.5, -0.5, 0.5, 1.5):
        out = 0.150 - 0.022 * abs(toe)
        at = np.array([x, y - 0.025, z]) + forward * out * size + right * toe * 0.082 * size
        program.ellipsoid(at, (0.066 * size, 0.085 * size, 0.105 * size), (0, yaw, 0), k=0.022)
    for toe in (-1, 0, 1):
        top = np.array([x, y + 0.07, z]) + forward * 0.20 * size + right * toe * 0.080 * size
        foot = np.array([x, y - 0.09, z]) + forward * 0.262 * size + right * toe * 0.084 * size
        program.cone(top, foot, 0.006, 0.010, k=0.035, op=SUBTRACT)
    program.plane((0, -1, 0), (0, -0.03, 0), k=0.02)
    program.part(fur("paw", animal), k=0.03)


def tail_of(program: Program, animal: Pet) -> None:
    """The tail along its path; the painter takes the path's end for the tip."""
    points, radii = tail(animal)
    for i in range(len(points) - 1):
        program.cone(points[i], points[i + 1], radii[i], radii[i + 1], k=0.06)
    program.plane((0, -1, 0), (0, -0.03, 0), k=0.03)
    program.part(fur("tail", animal), k=0.05)
