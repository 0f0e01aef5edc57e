"""Fewer triangles, the same closed shell.

Quadric decimation (Garland and Heckbert 1997) makes the fairest triangles, but leaves dozens of edges with four faces
where hair lies close. manifold3d takes such pinches apart into two sheets with corners of their own; moving those
corners a hair's breadth apart keeps the shell closed for readers that merge equal points.
"""

from __future__ import annotations

import fast_simplification
import manifold3d
import numpy as np
from numpy.typing import NDArray

from .shells import F32, I32, is_closed, largest_shell

_NEEDLE = 2e-4
_APART = 0.05
"""Share of the way to the middle of its own faces that a tight corner moves."""
_FLAT = 5e-6
"""Smallest height of a triangle: 0.1 micrometre on the finished model."""
_SMALLEST_AREA = 1e-9
"""Doubled area (squared figure units) below which a triangle counts as degenerate."""


def simplify(vertices: F32, faces: I32, target: int) -> tuple[F32, I32]:
    """About ``target`` faces, and no more, of one closed oriented shell.

    Raises ValueError when the given surface is not a closed manifold.
    """
    if len(faces) > target:
        if not is_closed(faces):  # Decimation would hide a hole that came in.
            raise ValueError("the surface is not a closed manifold: some edges have one face")
        v, f = fast_simplification.simplify(vertices, faces, target_count=target, agg=5)  # type: ignore[arg-type]
        vertices, faces = np.asarray(v, np.float32), np.asarray(f, np.int32)
    return shell(manifold(vertices, faces))


def loosen(vertices: F32, faces: I32) -> F32:
    """Vertices moved a little towards the middle of their own faces where they lie on another vertex, or on the edge
    across their face: readers merge the one and count the other as no triangle."""
    moved = vertices.copy()
    for _ in range(4):
        _, inverse, count = np.unique(moved, axis=0, return_inverse=True, return_counts=True)
        tight = np.union1d(np.flatnonzero(count[inverse.ravel()] > 1), _on_their_edge(moved, faces))
        if not len(tight):
            break
        now = moved.copy()
        for vertex in tight:
            own = faces[(faces == vertex).any(axis=1)]
            moved[vertex] += np.float32(_APART) * (now[own].mean(axis=(0, 1)) - now[vertex])
    return moved


def _on_their_edge(vertices: F32, faces: I32) -> NDArray[np.int32]:
    """The corners across the longest edges of triangles without height."""
    at = vertices[faces].astype(np.float64)
    side = np.stack([np.linalg.norm(at[:, (k + 2) % 3] - at[:, (k + 1) % 3], axis=1) for k in range(3)], 1)
    area = np.linalg.norm(np.cross(at[:, 1] - at[:, 0], at[:, 2] - at[:, 0]), axis=1)
    flat = np.flatnonzero(area < _FLAT * side.max(axis=1))
    return faces[flat, side[flat].argmax(axis=1)]


def without_needles(vertices: F32, faces: I32) -> tuple[F32, I32]:
    """The same shell without edges or heights of under 3 micrometres on an 80 mm figure: files round there."""
    return shell(manifold(vertices, faces).simplify(_NEEDLE))


def united(first: tuple[F32, I32], second: tuple[F32, I32]) -> tuple[F32, I32]:
    """The outer shell of two closed shells that overlap."""
    return shell(manifold(*first) + manifold(*second))


def manifold(vertices: F32, faces: I32) -> manifold3d.Manifold:
    """A closed shell as the library takes it. Raises ValueError for a surface that is none."""
    solid = manifold3d.Manifold(manifold3d.Mesh(vertices, faces.astype(np.uint32)))
    if solid.status() != manifold3d.Error.NoError:
        raise ValueError(f"the surface is not a closed manifold: {solid.status().name}")
    return solid


def shell(solid: manifold3d.Manifold) -> tuple[F32, I32]:
    """Vertices and faces of its largest shell."""
    mesh = solid.to_mesh()
    return largest_shell(
        # Copies: the library hands out read-only views, for which every kernel would be compiled once more.
        np.array(mesh.vert_properties[:, :3], np.float32),
        np.array(mesh.tri_verts, np.int32),
    )


def degenerate(vertices: F32, faces: I32) -> int:
    """How many triangles have no area."""
    a, b, c = (vertices[faces[:, i]].astype(np.float64) for i in range(3))
    return int((np.linalg.norm(np.cross(b - a, c - a), axis=1) < _SMALLEST_AREA).sum())
