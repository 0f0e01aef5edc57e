"""Fit the weights by which a portrait's top is told: ``python scripts/fit_attire.py TABLE.json``.

TABLE.json: a list of {"photo": its name, "signs": the numbers of ``read.attire.signs``, "kinds": the kinds that are
right, "changed": whether the photo was cropped, shrunk or brightened}. Several kinds may be right: the likelihood is
that of any of them. Changed copies of a photo weigh little, and teach which signs waver. Prints the accuracy
in ten-fold cross-validation on unchanged photos, then the rows of ``read/attire_weights.py``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from figurelab.engines.procedural.perceive.garments import GARMENTS
from figurelab.engines.procedural.read.attire_weights import KINDS, SIGNS

F64 = NDArray[np.float64]
_RIDGE, _FOLDS, _CHANGED = 12.0, 10, 0.3


def fit(x: F64, right: F64, counts: F64) -> F64:
    """(n, d) standardised signs, (n, k) which kinds are right, (n,) how much each row counts -> (d + 1, k) weights, the
    last row the bias."""
    n, d = x.shape
    full = np.hstack([x, np.ones((n, 1))])
    ridge = np.r_[np.full(d, _RIDGE), 0.1][:, None]

    def loss(flat: F64) -> tuple[float, F64]:
        weights = flat.reshape(d + 1, -1)
        scores = full @ weights
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        hit = np.maximum((shares * right).sum(axis=1, keepdims=True), 1e-12)
        slope = full.T @ (counts[:, None] * (shares - shares * right / hit)) + ridge * weights
        return float(-(counts[:, None] * np.log(hit)).sum() + 0.5 * (ridge * weights**2).sum()), slope.ravel()

    found = minimize(loss, np.zeros((d + 1) * right.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, np.float64).reshape(d + 1, -1)


def cross_validated(x: F64, right: F64, counts: F64, photos: list[str]) -> float:
    """Share of unchanged photos told rightly by weights fitted without any copy of them."""
    names = np.array(photos)
    order = np.random.default_rng(0).permutation(np.unique(names))
    hits = 0.0
    for fold in range(_FOLDS):
        held = np.isin(names, order[fold::_FOLDS])
        test, rest = held & (counts == 1), ~held
        mean, spread = _scale(x[rest & (counts == 1)])
        weights = fit((x[rest] - mean) / spread, right[rest], counts[rest])
        best = ((x[test] - mean) / spread @ weights[:-1] + weights[-1]).argmax(axis=1)
        hits += float(right[test][np.arange(len(best)), best].sum())
    return hits / float((counts == 1).sum())


def _scale(x: F64) -> tuple[F64, F64]:
    return x.mean(axis=0), x.std(axis=0) + 1e-6


def main() -> None:
    rows = json.loads(Path(sys.argv[1]).read_text())
    x = np.array([row["signs"] for row in rows], np.float64)
    right = np.array([[kind in row["kinds"] for kind in KINDS] for row in rows], np.float64)
    counts = np.array([_CHANGED if row["changed"] else 1.0 for row in rows])
    share = cross_validated(x, right, counts, [row["photo"] for row in rows])
    print(f"{int((counts == 1).sum())} photos, {len(rows)} rows, {share:.3f} right in cross-validation")
    mean, spread = _scale(x[counts == 1])
    weights = fit((x - mean) / spread, right, counts)
    names = [*list(SIGNS)[: x.shape[1] - len(GARMENTS)], *GARMENTS, "bias"]
    for name, m, s, row in zip(names, (*mean, 0.0), (*spread, 1.0), weights, strict=True):
        print(f'    "{name}": ({m:.3g}, {s:.3g}, ({", ".join(f"{w:.2f}" for w in row)})),')


if __name__ == "__main__":
    main()
