"""Fit the weights by which somebody's age is told: ``python scripts/fit_years.py TABLE.npz``.

TABLE.npz: photo (n,) names, those of one person alike; signs (n, s) the numbers of ``read.aged.signs``; looks (n, 2000)
those of ``perceive.wholeface``; years (n,) as labelled by eye; counts (n,) how much each row counts; plain (n,) whether
the row is of the photo itself and not of a changed copy. Prints in cross-validation by how many years people are
mistaken, and how many children and adults are told as children, then the rows of ``read/aged_weights.py``; writes
``data/aged.npy``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from fit_attire import F64, Scaler
from numpy.typing import NDArray

import figurelab.data
from figurelab.engines.procedural.read.aged import CHILD, NOUGHT, YOUNG, drawn_out
from figurelab.engines.procedural.read.aged_weights import SIGNS

_RIDGE, _FOLDS = 3.0, 15
# Signs of one's own are few beside what the net sees; children are rare; who is younger is one, who is older is grown.
_SIGNS_COUNT, _RARE = 0.5, 2.0
_CHILD, _GROWN = 13.0, 16.0


def ridge(x: F64, goal: F64, counts: F64) -> tuple[F64, float]:
    """(d,) weights and the bias. x: (n, d) scaled columns, goal: (n,)."""
    middle, usual = (counts @ x) / counts.sum(), float(counts @ goal / counts.sum())
    root = np.sqrt(counts)
    apart = (x - middle) * root[:, None]
    held = np.linalg.solve(apart @ apart.T + _RIDGE * np.eye(len(x)), (goal - usual) * root)
    weights = np.asarray(apart.T @ held, np.float64)
    return weights, usual - float(middle @ weights)


def goals(years: F64, counts: F64) -> list[tuple[F64, F64]]:
    """What is fitted and how much each row counts for it: the ln of years, and who is a child."""
    young = years < _CHILD
    return [(np.log(years + NOUGHT), counts), (young.astype(np.float64), counts * np.where(young, _RARE, 1.0))]


def scaled(groups: list[F64], by: Scaler) -> F64:
    """Columns of all groups, one's own signs counted less."""
    columns = by(groups)
    columns[:, : groups[0].shape[1]] *= np.sqrt(_SIGNS_COUNT)
    return columns


def cross_validated(groups: list[F64], years: F64, counts: F64, photos: NDArray[np.str_]) -> F64:
    """(n, 2) told by weights fitted without the person: years, and a child's score."""
    told = np.zeros((len(years), 2))
    order = np.random.default_rng(0).permutation(np.unique(photos))
    for fold in range(_FOLDS):
        held = np.isin(photos, order[fold::_FOLDS])
        by = Scaler([group[~held] for group in groups])
        rest, test = (scaled([group[rows] for group in groups], by) for rows in (~held, held))
        for k, (goal, weight) in enumerate(goals(years[~held], counts[~held])):
            weights, bias = ridge(rest, goal, weight)
            told[held, k] = test @ weights + bias
    told[:, 0] = drawn_out(np.exp(told[:, 0]) - NOUGHT)
    return told


def main() -> None:
    table = np.load(sys.argv[1])
    looks, years = table["looks"].astype(np.float64), table["years"].astype(np.float64)
    counts, plain = table["counts"].astype(np.float64), table["plain"]
    groups = [table["signs"].astype(np.float64), *np.split(looks, 2, axis=1)]
    told = cross_validated(groups, years, counts, table["photo"])
    off, child = np.abs(told[:, 0] - years), (told[:, 1] > CHILD) & (told[:, 0] < YOUNG)
    r = np.corrcoef(told[plain, 0], years[plain])[0, 1]
    print(f"{plain.sum()} photos: {off[plain].mean():.1f} years off, copies {off[~plain].mean():.1f}, r {r:.3f}")
    young, grown = plain & (years < _CHILD), plain & (years >= _GROWN)
    print(f"{(child & young).sum()} of {young.sum()} children told, {(child & grown).sum()} of {grown.sum()} grown are")
    by = Scaler(groups)
    columns = scaled(groups, by)
    first = groups[0].shape[1]
    found = [ridge(columns, goal, weight) for goal, weight in goals(years, counts)]
    fitted = np.column_stack([weights for weights, _ in found])
    spread = by.spreads[0] / np.sqrt(first)
    rows = np.vstack([fitted[:first] * np.sqrt(_SIGNS_COUNT / first), [[bias for _, bias in found]]])
    for name, mean, wide, row in zip(SIGNS, (*by.means[0], 0.0), (*spread, 1.0), rows, strict=True):
        print(f'    "{name}": ({mean:.4g}, {wide:.4g}, ({", ".join(f"{w:.4f}" for w in row)})),')
    middle, wide = (np.concatenate(parts[1:]) for parts in (by.means, by.spreads))
    np.save(
        Path(figurelab.data.__path__[0]) / "aged.npy",
        np.hstack([middle[:, None], fitted[first:] / wide[:, None]]).astype(np.float16),
    )


if __name__ == "__main__":
    main()
