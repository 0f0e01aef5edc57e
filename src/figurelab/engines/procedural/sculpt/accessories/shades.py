"""Sunglasses pushed up on the hair: two dark lenses over the forehead, temples that run back to the ears."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from ...paint.material import Material
from ..garments.tailor import Tailor
from ..outside import outside

_LENS = (0.265, 0.195)
_CORNER, _RIM = 0.15, 0.040
_PLACE = (21.5, 46.0)
"""Azimuth and elevation of a lens, degrees, seen from the head's centre."""
_BACK = ((48.0, 42.0), (60.0, 34.0), (73.0, 24.0), (86.0, 11.0), (93.0, 2.0))
"""The same along a temple, from its hinge."""
_ROD = 0.040


def shades(tailor: Tailor, color: str) -> None:
    """As thick as a print needs, half sunk into the hair."""
    frame = Material("shades", color, "plastic", roughness=0.34)
    glass = Material("lens", "#2a2624", "glass", roughness=0.05)
    middle = np.asarray(tailor.body.skull_center, float)
    program = tailor.program
    # Both lenses and their bridge lie in the same arc: locks would lift one over the other else.
    spots = [(side * az, _PLACE[1]) for side in (-1, 1) for az in (4.0, _PLACE[0], 30.0)]
    far = float(outside(program, middle, _ways(spots), least=0.8, most=1.7).max())
    rods = outside(program, middle, _ways(list(_BACK)), least=0.8, most=1.7)
    rods = np.maximum(rods, outside(program, middle, _ways([(-az, el) for az, el in _BACK]), least=0.8, most=1.7))
    el = math.radians(_PLACE[1])
    for side in (-1, 1):
        az = math.radians(side * _PLACE[0])
        way = _ways([(side * _PLACE[0], _PLACE[1])])[0]
        place = middle + (far + 0.035) * way
        turn = (-0.55 * el, 1.05 * az, -0.08 * side)
        program.ring(place - 0.012 * way, *_LENS, _CORNER, 0.0, 0.060, turn, bend=0.25, filled=True)
        program.part(glass, k=0.004)
        program.ring(place, *_LENS, _CORNER, _RIM, 0.065, turn, bend=0.25).part(frame, k=0.006)
        path = middle + _ways([(side * a, e) for a, e in _BACK]) * (rods + 0.010)[:, None]
        path[0] = place + np.array([side * (_LENS[0] + 0.02), 0.02, -0.08])
        for a, b in pairwise(path):
            program.cone(a, b, _ROD, _ROD, k=0.002)
        program.part(frame, k=0.008)
    a, b = (middle + (far + 0.03) * _ways([(side * 5.0, _PLACE[1] + 2.0)])[0] for side in (-1, 1))
    program.cone(a, b, _ROD, _ROD, k=0.01).part(frame, k=0.010)


def _ways(spots: list[tuple[float, float]]) -> np.ndarray:
    """(n, 3) unit directions of azimuths and elevations, degrees."""
    az, el = np.radians(np.array(spots, float)).T
    return np.column_stack([np.sin(az) * np.cos(el), np.sin(el), np.cos(az) * np.cos(el)])
