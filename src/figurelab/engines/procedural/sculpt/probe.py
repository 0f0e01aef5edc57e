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
    return x, y, _reach(rows, x, y, t, 0.0)


def back(rows: Sequence[Row], x: float, y: float, t: float = 0.0) -> tuple[float, float, float]:
    """Hindmost point, like :func:`front`."""
    return x, y, -_reach(rows, x, y, t, -_DEEPEST)


def _reach(rows: Sequence[Row], x: float, y: float, t: float, start: float) -> float:
    """How far from z = 0 the rows reach on the line that runs from ``start`` towards +z."""
    f = Program().copy(rows).offset(t).part(Material("probe", "#000000", "cloth")).compile()
    cells = int(_DEEPEST / _CELL) + 1
    origin, cell = np.array([x, y, start], np.float32), np.float32(_CELL)
    line = sample_grid(f.parts, f.rows, f.samples, f.locks, f.maps, f.caps, origin, cell, 1, 1, cells, True)
    d = line.ravel() if start == 0.0 else line.ravel()[::-1]
    inside = np.flatnonzero(d <= 0)
    if len(inside) == 0:
        return 0.0
    i = min(int(inside[-1]), cells - 2)
    return (i + float(d[i] / (d[i] - d[i + 1]))) * _CELL
