"""Patterns of cloth of which a photo shows a strip: too little for repeats to be counted, enough to see that there
is detail all over it, and which way its edges run."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .color import F32, Cluster, chroma, shade, smoothed
from .head import Mask, bounds, shrink
from .outfit import Outfit
from .weave import PLAIN, Weave

# Below the chin and beside the middle, face heights: the cloth that is looked at, its margin, its least area, that of
# what has much more detail than any fold, and how much that is.
_LOW, _WIDE, _MARGIN, _AREA, _SCANT, _BOLD = 1.6, 1.6, 0.05, 0.2, 0.1, 12.0
# Face heights: what is blurred as noise, what is taken off as folds, of lightness and of colour, and a cell.
_FINE, _COARSE, _HUES, _CELL = 0.012, 0.1, 0.15, 0.25
# Deviation of L in the cells, of which a fifth has less: of patterned cloth. Folds and lapels leave more of it plain.
_DETAIL, _STRIPED = 6.5, 7.5
# Less is a pattern where a tenth of the cells has hardly less than half of them: folds are never so even. And the
# deviation of the hues that a fifth of them lacks: no shade has colours.
_EVEN, _EVENLY, _COLORFUL = 4.5, 0.58, 8.0
# How far the edges of colourful stripes run one way: flowers' do too on a small strip.
_STRICT = 0.7
# How far edges run one way, and two ways at right angles, 0..1; colour detail of flowers; and the share of detail along
# one line of colours from which it is a plaid's.
_ONE_WAY, _MIXED, _CROSSED, _LOUD, _ONE_LINE = 0.62, 0.5, 0.1, 9.0, 0.86
# The same share up to which quiet flowers have several colours: theirs was 0.62, of faded and seamed denim 0.81 and
# more. Loud flowers had 10 and more, denim, relief of knits and greys up to 8.
_SEVERAL = 0.72
# Of broad bands: what rows share of all deviation along the colours' main line, what columns share, and its size.
_ROWS, _COLUMNS, _BROAD = 0.55, 0.2, 18.0
PITCH, _BAND_PITCH = 0.3, 0.5
# Another colour: how far it is from the main one. A trim lies up to so near to bare skin, face heights, and not from so
# far on, where there is cloth enough to tell; how much less of it is there.
_OTHER, _NEAR, _FAR, _ENOUGH, _FADES = 26.0, 0.25, 0.4, 0.1, 0.4


def texture(outfit: Outfit, found: list[Cluster]) -> Weave:
    """Stripes where edges run one way or rows are bands, checks where they run two, flowers where they run all ways or
    are loud; plain where a good part of the cloth is."""
    H = outfit.H
    rows = slice(max(round(outfit.chin - 0.3 * H), 0), max(round(outfit.chin + _LOW * H), 1))
    columns = slice(max(round(outfit.axis - _WIDE * H), 0), max(round(outfit.axis + _WIDE * H), 1))
    core = shrink(outfit.clothes[rows, columns], _MARGIN * H)
    if core.sum() < _SCANT * H**2:
        return PLAIN
    scant = core.sum() < _AREA * H**2
    part = bounds(core)
    lab, core = outfit.lab[rows, columns][part], core[part]
    fine = smoothed(lab, _FINE * H)
    if not scant and found[0].share < 0.6 and _banded(fine, core):
        return Weave("stripes", _BAND_PITCH)
    tenth, fifth, half = deviation(fine[..., :1], core, _COARSE * H, H)
    colorful = deviation(fine[..., 1:], core, _HUES * H, H)[1] > _COLORFUL
    evenly = fifth > _EVEN and tenth > _EVENLY * half
    if fifth < _BOLD if scant else not (fifth > _DETAIL or colorful or evenly):
        return PLAIN
    other = np.linalg.norm(lab - found[0].lit, axis=2) > _OTHER
    if _trimmed(other, core, _beyond_skin(outfit.skin[rows, columns])[part] / H, H):
        return PLAIN
    one, two, upright = _directions(fine[..., 0], core)
    loud, line = _loudness(fine, core, H)
    if one > _STRICT if colorful else one > _ONE_WAY and fifth > _STRIPED:
        return Weave("stripes", PITCH, upright=upright)
    if one > _MIXED and not colorful:
        return PLAIN
    plaid = two > _CROSSED and (loud < _LOUD or line > _ONE_LINE)
    if plaid:
        return Weave("checks", PITCH)
    # Seams, folds and fading are shades of the cloth's own hue.
    return flowers(found) if loud > _LOUD or line < _SEVERAL else PLAIN


def _beyond_skin(bare: Mask) -> F32:
    """How far it is to bare skin, pixels; without any, no distance at all."""
    return (
        np.asarray(ndimage.distance_transform_edt(~bare), np.float32)
        if bare.any()
        else np.zeros(bare.shape, np.float32)
    )


def _trimmed(other: Mask, core: Mask, away: F32, H: float) -> bool:
    """Whether other colours lie along the edges at the throat and the arms and hardly beyond: trims run one way as
    well. away: from bare skin, face heights."""
    near, far = core & (away < _NEAR), core & (away > _FAR)
    if far.sum() < _ENOUGH * H**2 or not near.any():
        return False
    return float(other[far].mean()) < _FADES * float(other[near].mean())


def _banded(fine: F32, core: Mask) -> bool:
    """Whether broad level bands of two colours fill the cloth."""
    pixels = fine[core]
    middle = pixels.mean(axis=0)
    spread, axes = np.linalg.eigh(np.cov(pixels.T))
    along = np.where(core, (fine - middle) @ axes[:, -1], 0.0)
    if float(np.sqrt(spread[-1])) < _BROAD:
        return False
    level, upright = (
        float((along.sum(axis=axis) ** 2 / np.maximum(core.sum(axis=axis), 1)).sum() / (along**2).sum())
        for axis in (1, 0)
    )
    return level > _ROWS and upright < _COLUMNS


def deviation(fine: F32, core: Mask, coarse: float, H: float) -> tuple[float, float, float]:
    """Of the channels' deviations about the cells: what a tenth, a fifth and a half of the cloth has less of. What is
    not cloth counts for nothing."""
    whole = np.maximum(ndimage.gaussian_filter(core.astype(np.float32), coarse), 1e-3)
    power = np.zeros(core.shape, np.float32)
    for channel in np.moveaxis(fine, 2, 0):
        mean = ndimage.gaussian_filter(np.where(core, channel, 0), coarse) / whole
        power += np.where(core, channel - mean, 0) ** 2
    side = max(int(_CELL * H), 3)
    share = np.maximum(ndimage.uniform_filter(core.astype(np.float32), side), 1e-3)
    cells = np.sqrt(np.maximum(ndimage.uniform_filter(power, side), 0) / share)[core]
    tenth, fifth, half = (float(v) for v in np.percentile(cells, (10, 20, 50)))
    return tenth, fifth, half


def _directions(light: F32, core: Mask) -> tuple[float, float, bool]:
    """How far the edges run one way, and how far two ways at right angles: lengths of the means of their doubled and
    fourfold angles, by strength. And whether that one way is rather up than level."""
    across, down = ndimage.sobel(light, 1)[core], ndimage.sobel(light, 0)[core]
    strength, angle = across**2 + down**2, np.arctan2(down, across)
    whole = max(float(strength.sum()), 1e-6)
    one, two = ((strength * np.exp(1j * k * angle)).sum() / whole for k in (2, 4))
    return float(abs(one)), float(abs(two)), bool(one.real > 0)


def _loudness(fine: F32, core: Mask, H: float) -> tuple[float, float]:
    """Deviation of the hues at the scale of patterns, and the share of all detail that lies along one line of Lab."""
    detail = (fine - smoothed(fine, _HUES * H))[core]
    spread = np.linalg.eigvalsh(np.cov(detail.T))
    return float(np.sqrt((detail[:, 1:] ** 2).sum(axis=1).mean())), float(spread[-1] / max(float(spread.sum()), 1e-6))


def flowers(found: list[Cluster]) -> Weave:
    """Of the loudest other colour on the main one."""
    if len(found) < 2:
        return PLAIN
    second = max(found[1:], key=lambda c: chroma(c.lit)).lit
    rest = [c.lit for c in found[1:] if c.lit is not second]
    third = rest[0] if rest else shade(found[0].lit, lightness=-20 if found[0].lit[0] > 50 else 20)
    return Weave("floral", PITCH, second, third=third)
