"""A thumb held up from a closed hand: one short thick thing stands out of the palm, upright, beside the arm."""

from __future__ import annotations

import numpy as np

from .color import F32
from .head import Mask
from .runs import Run, runs

_RINGS = (1.7, 1.8, 1.9, 2.0, 2.1)
"""Where the hand is cut, of palm radii: most cuts must agree."""
_BEYOND = 3.3
"""A finger reaches as far, a thumb does not."""
_UPRIGHT, _ARM = 0.6, 0.9
"""Radians from the photo's up, and from the way to the elbow: there is the arm."""
_THICK = 0.53, 1.0
_BROAD = 1.15
"""Of palm radii: how thick thumbs are (a stretched index finger is 0.41 to 0.50), and from where it is an arm."""


def thumb_up(hand: Mask, middle: F32, radius: float, elbow: F32) -> bool:
    """hand: (s, s); middle, radius: of the palm; elbow: where it is, pixels, inside the view or not."""
    back = float(np.arctan2(elbow[0] - middle[0], -(elbow[1] - middle[1])))
    found = [_thumb(_standing(hand, middle, reach * radius, radius, back)) for reach in _RINGS]
    widths = [run.width for run in found if run is not None]
    if len(widths) <= len(_RINGS) / 2 or not _THICK[0] < float(np.median(widths)) < _THICK[1]:
        return False
    return all(abs(run.angle) > _UPRIGHT for run in _standing(hand, middle, _BEYOND * radius, radius, back))


def _standing(hand: Mask, middle: F32, reach: float, radius: float, back: float) -> list[Run]:
    """What a circle crosses but the arm; angles from the photo's up."""
    # The circle is opened at the elbow's side, so that the arm alone is cut.
    start = back + np.pi
    every = runs(hand, middle, start, np.pi, reach, radius)
    upright = [Run(float(np.angle(np.exp(1j * (run.angle + start)))), run.width, run.cut) for run in every]
    off = [abs(float(np.angle(np.exp(1j * (run.angle - back))))) for run in upright]
    return [run for run, away in zip(upright, off, strict=True) if not run.cut and away > _ARM and run.width < _BROAD]


def _thumb(standing: list[Run]) -> Run | None:
    return standing[0] if len(standing) == 1 and abs(standing[0].angle) < _UPRIGHT else None
