"""A backdrop of hair's colour and grain, which the region net takes for hair: bare ears give it away."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from . import hanging
from .head import Head

# Face widths: how far an ear stands off the face at least, and how broad what is seen beyond it. Of 300 people's hair
# that stands so broad beyond both bare ears the net is either sure, by 0.91, or not, by 0.86.
_EAR, _BEYOND, _SURE = 0.07, 0.10, 0.88
# Rows of the ear that count: those in which it stands off nearly as far as anywhere.
_WIDEST, _NEARLY = 80, 0.6
# The outline of a short-haired head: how far beyond the ears, in face widths; its crown over the forehead and where its
# hair ends under the eyes, in face heights; and its roundness, 2 for an ellipse.
_SIDE, _CROWN, _ENDS, _ROUND = 0.03, 0.40, 0.06, 2.6


def with_own_hair(head: Head) -> Head:
    """The head without what lies beyond both bare ears and is hardly hair: what is left is short, and its outline that
    of a head, for where hair ends before such a ground one cannot see."""
    ears = [_ear(head, side) for side in (-1, 1)]
    if min(ear for ear, _ in ears) < _EAR or min(beyond for _, beyond in ears) < _BEYOND:
        return head
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    reach = (0.5 + max(ear for ear, _ in ears) + _SIDE) * head.width
    off = np.abs(x - head.middle)
    far = head.hair & (off > reach) & (y < head.chin)
    if not far.any() or float(np.median(head.regions.shares[..., Region.HAIR][far])) > _SURE:
        return head
    rise = head.eye_line - head.top + _CROWN * head.height
    skull = (off / reach) ** _ROUND + (np.abs(y - head.eye_line) / rise) ** _ROUND < 1
    skull &= y < head.eye_line + _ENDS * head.height
    labels = np.where(head.hair & ~skull, Region.BACKGROUND, head.regions.labels).astype(np.uint8)
    return replace(head, regions=replace(head.regions, labels=labels))


def _ear(head: Head, side: int) -> tuple[float, float]:
    """How far an ear stands off the face and how broad hair is seen beyond it, in face widths."""
    rows = hanging.beside(head, side)
    if not rows:
        return 0.0, 0.0
    skin, hair = np.array([row.skin for row in rows]), np.array([row.width for row in rows])
    ear = float(np.percentile(skin, _WIDEST))
    widest = skin > max(_NEARLY * ear, 0.05)
    return ear, float(np.median(hair[widest])) if widest.any() else 0.0
