"""The whites of the eyes, which any light dyes and shades as it does the skin: found in one way for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .color import F32, luminance, median, to_light
from .head import LEFT_CHEEK, LEFT_EYE, RIGHT_CHEEK, RIGHT_EYE, Head, Mask

# Fewest pixels of an eye, and of the cheek under it.
_EYE, _CHEEK = 30, 60
# Percentiles of an eye's light that are its white, less lashes, iris and gleams; the plainer half of those is no lid.
_LIT, _PLAINER = (72, 97), 50


@dataclass(frozen=True)
class White:
    """light: (3,) amounts of red, green and blue that the white gives back; cheek: luminance of the skin below it, nan
    where little of that is seen; where: the white's pixels."""

    light: F32
    cheek: float
    where: Mask


def whites(head: Head) -> list[White]:
    """Of the eyes that are large enough to show it, as the photo has it."""
    return [
        seen
        for eye, below in ((RIGHT_EYE, RIGHT_CHEEK), (LEFT_EYE, LEFT_CHEEK))
        if (seen := _white(head, head.area(eye) & ~head.other, head.area(below) & head.skin)) is not None
    ]


def eye_white(head: Head) -> F32 | None:
    """(3,) Lab, in the head's exposure and without its cast; None where the eyes are too small to show any."""
    found = whites(head)
    return median(head.lab[np.logical_or.reduce([white.where for white in found])]) if found else None


def _white(head: Head, eye: Mask, cheek: Mask) -> White | None:
    if eye.sum() < _EYE:
        return None
    light = to_light(head.regions.picture[eye])
    amounts = luminance(light)
    low, high = np.percentile(amounts, _LIT)
    bright = (amounts >= low) & (amounts <= high)
    colorfulness = light.max(axis=1) / np.maximum(light.min(axis=1), 1e-3)
    plain = bright & (colorfulness <= np.percentile(colorfulness[bright], _PLAINER))
    where = np.zeros_like(eye)
    where[eye] = plain
    below = luminance(to_light(head.regions.picture[cheek])) if cheek.sum() >= _CHEEK else np.array([np.nan])
    return White(np.median(light[plain], axis=0), float(np.median(below)), where)
