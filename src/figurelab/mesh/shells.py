"""Keeping one closed shell."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

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
    a, b, c = (vertices[faces[:, i]].astype(np.float64) for i in range(3))
    volume = np.einsum("ij,ij->i", a, np.cross(b, c)) / 6
    best = int(np.argmax(np.bincount(of_face, volume, count)))
    return compact(vertices, faces[of_face == best])[:2]


def patches(faces: I32) -> I32:
    """(f,) which connected patch each face belongs to, from 0; faces that share a corner are connected."""
    used, corner = np.unique(faces, return_inverse=True)
    corner, n = corner.reshape(faces.shape), len(used)
    links = coo_array(
        (np.ones(len(faces) * 2, np.int8), (corner[:, [0, 1]].ravel(), corner[:, [1, 2]].ravel())), (n, n)
    )
    return connected_components(links, directed=False)[1][corner[:, 0]]


def compact(vertices: F32, faces: I32) -> tuple[F32, I32, I32]:
    """Drop unused vertices. Also returns the old index of each kept vertex."""
    used, inverse = np.unique(faces, return_inverse=True)
    return vertices[used], inverse.reshape(faces.shape).astype(np.int32), used.astype(np.int32)


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
