"""The iris: what colour it has, by its light against the face's and its hue."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from .color import F32, band, chroma, median
from .head import LEFT_EYE, RIGHT_EYE, Head
from .reading import Reading

# An iris is 11.7 mm wide, its pupil some 4, the slit of an eye about 30. The ring between, less the lid's shadow.
_PUPIL, _RADIUS, _WHITE = 0.06, 0.17, 0.28
_SHADOW = 0.06
# L over that of the skin from which on it is no iris: of 130 people the lightest has 0.92, the first white 1.03.
_NO_WHITE = 0.97
_FEWEST_PIXELS = 14.0
# Photo pixels of an eye's width from which on it still shows whether the iris is bluer than the white.
_FEWEST_COOL = 10.0
_NEUTRAL = np.array([0.0, 2.0, 5.0], np.float32)
# Evidence for a light iris by its light and its redness beside the skin's, less of which shows in a nearly black one,
# and by how much yellower than the white it is, as hazel ones are; and the ranges in which each is believed: logistic
# regression over 187 labelled people, whose hair, skin and brows tell the rest (:mod:`.irises`).
_BY_LIGHT, _BY_REDNESS, _BY_WARMTH = 5.63, -0.494, -0.366
# What is bluer than the white by more than sky or lamp makes a brown iris, up to 5.5 of 76, is blue however dark it is.
_BY_BLUE, _BLUER = 0.55, (6.0, 10.5)
_LIGHTS, _REDNESS, _WARMTH, _COLORED = (0.1, 0.6), (-8.0, 8.0), (3.0, 12.0), 0.3


@dataclass(frozen=True)
class IrisSeen:
    """light: L of the iris over L of the face's skin: 0.15 nearly black, 0.3 brown, above 0.5 a light eye. cool: by how
    much (CIE b) both are bluer than the white would be if it were as dark, which tells dark blue eyes. pale: evidence
    of the eyes alone that they are light ones, about -3 deep brown .. 7. red: CIE a of both. yellow: by how much (CIE
    b) they are yellower than skin as dark, which tells amber ones. All but light are told of smaller eyes too, whatever
    the confidence."""

    light: float
    cool: float = 0.0
    pale: float = 0.0
    red: float = 6.0
    yellow: float = 0.0


UNSEEN = Reading(IrisSeen(0.3, pale=-9.0), 0.0)
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
    """How light the irises are, and what tells light ones from brown.

    Where the eyes disagree one was mistaken for lashes: the one that looks straight counts, if it is large.
    """
    looks = [_look(head, *eye) for eye in ((33, 133, RIGHT_EYE), (263, 362, LEFT_EYE))]
    face = float(np.median(head.lab[head.skin][:, 0])) if head.skin.any() else 0.0
    # Of an eye that looks far aside, the white is taken for the iris.
    small = [look for look in looks if look is not None and look.seen[0] < _NO_WHITE * face]
    if not small:
        return UNSEEN
    seen, told = [look for look in small if look.pixels >= _FEWEST_PIXELS], _told(head, small)
    if not seen:
        return Reading(told, 0.0)
    if len(seen) == 2 and float(np.linalg.norm(seen[0].color - seen[1].color)) < 14:
        color = (seen[0].color + seen[1].color) / 2
    elif (straight := min(seen, key=lambda look: look.off)).pixels > 1.5 * _FEWEST_PIXELS and straight.off < 0.12:
        color = straight.color
    else:
        return Reading(told, 0.0)
    return Reading(replace(told, light=float(color[0]) / max(face, 20.0)), 0.6)


def _told(head: Head, looks: list[_Look]) -> IrisSeen:
    """What the irises tell together. A brown iris is the skin's own hue, darker; what lacks its red is green, blue or
    grey, in whatever light both are seen."""
    skin = np.median(head.lab[head.skin], axis=0)
    mean = np.mean([look.seen for look in looks], axis=0)
    light = float(mean[0]) / max(float(skin[0]), 1.0)
    red, yellow = (float(v) for v in mean[1:] - skin[1:] * light)
    cool = float(np.mean([look.cool for look in looks]))
    bright = float(np.clip(light, *_LIGHTS))
    pale = _BY_LIGHT * bright + _BY_REDNESS * float(np.clip(red, *_REDNESS)) * min(1.0, bright / _COLORED)
    pale += _BY_WARMTH * (float(np.clip(-cool, *_WARMTH)) - _WARMTH[0])
    pale += _BY_BLUE * (float(np.clip(cool, *_BLUER)) - _BLUER[0])
    return IrisSeen(0.3, cool, pale, float(mean[1]), yellow)


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
