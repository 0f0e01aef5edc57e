"""Asking rows where their surface is, before they are part of a figure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..paint.material import Material
from .field import sample_grid
from .program import Program, Row

_CELL = 0.02
_DEEPEST = 1.6


def front(rows: Sequence[Row], x: float, y: float, t: float = 0.0) -> tuple[float, float, float]:
    """Foremost point at (x, y), HR, of rows grown by t, within 1.6 HR of z = 0. z is 0 where there is nothing."""
    f = Program().copy(rows).offset(t).part(Material("probe", "#000000", "cloth")).compile()
    cells = int(_DEEPEST / _CELL) + 1
    origin, cell = np.array([x, y, 0.0], np.float32), np.float32(_CELL)
    line = sample_grid(f.parts, f.rows, f.samples, f.locks, f.maps, f.caps, origin, cell, 1, 1, cells, True)
    d = line.ravel()
    inside = np.flatnonzero(d <= 0)
    if len(inside) == 0:
        return x, y, 0.0
    i = min(int(inside[-1]), cells - 2)
    return x, y, (i + float(d[i] / (d[i] - d[i + 1]))) * _CELL
