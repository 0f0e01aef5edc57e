"""Fit the weights by which a portrait's top is told: ``python scripts/fit_attire.py TABLE.npz [--about]``.

TABLE.npz: photo (n,) names; signs (n, s) the numbers of ``read.attire.signs``; cut (n, 2000) those of
``perceive.garments.cut_out``; right (n, kinds) which kinds are right; changed (n,) whether the photo was cropped,
shrunk or brightened; told, looks, pattern (m, ...): of those whose pattern is known, which of PATTERNS its edges told,
the cut-outs, and which it is. Several kinds may be right: the likelihood is that of any of them. Changed copies of a
photo weigh little, and teach which signs waver. Prints the accuracy in ten-fold cross-validation on unchanged photos,
then the rows of ``read/attire_weights.py``, and writes ``data/attire.npy``. With ``--about`` TABLE is of new photos
alone: the present weights are moved as far as those ask for, and the patterns' are kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

import figurelab.data
from figurelab.engines.procedural.perceive.garments import GARMENTS
from figurelab.engines.procedural.read.attire import looks
from figurelab.engines.procedural.read.attire_weights import KINDS, PATTERNS, SIGNS

F64 = NDArray[np.float64]
_RIDGE, _FOLDS, _CHANGED = 0.6, 10, 0.3
# About former weights: how far they are held.
_HELD = 5.0
# Patterned cloth is rare: how far its photos are counted up, and a ridge for what is told by few.
_RARE, _PATTERN_RIDGE = 0.75, 0.05


class Scaler:
    """Groups of columns, each standardised and of one weight together, however many columns it has."""

    def __init__(self, groups: list[F64]) -> None:
        self.means = [group.mean(axis=0) for group in groups]
        self.spreads = [(group.std(axis=0) + 1e-6) * np.sqrt(group.shape[1]) for group in groups]

    def __call__(self, groups: list[F64]) -> F64:
        return np.hstack([(g - m) / s for g, m, s in zip(groups, self.means, self.spreads, strict=True)])


def fit(x: F64, right: F64, counts: F64, strength: float = _RIDGE, former: F64 | float = 0.0) -> F64:
    """(n, d) scaled columns, (n, k) which kinds are right, (n,) how much each row counts -> (d + 1, k) weights, last
    the bias. Solved in the span of the rows, which holds the best weights of a ridge. former: (n, k) scores by former
    weights, to which these are added."""
    axes = np.linalg.svd(x, full_matrices=False)[2]
    full = np.hstack([x @ axes.T, np.ones((len(x), 1))])
    ridge = np.r_[np.full(len(axes), strength), 0.1][:, None]

    def loss(flat: F64) -> tuple[float, F64]:
        weights = flat.reshape(len(ridge), -1)
        scores = full @ weights + former
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        hit = np.maximum((shares * right).sum(axis=1, keepdims=True), 1e-12)
        slope = full.T @ (counts[:, None] * (shares - shares * right / hit)) + ridge * weights
        return float(-(counts[:, None] * np.log(hit)).sum() + 0.5 * (ridge * weights**2).sum()), slope.ravel()

    found = minimize(loss, np.zeros(len(ridge) * right.shape[1]), jac=True, method="L-BFGS-B")
    weights = np.asarray(found.x, np.float64).reshape(len(ridge), -1)
    return np.vstack([axes.T @ weights[:-1], weights[-1:]])


def cross_validated(groups: list[F64], right: F64, counts: F64, photos: NDArray[np.str_]) -> float:
    """Share of unchanged photos told rightly by weights fitted without any copy of them."""
    order = np.random.default_rng(0).permutation(np.unique(photos))
    hits = 0.0
    for fold in range(_FOLDS):
        held = np.isin(photos, order[fold::_FOLDS])
        test, rest = held & (counts == 1), ~held
        scaled = Scaler([group[rest & (counts == 1)] for group in groups])
        weights = fit(scaled([group[rest] for group in groups]), right[rest], counts[rest])
        best = (scaled([group[test] for group in groups]) @ weights[:-1] + weights[-1]).argmax(axis=1)
        hits += float(right[test][np.arange(len(best)), best].sum())
    return hits / float((counts == 1).sum())


def patterns(table: Mapping[str, NDArray[np.float64]], middle: F64) -> F64:
    """(2000, patterns) weights of the cut-outs about their middle; prints the table of what edges told."""
    told, right = table["told"].astype(np.float64), table["pattern"].astype(np.float64)
    groups = [told, *np.split(table["looks"].astype(np.float64) - middle, 2, axis=1)]
    counts = (right @ (1 / right.sum(axis=0))) ** _RARE
    scaled = Scaler(groups)
    weights = fit(scaled(groups), right, counts / counts.mean(), _PATTERN_RIDGE)
    spreads, means = np.concatenate(scaled.spreads), np.concatenate(scaled.means)
    steep = weights[:-1] / spreads[:, None]
    base = weights[-1] - means @ steep
    for name, row in zip(PATTERNS, steep[: len(PATTERNS)], strict=True):
        print(f'    "{name}": ({", ".join(f"{w:.3f}" for w in row + base)}),')
    return steep[len(PATTERNS) :]


def _rows(names: Iterable[str], means: F64, spreads: F64, weights: F64) -> None:
    """Print the table of signs. weights: of each sign and the bias."""
    for name, m, s, row in zip(names, (*means, 0.0), (*spreads, 1.0), weights, strict=True):
        print(f'    "{name}": ({m:.3g}, {s:.3g}, ({", ".join(f"{w:.3f}" for w in row)})),')


def about(table: Mapping[str, NDArray[np.float64]]) -> None:
    """Move the present weights as far as new photos ask for."""
    stored = looks().astype(np.float64)
    *signs, bias = SIGNS.values()
    means, spreads = (np.array([sign[i] for sign in signs]) for i in (0, 1))
    former = np.array([weights for _, _, weights in (*signs, bias)])
    kinds = slice(1, 1 + len(KINDS))
    apart, cut = (table["signs"] - means) / spreads, table["cut"].astype(np.float64) - stored[:, 0]
    scores = apart @ former[:-1] + former[-1] + cut @ stored[:, kinds]
    wide = np.r_[np.full(len(means), np.sqrt(len(means))), (cut.std(axis=0) + 1e-6) * np.sqrt(cut.shape[1] / 2)]
    counts = np.where(table["changed"], _CHANGED, 1.0)
    moved = fit(np.hstack([apart, cut]) / wide, table["right"].astype(np.float64), counts, _HELD, scores)
    steps = moved[:-1] / wide[:, None]
    _rows(SIGNS, means, spreads, former + np.vstack([steps[: len(means)], moved[-1:]]))
    stored[:, kinds] += steps[len(means) :]
    np.save(Path(figurelab.data.__path__[0]) / "attire.npy", stored.astype(np.float16))


def main() -> None:
    table = np.load(sys.argv[1])
    if "--about" in sys.argv:
        about(table)
        return
    cut = table["cut"].astype(np.float64)
    groups = [table["signs"].astype(np.float64), *np.split(cut, 2, axis=1)]
    right, counts = table["right"].astype(np.float64), np.where(table["changed"], _CHANGED, 1.0)
    share = cross_validated(groups, right, counts, table["photo"])
    print(f"{int((counts == 1).sum())} photos, {len(counts)} rows, {share:.3f} right in cross-validation")
    scaled = Scaler([group[counts == 1] for group in groups])
    weights = fit(scaled(groups), right, counts)
    first = len(scaled.means[0])
    spread = scaled.spreads[0] / np.sqrt(first)
    names = [*list(SIGNS)[: first - len(GARMENTS)], *GARMENTS, "bias"]
    rows = np.vstack([weights[:first] / np.sqrt(first), weights[-1:]])
    _rows(names, scaled.means[0], spread, rows)
    steep = weights[first:-1] / np.concatenate(scaled.spreads[1:])[:, None]
    middle = cut[counts == 1].mean(axis=0)
    stored = np.hstack([middle[:, None], steep, patterns(table, middle)]).astype(np.float16)
    np.save(Path(figurelab.data.__path__[0]) / "attire.npy", stored)


if __name__ == "__main__":
    main()
