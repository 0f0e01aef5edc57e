"""Ears: erect, large, round, long, or flaps that fold forward, back or hang."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..figure import Pet
from ..paint.material import Material
from .primitives import SUBTRACT
from .program import Program
from .tufts import mirrored, tuft

V = NDArray[np.float64]
INNER_EAR = "#dca296"

_ERECT: dict[str, tuple[float, float, tuple[float, float], tuple[float, float]]] = {
    "cat": (0.37, 0.085, (0.52, 0.46), (0.76, 1.12)),
    "dog": (0.32, 0.10, (0.52, 0.50), (0.70, 1.08)),
    "large": (0.42, 0.14, (0.58, 0.50), (0.90, 1.26)),
}
"""Half width at the root, at the tip, and where both lie."""
_TURN = 0.55
_RISE = np.array((0, 0.11, 0))


def pet_ears(program: Program, pet: Pet, center: V) -> None:
    """Both ears, by the head's centre (3,)."""
    folded = _forward if pet.species == "cat" else _hanging
    kinds = {"round": _round, "long": _long, "button": _forward, "rose": _rose, "hanging": _hanging, "folded": folded}
    for side in (-1, 1):
        kinds.get(pet.ears, _erect)(program, pet, center, side)


def _fur(pet: Pet) -> Material:
    return Material("ear", pet.coat, "fur", roughness=0.92)


def _inner() -> Material:
    return Material("inner ear", INNER_EAR, "cloth", roughness=0.7)


def _erect(program: Program, pet: Pet, center: V, side: int) -> None:
    """A rounded triangle with a dish in front."""
    kind = "large" if pet.ears == "large" else "cat" if pet.species == "cat" else "dog"
    wide, blunt, low, high = _ERECT[kind]
    root, tip = center + mirrored((*low, -0.08), side), center + mirrored((*high, -0.10), side)
    along = tip - root
    face = _outward(along, side)
    up = np.array((0, 0.30, 0))
    program.cone(root, tip, 1.06 * wide, blunt)
    program.plane(face + _RISE, root + up + 0.13 * face, k=0.10)
    program.plane(_RISE - face, root + up - 0.12 * face, k=0.10)
    ends: list[V] = []
    radii = (0.80 * wide, 1.15 * blunt)
    for share, radius, deep in ((0.26, radii[0], 0.10), (0.80, radii[1], 0.055)):
        ahead = 0.13 - 0.12 * (share * along[1] - 0.30)
        ends.append(root + share * along + (ahead + radius - deep) * face)
    lower, upper = ends
    program.cone(lower, upper, *radii, k=0.05, op=SUBTRACT)
    program.part(_fur(pet), k=0.06)
    # The dish's own lining, a little proud of it.
    program.cone(lower, upper, radii[0] + 0.035, radii[1] + 0.035)
    program.cone(lower, upper, radii[0] - 0.008, radii[1] - 0.008, k=0.005, op=SUBTRACT)
    program.plane(face + _RISE, root + up + 0.112 * face, k=0.02)
    program.part(_inner(), k=0.01)
    if pet.fluff > 0.3:
        _ear_hair(program, pet, root, side)


def _outward(along: V, side: int) -> V:
    """(3,) where an erect ear's dish looks: forward and out, so that the ear is no thin plate from the side."""
    ahead = mirrored((np.sin(_TURN), 0, np.cos(_TURN)), side)
    axis = along / np.linalg.norm(along)
    face = ahead - (ahead @ axis) * axis
    return face / np.linalg.norm(face)


def _ear_hair(program: Program, pet: Pet, root: V, side: int) -> None:
    """Pale tufts that grow up from the inner edge, before the dish."""
    fur = Material("muzzle", pet.coat, "fur", roughness=0.92)
    for i, (x, tall) in enumerate(((-0.18, 0.26), (-0.04, 0.34), (0.10, 0.24))):
        points = [(x, 0.06, 0.14), (x + 0.03, 0.06 + 0.5 * tall, 0.16), (x + 0.08, 0.06 + tall, 0.10)]
        tuft(program, fur, [root + mirrored(p, side) for p in points], np.array((0, 0, 1.0)), 0.10, turn=i)


def _round(program: Program, pet: Pet, center: V, side: int) -> None:
    at = center + mirrored((0.68, 0.62, -0.06), side)
    turn = (0.0, side * 0.3, 0.0)
    program.ellipsoid(at, (0.30, 0.30, 0.15), turn)
    program.ellipsoid(at + np.array((0, 0.03, 0.19)), (0.20, 0.20, 0.13), turn, k=0.06, op=SUBTRACT)
    program.part(_fur(pet), k=0.06)
    program.ellipsoid(at + np.array((0, 0.03, 0.06)), (0.19, 0.19, 0.035), turn).part(_inner(), k=0.01)


def _long(program: Program, pet: Pet, center: V, side: int) -> None:
    """A hare's: a spoon that stands up."""
    at = center + mirrored((0.42, 1.20, -0.12), side)
    turn = (-0.06, 0.0, side * -0.12)
    program.ellipsoid(at, (0.235, 0.70, 0.13), turn)
    program.ellipsoid(at + np.array((0, 0.06, 0.17)), (0.15, 0.55, 0.11), turn, k=0.06, op=SUBTRACT)
    program.part(_fur(pet), k=0.07)
    program.ellipsoid(at + np.array((0, 0.06, 0.055)), (0.145, 0.52, 0.035), turn).part(_inner(), k=0.01)


def _hanging(program: Program, pet: Pet, center: V, side: int) -> None:
    """A soft flap that widens downwards: from the crown past the eye, or from beside the eye past the jaw."""
    low = pet.ears == "hanging"
    high, drop, tall = (0.50, -0.16, 0.56) if low else (0.66, 0.04, 0.48)
    wide = 0.27 + 0.04 * pet.fluff
    root, bend = mirrored((0.58, high, -0.06), side), mirrored((0.90, high - 0.13, -0.02), side)
    program.cone(center + root, center + bend, 0.17, 0.17)
    turn = (0.0, side * -0.14, side * 0.15)
    program.ellipsoid(center + mirrored((1.00, drop, 0.02), side), (0.135, tall, wide), turn, k=0.12)
    program.ellipsoid(center + mirrored((1.035, drop - 0.42 * tall, 0.07), side), (0.14, 0.52 * tall, wide + 0.04),
                      turn, k=0.10)  # fmt: skip
    program.part(_fur(pet), k=0.02)
    if pet.fur != "curly" and pet.fluff > 0.3:
        _fringe(program, pet, center + mirrored((1.09, drop - 0.62 * tall, 0.09), side), side)


def _fringe(program: Program, pet: Pet, foot: V, side: int) -> None:
    """Long fur that hangs from a flap in points."""
    for i, (back, long) in enumerate(((0.11, 0.8), (-0.13, 0.8), (0.0, 1.0))):
        points = [(-0.08, 0.26, 0.9 * back), (-0.03, 0.04, 1.15 * back)]
        points.append((-0.03, -(0.26 + 0.22 * pet.fluff) * long, 0.8 * back))
        tuft(program, _fur(pet), [foot + mirrored(p, side) for p in points], mirrored((1, 0.1, 0), side), 0.17, turn=i)


def _forward(program: Program, pet: Pet, center: V, side: int) -> None:
    """Erect at its root, the tip lying forward over the brow."""
    small = 0.8 if pet.species == "cat" else 1.0
    root, bend, tip = (
        center + mirrored(p, side) for p in ((0.58, 0.58, -0.06), (0.70, 0.84, 0.02), (0.76, 0.84 - 0.36 * small, 0.40))
    )
    program.cone(root, bend, 0.25 * small, 0.16 * small)
    program.part(_fur(pet), k=0.08)
    _leaf(program, bend + np.array((0, 0.04, 0)), tip, mirrored((0.35, 0.7, 0.75), side), 0.25 * small)
    program.part(_fur(pet), k=0.04)


def _rose(program: Program, pet: Pet, center: V, side: int) -> None:
    """Small and thin, folded back so that a little of its inside shows."""
    root, bend, tip = (
        center + mirrored(p, side) for p in ((0.62, 0.58, 0.10), (0.84, 0.68, 0.06), (1.02, 0.40, -0.12))
    )
    program.cone(root, bend, 0.15, 0.13)
    program.part(_fur(pet), k=0.06)
    _leaf(program, bend + np.array((0, 0.02, 0.02)), tip, mirrored((0.9, 0.5, 0.3), side), 0.17)
    program.part(_fur(pet), k=0.04)


def _leaf(program: Program, root: V, tip: V, outward: V, wide: float) -> None:
    """Open rows: a flat drop from root to a blunt tip. outward (3,): where its face looks. wide: half, HR."""
    along = (root - tip) / np.linalg.norm(root - tip)
    face = outward - (outward @ along) * along
    face /= np.linalg.norm(face)
    axes = np.stack([np.cross(along, face), along, face])
    long = float(np.linalg.norm(root - tip))
    program.oriented(0.62 * root + 0.38 * tip, (wide, 0.52 * long, 0.085), axes)
    program.oriented(0.38 * root + 0.62 * tip, (0.62 * wide, 0.44 * long, 0.075), axes, k=0.10)
