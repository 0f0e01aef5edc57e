"""The iris: what colour it has, by its light against the face's and its hue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import ndimage

from .color import F32, band, chroma, median
from .head import LEFT_EYE, RIGHT_EYE, Head
from .reading import Reading

IrisKind = Literal["brown", "hazel", "green", "blue", "grey"]

# An iris is 11.7 mm wide, its pupil some 4, the slit of an eye about 30. The ring between, less the lid's shadow.
_PUPIL, _RADIUS, _WHITE = 0.06, 0.17, 0.28
_SHADOW = 0.06
_FEWEST_PIXELS = 14.0
# Photo pixels of an eye's width from which on it still shows whether the iris is bluer than the white.
_FEWEST_COOL = 10.0
_NEUTRAL = np.array([0.0, 2.0, 5.0], np.float32)


@dataclass(frozen=True)
class IrisSeen:
    """light: L of the iris over L of the face's skin: 0.15 nearly black, 0.3 brown, above 0.5 a light eye. cool: by how
    much (CIE b) both are bluer than the white would be if it were as dark, which tells dark blue eyes; told of smaller
    eyes too, whatever the confidence."""

    kind: IrisKind
    light: float
    cool: float = 0.0


@dataclass(frozen=True)
class _Look:
    """off: how far from the middle of the eye it looks, in eye widths."""

    color: F32
    pixels: float
    off: float
    cool: float


def iris(head: Head) -> Reading[IrisSeen]:
    """Light eyes are light against the skin and lack its warm hue; everything else is a brown by its lightness.

    Where the eyes disagree one was mistaken for lashes: the one that looks straight counts, if it is large.
    """
    looks = [_look(head, *eye) for eye in ((33, 133, RIGHT_EYE), (263, 362, LEFT_EYE))]
    small = [look for look in looks if look is not None]
    seen = [look for look in small if look.pixels >= _FEWEST_PIXELS]
    cool = sum(look.cool for look in small) / 2 if len(small) == 2 else 0.0
    unseen = Reading(IrisSeen("brown", 0.3, cool), 0.0)
    if not seen or not head.skin.any():
        return unseen
    if len(seen) == 2 and float(np.linalg.norm(seen[0].color - seen[1].color)) < 14:
        color = (seen[0].color + seen[1].color) / 2
    elif (straight := min(seen, key=lambda look: look.off)).pixels > 1.5 * _FEWEST_PIXELS and straight.off < 0.12:
        color = straight.color
    else:
        return unseen
    light = float(color[0]) / max(float(np.median(head.lab[head.skin][:, 0])), 20.0)
    kind = _kind(color.astype(np.float32), light)
    return Reading(IrisSeen(kind, light, cool), 0.6)


def _kind(color: F32, light: float) -> IrisKind:
    lightness, a, b = (float(v) for v in color)
    if light < 0.46 or lightness < 34:
        return "brown"
    if a < -4:
        return "green" if b > -4 else "blue"
    if b < -3 and a < 5:
        return "blue"
    if chroma(color) < 8:
        return "grey"
    return "hazel" if b > 8 and light > 0.5 else "brown"


def _look(head: Head, outer: int, inner: int, ring: list[int]) -> _Look | None:
    """The iris's colour, less the tint of the eye's white; None if the eye is too small or hidden."""
    width = float(np.linalg.norm(head.points[outer] - head.points[inner]))
    pixels = width * head.regions.window.scale
    opening = head.area(ring) & ~head.other
    if pixels < _FEWEST_COOL or opening.sum() < 60:
        return None
    cx, cy = _middle(head, opening, ring, width)
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    distance = np.hypot(x - cx, y - cy)
    ball = opening & (distance < _RADIUS * width) & (distance > _PUPIL * width) & (y > cy - _SHADOW * width)
    white = opening & (distance > _WHITE * width)
    if ball.sum() < 20 or white.sum() < 12:
        return None
    color = median(band(head.lab[ball], 30, 80))
    pale = median(band(head.lab[white], 60, 95))
    # Without a white that is lighter than the iris, this is shade or a lid.
    if float(pale[0] - color[0]) < 6 and chroma(color) < 9:
        return None
    tint = pale - _NEUTRAL
    tint[0] = 0
    share = float(np.clip(color[0] / max(float(pale[0]), 1.0), 0.0, 1.0))
    cool = share * float(pale[2]) - float(color[2])
    off = abs(cx - float(head.points[ring].mean(axis=0)[0])) / width
    return _Look((color - 0.6 * share * tint).astype(np.float32), pixels, off, cool)


def _middle(head: Head, opening: np.ndarray, ring: list[int], width: float) -> tuple[float, float]:
    """Where the eye looks: the middle of its darkest part, which is the pupil with its iris."""
    rows, columns = np.nonzero(opening)
    box = slice(int(rows.min()), int(rows.max()) + 1), slice(int(columns.min()), int(columns.max()) + 1)
    light = ndimage.gaussian_filter(head.lab[box[0], box[1], 0], 0.05 * width)
    x0 = float(head.points[ring].mean(axis=0)[0])
    y, x = np.mgrid[box[0], box[1]]
    near = opening[box] & (np.abs(x - x0) < 0.3 * width)
    if not near.any():
        return x0, float(rows.mean())
    weight = np.where(near, np.exp(-(light - float(light[near].min())) / 6), 0)
    return float((weight * x).sum() / weight.sum()), float((weight * y).sum() / weight.sum())
