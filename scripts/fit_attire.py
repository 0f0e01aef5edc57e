"""Fit the weights by which a portrait's top is told: ``python scripts/fit_attire.py TABLE.json``.

TABLE.json: a list of {"signs": the numbers of ``read.attire.signs``, "kinds": the kinds that are right}. Several kinds
may be right: the likelihood is that of any of them. Prints the accuracy in ten-fold cross-validation, then the rows of
``read/attire_weights.py``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from figurelab.engines.procedural.read.attire_weights import KINDS, SIGNS

F64 = NDArray[np.float64]
_RIDGE, _FOLDS = 20.0, 10


def fit(x: F64, right: F64) -> F64:
    """(n, d) standardised signs, (n, k) which kinds are right -> (d + 1, k) weights, the last row the bias."""
    n, d = x.shape
    full = np.hstack([x, np.ones((n, 1))])
    ridge = np.r_[np.full(d, _RIDGE), 0.1][:, None]

    def loss(flat: F64) -> tuple[float, F64]:
        weights = flat.reshape(d + 1, -1)
        scores = full @ weights
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        hit = np.maximum((shares * right).sum(axis=1, keepdims=True), 1e-12)
        slope = full.T @ (shares - shares * right / hit) + ridge * weights
        return float(-np.log(hit).sum() + 0.5 * (ridge * weights**2).sum()), slope.ravel()

    found = minimize(loss, np.zeros((d + 1) * right.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, np.float64).reshape(d + 1, -1)


def cross_validated(x: F64, right: F64) -> float:
    """Share of rows told rightly by weights fitted without them."""
    order = np.random.default_rng(0).permutation(len(x))
    hits = 0.0
    for fold in range(_FOLDS):
        test = order[fold::_FOLDS]
        rest = np.setdiff1d(order, test)
        mean, spread = x[rest].mean(axis=0), x[rest].std(axis=0) + 1e-6
        weights = fit((x[rest] - mean) / spread, right[rest])
        best = ((x[test] - mean) / spread @ weights[:-1] + weights[-1]).argmax(axis=1)
        hits += float(right[test, best].sum())
    return hits / len(x)


def main() -> None:
    rows = json.loads(Path(sys.argv[1]).read_text())
    x = np.array([row["signs"] for row in rows], np.float64)
    right = np.array([[kind in row["kinds"] for kind in KINDS] for row in rows], np.float64)
    print(f"{len(x)} rows, {cross_validated(x, right):.3f} right in cross-validation")
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    weights = fit((x - mean) / spread, right)
    for name, m, s, row in zip(SIGNS, (*mean, 0.0), (*spread, 1.0), weights, strict=True):
        print(f'    "{name}": ({m:.3g}, {s:.3g}, ({", ".join(f"{w:.2f}" for w in row)})),')


if __name__ == "__main__":
    main()
