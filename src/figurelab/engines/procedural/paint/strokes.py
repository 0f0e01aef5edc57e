"""Short fur, drawn: soft strokes that lie back from the nose on a head and down on all else."""

from __future__ import annotations

import numba as nb
import numpy as np

from figurelab.engines.procedural.paint.scene import F32
from figurelab.kernels import EXACT

_LONG, _WIDE = 0.17, 0.042
"""Of a stroke, HR. Wide enough that a pixel's neighbours differ by less than paint is mixed anew for."""
_DEPTH = 0.075
"""Tone between the darkest stroke and the mean; none close to the nose, where strokes would be dots, and on
the very back of a head, where they would meet in a star."""
_NOSE = (0.0, -0.26, 0.75)
"""Off the head's centre."""
_ACROSS = 1.8
"""From the nose to the farthest point of the head."""


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _random(a: int, b: int, layer: int) -> float:
    """-1..1 from three whole numbers."""
    h = np.uint32(a) * np.uint32(0x8DA6B343) ^ np.uint32(b) * np.uint32(0xD8163841)
    h ^= np.uint32(layer) * np.uint32(0xCB1AB31F)
    h = (h ^ (h >> np.uint32(15))) * np.uint32(0x7FEB352D)
    h = (h ^ (h >> np.uint32(13))) * np.uint32(0x846CA68B)
    return float((h ^ (h >> np.uint32(16))) & np.uint32(0xFFFF)) / 32767.5 - 1.0


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _ease(t: float) -> float:
    return t * t * (3.0 - 2.0 * t)


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _layer(a: float, b: float, layer: int) -> float:
    """Value noise in a plane of its own."""
    i, j = int(np.floor(a)), int(np.floor(b))
    u, v = _ease(a - i), _ease(b - j)
    low = _random(i, j, layer) * (1.0 - u) + _random(i + 1, j, layer) * u
    high = _random(i, j + 1, layer) * (1.0 - u) + _random(i + 1, j + 1, layer) * u
    return low * (1.0 - v) + high * v


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _ring(turn: float, row: int) -> float:
    """Noise round the nose, as many strokes as a ring has room for; the head is nearly a ball through it."""
    away = min(_LONG * row, 1.75)
    many = max(int(6.2831853 * away * np.sqrt(1.0 - (away / _ACROSS) ** 2) / _WIDE), 9)
    i = int(np.floor(turn * many))
    u = _ease(turn * many - i)
    return _random(i % many, 0, row) * (1.0 - u) + _random((i + 1) % many, 0, row) * u


@nb.njit(cache=True, fastmath=EXACT, parallel=True)
def _strokes(offsets: F32, head: bool, out: F32) -> None:
    for i in nb.prange(offsets.shape[0]):
        x, y, z = offsets[i, 0] - _NOSE[0], offsets[i, 1] - _NOSE[1], offsets[i, 2] - _NOSE[2]
        away = np.sqrt(x * x + y * y + z * z)
        turn = np.arctan2(x, y)
        # A stroke starts at its own place along the coat, or rows would show.
        along = away / _LONG + 0.45 * np.sin(23.0 * turn) + 0.35 * np.sin(41.0 * turn + 2.0)
        depth = _DEPTH * min(max(min(4.0 * away - 1.4, 5.6 - 3.4 * away), 0.0), 1.0)
        if not head:
            along = y / _LONG + 1.3 * _layer(0.31 * x / _WIDE, 0.31 * z / _WIDE, 7)
            depth = _DEPTH
        row = int(np.floor(along))
        share = _ease(along - row)
        if head:
            turn = turn / 6.2831853 + 0.5
            value = _ring(turn, row) * (1.0 - share) + _ring(turn, row + 1) * share
        else:
            low, high = _layer(x / _WIDE, z / _WIDE, row), _layer(x / _WIDE, z / _WIDE, row + 1)
            value = low * (1.0 - share) + high * share
        out[i] = depth * value


def stroke_tones(offsets: F32, head: bool) -> F32:
    """(n,) tone of short fur at (n, 3) offsets from the head's centre. head: whether they lie on the head."""
    out = np.empty(len(offsets), np.float32)
    _strokes(np.ascontiguousarray(offsets, np.float32), head, out)
    return out
