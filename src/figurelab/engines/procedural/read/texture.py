"""Patterns of cloth of which a portrait shows a strip: too little for repeats to be counted, enough to see that there
is detail all over it, and which way its edges run."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .color import F32, Cluster, chroma, shade
from .head import Mask, bounds, shrink
from .outfit import Outfit
from .weave import PLAIN, Weave

# Below the chin and beside the middle, face heights: the cloth that is looked at, its margin and its least area.
_LOW, _WIDE, _MARGIN, _AREA = 1.6, 1.6, 0.05, 0.2
# Face heights: what is blurred as noise, what is taken off as folds, of lightness and of colour, and a cell.
_FINE, _COARSE, _HUES, _CELL = 0.012, 0.1, 0.15, 0.25
# Deviation of L in the cells, of which a fifth has less: of patterned cloth. Folds and lapels leave more of it plain.
_DETAIL, _STRIPED = 6.5, 7.5
# How far edges run one way, and two ways at right angles, 0..1; colour detail of flowers.
_ONE_WAY, _MIXED, _CROSSED, _LOUD = 0.62, 0.5, 0.06, 9.0
_PITCH = 0.3


def texture(outfit: Outfit, found: list[Cluster]) -> Weave:
    """Stripes where edges run one way, checks where they run two, flowers where they run all ways or are loud; plain
    where a good part of the cloth is."""
    H = outfit.H
    rows = slice(max(round(outfit.chin - 0.3 * H), 0), max(round(outfit.chin + _LOW * H), 1))
    columns = slice(max(round(outfit.axis - _WIDE * H), 0), max(round(outfit.axis + _WIDE * H), 1))
    core = shrink(outfit.clothes[rows, columns], _MARGIN * H)
    if core.sum() < _AREA * H**2:
        return PLAIN
    part = bounds(core)
    lab, core = outfit.lab[rows, columns][part], core[part]
    light = np.asarray(ndimage.gaussian_filter(lab[..., 0], _FINE * H), np.float32)
    detail = _detail(light, lab[..., 0], core, H)
    if detail < _DETAIL:
        return PLAIN
    one, two = _directions(light, core)
    loud = _loudness(lab, core, H) > _LOUD
    if one > _MIXED:
        return Weave("stripes", _PITCH) if one > _ONE_WAY and detail > _STRIPED else PLAIN
    return _flowers(found) if loud or two < _CROSSED else Weave("checks", _PITCH)


def _detail(light: F32, raw: F32, core: Mask, H: float) -> float:
    """A fifth of the cloth has less deviation about it."""
    fine = np.where(core, light - ndimage.gaussian_filter(raw, _COARSE * H), 0.0)
    side = max(int(_CELL * H), 3)
    whole = np.maximum(ndimage.uniform_filter(core.astype(np.float32), side), 1e-3)
    return float(np.percentile(np.sqrt(np.maximum(ndimage.uniform_filter(fine**2, side), 0) / whole)[core], 20))


def _directions(light: F32, core: Mask) -> tuple[float, float]:
    """How far the edges run one way, and how far two ways at right angles: lengths of the means of their doubled and
    fourfold angles, by strength."""
    across, down = ndimage.sobel(light, 1)[core], ndimage.sobel(light, 0)[core]
    strength, angle = across**2 + down**2, np.arctan2(down, across)
    whole = max(float(strength.sum()), 1e-6)
    one, two = (abs((strength * np.exp(1j * k * angle)).sum()) / whole for k in (2, 4))
    return float(one), float(two)


def _loudness(lab: F32, core: Mask, H: float) -> float:
    """Deviation of the hues at the scale of patterns."""
    fine = [
        ndimage.gaussian_filter(lab[..., i], _FINE * H) - ndimage.gaussian_filter(lab[..., i], _HUES * H)
        for i in (1, 2)
    ]
    return float(np.sqrt((fine[0][core] ** 2 + fine[1][core] ** 2).mean()))


def _flowers(found: list[Cluster]) -> Weave:
    """Of the loudest other colour on the main one."""
    if len(found) < 2:
        return PLAIN
    second = max(found[1:], key=lambda c: chroma(c.lit)).lit
    rest = [c.lit for c in found[1:] if c.lit is not second]
    third = rest[0] if rest else shade(found[0].lit, lightness=-20 if found[0].lit[0] > 50 else 20)
    return Weave("floral", _PITCH, second, third=third)
