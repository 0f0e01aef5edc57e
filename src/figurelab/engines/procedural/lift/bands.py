"""Clothes in bands: one paint for every row of a torso, with few changes from row to row."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.paints import Paints

F64 = NDArray[np.float64]
Mask = NDArray[np.bool_]
_CHANGE = 0.05


def bands(paints: Paints, rim: Mask, shown: Mask, height: int, *, front: float = 1.5) -> NDArray[np.int64]:
    """(h,) index of the paint behind every row.

    The rim speaks for the back, and the whole row in front, as much as front says, keeps hands at the rim from covering
    it. A change of paint must be worth 5 % of the height: torn rows give none. Rows without the part take their
    neighbours'.
    """
    shares = by_row(paints, rim) + front * by_row(paints, shown)
    on_rim = paints.shares(rim) > 0
    return cheapest_path(np.where(on_rim, -shares, 0.0), _CHANGE * height)


def cheapest_path(costs: F64, change: float) -> NDArray[np.int64]:
    """(n,) a state for each of n rows: least sum of (n, k) costs and of `change` for each change of state
    (Viterbi 1967)."""
    n, k = costs.shape
    came = np.zeros((n, k), np.int64)
    total = costs[0].copy()
    for row in range(1, n):
        best = int(total.argmin())
        stay = total <= total[best] + change
        came[row] = np.where(stay, np.arange(k), best)
        total = np.where(stay, total, total[best] + change) + costs[row]
    path = np.empty(n, np.int64)
    path[-1] = int(total.argmin())
    for row in range(n - 1, 0, -1):
        path[row - 1] = came[row, path[row]]
    return path


def by_row(paints: Paints, mask: Mask) -> F64:
    """(h, k) share of each paint among the mask's pixels of a row; 0 where there are none."""
    count = np.stack([(mask & (paints.label == i)).sum(axis=1) for i in range(len(paints.lab))], axis=1)
    return count / np.maximum(count.sum(axis=1, keepdims=True), 1)
