"""Sleeves of another cloth than the chest: a vest over what has the sleeves, or a jacket open over what has none."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints

from .color import F32, Cluster, clusters
from .outfit import Outfit

_ARMS = (
    (joints.LEFT_SHOULDER, joints.LEFT_ELBOW, joints.LEFT_WRIST),
    (joints.RIGHT_SHOULDER, joints.RIGHT_ELBOW, joints.RIGHT_WRIST),
)
# A lit and a shaded part of one cloth differ in L by up to 25.
LIGHT = np.array([0.62, 1.0, 1.0], np.float32)
_OTHER, _ALIKE = 17.0, 15.0


def sleeves(outfit: Outfit, torso: list[Cluster]) -> F32 | None:
    """(3,) Lab of the sleeves when both arms wear one plain cloth that is not the torso's main one, else None.

    One arm alone must differ more: it may lie in another light.
    """
    found = [c for c in (_arm(outfit, *arm) for arm in _ARMS) if c is not None]
    if not found or not torso or torso[0].share < 0.45:
        return None
    away = [apart(arm.lit, torso[0].lit) for arm in found]
    if len(found) == 2:
        other = min(away) > _OTHER and apart(found[0].lit, found[1].lit) < _ALIKE
    else:
        other = away[0] > 1.6 * _OTHER
    return max((arm.lit for arm in found), key=lambda lit: float(lit[0])) if other else None


def _arm(outfit: Outfit, shoulder: int, elbow: int, wrist: int) -> Cluster | None:
    """The plain cloth of an arm from below its shoulder on."""
    if not outfit.visible(shoulder, elbow):
        return None
    s, e, w = outfit.points[[shoulder, elbow, wrist]]
    zone = outfit.stroke(s + (e - s) * 0.35, e, 0.1 * outfit.H)
    if outfit.visible(wrist):
        zone = zone | outfit.stroke(e, e + (w - e) * 0.6, 0.1 * outfit.H)
    cloth = zone & outfit.clothes
    if cloth.sum() < max(0.5 * zone.sum(), 0.04 * outfit.H**2):
        return None
    main = clusters(outfit.lab[cloth])[0]
    return main if main.share > 0.8 else None


def apart(a: F32, b: F32) -> float:
    """Distance of two cloths in Lab; lightness counts less."""
    return float(np.linalg.norm((a - b) * LIGHT))


def among(color: F32, torso: list[Cluster], least: float) -> bool:
    """Whether a colour is also a good part of the torso's."""
    return any(c.share > least and apart(color, c.lit) < _ALIKE for c in torso)
