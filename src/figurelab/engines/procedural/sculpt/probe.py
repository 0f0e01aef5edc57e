"""Asking rows where their surface is, before they are part of a figure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..paint.material import Material
from .field import sample_grid
from .points import distances
from .program import Program, Row

_CELL = 0.02
_DEEPEST = 1.6
_CELLS = int(_DEEPEST / _CELL) + 1


def front(rows: Sequence[Row], x: float, y: float, t: float = 0.0) -> tuple[float, float, float]:
    """Foremost point at (x, y), HR, of rows grown by t, within 1.6 HR of z = 0. z is 0 where there is nothing."""
    return x, y, _reach(rows, x, y, t, 0.0)


def fronts(rows: Sequence[Row], places: NDArray[np.floating]) -> NDArray[np.float64]:
    """(n,) z of :func:`front` at (n, 2) places, asked all at once."""
    f = Program().copy(rows).part(Material("probe", "#000000", "cloth")).compile()
    z = np.arange(_CELLS, dtype=np.float32) * np.float32(_CELL)
    at = np.column_stack([np.repeat(places.astype(np.float32), _CELLS, axis=0), np.tile(z, len(places))])
    field = (f.parts, f.rows, f.samples, f.locks, f.maps, f.caps)
    lines = distances(field, np.ascontiguousarray(at), True).reshape(len(places), _CELLS)
    return np.array([_last_inside(line) for line in lines])


def back(rows: Sequence[Row], x: float, y: float, t: float = 0.0) -> tuple[float, float, float]:
    """Hindmost point, like :func:`front`."""
    return x, y, -_reach(rows, x, y, t, -_DEEPEST)


def beside(rows: Sequence[Row], y: float, z: float, t: float = 0.0) -> float:
    """x >= 0, HR, where rows grown by t end sideways at (y, z), within 1.6 HR of x = 0; 0 where there is nothing."""
    return _last_inside(_line(rows, t, (0.0, y, z), (_CELLS, 1, 1)))


def _reach(rows: Sequence[Row], x: float, y: float, t: float, start: float) -> float:
    """How far from z = 0 the rows reach on the line that runs from ``start`` towards +z."""
    d = _line(rows, t, (x, y, start), (1, 1, _CELLS))
    return _last_inside(d if start == 0.0 else d[::-1])


def _line(
    rows: Sequence[Row], t: float, start: tuple[float, float, float], counts: tuple[int, int, int]
) -> NDArray[np.float32]:
    """(_CELLS,) distances every _CELL from ``start`` along the axis whose count is not 1."""
    f = Program().copy(rows).offset(t).part(Material("probe", "#000000", "cloth")).compile()
    origin, cell = np.array(start, np.float32), np.float32(_CELL)
    return sample_grid(f.parts, f.rows, f.samples, f.locks, f.maps, f.caps, origin, cell, *counts).ravel()


def _last_inside(d: NDArray[np.float32]) -> float:
    """Where the last stretch of negative distances ends, HR from the first sample."""
    inside = np.flatnonzero(d <= 0)
    if len(inside) == 0:
        return 0.0
    i = min(int(inside[-1]), len(d) - 2)
    return (i + float(d[i] / (d[i] - d[i + 1]))) * _CELL
