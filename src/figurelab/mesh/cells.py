"""Triangles sorted into the cells of a grid: walls by rays through the solid, and triangles that cross each other.

Lengths are in the unit of the vertices.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from .shells import I32

F64 = NDArray[np.float64]

_TURNS = 16
"""Directions along a wall in which the body that carries it is looked for."""
_HAIR = 1e-9
"""Share of an edge that a hit must keep from its ends: sheets that touch do not cross."""


@dataclass(frozen=True)
class Cells:
    """corners: (f, 3, 3) f64 of the triangles. faces: (f, 3) i32. boxes: (f, 2, 3) f64, their extents. lo, cell: the
    grid's origin and cell. shape: cells along each axis. start: (cells + 1,) i64 into inside, which lists the
    triangles whose box meets a cell."""

    corners: F64
    faces: I32
    boxes: F64
    lo: F64
    cell: float
    shape: tuple[int, int, int]
    start: NDArray[np.int64]
    inside: I32

    @classmethod
    def of(cls, vertices: NDArray[np.floating], faces: I32) -> Cells:
        """The grid of a surface, its cells about as large as the triangles."""
        corners = vertices.astype(np.float64)[faces]
        boxes = np.stack([corners.min(1), corners.max(1)], 1)
        lo, hi = boxes[:, 0].min(0), boxes[:, 1].max(0)
        edges = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2)
        cell = float(max(1.5 * edges.mean(), (hi - lo).max() / 250))
        nx, ny, nz = (int(n) + 1 for n in (hi - lo) / cell)
        start = np.zeros(nx * ny * nz + 1, np.int64)
        _fill(boxes, lo, cell, ny, nz, start[1:], np.empty(0, np.int32))
        np.cumsum(start, out=start)
        inside = np.empty(int(start[-1]), np.int32)
        _fill(boxes, lo, cell, ny, nz, start[:-1].copy(), inside)
        return cls(corners, faces, boxes, lo, cell, (nx, ny, nz), start, inside)

    def walls(self, normals: F64, reach: float) -> F64:
        """(f,) how far the solid goes on behind each triangle's middle, straight in; inf for more than ``reach``.

        normals: (f, 3) unit, outward. Only where a surface turned the other way ends it (within 45 degrees): the two
        flanks of an edge are no wall."""
        return _walls(self.corners, normals, self.lo, self.cell, *self.shape, self.start, self.inside, reach)

    def backed(self, normals: F64, which: NDArray[np.int64], wall: F64, body: float) -> NDArray[np.bool_]:
        """Whether each of the triangles ``which`` lies on a ridge that a body carries, and on no free wall.

        wall: (f,) of :meth:`walls`. From the middle of the wall, along it, the solid must open out to ``body`` within
        the wall's own thickness: a ridge is no higher than it is wide."""
        grid = (self.lo, self.cell, *self.shape, self.start, self.inside)
        return _backed(self.corners, normals, *grid, which, wall, body)

    def crossings(self) -> I32:
        """(n, 2) pairs of triangles that cross. Neighbours across an edge are not looked at."""
        args = (
            self.corners,
            self.faces,
            self.boxes,
            self.lo,
            self.cell,
            self.shape[1],
            self.shape[2],
            self.start,
            self.inside,
        )
        counts = np.zeros(len(self.faces), np.int64)
        _crossings(*args, counts, np.zeros(0, np.int64), np.zeros((0, 2), np.int32))
        pairs = np.empty((int(counts.sum()), 2), np.int32)
        if len(pairs):
            _crossings(*args, counts, np.cumsum(counts) - counts, pairs)
        return pairs


@njit(cache=True, inline="always")
def _span(T, lo, cell, axis):  # pyright: ignore
    return int((T[0, axis] - lo[axis]) / cell), int((T[1, axis] - lo[axis]) / cell)


@njit(cache=True)
def _fill(boxes, lo, cell, ny, nz, at, inside):  # pyright: ignore
    """Move on the place of each cell that a box meets, by one a box, noting the box there if there is room."""
    for f in range(boxes.shape[0]):
        T = boxes[f]
        i0, i1 = _span(T, lo, cell, 0)
        j0, j1 = _span(T, lo, cell, 1)
        k0, k1 = _span(T, lo, cell, 2)
        for i in range(i0, i1 + 1):
            for j in range(j0, j1 + 1):
                for k in range(k0, k1 + 1):
                    c = (i * ny + j) * nz + k
                    if len(inside):
                        inside[at[c]] = f
                    at[c] += 1


@njit(cache=True, inline="always")
def _hit(T, x, y, z, dx, dy, dz):  # pyright: ignore
    """Where a line from (x, y, z) along d meets a triangle, in lengths of d; -1 where it does not.
    Moeller and Trumbore 1997, "Fast, minimum storage ray/triangle intersection"."""
    ax, ay, az = T[1, 0] - T[0, 0], T[1, 1] - T[0, 1], T[1, 2] - T[0, 2]
    bx, by, bz = T[2, 0] - T[0, 0], T[2, 1] - T[0, 1], T[2, 2] - T[0, 2]
    px, py, pz = dy * bz - dz * by, dz * bx - dx * bz, dx * by - dy * bx
    det = ax * px + ay * py + az * pz
    if det == 0:
        return -1.0
    sx, sy, sz = x - T[0, 0], y - T[0, 1], z - T[0, 2]
    u = (sx * px + sy * py + sz * pz) / det
    if u < 0 or u > 1:
        return -1.0
    qx, qy, qz = sy * az - sz * ay, sz * ax - sx * az, sx * ay - sy * ax
    v = (dx * qx + dy * qy + dz * qz) / det
    if v < 0 or u + v > 1:
        return -1.0
    return (bx * qx + by * qy + bz * qz) / det


@njit(cache=True)
def _first(corners, lo, cell, nx, ny, nz, start, inside, x, y, z, dx, dy, dz, reach, own):  # pyright: ignore
    """How far a ray goes, at most ``reach``, and which triangle but ``own`` ends it, -1 for none. d: unit."""
    best, other = reach, -1
    # A short ray meets few cells: all those of its box.
    i0, i1 = sorted((int((x - lo[0]) / cell), int((x + dx * reach - lo[0]) / cell)))
    j0, j1 = sorted((int((y - lo[1]) / cell), int((y + dy * reach - lo[1]) / cell)))
    k0, k1 = sorted((int((z - lo[2]) / cell), int((z + dz * reach - lo[2]) / cell)))
    for i in range(max(i0, 0), min(i1 + 1, nx)):
        for j in range(max(j0, 0), min(j1 + 1, ny)):
            for k in range(max(k0, 0), min(k1 + 1, nz)):
                c = (i * ny + j) * nz + k
                for q in range(start[c], start[c + 1]):
                    g = inside[q]
                    if g == own:
                        continue
                    t = _hit(corners[g], x, y, z, dx, dy, dz)
                    if t > 0 and t < best:
                        best, other = t, g
    return best, other


@njit(parallel=True, cache=True)
def _backed(corners, normals, lo, cell, nx, ny, nz, start, inside, which, wall, body):  # pyright: ignore
    out = np.zeros(which.shape[0], np.bool_)
    for w in prange(which.shape[0]):
        f, thick = which[w], wall[which[w]]
        T = corners[f]
        nx_, ny_, nz_ = normals[f, 0], normals[f, 1], normals[f, 2]
        x = (T[0, 0] + T[1, 0] + T[2, 0]) / 3 - nx_ * thick / 2
        y = (T[0, 1] + T[1, 1] + T[2, 1]) / 3 - ny_ * thick / 2
        z = (T[0, 2] + T[1, 2] + T[2, 2]) / 3 - nz_ * thick / 2
        # Two directions along the sheet: across the normal's smallest axis, and across both.
        if abs(nx_) <= abs(ny_) and abs(nx_) <= abs(nz_):
            ax, ay, az = 0.0, -nz_, ny_
        elif abs(ny_) <= abs(nz_):
            ax, ay, az = nz_, 0.0, -nx_
        else:
            ax, ay, az = -ny_, nx_, 0.0
        r = 1 / math.sqrt(ax * ax + ay * ay + az * az)
        ax, ay, az = ax * r, ay * r, az * r
        bx, by, bz = ny_ * az - nz_ * ay, nz_ * ax - nx_ * az, nx_ * ay - ny_ * ax
        for turn in range(_TURNS):
            c, s = math.cos(turn * 2 * math.pi / _TURNS), math.sin(turn * 2 * math.pi / _TURNS)
            ux, uy, uz = ax * c + bx * s, ay * c + by * s, az * c + bz * s
            free, _ = _first(corners, lo, cell, nx, ny, nz, start, inside, x, y, z, ux, uy, uz, thick, -1)
            for deep in (0.5 * thick, 0.75 * thick, 0.99 * thick):
                if deep > free:
                    break
                px, py, pz = x + ux * deep, y + uy * deep, z + uz * deep
                up, _ = _first(corners, lo, cell, nx, ny, nz, start, inside, px, py, pz, nx_, ny_, nz_, body, -1)
                down, _ = _first(corners, lo, cell, nx, ny, nz, start, inside, px, py, pz, -nx_, -ny_, -nz_, body, -1)
                if up + down >= body:
                    out[w] = True
    return out


@njit(parallel=True, cache=True)
def _walls(corners, normals, lo, cell, nx, ny, nz, start, inside, reach):  # pyright: ignore
    n = corners.shape[0]
    out = np.full(n, np.inf)
    for f in prange(n):
        T = corners[f]
        x = (T[0, 0] + T[1, 0] + T[2, 0]) / 3
        y = (T[0, 1] + T[1, 1] + T[2, 1]) / 3
        z = (T[0, 2] + T[1, 2] + T[2, 2]) / 3
        dx, dy, dz = -normals[f, 0], -normals[f, 1], -normals[f, 2]
        best, other = _first(corners, lo, cell, nx, ny, nz, start, inside, x, y, z, dx, dy, dz, reach, f)
        if other >= 0:
            facing = dx * normals[other, 0] + dy * normals[other, 1] + dz * normals[other, 2]
            if facing > math.sqrt(0.5):
                out[f] = best
    return out


@njit(cache=True)
def _cuts(E, T, edge):  # pyright: ignore
    """Whether one edge of the triangle E (from corner ``edge`` to the next) goes through the triangle T."""
    a, b = E[edge], E[(edge + 1) % 3]
    t = _hit(T, a[0], a[1], a[2], b[0] - a[0], b[1] - a[1], b[2] - a[2])
    return t > _HAIR and t < 1 - _HAIR


@njit(cache=True)
def _cross(P, Q, F, G):  # pyright: ignore
    """Whether two triangles cross; edges at a corner that both share are left out."""
    shared = 0
    for i in range(3):
        for j in range(3):
            shared += F[i] == G[j]
    if shared > 1:
        return False
    for e in range(3):
        a, b = F[e], F[(e + 1) % 3]
        if not (a == G[0] or a == G[1] or a == G[2] or b == G[0] or b == G[1] or b == G[2]) and _cuts(P, Q, e):
            return True
        a, b = G[e], G[(e + 1) % 3]
        if not (a == F[0] or a == F[1] or a == F[2] or b == F[0] or b == F[1] or b == F[2]) and _cuts(Q, P, e):
            return True
    return False


@njit(parallel=True, cache=True)
def _crossings(corners, faces, boxes, lo, cell, ny, nz, start, inside, counts, first, pairs):  # pyright: ignore
    for f in prange(corners.shape[0]):
        A = boxes[f]
        i0, i1 = _span(A, lo, cell, 0)
        j0, j1 = _span(A, lo, cell, 1)
        k0, k1 = _span(A, lo, cell, 2)
        found = 0
        for i in range(i0, i1 + 1):
            for j in range(j0, j1 + 1):
                for k in range(k0, k1 + 1):
                    c = (i * ny + j) * nz + k
                    for q in range(start[c], start[c + 1]):
                        g = inside[q]
                        B = boxes[g]
                        # Each pair once: in the first cell that both boxes share.
                        if (
                            g <= f
                            or B[0, 0] > A[1, 0] or B[0, 1] > A[1, 1] or B[0, 2] > A[1, 2]
                            or B[1, 0] < A[0, 0] or B[1, 1] < A[0, 1] or B[1, 2] < A[0, 2]
                            or i != max(i0, _span(B, lo, cell, 0)[0])
                            or j != max(j0, _span(B, lo, cell, 1)[0])
                            or k != max(k0, _span(B, lo, cell, 2)[0])
                        ):  # fmt: skip
                            continue
                        if _cross(corners[f], corners[g], faces[f], faces[g]):
                            if pairs.shape[0]:
                                pairs[first[f] + found, 0], pairs[first[f] + found, 1] = f, g
                            found += 1
        counts[f] = found
