"""Where hair is parted: over the forehead its strands fall to the left on one side of it, to the right on the other."""

from __future__ import annotations

import numpy as np

from .color import F32
from .head import Head, Mask

# The strip that is looked at: from below the forehead's top to above it, face heights, and beside the middle, face
# widths; its columns, and the fewest pixels that tell of one.
_FROM, _TO, _REACH, _COLUMNS, _FEWEST = -0.12, 0.45, 0.55, 23, 15
# How far the lean of all strands agrees with one parting, 0..1, from which on there is one: of combed hair 0.30 to
# 0.65, of curls, which fall anyhow, up to 0.30.
_AGREE = 0.30
# Hair of so many pixels tells nothing.
_LITTLE = 100


def parted(head: Head, core: Mask, gx: F32, gy: F32) -> float:
    """Where the parting is beside the face's middle, face widths, positive to the picture's right; 0 where none is
    seen. core: the hair. gx, gy: gradients of the picture."""
    size = core.shape[0]
    first, last = (int(np.clip(head.top - share * head.height, 0, size)) for share in (_TO, _FROM))
    columns = np.floor(_COLUMNS * ((np.arange(size) - head.middle) / head.width / (2 * _REACH) + 0.5)).astype(int)
    seen = core[first:last] & ((columns >= 0) & (columns < _COLUMNS))
    x, y = gx[first:last][seen], gy[first:last][seen]
    if len(x) < _LITTLE:
        return 0.0
    # Sine of the doubled angle from upright, by strength: positive where a strand falls to the right.
    strength = np.hypot(x, y) + 1e-3
    at = np.broadcast_to(columns, seen.shape)[seen]
    many, whole, lean = (
        np.bincount(at, weight, minlength=_COLUMNS) for weight in (np.ones_like(x), strength, -2 * x * y / strength)
    )
    lean = np.where(many > _FEWEST, lean / np.maximum(whole, 1e-6) * many / many.sum(), 0.0)
    before = np.r_[0.0, np.cumsum(lean)]
    agrees = lean.sum() - 2 * before
    best = int(agrees.argmax())
    return float(_REACH * (2 * best / _COLUMNS - 1)) if agrees[best] > _AGREE else 0.0
