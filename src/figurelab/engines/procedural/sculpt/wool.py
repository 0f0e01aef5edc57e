"""Curly fur: many small balls, thick on the crown, the ears, chest, back and the tail's end."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..animal import Stance, tail
from ..figure import Pet
from ..paint.material import Material
from .pet_body import fur
from .program import Program

V = NDArray[np.float64]
_TOGETHER = 2
"""Balls in one part: parts are refused by their boxes."""
_CORE = 0.96
"""Size of the solid under the balls, as a share of the ellipsoid that they sit on."""
_TURN = math.pi * (3 - math.sqrt(5))


def wool(program: Program, pet: Pet, at: Stance) -> None:
    """Cover a curly pet; others stay as they are."""
    if pet.fur != "curly":
        return
    ear = 0.30 + 0.06 * pet.fluff
    _cover(program, fur("head", pet), at.head + np.array((0, 0.34, -0.08)), (0.90, 0.66, 0.84), 120,
           lambda d: (d[1] > -0.35 or d[2] < -0.2) and (d[2] < 0.42 or d[1] > 0.55))  # fmt: skip
    _cover(program, fur("head", pet), at.head + np.array((0, -0.06, -0.04)), (0.90, 0.74, 0.80), 150,
           lambda d: d[2] < -0.30 and -0.80 < d[1] < 0.15)  # fmt: skip
    if pet.ears in ("hanging", "folded"):
        for side in (-1, 1):
            _cover(program, fur("ear", pet), at.head + np.array((side * 1.06, -0.10, 0.10)), (0.15, 0.52, ear), 44,
                   lambda d: True)  # fmt: skip
    w = at.wide
    if pet.pose == "stand":
        _cover(program, fur("body", pet), at.chest + np.array((0, 0.04, -0.34)), (0.46 * w, 0.46, 0.74), 120,
               lambda d: d[1] > -0.5)  # fmt: skip
    else:
        _cover(program, fur("body", pet), at.chest, (0.49 * w, 0.60, 0.44), 90, lambda d: -0.75 < d[1] < 0.45)
        _cover(program, fur("body", pet), np.array((0, 0.50, -0.22)), (0.60 * w, 0.52, 0.58), 100,
               lambda d: d[2] < 0.2 and d[1] > -0.6)  # fmt: skip
    end, _ = tail(pet)
    _cover(program, fur("tail", pet), end[-2], (0.18, 0.18, 0.18), 22, lambda d: True)


def _cover(
    program: Program, material: Material, center: V, radii: tuple[float, float, float], count: int,
    here: Callable[[V], bool],
) -> None:  # fmt: skip
    """Balls on the part of an ellipsoid where ``here`` holds of the direction (3,), from a Fibonacci lattice."""
    found: list[tuple[int, float, V]] = []
    for i in range(count):
        y = 1 - 2 * (i + 0.5) / count
        turn = i * _TURN
        ring = math.sqrt(1 - y * y)
        d = np.array((ring * math.sin(turn), y, ring * math.cos(turn)))
        if here(d):
            found.append((int(3 * (1 - y)), math.atan2(d[0], d[2]), center + d * radii))
    found.sort(key=lambda ball: ball[:2])
    # Filled: between balls and what they cover would be hollows, with walls too thin to print.
    program.ellipsoid(center, tuple(_CORE * r for r in radii)).part(material, k=0.03)
    for start in range(0, len(found), _TOGETHER):
        for i, (_, _, place) in enumerate(found[start : start + _TOGETHER], start):
            size = 0.10 + 0.05 * ((i * 0.618034) % 1.0)
            program.ellipsoid(place, (size, size, size), k=0.035)
        program.part(material, k=0.03)
