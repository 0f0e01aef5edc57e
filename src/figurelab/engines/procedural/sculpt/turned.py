"""The outline of a stand, as a lathe would follow it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from skimage.measure import approximate_polygon, find_contours

from figurelab.render.solid import Turned

from .points import distances
from .program import Program

SKIN = 0.012
"""How far outside the true surface the outline runs, HR: more than decimation errs, less than a Newton step reaches."""
_CELL = 0.008
_TOLERANCE = 0.002
_LONGEST = 0.14
"""Of a straight piece, HR: a shoe's shade on the top has corners to lie on."""


def turned(program: Program, z: float) -> Turned:
    """The outline of a program that is round about the upright axis at x = 0 and this z."""
    low, high = program.bounds()
    radius = np.arange(0.0, float(high[0]) + 0.1, _CELL)
    height = np.arange(float(low[1]) - 0.06, float(high[1]) + 0.06, _CELL)
    r, y = np.meshgrid(radius, height, indexing="ij")
    points = np.stack([r.ravel(), y.ravel(), np.full(r.size, z)], axis=1, dtype=np.float32)
    data = program.compile()
    arrays = data.parts, data.rows, data.samples, data.locks, data.maps, data.caps
    field = distances(arrays, points, True).reshape(r.shape)
    line = max(find_contours(field, SKIN), key=len) * _CELL + np.array([0.0, height[0]])
    line = line if line[0, 1] > line[-1, 1] else line[::-1]
    corners = approximate_polygon(line, _TOLERANCE)
    corners[[0, -1], 0] = 0.0
    return Turned((0.0, z), _divided(corners).astype(np.float32))


def _divided(corners: np.ndarray) -> np.ndarray:
    """The same line with no piece longer than _LONGEST."""
    pieces = [corners[:1]]
    for start, end in pairwise(corners):
        count = int(np.ceil(np.linalg.norm(end - start) / _LONGEST))
        share = (np.arange(1, count + 1) / count)[:, None]
        pieces.append(start + share * (end - start))
    return np.concatenate(pieces)
