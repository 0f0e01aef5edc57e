"""The few paints of a part: clusters of colour, merged where they are light and shade of one paint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import components
from figurelab.engines.procedural.lift.palette import cluster

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_SAMPLES = 6000
_APART = np.array([0.5, 1, 1], np.float32)
_SHADE, _GLOSS, _TINT = 0.7, 0.6, 0.45
_OFF_GREY = 8.0
_BORDER = 12
_PATCH = 0.003


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
    label = _softly_joined(lab, label, shown)
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


def _softly_joined(lab: F32, label: NDArray[np.int64], shown: Mask) -> NDArray[np.int64]:
    """Paint ends crisply, light ends softly: neighbours join when the step across their border, over 6 pixels, is a
    small part of the difference between them. Patches join one by one: the shine of a brow and that of the hair above
    are of one colour, yet only one of them is skin."""
    patch, paint = _patches(label, shown)
    colours, own = lab[shown], patch[shown]
    sizes = np.bincount(own, minlength=len(paint))
    order = np.argsort(own, kind="stable")
    members = np.split(order, np.cumsum(sizes)[:-1])
    medians = np.stack([np.median(colours[m], axis=0) if len(m) else colours[0] for m in members])
    weighted = lab * _APART
    first, second, step = (
        np.concatenate(x) for x in zip(*(_across(weighted, patch, shown, a) for a in (0, 1)), strict=True)
    )
    pair = np.minimum(first, second) * len(paint) + np.maximum(first, second)
    found, where, count = np.unique(pair, return_inverse=True, return_counts=True)
    borders = {int(p): np.flatnonzero(where == i) for i, p in enumerate(found) if count[i] >= _BORDER}
    owner = np.arange(len(paint))
    largest_first = np.argsort(-sizes, kind="stable")
    for i, small in enumerate(largest_first):
        for large in largest_first[:i]:
            border = borders.get(int(min(small, large) * len(paint) + max(small, large)))
            if border is None or owner[large] != large:
                continue
            apart = float(np.linalg.norm((medians[small] - medians[large]) * _APART))
            if float(np.median(step[border])) < _softness(medians[small], medians[large]) * apart:
                owner[small] = large
                break
    return np.unique(paint[owner][patch], return_inverse=True)[1].reshape(label.shape).astype(np.int64)


def _patches(label: NDArray[np.int64], shown: Mask) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(h, w) index of every pixel's patch, and (m,) the paint of each. The first k are what of the paints lies in
    patches too small to tell, or is not shown."""
    patch, paint = label.copy(), list(range(int(label.max()) + 1))
    least = max(_PATCH * int(shown.sum()), 2 * _BORDER)
    for index in range(len(paint)):
        labels, count = components(shown & (label == index))
        sizes = np.bincount(labels.ravel(), minlength=count + 1)
        for found in np.flatnonzero(sizes[1:] > least) + 1:
            patch[labels == found] = len(paint)
            paint.append(index)
    return patch, np.array(paint, np.int64)


def _softness(a: F32, b: F32) -> float:
    """The share of the difference that a border may cross and still pass for light: more for a shade of the same
    colour than for a coloured light, none for colours that no light makes of each other."""
    light, turn = abs(float(a[0] - b[0])), float(np.hypot(a[1] - b[1], a[2] - b[2]))
    dark, bright = (a, b) if a[0] < b[0] else (b, a)
    duller = float(np.hypot(dark[1], dark[2])) < 1.05 * float(np.hypot(bright[1], bright[2])) + 4
    if light < 45 and duller and turn < 30 and float(np.linalg.norm((features(a) - features(b))[1:])) < 28:
        return _SHADE
    if light < 45 and _glossed(dark, bright):
        return _GLOSS
    return _TINT if light < 25 and turn < 22 else 0.0


def _glossed(dark: F32, bright: F32) -> bool:
    """Whether white light upon the one colour may make the other: its a and b lie between the first's and grey."""
    share = float(np.clip(bright[1:] @ dark[1:] / max(float(dark[1:] @ dark[1:]), 1e-6), 0, 1))
    return share < 1 and float(np.linalg.norm(bright[1:] - share * dark[1:])) < _OFF_GREY


def _across(
    lab: F32, label: NDArray[np.int64], shown: Mask, axis: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], F32]:
    """Paints on both sides of every border along an axis, and the step between the pixels 3 before and 3 after."""

    def shifted(a: NDArray[Any], by: int) -> NDArray[Any]:
        return np.roll(a, -by, axis=axis)

    border = (label != shifted(label, 1)) & shown & shifted(shown, 1) & shifted(shown, -3) & shifted(shown, 4)
    step = np.linalg.norm(shifted(lab, 4)[border] - shifted(lab, -3)[border], axis=1)
    return label[border], shifted(label, 1)[border], step


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
        # Of two pixels neither lies between the quantiles.
        between = (chroma >= low) & (chroma <= high)
        lab = lab[between] if between.any() else lab
    return np.array([np.percentile(lab[:, 0], 55), *np.median(lab[:, 1:], axis=0)], np.float32)
