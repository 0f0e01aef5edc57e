"""A field in voxels -> one closed, smoothed shell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numba import njit
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree
from skimage.measure import marching_cubes

from figurelab.engines.procedural.lift.images import grown, nearest, shrunk
from figurelab.kernels import EXACT
from figurelab.render.solid import DistanceGrid

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]


@dataclass(frozen=True)
class Shell:
    """vertices: (v, 3) f32 in (row, column, depth index). faces: (f, 3) i32, counter-clockwise from outside once
    mapped to x right, y up, z to the viewer."""

    vertices: F32
    faces: I32


def extract(volume: F32, *, floor: float, rounds: int = 20) -> Shell:
    """Marching cubes at 0, the largest component, Taubin smoothing (Taubin 1995) that leaves the sole flat.

    floor: the lowest row. Raises ValueError when the field has no inside.
    """
    if not (volume > 0).any():
        raise ValueError("the field has no inside")
    vertices, faces, _, _ = marching_cubes(volume, 0.0, allow_degenerate=False)
    vertices, faces, links = _largest(vertices.astype(np.float32), faces.astype(np.int32))
    moved = _taubin(vertices, links, rounds)
    sole = vertices[:, 0] > floor - 0.75
    moved[sole, 0] = vertices[sole, 0]
    moved[:, 0] = np.minimum(moved[:, 0], floor)
    # Row runs down while y runs up: one mirrored axis turns the winding over.
    return Shell(moved, np.ascontiguousarray(faces[:, ::-1]))


def distance_grid(volume: F32, vertices: F32, to_units: float, origin: F32, step: int) -> DistanceGrid:
    """Signed distance at every `step`-th voxel: the length from the nearest vertex, the sign from the field.

    vertices: (v, 3) in figure units. origin: figure position of voxel (bottom row, first column, first slice).
    """
    rows = np.arange(volume.shape[0] - 1, -1, -step)
    inside = volume[rows][:, ::step, ::step].transpose(1, 0, 2) > 0
    cell = step * to_units
    points = np.moveaxis(np.indices(inside.shape, dtype=np.float32), 0, -1) * np.float32(cell) + origin
    near = grown(inside, 2) & ~shrunk(inside, 2)
    _, found = KDTree(vertices, balanced_tree=False, compact_nodes=False).query(points[near], eps=0.02)
    # Far cells ask the vertex of their nearest near cell: exact enough, and without the tree's worst case, the
    # middle of a ball, where every vertex is as near as any other.
    index = np.zeros(inside.shape, np.int64)
    index[near] = found
    length = np.linalg.norm(points - vertices[index[nearest(near)]], axis=-1)
    signed = np.where(inside, -length, length).astype(np.float32)
    return DistanceGrid(signed, origin.astype(np.float32), float(cell))


def _edges(faces: I32, count: int) -> sp.csr_matrix:
    data = np.ones(faces.size, np.int8)
    return sp.csr_matrix((data, (faces.ravel(), np.roll(faces, 1, axis=1).ravel())), (count, count))


def _largest(vertices: F32, faces: I32) -> tuple[F32, I32, sp.csr_matrix]:
    """The component with the most vertices, and its edges."""
    links = _edges(faces, len(vertices))
    count, labels = connected_components(links, directed=False)
    if count == 1:
        return vertices, faces, links
    keep = labels == np.bincount(labels).argmax()
    index = np.cumsum(keep, dtype=np.int32) - 1
    faces = index[faces[keep[faces[:, 0]]]]
    return vertices[keep], faces, _edges(faces, int(keep.sum()))


def _taubin(vertices: F32, links: sp.csr_matrix, rounds: int) -> F32:
    start, to = np.asarray(links.indptr, np.int32), np.asarray(links.indices, np.int32)
    return _smooth(vertices, start, to, rounds)


@njit(cache=True, fastmath=EXACT, nogil=True)
def _smooth(vertices: F32, start: I32, links: I32, rounds: int) -> F32:
    """Each vertex toward the mean of its neighbours and, a little farther, back again."""
    here, there = vertices.copy(), np.empty_like(vertices)
    for half in range(2 * rounds):
        step = np.float32(0.5 if half % 2 == 0 else -0.53)
        for v in range(here.shape[0]):
            x = y = z = np.float32(0)
            for i in range(start[v], start[v + 1]):
                n = links[i]
                x += here[n, 0]
                y += here[n, 1]
                z += here[n, 2]
            share = np.float32(1) / max(start[v + 1] - start[v], 1)
            there[v, 0] = here[v, 0] + step * (x * share - here[v, 0])
            there[v, 1] = here[v, 1] + step * (y * share - here[v, 1])
            there[v, 2] = here[v, 2] + step * (z * share - here[v, 2])
        here, there = there, here
    return here
