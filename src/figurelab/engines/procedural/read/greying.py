"""Hair that goes grey: single light strands without colour, which its mean shows as a dull brown."""

from __future__ import annotations

import numpy as np

from . import tint
from .color import F32, band, median, shade
from .head import Head
from .reading import Reading, ramp

# L from which on and chroma up to which a strand is grey; fewest pixels of hair.
_LIGHT, _COLORLESS, _FEWEST = 38.0, 10.0, 200
# Share of grey strands from which on to which hair is going grey, and ages: on the young it is a gleam. Of people who
# look forty and more the grey have 0.29 to 0.72 and, but for one in hard light, the others 0.28 at most.
_SHARE, _AGES = (0.26, 0.42), (0.36, 0.43)
# How far hair is drawn as its grey strands, for their share, by which power of it, and at most; and what chroma is left
# of theirs. Where few are grey, the dark ones are seen.
_GREYED, _FEW, _MOST, _DULLED = 0.85, 1.5, 0.65, 0.6
# L of all of the hair from which on to which that holds: what is dark with grey strands in it is read as it is seen,
# and drawn lighter it was another's: two dark-haired men who were judged by eye came 8.8 and 8.5 away from that
# (CIEDE2000) with it, 4.5 and 4.0 without.
_ALL_GREY = (28.0, 42.0)


def grey_strands(head: Head) -> Reading[F32]:
    """(3,) Lab of the lighter half of the grey strands near the face, and as confidence which share of all is grey."""
    near = tint.strands(head)
    if near.sum() < _FEWEST:
        return UNSEEN
    lab = head.lab[near]
    grey = (lab[:, 0] > _LIGHT) & (np.hypot(lab[:, 1], lab[:, 2]) < _COLORLESS)
    if not grey.any():
        return UNSEEN
    return Reading(median(band(lab[grey], 50, 100)), float(grey.mean()))


def greyed(color: F32, strands: Reading[F32], age: float) -> F32:
    """Hair as grey as its strands have gone, and never darker. color: (3,) Lab as read; age: 0..1."""
    if strands.value[0] <= color[0]:
        return color
    told = min(_GREYED * strands.confidence**_FEW, _MOST) * ramp(strands.confidence, *_SHARE) * ramp(age, *_AGES)
    told *= ramp(float(color[0]), *_ALL_GREY)
    return (color + told * (shade(strands.value, colorfulness=_DULLED) - color)).astype(np.float32)


UNSEEN = Reading(np.zeros(3, np.float32), 0.0)
