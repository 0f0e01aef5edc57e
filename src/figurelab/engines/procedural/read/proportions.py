"""The face's shape and proportions, from the mesh; what is usual is the middle of some 140 portraits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from .expression import MouthKind
from .head import Head
from .reading import Reading, ramp

ShapeKind = Literal["round", "oval", "square", "long"]
# Beyond this a turned face's widths say nothing; half of it is as good as straight on.
_TURNED = 0.25


# Usual value, and the deviation that is drawn in full: about one and a half times the spread among adults. By whether
# the face laughs, which shortens nose and chin, thins the lips and fills the cheeks.
_CHIN = {False: (0.217, 0.032), True: (0.201, 0.030)}
_LOWER = (0.402, 0.023)
_LENGTH = {False: (0.305, 0.015), True: (0.291, 0.016)}
_LIPS = {False: (0.094, 0.017), True: (0.083, 0.012)}
_CHEEKS = {False: (0.891, 0.024), True: (0.920, 0.024)}
# Of faces that are long or round, the width over the height; of square ones, that of the jaw over the face's.
_LONG, _ROUND, _SQUARE = 0.800, 0.870, 0.820
# How much a laugh widens the nose, and narrows the jaw beside the cheeks.
_SPREAD, _PULLED = 1.07, 1.015
# Share of the gap between the lips by which a mouth lowers the chin: a laugh shortens the lips by as much as it opens.
_LOWERED: dict[MouthKind, float] = {"grin": 0.1, "open": 0.5, "gape": 0.5, "tongue": 0.1}
_SHUT = 0.8
# Deviations below this share of the largest are noise.
_QUIET = 0.10
# Of a youth and of a man or woman of fifty: width of the jaw over the forehead's, and of an eye over the face's; height
# of the red of the lips, and of the upper lip's skin over it.
_GROWN_JAW, _GROWN_EYE = (1.080, 1.180), (0.204, 0.190)
_GROWN_RED, _GROWN_UPPER = (0.095, 0.072), (0.75, 1.00)
# Sum of how narrow the jaw and how low the eyes are from which a face is a child's: of sixty portraits adults seen from
# the front reach 0.0, children in small copies have 0.44 at least. Length of a child's nose at most, of the face's.
_CHILDLIKE, _SHORT_NOSE = 0.4, 0.312


@dataclass(frozen=True)
class ShapeSeen:
    """width: of height, the mouth closed. jaw: width at the jaw (172, 397) of the face's width. chin: -1 short .. 1
    long. cheeks: -1 hollow .. 1 full."""

    kind: ShapeKind
    width: float
    jaw: float
    chin: float = 0.0
    cheeks: float = 0.0


def apart(head: Head, a: int, b: int) -> float:
    """Distance of two vertices of the mesh, in the window's pixels."""
    return float(np.linalg.norm(head.points[a] - head.points[b]))


def off(value: float, usual: tuple[float, float], quiet: float = _QUIET) -> float:
    """-1..1: how far from usual (its middle and the deviation drawn in full), small deviations kept at 0."""
    middle, full = usual
    share = (value - middle) / full
    loud = np.sign(share) * max(0.0, abs(share) - quiet) / (1 - quiet)
    return round(float(np.clip(loud, -1.0, 1.0)), 2) + 0.0  # never -0.0


def shape(head: Head, mouth: MouthKind = "neutral") -> Reading[ShapeSeen]:
    """Long, round or square only where the proportions leave the usual range; turned faces say nothing."""
    height, laughs = _closed(head, mouth), mouth in ("open", "grin", "tongue")
    width = head.width / height
    jaw = apart(head, 172, 397) / max(head.width, 1e-6) * (_PULLED if laughs else 1.0)
    kind: ShapeKind = "oval"
    if width < _LONG:
        kind = "long"
    elif jaw > _SQUARE:
        kind = "square"
    elif width > _ROUND:
        kind = "round"
    chin = off(apart(head, 17, 152) / height, _CHIN[laughs])
    if not laughs:
        chin = (chin + off(apart(head, 2, 152) / height, _LOWER)) / 2
    cheeks = off(apart(head, 147, 376) / max(head.width, 1e-6), _CHEEKS[laughs])
    return Reading(ShapeSeen(kind, width, jaw, round(chin, 2), cheeks), 0.6 if abs(head.yaw) < _TURNED else 0.2)


def _closed(head: Head, mouth: MouthKind) -> float:
    """Height of the face as if its mouth were closed."""
    return max(head.height - _LOWERED.get(mouth, _SHUT) * apart(head, 13, 14), 1e-6)


@dataclass(frozen=True)
class Features:
    """eye: width of an eye, of the face's width; 0.2 is usual. nose: width at the wings, of the face's width, as if the
    face were at rest. childlike: whether the eyes are as low, the jaw as narrow and the nose as short as a child's.
    length: of the nose, -1 short .. 1 long. lips: -1 thin .. 1 full. grown: 0 a youth's proportions .. 1 those of
    somebody of fifty.
    """

    eye: float
    nose: float
    childlike: bool
    length: float = 0.0
    lips: float = 0.0
    grown: float = 0.0


def features(head: Head, mouth: MouthKind = "neutral", *, shaded: bool = False) -> Reading[Features]:
    """Proportions of the mesh; a turned face says nothing. shaded: sunglasses hide the eyes, which the mesh then
    guesses."""
    width = max(head.width, 1e-6)
    height, laughs = _closed(head, mouth), mouth in ("open", "grin", "tongue")
    eye = (apart(head, 33, 133) + apart(head, 263, 362)) / 2 / width
    nose = apart(head, 48, 278) / width / (_SPREAD if laughs else 1.0)
    broad = (_PULLED if laughs else 1.0) * apart(head, 172, 397) / max(apart(head, 103, 332), 1e-6)
    red = apart(head, 0, 13) + apart(head, 14, 17)
    signs = [ramp(broad, *_GROWN_JAW), _thinned(red / height, apart(head, 2, 0) / max(red, 1e-6))]
    if not shaded:
        signs.append(ramp(eye, *_GROWN_EYE))
    seen = Features(
        eye,
        nose,
        _is_child(head),
        length=off(apart(head, 168, 2) / height, _LENGTH[laughs]),
        lips=off(red / height, _LIPS[laughs]),
        grown=sum(sorted(signs)[-2:]) / 2,  # Some eyes stay large and some jaws slim for life.
    )
    return Reading(seen, 0.6 if abs(head.yaw) < _TURNED else 0.2)


def _thinned(red: float, upper: float) -> float:
    """With the years the red of the lips grows thin and the skin over it long."""
    return (ramp(-red, -_GROWN_RED[0], -_GROWN_RED[1]) + ramp(upper, *_GROWN_UPPER)) / 2


def _is_child(head: Head) -> bool:
    jaw = apart(head, 172, 397) / max(head.width, 1e-6)
    return _short_nosed(head) and (0.775 - jaw) / 0.030 + (0.655 - _eye_height(head)) / 0.025 > _CHILDLIKE


def _short_nosed(head: Head) -> bool:
    return apart(head, 168, 2) / max(head.height, 1e-6) < _SHORT_NOSE


def _eye_height(head: Head) -> float:
    """Of the outer corners over the chin, of the face's height, as if the mouth were closed: 0.67 of usual adults."""
    eyes = (head.points[33] + head.points[263]) / 2
    opened = 0.8 * apart(head, 13, 14)
    return (float(np.linalg.norm(eyes - head.points[152])) - opened) / max(head.height - opened, 1e-6)
