"""Packing rectangles into a square: the skyline, bottom-left heuristic (Jylanki, "A Thousand Ways to Pack the Bin")."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

I32 = NDArray[np.int32]


@njit(cache=True)
def _skyline(sizes, order, side, out):  # pyright: ignore
    top = np.zeros(side, np.int32)
    for q in range(order.shape[0]):
        r = order[q]
        w, h = sizes[r, 0], sizes[r, 1]
        if w > side:
            return False
        best_y = side + 1
        best_x = -1
        x = 0
        while x + w <= side:
            y = np.int32(0)
            at = x
            for i in range(x, x + w):
                if top[i] >= y:
                    y = top[i]
                    at = i
            if y < best_y:
                best_y = y
                best_x = x
            # The next place that can be lower starts after the column that blocks this one.
            x = at + 1 if y > 0 else side
        if best_x < 0 or best_y + h > side:
            return False
        out[r, 0], out[r, 1] = best_x, best_y
        for i in range(best_x, best_x + w):
            top[i] = best_y + h
    return True


def pack(sizes: I32, side: int) -> I32 | None:
    """Lower-left corners (n, 2) of rectangles (n, 2: width, height) in a side x side square; None if they don't fit."""
    out = np.zeros_like(sizes)
    order = np.lexsort((-sizes[:, 0], -sizes[:, 1])).astype(np.int32)
    return out if _skyline(sizes, order, side, out) else None
