"""Colours laid on a form: whose edges are a field's of their own, not the seam between two parts.

A seam shows where a mesh is coarse: a wire is hardly three of its cells wide. A stencil's edge is as smooth as its rows
are, on any mesh and texture.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from figurelab.kernels import EXACT

from ..paint.scene import F32, I32, Laid
from ..paint.stroke import SOFT, smoothstep
from .primitives import fold_rows

f32 = np.float32


@dataclass(frozen=True)
class Stencil:
    """part: whose material is laid on. rows: (r, 37) f32, as compiled, of one field, before any tilt. bevel: how
    broad its edge is, HR. lo, hi: (3,) f32 corners of a box round it."""

    part: int
    rows: F32
    bevel: float
    lo: F32
    hi: F32

    def laid(self, positions: F32, part: I32, open_to: NDArray[np.bool_]) -> Laid | None:
        """What it lays on (n, 3) points of parts (n,); None where that is nothing. open_to: (parts,), which take it."""
        depth = self.depth(positions, part, open_to)
        here = np.flatnonzero(depth > -SOFT).astype(np.int32)
        if not len(here):
            return None
        deep = depth[here]
        share = np.clip(f32(0.5) + deep / f32(2 * SOFT), 0, 1).astype(np.float32)
        return Laid(self.part, here, share, smoothstep(self.bevel, 0.0, deep) if self.bevel else np.zeros_like(deep))

    def depth(self, positions: F32, part: I32, open_to: NDArray[np.bool_]) -> F32:
        """(n,) how far within it the points lie; -1 far outside."""
        return _depth(self.rows, self.lo, self.hi, np.ascontiguousarray(positions), part, open_to)


@njit(parallel=True, fastmath=EXACT, error_model="numpy", cache=True, nogil=True)
def _depth(rows, lo, hi, X, part, open_to):  # pyright: ignore
    """(n,) how far each point lies within the rows' field; -1 where it is not asked for."""
    out = np.full(X.shape[0], f32(-1))
    for i in prange(X.shape[0]):
        x, y, z = X[i, 0], X[i, 1], X[i, 2]
        if not open_to[part[i]]:
            continue
        if x < lo[0] or x > hi[0] or y < lo[1] or y > hi[1] or z < lo[2] or z > hi[2]:
            continue
        out[i] = -fold_rows(rows, 0, rows.shape[0], x, y, z)
    return out
