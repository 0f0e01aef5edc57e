"""How a pet stands: measures that its sculptor and its painter share. Unit: head radius (HR), floor at y = 0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .figure import Pet

V = NDArray[np.float64]
_MANE = 0.9


@dataclass(frozen=True)
class Stance:
    """head: its centre. chest: middle of the trunk's front. rump: where the tail begins. Each (3,).

    wide: breadth of the trunk, 1 is usual. thick: girth of the legs.
    """

    head: V
    chest: V
    rump: V
    wide: float
    thick: float


def stance(pet: Pet) -> Stance:
    """Sitting, the legs' length raises chest and head; standing, the whole trunk."""
    wide, thick = 1 + 0.17 * pet.mass, 1 + 0.20 * pet.mass
    if pet.pose == "stand":
        back = 1.02 + 0.22 * pet.legs
        return Stance(_at(0, back + 1.04, 0.42), _at(0, back - 0.12, 0.30), _at(0, back, -0.86), wide, thick)
    lift = 0.17 * pet.legs
    return Stance(_at(0, 2.12 + lift, 0.10), _at(0, 0.98 + lift, 0.12), _at(0, 0.40, -0.70), wide, thick)


def _at(x: float, y: float, z: float) -> V:
    return np.array((x, y, z))


_SITTING: dict[str, list[tuple[float, float, float, float]]] = {
    "round": [(0.0, -0.20, 0.0, 0.17), (0.42, -0.23, -0.08, 0.16), (0.82, -0.20, 0.22, 0.15), (0.95, 0.04, 0.50, 0.14),
              (0.94, 0.34, 0.58, 0.12)],
    "usual": [(0.0, 0.0, 0.0, 0.17), (0.20, 0.06, -0.22, 0.17), (0.42, 0.26, -0.26, 0.165), (0.56, 0.52, -0.14, 0.14),
              (0.56, 0.70, 0.0, 0.10)],
    "plume": [(0.0, -0.10, 0.0, 0.17), (0.40, -0.16, -0.16, 0.20), (0.84, -0.14, 0.02, 0.22), (1.04, 0.02, 0.34, 0.20),
              (1.08, 0.30, 0.52, 0.11)],
    "curled": [(0.0, 0.10, 0.02, 0.17), (0.08, 0.42, -0.22, 0.19), (0.20, 0.76, -0.18, 0.20), (0.30, 0.88, 0.05, 0.19),
               (0.36, 0.72, 0.20, 0.15)],
    "whip": [(0.0, -0.08, 0.0, 0.14), (0.34, -0.12, -0.22, 0.12), (0.74, 0.0, -0.16, 0.105), (0.92, 0.28, 0.02, 0.095),
             (0.92, 0.52, 0.14, 0.08)],
    "docked": [(0.0, 0.0, 0.05, 0.16), (0.0, 0.08, -0.10, 0.15), (0.0, 0.18, -0.20, 0.12)],
    "ball": [(0.0, 0.02, -0.04, 0.20), (0.0, 0.06, -0.12, 0.24), (0.0, 0.10, -0.16, 0.22)],
}  # fmt: skip
_STANDING: dict[str, list[tuple[float, float, float, float]]] = {
    "round": [(0.0, 0.0, 0.10, 0.15), (0.08, 0.20, -0.26, 0.14), (0.16, 0.56, -0.36, 0.135), (0.24, 0.90, -0.26, 0.125),
              (0.34, 1.04, -0.08, 0.11)],
    "usual": [(0.0, -0.02, 0.10, 0.16), (0.04, 0.12, -0.20, 0.16), (0.10, 0.40, -0.36, 0.145),
              (0.16, 0.70, -0.32, 0.10)],
    "plume": [(0.0, 0.0, 0.10, 0.16), (0.05, 0.16, -0.24, 0.20), (0.12, 0.50, -0.38, 0.23), (0.20, 0.82, -0.26, 0.19),
              (0.26, 1.00, -0.06, 0.11)],
    "curled": [(0.0, 0.02, 0.12, 0.16), (0.03, 0.34, -0.10, 0.19), (0.10, 0.62, 0.06, 0.20), (0.20, 0.58, 0.34, 0.18),
               (0.26, 0.38, 0.36, 0.14)],
    "whip": [(0.0, -0.02, 0.10, 0.14), (0.04, 0.06, -0.20, 0.115), (0.10, 0.30, -0.40, 0.10),
             (0.16, 0.62, -0.44, 0.08)],
    "docked": [(0.0, 0.0, 0.10, 0.15), (0.0, 0.12, -0.08, 0.14), (0.0, 0.22, -0.14, 0.11)],
    "ball": [(0.0, 0.0, 0.04, 0.20), (0.0, 0.06, -0.06, 0.24), (0.0, 0.10, -0.10, 0.22)],
}  # fmt: skip
"""Knots of a tail from the rump: place and girth."""


def maned(pet: Pet) -> bool:
    """Whether it is a lion: a cat with round ears and the longest fur."""
    return pet.species == "cat" and pet.ears == "round" and pet.fluff > _MANE


def tail(pet: Pet) -> tuple[V, V]:
    """Points (n, 3) from root to tip, and half girths (n,)."""
    kind = pet.tail if pet.tail != "usual" else {"cat": "round", "dog": "usual"}.get(pet.species, "ball")
    knots = np.array((_STANDING if pet.pose == "stand" else _SITTING)[kind])
    t = np.linspace(0, 1, len(knots))
    full = 0.1 + 0.9 * np.sin(np.pi * t**0.9)
    girth = knots[:, 3] * (1 + 0.45 * pet.fluff * full * (kind not in ("docked", "ball", "whip")))
    return _smooth(knots[:, :3] + stance(pet).rump), _smooth(girth)


def _smooth(knots: V, *, steps: int = 4) -> V:
    """Catmull-Rom through knots (n,) or (n, d), ``steps`` points a span."""
    padded = np.concatenate([[2 * knots[0] - knots[1]], knots, [2 * knots[-1] - knots[-2]]])
    t = np.arange(steps) / steps
    weights = 0.5 * np.stack([-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2])
    spans = [np.tensordot(weights, padded[i : i + 4], (0, 0)) for i in range(len(knots) - 1)]
    return np.concatenate([*spans, knots[-1:]])
