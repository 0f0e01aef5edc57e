"""Reading a distance grid inside compiled loops."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import njit

from figurelab.kernels import EXACT
from figurelab.render.solid import F32

Number = float | np.floating[Any]
"""A scalar inside compiled loops: f32 there, whatever Python calls it."""

_ZERO = np.float32(0.0)
_ONE = np.float32(1.0)
_HALF = np.float32(0.5)
_INSIDE = np.float32(1.001)
_SLOWED = np.float32(0.8)
_SHORTEST = np.float32(0.05)
_LONGEST = np.float32(0.5)
_BLOCKED = np.float32(0.01)
_MOST_STEPS = 40


@njit(fastmath=EXACT)
def sample(values: F32, origin: F32, inverse_cell: Number, x: Number, y: Number, z: Number) -> Number:
    """Trilinear distance at a point; beyond the box the hypotenuse of the way to it and the distance there.

    The sum of both would overestimate, and rays that trust it skip surfaces: that shows as rings on the floor.
    """
    u = (x - origin[0]) * inverse_cell
    v = (y - origin[1]) * inverse_cell
    w = (z - origin[2]) * inverse_cell
    a = min(max(u, _ZERO), np.float32(values.shape[0]) - _INSIDE)
    b = min(max(v, _ZERO), np.float32(values.shape[1]) - _INSIDE)
    c = min(max(w, _ZERO), np.float32(values.shape[2]) - _INSIDE)
    outside = (u - a) * (u - a) + (v - b) * (v - b) + (w - c) * (w - c)
    i = np.int64(a)
    j = np.int64(b)
    k = np.int64(c)
    a -= np.float32(i)
    b -= np.float32(j)
    c -= np.float32(k)
    near = values[i, j, k] * (_ONE - c) + values[i, j, k + 1] * c
    far = values[i, j + 1, k] * (_ONE - c) + values[i, j + 1, k + 1] * c
    left = near * (_ONE - b) + far * b
    near = values[i + 1, j, k] * (_ONE - c) + values[i + 1, j, k + 1] * c
    far = values[i + 1, j + 1, k] * (_ONE - c) + values[i + 1, j + 1, k + 1] * c
    distance = left * (_ONE - a) + (near * (_ONE - b) + far * b) * a
    if outside > _ZERO:
        inside = max(distance, _ZERO)
        return math.sqrt(outside / (inverse_cell * inverse_cell) + inside * inside)
    return distance


@njit(fastmath=EXACT)
def penumbra(
    values: F32,
    origin: F32,
    inverse_cell: Number,
    x: Number,
    y: Number,
    z: Number,
    dx: Number,
    dy: Number,
    dz: Number,
    sharpness: Number,
    start: Number,
    reach: Number,
) -> Number:
    """How much of a small light a point sees, 0..1, from the ray's closest approach to the surface.

    Source: Quilez, "Soft shadows in raymarched SDFs", https://iquilezles.org/articles/rmshadows/, with the
    half-open penumbra, so that a ray that only grazes a surface is half lit.
    """
    open_share = _ONE
    t = start
    for _ in range(_MOST_STEPS):
        d = sample(values, origin, inverse_cell, x + dx * t, y + dy * t, z + dz * t)
        open_share = min(open_share, _HALF + _HALF * sharpness * d / t)
        if open_share < _BLOCKED or t > reach:
            break
        t += min(max(d * _SLOWED, _SHORTEST), _LONGEST)
    open_share = max(open_share, _ZERO)
    return open_share * open_share * (np.float32(3.0) - np.float32(2.0) * open_share)
