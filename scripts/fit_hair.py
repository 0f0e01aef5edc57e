"""Fit the weights that correct the colour of hair: ``python scripts/fit_hair.py TABLE.json``.

TABLE.json: a list of {"photo": its name, "signs": the numbers of ``read.mane.signs`` (null where not seen), "read": (L,
a, b) by rules, "right": (L, a, b) by eye}. The rarer an L, the more a row of it counts. Prints in cross-validation how
far readings are from what is seen (CIEDE2000), by how light the hair is, then the rows of ``read/mane_weights.py``.
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from skimage.color import deltaE_ciede2000

from figurelab.engines.procedural.read.mane import FURTHEST, MOST, kept
from figurelab.engines.procedural.read.mane_weights import SIGNS

F64 = NDArray[np.float64]
_RIDGE, _FOLDS, _ORDERS, _RARITY, _SPREAD = 30.0, 10, 3, 0.3, 6.0
_FURTHEST_OFF = 20.0
_GROUPS = (0, 15, 22, 32, 48, 65, 99)


def fit(off: F64, lacking: F64, counts: F64) -> F64:
    """(signs + 1, 3) weights, the bias last."""
    full = np.column_stack([off, np.ones(len(off))])
    ridge = np.diag(np.r_[np.full(off.shape[1], _RIDGE), 1e-6])
    found = np.linalg.solve(full.T @ (full * counts[:, None]) + ridge, full.T @ (counts[:, None] * lacking))
    return np.asarray(found, np.float64)


def corrected(read: F64, off: F64, weights: F64) -> F64:
    """(n, 3) Lab, as ``read.mane.told`` gives it."""
    moved = off @ weights[:-1] + weights[-1]
    share = np.array([kept(one.astype(np.float32)) for one in read])
    return read + share[:, None] * MOST * np.tanh(moved / MOST)


def main() -> None:
    rows = json.loads(Path(sys.argv[1]).read_text())
    x = np.array([[np.nan if v is None else v for v in row["signs"]] for row in rows], np.float64)
    read, right = (np.array([row[key] for row in rows], np.float64) for key in ("read", "right"))
    photos = np.array([row["photo"] for row in rows])
    mean, spread = np.nanmean(x, axis=0), np.nanstd(x, axis=0) + 1e-6
    off = np.nan_to_num(np.clip((x - mean) / spread, -FURTHEST, FURTHEST))
    near = np.exp(-0.5 * ((right[:, None, 0] - right[None, :, 0]) / _SPREAD) ** 2).sum(axis=1) ** -_RARITY
    counts, lacking = near / near.mean(), np.clip(right - read, -_FURTHEST_OFF, _FURTHEST_OFF)
    found = np.zeros((_ORDERS, *read.shape))
    for seed in range(_ORDERS):
        order = np.random.default_rng(seed).permutation(np.unique(photos))
        for fold in range(_FOLDS):
            held = np.isin(photos, order[fold::_FOLDS])
            found[seed, held] = corrected(read[held], off[held], fit(off[~held], lacking[~held], counts[~held]))
    errors = [deltaE_ciede2000(right, one) for one in (read, found.mean(axis=0))]
    print(f"{len(rows)} heads of hair, dE median", " -> ".join(f"{np.median(one):.2f}" for one in errors))
    for low, high in itertools.pairwise(_GROUPS):
        own = (right[:, 0] >= low) & (right[:, 0] < high)
        means = " -> ".join(f"{one[own].mean():.1f}" for one in errors)
        lighter = (found.mean(axis=0) - right)[own, 0].mean()
        print(f"L {low}..{high}: {own.sum()}, dE mean {means}, L off {lighter:+.1f}")
    names = [name for name in SIGNS if name != "bias"]
    weights = fit(off, lacking, counts)
    for name, middle, wide, row in zip((*names, "bias"), (*mean, 0.0), (*spread, 1.0), weights, strict=True):
        print(f'    "{name}": ({middle:.4g}, {wide:.4g}, ({", ".join(f"{w:.3f}" for w in row)})),')


if __name__ == "__main__":
    main()
