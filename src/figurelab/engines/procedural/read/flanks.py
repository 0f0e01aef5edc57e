"""A coloured layer that lies open: what both flanks wear and the middle does not, however much the middle shows."""

from __future__ import annotations

import numpy as np

from .color import Cluster
from .head import Mask
from .layers import share_of_hue
from .outfit import Outfit

# About the middle line, in face widths: the strip that shows what is underneath, and where a layer lies beside it.
_STRIP, _NEAR, _FAR = 0.2, 0.55, 1.2
# Below the chin, in face heights.
_FIRST, _LAST = 0.35, 1.5
_INSIDE, _OUTSIDE, _LEAST = 0.15, 0.5, 0.1


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
