"""Which point of a mesh every sample of a picture sees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from figurelab.kernels import EXACT
from figurelab.render.camera import Camera
from figurelab.render.field import Number
from figurelab.render.solid import F32, I32

_BANDS = 16
_TILES = 192


@dataclass(frozen=True)
class Fragments:
    """The n samples of a picture that see a mesh, in reading order.

    positions, normals: (n, 3) f32, normals unit. faces: (n,) i32 into the mesh's faces. barycentrics: (n, 3) f32,
    perspective correct, weights of that face's corners. samples: (n,) i32, row * side + column. occlusion: (n,)
    f32, 1 open to 0 closed; all 1 until the light has been gathered.
    """

    positions: F32
    normals: F32
    faces: I32
    barycentrics: F32
    samples: I32
    occlusion: F32

    def take(self, chosen: I32 | NDArray[np.intp]) -> Fragments:
        """Some of them, by number. ``take`` copies rows whole: indexing takes four times as long."""
        return Fragments(
            self.positions.take(chosen, axis=0),
            self.normals.take(chosen, axis=0),
            self.faces.take(chosen),
            self.barycentrics.take(chosen, axis=0),
            self.samples.take(chosen),
            self.occlusion.take(chosen),
        )


def rasterise(
    vertices: F32, normals: F32, faces: I32, camera: Camera, side: int, *, rotated: bool = True
) -> tuple[Fragments, I32]:
    """Fragments of a square picture with side x side samples, and its index buffer: (side, side) i32, the fragment
    that each sample sees or -1.

    vertices, normals: (v, 3) f32. faces: (f, 3) i32, counter-clockwise from outside; faces seen from behind are
    left out. rotated: within every 2 x 2 block the samples sit on a rotated grid, so that an upright or level edge
    crosses them one at a time; otherwise each sits in the middle of its cell.
    """
    # One layout, one compiled kernel.
    vertices = np.ascontiguousarray(vertices, np.float32)
    normals = np.ascontiguousarray(normals, np.float32)
    faces = np.ascontiguousarray(faces, np.int32)
    seen = camera.project(vertices)
    screen = np.empty_like(seen)
    screen[:, 0] = (seen[:, 0] * 0.5 + 0.5) * side
    screen[:, 1] = (0.5 - seen[:, 1] * 0.5) * side
    screen[:, 2] = 1.0 / seen[:, 2]
    spread = np.float32(0.25 if rotated else 0.0)
    index = _nearest_faces(screen, faces, side, spread)
    starts = np.zeros(side + 1, np.int32)
    np.cumsum(np.count_nonzero(index >= 0, axis=1), out=starts[1:])
    count = int(starts[-1])
    fragments = Fragments(
        positions=np.empty((count, 3), np.float32),
        normals=np.empty((count, 3), np.float32),
        faces=np.empty(count, np.int32),
        barycentrics=np.empty((count, 3), np.float32),
        samples=np.empty(count, np.int32),
        occlusion=np.ones(count, np.float32),
    )
    _gather(
        screen,
        vertices,
        normals,
        faces,
        index,
        starts,
        spread,
        fragments.positions,
        fragments.normals,
        fragments.faces,
        fragments.barycentrics,
        fragments.samples,
    )
    return fragments, index


def by_tile(samples: I32, side: int) -> NDArray[np.intp]:
    """The order that visits samples tile by tile: what follows one another then lies close together on the solid,
    and whoever culls a field for runs of points culls most of it."""
    row = samples // side * _TILES // side
    column = samples % side * _TILES // side
    # In sixteen bits, numpy sorts by radix.
    return np.argsort((row * _TILES + column).astype(np.uint16), kind="stable")


@njit(fastmath=EXACT)
def _spot(row: int, column: int, spread: Number) -> tuple[Number, Number]:
    """Where in its cell a sample sits."""
    half = np.float32(0.5)
    x = np.float32(column) + half + spread * np.float32(1 - 2 * (row & 1))
    y = np.float32(row) + half - spread * np.float32(1 - 2 * (column & 1))
    return x, y


@njit(fastmath=EXACT)
def _weights(screen: F32, i: int, j: int, k: int, inverse_area: Number, x: Number, y: Number) -> tuple[Number, Number]:
    """Screen-space barycentrics of corners i and j."""
    a = (screen[j, 0] - x) * (screen[k, 1] - y) - (screen[k, 0] - x) * (screen[j, 1] - y)
    b = (screen[k, 0] - x) * (screen[i, 1] - y) - (screen[i, 0] - x) * (screen[k, 1] - y)
    return a * inverse_area, b * inverse_area


@njit(fastmath=EXACT)
def _area(screen: F32, i: int, j: int, k: int) -> Number:
    return (screen[j, 0] - screen[i, 0]) * (screen[k, 1] - screen[i, 1]) - (screen[k, 0] - screen[i, 0]) * (
        screen[j, 1] - screen[i, 1]
    )


@njit(parallel=True, fastmath=EXACT, cache=True, nogil=True)
def _nearest_faces(screen: F32, faces: I32, side: int, spread: Number) -> I32:
    depth = np.zeros((side, side), np.float32)
    owner = np.full((side, side), -1, np.int32)
    zero = np.float32(0.0)
    for band in prange(_BANDS):
        first = side * band // _BANDS
        last = side * (band + 1) // _BANDS
        for t in range(faces.shape[0]):
            i, j, k = faces[t, 0], faces[t, 1], faces[t, 2]
            top = min(screen[i, 1], screen[j, 1], screen[k, 1])
            bottom = max(screen[i, 1], screen[j, 1], screen[k, 1])
            if bottom < first or top >= last:
                continue
            area = _area(screen, i, j, k)
            if area >= zero:
                continue
            inverse = np.float32(1.0) / area
            left = max(0, int(min(screen[i, 0], screen[j, 0], screen[k, 0])))
            right = min(side, int(max(screen[i, 0], screen[j, 0], screen[k, 0])) + 1)
            for row in range(max(first, int(top)), min(last, int(bottom) + 1)):
                for column in range(left, right):
                    x, y = _spot(row, column, spread)
                    a, b = _weights(screen, i, j, k, inverse, x, y)
                    c = np.float32(1.0) - a - b
                    if a >= zero and b >= zero and c >= zero:
                        z = a * screen[i, 2] + b * screen[j, 2] + c * screen[k, 2]
                        if z > depth[row, column]:
                            depth[row, column] = z
                            owner[row, column] = t
    return owner


@njit(parallel=True, fastmath=EXACT, cache=True, nogil=True)
def _gather(
    screen: F32,
    vertices: F32,
    normals: F32,
    faces: I32,
    index: I32,
    starts: I32,
    spread: Number,
    positions: F32,
    shading: F32,
    owners: I32,
    weights: F32,
    samples: I32,
) -> None:
    side = index.shape[0]
    for row in prange(side):
        at = starts[row]
        for column in range(side):
            t = index[row, column]
            if t < 0:
                continue
            i, j, k = faces[t, 0], faces[t, 1], faces[t, 2]
            x, y = _spot(row, column, spread)
            a, b = _weights(screen, i, j, k, np.float32(1.0) / _area(screen, i, j, k), x, y)
            c = np.float32(1.0) - a - b
            inverse_depth = a * screen[i, 2] + b * screen[j, 2] + c * screen[k, 2]
            a *= screen[i, 2] / inverse_depth
            b *= screen[j, 2] / inverse_depth
            c = np.float32(1.0) - a - b
            length = np.float32(1e-12)
            for q in range(3):
                positions[at, q] = a * vertices[i, q] + b * vertices[j, q] + c * vertices[k, q]
                n = a * normals[i, q] + b * normals[j, q] + c * normals[k, q]
                shading[at, q] = n
                length += n * n
            length = np.sqrt(length)
            for q in range(3):
                shading[at, q] /= length
            weights[at, 0], weights[at, 1], weights[at, 2] = a, b, c
            owners[at] = t
            samples[at] = row * side + column
            index[row, column] = at
            at += 1
