"""The face's shape and proportions, from the mesh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from .head import Head
from .reading import Reading

ShapeKind = Literal["round", "oval", "square", "long"]
# Beyond this a turned face's widths say nothing; half of it is as good as straight on.
_TURNED = 0.25


@dataclass(frozen=True)
class ShapeSeen:
    """width: of height, the mouth closed. jaw: width at the jaw (172, 397) of the face's width."""

    kind: ShapeKind
    width: float
    jaw: float


def apart(head: Head, a: int, b: int) -> float:
    """Distance of two vertices of the mesh, in the window's pixels."""
    return float(np.linalg.norm(head.points[a] - head.points[b]))


def shape(head: Head) -> Reading[ShapeSeen]:
    """Long, round or square only where the proportions leave the usual range; turned faces say nothing."""
    # An open mouth lowers the chin.
    width = head.width / max(head.height - 0.8 * apart(head, 13, 14), 1e-6)
    jaw = apart(head, 172, 397) / max(head.width, 1e-6)
    kind: ShapeKind = "oval"
    if width < 0.81:
        kind = "long"
    elif width > 0.885:
        kind = "round"
    elif jaw > 0.815:
        kind = "square"
    return Reading(ShapeSeen(kind, width, jaw), 0.6 if abs(head.yaw) < _TURNED else 0.2)


@dataclass(frozen=True)
class Features:
    """eye: width of an eye, of the face's width; 0.2 is usual. nose: width at the wings, of the face's width. child:
    whether the eyes are as low, the jaw as narrow and the nose as short as a child's."""

    eye: float
    nose: float
    child: bool


def features(head: Head) -> Reading[Features]:
    """Proportions of the mesh; a turned face says nothing."""
    eye = (apart(head, 33, 133) + apart(head, 263, 362)) / 2 / max(head.width, 1e-6)
    jaw = apart(head, 172, 397) / max(head.width, 1e-6)
    child = _short_nosed(head) and (0.775 - jaw) / 0.030 + (0.655 - _eye_height(head)) / 0.025 > 0.9
    nose = apart(head, 48, 278) / max(head.width, 1e-6)
    return Reading(Features(eye, nose, child), 0.6 if abs(head.yaw) < _TURNED else 0.2)


def _short_nosed(head: Head) -> bool:
    return apart(head, 168, 2) / max(head.height, 1e-6) < 0.305


def _eye_height(head: Head) -> float:
    """Of the outer corners over the chin, of the face's height, as if the mouth were closed: 0.67 of usual adults."""
    eyes = (head.points[33] + head.points[263]) / 2
    opened = 0.8 * apart(head, 13, 14)
    return (float(np.linalg.norm(eyes - head.points[152])) - opened) / max(head.height - opened, 1e-6)
