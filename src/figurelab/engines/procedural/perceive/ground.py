"""What stands before a plain ground that has some grain: a second look where the net cannot decide, as with drawings
that run out of the frame."""

from __future__ import annotations

from typing import cast

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray
from PIL import Image
from skimage.color import rgb2lab

from .nets import F32
from .parts import largest

_SIDE = 320
_BIN, _LIKE = 6.0, 10.0
"""CIELAB: bins that the border's commonest colour is found by, and how far from it the ground goes; light counts less,
for plain grounds are shaded."""
_LIGHT = 0.7
_BORDER = 0.3
_SHARE = 0.1, 0.85
_WHOLE = 0.85
_CONTRAST = 14.0
_INSIDE = 0.75
"""Shares that must be the ground's on the border and in the picture, that one piece must have of all that stands
before it, its median distance from the ground along the rim, and the share of the net's own mask that lies in it."""


def before_plain_ground(photo: NDArray[np.uint8], doubted: F32) -> F32 | None:
    """(h, w) f32, 0 or 1: the one thing before a ground of one colour, or None. doubted: (h, w), the net's mask."""
    height, width = photo.shape[:2]
    scale = min(1.0, _SIDE / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = nd.median_filter(np.asarray(Image.fromarray(photo).resize(size, Image.Resampling.BOX)), (3, 3, 1))
    away = _away(rgb2lab(small).astype(np.float32))
    border = np.ones(away.shape, np.bool_)
    border[1:-1, 1:-1] = False
    near = away < _LIKE
    if float(near[border].mean()) < _BORDER:
        return None
    labels, _ = cast(tuple[NDArray[np.int32], int], nd.label(near))
    ground = np.isin(labels, np.unique(labels[border & near]))
    standing = np.asarray(nd.binary_opening(~ground, iterations=2), np.bool_)
    piece = largest(standing)
    share = float(ground.mean())
    if not piece.any() or not _SHARE[0] < share < _SHARE[1] or float(piece.sum()) < _WHOLE * float(standing.sum()):
        return None
    rim = piece & ~np.asarray(nd.binary_erosion(piece, iterations=3), np.bool_)
    seen = np.asarray(Image.fromarray(doubted).resize(size, Image.Resampling.BOX)) > 0.5
    if float(np.median(away[rim])) < _CONTRAST or float(piece[seen].sum()) < _INSIDE * max(float(seen.sum()), 1.0):
        return None
    full = Image.fromarray(piece.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR)
    return (np.asarray(full) > 0.5).astype(np.float32)


def _away(lab: F32) -> F32:
    """(h, w) distances from the commonest colour of the border."""
    border = np.concatenate([lab[0], lab[-1], lab[:, 0], lab[:, -1]])
    bins = np.round(border / _BIN).astype(np.int32)
    kinds, counts = np.unique(bins, axis=0, return_counts=True)
    ground = np.median(border[(np.abs(bins - kinds[counts.argmax()]) <= 1).all(axis=1)], axis=0)
    return np.linalg.norm((lab - ground) * (_LIGHT, 1.0, 1.0), axis=2).astype(np.float32)
