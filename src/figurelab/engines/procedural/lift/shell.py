"""A field in voxels -> one closed, smoothed shell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree
from skimage.measure import marching_cubes

from figurelab.engines.procedural.lift.images import blurred, f32, grown, nearest, shrunk
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
    volume = blurred(volume, 0.8, truncate=3)
    if not (volume > 0).any():
        raise ValueError("the field has no inside")
    vertices, faces, _, _ = marching_cubes(volume, 0.0, allow_degenerate=False)
    vertices, faces = _largest(vertices.astype(np.float32), faces.astype(np.int32))
    moved = _taubin(vertices, faces, rounds)
    sole = vertices[:, 0] > floor - 0.75
    moved[sole, 0] = vertices[sole, 0]
    moved[:, 0] = np.minimum(moved[:, 0], floor)
    # Row runs down while y runs up: one mirrored axis turns the winding over.
    shell = Shell(moved, faces)
    return shell if _signed_volume(shell) > 0 else Shell(moved, np.ascontiguousarray(faces[:, ::-1]))


def is_closed(faces: I32) -> bool:
    """Every edge is shared by exactly two faces that run along it in opposite directions."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]).astype(np.int64)
    count = int(faces.max()) + 1
    forward = edges[:, 0] * count + edges[:, 1]
    backward = edges[:, 1] * count + edges[:, 0]
    unique = np.unique(forward)
    return len(unique) == len(forward) and bool(np.array_equal(unique, np.unique(backward)))


def vertex_normals(vertices: F32, faces: I32) -> F32:
    """Area-weighted unit normals, (v, 3)."""
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    across = np.cross(b - a, c - a)
    total = np.stack(
        [sum(np.bincount(faces[:, i], across[:, axis], len(vertices)) for i in range(3)) for axis in range(3)],
        axis=1,
    )
    return (total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)).astype(np.float32)


def distance_grid(volume: F32, vertices: F32, to_units: float, origin: F32, step: int) -> DistanceGrid:
    """Signed distance at every `step`-th voxel: the length from the nearest vertex, the sign from the field.

    vertices: (v, 3) in figure units. origin: figure position of voxel (bottom row, first column, first slice).
    """
    rows = np.arange(volume.shape[0] - 1, -1, -step)
    inside = volume[rows][:, ::step, ::step].transpose(1, 0, 2) > 0
    cell = step * to_units
    points = np.moveaxis(np.indices(inside.shape, dtype=np.float32), 0, -1) * np.float32(cell) + origin
    near = grown(inside, 2) & ~shrunk(inside, 2)
    _, found = KDTree(vertices).query(points[near], eps=0.02)
    # Far cells ask the vertex of their nearest near cell: exact enough, and without the tree's worst case, the
    # middle of a ball, where every vertex is as near as any other.
    index = np.zeros(inside.shape, np.int64)
    index[near] = found
    length = np.linalg.norm(points - vertices[index[nearest(near)]], axis=-1)
    signed = np.where(inside, -length, length).astype(np.float32)
    return DistanceGrid(signed, origin.astype(np.float32), float(cell))


def _edges(faces: I32, count: int) -> sp.csr_matrix:
    data = np.ones(faces.size, np.float32)
    return sp.csr_matrix((data, (faces.ravel(), np.roll(faces, 1, axis=1).ravel())), (count, count))


def _largest(vertices: F32, faces: I32) -> tuple[F32, I32]:
    count, labels = connected_components(_edges(faces, len(vertices)), directed=False)
    if count == 1:
        return vertices, faces
    keep = labels == np.bincount(labels).argmax()
    index = np.cumsum(keep, dtype=np.int32) - 1
    return vertices[keep], index[faces[keep[faces[:, 0]]]]


def _taubin(vertices: F32, faces: I32, rounds: int) -> F32:
    matrix = _edges(faces, len(vertices))
    matrix.data[:] = 1 / np.maximum(np.diff(matrix.indptr), 1).repeat(np.diff(matrix.indptr))
    for _ in range(rounds):
        for step in (0.5, -0.53):
            vertices = f32(vertices + np.float32(step) * (matrix @ vertices - vertices))
    return vertices


def _signed_volume(shell: Shell) -> float:
    """Volume in (x right, y up, z to the viewer); positive when faces look outward."""
    p = shell.vertices[:, [1, 0, 2]] * np.array([1, -1, 1], np.float32)
    p = (p - p.mean(axis=0)).astype(np.float64)
    a, b, c = (p[shell.faces[:, i]] for i in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)
