"""Glasses: sunglasses, and rims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, band, median
from .head import LEFT_EYE, OVAL, RIGHT_EYE, Head, Mask
from .reading import Reading, ramp

GlassesKind = Literal["none", "round", "square", "cat", "sun"]


@dataclass(frozen=True)
class GlassesSeen:
    kind: GlassesKind
    color: F32


def glasses(head: Head) -> Reading[GlassesSeen]:
    """Sunglasses fill the eye boxes with "other"; glasses need a little of it and the bridge's edge on the nose."""
    boxes = eye_boxes(head)
    dark = np.array([12.0, 1.0, 1.0], np.float32)
    if not boxes.any():
        return Reading(GlassesSeen("none", dark), 0.0)
    labelled = float(head.other[boxes].mean())
    probability = float(head.regions.shares[:, :, Region.OTHER][boxes].mean())
    pixels = head.lab[boxes & (head.regions.shares[:, :, Region.OTHER] > 0.5)]
    if labelled > 0.4:
        lens = median(band(pixels, 5, 60))
        return Reading(GlassesSeen("sun", np.minimum(lens, [35, 30, 30]).astype(np.float32)), 0.95)
    edge = _bridge_edge(head)
    if probability > 0.06 and (edge > 0.33 or (probability > 0.1 and edge > 0.25)):
        # Rims too thin for the region net to label are wire.
        wire = np.array([48.0, 2.0, 6.0], np.float32)
        rim = median(band(pixels, 5, 50)) if len(pixels) > 25 else wire
        rim = rim if rim[0] < 55 else wire
        return Reading(GlassesSeen(_rim(head, boxes), rim), 0.6 + 0.35 * ramp(probability, 0.06, 0.12))
    return Reading(GlassesSeen("none", dark), 0.9 if probability < 0.04 or edge < 0.2 else 0.6)


def eye_boxes(head: Head) -> Mask:
    """1.9 x 1.2 eye widths about each eye."""
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    mask = np.zeros((size, size), np.bool_)
    for outer, inner, ring in ((33, 133, RIGHT_EYE), (263, 362, LEFT_EYE)):
        width = float(np.linalg.norm(head.points[outer] - head.points[inner]))
        cx, cy = head.points[ring].mean(axis=0)
        mask |= (np.abs(x - cx) < 0.95 * width) & (np.abs(y - cy) < 0.6 * width)
    return mask & head.regions.inside


def _bridge_edge(head: Head) -> float:
    """Strength of horizontal edges on the bridge of the nose (168 to 195), relative to the skin's grey."""
    grey = head.regions.picture.mean(axis=2).astype(np.float32)
    edge = np.abs(ndimage.sobel(grey, axis=0))
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    (xa, ya), (xb, yb) = head.points[168], head.points[195]
    along = np.clip((y - ya) / max(yb - ya, 1.0), 0, 1)
    nose = (y >= ya) & (y <= yb) & (np.abs(x - (xa + (xb - xa) * along)) < 0.06 * head.width)
    skin = head.skin
    if not nose.any() or not skin.any():
        return 0.0
    return float(np.percentile(edge[nose], 90) / max(float(grey[skin].mean()), 1.0))


def _rim(head: Head, boxes: Mask) -> GlassesKind:
    """Round or square by the outline of the rims' pixels: round ones are nearly as high as wide."""
    oval = head.area(OVAL)
    rim = boxes & oval & (head.regions.shares[:, :, Region.OTHER] > 0.3)
    ratios: list[float] = []
    ys, xs = np.nonzero(rim)
    for keep in (xs < head.middle, xs >= head.middle):
        if keep.sum() > 30:
            ratios.append(float(np.ptp(ys[keep]) + 1) / float(np.ptp(xs[keep]) + 1))
    return "round" if ratios and max(ratios) > 0.82 else "square"
