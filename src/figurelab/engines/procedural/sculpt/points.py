"""The field at points: their distances, the way to the surface, and whose they are.

Points are filed by the brick of space that they lie in, so that a list of parts serves many of them.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from figurelab.kernels import EXACT

from .field import STRETCH, box_distance, fold, keep, part_distance, scratch
from .kernel import inner
from .strands import cross_section, groove
from .tilt import upright_point
from .walls import Growth, grown

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
f32 = np.float32

BRICK: Final = np.float32(0.08)
_CORNER: Final = np.float32(0.5 * 1.7320508)
"""From a cube's middle to its corner, in sides."""
_RUN: Final = 16
"""Bricks that one thread takes in turn, each beside the one before: what is nearest to one is near the next."""


@njit(cache=True, nogil=True)
def _file(X):  # pyright: ignore
    """Points by brick. Returns (order, start, middle): the points order[start[b] : start[b + 1]] are in the brick
    whose middle is middle[b]; bricks without points are left out."""
    n = X.shape[0]
    lo = np.array([X[:, 0].min(), X[:, 1].min(), X[:, 2].min()])
    nx = int((X[:, 0].max() - lo[0]) / BRICK) + 1
    ny = int((X[:, 1].max() - lo[1]) / BRICK) + 1
    nz = int((X[:, 2].max() - lo[2]) / BRICK) + 1
    key = np.empty(n, np.int32)
    at = np.zeros(nx * ny * nz + 1, np.int32)
    for i in range(n):
        a, b, c = (X[i, 0] - lo[0]) / BRICK, (X[i, 1] - lo[1]) / BRICK, (X[i, 2] - lo[2]) / BRICK
        key[i] = (int(a) * ny + int(b)) * nz + int(c)
        at[key[i] + 1] += 1
    used = np.count_nonzero(at)
    start = np.zeros(used + 1, np.int32)
    middle = np.empty((used, 3), f32)
    q = 0
    for b in range(nx * ny * nz):
        if at[b + 1]:
            middle[q, 0] = lo[0] + BRICK * (b // (ny * nz) + f32(0.5))
            middle[q, 1] = lo[1] + BRICK * (b // nz % ny + f32(0.5))
            middle[q, 2] = lo[2] + BRICK * (b % nz + f32(0.5))
            start[q + 1] = start[q] + at[b + 1]
            q += 1
        at[b + 1] += at[b]
    order = np.empty(n, np.int32)
    for i in range(n):
        order[at[key[i]]] = i
        at[key[i]] += 1
    return order, start, middle


def distances(field: tuple[F32, ...], X: F32, carved: bool) -> F32:
    """(n,) f32 distances of (n, 3) points. carved: with the grooves of locks."""
    return _distances(field, X, *_file(X), carved) if len(X) else np.empty(0, f32)


def newton(field: tuple[F32, ...], growth: Growth, X: F32, step: float, steps: int, span: float) -> tuple[F32, F32]:
    """Move (n, 3) points onto the grown surface, by at most ``step`` in each of ``steps`` moves. Returns points and
    unit normals; a normal is the gradient where its point's last move began, over ``span`` HR to every side."""
    if not len(X):
        return X, X
    return _newton(field, *growth, X, *_file(X), f32(step), steps, f32(span))


def inspect(field: tuple[F32, ...], X: F32) -> tuple[I32, F32]:
    """Who owns each of (n, 3) points. Returns part (n,) i32 and (n, 4) f32: across q = u/w, along t, half width,
    carved depth; 0, 0, 0, 0 but for locks."""
    if not len(X):
        return np.empty(0, np.int32), np.empty((0, 4), f32)
    return _inspect(field, X, *_file(X))


@njit(parallel=True, fastmath=EXACT, error_model="numpy", cache=True, nogil=True)
def _distances(F, X, order, start, middle, carved):  # pyright: ignore
    out = np.empty(X.shape[0], f32)
    n = F[0].shape[0]
    for run in prange((middle.shape[0] + _RUN - 1) // _RUN):
        lists = scratch(2, n)
        part = -1
        for b in range(run * _RUN, min((run + 1) * _RUN, middle.shape[0])):
            mx, my, mz = middle[b, 0], middle[b, 1], middle[b, 2]
            m, _, near = keep(F, lists, 0, n, f32(0), part, mx, my, mz, BRICK * _CORNER, False)
            part = lists[0][1, near] if near >= 0 else -1
            for q in range(start[b], start[b + 1]):
                i = order[q]
                x, y, z = X[i, 0], X[i, 1], X[i, 2]
                away = math.sqrt((x - mx) ** 2 + (y - my) ** 2 + (z - mz) ** 2)
                out[i] = fold(F, lists, 1, m, away, near, x, y, z, carved)
    return out


@inner
def _slope(F, lists, level, n, guess, x, y, z, e):  # pyright: ignore
    """Gradient and mean distance round a point, from the corners of a tetrahedron with coordinates +-e."""
    gx = gy = gz = mean = f32(0)
    for q in range(4):
        sx = f32(1) if q == 0 or q == 3 else f32(-1)
        sy = f32(1) if q >= 2 else f32(-1)
        sz = f32(1) if q == 1 or q == 3 else f32(-1)
        v = fold(F, lists, level, n, f32(1.75) * e, guess, x + e * sx, y + e * sy, z + e * sz, True)
        gx += v * sx
        gy += v * sy
        gz += v * sz
        mean += v * f32(0.25)
    r = f32(0.25) / e
    return gx * r, gy * r, gz * r, mean


@njit(parallel=True, fastmath=EXACT, error_model="numpy", cache=True, nogil=True)
def _newton(F, values, lo, cell, X, order, start, middle, step, steps, e):  # pyright: ignore
    points, normals = np.empty_like(X), np.empty_like(X)
    n = F[0].shape[0]
    reach = BRICK * _CORNER + step * f32(steps) + e
    for run in prange((middle.shape[0] + _RUN - 1) // _RUN):
        lists = scratch(3, n)
        part = -1
        for b in range(run * _RUN, min((run + 1) * _RUN, middle.shape[0])):
            mx, my, mz = middle[b, 0], middle[b, 1], middle[b, 2]
            m, _, guess = keep(F, lists, 0, n, f32(0), part, mx, my, mz, reach, False)
            part = lists[0][1, guess] if guess >= 0 else -1
            for q in range(start[b], start[b + 1]):
                i = order[q]
                x, y, z = X[i, 0], X[i, 1], X[i, 2]
                gx = gy = gz = f32(0)
                for _ in range(steps):
                    away = math.sqrt((x - mx) ** 2 + (y - my) ** 2 + (z - mz) ** 2)
                    k, _, near = keep(F, lists, 1, m, away, guess, x, y, z, f32(1.75) * e, True)
                    gx, gy, gz, mean = _slope(F, lists, 2, k, near, x, y, z, e)
                    l2 = gx * gx + gy * gy + gz * gz + f32(1e-9)
                    v = min(max((mean - grown(values, lo, cell, x, y, z)) / l2, -step), step)
                    x -= gx * v
                    y -= gy * v
                    z -= gz * v
                r = f32(1) / math.sqrt(gx * gx + gy * gy + gz * gz + f32(1e-12))
                points[i, 0], points[i, 1], points[i, 2] = x, y, z
                normals[i, 0], normals[i, 1], normals[i, 2] = gx * r, gy * r, gz * r
    return points, normals


@inner
def _owner(F, lists, level, n, away, guess, x, y, z):  # pyright: ignore
    """Which part of a list a point of the surface belongs to: its place there. The guess is tried first."""
    P = F[0]
    ids, first, last, ds = lists
    low = f32(1e3)
    best = guess
    for r in range(-1, n):
        q = guess if r < 0 else r
        j = ids[level, q]
        if P[j, 4] > 0 or r == guess or ds[level, q] - STRETCH * away > low or box_distance(P, j, x, y, z) > low:
            continue
        c = part_distance(F, j, first[level, q], last[level, q], x, y, z, True)
        if c < low:
            low = c
            best = q
    return best


@njit(parallel=True, fastmath=EXACT, error_model="numpy", cache=True, nogil=True)
def _inspect(F, X, order, start, middle):  # pyright: ignore
    P, _, S, L, _, _ = F
    owner, out = np.empty(X.shape[0], np.int32), np.zeros((X.shape[0], 4), f32)
    n = P.shape[0]
    for run in prange((middle.shape[0] + _RUN - 1) // _RUN):
        lists = scratch(2, n)
        part = -1
        for b in range(run * _RUN, min((run + 1) * _RUN, middle.shape[0])):
            mx, my, mz = middle[b, 0], middle[b, 1], middle[b, 2]
            m, _, near = keep(F, lists, 0, n, f32(0), part, mx, my, mz, BRICK * _CORNER, False)
            part = lists[0][1, near] if near >= 0 else -1
            guess = max(near, 0)
            for q in range(start[b], start[b + 1]):
                i = order[q]
                x, y, z = X[i, 0], X[i, 1], X[i, 2]
                away = math.sqrt((x - mx) ** 2 + (y - my) ** 2 + (z - mz) ** 2)
                guess = _owner(F, lists, 1, m, away, guess, x, y, z)
                w = lists[0][1, guess]
                owner[i] = w
                if P[w, 0] == 1:
                    j = int(P[w, 1])
                    if P[w, 11] != 0:
                        x, y = upright_point(P[w, 11], P[w, 12], P[w, 13], x, y)
                    u, _, _, _, width, _, t = cross_section(S[j], L[j], 0, 99, x, y, z)
                    out[i, 0], out[i, 1], out[i, 2] = u / width, t, width
                    out[i, 3] = groove(L[j], u, width, t)
    return owner, out
