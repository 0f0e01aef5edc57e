"""Hair's own pigment behind its colour in a photo: brown is no rust, fair hair in shade is fair, black is not green."""

from __future__ import annotations

import numpy as np

from .color import F32, chroma, hue, shade
from .reading import ramp

# The hue of natural brown hair, degrees, and how far pinker ones are moved to it: haze, red clothes and the most
# chromatic strands make brown rust. The chroma from which on to which hair is red, and the L from which on it is pink.
_BROWN_HUE, _UNPINKED, _RED, _PASTEL = 60.0, 0.35, (26.0, 34.0), (56.0, 66.0)
# Chroma, hue and L of fair hair in its own shade, as brown hair never is, and its L, hue and chroma in the light.
_FAIR_CHROMA, _FAIR_HUE, _FAIR_LIGHT, _FAIR = (19.0, 26.0), (46.0, 58.0), (30.0, 38.0), (60.0, 70.0, 30.0)
# Chroma and hue of ginger hair, which is as light and stays ginger, and the chroma that it has on a figure at most.
_GINGER, _GINGER_HUE, _MOST_GINGER = (29.0, 33.0), (64.0, 60.0), 42.0
# Hue from which to which fair hair is ash, which is no fairer in the light.
_ASH = (82.0, 72.0)
# Shares of the way to that.
_LIFTED, _GILDED = 0.8, 0.6
# L and chroma of brown hair, which reads darker than it is seen to be, and by how much.
_DARKEST_BROWN, _LIGHTEST_BROWN, _BROWN, _BROWNER = (13.0, 17.0), (40.0, 30.0), (8.0, 14.0), 3.0
_DULL = 8.0
# Auburn hair is red however dark a photo makes it: its chroma, that over its L, and its hue between brown and purple;
# the L and the share of the way to it that shows the red on a figure, the power by which its chroma grows with that,
# and its yellowest hue.
_AUBURN, _SATURATED, _REDDISH, _PURPLE = (17.0, 21.0), (0.80, 1.05), (58.0, 52.0), (-15.0, 0.0)
_SHOWS_RED, _REDDENED, _VIVID, _YELLOWEST = 32.0, 0.6, 0.7, 50.0

# Chroma over L that natural dark hair has at most, and the share of more that is the light's; L from which to which
# brown hair is ever darker than ginger, L of black hair, which has hardly any, and the hue of brown.
_MOST_OVER_LIGHT, _UNBURNT = 0.72, 0.6
_BURNT_LIGHT, _BLACK_LIGHT, _BURNT_HUE = (40.0, 33.0), (10.0, 16.0), (40.0, 50.0)


def pigment(color: F32, middle: F32) -> F32:
    """(3,) Lab. color: as read; middle: of the hair's middling pixels, as they are."""
    fair, auburn = _fairness(middle), _auburn(middle)
    light, gold, strength = _FAIR
    turned, colorfulness = _unpinked(color, auburn), chroma(color)
    turned += _GILDED * fair * max(gold - turned, 0.0)
    colorfulness += fair * min(strength - colorfulness, 0.0)
    colorfulness += _gingerness(middle) * min(_MOST_GINGER - colorfulness, 0.0)
    brown = ramp(float(color[0]), *_DARKEST_BROWN) * ramp(float(color[0]), *_LIGHTEST_BROWN)
    browner = _BROWNER * (1 - auburn) * brown * ramp(colorfulness, *_BROWN)
    rise = _LIFTED * fair * max(light - float(color[0]), 0.0) + browner
    shown = _REDDENED * auburn * max(_SHOWS_RED - float(color[0]), 0.0)
    rise, colorfulness = rise + shown, colorfulness * (1 + shown / max(float(color[0]), 1.0)) ** _VIVID
    # Past red hues are near 360: no yellow ones, though larger than the yellowest.
    turned -= auburn * max(_signed(turned) - _YELLOWEST, 0.0)
    red, yellow = colorfulness * np.cos(np.radians(turned)), colorfulness * np.sin(np.radians(turned))
    # Nobody's dark hair is green, but a film's shadows are.
    return np.array([color[0] + rise, max(red, 0.0) if colorfulness < _DULL else red, yellow], np.float32)


def unburnt(color: F32) -> F32:
    """Dark brown hair without most of the chroma that a warm light and the most chromatic strands give it: amber light
    on brown hair is as strong as ginger, but ginger hair is lighter. What is redder than brown is dyed or auburn."""
    light = float(color[0])
    strength = ramp(light, *_BURNT_LIGHT) * ramp(light, *_BLACK_LIGHT) * ramp(_signed(hue(color)), *_BURNT_HUE)
    excess = strength * max(chroma(color) - _MOST_OVER_LIGHT * light, 0.0)
    return shade(color, colorfulness=1 - _UNBURNT * excess / max(chroma(color), 1.0))


def _fairness(middle: F32) -> float:
    strong = ramp(chroma(middle), *_FAIR_CHROMA) * ramp(float(middle[0]), *_FAIR_LIGHT)
    return strong * (1 - _gingerness(middle)) * ramp(hue(middle), *_FAIR_HUE) * ramp(hue(middle), *_ASH)


def _gingerness(middle: F32) -> float:
    natural = ramp(hue(middle), *_FAIR_HUE) * ramp(float(middle[0]), *_FAIR_LIGHT)
    return natural * ramp(chroma(middle), *_GINGER) * ramp(hue(middle), *_GINGER_HUE)


def _auburn(middle: F32) -> float:
    turned = _signed(hue(middle))
    saturated = ramp(chroma(middle) / max(float(middle[0]), 1.0), *_SATURATED)
    return ramp(chroma(middle), *_AUBURN) * saturated * ramp(turned, *_REDDISH) * ramp(turned, *_PURPLE)


def _signed(degrees: float) -> float:
    """The same hue in -180..180."""
    return (degrees + 180) % 360 - 180


def _unpinked(color: F32, auburn: float) -> float:
    """Hue, degrees."""
    dyed = max(ramp(chroma(color), *_RED), ramp(float(color[0]), *_PASTEL), auburn)
    return hue(color) + _UNPINKED * (1 - dyed) * max(_BROWN_HUE - hue(color), 0.0)
