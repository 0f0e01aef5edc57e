"""How much light a photo was given: brighter and darker prints of one photo show the same colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.perceive import Observation

from .color import F32, to_lab
from .head import Head

# ln of how many times too bright (in sRGB values) a photo is: least squares over 65 portraits, each darkened and
# brightened to 0.7 .. 1.3 of its values. Of a change, 0.84 is recognised downwards and 0.74 upwards.
_BIAS, _BRIGHTEST, _PERSON, _CLIPPED, _BURNT = -0.206, 0.457, 0.265, 0.156, 0.244
_USUAL = 70.0
_LEAST, _MOST = -0.3, 0.3
# The share of it that is taken off: a photo may be high or low in key, and all of it would cost absolute colours.
_TAKEN = 0.6
# sRGB values are about this root of light.
_GAMMA = 2.2
_WHITE, _BRIGHT = 98.0, 97.0
_THIN = 8


@dataclass(frozen=True)
class Light:
    """exposure: what the photo's light is multiplied by to be a well exposed one's. veil: L of the photo's darkest
    hundredth."""

    exposure: float = 1.0
    veil: float = 0.0


def light(seen: Observation, head: Head | None, bust: Head | None) -> Light:
    """By the lightest hundredth of the photo and of the person, and by how much of the photo and face is burnt out.

    The face's own lightness is left out: dark skin is no lack of light.
    """
    whole = _thin(seen)
    brightest = float(np.percentile(whole, 99))
    person = brightest
    if bust is not None and (shown := bust.regions.labels > 0).any():
        person = float(np.percentile(to_lab(bust.regions.picture[shown])[:, 0], 99))
    burnt = 0.0
    if head is not None and head.skin.any():
        burnt = float(np.mean(to_lab(head.regions.picture[head.skin])[:, 0] > _BRIGHT))
    excess = (
        _BIAS
        + _BRIGHTEST * float(np.log(max(brightest, 4.0) / _USUAL))
        + _PERSON * float(np.log(max(person, 4.0) / _USUAL))
        + _CLIPPED * min(float(np.mean(whole > _WHITE)) ** 0.25, 0.7)
        + _BURNT * burnt**0.5
    )
    exposure = float(np.exp(-_GAMMA * _TAKEN * np.clip(excess, _LEAST, _MOST)))
    return Light(exposure, float(np.percentile(whole, 1)))


def _thin(seen: Observation) -> F32:
    """(n,) L of every eighth pixel each way, of a cut-out only those inside."""
    sparse = np.ascontiguousarray(seen.photo[::_THIN, ::_THIN])
    found = to_lab(sparse)[..., 0].ravel()
    if seen.alpha is None:
        return found
    inside = seen.alpha[::_THIN, ::_THIN].ravel() > 0.5
    return found[inside] if inside.any() else found
