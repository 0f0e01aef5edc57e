"""Fewer triangles, the same closed shell.

Quadric decimators (fast-simplification, meshoptimizer) leave dozens of edges with four faces where hair lies close;
manifold3d's simplifier keeps the shell a manifold at every collapse, so it is the one used.
"""

from __future__ import annotations

import manifold3d
import numpy as np

from .shells import F32, I32, largest_shell

_FIRST_TOLERANCE = 0.002
"""Figure units (HR): 0.02 mm on an 80 mm figure."""
_GROWTH = 1.5
_NEEDLE = 2e-4
_SMALLEST_AREA = 1e-9
"""Doubled area (squared figure units) below which a triangle counts as degenerate."""


def simplify(vertices: F32, faces: I32, target: int) -> tuple[F32, I32]:
    """At most ``target`` faces of one closed oriented shell, as near to the surface as that allows.

    Raises ValueError when the given surface is not a closed manifold.
    """
    solid = _manifold(vertices, faces)
    tolerance = _FIRST_TOLERANCE
    while solid.num_tri() > target:
        finer = solid
        solid = finer.simplify(tolerance)
        if solid.num_tri() < 0.8 * target:
            # Too far in one stride: a shorter one from the same place.
            between = finer.simplify(tolerance / np.sqrt(_GROWTH))
            solid = between if between.num_tri() <= target else solid
        tolerance *= _GROWTH
    return _shell(solid)


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
