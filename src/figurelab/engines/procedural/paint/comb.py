"""Strands side by side as a comb leaves them: heights of a lock's surface, finer than it is carved."""

from __future__ import annotations

import numba as nb
import numpy as np
from scipy.ndimage import gaussian_filter1d

from figurelab.engines.procedural.paint.scene import F32
from figurelab.kernels import EXACT

_ROWS = 8
"""Rows along the strands, in which each rises and sinks; the last one leads back to the first."""
_COLUMNS = 4096
_STEP = 0.0025
"""HR from column to column."""
_LEVELS = 6
_DEEPEST = 2.0
"""Height below which no gap goes: print in a few colours would show it as a colour of its own."""
_SIZES = ((0.15, 0.60), (0.060, 0.50), (0.026, 0.30))
"""HR from strand to strand, and how high they stand: tresses, strands and hairs."""


def _row_of(rng: np.random.Generator, pitch: float, size: int) -> tuple[F32, F32]:
    """(size,) shape of strands of every width round the pitch, 0 in the gaps .. 1, and the strand of each column."""
    count = round(size * _STEP / pitch)
    edges = (np.arange(count) + rng.uniform(-0.36, 0.36, count)) / count * size
    x = np.arange(size, dtype=float)
    after = np.searchsorted(edges, x)
    ends = np.concatenate([[edges[-1] - size], edges, [edges[0] + size]])
    low, high = ends[after], ends[after + 1]
    q = (x - low) / (high - low) * 2 - 1
    return (1 - np.abs(q) ** 3.0).astype(np.float32), (after % count).astype(np.float32)


def _combed() -> F32:
    """(levels, rows, columns) f32 heights about 0, mostly within -1..1; every level is smoothed twice as much as the
    one before, over two columns at first."""
    rng = np.random.default_rng(7)
    total = np.zeros((_ROWS, _COLUMNS))
    for pitch, height in _SIZES:
        shape, owner = _row_of(rng, pitch, _COLUMNS)
        owner = owner.astype(int)
        count = owner.max() + 1
        lasting, passing = rng.normal(size=count), rng.normal(size=(_ROWS, count))
        stand = 0.75 * lasting + 0.65 * gaussian_filter1d(passing, 0.7, axis=0, mode="wrap")
        # Few gaps are deep: evenly deep ones are corduroy.
        gap = rng.uniform(size=count) ** 2 * (0.7 + 0.6 * rng.uniform(size=(_ROWS, count)))
        total += height * (0.55 * stand[:, owner] - 1.5 * gap[:, owner] * (1 - shape))
    # A lock of the comb is no darker than the next one: that is the lock's own tint.
    total -= gaussian_filter1d(total, 0.16 / _STEP, axis=1, mode="wrap")
    total = np.maximum(total / (1.8 * total.std()), -_DEEPEST)
    total -= total.mean()
    return np.stack([gaussian_filter1d(total, 0.6 * 2**level, axis=1, mode="wrap") for level in range(_LEVELS)]).astype(
        np.float32
    )


COMB = _combed()


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def combed(comb: F32, across: float, along: float, footprint: float) -> float:
    """Height of the strands, about -1..1. across: HR over them. along: rows along them. footprint: HR across them
    below which they are not told apart."""
    level = min(max(np.log2(footprint / _STEP), 0.0), _LEVELS - 1.001)
    x, y = across / _STEP, along
    i, j, k = int(np.floor(x)), int(np.floor(y)), int(level)
    a, b, c = x - i, y - j, level - k
    b = b * b * (3.0 - 2.0 * b)
    i0, i1 = i % _COLUMNS, (i + 1) % _COLUMNS
    j0, j1 = j % _ROWS, (j + 1) % _ROWS
    low = (comb[k, j0, i0] * (1 - a) + comb[k, j0, i1] * a) * (1 - b)
    low += (comb[k, j1, i0] * (1 - a) + comb[k, j1, i1] * a) * b
    k += 1
    high = (comb[k, j0, i0] * (1 - a) + comb[k, j0, i1] * a) * (1 - b)
    high += (comb[k, j1, i0] * (1 - a) + comb[k, j1, i1] * a) * b
    return low * (1 - c) + high * c
