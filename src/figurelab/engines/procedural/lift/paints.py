"""The few paints of a part: clusters of colour, merged where they are light and shade of one paint."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.palette import cluster

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_SAMPLES = 6000


@dataclass(frozen=True)
class Paints:
    """lab: (k, 3) f32, each paint out of shadow and highlight. label: (h, w) index of every pixel's paint."""

    lab: F32
    label: NDArray[np.int64]

    def shares(self, mask: Mask) -> NDArray[np.float64]:
        """(k,) share of each paint among the mask's pixels."""
        count = np.bincount(self.label[mask], minlength=len(self.lab))
        return count / max(int(mask.sum()), 1)


def features(lab: F32) -> F32:
    """Chroma over lightness is nearly free of shade: (0.3 L, 60 a / max(L, 28), 60 b / max(L, 28))."""
    scale = 60 / np.maximum(lab[..., :1], 28)
    return np.concatenate([0.3 * lab[..., :1], lab[..., 1:] * scale], axis=-1).astype(np.float32)


def paints_of(lab: F32, region: Mask, shown: Mask) -> Paints:
    """Cluster the shown pixels of a part; every pixel of the picture gets the nearest paint's index."""
    feature = features(lab)
    points = feature[shown]
    step = max(1, len(points) // _SAMPLES)
    centres, _ = cluster(points[::step], int(np.clip(len(points) // 40, 1, 9)))
    label = np.zeros(lab.shape[:2], np.int64)
    rows, columns = np.flatnonzero(region.any(axis=1)), np.flatnonzero(region.any(axis=0))
    box = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    label[box] = ((feature[box][:, :, None] - centres) ** 2).sum(axis=3).argmin(axis=2)
    colours = lab[shown]
    for pigment in (np.median, _pigment):
        own = label[shown]
        counts = np.bincount(own, minlength=int(label.max()) + 1)
        medians = [pigment(colours[own == i], axis=0) if n else colours[0] for i, n in enumerate(counts)]
        label = _joined(np.stack(medians), counts)[label]
    own = label[shown]
    paint = [_pigment(colours[own == i]) if (own == i).any() else colours[0] for i in range(int(label.max()) + 1)]
    return Paints(np.stack(paint).astype(np.float32), label)


def _joined(medians: F32, counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """New index of each cluster; the larger one absorbs."""
    order = np.argsort(-counts, kind="stable")
    owner = np.arange(len(medians))
    for i, small in enumerate(order):
        for large in order[:i]:
            if owner[large] == large and one_paint(medians[small], medians[large]):
                owner[small] = large
                break
    return np.unique(owner, return_inverse=True)[1].astype(np.int64)


def one_paint(a: F32, b: F32) -> bool:
    """Whether two Lab colours are likely light and shade of one paint."""
    chroma_a, chroma_b = float(np.hypot(a[1], a[2])), float(np.hypot(b[1], b[2]))
    light = abs(float(a[0] - b[0]))
    least, most = min(chroma_a, chroma_b), max(chroma_a, chroma_b)
    if least > 18:
        turn = np.degrees(np.arctan2(a[2], a[1]) - np.arctan2(b[2], b[1]))
        hue = abs((float(turn) + 180) % 360 - 180)
        # Shade is not only darker but warmer.
        return hue < 20 + 0.2 * light and light < min(45.0, 20 + 0.6 * (least - 18)) and most < 1.7 * least
    if most < 18:
        return light < 22 and float(np.hypot(a[1] - b[1], a[2] - b[2])) < 11
    return float(np.linalg.norm((a - b) * np.array([0.5, 1, 1]))) < 15


def _pigment(lab: F32, axis: int = 0) -> F32:
    """The paint itself: neither the dark rim nor the highlight."""
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    if float(np.median(chroma)) > 18:
        low, high = np.percentile(chroma, [35, 90])
        lab = lab[(chroma >= low) & (chroma <= high)]
    return np.array([np.percentile(lab[:, 0], 55), *np.median(lab[:, 1:], axis=0)], np.float32)
