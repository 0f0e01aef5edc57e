"""The whites of the eyes, which any light dyes and shades as it does the skin: found in one way for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, luminance, median, to_light
from .head import LEFT_CHEEK, LEFT_EYE, RIGHT_CHEEK, RIGHT_EYE, Head, Mask, bounds, grow

# Fewest pixels of an eye, and of the cheek under it.
_EYE, _CHEEK = 30, 60
# Percentiles of an eye's light that are its white, less lashes, iris and gleams; the plainer half of those is no lid.
_LIT, _PLAINER = (72, 97), 50
# Beside the iris: how far from the middle of an eye, in its widths; percentile from which on that is light, and the
# fewest pixels of it.
_ASIDE, _LIGHTER, _FEWEST_ASIDE = 0.2, 60, 15
# The lower lid and the skin under it: how far from the eye, in its widths, and the fewest pixels of it.
_UNDER, _FEWEST_UNDER = (0.07, 0.22), 20


@dataclass(frozen=True)
class White:
    """light: (3,) amounts of red, green and blue that the white gives back; cheek: luminance of the skin below it, nan
    where little of that is seen; where: the white's pixels."""

    light: F32
    cheek: float
    where: Mask


def whites(head: Head) -> list[White]:
    """Of the eyes that are large enough to show it, as the photo has it."""
    return [
        seen
        for eye, below in ((RIGHT_EYE, RIGHT_CHEEK), (LEFT_EYE, LEFT_CHEEK))
        if (seen := _white(head, head.area(eye) & ~head.other, head.area(below) & head.skin)) is not None
    ]


def eye_white(head: Head) -> F32 | None:
    """(3,) Lab, in the head's exposure and without its cast; None where the eyes are too small to show any."""
    found = whites(head)
    return median(head.lab[np.logical_or.reduce([white.where for white in found])]) if found else None


def standing_out(head: Head) -> float:
    """ln by which the whites beside the irises give back more light than the skin right under the eyes, which lies in
    the same shade; nan where neither eye shows both."""
    corners = ((RIGHT_EYE, 33, 133), (LEFT_EYE, 263, 362))
    found = [value for ring, *at in corners if (value := _standing_out(head, ring, at)) is not None]
    return float(np.mean(found)) if found else float("nan")


def _standing_out(head: Head, ring: list[int], corners: list[int]) -> float | None:
    """ring, corners: vertices of the eye's opening and of its two ends."""
    eye = head.area(ring) & ~head.other
    if eye.sum() < _EYE:
        return None
    width = float(np.linalg.norm(head.points[corners[0]] - head.points[corners[1]]))
    nearest, farthest = (share * width for share in _UNDER)
    rows, columns = (slice(max(s.start - round(farthest), 0), s.stop + round(farthest)) for s in bounds(eye))
    middle = head.points[ring].mean(axis=0)
    eye, picture = eye[rows, columns], head.regions.picture[rows, columns]
    y, x = np.mgrid[rows.start : rows.start + eye.shape[0], columns.start : columns.start + eye.shape[1]]
    skin = head.regions.labels[rows, columns] == Region.FACE_SKIN
    under = grow(eye, farthest) & ~grow(eye, nearest) & skin & (y > middle[1])
    if under.sum() < _FEWEST_UNDER:
        return None
    aside = eye & (np.abs(x - middle[0]) > _ASIDE * width)
    light = to_light(picture[aside if aside.sum() > _FEWEST_ASIDE else eye])
    amounts = luminance(light)
    bright = amounts >= np.percentile(amounts, _LIGHTER)
    colorfulness = (light.max(axis=1) - light.min(axis=1)) / np.maximum(light.max(axis=1), 1e-3)
    white = np.median(light[bright & (colorfulness <= np.median(colorfulness[bright]))], axis=0)
    return float(np.log(luminance(white) / np.median(luminance(to_light(picture[under])))))


def _white(head: Head, eye: Mask, cheek: Mask) -> White | None:
    if eye.sum() < _EYE:
        return None
    light = to_light(head.regions.picture[eye])
    amounts = luminance(light)
    low, high = np.percentile(amounts, _LIT)
    bright = (amounts >= low) & (amounts <= high)
    colorfulness = light.max(axis=1) / np.maximum(light.min(axis=1), 1e-3)
    plain = bright & (colorfulness <= np.percentile(colorfulness[bright], _PLAINER))
    where = np.zeros_like(eye)
    where[eye] = plain
    below = luminance(to_light(head.regions.picture[cheek])) if cheek.sum() >= _CHEEK else np.array([np.nan])
    return White(np.median(light[plain], axis=0), float(np.median(below)), where)
