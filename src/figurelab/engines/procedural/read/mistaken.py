"""Cloth that the region net took for bare skin: pale knits and white tees in the colour of the rest of the top, and in
no shade of the face's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.perceive.parts import parts
from figurelab.engines.procedural.perceive.regions import Region

from .color import band, median
from .layers import apart
from .outfit import Outfit

# Patches in squared face heights, from so many face heights below the chin on, and of the top's colours those with so
# much of it.
_LEAST, _BELOW, _MAIN = 0.03, 0.3, 0.15
# How near to the cloth a patch is: pale sleeves were up to 3 from it, arms and hands 7 and more. And how far from the
# face in hue: 15 and more, where others that are as near to the cloth had 10.
_LIKE_CLOTH, _UNLIKE_SKIN = 5.0, 12.5
_SHADED = np.array([0.35, 1.0, 1.0], np.float32)


def clad(outfit: Outfit) -> Outfit:
    """The frame with such patches told for clothes; itself where there are none."""
    face = outfit.labels == Region.FACE_SKIN
    cloths = [c.lit for c in outfit.top_colors if c.share > _MAIN]
    if not face.any() or not cloths:
        return outfit
    tone = median(band(outfit.lab[face], 25, 95))
    bare = outfit.labels == Region.BODY_SKIN
    numbers = parts(bare)
    first = max(round(outfit.chin + _BELOW * outfit.H), 0)
    sizes = np.bincount(numbers[first:].ravel())
    worn: list[int] = []
    for part in np.flatnonzero(sizes > _LEAST * outfit.H**2):
        if part == 0:
            continue
        color = median(band(outfit.lab[first:][numbers[first:] == part], 25, 95))
        like = min(apart(color, cloth) for cloth in cloths)
        if like < _LIKE_CLOTH and float(np.linalg.norm((color - tone) * _SHADED)) > _UNLIKE_SKIN:
            worn.append(int(part))
    if not worn:
        return outfit
    return replace(outfit, labels=np.where(np.isin(numbers, worn), Region.CLOTHES, outfit.labels).astype(np.uint8))
