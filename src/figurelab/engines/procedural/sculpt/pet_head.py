"""A pet's head: skull, brows, cheeks, a muzzle by its length and breadth, and the nose."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..figure import Pet
from ..paint.material import Material
from .pet_ears import pet_ears
from .primitives import SUBTRACT
from .probe import front
from .program import Program, Row

V = NDArray[np.float64]

NOSE_HEIGHT = -0.26
"""Where the printed face expects the nose, below the head's centre."""
DOG_NOSE = "#2f2626"
DARK_NOSE = "#120e0e"
"""On a dark muzzle, below which it would not show."""
CAT_NOSE = "#b0686c"
_WRINKLED = (0.2, 0.6)
"""A muzzle shorter and broader than these has a fold over the nose and down to the lips."""


def pet_head(program: Program, pet: Pet, center: V) -> None:
    """Add head, muzzle, nose and ears about the head's centre (3,)."""
    rows = _skull(pet, center)
    program.copy(rows).part(_fur("head", pet), k=0.05)
    program.copy(_muzzle(pet, center)).part(_fur("muzzle", pet), k=0.07)
    _nose(program, pet, center)
    pet_ears(program, pet, center)


def _by(point: V, x: float, y: float, z: float) -> V:
    """(3,) point moved."""
    return point + np.array((x, y, z))


def _fur(name: str, pet: Pet) -> Material:
    return Material(name, pet.coat, "fur", roughness=0.92, face=True)


def small_muzzle(pet: Pet) -> bool:
    """Whether the face is a cat's: a short muzzle of two small pads."""
    return pet.species in ("cat", "rabbit")


def _skull(pet: Pet, center: V) -> list[Row]:
    p = Program()
    cat = small_muzzle(pet)
    broad = 1.0 + 0.05 * (pet.jowls - 0.35) + 0.05 * pet.mass + 0.08 * (0.5 - pet.muzzle)
    p.ellipsoid(center, (1.0, 0.84, 0.86) if cat else (0.94 * broad, 0.88, 0.88))
    p.ellipsoid(_by(center, 0, -0.22, 0.06), (0.94, 0.58, 0.74) if cat else (0.86 * broad, 0.60, 0.74), k=0.25)
    cheek = 0.04 * pet.fluff + 0.05 * max(pet.mass, 0.0)
    for side in (-1, 1):
        out = side * (0.52 if cat else 0.46) * broad
        p.ellipsoid(_by(center, out, -0.36, 0.32), (0.40 + cheek, 0.30 + cheek, 0.36 + cheek), k=0.28)
        if not cat:
            p.ellipsoid(_by(center, side * 0.36, 0.27, 0.70), (0.20, 0.07, 0.09), (0, side * 0.3, side * -0.12), k=0.12)
    return p.open_rows()


def reach(pet: Pet) -> float:
    """How far before the head's centre the muzzle's pads lie."""
    return 0.70 + (0.16 * pet.muzzle if small_muzzle(pet) else 0.04 + 0.42 * pet.muzzle)


def _muzzle(pet: Pet, center: V) -> list[Row]:
    """Two pads over a chin, a crease between them; a long muzzle is carried forward on a bridge."""
    p = Program()
    z = reach(pet)
    wide = 1.0 if small_muzzle(pet) else 0.98 + 0.55 * pet.jowls
    wrinkled = pet.muzzle < _WRINKLED[0] and pet.jowls > _WRINKLED[1]
    root = 0.30 * (1.0 if small_muzzle(pet) else 0.5 + 0.5 * wide)
    p.cone(
        _by(center, 0, -0.33, 0.45),
        _by(center, 0, -0.36, z - 0.04),
        root,
        (0.19 + 0.03 * pet.muzzle) * (0.4 + 0.6 * wide),
    )
    if not small_muzzle(pet):
        p.cone(_by(center, 0, -0.10, 0.60), _by(center, 0, -0.27, z + 0.02), 0.20, 0.14, k=0.12)
        p.cone(_by(center, 0, -0.46, 0.45), _by(center, 0, -0.46, z - 0.08), 0.24, 0.13, k=0.08)
    for side in (-1, 1):
        p.ellipsoid(_by(center, side * 0.122 * wide, -0.375, z), (0.185 * wide, 0.150, 0.185), k=0.035)
        if pet.jowls > _WRINKLED[1]:
            p.ellipsoid(_by(center, side * 0.20 * wide, -0.46, z + 0.01), (0.15, 0.19, 0.18), k=0.06)
        if wrinkled:
            p.ellipsoid(_by(center, side * 0.21 * wide, -0.49, z + 0.03), (0.17, 0.22, 0.19), k=0.06)
            _fold(p, center, z, side)
    p.ellipsoid(_by(center, 0, -0.505, z - 0.045), (0.13 * wide, 0.095, 0.15), k=0.03)
    if wrinkled:
        p.ellipsoid(_by(center, 0, -0.56, z + 0.03), (0.20, 0.10, 0.14), k=0.03)
        p.ellipsoid(_by(center, 0, -0.09, z + 0.02), (0.20, 0.075, 0.15), k=0.02)
    return p.open_rows()


def _fold(p: Program, center: V, z: float, side: int) -> None:
    """Skin that runs from over the nose down and out behind the lip."""
    for x, y, back, tilt in ((0.20, -0.14, 0.0, 0.55), (0.36, -0.27, 0.05, 1.05)):
        p.ellipsoid(_by(center, side * x, y, z - back), (0.15, 0.062, 0.12), (0, 0, -side * tilt), k=0.04)


def _nose(program: Program, pet: Pet, center: V) -> None:
    """A rounded triangle, wider above, with two nostrils."""
    cat = small_muzzle(pet)
    size = 0.82 if cat else 1.10 + 0.18 * pet.jowls
    # A standing animal's muzzle is farther forward than a probe looks.
    x, y, z = front(_muzzle(pet, np.zeros(3)), 0.0, NOSE_HEIGHT - 0.02)
    at = _by(center, x, y + 0.01, z - 0.005)
    program.ellipsoid(_by(at, 0, 0.012, 0), (0.105 * size, 0.058 * size, 0.065))
    program.ellipsoid(_by(at, 0, -0.03 * size, 0.004), (0.055 * size, 0.055 * size, 0.055), k=0.06)
    for side in (-1, 1):
        nostril = _by(at, side * 0.052 * size, -0.012, 0.062)
        program.ellipsoid(nostril, (0.024 * size, 0.016 * size, 0.03), k=0.02, op=SUBTRACT)
    dark = pet.pattern in ("mask", "saddle")
    color = pet.nose or (CAT_NOSE if cat else DARK_NOSE if dark else DOG_NOSE)
    program.part(Material("nose", color, "leather", roughness=0.25), k=0.012)
