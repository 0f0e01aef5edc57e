"""A tie: what lies down the shirt front and is neither shirt nor jacket, or is the jacket's cloth between shirt; and
whether it is a bow."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.garments import GARMENTS
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, clusters, median
from .head import Mask
from .outfit import Outfit

# Below the chin, in face heights; about the middle line and across the tie, in face widths.
_FIRST, _LAST, _REACH, _HALF = 0.22, 0.72, 0.4, 0.08
_SHIRT, _JACKET = 28.0, 12.0
_LEAST, _BESIDE = 0.42, 0.15
# A long tie between shirt, face heights: its least and most width, how far it may hang aside, the shirt beside it, and
# gaps of its pattern; and down how much of it that is seen: of long ties 0.15 and more, of bows up to 0.05.
_THIN, _WIDE, _ASIDE, _FLANK, _GAP = 0.10, 0.42, 0.35, 0.036, 0.02
_HANGS = 0.10
_BOW_TIE, _WINDSOR_TIE = (list(GARMENTS).index(name) for name in ("bow tie", "windsor tie"))
_RATHER = 1.0
"""Logits: bows had 2.9 and more over long ties, long ties up to 2.1, most of them less than 0."""
_BOW, _WORN = (0.12, 0.42, 0.30), (Region.CLOTHES, Region.OTHER)
"""Where it is tied: below the chin, face heights, and about the middle, face widths."""


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


def hangs(outfit: Outfit, shirt: F32) -> bool:
    """Whether it is seen to hang between the shirt's two sides."""
    return _hanging(outfit, shirt) > _HANGS


def bow(outfit: Outfit, shirt: F32, garments: F32) -> F32 | None:
    """(3,) Lab of a tie that is a bow, None of another: nothing hangs down between the shirt's two sides, and the class
    net rather sees a bow. garments: logits of GARMENTS."""
    if float(garments[_BOW_TIE] - garments[_WINDSOR_TIE]) < _RATHER or hangs(outfit, shirt):
        return None
    y, x = np.ogrid[0 : outfit.labels.shape[0], 0 : outfit.labels.shape[1]]
    down, off = (y - outfit.chin) / outfit.H, np.abs(x - outfit.middle) / outfit.W
    throat = (down > _BOW[0]) & (down < _BOW[1]) & (off < _BOW[2]) & np.isin(outfit.labels, _WORN)
    found = (c.lit for c in clusters(outfit.lab[throat]))
    return next((lit for lit in found if float(np.linalg.norm(lit - shirt)) > _SHIRT), None)


def _hanging(outfit: Outfit, shirt: F32) -> float:
    """Down how much of the chest, face heights, something as wide as a tie lies between shirt."""
    H = outfit.H
    left = max(round(outfit.middle - 0.9 * H), 0)
    first = max(round(outfit.chin + 0.1 * H), 0)
    part = slice(first, max(round(outfit.chin + _LAST * H), first)), slice(left, max(round(outfit.middle + 0.9 * H), 0))
    worn = np.isin(outfit.labels[part], _WORN)
    light = worn & (np.linalg.norm(outfit.lab[part] - shirt, axis=2) <= _SHIRT)
    rows = sum(_is_tied(dark, pale, H, outfit.middle - left) for dark, pale in zip(worn & ~light, light, strict=True))
    return rows / H


def _is_tied(dark: Mask, pale: Mask, H: float, middle: float) -> bool:
    """Of a row of pixels."""
    at = np.flatnonzero(dark)
    if not len(at):
        return False
    gaps = np.flatnonzero(np.diff(at) > max(1.0, _GAP * H))
    beside = round(2.5 * _FLANK * H)
    for a, b in zip(at[np.r_[0, gaps + 1]], at[np.r_[gaps, len(at) - 1]], strict=True):
        if not _THIN * H <= b - a <= _WIDE * H or abs((a + b) / 2 - middle) > _ASIDE * H:
            continue
        if min(pale[max(a - beside, 0) : a].sum(), pale[b + 1 : b + 1 + beside].sum()) >= _FLANK * H:
            return True
    return False


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
