"""Distances far from the surface, from those near it."""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from figurelab.kernels import EXACT

F32 = NDArray[np.float32]
f32 = np.float32


def spread(grid: F32, known: NDArray[np.bool_], cell: float) -> F32:
    """Signed distances at every node: where ``known``, the grid's own; elsewhere the shortest way to a known node and
    on to the surface from there, with the grid's own sign.

    grid: (nx, ny, nz) f32. Zhao, "A fast sweeping method for Eikonal equations", Mathematics of Computation 74, 2005.
    """
    away = np.where(known, np.abs(grid), f32(1e3))
    _sweep(away, known, f32(cell))
    return np.where(grid < 0, -away, away)


@njit(fastmath=EXACT, error_model="numpy", inline="always")
def _meet(a, b, c, h):  # pyright: ignore
    """Distance at a node whose nearest neighbours along the three axes have a, b and c."""
    a, b = min(a, b), max(a, b)
    b, c = min(b, c), max(b, c)
    a, b = min(a, b), max(a, b)
    u = a + h
    if u > b:
        u = f32(0.5) * (a + b + math.sqrt(max(2 * h * h - (a - b) * (a - b), f32(0))))
        if u > c:
            s = a + b + c
            u = (s + math.sqrt(max(s * s - 3 * (a * a + b * b + c * c - h * h), f32(0)))) / 3
    return u


@njit(fastmath=EXACT, error_model="numpy", cache=True, nogil=True)
def _sweep(away, known, h):  # pyright: ignore
    nx, ny, nz = away.shape
    # One sweep from each corner: what lies round two bends comes out a little long.
    for turn in range(8):
        si, sj, sk = turn & 1, turn >> 1 & 1, turn >> 2 & 1
        for ii in range(nx):
            i = nx - 1 - ii if si else ii
            for jj in range(ny):
                j = ny - 1 - jj if sj else jj
                for kk in range(nz):
                    k = nz - 1 - kk if sk else kk
                    if known[i, j, k]:
                        continue
                    a = min(away[max(i - 1, 0), j, k], away[min(i + 1, nx - 1), j, k])
                    b = min(away[i, max(j - 1, 0), k], away[i, min(j + 1, ny - 1), k])
                    c = min(away[i, j, max(k - 1, 0)], away[i, j, min(k + 1, nz - 1)])
                    away[i, j, k] = min(away[i, j, k], _meet(a, b, c, h))
