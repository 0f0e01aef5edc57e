"""A cat's or dog's head: round skull, cheeks, a muzzle by length, ears erect or folded."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ..figure import Pet
from ..paint.material import Material
from .primitives import SUBTRACT
from .probe import front
from .program import Program, Row
from .ruff import wisps

V = NDArray[np.float64]

NOSE_HEIGHT = -0.26
"""Where the printed face expects the nose, below the head's centre."""
DOG_NOSE = "#2f2626"
DARK_NOSE = "#120e0e"
"""On a dark muzzle, below which it would not show."""
CAT_NOSE = "#b0686c"
INNER_EAR = "#dca296"


def pet_head(program: Program, pet: Pet, center: V) -> None:
    """Add head, muzzle, nose and ears about the head's centre (3,)."""
    rows = _skull(pet, center)
    program.copy(rows).part(_fur("head", pet, face=True), k=0.05)
    muzzle = _muzzle(pet, center)
    program.copy(muzzle).part(_fur("muzzle", pet, face=True), k=0.09)
    _nose(program, pet, muzzle, center)
    for side in (-1, 1):
        if pet.ears == "erect":
            _erect_ear(program, pet, center, side)
        elif pet.species == "dog":
            _hanging_ear(program, pet, center, side)
        else:
            _folded_ear(program, pet, center, side)


def _by(point: V, x: float, y: float, z: float) -> V:
    """(3,) point moved."""
    return point + np.array((x, y, z))


def _fur(name: str, pet: Pet, *, face: bool = False) -> Material:
    return Material(name, pet.coat, "fur", roughness=0.7, face=face)


def _skull(pet: Pet, center: V) -> list[Row]:
    p = Program()
    cat = pet.species == "cat"
    p.ellipsoid(center, (1.0, 0.84, 0.86) if cat else (0.94, 0.88, 0.88))
    p.ellipsoid(_by(center, 0, -0.22, 0.06), (0.92, 0.58, 0.74) if cat else (0.84, 0.60, 0.74), k=0.25)
    for side in (-1, 1):
        p.ellipsoid(_by(center, side * 0.46, -0.36, 0.34), (0.38, 0.30, 0.36), k=0.28)
        if cat:
            for x, y, out, down in ((0.66, -0.28, 0.46, -0.10), (0.60, -0.36, 0.40, -0.22)):
                root = _by(center, side * x, y, 0.14)
                p.cone(root, _by(root, side * out, down, -0.06), 0.27, 0.04, k=0.10)
    wisps(p, pet, (float(center[0]), float(center[1]), float(center[2])))
    return p.open_rows()


def _muzzle(pet: Pet, center: V) -> list[Row]:
    """Two pads over a chin; a long muzzle is carried forward on a bridge."""
    p = Program()
    reach = 0.16 * pet.muzzle if pet.species == "cat" else 0.05 + 0.38 * pet.muzzle
    wide = 1.0 if pet.species == "cat" else 1.18
    z = 0.70 + reach
    bridge = _by(center, 0, -0.33, 0.45)
    p.cone(bridge, _by(center, 0, -0.36, z - 0.04), 0.30 * wide, 0.19 * wide)
    for side in (-1, 1):
        p.ellipsoid(_by(center, side * 0.125 * wide, -0.375, z), (0.185 * wide, 0.150, 0.185), k=0.06)
    p.ellipsoid(_by(center, 0, -0.50, z - 0.04), (0.13 * wide, 0.095, 0.15), k=0.06)
    return p.open_rows()


def _nose(program: Program, pet: Pet, muzzle: list[Row], center: V) -> None:
    """A rounded triangle, wider above."""
    cat = pet.species == "cat"
    size = 0.82 if cat else 1.12
    x, y, z = front(muzzle, 0.0, float(center[1]) + NOSE_HEIGHT - 0.02)
    at = np.array([x, y + 0.01, z - 0.005])
    program.ellipsoid(_by(at, 0, 0.012, 0), (0.105 * size, 0.058 * size, 0.065))
    program.ellipsoid(_by(at, 0, -0.03 * size, 0.004), (0.055 * size, 0.055 * size, 0.055), k=0.06)
    program.part(
        Material(
            "nose",
            CAT_NOSE if cat else DARK_NOSE if pet.pattern in ("mask", "saddle") else DOG_NOSE,
            "leather",
            roughness=0.25,
        ),
        k=0.012,
    )


def _erect_ear(program: Program, pet: Pet, center: V, side: int) -> None:
    """A rounded triangle with a dish in front."""
    wide, tall, blunt = (0.33, 1.16, 0.08) if pet.species == "cat" else (0.30, 1.02, 0.11)
    root = _by(center, side * 0.55, 0.50, -0.10)
    tip = _by(center, side * 0.76, tall, -0.10)
    lean = math.atan2(tip[0] - root[0], tip[1] - root[1])
    program.cone(root, tip, wide, blunt)
    program.plane((0, 0.12, 1), _by(root, 0, 0.30, 0.13), k=0.10)
    program.plane((0, 0.10, -1), _by(root, 0, 0.30, -0.12), k=0.10)
    dish = root + (tip - root) * 0.42 + [0, 0, 0.20]
    program.ellipsoid(dish, (0.165, 0.34, 0.125), (0.0, 0.0, -lean), k=0.06, op=SUBTRACT)
    program.part(_fur("ear", pet), k=0.06)
    program.ellipsoid(dish - [0, 0.01, 0.12], (0.135, 0.29, 0.035), (0.06, 0.0, -lean))
    program.part(Material("inner ear", INNER_EAR, "cloth", roughness=0.7), k=0.01)


def _hanging_ear(program: Program, pet: Pet, center: V, side: int) -> None:
    """A soft flap from the crown down past the eye."""
    program.cone(_by(center, side * 0.56, 0.66, -0.04), _by(center, side * 0.88, 0.52, -0.02), 0.17, 0.17)
    program.ellipsoid(
        _by(center, side * 1.00, 0.06, 0.02), (0.145, 0.52, 0.30), (0.0, side * -0.12, side * 0.16), k=0.12
    )
    program.part(_fur("ear", pet), k=0.02)


def _folded_ear(program: Program, pet: Pet, center: V, side: int) -> None:
    """A small ear whose tip lies forward on the brow."""
    root = _by(center, side * 0.52, 0.68, 0.02)
    program.cone(root, _by(root, side * 0.12, 0.14, 0.10), 0.20, 0.14, k=0.1)
    program.cone(_by(root, side * 0.12, 0.14, 0.10), _by(root, side * 0.16, -0.06, 0.40), 0.15, 0.06, k=0.08)
    program.part(_fur("ear", pet), k=0.03)
