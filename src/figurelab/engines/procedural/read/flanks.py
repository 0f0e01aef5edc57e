"""A coloured layer that lies open: what both flanks wear and the middle does not, however much the middle shows."""

from __future__ import annotations

import numpy as np

from .color import F32, Cluster
from .head import Mask
from .layers import LIGHT, apart, share_of_hue
from .outfit import Outfit

# About the middle line, in face widths: the strip that shows what is underneath, and where a layer lies beside it.
_STRIP, _NEAR, _FAR = 0.2, 0.55, 1.2
# Below the chin, in face heights.
_FIRST, _LAST = 0.35, 1.5
_INSIDE, _OUTSIDE, _LEAST = 0.15, 0.5, 0.1
# Of a layer of any colour: the least share of the lesser flank over the strip's, which layers had from 0.54 on and a
# space suit, a sleeve in the shade or a broad collar up to 0.38; how far it is from what it shows.
_BOTH_SIDES, _TOLD_APART = 0.45, 10.0


def open_layer(outfit: Outfit, torso: list[Cluster]) -> Cluster | None:
    """The colour of both flanks, where the torso's main one is only the middle's; None where nothing lies open.

    torso: dominant colours of the chest, largest first. The answer is the lightest of them that lies open.
    """
    size = outfit.labels.shape[0]
    y, x = np.ogrid[0:size, 0:size]
    rows = outfit.clothes & (y > outfit.chin + _FIRST * outfit.H) & (y < outfit.chin + _LAST * outfit.H)
    off = (x - outfit.middle) / outfit.W
    strip: Mask = rows & (np.abs(off) < _STRIP)
    flanks: list[Mask] = [rows & (side * off > _NEAR) & (side * off < _FAR) for side in (-1, 1)]
    if any(zone.sum() < 0.05 * outfit.H**2 for zone in (strip, *flanks)):
        return None

    def lies_open(other: Cluster) -> bool:
        if other.share < _LEAST:
            return False
        beside = min(share_of_hue(outfit.lab[flank], other.lit) for flank in flanks)
        return beside > _OUTSIDE and share_of_hue(outfit.lab[strip], other.lit) < _INSIDE

    return max(filter(lies_open, torso[1:]), key=lambda other: float(other.lit[0]), default=None)


def both_sides(outfit: Outfit, torso: list[Cluster]) -> tuple[F32, F32] | None:
    """(3,) Lab of a layer that lies open, grey or not, and of what its middle shows: both flanks wear the one and the
    strip between them hardly any of it. None where nothing does."""
    found = [c for c in torso if c.share >= _LEAST]
    if len(found) < 2:
        return None
    size = outfit.labels.shape[0]
    y, x = np.ogrid[0:size, 0:size]
    rows = outfit.clothes & (y > outfit.chin + 0.15 * outfit.H) & (y < outfit.chin + _LAST * outfit.H)
    off = (x - outfit.axis) / outfit.W
    zones: list[Mask] = [rows & (np.abs(off) < _STRIP)]
    zones += [rows & (side * off > 0.5) & (side * off < 1.3) for side in (-1, 1)]
    if any(zone.sum() < 0.03 * outfit.H**2 for zone in zones):
        return None
    strip, left, right = (_shares(outfit.lab[zone], found) for zone in zones)
    beside = np.minimum(left, right) - strip
    best = int(beside.argmax())
    layer, shown = found[best].lit, found[int(strip.argmax())].lit
    return (layer, shown) if beside[best] > _BOTH_SIDES and apart(layer, shown) > _TOLD_APART else None


def _shares(lab: F32, found: list[Cluster]) -> F32:
    """(n,) of the pixels those that are nearest to each colour."""
    nearest = np.stack([np.linalg.norm((lab - c.lit) * LIGHT, axis=1) for c in found]).argmin(axis=0)
    return (np.bincount(nearest, minlength=len(found)) / len(lab)).astype(np.float32)
