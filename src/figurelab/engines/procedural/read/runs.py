"""Where circles about a palm cross the hand: its fingers, its thumb and the arm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .color import F32
from .head import Mask

_LEAST = 0.12
"""Of palm radii: narrower is a ragged edge."""


@dataclass(frozen=True)
class Run:
    """angle: of its middle from where the circle's angles start counting, radians, clockwise. width: of palm radii.
    cut: it goes on beyond the part of the circle that was looked at."""

    angle: float
    width: float
    cut: bool


def pieces(mask: Mask) -> tuple[NDArray[np.int32], int]:
    return cast(tuple[NDArray[np.int32], int], ndimage.label(mask))


def runs(hand: Mask, middle: F32, start: float, widest: float, reach: float, radius: float) -> list[Run]:
    """The parts of a circle that lie in the hand (s, s). start: the angle 0, radians clockwise from the photo's up;
    widest: how far to either side of it one looks. reach: the circle's radius and radius the palm's, in pixels."""
    angles = np.linspace(-widest, widest, 241)
    x, y = middle[0] + reach * np.sin(start + angles), middle[1] - reach * np.cos(start + angles)
    inside = ndimage.map_coordinates(hand.astype(np.float32), [y, x], order=1) > 0.5
    numbers, count = pieces(inside)
    found: list[Run] = []
    for i in range(1, count + 1):
        own = angles[numbers == i]
        width = float(own[-1] - own[0]) * reach / radius
        if width > _LEAST:
            found.append(Run(float(own.mean()), width, bool(abs(own).max() >= widest - 0.02)))
    return found
