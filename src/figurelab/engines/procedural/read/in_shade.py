"""Skin that reads brown in little light: it is paler skin in shade where the hair beside it is brown or fair after all,
or where the whites of the eyes hardly stand out from it. Dark skin has neither, in whatever light."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import band
from .head import Head
from .reading import ramp
from .sclera import standing_out

# L of the face's lit half from which to which there is ever less light on it than skin shows its colour in; L of the
# skin by the signs that is dark in any light, from which to which it may be paler; and the L of middling skin, and the
# share of what lacks of it that is given back. Of 382 portraits judged by eye 45 are moved by more than 1 L, 35 of them
# nearer to what is seen. With the bound beside teeth, readings of the 82 dim faces are 6.1 -> 4.5 L apart from that, on
# average -2.7 -> -0.7; of all 3.6 -> 3.2; of the 48 among them that no weight of the signs was fitted to, 4.5 -> 3.1.
# These were measured with bounds of dark skin that lay 4 and 2 L lower, which lifted some dark skin as well.
_DIM, _NOT_DARK, _MIDDLING, _GIVEN_BACK = (66.0, 56.0), (50.0, 60.0), 72.0, 0.8
# L of the lighter half of the hair, from black to brown; the percentiles that are that, and the fewest pixels.
_HAIR, _LIGHTER, _FEWEST = (20.0, 34.0), (60, 80), 300
# ln by which whites stand out, from dark skin's to what pale skin beside such hair has; what less than that alone
# tells; what they count where they are not seen; and from which to which they are no whites at all but lashes.
_WHITES, _HARDLY, _ALONE, _UNTOLD, _LASHES = (0.6, 0.4), (0.45, 0.15), 0.25, 0.5, (-1.2, -1.8)


def out_of_shade(head: Head, light: float, told: float, lit: float) -> float:
    """L of the skin. light: as it is read; told: by the signs alone; lit: of the face's lit half."""
    shaded = ramp(lit, *_DIM) * ramp(told, *_NOT_DARK)
    lacking = max(_MIDDLING - light, 0.0)
    if not shaded or not lacking:
        return light
    return light + _GIVEN_BACK * shaded * _paler(_hair(head), standing_out(head)) * lacking


def _paler(hair: float, whites: float) -> float:
    """0..1: how surely skin beside hair of that L and whites that stand out so is no brown skin."""
    if np.isnan(whites):
        return _UNTOLD * ramp(hair, *_HAIR)
    lashes = ramp(whites, *_LASHES)
    beside = _UNTOLD * lashes + ramp(whites, *_WHITES) * (1 - lashes)
    return max(ramp(hair, *_HAIR) * beside, _ALONE * ramp(whites, *_HARDLY) * (1 - lashes))


def _hair(head: Head) -> float:
    """L of its lighter half; 0 where little is seen."""
    hair = head.lab[head.hair & (head.regions.labels == Region.HAIR)]
    return float(np.median(band(hair, *_LIGHTER)[:, 0])) if len(hair) > _FEWEST else 0.0
