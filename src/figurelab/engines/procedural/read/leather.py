"""Gloss of black cloth: leather shines white in broad patches all over; other cloth is black, or lit on one side."""

from __future__ import annotations

import numpy as np

from .color import F32, chroma, median, smoothed
from .head import bounds, shrink
from .outfit import Outfit
from .shading import MONOCHROME
from .texture import deviation

# L and chroma of what is black; beside what an open layer shows, face widths from the middle, face heights below the
# chin; the least of it that tells, in squared face heights, and its margin.
_BLACK, _GREY, _BESIDE, _ROWS, _LEAST, _MARGIN = 16.0, 5.0, 0.35, (0.25, 2.2), 0.04, 0.06
# Percentiles of L over the median, and how far above it they are on leather: no fold does it, and light that falls on
# cloth, or other things on it, do one without the other.
_BROAD, _BRIGHT = (80, 12.0), (90, 22.0)
# Face heights: what is blurred as noise, and what is taken off as light on a whole sleeve; deviation of L that half of
# the cloth has more of where gleams lie beside black all over it: leather 4.7, woollen cloth in the sun 2.7.
_FINE, _COARSE, _ALL_OVER = 0.012, 0.1, 3.6
_GREY_PHOTO = 0.5
"""What gleams count for in a grey photo, where all things are without colour."""


def gloss(outfit: Outfit, main: F32) -> float:
    """From 1 on plainly leather's, 0 of what is not black. main: (3,) Lab of the garment."""
    if main[0] > _BLACK or chroma(main) > _GREY:
        return 0.0
    y, x = np.ogrid[0 : outfit.labels.shape[0], 0 : outfit.labels.shape[1]]
    off, down = np.abs(x - outfit.middle) / outfit.W, (y - outfit.chin) / outfit.H
    zone = outfit.clothes & (off > _BESIDE) & (off < 2.0) & (down > _ROWS[0] - 0.1) & (down < _ROWS[1])
    if not zone.any():
        return 0.0
    part = bounds(zone)
    core = shrink(zone[part], _MARGIN * outfit.H)
    if core.sum() < _LEAST * outfit.H**2:
        return 0.0
    lab = outfit.lab[part][core]
    middle, broad, bright = (float(v) for v in np.percentile(lab[:, 0], (50, _BROAD[0], _BRIGHT[0])))
    shining = lab[lab[:, 0] > broad]
    if middle > _BLACK or not len(shining) or float(np.median(np.hypot(shining[:, 1], shining[:, 2]))) > _GREY:
        return 0.0
    fine = smoothed(outfit.lab[part], _FINE * outfit.H)[..., :1]
    if deviation(fine, core, _COARSE * outfit.H, outfit.H)[2] < _ALL_OVER:
        return 0.0
    skin = outfit.lab[outfit.skin]
    grey = len(skin) > 0 and chroma(median(skin)) < MONOCHROME
    return (_GREY_PHOTO if grey else 1.0) * min((broad - middle) / _BROAD[1], (bright - middle) / _BRIGHT[1])
