"""Closing what cannot be untangled: a tunnel narrower than its triangles, knotted between locks or folds of cloth."""

from __future__ import annotations

import manifold3d
import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from .shells import F32, I32
from .simplify import manifold, shell

_APART, _MARGIN = 0.1, 0.02
"""Figure units: between two knots, and how far a ball reaches round its own."""
_SIDES = 24


def plugged(vertices: F32, faces: I32, pairs: I32) -> tuple[F32, I32]:
    """The closed shell with a small ball over each knot, inside of which nothing is left of it.

    pairs: (n, 2) faces that cross, at least one pair. A knot is some 0.1 figure units wide, a millimetre on a figure
    of 80 mm.
    """
    tangled = vertices[np.unique(faces[np.unique(pairs)])]
    knots = fcluster(linkage(tangled, "single"), _APART, "distance")
    solid = manifold(vertices, faces)
    for knot in np.unique(knots):
        own = tangled[knots == knot]
        middle = (own.min(axis=0) + own.max(axis=0)) / 2
        radius = float(np.linalg.norm(own - middle, axis=1).max()) + _MARGIN
        x, y, z = (float(v) for v in middle)
        solid += manifold3d.Manifold.sphere(radius, _SIDES).translate((x, y, z))
    return shell(solid)
