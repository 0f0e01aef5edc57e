"""A barber's fade: hair that thins out, from full length at the hem of the top down to the skin over ear and nape."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d

from ..cap import AZIMUTH
from ..lock import smoothstep
from .frame import F64
from .strand_map import AZ, EL

_SKIN = ((0, -20), (55, -6), (70, -5), (90, 0), (108, -3), (125, -15), (150, -29), (180, -34))
_FULL = ((0, 10), (55, 26), (70, 29), (90, 31), (108, 28), (125, 20), (150, 8), (180, 3))
"""(azimuth, elevation) in degrees below which a fade is all skin, and above which it is all hair."""
_ROUND = 9.0
"""Columns of the cap's map over which corners of the lines are rounded."""
_BEARD = 0.55
"""Share of skin that is left where a fade runs on into a beard."""


def fade(*, bearded: bool = False) -> F64:
    """(384, 193) share of skin that shines through: 1 over the ears and on the neck, 0 at the hem of the top. bearded:
    the sideburns are kept, for a beard grows out of them."""
    height, around = np.degrees(EL), np.abs(np.degrees(AZ))
    low, high = (_rounded(line) for line in (_SKIN, _FULL))
    t = np.clip((high - height) / (high - low), 0, 1)
    # Most of the change is on the lower half: clippers leave a longer and longer guard above it.
    share = t**1.8
    if bearded:
        share = share * (1 - (1 - _BEARD) * smoothstep(92, 74, around) * smoothstep(0.6, 1.0, t))
    return share


def _rounded(line: tuple[tuple[int, int], ...]) -> F64:
    """(384, 1) elevation in degrees of a line over the cap's azimuths, without its corners."""
    around, el = zip(*line, strict=True)
    heights = np.interp(np.abs(np.degrees(AZIMUTH)), around, el)
    return gaussian_filter1d(heights, _ROUND, mode="wrap")[:, None]
