"""Sleeve length: how much bare skin runs along the arms."""

from __future__ import annotations

from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints

from .outfit import Outfit
from .reading import Reading

SleeveKind = Literal["none", "short", "long"]

_ARMS = (
    (joints.LEFT_SHOULDER, joints.LEFT_ELBOW, joints.LEFT_WRIST),
    (joints.RIGHT_SHOULDER, joints.RIGHT_ELBOW, joints.RIGHT_WRIST),
)


def sleeve(outfit: Outfit) -> Reading[SleeveKind]:
    """No confidence when no arm shows or skin is taken for cloth; then the caller decides from the layers."""
    bands: list[list[float]] = [[], [], [], []]
    for shoulder, elbow, wrist in _ARMS:
        if not outfit.visible(shoulder, elbow):
            continue
        s, e, w = outfit.points[[shoulder, elbow, wrist]]
        for i, (a, b) in enumerate(((0.08, 0.28), (0.35, 0.6), (0.65, 0.95))):
            _add(bands[i], outfit, s + (e - s) * a, s + (e - s) * b)
        if outfit.visible(wrist):
            _add(bands[3], outfit, e + (w - e) * 0.2, e + (w - e) * 0.7)
    if not bands[0] or not bands[1] or not outfit.readable:
        return Reading("long", 0.0)
    a0, a1, a2, a3 = (float(np.mean(b)) if b else 0.0 for b in bands)
    if a0 > 0.5 and a1 > 0.5:
        return Reading("none", 0.8)
    if a1 > 0.5 or a2 > 0.5 or a3 > 0.55:
        return Reading("short", 0.8)
    return Reading("long", 0.8)


def _add(shares: list[float], outfit: Outfit, a: np.ndarray, b: np.ndarray) -> None:
    zone = outfit.stroke(a, b, 0.1 * outfit.H)
    skin, cloth = int((zone & outfit.skin).sum()), int((zone & outfit.clothes).sum())
    if skin + cloth > 0.004 * outfit.H**2:
        shares.append(skin / (skin + cloth))
