"""Light that changes slowly is gathered at a few samples and carried to all of them along the surfaces.

Joint bilateral upsampling: Kopf, Cohen, Lischinski and Uyttendaele, ACM Transactions on Graphics 26(3), 2007.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from figurelab.kernels import EXACT
from figurelab.render.field import Number
from figurelab.render.solid import F32, I32


class Sparse(NamedTuple):
    """Chosen fragments. chosen: (m,) i32 fragment numbers. cells: (h, w) i32, which of them stands for a cell of
    step x step samples, or -1."""

    chosen: I32
    cells: I32
    step: int


def choose(index: I32, step: int) -> Sparse:
    """One fragment for each step x step cell of an index buffer, the one nearest to the cell's middle."""
    picked = _choose(index, step)
    taken = picked >= 0
    cells = np.full(picked.shape, -1, np.int32)
    cells[taken] = np.arange(np.count_nonzero(taken), dtype=np.int32)
    return Sparse(picked[taken], cells, step)


def carry(values: F32, sparse: Sparse, positions: F32, normals: F32, samples: I32, side: int) -> F32:
    """(m, c) values at the chosen fragments to (n, c) f32 at all fragments.

    A fragment listens to the nine cells round it, to each the more the nearer it is, the closer it lies to the
    fragment's own tangent plane and the more alike their normals are.
    """
    return _carry(
        values,
        sparse.chosen,
        sparse.cells,
        np.float32(1.0 / sparse.step),
        positions,
        normals,
        samples,
        side,
        np.float32(_pixel(positions[sparse.chosen], sparse.cells)),
    )


def _pixel(positions: F32, cells: I32) -> float:
    """The usual distance between neighbouring cells on the figure, in its own units."""
    both = (cells[:, 1:] >= 0) & (cells[:, :-1] >= 0)
    if not both.any():
        return 1.0
    gap: NDArray[np.float32] = positions[cells[:, 1:][both]] - positions[cells[:, :-1][both]]
    return float(np.median(np.linalg.norm(gap, axis=1)))


@njit(parallel=True, cache=True, nogil=True)
def _choose(index: I32, step: int) -> I32:
    cells = (index.shape[0] + step - 1) // step
    picked = np.full((cells, cells), -1, np.int32)
    for row in prange(cells):
        for column in range(cells):
            best = 2 * step * step
            for y in range(row * step, min((row + 1) * step, index.shape[0])):
                for x in range(column * step, min((column + 1) * step, index.shape[1])):
                    away = (y - row * step - step // 2) ** 2 + (x - column * step - step // 2) ** 2
                    if index[y, x] >= 0 and away < best:
                        best = away
                        picked[row, column] = index[y, x]
    return picked


@njit(fastmath=EXACT)
def _spline(away: Number) -> Number:
    """The quadratic B-spline: three of them add up so that a slope stays a slope, without steps from cell to cell."""
    t = abs(away)
    if t < np.float32(0.5):
        return np.float32(0.75) - t * t
    rest = max(np.float32(1.5) - t, np.float32(0.0))
    return np.float32(0.5) * rest * rest


@njit(parallel=True, fastmath=EXACT, cache=True, nogil=True)
def _carry(
    values: F32,
    chosen: I32,
    cells: I32,
    inverse_step: Number,
    positions: F32,
    normals: F32,
    samples: I32,
    side: int,
    pixel: Number,
) -> F32:
    count = positions.shape[0]
    channels = values.shape[1]
    result = np.zeros((count, channels), np.float32)
    one = np.float32(1.0)
    tolerance = one / (pixel * pixel)
    for f in prange(count):
        y, x = samples[f] // side, samples[f] % side
        row = int((np.float32(y) + np.float32(0.5)) * inverse_step)
        column = int((np.float32(x) + np.float32(0.5)) * inverse_step)
        total = np.float32(0.0)
        for v in range(max(0, row - 1), min(cells.shape[0], row + 2)):
            for u in range(max(0, column - 1), min(cells.shape[1], column + 2)):
                at = cells[v, u]
                if at < 0:
                    continue
                c = chosen[at]
                near = _spline(np.float32(y - samples[c] // side) * inverse_step)
                near *= _spline(np.float32(x - samples[c] % side) * inverse_step)
                plane = np.float32(0.0)
                cosine = np.float32(0.0)
                for q in range(3):
                    plane += normals[f, q] * (positions[c, q] - positions[f, q])
                    cosine += normals[f, q] * normals[c, q]
                flat = one / (one + plane * plane * tolerance)
                alike = max(np.float32(0.0), cosine)
                alike *= alike
                alike *= alike
                weight = (near + np.float32(1e-4)) * (flat * flat * alike * alike + np.float32(1e-5))
                total += weight
                for q in range(channels):
                    result[f, q] += weight * values[at, q]
        for q in range(channels):
            result[f, q] /= max(total, np.float32(1e-12))
    return result
