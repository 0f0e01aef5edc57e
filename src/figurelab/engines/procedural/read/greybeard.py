"""What hair does to a jaw's colour and not to its light: white beards, and the blue of stubble under shaven skin."""

from __future__ import annotations

from typing import Literal

import numpy as np

from .color import F32, band, median, shade
from .growth import Growth
from .head import Head, Mask
from .reading import ramp

# From which to which redness lost and darkness gained in every zone is the blue of hair under the skin, which no shade
# is, and the evidence of any hair for it.
_BLUE, _DARKENED, BLUER = (0.05, 0.11), (0.04, 0.12), 1.6
# Darkening up to which and from which skin over shaven hair never is.
_SHAVEN_DARK = (0.50, 0.60)
# A white beard: chroma lost below the mouth beyond the low cheek's, redness lost there, relief over the lip, beside the
# mouth and along the jaw, darkening below the mouth at most. Of a whole one the side of the jaw has lost a share too.
_WHITENED, _UNREDDENED, _WHITE_HAIRS, _NO_DARKER, _WHITE_SIDE = 12.0, 0.12, 3.5, 0.15, 0.4
# One that is trimmed: chroma and redness lost in every zone around the mouth, however smooth: shaven faces had up to
# 5.4 of that chroma, the beard 10.6; and the least share of it on the side. A dark beard that has lost as much is
# grizzled.
_EVERYWHERE, _UNRED, _TRIMMED_SIDE = 8.0, 0.03, 0.25
# A moustache alone: chroma lost over the lip beyond the chin's and the low cheek's, and relief there. Of 250 people
# others over whose lip the skin is no darker have lost up to 8.5.
_OVER_LIP, _BRISTLES = 12.0, 2.0
# Percentiles of L that are its colour, the least and the largest L, how dense it is drawn, for it hides all skin, and
# what is left of its chroma: the skin's light and the paint's warm shade give it the rest.
_LIGHTEST, _WHITES, DENSE_WHITE, _BLANCHED = (50, 90), (62.0, 84.0), 0.85, 0.3


def blueness(grown: Growth) -> float:
    """0..1: how surely what darkens the lower face is hair under shaven skin, which is less red than the cheek where a
    shade is redder."""
    red = (grown.chin.red + grown.front.red + grown.jaw.red) / 3
    dark = [zone.darker for zone in (*grown.around[1:], grown.side)]
    return ramp(-red, *_BLUE) * ramp(min(dark), *_DARKENED) * (1.0 - ramp(max(dark), *_SHAVEN_DARK))


def white_kind(grown: Growth) -> Literal["moustache", "goatee", "boxed"] | None:
    """The kind of white or light grey facial hair, which is hardly darker than the skin but has lost its colour and has
    relief; None where none is seen."""
    lip = grown.lip
    alone = lip.pale - max(grown.chin.pale, grown.low.pale, 0.0) >= _OVER_LIP and lip.rough >= _BRISTLES
    if alone and lip.red <= -_UNREDDENED and lip.darker <= _NO_DARKER:
        return "moustache"
    below = (grown.chin, grown.front, grown.jaw)
    pale, red = sum(zone.pale for zone in below) / 3, sum(zone.red for zone in below) / 3
    hairs = min(grown.lip.rough, grown.corner.rough, grown.jaw.rough)
    plain = pale - grown.low.pale >= _WHITENED and red <= -_UNREDDENED and hairs >= _WHITE_HAIRS
    trimmed = not plain and is_colorless(grown)
    if grown.below > _NO_DARKER or not (plain or trimmed):
        return None
    return "boxed" if grown.side.pale > (_TRIMMED_SIDE if trimmed else _WHITE_SIDE) * pale else "goatee"


def is_colorless(grown: Growth) -> bool:
    """Whether all that lies around the mouth has lost the skin's colour and its redness, whatever its light."""
    lost = min(zone.pale for zone in grown.around) - max(grown.low.pale, 0.0)
    return lost > _EVERYWHERE and max(zone.red for zone in grown.around) < -_UNRED


def white_color(head: Head, mask: Mask, lift: float) -> F32:
    """Out of the shade, without what the skin's light gives to it."""
    color = shade(median(band(head.lab[mask], *_LIGHTEST)), colorfulness=_BLANCHED)
    color[0] = float(np.clip(color[0] * lift, *_WHITES))
    return color
