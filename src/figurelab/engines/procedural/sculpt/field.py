"""The field: all parts folded into one solid, evaluated on grids and at points, compiled and culled by block.

A part is one row of float32: kind (rows, lock, cap, plate), first, end, blend radius k, mode (join, carve), its
bounding box (6), and its tilt: angle, pivot and low (see ``tilt``); the box is that of the tilted part. The distance to
the box is a lower bound of the part's own, so most parts are refused with six subtractions.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numba import njit, prange

from .plate import plate_distance
from .primitives import fold_rows, smin
from .strands import cap_distance, cross_section, groove, lock_distance, near_run
from .tilt import upright_point

f32 = np.float32

PART: Final = 14
ROWS, LOCKS, CAP, PLATE = 0, 1, 2, 3
JOIN, CARVE = 0, 1
LEAF: Final = 5
"""Cells along a leaf block; four leaves make a branch block."""
RUN: Final = 48
"""Most points that share one list of parts."""
STRETCH: Final = np.float32(1.6)
"""Largest slope of a part's distance: squashed ellipsoids and super-ellipses stretch it."""


@njit(fastmath=True, inline="always")
def _box_distance(P, x, y, z):  # pyright: ignore
    dx = max(max(P[5] - x, x - P[8]), f32(0))
    dy = max(max(P[6] - y, y - P[9]), f32(0))
    dz = max(max(P[7] - z, z - P[10]), f32(0))
    return math.sqrt(dx * dx + dy * dy + dz * dz)


@njit(fastmath=True)
def _part(P, rows, S, L, maps, caps, i0, i1, x, y, z, carved):  # pyright: ignore
    kind = int(P[0])
    if P[11] != 0:
        x, y = upright_point(P[11], P[12], P[13], x, y)
    if kind == 0:
        return fold_rows(rows, int(P[1]), int(P[2]), x, y, z)
    j = int(P[1])
    if kind == 1:
        return lock_distance(S[j], L[j], i0, i1, x, y, z, carved)
    if kind == 3:
        return plate_distance(maps[int(P[2])], caps[j], x, y, z)
    return cap_distance(maps[2 * j], maps[2 * j + 1], caps[j], x, y, z)


@njit(fastmath=True)
def _keep(parts, rows, S, L, maps, caps, given, ng, x, y, z, reach, keep, first, last, ds):  # pyright: ignore
    """Collect the parts that can matter within ``reach`` of a point. Returns (count, folded distance); the first
    ``count`` of ds are then their distances at the point."""
    low = f32(1e3)
    d = f32(1e3)
    for q in range(ng):
        j = given[q]
        P = parts[j]
        b = _box_distance(P, x, y, z)
        margin = f32(2.4) * reach + f32(0.06) + P[3]
        if P[4] > 0:
            c = _part(P, rows, S, L, maps, caps, 0, 99, x, y, z, False) if b < margin else b
            ds[q] = c
            if c < P[3]:
                d = -smin(-d, c, P[3])
            continue
        if b > low + margin:
            ds[q] = b
            continue
        c = _part(P, rows, S, L, maps, caps, 0, 99, x, y, z, False)
        ds[q] = c
        low = min(low, c)
        d = smin(d, c, P[3])
    n = 0
    for q in range(ng):
        j = given[q]
        Q = parts[j]
        if (Q[4] == 0 and ds[q] < low + f32(2.4) * reach + f32(0.06) + Q[3]) or (
            Q[4] > 0 and ds[q] < f32(1.5) * reach + f32(0.1) + Q[3]
        ):
            keep[n] = j
            first[n] = 0
            last[n] = 99
            if Q[0] == 1:
                i = int(Q[1])
                u, v = upright_point(Q[11], Q[12], Q[13], x, y) if Q[11] != 0 else (x, y)
                first[n], last[n] = near_run(S[i], int(L[i, 6]), u, v, z, 2 * reach)
            ds[n] = ds[q]
            n += 1
    return n, d


@njit(fastmath=True)
def _fold(parts, rows, S, L, maps, caps, keep, first, last, n, ds, away, x, y, z, carved):  # pyright: ignore
    """Folded distance at a point. ds: the parts' distances at a place ``away`` from it, which bound them here."""
    d = f32(1e3)
    for q in range(n):
        P = parts[keep[q]]
        bound = ds[q] - STRETCH * away
        if P[4] > 0:
            if bound < P[3]:
                d = -smin(-d, _part(P, rows, S, L, maps, caps, 0, 99, x, y, z, carved), P[3])
            continue
        if bound > d + P[3] or _box_distance(P, x, y, z) > d + P[3]:
            continue
        d = smin(d, _part(P, rows, S, L, maps, caps, first[q], last[q], x, y, z, carved), P[3])
    return d


@njit(fastmath=True)
def _owner(parts, rows, S, L, maps, caps, keep, first, last, n, ds, away, guess, x, y, z):  # pyright: ignore
    """Which of the kept parts a point of the surface belongs to: its place in ``keep``. The guess is tried first."""
    low = f32(1e3)
    best = guess
    for r in range(-1, n):
        q = guess if r < 0 else r
        P = parts[keep[q]]
        if P[4] > 0 or r == guess or ds[q] - STRETCH * away > low or _box_distance(P, x, y, z) > low:
            continue
        c = _part(P, rows, S, L, maps, caps, first[q], last[q], x, y, z, True)
        if c < low:
            low = c
            best = q
    return best


@njit
def _scratch(n):  # pyright: ignore
    """Room for a list of parts: which, their first and last segments, their distances."""
    return np.empty(n, np.int64), np.empty(n, np.int64), np.empty(n, np.int64), np.empty(n, f32)


@njit(parallel=True, fastmath=True, cache=True)
def sample_grid(parts, rows, S, L, maps, caps, lo, cell, nx, ny, nz, everywhere):  # pyright: ignore
    """(nx, ny, nz) f32 distances at lo + cell * index.

    Unless ``everywhere``, blocks far from the surface hold a constant of the right sign: enough for marching cubes,
    wrong for light.
    """
    out = np.empty((nx, ny, nz), f32)
    n = parts.shape[0]
    big = LEAF * 4
    sx, sy, sz = (nx + big - 1) // big, (ny + big - 1) // big, (nz + big - 1) // big
    wide = cell * f32((big - 1) * 0.5 * 1.7320508)
    near = cell * f32((LEAF - 1) * 0.5 * 1.7320508)
    for s in prange(sx * sy * sz):
        every = np.arange(n)
        branch = np.empty(n, np.int64)
        leaf, first, last, ds = _scratch(n)
        a, b, c = (s // (sy * sz)) * big, ((s // sz) % sy) * big, (s % sz) * big
        ea, eb, ec = min(nx, a + big), min(ny, b + big), min(nz, c + big)
        half = cell * f32((big - 1) * 0.5)
        m, d = _keep(
            parts, rows, S, L, maps, caps, every, n,
            lo[0] + cell * a + half, lo[1] + cell * b + half, lo[2] + cell * c + half,
            wide, branch, first, last, ds,
        )  # fmt: skip
        if not everywhere and abs(d) > f32(1.5) * wide + f32(0.06):
            out[a:ea, b:eb, c:ec] = f32(0.1) if d > 0 else f32(-0.1)
            continue
        half = cell * f32((LEAF - 1) * 0.5)
        for i0 in range(a, ea, LEAF):
            for j0 in range(b, eb, LEAF):
                for k0 in range(c, ec, LEAF):
                    e0, e1, e2 = min(ea, i0 + LEAF), min(eb, j0 + LEAF), min(ec, k0 + LEAF)
                    q, d = _keep(
                        parts, rows, S, L, maps, caps, branch, m,
                        lo[0] + cell * i0 + half, lo[1] + cell * j0 + half, lo[2] + cell * k0 + half,
                        near, leaf, first, last, ds,
                    )  # fmt: skip
                    if not everywhere and abs(d) > f32(1.5) * near + f32(0.05):
                        out[i0:e0, j0:e1, k0:e2] = f32(0.1) if d > 0 else f32(-0.1)
                        continue
                    for i in range(i0, e0):
                        for j in range(j0, e1):
                            for k in range(k0, e2):
                                dx, dy, dz = cell * (i - i0) - half, cell * (j - j0) - half, cell * (k - k0) - half
                                out[i, j, k] = _fold(
                                    parts, rows, S, L, maps, caps, leaf, first, last, q,
                                    ds, math.sqrt(dx * dx + dy * dy + dz * dz),
                                    lo[0] + cell * i, lo[1] + cell * j, lo[2] + cell * k, not everywhere,
                                )  # fmt: skip
    return out


@njit(fastmath=True)
def _run_end(X, start, stop, spread):  # pyright: ignore
    """End of the run of consecutive points that stay within ``spread`` of its first."""
    e = start + 1
    while e < stop and e - start < RUN:
        d2 = (X[e, 0] - X[start, 0]) ** 2 + (X[e, 1] - X[start, 1]) ** 2 + (X[e, 2] - X[start, 2]) ** 2
        if d2 > spread * spread:
            break
        e += 1
    return e


@njit(fastmath=True)
def _nearest(parts, rows, S, L, maps, caps, keep, first, last, n, x, y, z, slack, few, ds):  # pyright: ignore
    """Of the kept parts, those that can matter within ``slack`` of a point: their places in ``keep``."""
    low = f32(1e3)
    for q in range(n):
        P = parts[keep[q]]
        b = _box_distance(P, x, y, z)
        if P[4] == 0 and b > low + slack + P[3]:
            ds[q] = b
            continue
        ds[q] = _part(P, rows, S, L, maps, caps, first[q], last[q], x, y, z, True)
        if P[4] == 0:
            low = min(low, ds[q])
    m = 0
    for q in range(n):
        Q = parts[keep[q]]
        if ds[q] < (low if Q[4] == 0 else f32(0)) + slack + Q[3]:
            few[m] = q
            m += 1
    return m


@njit(parallel=True, fastmath=True, cache=True)
def newton(parts, rows, S, L, maps, caps, X, step, steps):  # pyright: ignore
    """Move points onto the surface. X: (n, 3) f32; step: largest move per iteration. Returns points and unit normals;
    a normal is the gradient where its point's last move began."""
    N = X.shape[0]
    Y = X.copy()
    out = np.empty_like(X)
    chunk = 512
    for c in prange((N + chunk - 1) // chunk):
        n = parts.shape[0]
        every = np.arange(n)
        keep, first, last, ds = _scratch(n)
        keep2, first2, last2, near = _scratch(n)
        few, at = np.empty(n, np.int64), np.empty(n, f32)
        p = c * chunk
        stop = min(N, p + chunk)
        e = max(step * f32(0.5), f32(0.002))
        while p < stop:
            end = _run_end(X, p, stop, f32(0.06))
            m, _ = _keep(
                parts, rows, S, L, maps, caps, every, n, X[p, 0], X[p, 1], X[p, 2],
                f32(0.06) + 2 * step, keep, first, last, ds,
            )  # fmt: skip
            for i in range(p, end):
                x, y, z = Y[i, 0], Y[i, 1], Y[i, 2]
                gx = gy = gz = f32(0)
                for _ in range(steps):
                    k = _nearest(
                        parts, rows, S, L, maps, caps, keep, first, last, m, x, y, z, 4 * e, few, at
                    )  # fmt: skip
                    for q in range(k):
                        keep2[q], first2[q], last2[q] = keep[few[q]], first[few[q]], last[few[q]]
                        near[q] = at[few[q]]
                    gx = gy = gz = mean = f32(0)
                    for q in range(4):
                        sx = f32(1) if q == 0 or q == 3 else f32(-1)
                        sy = f32(1) if q >= 2 else f32(-1)
                        sz = f32(1) if q == 1 or q == 3 else f32(-1)
                        v = _fold(
                            parts, rows, S, L, maps, caps, keep2, first2, last2, k,
                            near, f32(1.75) * e, x + e * sx, y + e * sy, z + e * sz, True,
                        )  # fmt: skip
                        gx += v * sx
                        gy += v * sy
                        gz += v * sz
                        mean += v * f32(0.25)
                    gx, gy, gz = gx / (4 * e), gy / (4 * e), gz / (4 * e)
                    l2 = gx * gx + gy * gy + gz * gz + f32(1e-9)
                    v = min(max(mean / l2, -step), step)
                    x -= gx * v
                    y -= gy * v
                    z -= gz * v
                r = f32(1) / math.sqrt(gx * gx + gy * gy + gz * gz + f32(1e-12))
                Y[i, 0], Y[i, 1], Y[i, 2] = x, y, z
                out[i, 0], out[i, 1], out[i, 2] = gx * r, gy * r, gz * r
            p = end
    return Y, out


@njit(parallel=True, fastmath=True, cache=True)
def inspect(parts, rows, S, L, maps, caps, X):  # pyright: ignore
    """Who owns each point. Returns part (n,) i32 and (n, 4) f32: across q = u/w, along t, half width, carved depth.

    For a cap the four are: its strand tone is read by the painter from the maps, so 0, 0, 0, 0.
    """
    N = X.shape[0]
    owner = np.empty(N, np.int32)
    out = np.zeros((N, 4), f32)
    chunk = 512
    for c in prange((N + chunk - 1) // chunk):
        n = parts.shape[0]
        every = np.arange(n)
        keep, first, last, ds = _scratch(n)
        p = c * chunk
        stop = min(N, p + chunk)
        while p < stop:
            end = _run_end(X, p, stop, f32(0.05))
            m, _ = _keep(
                parts, rows, S, L, maps, caps, every, n, X[p, 0], X[p, 1], X[p, 2],
                f32(0.06), keep, first, last, ds,
            )  # fmt: skip
            guess = 0
            for i in range(p, end):
                x, y, z = X[i, 0], X[i, 1], X[i, 2]
                dx, dy, dz = x - X[p, 0], y - X[p, 1], z - X[p, 2]
                away = math.sqrt(dx * dx + dy * dy + dz * dz)
                guess = _owner(parts, rows, S, L, maps, caps, keep, first, last, m, ds, away, guess, x, y, z)
                w = keep[guess]
                owner[i] = w
                if parts[w, 0] == 1:
                    j = int(parts[w, 1])
                    if parts[w, 11] != 0:
                        x, y = upright_point(parts[w, 11], parts[w, 12], parts[w, 13], x, y)
                    u, _, _, _, width, _, t = cross_section(S[j], L[j], 0, 99, x, y, z)
                    out[i, 0], out[i, 1], out[i, 2] = u / width, t, width
                    out[i, 3] = groove(L[j], u, width, t)
            p = end
    return owner, out
