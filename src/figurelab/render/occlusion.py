"""Ambient occlusion from a distance field: cosine-weighted cones, the same for pixels, texels and vertices."""

from __future__ import annotations

import math

import numpy as np
from numba import njit, prange

from figurelab.kernels import EXACT
from figurelab.render.field import Number, sample
from figurelab.render.solid import F32, DistanceGrid

REACH = 1.1
"""How far a cone looks, in figure units."""
CONES = 10
_FLOOR_SHARE = 0.5


def occlusion(positions: F32, normals: F32, grid: DistanceGrid, floor: float) -> F32:
    """How open each point is to the sky of its own half space: (n,) f32, 1 open to 0 closed.

    positions: (n, 3) f32 near the surface. normals: (n, 3) f32, unit. The floor at y = floor closes a cone by half
    at most: a sole that stands on it would go grey otherwise. Ten cones of half angle atan(0.55) each are sampled
    at growing distances (after Wright, "Dynamic Occlusion with Signed Distance Fields", SIGGRAPH 2015).
    """
    closed = _cones(
        np.ascontiguousarray(positions, dtype=np.float32),
        np.ascontiguousarray(normals, dtype=np.float32),
        grid.values,
        grid.origin,
        np.float32(1.0 / grid.cell),
        np.float32(floor),
        _directions(CONES),
        np.float32(REACH),
    )
    return closed


def _directions(count: int) -> F32:
    """Cosine-weighted unit directions about +z on a golden-angle spiral: (count, 3)."""
    steps = np.arange(count) + 0.5
    radius = np.sqrt(steps / count * 0.92)
    turn = steps * math.pi * (3.0 - math.sqrt(5.0))
    return np.stack([radius * np.cos(turn), radius * np.sin(turn), np.sqrt(1.0 - radius * radius)], axis=1).astype(
        np.float32
    )


@njit(fastmath=EXACT)
def _cone(
    values: F32,
    origin: F32,
    inverse_cell: Number,
    floor: Number,
    x: Number,
    y: Number,
    z: Number,
    dx: Number,
    dy: Number,
    dz: Number,
    reach: Number,
) -> Number:
    zero = np.float32(0.0)
    one = np.float32(1.0)
    spread = np.float32(1.0 / 0.55)
    by_solid = one
    by_floor = one
    t = np.float32(0.10)
    while t < reach:
        height = y + dy * t
        near = one - t / reach
        d = sample(values, origin, inverse_cell, x + dx * t, height, z + dz * t)
        by_solid = min(by_solid, one - (one - min(max(d * spread / t, zero), one)) * near)
        d = height - floor
        by_floor = min(by_floor, one - (one - min(max(d * spread / t, zero), one)) * near)
        t *= np.float32(1.6)
    return min(by_solid, one - np.float32(_FLOOR_SHARE) * (one - by_floor))


@njit(parallel=True, fastmath=EXACT, cache=True, nogil=True)
def _cones(
    positions: F32,
    normals: F32,
    values: F32,
    origin: F32,
    inverse_cell: Number,
    floor: Number,
    directions: F32,
    reach: Number,
) -> F32:
    count = positions.shape[0]
    result = np.empty(count, np.float32)
    push = np.float32(0.045)
    for i in prange(count):
        nx = normals[i, 0]
        ny = normals[i, 1]
        nz = normals[i, 2]
        # Frisvad's tangent frame, in Duff et al.'s form (JCGT 6(1), 2017).
        sign = np.float32(1.0) if nz >= np.float32(0.0) else np.float32(-1.0)
        a = -np.float32(1.0) / (sign + nz)
        b = nx * ny * a
        tx = np.float32(1.0) + sign * nx * nx * a
        ty = sign * b
        tz = -sign * nx
        bx = b
        by = sign + ny * ny * a
        bz = -ny
        total = np.float32(0.0)
        for q in range(directions.shape[0]):
            u = directions[q, 0]
            v = directions[q, 1]
            w = directions[q, 2]
            total += _cone(
                values,
                origin,
                inverse_cell,
                floor,
                positions[i, 0] + nx * push,
                positions[i, 1] + ny * push,
                positions[i, 2] + nz * push,
                tx * u + bx * v + nx * w,
                ty * u + by * v + ny * w,
                tz * u + bz * v + nz * w,
                reach,
            )
        result[i] = total / np.float32(directions.shape[0])
    return result
