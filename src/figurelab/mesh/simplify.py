"""Fewer triangles, the same closed shell.

Quadric decimation (Garland and Heckbert 1997) makes the fairest triangles, but leaves dozens of edges with four faces
where hair lies close. manifold3d takes such pinches apart into two sheets with corners of their own; moving those
corners a hair's breadth apart keeps the shell closed for readers that merge equal points.
"""

from __future__ import annotations

import fast_simplification
import manifold3d
import numpy as np

from .shells import F32, I32, largest_shell

_NEEDLE = 2e-4
_APART = 0.05
"""Share of the way to the middle of its own faces that a doubled corner moves."""
_SMALLEST_AREA = 1e-9
"""Doubled area (squared figure units) below which a triangle counts as degenerate."""


def simplify(vertices: F32, faces: I32, target: int) -> tuple[F32, I32]:
    """About ``target`` faces, and no more, of one closed oriented shell.

    Raises ValueError when the given surface is not a closed manifold.
    """
    if len(faces) > target:
        _manifold(vertices, faces)  # Decimation would hide a hole that came in.
        v, f = fast_simplification.simplify(vertices, faces, target_count=target, agg=5)  # type: ignore[arg-type]
        vertices, faces = np.asarray(v, np.float32), np.asarray(f, np.int32)
    return _shell(_manifold(vertices, faces))


def part_twins(vertices: F32, faces: I32) -> F32:
    """Vertices with equal positions, moved apart: each a little towards the middle of its own faces."""
    _, inverse, count = np.unique(vertices, axis=0, return_inverse=True, return_counts=True)
    moved = vertices.copy()
    for twin in np.flatnonzero(count[inverse.ravel()] > 1):
        own = faces[(faces == twin).any(axis=1)]
        moved[twin] += np.float32(_APART) * (vertices[own].mean(axis=(0, 1)) - vertices[twin])
    return moved


def without_needles(vertices: F32, faces: I32) -> tuple[F32, I32]:
    """The same shell without edges or heights of under 3 micrometres on an 80 mm figure: files round there."""
    return _shell(_manifold(vertices, faces).simplify(_NEEDLE))


def _manifold(vertices: F32, faces: I32) -> manifold3d.Manifold:
    solid = manifold3d.Manifold(manifold3d.Mesh(vertices, faces.astype(np.uint32)))
    if solid.status() != manifold3d.Error.NoError:
        raise ValueError(f"the surface is not a closed manifold: {solid.status().name}")
    return solid


def _shell(solid: manifold3d.Manifold) -> tuple[F32, I32]:
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
