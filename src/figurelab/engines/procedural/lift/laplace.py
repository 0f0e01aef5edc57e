"""Sparse Laplace and Poisson solves on the pixels of a mask."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
import scipy.sparse.linalg as sl
from numpy.typing import NDArray

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_Link = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64], Mask]
_STEPS = ((0, 1), (0, -1), (1, 0), (-1, 0))


def poisson(mask: Mask) -> F32:
    """h with laplacian -4 on the mask and 0 outside it, (h, w): a paraboloid on a disc. The mask must not touch
    the border of the array."""
    out = np.zeros(mask.shape, np.float32)
    if mask.any():
        matrix, count, _ = _couplings(mask, np.ones(mask.shape), np.ones(mask.shape))
        matrix = matrix + 4 * sp.eye(count)
        out[mask] = _factor(matrix).solve(np.full(count, 4.0))
    return out


def carry(
    values: F32,
    known: Mask,
    domain: Mask,
    *,
    across: NDArray[np.float64] | float = 1.0,
    down: NDArray[np.float64] | float = 1.0,
    screening: float = 0.0,
) -> F32:
    """Carry (h, w, c) values from the known pixels over the rest of the domain; zero outside both.

    Solves div(w grad u) = screening * u with no flux through the domain's border. across, down: conductance along
    x and y, scalar or (h, w). screening: 1 / length^2, pulls toward 0 away from the known pixels.
    """
    unknown = domain & ~known
    out = np.where(known[..., None], values, 0).astype(np.float32)
    if not unknown.any() or not known.any():
        return out
    wx = np.broadcast_to(np.asarray(across, np.float64), known.shape)
    wy = np.broadcast_to(np.asarray(down, np.float64), known.shape)
    matrix, count, links = _couplings(unknown, wx, wy)
    diagonal = np.full(count, 1e-6 + screening)
    right = np.zeros((count, values.shape[2]))
    for ys, xs, weight, inner in links:
        fixed = known[ys, xs]
        diagonal += weight * (inner | fixed)
        right[fixed] += weight[fixed, None] * values[ys[fixed], xs[fixed]]
    out[unknown] = _factor(matrix + sp.diags(diagonal)).solve(right)
    return out


def _couplings(mask: Mask, wx: NDArray[np.float64], wy: NDArray[np.float64]) -> tuple[Any, int, list[_Link]]:
    """The off-diagonal part (n, n) and, per direction, the neighbours (ys, xs), their weights and which are in."""
    ids = np.full(mask.shape, -1)
    count = int(mask.sum())
    ids[mask] = np.arange(count)
    yy, xx = np.nonzero(mask)
    rows: list[NDArray[Any]] = []
    columns: list[NDArray[Any]] = []
    data: list[NDArray[Any]] = []
    links: list[_Link] = []
    for dy, dx in _STEPS:
        ys, xs = yy + dy, xx + dx
        w = wx if dx else wy
        weight = 0.5 * (w[yy, xx] + w[ys, xs])
        j = ids[ys, xs]
        inner = j >= 0
        rows.append(np.flatnonzero(inner))
        columns.append(j[inner])
        data.append(-weight[inner])
        links.append((ys, xs, weight, inner))
    entries = (np.concatenate(data), (np.concatenate(rows), np.concatenate(columns)))
    return sp.csc_matrix(entries, (count, count)), count, links


def _factor(matrix: Any) -> sl.SuperLU:
    # Symmetric and diagonally dominant: the symmetric ordering halves the fill.
    options = {"SymmetricMode": True}
    return sl.splu(sp.csc_matrix(matrix), permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options=options)
