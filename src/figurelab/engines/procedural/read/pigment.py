"""Hair's own pigment behind its colour in a photo: brown is no rust, fair hair in shade is fair, black is not green."""

from __future__ import annotations

import numpy as np

from .color import F32, chroma, hue
from .reading import ramp

# The hue of natural brown hair, degrees, and how far pinker ones are moved to it: haze, red clothes and the most
# chromatic strands make brown rust. The chroma from which on to which hair is red, and the L from which on it is pink.
_BROWN_HUE, _UNPINKED, _RED, _PASTEL = 60.0, 0.35, (26.0, 34.0), (56.0, 66.0)
# Chroma, hue and L of fair hair in its own shade, as brown hair never is, and its L, hue and chroma in the light.
_FAIR_CHROMA, _FAIR_HUE, _FAIR_LIGHT, _FAIR = (19.0, 26.0), (46.0, 58.0), (30.0, 38.0), (60.0, 70.0, 30.0)
# Hue from which to which fair hair is ash, which is no fairer in the light.
_ASH = (82.0, 72.0)
# Shares of the way to that.
_LIFTED, _GILDED = 0.8, 0.6
# L and chroma of brown hair, which reads darker than it is seen to be, and by how much.
_DARKEST_BROWN, _LIGHTEST_BROWN, _BROWN, _BROWNER = (13.0, 17.0), (40.0, 30.0), (8.0, 14.0), 3.0
_DULL = 8.0


def pigment(color: F32, middle: F32) -> F32:
    """(3,) Lab. color: as read; middle: of the hair's middling pixels, as they are."""
    fair = _fairness(middle)
    light, gold, strength = _FAIR
    turned, colorfulness = _unpinked(color), chroma(color)
    turned += _GILDED * fair * max(gold - turned, 0.0)
    colorfulness += fair * min(strength - colorfulness, 0.0)
    brown = ramp(float(color[0]), *_DARKEST_BROWN) * ramp(float(color[0]), *_LIGHTEST_BROWN)
    rise = _LIFTED * fair * max(light - float(color[0]), 0.0) + _BROWNER * brown * ramp(colorfulness, *_BROWN)
    red, yellow = colorfulness * np.cos(np.radians(turned)), colorfulness * np.sin(np.radians(turned))
    # Nobody's dark hair is green, but a film's shadows are.
    return np.array([color[0] + rise, max(red, 0.0) if colorfulness < _DULL else red, yellow], np.float32)


def _fairness(middle: F32) -> float:
    strong = ramp(chroma(middle), *_FAIR_CHROMA) * ramp(float(middle[0]), *_FAIR_LIGHT)
    return strong * ramp(hue(middle), *_FAIR_HUE) * ramp(hue(middle), *_ASH)


def _unpinked(color: F32) -> float:
    """Hue, degrees."""
    dyed = max(ramp(chroma(color), *_RED), ramp(float(color[0]), *_PASTEL))
    return hue(color) + _UNPINKED * (1 - dyed) * max(_BROWN_HUE - hue(color), 0.0)
