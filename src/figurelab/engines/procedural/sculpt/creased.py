"""Where a surface asks for finer triangles: along the edges of collars, hems, pockets and buttons, which are hardly
wider than the cells of the grid, and along the borders of colours, which would waver from cell to cell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numba import njit
from numpy.typing import NDArray

from ..paint.material import Material

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]

_CREASED = np.float32(0.88)
"""Cosine between the normals of two corners: 28 degrees."""
_STRANDS = ("hair", "fur")


def colors(materials: Sequence[Material]) -> I32:
    """(m,) which materials look alike: the number of each's colour; hair and fur, which have too many edges and lie in
    strands anyway, share -1."""
    seen: dict[tuple[str, float, str], int] = {}
    return np.array(
        [-1 if m.finish in _STRANDS else seen.setdefault((m.color, m.tint, m.finish), len(seen)) for m in materials],
        np.int32,
    )


def creased(normals: F32, faces: I32, color: I32) -> NDArray[np.bool_]:
    """(v,) which corners have a face that bends or that a border crosses. normals: (v, 3) unit, of the corners. color:
    (v,) of :func:`colors`."""
    return _creased(normals, faces, color)


@njit(cache=True, nogil=True)
def _creased(normals: F32, faces: I32, color: I32) -> NDArray[np.bool_]:
    result = np.zeros(normals.shape[0], np.bool_)
    for f in range(faces.shape[0]):
        i, j, k = faces[f, 0], faces[f, 1], faces[f, 2]
        if color[i] == -1 and color[j] == -1 and color[k] == -1:
            continue
        ij = ki = jk = np.float32(0.0)
        for q in range(3):
            ij += normals[i, q] * normals[j, q]
            jk += normals[j, q] * normals[k, q]
            ki += normals[k, q] * normals[i, q]
        if min(ij, jk, ki) < _CREASED or color[i] != color[j] or color[j] != color[k]:
            result[i] = result[j] = result[k] = True
    return result
