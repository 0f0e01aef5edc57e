"""Fit the weights by which it is told how light skin is: ``python scripts/fit_complexion.py TABLE.json [SIGN ...]``.

TABLE.json: a list of {"photo": its name, "signs": the numbers of ``read.complexion.signs`` (null where not seen),
"L": that of the skin by eye, "changed": whether the photo was darkened, brightened, faded, hardened, made grey or lit
by another lamp}. Photos of one person may have one name. Few people of a photo set are dark: the rarer an L, the more
a row of it counts. What is left of the pull to the middle that every regression has is taken back by the bounds of
``SCALE``: they give the readings the spread of the skins. Names of signs after the table fit only those and the bias,
and leave the other weights as they are: a few people tell as much, not more. Prints the error in cross-validation on
unchanged photos, by how dark the skin is, then ``read/complexion_weights.py``'s table.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from figurelab.engines.procedural.read.complexion import FURTHEST
from figurelab.engines.procedural.read.complexion_weights import BIAS, PAIRS, SIGNS

F64 = NDArray[np.float64]
_RIDGE, _KEPT, _ADDED, _FOLDS, _CHANGED, _RARITY, _SPREAD = 700.0, 1e6, 20.0, 12, 0.12, 0.7, 4.0
_DARK, _LIGHT = 32.0, 83.0
_QUANTILES = (2, 8, 15, 25, 40, 60, 80, 95)
_BELOW, _ABOVE = (8.0, 4.0), (4.0, 2.0)
# A person of a rare L is mostly told to be nearer to the usual one by chance: each is told further from it by so much.
_USUAL, _FURTHER = 71.0, 0.12
_GROUPS = (
    ("dark", 0, 50), ("brown", 50, 60), ("tan", 60, 68), ("middling", 68, 74), ("light", 74, 78), ("pale", 78, 99),
)  # fmt: skip


def standard(x: F64, plain: NDArray[np.bool_], *, kept: bool = False) -> tuple[F64, F64, F64]:
    """(n, d) signs -> (n, d + pairs) deviations, and mean and spread of the signs; 0 where not seen."""
    mean, spread = np.nanmean(x[plain], axis=0), np.nanstd(x[plain], axis=0) + 1e-6
    if kept:
        mean, spread = (np.array([sign[i] for sign in SIGNS.values()]) for i in (0, 1))
    off = np.nan_to_num(np.clip((x - mean) / spread, -FURTHEST, FURTHEST))
    names = list(SIGNS)
    pairs = [off[:, names.index(one)] * off[:, names.index(other)] for one, other in PAIRS]
    return np.column_stack([off, *pairs]), mean, spread


def fit(off: F64, light: F64, counts: F64, added: frozenset[str] = frozenset()) -> F64:
    """Weights and, last, the bias of a logistic curve between the ends. added: the signs to fit; all where empty."""
    full = np.column_stack([off, np.ones(len(off))])
    known = np.r_[[weight for _, _, weight in SIGNS.values()], list(PAIRS.values()), BIAS]
    kept = np.r_[[bool(added) and name not in added for name in (*SIGNS, *PAIRS)], False]
    ridge = np.r_[np.where(kept[:-1], _KEPT, _ADDED if added else _RIDGE), 1.0]
    usual = np.where(kept, known, 0.0)

    def loss(weights: F64) -> tuple[float, F64]:
        share = 1 / (1 + np.exp(-full @ weights))
        error = _DARK + (_LIGHT - _DARK) * share - light
        slope = full.T @ (2 * counts * error * (_LIGHT - _DARK) * share * (1 - share)) + 2 * ridge * (weights - usual)
        return float((counts * error**2).sum() + (ridge * (weights - usual) ** 2).sum()), slope

    return np.asarray(minimize(loss, usual, jac=True, method="L-BFGS-B").x, np.float64)


def told(off: F64, weights: F64) -> F64:
    """(n,) scores."""
    return off @ weights[:-1] + weights[-1]


def scale(scores: F64, light: F64) -> tuple[F64, F64]:
    """Scores and the L that they stand for, by the same share of photos below each."""
    curve = _DARK + (_LIGHT - _DARK) / (1 + np.exp(-np.percentile(scores, _QUANTILES)))
    curve = np.r_[curve[0] - _BELOW[0], curve, curve[-1] + _ABOVE[0]]
    shares = np.clip((curve - _DARK) / (_LIGHT - _DARK), 1e-3, 1 - 1e-3)
    by_eye = np.percentile(light, _QUANTILES)
    by_eye += _FURTHER * (by_eye - _USUAL)
    return np.log(shares / (1 - shares)), np.r_[by_eye[0] - _BELOW[1], by_eye, by_eye[-1] + _ABOVE[1]]


def cross_validated(
    off: F64, light: F64, counts: F64, photos: NDArray[np.str_], added: frozenset[str] = frozenset()
) -> F64:
    """(n,) scores told by weights fitted without the photo and its copies."""
    order = np.random.default_rng(0).permutation(np.unique(photos))
    scores = np.zeros(len(off))
    for fold in range(_FOLDS):
        held = np.isin(photos, order[fold::_FOLDS])
        scores[held] = told(off[held], fit(off[~held], light[~held], counts[~held], added))
    return scores


def main() -> None:
    rows, added = json.loads(Path(sys.argv[1]).read_text()), frozenset(sys.argv[2:])
    if unknown := added - SIGNS.keys():
        sys.exit(f"no such sign: {', '.join(sorted(unknown))}")
    x = np.array([[np.nan if v is None else v for v in row["signs"]] for row in rows], np.float64)
    light, photos = np.array([float(row["L"]) for row in rows]), np.array([row["photo"] for row in rows])
    plain = ~np.array([row["changed"] for row in rows], np.bool_)
    near = np.array([np.exp(-0.5 * ((light[plain] - one) / _SPREAD) ** 2).sum() for one in light]) ** -_RARITY
    counts = np.where(plain, 1.0, _CHANGED) * near / near[plain].mean()
    off, mean, spread = standard(x, plain, kept=bool(added))
    scores = cross_validated(off, light, counts, photos, added)
    errors = np.interp(scores, *scale(scores[plain], light[plain])) - light
    print(f"{int(plain.sum())} photos, {len(rows)} rows, mean error {np.abs(errors[plain]).mean():.2f}")
    for name, low, high in _GROUPS:
        own = errors[plain & (light >= low) & (light < high)]
        print(f"{name}: {len(own)}, {own.mean():+.1f} on average, {np.abs(own).mean():.1f} apart")
    weights = fit(off, light, counts, added)
    for name, *values in zip(SIGNS, mean, spread, weights, strict=False):
        print(f'    "{name}": ({", ".join(f"{v:.3f}" for v in values)}),')
    for names, weight in zip(PAIRS, weights[len(SIGNS) :], strict=False):
        print(f"    {names}: {weight:.3f},")
    print(f"BIAS = {weights[-1]:.3f}")
    for ends in scale(scores[plain], light[plain]):
        print(", ".join(f"{v:.2f}" for v in ends))


if __name__ == "__main__":
    main()
