"""Walls that can be printed: where the solid is thinner than a wall may be, its surface is moved out on both sides.

The thickness is felt where the printer's check feels it, straight in from the surface to one that faces the other way.
What is missing is spread over the neighbourhood as a growth, by which the field is lowered: sheets and tips come out
thicker, their ends round, and everything else stays as it was.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from figurelab.kernels import EXACT

from .kernel import inner

F32 = NDArray[np.float32]
f32 = np.float32

THINNEST: Final = 1.5 / 80
"""Share of the height: 1.5 mm on 80 mm, of which decimation takes some. 1.2 mm is what printers make."""
_STRIDE: Final = 2
"""Grid nodes along a cell of the growth."""
_PLATEAU: Final = f32(1.8)
_FADE: Final = f32(2.2)
"""Cells of the growth round a thin place that grow as much as it, and over which that ends."""
_CLEAR: Final = f32(2.5)
"""Nodes: distances beyond are not told apart, for most of them were not evaluated."""


class Growth(NamedTuple):
    """How far the surface is moved out: (nx, ny, nz) f32 at lo + cell * index, 0 over most of it."""

    values: F32
    lo: F32
    cell: np.float32


def no_growth() -> Growth:
    """The field as it is."""
    return Growth(np.zeros((2, 2, 2), f32), np.zeros(3, f32), f32(1))


def growth(grid: F32, lo: F32, cell: np.float32, vertices: F32, thinnest: float) -> Growth:
    """What walls thinner than ``thinnest`` need. grid: of :func:`grid.band_grid`; vertices: (n, 3) f32 of its surface.

    A grid whose cells are too wide to show such walls gets none."""
    if cell * 2 > thinnest:
        return no_growth()
    missing = _missing(grid, lo, cell, vertices, f32(thinnest))
    thin = np.flatnonzero(missing > 0)
    if not len(thin):
        return no_growth()
    wide = f32(cell * _STRIDE)
    margin = int(_PLATEAU + _FADE) + 2
    origin = (lo - wide * margin).astype(f32)
    values = np.zeros([n // _STRIDE + 2 * margin + 2 for n in grid.shape], f32)
    _spread(values, origin, wide, vertices[thin], missing[thin])
    return Growth(values, origin, wide)


@njit(parallel=True, fastmath=EXACT, error_model="numpy", cache=True, nogil=True)
def on_grid(values, origin, wide, lo, cell, nx, ny, nz):  # pyright: ignore
    """(nx, ny, nz) f32: the growth at lo + cell * index. values, origin, wide: those of a :class:`Growth`."""
    out = np.empty((nx, ny, nz), f32)
    for i in prange(nx):
        for j in range(ny):
            for k in range(nz):
                out[i, j, k] = grown(
                    values, origin, wide, lo[0] + cell * f32(i), lo[1] + cell * f32(j), lo[2] + cell * f32(k)
                )
    return out


@inner
def grown(values, lo, cell, x, y, z):  # pyright: ignore
    """Growth at a point, trilinear; the nearest of the grid's beyond it."""
    nx, ny, nz = values.shape
    u = min(max((x - lo[0]) / cell, f32(0)), f32(nx - 1.001))
    v = min(max((y - lo[1]) / cell, f32(0)), f32(ny - 1.001))
    w = min(max((z - lo[2]) / cell, f32(0)), f32(nz - 1.001))
    i, j, k = int(u), int(v), int(w)
    u, v, w = u - f32(i), v - f32(j), w - f32(k)
    r, s, t = f32(1) - u, f32(1) - v, f32(1) - w
    a = values[i, j, k] * t + values[i, j, k + 1] * w
    b = values[i, j + 1, k] * t + values[i, j + 1, k + 1] * w
    c = values[i + 1, j, k] * t + values[i + 1, j, k + 1] * w
    d = values[i + 1, j + 1, k] * t + values[i + 1, j + 1, k + 1] * w
    return (a * s + b * v) * r + (c * s + d * v) * u


@inner
def _clear(grid, i, j, k, limit):  # pyright: ignore
    return min(max(grid[i, j, k], -limit), limit)


@inner
def _at(grid, lo, cell, x, y, z):  # pyright: ignore
    """Distance at a point of the grid, within _CLEAR nodes."""
    nx, ny, nz = grid.shape
    limit = _CLEAR * cell
    u = min(max((x - lo[0]) / cell, f32(0)), f32(nx - 1.001))
    v = min(max((y - lo[1]) / cell, f32(0)), f32(ny - 1.001))
    w = min(max((z - lo[2]) / cell, f32(0)), f32(nz - 1.001))
    i, j, k = int(u), int(v), int(w)
    u, v, w = u - f32(i), v - f32(j), w - f32(k)
    total = f32(0)
    for a in range(2):
        for b in range(2):
            for c in range(2):
                share = (u if a else f32(1) - u) * (v if b else f32(1) - v) * (w if c else f32(1) - w)
                total += share * _clear(grid, i + a, j + b, k + c, limit)
    return total


@inner
def _out(grid, lo, cell, x, y, z):  # pyright: ignore
    """Unit direction away from the solid."""
    e = cell * f32(0.5)
    gx = _at(grid, lo, cell, x + e, y, z) - _at(grid, lo, cell, x - e, y, z)
    gy = _at(grid, lo, cell, x, y + e, z) - _at(grid, lo, cell, x, y - e, z)
    gz = _at(grid, lo, cell, x, y, z + e) - _at(grid, lo, cell, x, y, z - e)
    r = f32(1) / math.sqrt(gx * gx + gy * gy + gz * gz + f32(1e-12))
    return gx * r, gy * r, gz * r


@njit(parallel=True, fastmath=EXACT, error_model="numpy", cache=True, nogil=True)
def _missing(grid, lo, cell, X, thinnest):  # pyright: ignore
    """How far each vertex must move out so that the wall behind it is as thick as it should be."""
    out = np.zeros(X.shape[0], f32)
    step = cell * f32(0.5)
    for i in prange(X.shape[0]):
        x, y, z = X[i, 0], X[i, 1], X[i, 2]
        nx, ny, nz = _out(grid, lo, cell, x, y, z)
        t = cell * f32(0.75)
        last = f32(-1)
        while t < thinnest:
            d = _at(grid, lo, cell, x - nx * t, y - ny * t, z - nz * t)
            if d > 0:
                # Less than three quarters of a cell thick, the first look may already be beyond.
                t -= step * d / (d - last) if last < 0 and t > cell else f32(0)
                ex, ey, ez = _out(grid, lo, cell, x - nx * t, y - ny * t, z - nz * t)
                if ex * nx + ey * ny + ez * nz < -math.sqrt(0.5):
                    out[i] = max(f32(0), (thinnest - t) * f32(0.5))
                break
            last = d
            t += step
    return out


@njit(cache=True, nogil=True)
def _spread(values, lo, cell, X, missing):  # pyright: ignore
    """The largest growth that any thin place near a node asks for."""
    reach = int(_PLATEAU + _FADE) + 1
    for q in range(X.shape[0]):
        u, v, w = (X[q, 0] - lo[0]) / cell, (X[q, 1] - lo[1]) / cell, (X[q, 2] - lo[2]) / cell
        a, b, c = int(u), int(v), int(w)
        for i in range(a - reach + 1, a + reach + 1):
            for j in range(b - reach + 1, b + reach + 1):
                for k in range(c - reach + 1, c + reach + 1):
                    away = math.sqrt((f32(i) - u) ** 2 + (f32(j) - v) ** 2 + (f32(k) - w) ** 2)
                    s = min(max((_PLATEAU + _FADE - away) / _FADE, f32(0)), f32(1))
                    values[i, j, k] = max(values[i, j, k], missing[q] * s * s * (f32(3) - f32(2) * s))
