"""How far a figure that is being made reaches from a point: what lies on hair asks it where that ends."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .points import distances
from .program import Program

_CELL = 0.03


def outside(
    program: Program, center: NDArray[np.floating], ways: NDArray[np.floating], *, least: float, most: float
) -> NDArray[np.float64]:
    """(n,) HR from ``center`` (3,) to the outermost surface along (n, 3) unit ways, between least and most. All of it
    as the head stands before its tilt."""
    d = program.compile()
    field = (d.parts, d.rows, d.samples, d.locks, d.maps, d.caps)
    out = np.arange(least, most, _CELL)
    at = center + ways[:, None] * out[:, None]
    tilted = program.tilt_of(len(program.materials) - 1).tilted(at.reshape(-1, 3))
    lines = distances(field, np.ascontiguousarray(tilted, np.float32), True).reshape(len(ways), len(out))
    return np.array([_end(line, out) for line in lines])


def _end(line: NDArray[np.float32], out: NDArray[np.float64]) -> float:
    """Where the last stretch of negative distances ends."""
    inside = np.flatnonzero(line <= 0)
    if len(inside) == 0:
        return float(out[0])
    i = min(int(inside[-1]), len(line) - 2)
    share = float(line[i] / (line[i] - line[i + 1])) if line[i + 1] > line[i] else 0.0
    return float(out[i] + min(max(share, 0.0), 1.0) * _CELL)
