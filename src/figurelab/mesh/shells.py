"""Keeping one closed shell."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from figurelab.kernels import EXACT

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]


def largest_shell(vertices: F32, faces: I32) -> tuple[F32, I32]:
    """The connected shell that encloses the most volume, with unused vertices dropped.

    Marching cubes leaves specks at thin tips and bubbles inside unions; a print has one shell.
    """
    of_face = patches(faces)
    count = int(of_face.max()) + 1
    if count == 1:
        return vertices, faces
    best = int(np.argmax(_volumes(vertices, faces, of_face, count)))
    return compact(vertices, faces[of_face == best])[:2]


@njit(cache=True, nogil=True)
def _volumes(P: F32, F: I32, of_face: I32, count: int) -> NDArray[np.float64]:
    """(count,) six times the signed volume of each patch."""
    out = np.zeros(count, np.float64)
    for f in range(F.shape[0]):
        i, j, k = F[f, 0], F[f, 1], F[f, 2]
        x = np.float64(P[j, 1]) * P[k, 2] - np.float64(P[j, 2]) * P[k, 1]
        y = np.float64(P[j, 2]) * P[k, 0] - np.float64(P[j, 0]) * P[k, 2]
        z = np.float64(P[j, 0]) * P[k, 1] - np.float64(P[j, 1]) * P[k, 0]
        out[of_face[f]] += P[i, 0] * x + P[i, 1] * y + P[i, 2] * z
    return out


def patches(faces: I32) -> I32:
    """(f,) which connected patch each face belongs to, from 0; faces that share a corner are connected."""
    parent = np.arange(int(faces.max()) + 1, dtype=np.int32)
    _join(faces, parent)
    return _numbered(parent[faces[:, 0]], len(parent))[0]


def _numbered(items: I32, count: int) -> tuple[I32, NDArray[np.bool_]]:
    """Items below ``count``, numbered anew from 0 in their order, and which there are."""
    used = np.zeros(count, np.bool_)
    used[items] = True
    return (np.cumsum(used, dtype=np.int32) - np.int32(1))[items], used


@njit(cache=True, nogil=True)
def _root(parent, i):  # pyright: ignore
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


@njit(cache=True, nogil=True)
def _join(faces, parent):  # pyright: ignore
    """Point each vertex at the lowest of its patch. Tarjan and van Leeuwen, "Worst-case analysis of set union
    algorithms", Journal of the ACM 31(2), 1984: path halving."""
    for f in range(faces.shape[0]):
        a = _root(parent, faces[f, 0])
        for q in range(1, 3):
            b = _root(parent, faces[f, q])
            parent[max(a, b)] = min(a, b)
            a = min(a, b)
    for i in range(parent.shape[0]):
        parent[i] = _root(parent, i)


def compact(vertices: F32, faces: I32) -> tuple[F32, I32, I32]:
    """Drop unused vertices. Also returns the old index of each kept vertex."""
    numbered, used = _numbered(faces, len(vertices))
    return vertices[used], numbered, np.flatnonzero(used).astype(np.int32)


def is_closed(faces: I32) -> bool:
    """Whether every edge is run through as often one way as the other."""
    n = np.int64(faces.max()) + 1
    a, b = faces.astype(np.int64), np.roll(faces, -1, axis=1).astype(np.int64)
    return np.array_equal(np.sort((a * n + b).ravel()), np.sort((b * n + a).ravel()))


def open_edges(faces: I32) -> int:
    """How many edges are not shared by exactly two faces in opposite directions: 0 for a closed oriented shell."""
    edges = faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2).astype(np.int64)
    n = int(faces.max()) + 1
    forward, count = np.unique(edges[:, 0] * n + edges[:, 1], return_counts=True)
    backward = np.unique(edges[:, 1] * n + edges[:, 0])
    return int((count != 1).sum() + len(np.setdiff1d(forward, backward, assume_unique=True)))


def volume(vertices: F32, faces: I32) -> float:
    """Signed enclosed volume, positive when faces are counter-clockwise from outside."""
    a, b, c = (vertices[faces[:, i]].astype(np.float64) for i in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def vertex_normals(vertices: F32, faces: I32) -> F32:
    """(v, 3) f32 unit normals, faces weighted by area."""
    return _normals(np.ascontiguousarray(vertices, np.float32), faces)


@njit(cache=True, fastmath=EXACT, nogil=True)
def _normals(P: F32, F: I32) -> F32:
    out = np.zeros_like(P)
    for f in range(F.shape[0]):
        i, j, k = F[f, 0], F[f, 1], F[f, 2]
        ax, ay, az = P[j, 0] - P[i, 0], P[j, 1] - P[i, 1], P[j, 2] - P[i, 2]
        bx, by, bz = P[k, 0] - P[i, 0], P[k, 1] - P[i, 1], P[k, 2] - P[i, 2]
        nx, ny, nz = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
        for v in (i, j, k):
            out[v, 0] += nx
            out[v, 1] += ny
            out[v, 2] += nz
    for v in range(P.shape[0]):
        length = max(np.sqrt(out[v, 0] ** 2 + out[v, 1] ** 2 + out[v, 2] ** 2), np.float32(1e-12))
        for c in range(3):
            out[v, c] /= length
    return out
