"""Small functions that the paint's kernels share, compiled into each of them."""

from __future__ import annotations

import numba as nb
import numpy as np

from figurelab.kernels import EXACT


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def smooth(low: float, high: float, x: float) -> float:
    """0 up to low, 1 from high on, a smooth step between."""
    t = min(max((x - low) / (high - low), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def random(a: float, b: float) -> float:
    """0..1 from two whole numbers."""
    x = np.sin(a * 12.9898 + b * 78.233) * 43758.5453
    return x - np.floor(x)
