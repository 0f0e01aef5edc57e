"""The key light's soft shadows, on the figure and on the floor."""

from __future__ import annotations

import numpy as np
from numba import njit, prange

from figurelab.kernels import EXACT
from figurelab.render.camera import Camera
from figurelab.render.field import Number, penumbra, sample
from figurelab.render.solid import F32, DistanceGrid

_NEAR = 2.5
_FAR = 7.0
_DEEPEST = 0.79
"""What the tent's even light leaves where the key does not reach the floor."""
_CONTACT = (0.32, 0.25, 0.17, 0.10, 0.06)
"""What a form takes of the floor's light that is near at each height: most close by, so that the shadow hugs it."""
_OUTER = 3
"""How many of the lamp's directions, the outermost, are asked first: where all of them are open or all are shut, so is
what lies between."""
_SHUT = np.float32(0.003)
_LOWEST = 0.06
"""The first of these heights, HR; each is twice the one before."""


def key_light(positions: F32, normals: F32, grid: DistanceGrid, key: F32) -> F32:
    """What reaches each of n points from the key light: (n, 2) f32, 0..1.

    Column 0 weighs the lamp's k directions by the light each gives (for matt light), column 1 evenly (for gloss).
    Rays start off the surface and never leave below its horizon, so that a form's own dark side stays soft and
    only other forms cast shadows.
    """
    return _key_light(positions, normals, grid.values, grid.origin, np.float32(1.0 / grid.cell), key)


def floor_light(grid: DistanceGrid, key: F32, camera: Camera, floor: float, rows: int, columns: int) -> F32:
    """What the figure leaves of the light on the floor: (rows, columns) f32 over the frame, 1 where it leaves all.

    Also 1 above the horizon and far from the figure, where the floor has become the backdrop.
    """
    centre = grid.origin + np.float32(grid.cell / 2) * (np.array(grid.values.shape, np.float32) - 1)
    return _floor_light(
        grid.values,
        grid.origin,
        np.float32(1.0 / grid.cell),
        key,
        camera.eye,
        camera.axes,
        np.float32(camera.tangent),
        np.float32(floor),
        centre.astype(np.float32),
        rows,
        columns,
    )


@njit(fastmath=EXACT)
def _agreed(shares: Number) -> bool:
    """Whether the first _OUTER shares of a lamp, summed, are all whole or all nothing."""
    return bool(shares >= np.float32(_OUTER) or shares < _SHUT)


@njit(parallel=True, fastmath=EXACT, cache=True, nogil=True)
def _key_light(positions: F32, normals: F32, values: F32, origin: F32, inverse_cell: Number, key: F32) -> F32:
    count = positions.shape[0]
    result = np.empty((count, 2), np.float32)
    push = np.float32(0.07)
    horizon = np.float32(0.14)
    wrap = np.float32(0.4)
    for i in prange(count):
        nx, ny, nz = normals[i, 0], normals[i, 1], normals[i, 2]
        x = positions[i, 0] + nx * push
        y = positions[i, 1] + ny * push
        z = positions[i, 2] + nz * push
        total = np.float32(0.0)
        weights = np.float32(1e-6)
        even = np.float32(0.0)
        asked = 0
        for q in range(key.shape[0] - 1, -1, -1):
            if asked == _OUTER and _agreed(even):
                break
            asked += 1
            dx, dy, dz = key[q, 0], key[q, 1], key[q, 2]
            cosine = nx * dx + ny * dy + nz * dz
            lift = max(np.float32(0.0), horizon - cosine)
            open_share = penumbra(
                values,
                origin,
                inverse_cell,
                x,
                y,
                z,
                dx + nx * lift,
                dy + ny * lift,
                dz + nz * lift,
                np.float32(3.2),
                np.float32(0.05),
                np.float32(4.5),
            )
            weight = max(np.float32(0.02), cosine + wrap)
            total += weight * open_share
            weights += weight
            even += open_share
        result[i, 0] = total / weights
        result[i, 1] = even / np.float32(asked)
    return result


@njit(fastmath=EXACT)
def _contact(values: F32, origin: F32, inverse_cell: Number, floor: Number, x: Number, z: Number) -> Number:
    """The dark line where a form meets the floor: how near it is at five heights above."""
    light = np.float32(1.0)
    height = np.float32(_LOWEST)
    for share in _CONTACT:
        d = max(sample(values, origin, inverse_cell, x, floor + height, z), np.float32(0.0))
        near = max(np.float32(0.0), np.float32(1.0) - d / (height * np.float32(2.2)))
        light *= np.float32(1.0) - np.float32(share) * near * near * (np.float32(3.0) - np.float32(2.0) * near)
        height *= np.float32(2.0)
    return light


@njit(parallel=True, fastmath=EXACT, cache=True, nogil=True)
def _floor_light(
    values: F32,
    origin: F32,
    inverse_cell: Number,
    key: F32,
    eye: F32,
    axes: F32,
    tangent: Number,
    floor: Number,
    centre: F32,
    rows: int,
    columns: int,
) -> F32:
    result = np.ones((rows, columns), np.float32)
    one = np.float32(1.0)
    half = np.float32(0.5)
    for turn in prange(rows):
        # Every other row first: threads take halves, and above the horizon there is nothing to do.
        row = 2 * turn if 2 * turn < rows else 2 * turn - rows + 1 - rows % 2
        v = (one - (np.float32(row) + half) / (half * np.float32(rows))) * tangent
        for column in range(columns):
            u = ((np.float32(column) + half) / (half * np.float32(columns)) - one) * tangent
            down = axes[0, 1] * u + axes[1, 1] * v + axes[2, 1]
            t = (floor - eye[1]) / down if down < np.float32(-1e-4) else np.float32(-1.0)
            if t <= np.float32(0.0):
                continue
            x = eye[0] + t * (axes[0, 0] * u + axes[1, 0] * v + axes[2, 0])
            z = eye[2] + t * (axes[0, 2] * u + axes[1, 2] * v + axes[2, 2])
            away = np.sqrt((x - centre[0]) ** 2 + (z - centre[2]) ** 2)
            if away >= np.float32(_FAR):
                continue
            light = np.float32(0.0)
            asked = 0
            for q in range(key.shape[0] - 1, -1, -1):
                if asked == _OUTER and _agreed(light):
                    break
                asked += 1
                light += penumbra(
                    values,
                    origin,
                    inverse_cell,
                    x,
                    floor,
                    z,
                    key[q, 0],
                    key[q, 1],
                    key[q, 2],
                    np.float32(1.7),
                    np.float32(0.05),
                    np.float32(_FAR),
                )
            light = np.float32(_DEEPEST) + np.float32(1.0 - _DEEPEST) * light / np.float32(asked)
            light *= _contact(values, origin, inverse_cell, floor, x, z)
            fade = max(np.float32(0.0), (away - np.float32(_NEAR)) / np.float32(_FAR - _NEAR))
            fade = np.float32(1.0) - fade * fade * (np.float32(3.0) - np.float32(2.0) * fade)
            result[row, column] = np.float32(1.0) - fade * (np.float32(1.0) - light)
    return result
