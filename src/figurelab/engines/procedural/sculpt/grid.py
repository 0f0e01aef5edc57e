"""The field on a grid: exact where the surface runs, only its sign elsewhere."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from figurelab.kernels import EXACT

from .field import FAR, fold, keep, scratch
from .kernel import inlined, inner
from .points import distances

F32 = NDArray[np.float32]
f32 = np.float32

_BRANCH: Final = 24
"""Nodes along a branch. It is halved twice, to leaves of six; a leaf holds blocks of three, the last level."""
_LEAF: Final = 6
_BLOCK: Final = 3
_SLOPE: Final = np.float32(1.25)
"""Slope of the field near its surface that a block's nodes are skipped by. Steeper places are few: ``_mend``."""


def band_grid(field: tuple[F32, ...], lo: F32, cell: np.float32, shape: tuple[int, int, int], carved: bool) -> F32:
    """``shape`` f32: distances at lo + cell * index where an edge of the grid crosses the surface, and up to about
    two cells from it; elsewhere the field's own value or FAR, of the right sign. carved: with the grooves of
    locks."""
    out = _band(field, lo, cell, *shape, carved)
    while True:
        near = _doubtful(out)
        if not len(near):
            return out
        exact = distances(field, (near * cell + lo).astype(f32), carved)
        # Never FAR again, or it would be doubted for ever.
        out[near[:, 0], near[:, 1], near[:, 2]] = np.clip(exact, -0.99 * FAR, 0.99 * FAR)


def _doubtful(grid: F32) -> NDArray[np.int32]:
    """(n, 3) nodes that were not evaluated beside a node of the other sign."""
    counts = np.zeros(grid.shape[0], np.int64)
    _doubts(grid, counts, np.empty((0, 3), np.int32))
    nodes = np.empty((int(counts.sum()), 3), np.int32)
    if len(nodes):
        _doubts(grid, np.cumsum(counts) - counts, nodes)
    return nodes


@njit(parallel=True, cache=True, nogil=True)
def _doubts(grid, at, nodes):  # pyright: ignore
    """Move on the place of each layer by one a doubtful node, noting it there if there is room."""
    nx, ny, nz = grid.shape
    for i in prange(nx):
        for j in range(ny):
            for k in range(nz):
                v = grid[i, j, k]
                if abs(v) != FAR:
                    continue
                if (
                    (i > 0 and grid[i - 1, j, k] * v < 0)
                    or (i < nx - 1 and grid[i + 1, j, k] * v < 0)
                    or (j > 0 and grid[i, j - 1, k] * v < 0)
                    or (j < ny - 1 and grid[i, j + 1, k] * v < 0)
                    or (k > 0 and grid[i, j, k - 1] * v < 0)
                    or (k < nz - 1 and grid[i, j, k + 1] * v < 0)
                ):
                    if len(nodes):
                        nodes[at[i], 0], nodes[at[i], 1], nodes[at[i], 2] = i, j, k
                    at[i] += 1


def crossings(grid: F32, lo: F32, cell: np.float32) -> F32:
    """(n, 3) f32 places where edges of a grid cross its surface: the vertices that marching cubes would make."""
    counts = np.zeros(grid.shape[0], np.int64)
    _cross(grid, lo, cell, counts, np.empty((0, 3), f32))
    places = np.empty((int(counts.sum()), 3), f32)
    _cross(grid, lo, cell, np.cumsum(counts) - counts, places)
    return places


@njit(parallel=True, error_model="numpy", cache=True, nogil=True)
def _cross(grid, lo, cell, at, places):  # pyright: ignore
    """Move on the place of each layer by one a crossed edge, noting where if there is room."""
    nx, ny, nz = grid.shape
    for i in prange(nx):
        for j in range(ny):
            for k in range(nz):
                v = grid[i, j, k]
                for a, b, c in ((1, 0, 0), (0, 1, 0), (0, 0, 1)):
                    if i + a == nx or j + b == ny or k + c == nz:
                        continue
                    w = grid[i + a, j + b, k + c]
                    if (v > 0) == (w > 0):
                        continue
                    if len(places):
                        s = v / (v - w)
                        places[at[i], 0] = lo[0] + cell * (f32(i) + s * f32(a))
                        places[at[i], 1] = lo[1] + cell * (f32(j) + s * f32(b))
                        places[at[i], 2] = lo[2] + cell * (f32(k) + s * f32(c))
                    at[i] += 1


@inlined
def _middle(lo, cell, i, j, k, side):  # pyright: ignore
    half = f32((side - 1) * 0.5)
    return lo[0] + cell * (f32(i) + half), lo[1] + cell * (f32(j) + half), lo[2] + cell * (f32(k) + half)


@inlined
def _reach(cell, side):  # pyright: ignore
    """From the middle of side^3 nodes to the corner."""
    return cell * f32((side - 1) * 0.5 * 1.7320508)


@inner
def _block(F, lists, level, n, guess, lo, cell, i0, j0, k0, out, carved):  # pyright: ignore
    """Three nodes cubed: those that lie close to the surface by the distance in the middle."""
    nx, ny, nz = out.shape
    x, y, z = _middle(lo, cell, i0, j0, k0, _BLOCK)
    away = _reach(cell, _LEAF) - _reach(cell, _BLOCK)
    m, d, near = keep(F, lists, level, n, away, guess, x, y, z, _reach(cell, _BLOCK), carved)
    beyond = FAR if d > 0 else -FAR
    for i in range(i0, min(nx, i0 + _BLOCK)):
        for j in range(j0, min(ny, j0 + _BLOCK)):
            for k in range(k0, min(nz, k0 + _BLOCK)):
                a, b, c = f32(i - i0 - 1), f32(j - j0 - 1), f32(k - k0 - 1)
                away = cell * math.sqrt(a * a + b * b + c * c)
                if abs(d) > _SLOPE * away + cell and away > 0:
                    out[i, j, k] = beyond
                    continue
                px, py, pz = lo[0] + cell * f32(i), lo[1] + cell * f32(j), lo[2] + cell * f32(k)
                out[i, j, k] = fold(F, lists, level + 1, m, away, near, px, py, pz, carved)


@inner
def _cube(F, lists, level, n, guess, lo, cell, i0, j0, k0, side, out, carved):  # pyright: ignore
    """Cull for side^3 nodes, an eighth of those that the list at ``level`` was made for; fill them if the surface is
    far. Returns how many parts matter there, -1 if filled, and which of them is nearest."""
    nx, ny, nz = out.shape
    reach = _reach(cell, side)
    x, y, z = _middle(lo, cell, i0, j0, k0, side)
    away = _reach(cell, 2 * side) - reach
    m, d, near = keep(F, lists, level, n, away, guess, x, y, z, reach, False)
    if abs(d) > f32(1.5) * reach + f32(0.05):
        out[i0 : min(nx, i0 + side), j0 : min(ny, j0 + side), k0 : min(nz, k0 + side)] = FAR if d > 0 else -FAR
        return -1, -1
    return m, near


@njit(parallel=True, fastmath=EXACT, error_model="numpy", cache=True, nogil=True)
def _band(F, lo, cell, nx, ny, nz, carved):  # pyright: ignore
    out = np.empty((nx, ny, nz), f32)
    n = F[0].shape[0]
    half = _BRANCH // 2
    sx, sy, sz = (nx + _BRANCH - 1) // _BRANCH, (ny + _BRANCH - 1) // _BRANCH, (nz + _BRANCH - 1) // _BRANCH
    for s in prange(sx * sy * sz):
        lists = scratch(5, n)
        a, b, c = (s // (sy * sz)) * _BRANCH, ((s // sz) % sy) * _BRANCH, (s % sz) * _BRANCH
        ea, eb, ec = min(nx, a + _BRANCH), min(ny, b + _BRANCH), min(nz, c + _BRANCH)
        m0, g0 = _cube(F, lists, 0, n, -1, lo, cell, a, b, c, _BRANCH, out, carved)
        if m0 < 0:
            continue
        for i0 in range(a, ea, half):
            for j0 in range(b, eb, half):
                for k0 in range(c, ec, half):
                    m1, g1 = _cube(F, lists, 1, m0, g0, lo, cell, i0, j0, k0, half, out, carved)
                    if m1 < 0:
                        continue
                    for i1 in range(i0, min(ea, i0 + half), _LEAF):
                        for j1 in range(j0, min(eb, j0 + half), _LEAF):
                            for k1 in range(k0, min(ec, k0 + half), _LEAF):
                                m2, g2 = _cube(F, lists, 2, m1, g1, lo, cell, i1, j1, k1, _LEAF, out, carved)
                                if m2 < 0:
                                    continue
                                for i in range(i1, min(ea, i1 + _LEAF), _BLOCK):
                                    for j in range(j1, min(eb, j1 + _LEAF), _BLOCK):
                                        for k in range(k1, min(ec, k1 + _LEAF), _BLOCK):
                                            _block(F, lists, 3, m2, g2, lo, cell, i, j, k, out, carved)
    return out
