"""Width of a part row by row, and the half-depth that follows from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray

F64 = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Rows:
    """index: (n,) rows from the part's first to its last. half, centre: (n,) f64 half width and middle column."""

    index: NDArray[np.int64]
    half: F64
    centre: F64


def measure(mask: Mask, index: NDArray[np.int64] | None = None) -> Rows:
    """Half width and centre of each row; rows of `index` that the mask lacks get width 0 and a neighbour's centre."""
    if index is None:
        index = np.flatnonzero(mask.any(axis=1))
    rows = mask[index]
    has = rows.any(axis=1)
    first = rows.argmax(axis=1)
    last = mask.shape[1] - 1 - rows[:, ::-1].argmax(axis=1)
    half = np.where(has, (last - first + 1) / 2, 0.0)
    centre = (first + last) / 2
    if has.any():
        centre = np.interp(index, index[has], centre[has])
    return Rows(index, half, centre)


def smooth(values: F64, sigma: float) -> F64:
    """Gaussian along the rows, the ends held."""
    return np.asarray(nd.gaussian_filter1d(values, sigma, mode="nearest"), np.float64)


def half_depths(half: F64, ratio: float, sigma: float) -> F64:
    """D(y) = ratio * sqrt(blurred squared half width), zero beyond the ends, so that the part closes there."""
    blurred = nd.gaussian_filter1d(half**2, sigma, mode="constant")
    return ratio * np.sqrt(np.maximum(blurred, 1.0))


def domed(depths: F64, u: F64, power: F64 | float, ease: float) -> F64:
    """Keep D under a superellipse over u in -1..1 (top to bottom), as high as D's 92nd percentile."""
    crest = float(np.percentile(depths, 92)) * ease
    exponent = np.broadcast_to(np.asarray(power, np.float64), u.shape)
    dome = crest * np.maximum(1 - np.abs(u) ** exponent, 0.02) ** (1 / exponent)
    return np.where(depths < dome, depths, dome)


def span(index: NDArray[np.int64], first: float, end: float) -> F64:
    """u = -1 at `first`, 1 at `end`, clipped."""
    u = (index + 0.5 - 0.5 * (first + end)) / max(0.5 * (end - first), 1.0)
    return np.asarray(np.clip(u, -1, 1), np.float64)
