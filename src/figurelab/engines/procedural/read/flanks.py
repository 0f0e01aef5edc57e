"""A coloured layer that lies open: what both flanks wear and the middle does not, however much the middle shows."""

from __future__ import annotations

import numpy as np

from .color import F32, Cluster, chroma
from .head import Mask
from .outfit import Outfit

# About the middle line, in face widths: the strip that shows what is underneath, and where a layer lies beside it.
_STRIP, _NEAR, _FAR = 0.2, 0.55, 1.2
# Below the chin, in face heights.
_FIRST, _LAST = 0.35, 1.5
_COLORED, _TINGED, _HUE = 20.0, 8.0, 25.0
_INSIDE, _OUTSIDE, _LEAST = 0.15, 0.5, 0.1


def open_layer(outfit: Outfit, torso: list[Cluster]) -> Cluster | None:
    """The colour of both flanks, where the torso's main one is only the middle's; None where nothing lies open.

    torso: dominant colours of the chest, largest first. The answer is the lightest of them that lies open: folds
    and shade of one cloth keep its hue.
    """
    size = outfit.labels.shape[0]
    y, x = np.mgrid[0:size, 0:size]
    rows = outfit.clothes & (y > outfit.chin + _FIRST * outfit.H) & (y < outfit.chin + _LAST * outfit.H)
    off = (x - outfit.middle) / outfit.W
    strip: Mask = rows & (np.abs(off) < _STRIP)
    flanks: list[Mask] = [rows & (side * off > _NEAR) & (side * off < _FAR) for side in (-1, 1)]
    if any(zone.sum() < 0.05 * outfit.H**2 for zone in (strip, *flanks)):
        return None

    def lies_open(other: Cluster) -> bool:
        if other.share < _LEAST or chroma(other.lit) < _COLORED:
            return False
        beside = min(_share(outfit.lab[flank], other.lit) for flank in flanks)
        return beside > _OUTSIDE and _share(outfit.lab[strip], other.lit) < _INSIDE

    return max(filter(lies_open, torso[1:]), key=lambda other: float(other.lit[0]), default=None)


def _share(lab: F32, color: F32) -> float:
    """Of the pixels (n, 3), those of a colour's hue."""
    hue = np.degrees(np.arctan2(lab[:, 2], lab[:, 1]) - np.arctan2(color[2], color[1]))
    alike = np.abs((hue + 180) % 360 - 180) < _HUE
    return float((alike & (np.hypot(lab[:, 1], lab[:, 2]) > _TINGED)).mean())
