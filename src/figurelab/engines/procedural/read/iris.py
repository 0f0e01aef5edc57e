"""The iris: a colour only where both eyes are large enough and agree."""

from __future__ import annotations

from typing import Literal

import numpy as np

from .color import F32, band, chroma, median
from .head import LEFT_EYE, RIGHT_EYE, Head
from .reading import Reading

IrisKind = Literal["dark", "brown", "hazel", "green", "blue", "grey"]

# An iris is 11.7 mm wide, the slit of an eye about 30.
_RADIUS = 0.19
_WHITE = 0.28
_FEWEST_PIXELS = 16.0
_NEUTRAL = np.array([0.0, 2.0, 5.0], np.float32)


def iris(head: Head) -> Reading[IrisKind]:
    """Light eyes need hues that skin, shade and lashes do not have; everything else is a brown by its lightness."""
    looks = [_look(head, *eye) for eye in ((33, 133, RIGHT_EYE), (263, 362, LEFT_EYE))]
    seen = [look for look in looks if look is not None]
    if len(seen) < 2 or float(np.linalg.norm(seen[0] - seen[1])) > 12 or abs(head.yaw) > 0.35:
        return Reading("brown", 0.0)
    color = ((seen[0] + seen[1]) / 2).astype(np.float32)
    lightness, a, b = (float(v) for v in color)
    if lightness > 34 and b < -3 and a < 5:
        return Reading("blue", 0.7)
    if lightness > 34 and a < -4:
        return Reading("green" if b > -1 else "blue", 0.7)
    if lightness > 38 and chroma(color) < 6:
        return Reading("grey", 0.6)
    if lightness > 34 and b > 8:
        return Reading("hazel", 0.6)
    return Reading("dark" if lightness < 20 else "brown", 0.6)


def _look(head: Head, outer: int, inner: int, ring: list[int]) -> F32 | None:
    """The iris's colour, less the tint of the eye's white; None if the eye is too small or hidden."""
    width = float(np.linalg.norm(head.points[outer] - head.points[inner]))
    if width * head.regions.window.scale < _FEWEST_PIXELS:
        return None
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    cx, cy = head.points[ring].mean(axis=0)
    distance = np.hypot(x - cx, y - cy)
    opening = head.area(ring) & ~head.other
    ball, white = opening & (distance < _RADIUS * width), opening & (distance > _WHITE * width)
    if ball.sum() < 20 or white.sum() < 12:
        return None
    color = median(band(head.lab[ball], 30, 75))
    pale = median(band(head.lab[white], 60, 95))
    # Without a white that is lighter than the iris, this is shade or a lid.
    if float(pale[0] - color[0]) < 12 and chroma(color) < 9:
        return None
    tint = pale - _NEUTRAL
    tint[0] = 0
    share = float(np.clip(color[0] / max(float(pale[0]), 1.0), 0.0, 1.0))
    return (color - 0.6 * share * tint).astype(np.float32)
