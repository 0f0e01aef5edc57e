"""A cat's eye colour: the only green, yellow or blue that belongs to an animal, round a black pupil."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .color import F32, band, median, to_lab

_GREEN, _BLUE = (91.0, 165.0), (215.0, 285.0)
_PUPIL = 26.0
"""Lightness below which a pixel may be a pupil's."""
_LARGEST = 0.03
"""An iris covers less of the animal than this share."""


def iris(photo: NDArray[np.uint8], mask: NDArray[np.bool_]) -> F32 | None:
    """Lab of the irises seen in photo (h, w, 3) within mask (h, w); None where no eye is plainly seen."""
    rows = np.flatnonzero(mask.any(axis=1))
    if len(rows) == 0:
        return None
    lab = to_lab(photo)
    hue = np.degrees(np.arctan2(lab[..., 2], lab[..., 1])) % 360
    strong = np.hypot(lab[..., 1], lab[..., 2])
    green = (hue > _GREEN[0]) & (hue < _GREEN[1]) & (strong > 24)
    blue = (hue > _BLUE[0]) & (hue < _BLUE[1]) & (strong > 12)
    inside = ndimage.binary_erosion(mask, iterations=2)
    upper = np.arange(len(mask))[:, None] < rows[0] + 0.7 * (rows[-1] - rows[0])
    seen = inside & upper & (lab[..., 0] > 28) & (lab[..., 0] < 86) & (green | blue)
    labels, count = cast(tuple[NDArray[np.int32], int], ndimage.label(ndimage.binary_closing(seen, iterations=1)))
    found: list[tuple[int, F32]] = []
    for i, box in enumerate(ndimage.find_objects(labels)[:200], 1):
        area = int((labels[box] == i).sum())
        tall, wide = (s.stop - s.start for s in box)
        if not 0.0004 * mask.sum() < area < _LARGEST * mask.sum() or not 0.4 < wide / tall < 2.6 or area < 14:
            continue
        if area < 0.25 * wide * tall or (lab[box][..., 0] < _PUPIL).mean() < 0.06:
            continue
        own = (labels[box] == i) & seen[box]
        found.append((area, median(band(lab[box][own], 50, 95))))
    return max(found, key=lambda each: each[0])[1] if count and found else None
