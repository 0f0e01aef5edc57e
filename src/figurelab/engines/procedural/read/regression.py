"""Linear and multinomial logistic regression on an ImageNet net's look and on signs of one's own, as scripts fit it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from .color import F32

F64 = NDArray[np.float64]


@cache
def fitted(name: str) -> F32:
    """A table of weights that ride along, read once; nobody may write to it."""
    with files("figurelab.data").joinpath(f"{name}.npy").open("rb") as file:
        table = np.asarray(np.load(file), np.float32)
    table.flags.writeable = False
    return table


def shares(
    look: F32, table: F32, signs: Mapping[str, tuple[float, float, tuple[float, ...]]], values: Iterable[float]
) -> F64:
    """(kinds,) in sum 1. See :func:`scores`."""
    told = scores(look, table, signs, values)
    found = np.exp(told - told.max())
    return np.asarray(found / found.sum(), np.float64)


def scores(
    look: F32, table: F32, signs: Mapping[str, tuple[float, float, tuple[float, ...]]], values: Iterable[float]
) -> F64:
    """(kinds,) look: (n,) scores of the net; table: (n, 1 + kinds), of each score its mean and its weight for each
    kind. signs: of each its mean, its deviation and its weights, the bias last; values: of all but the bias."""
    found = np.asarray((look - table[:, 0]) @ table[:, 1:], np.float64)
    for (mean, spread, weights), value in zip(signs.values(), (*values, 1.0), strict=True):
        found += (value - mean) / spread * np.array(weights)
    return found
