"""Stripes, checks, dots, ribs and knit. t: along the body or limb, a: round it, both in HR like the pitch."""

from __future__ import annotations

import numba as nb
import numpy as np

from figurelab.kernels import EXACT

_ZIGZAG = 0.26
"""Of the edges of knitted bands: how high its points are, of the pitch."""
STRAIGHT = 0.125
"""Where the zigzag is neither high nor low, of the pitch: bands that stay there have straight edges."""


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def cover(distance: float) -> float:
    """How much of a point lies inside an edge at a signed distance, HR."""
    return min(max(0.5 - distance / 0.007, 0.0), 1.0)


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _wave(x: float, pitch: float) -> float:
    """Distance from the middle of the nearest repeat."""
    return abs((x / pitch) - np.floor(x / pitch) - 0.5) * pitch


@nb.njit(cache=True, fastmath=EXACT)
def woven(kind: int, pitch: float, t: float, a: float) -> float:
    """How much of the second colour a point takes."""
    if kind == 1:
        return cover(_wave(t, pitch) - 0.25 * pitch)
    if kind == 12:
        return cover(_wave(a, pitch) - 0.25 * pitch)
    if kind == 2:
        return 0.7 * cover(_wave(a, 0.55 * pitch) - 0.04 * pitch)
    if kind == 3:
        rows = 0.5 * cover(_wave(t, pitch) - 0.22 * pitch)
        columns = 0.5 * cover(_wave(a, pitch) - 0.22 * pitch)
        return rows + columns - rows * columns
    if kind == 6:
        return (0.5 + 0.5 * np.cos(2.0 * np.pi * a / pitch)) * 0.85
    if kind == 10:
        # Columns of stitches, each two legs that meet in a V; the hollows between them are dark.
        column = a / pitch - np.floor(a / pitch) - 0.5
        row = t / (0.62 * pitch) - 1.1 * abs(column)
        row = abs(row - np.floor(row) - 0.5)
        between = max(0.0, 2.0 * abs(column) - 0.72) / 0.28
        return max(0.75 * between, max(0.0, row - 0.30) / 0.20) * 0.8
    shifted = a + 0.5 * pitch * (np.floor(t / pitch) % 2.0)
    x = shifted / pitch - np.floor(shifted / pitch) - 0.5
    y = t / pitch - np.floor(t / pitch) - 0.5
    return cover((np.sqrt(x * x + y * y) - 0.24) * pitch)


@nb.njit(cache=True, fastmath=EXACT)
def bands(pitch: float, t: float, a: float) -> tuple[float, float]:
    """Knitted bands of three colours in turn, their edges a zigzag: shares of the second and the third."""
    steps = 2.0 * a / pitch
    x = t / pitch + _ZIGZAG * (abs(steps - np.floor(steps) - 0.5) - 0.25)
    x = x - np.floor(x)
    # The third's upper edge is where the next repeat begins.
    beyond = 0.5 - abs(abs(x - 5.0 / 6.0) - 0.5)
    return cover((abs(x - 0.5) - 1.0 / 6.0) * pitch), cover((beyond - 1.0 / 6.0) * pitch)
