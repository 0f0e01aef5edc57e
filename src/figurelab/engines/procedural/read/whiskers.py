"""Facial hair by many small signs at once: what hair does to each zone of the lower face, and what an ImageNet net
makes of mouth and chin alone. No single sign tells a light, grey or sparse beard from a shade."""

from __future__ import annotations

import numpy as np

from . import regression
from .color import F32
from .growth import Growth
from .whisker_weights import KINDS, SIGNS, Whiskers

# Evidence counts no further than this: what shines or is black has more of it than any beard.
_SATED = 6.0


def weights() -> F32:
    """(1000, 1 + kinds): of each class its mean, and its weight for each kind."""
    return regression.fitted("beard")


def signs(grown: Growth, hairy: float, bearded: float, yaw: float) -> F32:
    """(21,) numbers of SIGNS, but for the bias. hairy, bearded: evidence by the zones alone, see :mod:`.beard`."""
    own = [
        *grown.features.tolist(),
        grown.mass,
        grown.hang,
        grown.corner.darker,
        grown.chin.pale,
        grown.below,
        grown.side.darker,
        grown.low.darker,
        min(zone.rough for zone in grown.around),
        abs(yaw),
        float(np.clip(hairy, -_SATED, _SATED)),
        float(np.clip(bearded, -_SATED, _SATED)),
    ]
    return np.array(own, np.float32)


def told(values: F32, looks: F32) -> dict[Whiskers, float]:
    """Share of each kind, in sum 1. values: :func:`signs`; looks: (1000,) of ``perceive.lowerface``."""
    return dict(zip(KINDS, regression.shares(looks, weights(), SIGNS, values.tolist()).tolist(), strict=True))
