"""Fit the weights by which facial hair is told: ``python scripts/fit_beard.py TABLE.npz``.

TABLE.npz: photo (n,) names; signs (n, s) the numbers of ``read.whiskers.signs``; looks (n, 1000) those of
``perceive.lowerface``; right (n, kinds) which kinds are right; counts (n,) how much each row counts. Prints in
cross-validation how many are told rightly, and how many shaven faces get hair, then the rows of
``read/whisker_weights.py``; writes ``data/beard.npy``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from fit_attire import F64, Scaler, fit

import figurelab.data
from figurelab.engines.procedural.read.whisker_weights import KINDS, SIGNS

_RIDGE, _FOLDS = 0.1, 15


def cross_validated(groups: list[F64], right: F64, counts: F64, photos: F64) -> F64:
    """(n, kinds) shares told by weights fitted without the photo."""
    shares = np.zeros(right.shape)
    order = np.random.default_rng(0).permutation(np.unique(photos))
    for fold in range(_FOLDS):
        held = np.isin(photos, order[fold::_FOLDS])
        scaled = Scaler([group[~held] for group in groups])
        weights = fit(scaled([group[~held] for group in groups]), right[~held], counts[~held], _RIDGE)
        scores = scaled([group[held] for group in groups]) @ weights[:-1] + weights[-1]
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares[held] = scores / scores.sum(axis=1, keepdims=True)
    return shares


def main() -> None:
    table = np.load(sys.argv[1])
    looks = table["looks"].astype(np.float64)
    groups, right, counts = (
        [table["signs"].astype(np.float64), looks],
        table["right"].astype(np.float64),
        table["counts"],
    )
    shares = cross_validated(groups, right, counts, table["photo"])
    best, bare = shares.argmax(axis=1), right[:, 0] > 0
    hit = right[np.arange(len(best)), best]
    print(f"{hit.sum():.0f} of {len(hit)} right, {int((bare & (best > 1)).sum())} of {bare.sum()} shaven are bearded")
    scaled = Scaler(groups)
    fitted = fit(scaled(groups), right, counts, _RIDGE)
    first = len(scaled.means[0])
    spread = scaled.spreads[0] / np.sqrt(first)
    rows = np.vstack([fitted[:first] / np.sqrt(first), fitted[-1:]])
    for name, mean, wide, row in zip(SIGNS, (*scaled.means[0], 0.0), (*spread, 1.0), rows, strict=True):
        print(f'    "{name}": ({mean:.4g}, {wide:.4g}, ({", ".join(f"{w:.3f}" for w in row)})),')
    stored = np.hstack([looks.mean(axis=0)[:, None], fitted[first:-1] / scaled.spreads[1][:, None]])
    assert stored.shape == (1000, 1 + len(KINDS))
    np.save(Path(figurelab.data.__path__[0]) / "beard.npy", stored.astype(np.float16))


if __name__ == "__main__":
    main()
