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

_CURVED = np.float32(0.766)
_FADED = np.float32(0.12)
"""Share below which a move is not worth its time."""


def sharpen(
    fragments: Fragments, side: int, normals: F32, faces: I32, project: Callable[[F32], tuple[F32, F32]]
) -> Fragments:
    """Moves fragments of strongly curved faces onto the true surface and takes its normals there.

    side: of the picture in samples. normals: (v, 3) f32 of the mesh. faces: (f, 3) i32. project: as in Solid.
    A face counts as curved where two of its corners' normals are more than 40 degrees apart. In the faces around it
    the move fades out, or every border and light across them would be broken there.
    """
    share = _share(fragments.faces, fragments.barycentrics, faces, _bent(faces, normals))
    chosen = np.flatnonzero(share > 0)
    if len(chosen) == 0:
        return fragments
    chosen = chosen[by_tile(fragments.samples[chosen], side)]
    positions, exact = fragments.positions.copy(), fragments.normals.copy()
    moved, turned = project(fragments.positions[chosen])
    part = share[chosen, None]
    positions[chosen] += part * (moved - positions[chosen])
    mixed = exact[chosen] + part * (turned - exact[chosen])
    exact[chosen] = mixed / (np.linalg.norm(mixed, axis=1, keepdims=True) + np.float32(1e-9))
    return replace(fragments, positions=positions, normals=exact)


@njit(cache=True, nogil=True)
def _alike(normals: F32, i: int, j: int) -> Number:
    return normals[i, 0] * normals[j, 0] + normals[i, 1] * normals[j, 1] + normals[i, 2] * normals[j, 2]


@njit(cache=True, nogil=True)
def _bent(faces: I32, normals: F32) -> NDArray[np.bool_]:
    """(v,) which corners curved faces have."""
    result = np.zeros(normals.shape[0], np.bool_)
    for f in range(faces.shape[0]):
        i, j, k = faces[f, 0], faces[f, 1], faces[f, 2]
        if min(_alike(normals, i, j), _alike(normals, j, k), _alike(normals, k, i)) < _CURVED:
            result[i] = result[j] = result[k] = True
    return result


@njit(parallel=True, cache=True, nogil=True)
def _share(owners: I32, weights: F32, faces: I32, bent: NDArray[np.bool_]) -> F32:
    """(n,) how much of each fragment's move counts, 0..1."""
    result = np.zeros(owners.shape[0], np.float32)
    for n in prange(owners.shape[0]):
        for q in range(3):
            if bent[faces[owners[n], q]]:
                result[n] += weights[n, q]
        result[n] = min(max((result[n] - _FADED) / (np.float32(1.0) - _FADED), np.float32(0.0)), np.float32(1.0))
    return result
