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
LightKind = Literal["green", "blue", "grey"]

# An iris is 11.7 mm wide, its pupil some 4, the slit of an eye about 30. The ring between, less the lid's shadow.
_PUPIL, _RADIUS, _WHITE = 0.06, 0.17, 0.28
_SHADOW = 0.06
# L over that of the skin from which on it is no iris: of 130 people the lightest has 0.92, the first white 1.03.
_NO_WHITE = 0.97
_FEWEST_PIXELS = 14.0
# Photo pixels of an eye's width from which on it still shows whether the iris is bluer than the white.
_FEWEST_COOL = 10.0
_NEUTRAL = np.array([0.0, 2.0, 5.0], np.float32)
# Evidence for a light iris by its light and by its redness beside the skin's, and the ranges in which each is believed:
# logistic regression over 101 labelled people, whose hair and skin tell the rest (:mod:`.face`).
_BY_LIGHT, _BY_REDNESS, _LIGHTS, _REDNESS = 6.0, -0.27, (0.1, 0.6), 8.0
# CIE b of an iris against the white's in its shade, and a against the skin's, that are green; b that is blue.
_GREEN, _BLUE = (0.5, -1.0), -1.5


@dataclass(frozen=True)
class IrisSeen:
    """light: L of the iris over L of the face's skin: 0.15 nearly black, 0.3 brown, above 0.5 a light eye. cool: by how
    much (CIE b) both are bluer than the white would be if it were as dark, which tells dark blue eyes. pale: evidence
    of the eyes alone that they are light ones, about 0 brown .. 4. tint: which of these they are then. All three are
    told of smaller eyes too, whatever the confidence."""

    kind: IrisKind
    light: float
    cool: float = 0.0
    pale: float = 0.0
    tint: LightKind = "grey"


UNSEEN = Reading(IrisSeen("brown", 0.3, pale=-9.0), 0.0)
"""Of eyes whose colour is not known, nor whether they are light."""


@dataclass(frozen=True)
class _Look:
    """color: less the white's tint; seen: with it. off: how far from the middle of the eye it looks, in eye widths."""

    color: F32
    seen: F32
    pixels: float
    off: float
    cool: float


def iris(head: Head) -> Reading[IrisSeen]:
    """Light eyes are light against the skin and lack its warm hue; everything else is a brown by its lightness.

    Where the eyes disagree one was mistaken for lashes: the one that looks straight counts, if it is large.
    """
    looks = [_look(head, *eye) for eye in ((33, 133, RIGHT_EYE), (263, 362, LEFT_EYE))]
    face = float(np.median(head.lab[head.skin][:, 0])) if head.skin.any() else 0.0
    # Of an eye that looks far aside, the white is taken for the iris.
    small = [look for look in looks if look is not None and look.seen[0] < _NO_WHITE * face]
    seen = [look for look in small if look.pixels >= _FEWEST_PIXELS]
    cool = sum(look.cool for look in small) / 2 if len(small) == 2 else 0.0
    if not small:
        return Reading(IrisSeen("brown", 0.3, cool), 0.0)
    pale, tint = _pale(head, small)
    unseen = Reading(IrisSeen("brown", 0.3, cool, pale, tint), 0.0)
    if not seen:
        return unseen
    if len(seen) == 2 and float(np.linalg.norm(seen[0].color - seen[1].color)) < 14:
        color = (seen[0].color + seen[1].color) / 2
    elif (straight := min(seen, key=lambda look: look.off)).pixels > 1.5 * _FEWEST_PIXELS and straight.off < 0.12:
        color = straight.color
    else:
        return unseen
    light = float(color[0]) / max(float(np.median(head.lab[head.skin][:, 0])), 20.0)
    kind = _kind(color.astype(np.float32), light)
    return Reading(IrisSeen(kind, light, cool, pale, tint), 0.6)


def _pale(head: Head, looks: list[_Look]) -> tuple[float, LightKind]:
    """Evidence that the irises are light, and of which kind they then are. A brown iris is the skin's own hue, darker;
    what lacks its red is green, blue or grey, in whatever light both are seen."""
    skin = np.median(head.lab[head.skin], axis=0)
    light = float(np.mean([look.seen[0] for look in looks])) / max(float(skin[0]), 1.0)
    red = float(np.mean([look.seen[1] - skin[1] * look.seen[0] / max(float(skin[0]), 1.0) for look in looks]))
    warm = -float(np.mean([look.cool for look in looks]))
    pale = _BY_LIGHT * float(np.clip(light, *_LIGHTS)) + _BY_REDNESS * float(np.clip(red, -_REDNESS, _REDNESS))
    if warm > _GREEN[0] and red < _GREEN[1]:
        return pale, "green"
    return pale, "blue" if warm < _BLUE else "grey"


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
    return _Look((color - 0.6 * share * tint).astype(np.float32), color, pixels, off, cool)


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
