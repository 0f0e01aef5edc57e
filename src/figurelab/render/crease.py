"""Exact normals where a mesh is too coarse for them: along creases, where interpolated ones show as saw-teeth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from figurelab.render.field import Number
from figurelab.render.raster import Fragments, by_tile
from figurelab.render.solid import F32, I32

_CURVED = np.float32(0.866)


def sharpen(
    fragments: Fragments, side: int, normals: F32, faces: I32, project: Callable[[F32], tuple[F32, F32]]
) -> Fragments:
    """Moves fragments of strongly curved faces onto the true surface and takes its normals there.

    side: of the picture in samples. normals: (v, 3) f32 of the mesh. faces: (f, 3) i32. project: as in Solid.
    A face counts as curved where two of its corners' normals are more than 30 degrees apart.
    """
    chosen = np.flatnonzero(_curved(fragments.faces, faces, normals))
    if len(chosen) == 0:
        return fragments
    chosen = chosen[by_tile(fragments.samples[chosen], side)]
    positions, exact = fragments.positions.copy(), fragments.normals.copy()
    positions[chosen], exact[chosen] = project(fragments.positions[chosen])
    return replace(fragments, positions=positions, normals=exact)


@njit(cache=True, nogil=True)
def _alike(normals: F32, i: int, j: int) -> Number:
    return normals[i, 0] * normals[j, 0] + normals[i, 1] * normals[j, 1] + normals[i, 2] * normals[j, 2]


@njit(parallel=True, cache=True, nogil=True)
def _curved(owners: I32, faces: I32, normals: F32) -> NDArray[np.bool_]:
    result = np.empty(owners.shape[0], np.bool_)
    for f in prange(owners.shape[0]):
        i, j, k = faces[owners[f], 0], faces[owners[f], 1], faces[owners[f], 2]
        result[f] = min(_alike(normals, i, j), _alike(normals, j, k), _alike(normals, k, i)) < _CURVED
    return result
