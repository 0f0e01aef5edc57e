"""Fit the weights by which lids are read: ``python scripts/fit_lids.py TABLE.npz``.

TABLE.npz: edges (n, d) those of ``read.lids.edges`` of n people; opening (n,) 1 a slit .. 5 a stare and fold (n,) 0 a
broad lid .. 2 none, as labelled by eye. Prints in cross-validation how well both agree, and writes ``data/lids.npy``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import stats

import figurelab.data

F64 = NDArray[np.float64]

_RIDGE, _FOLDS = 300.0, 10
_NAMES = ("opening", "fold")


def fit(edges: F64, goals: F64) -> F64:
    """(d + 1, 1 + k): means and weights of each edge, the biases last. Goals (n, k)."""
    mean, spread, usual = edges.mean(axis=0), edges.std(axis=0) + 1e-6, goals.mean(axis=0)
    columns = (edges - mean) / spread
    held = np.linalg.solve(columns @ columns.T + _RIDGE * np.eye(len(edges)), goals - usual)
    weights = (columns.T @ held) / spread[:, None]
    return np.vstack([np.column_stack([mean, weights]), [0.0, *usual]])


def told(edges: F64, table: F64) -> F64:
    """(n, k)."""
    return np.asarray((edges - table[:-1, 0]) @ table[:-1, 1:] + table[-1, 1:], np.float64)


def main() -> None:
    found = np.load(sys.argv[1])
    edges = np.asarray(found["edges"], np.float64)
    goals = np.column_stack([found[name] for name in _NAMES]).astype(np.float64)
    held, order = np.zeros_like(goals), np.random.default_rng(0).permutation(len(edges))
    for fold in range(_FOLDS):
        test = order[fold::_FOLDS]
        rest = np.setdiff1d(order, test)
        held[test] = told(edges[test], fit(edges[rest], goals[rest]))
    for k, name in enumerate(_NAMES):
        agreed = float(stats.spearmanr(held[:, k], goals[:, k])[0])  # pyright: ignore[reportArgumentType]
        print(f"{name}: rank correlation {agreed:.2f}, off by {np.abs(held[:, k] - goals[:, k]).mean():.2f}")
    np.save(Path(figurelab.data.__file__).with_name("lids.npy"), fit(edges, goals).astype(np.float16))


if __name__ == "__main__":
    main()
