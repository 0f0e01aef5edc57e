"""A tie: what lies down the shirt front and is neither shirt nor jacket, or is the jacket's cloth between shirt."""

from __future__ import annotations

import numpy as np

from .color import F32, median
from .head import Mask
from .outfit import Outfit

# Below the chin, in face heights; about the middle line and across the tie, in face widths.
_FIRST, _LAST, _REACH, _HALF = 0.22, 0.72, 0.4, 0.08
_SHIRT, _JACKET = 28.0, 12.0
_LEAST, _BESIDE = 0.42, 0.15


def tie(outfit: Outfit, shirt: F32, jacket: F32) -> F32 | None:
    """(3,) Lab. A turned body's tie hangs beside the line below the chin: the column that has most of it is taken."""
    rows = slice(max(round(outfit.chin + _FIRST * outfit.H), 0), max(round(outfit.chin + _LAST * outfit.H), 0))
    left = max(round(outfit.middle - (_REACH + 3 * _HALF) * outfit.W), 0)
    part = rows, slice(left, max(round(outfit.middle + (_REACH + 3 * _HALF) * outfit.W), left))
    lab, clothes = outfit.lab[part], outfit.clothes[part]
    half = max(round(_HALF * outfit.W), 1)
    if clothes.shape[0] < 4 or clothes.shape[1] < 6 * half:
        return None
    other = clothes & (np.linalg.norm(lab - shirt, axis=2) > _SHIRT)
    light = clothes & ~other
    found = other & ((np.linalg.norm(lab - jacket, axis=2) > _JACKET) | _between(light))
    whole, own, pale = (_strips(mask, 2 * half) for mask in (clothes, found, light))
    share = np.where(whole > max(0.4 * clothes.shape[0] * 2 * half, 30), own / np.maximum(whole, 1), 0.0)
    beside = np.maximum(_at(pale, -3 * half), _at(pale, 3 * half)) / np.maximum(clothes.shape[0] * 2 * half, 1)
    share[beside < _BESIDE] = 0.0
    at = int(share.argmax())
    if share[at] < _LEAST:
        return None
    # The stripes or dots of a tie are paler than its ground.
    colors = lab[:, at : at + 2 * half][found[:, at : at + 2 * half]]
    saturation = np.hypot(colors[:, 1], colors[:, 2])
    return median(colors[saturation >= np.median(saturation)])


def _between(light: Mask) -> Mask:
    """Pixels that have the shirt on both sides in their row."""
    return np.logical_or.accumulate(light, axis=1) & np.logical_or.accumulate(light[:, ::-1], axis=1)[:, ::-1]


def _strips(mask: Mask, width: int) -> F32:
    """(n,) pixels of a mask in each strip of so many columns."""
    columns = np.concatenate([[0.0], np.cumsum(mask.sum(axis=0))])
    return np.asarray(columns[width:] - columns[:-width], np.float32)


def _at(strips: F32, step: int) -> F32:
    """The strips so many columns farther; none beyond the ends."""
    moved = np.zeros_like(strips)
    if step > 0:
        moved[:-step] = strips[step:]
    else:
        moved[-step:] = strips[:step]
    return moved
