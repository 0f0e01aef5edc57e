"""Cutting a silhouette at its necks: watershed of the distance transform, merged where there is no neck."""

from __future__ import annotations

import numpy as np
import scipy.ndimage as nd
from numba import njit
from numpy.typing import NDArray
from skimage.feature import peak_local_max
from skimage.segmentation import watershed

from figurelab.engines.procedural.lift.images import blurred, distance

Mask = NDArray[np.bool_]
_NECK = 0.86
_SMALLEST = 5.0


def cut_at_necks(mask: Mask) -> NDArray[np.int32]:
    """(h, w) labels, 0 outside. Two regions stay apart when the neck between them is narrower than 0.86 of the
    smaller one's radius; regions with a radius under 5 pixels always join a neighbour."""
    depth = distance(mask)
    smooth = blurred(depth, 1.5) * mask
    peaks = peak_local_max(smooth, min_distance=6, labels=mask.astype(np.int32), threshold_abs=3)
    markers = np.zeros(mask.shape, np.int32)
    markers[peaks[:, 0], peaks[:, 1]] = np.arange(1, len(peaks) + 1)
    if len(peaks) == 0:
        return mask.astype(np.int32)
    labels = np.asarray(watershed(-smooth, markers, mask=mask), np.int32)
    radius = nd.maximum(depth, labels, np.arange(len(peaks) + 1))
    return _merge(labels, {i: float(radius[i]) for i in range(1, len(peaks) + 1)}, _necks(labels, depth))


def _necks(labels: NDArray[np.int32], depth: NDArray[np.float64]) -> dict[tuple[int, int], float]:
    """Half the width of the passage between each pair of neighbours."""
    necks: dict[tuple[int, int], float] = {}
    for axis in (0, 1):
        a, b = (labels[:-1], labels[1:]) if axis == 0 else (labels[:, :-1], labels[:, 1:])
        d = np.minimum(depth[:-1], depth[1:]) if axis == 0 else np.minimum(depth[:, :-1], depth[:, 1:])
        border = (a != b) & (a > 0) & (b > 0)
        for p, q, width in zip(a[border].tolist(), b[border].tolist(), d[border].tolist(), strict=True):
            pair = (min(p, q), max(p, q))
            necks[pair] = max(necks.get(pair, 0.0), width)
    return necks


def _merge(
    labels: NDArray[np.int32], radius: dict[int, float], necks: dict[tuple[int, int], float]
) -> NDArray[np.int32]:
    owner = np.arange(int(labels.max()) + 1)
    while necks:
        score = {
            pair: width / min(radius[pair[0]], radius[pair[1]])
            + (2.0 if min(radius[pair[0]], radius[pair[1]]) < _SMALLEST else 0.0)
            for pair, width in necks.items()
        }
        keep, gone = max(score, key=lambda pair: score[pair])
        if score[keep, gone] <= _NECK:
            break
        owner[owner == gone] = keep
        radius[keep] = max(radius[keep], radius[gone])
        merged: dict[tuple[int, int], float] = {}
        for pair, width in necks.items():
            p, q = sorted(keep if i == gone else i for i in pair)
            if p != q:
                merged[p, q] = max(merged.get((p, q), 0.0), width)
        necks = merged
    return owner[labels].astype(np.int32)


def discs_of(region: Mask, depth: NDArray[np.float64], mask: Mask) -> Mask:
    """Union of the largest discs of the mask that are centred in the region: the region run on under its
    neighbours, closed by itself."""
    rows, columns = np.flatnonzero(region.any(axis=1)), np.flatnonzero(region.any(axis=0))
    power = np.where(region, np.maximum(depth - 0.5, 0) ** 2, -1e6).astype(np.float32)
    reach = int(depth[region].max()) + 2
    y0, y1 = max(rows[0] - reach, 0), min(rows[-1] + reach + 1, mask.shape[0])
    x0, x1 = max(columns[0] - reach, 0), min(columns[-1] + reach + 1, mask.shape[1])
    envelope = _envelope(np.ascontiguousarray(_envelope(power[y0:y1, x0:x1]).T)).T
    out = region.copy()
    out[y0:y1, x0:x1] |= envelope > 0
    return out & mask


@njit(cache=True)
def _envelope(power: NDArray[np.float32]) -> NDArray[np.float32]:
    """Along each row, max over u of power[u] - (x - u)^2 (the separable step of a power diagram)."""
    out = np.full_like(power, -1e6)
    for y in range(power.shape[0]):
        for u in range(power.shape[1]):
            top = power[y, u]
            if top <= 0:
                continue
            span = int(np.sqrt(top)) + 1
            for x in range(max(0, u - span), min(power.shape[1], u + span + 1)):
                value = top - (x - u) * (x - u)
                if value > out[y, x]:
                    out[y, x] = value
    return out
