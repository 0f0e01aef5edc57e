"""Hair that goes grey: single light strands without colour, which its mean shows as a dull brown; and what a warm
light makes fair, which lies on the skin beside it as well."""

from __future__ import annotations

import numpy as np

from . import tint
from .color import F32, band, median, shade
from .head import Head
from .reading import Reading, ramp
from .shading import lit_half

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
# Yellow (CIE b over L) of the hair over that of the skin, from which down to which it is no blond. Of 200 people blond
# and brown hair as light has 0.79 and more, but for that under a blue sky or dye; grey and white hair -0.2 to 0.84.
# L of the hair's middle that is light enough to tell, b of skin that has a colour of its own, the percentiles of L that
# are the middle, the ages of people who may be grey, and the share of its chroma that is taken from hair at most.
_NOT_BLOND, _TELLING, _YELLOW_SKIN, _MIDDLE = (0.80, 0.40), (38.0, 46.0), 6.0, (40, 80)
_MAY_BE_GREY, _UNYELLOWED = (0.30, 0.37), 0.7


def yellowness(head: Head) -> float:
    """How much yellower hair is than skin that hangs in the same light: 0 grey, 1 as yellow as skin and more; 1 where
    that is not told. head: as its hair is shown."""
    near = tint.strands(head)
    if near.sum() < _FEWEST or head.skin.sum() < _FEWEST:
        return 1.0
    middle, skin = median(band(head.lab[near], *_MIDDLE)), lit_half(head.lab[head.skin])
    if skin[2] < _YELLOW_SKIN:
        return 1.0
    beside = float(middle[2] / max(float(middle[0]), 1.0) / (skin[2] / max(float(skin[0]), 1.0)))
    return 1.0 - ramp(float(middle[0]), *_TELLING) * (1.0 - float(np.clip(beside, 0.0, 1.0)))


def unyellowed(color: F32, yellow: float, age: float) -> F32:
    """Grey hair without what a warm light gives it. color: (3,) Lab as read; yellow: :func:`yellowness`; age: 0..1."""
    grey = ramp(yellow, *_NOT_BLOND) * ramp(age, *_MAY_BE_GREY)
    return shade(color, colorfulness=1.0 - _UNYELLOWED * grey)


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
