"""Mouth, eyes, brows and the face's shape, from the mesh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from .color import F32, band, median, shade
from .head import LEFT_BROW, LEFT_CHEEK, LIPS, RIGHT_BROW, RIGHT_CHEEK, Head
from .reading import Reading, ramp

MouthKind = Literal["neutral", "smile", "smirk", "open", "grin"]
ShapeKind = Literal["round", "oval", "square", "long"]


def mouth(head: Head) -> Reading[MouthKind]:
    """From how far the corners rise (u) and the lips part (o), of the mouth's width. Never a frown: the same u is
    plain rest on most faces."""
    p = head.points
    width = max(float(np.linalg.norm(p[61] - p[291])), 1e-6)
    rise = float(p[[13, 14], 1].mean() - p[[61, 291], 1].mean()) / width
    parted = float(np.linalg.norm(p[13] - p[14])) / width
    wide = width / max(float(np.linalg.norm(p[33] - p[263])), 1e-6)
    if abs(head.yaw) > 0.4:
        return Reading("neutral", 0.5)
    if (parted > 0.10 and rise > 0.035) or (wide > 0.7 and rise > 0.06):
        return Reading("open" if parted > 0.45 else "grin", 0.9)
    if parted > 0.3:
        return Reading("open", 0.7)
    if rise > 0.045:
        return Reading("smile", 0.8)
    return Reading("neutral", 0.5 + 0.4 * ramp(rise, 0.04, 0.0))


def eye_openness(head: Head) -> Reading[float]:
    """0.78 for a squint or a laugh, 0.93 usual, 1 wide; from the nearer eye of a turned face."""

    def ratio(upper: int, lower: int, outer: int, inner: int) -> float:
        width = float(np.linalg.norm(head.points[outer] - head.points[inner]))
        return float(np.linalg.norm(head.points[upper] - head.points[lower])) / max(width, 1e-6)

    right, left = ratio(159, 145, 33, 133), ratio(386, 374, 263, 362)
    value = (right + left) / 2 if abs(head.yaw) < 0.15 else (right if head.yaw > 0 else left)
    opened = float(np.interp(value, [0.15, 0.21, 0.30, 0.36], [0.72, 0.80, 0.93, 1.0]))
    return Reading(opened, 0.7 if abs(head.yaw) < 0.5 else 0.3)


@dataclass(frozen=True)
class BrowsSeen:
    """darkness: how much darker than the cheek, in L. weight: 0 thin .. 3 bushy. color: (3,) Lab."""

    darkness: float
    weight: int
    color: F32


def brows(head: Head) -> Reading[BrowsSeen]:
    """The brows' darkest third gives their colour, their darkening against the cheek their weight."""
    mask, cheek = head.area(RIGHT_BROW, LEFT_BROW), head.area(RIGHT_CHEEK, LEFT_CHEEK)
    if not mask.any() or not cheek.any():
        return Reading(BrowsSeen(0.0, 1, np.zeros(3, np.float32)), 0.0)
    darkness = float(np.median(head.lab[cheek][:, 0]) - np.median(head.lab[mask][:, 0]))
    weight = int(np.searchsorted([10.0, 24.0, 34.0], darkness))
    color = shade(median(band(head.lab[mask], 5, 35)), lightness=-4, colorfulness=0.9)
    hidden = float((head.hair | head.other)[mask].mean())
    usable = darkness >= 6 and hidden < 0.3 and head.face_share >= 0.5
    return Reading(BrowsSeen(darkness, weight, color), 0.7 if usable else 0.2)


@dataclass(frozen=True)
class ShapeSeen:
    """width: of height. jaw: width at the jaw (172, 397) of the face's width."""

    kind: ShapeKind
    width: float
    jaw: float


def shape(head: Head) -> Reading[ShapeSeen]:
    """Long, round or square only where the proportions leave the usual range; turned faces say nothing."""
    p = head.points
    width = head.width / max(head.height, 1e-6)
    jaw = float(np.linalg.norm(p[172] - p[397])) / max(head.width, 1e-6)
    kind: ShapeKind = "oval"
    if width < 0.81:
        kind = "long"
    elif width > 0.875:
        kind = "round"
    elif jaw > 0.815:
        kind = "square"
    return Reading(ShapeSeen(kind, width, jaw), 0.6 if abs(head.yaw) < 0.25 else 0.2)


@dataclass(frozen=True)
class Features:
    """eye: width of an eye, of the face's width; 0.2 is usual. nose: width at the wings, of the face's width. child:
    whether the jaw is as narrow and the nose as short as a child's."""

    eye: float
    nose: float
    child: bool


def features(head: Head) -> Reading[Features]:
    """Proportions of the mesh; a turned face says nothing."""

    def apart(a: int, b: int) -> float:
        return float(np.linalg.norm(head.points[a] - head.points[b]))

    eye = (apart(33, 133) + apart(263, 362)) / 2 / max(head.width, 1e-6)
    jaw = apart(172, 397) / max(head.width, 1e-6)
    child = jaw < 0.765 and apart(168, 2) / max(head.height, 1e-6) < 0.305
    nose = apart(48, 278) / max(head.width, 1e-6)
    return Reading(Features(eye, nose, child), 0.6 if abs(head.yaw) < 0.25 else 0.2)


def lip_tint(head: Head) -> Reading[float]:
    """0 bare, 1 strong lipstick: how much redder the lips are than the cheeks."""
    lips, cheek = head.area(LIPS), head.area(RIGHT_CHEEK, LEFT_CHEEK)
    inner = head.area([78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191])
    lips = lips & ~inner
    if lips.sum() < 40 or not cheek.any():
        return Reading(0.0, 0.0)
    redder = float(np.median(head.lab[lips][:, 1]) - np.median(head.lab[cheek][:, 1]))
    return Reading(ramp(redder, 6.0, 26.0), 0.7)
