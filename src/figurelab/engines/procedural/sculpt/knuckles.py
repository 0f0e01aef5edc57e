"""Soft shade between the fingers of a hand at rest: on a small figure its grooves alone hardly show, and lines are
scratches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..paint.material import LimbFrame, Material, Seam, vec3

if TYPE_CHECKING:
    from .hands import Hand

V = NDArray[np.float64]

_RADIUS = 0.09
"""Off the fingers' axis at which lengths round it are true, in the hand's own measure."""
_KNUCKLE, _TIP = 0.07, 0.015
"""How far from the ends of the fingers' bones a line begins and ends."""


def lined(hand: Hand, skin: Material, bones: Sequence[V], grooves: Sequence[float], deep: float) -> Material:
    """The skin with shade down the back and the palm of each groove. bones: three (3,) points, from the palm over the
    fingers' middle joints to their tips. grooves: towards the thumb; deep: how far off the bones their skin lies."""
    start, middle, tip = bones
    frame = LimbFrame(vec3(start), vec3(middle), _RADIUS * hand.size, vec3(tip))
    seams: list[Seam] = []
    for side in (-1, 1):
        for groove in grooves:
            off = hand.size * (hand.thumb * groove + hand.palm * side * deep)
            first, second = middle - start, tip - middle
            at, then = _turn(first, off), _turn(second, off)
            then = at + (then - at + np.pi) % (2 * np.pi) - np.pi  # the short way round
            bend, end = float(np.linalg.norm(first)), float(np.linalg.norm(first) + np.linalg.norm(second))
            along = (_KNUCKLE * hand.size, bend, end - _TIP * hand.size)
            points = tuple((t, angle * frame.radius) for t, angle in zip(along, (at, at, then), strict=True))
            seams.append(Seam(points, "limb", "fold"))
    return replace(skin, frame=frame, seams=tuple(seams))


def _turn(bone: V, off: V) -> float:
    """Radians round a bone at which a (3,) place off it lies, as :func:`..paint.limb.limb_place` counts them."""
    d = bone / np.linalg.norm(bone)
    flat = np.array([d[1], -d[0], 0.0])
    flat /= max(float(np.linalg.norm(flat)), 1e-6)
    return float(np.arctan2(off @ flat, off @ np.cross(d, flat)))
