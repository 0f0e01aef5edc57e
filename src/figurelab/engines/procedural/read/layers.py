"""Sleeves of another cloth than the chest: a vest over what has the sleeves, or a jacket open over what has none."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints

from .color import F32, Cluster, chroma, clusters
from .head import Mask
from .outfit import Outfit

# A lit and a shaded part of one cloth differ in L by up to 25.
LIGHT = np.array([0.62, 1.0, 1.0], np.float32)
_OTHER, ALIKE = 17.0, 15.0
_MAIN, _PART, _WORN = 0.45, 0.2, 0.6
_COLORED, _TINGED, _HUE = 20.0, 8.0, 25.0
# Of the shoulders: face heights below the chin, face widths from the middle, the share of their main colour.
_UPPER, _OUTER, _PLAINLY = (0.25, 1.1), (0.7, 1.3), 0.75


def of_both_arms(outfit: Outfit, torso: list[Cluster]) -> Cluster | None:
    """Of a torso without a main colour, the one that both sleeves wear: the rest is printed on it."""
    if not torso or torso[0].share >= _MAIN:
        return None
    arms = [outfit.lab[cloth] for arm in joints.ARMS if (cloth := _sleeve(outfit, *arm)) is not None]
    if len(arms) < 2:
        return None
    worn = [c for c in torso[1:] if c.share > _PART and min(share_of_hue(arm, c.lit) for arm in arms) > _WORN]
    return worn[0] if worn else None


def shoulders(outfit: Outfit, torso: list[Cluster]) -> Cluster | None:
    """Of the torso's colours the one that both shoulders plainly wear: then what fills the chest is printed on it, or
    lies under it, as flowers and plaid are all over a cloth."""
    size = outfit.labels.shape[0]
    y, x = np.ogrid[0:size, 0:size]
    rows = outfit.clothes & (y > outfit.chin + _UPPER[0] * outfit.H) & (y < outfit.chin + _UPPER[1] * outfit.H)
    off = (x - outfit.axis) / outfit.W
    found: list[Cluster] = []
    for side in (-1, 1):
        zone = rows & (side * off > _OUTER[0]) & (side * off < _OUTER[1])
        if zone.sum() < 0.04 * outfit.H**2:
            return None
        found.append(clusters(outfit.lab[zone])[0])
    if min(c.share for c in found) < _PLAINLY or apart(found[0].lit, found[1].lit) > ALIKE:
        return None
    lit = found[0].lit
    near = min(torso, key=lambda c: apart(c.lit, lit), default=None)
    return near if near is not None and apart(near.lit, lit) < ALIKE else None


def sleeves(outfit: Outfit, torso: list[Cluster]) -> F32 | None:
    """(3,) Lab of the sleeves when both arms wear one plain cloth that is not the torso's main one, else None.

    One arm alone must differ more: it may lie in another light.
    """
    found = [c for c in (_arm(outfit, *arm) for arm in joints.ARMS) if c is not None]
    if not found or not torso or torso[0].share < 0.45:
        return None
    away = [apart(arm.lit, torso[0].lit) for arm in found]
    if len(found) == 2:
        other = min(away) > _OTHER and apart(found[0].lit, found[1].lit) < ALIKE
    else:
        other = away[0] > 1.6 * _OTHER
    return max((arm.lit for arm in found), key=lambda lit: float(lit[0])) if other else None


def _arm(outfit: Outfit, shoulder: int, elbow: int, wrist: int) -> Cluster | None:
    """The plain cloth of an arm from below its shoulder on."""
    cloth = _sleeve(outfit, shoulder, elbow, wrist)
    if cloth is None:
        return None
    main = clusters(outfit.lab[cloth])[0]
    return main if main.share > 0.8 else None


def _sleeve(outfit: Outfit, shoulder: int, elbow: int, wrist: int) -> Mask | None:
    if not outfit.visible(shoulder, elbow):
        return None
    s, e, w = outfit.points[[shoulder, elbow, wrist]]
    zone = outfit.stroke(s + (e - s) * 0.35, e, 0.1 * outfit.H)
    if outfit.visible(wrist):
        zone = zone | outfit.stroke(e, e + (w - e) * 0.6, 0.1 * outfit.H)
    cloth = zone & outfit.clothes
    return cloth if cloth.sum() >= max(0.5 * zone.sum(), 0.04 * outfit.H**2) else None


def share_of_hue(lab: F32, color: F32) -> float:
    """Of the pixels (n, 3), those of a colour's hue, 0..1; folds and shade of one cloth keep it. 0 for a grey."""
    if chroma(color) < _COLORED:
        return 0.0
    hue = np.degrees(np.arctan2(lab[:, 2], lab[:, 1]) - np.arctan2(color[2], color[1]))
    alike = np.abs((hue + 180) % 360 - 180) < _HUE
    return float((alike & (np.hypot(lab[:, 1], lab[:, 2]) > _TINGED)).mean())


def apart(a: F32, b: F32) -> float:
    """Distance of two cloths in Lab; lightness counts less."""
    return float(np.linalg.norm((a - b) * LIGHT))


def shaded(color: F32, torso: list[Cluster], least: float) -> bool:
    """Whether a dyed cloth's hue is in a good part of the torso's, however dark."""
    return sum(c.share for c in torso if share_of_hue(c.lit[None], color) > 0) > least


def among(color: F32, torso: list[Cluster], least: float) -> bool:
    """Whether a colour is also a good part of the torso's."""
    return any(c.share > least and apart(color, c.lit) < ALIKE for c in torso)
