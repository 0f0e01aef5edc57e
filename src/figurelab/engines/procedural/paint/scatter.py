"""Patterns without rows: flowers and camouflage. t: along the body or limb, a: round it, both in HR like the pitch;
repeats: after how many cells round the body they meet again."""

from __future__ import annotations

import numba as nb
import numpy as np

from figurelab.engines.procedural.paint.woven import cover
from figurelab.kernels import EXACT


@nb.njit(cache=True, fastmath=EXACT)
def _noise(x: float, y: float, seed: float) -> float:
    """A number in 0..1 for a cell; cells wrap after 4096."""
    h = np.sin((x % 4096.0) * 12.9898 + (y % 4096.0) * 78.233 + seed * 37.719) * 43758.5453
    return h - np.floor(h)


@nb.njit(cache=True, fastmath=EXACT)
def flowers(pitch: float, repeats: float, t: float, a: float) -> tuple[float, float]:
    """Scattered flowers with five petals between small leaves: shares of the second and the third colour."""
    petals = hearts = 0.0
    i, j = np.floor(a / pitch), np.floor(t / pitch)
    for di in range(-1, 2):
        for dj in range(-1, 2):
            column, row = (i + di) % repeats, j + dj
            x = a / pitch - (i + di + 0.28 + 0.44 * _noise(column, row, 1.0))
            y = t / pitch - (row + 0.28 + 0.44 * _noise(column, row, 2.0))
            turn = 6.2832 * _noise(column, row, 3.0)
            size = 0.26 + 0.12 * _noise(column, row, 4.0)
            r, angle = np.sqrt(x * x + y * y), np.arctan2(y, x) + turn
            if _noise(column, row, 5.0) < 0.68:
                petals = max(petals, cover((r - size * (0.86 + 0.24 * np.cos(5.0 * angle))) * pitch))
                hearts = max(hearts, cover((r - 0.30 * size) * pitch))
            else:
                u, v = r * np.cos(angle), r * np.sin(angle)
                hearts = max(hearts, cover((np.sqrt(u * u + 5.0 * v * v) - 0.9 * size) * pitch))
    return petals, hearts


@nb.njit(cache=True, fastmath=EXACT)
def _smooth(repeats: float, x: float, y: float, seed: float) -> float:
    """Value noise of unit cells, -0.5..0.5."""
    i, j = np.floor(x), np.floor(y)
    u, v = x - i, y - j
    u, v = u * u * (3.0 - 2.0 * u), v * v * (3.0 - 2.0 * v)
    a, b = i % repeats, (i + 1.0) % repeats
    low = _noise(a, j, seed) * (1.0 - u) + _noise(b, j, seed) * u
    high = _noise(a, j + 1.0, seed) * (1.0 - u) + _noise(b, j + 1.0, seed) * u
    return low * (1.0 - v) + high * v - 0.5


@nb.njit(cache=True, fastmath=EXACT)
def blotches(pitch: float, repeats: float, t: float, a: float) -> tuple[float, float]:
    """Camouflage: two layers of blotches."""
    x, y = a / pitch, t / pitch
    second = _smooth(repeats, x, 1.4 * y, 1.0) + 0.4 * _smooth(2.0 * repeats, 2.0 * x, 2.8 * y, 2.0)
    third = _smooth(repeats, x, 1.4 * y + 31.0, 3.0) + 0.4 * _smooth(2.0 * repeats, 2.0 * x, 2.8 * y, 4.0)
    return cover((0.06 - second) * pitch), cover((0.16 - third) * pitch)
