"""Sleeve length: how much bare skin runs along the arms."""

from __future__ import annotations

from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, Cluster, band, median
from .head import Mask
from .layers import ALIKE, among, apart
from .outfit import Outfit
from .reading import Reading

SleeveKind = Literal["none", "short", "long"]

_ALIKE, _OTHER = 11.0, 12.0
# Forearms, in face heights, that are long enough to show a sleeve, and what of others is neither plainly bare nor
# plainly clad; elbow and forearm of one arm that is plainly bare; upper arms of what has no sleeves.
_LONG, _MIXED, _BARED, _ARMHOLE = 0.5, 0.1, (0.6, 0.8), 0.6


def sleeve(outfit: Outfit) -> Reading[SleeveKind]:
    """No confidence when no arm shows, skin is taken for cloth, or every forearm points at the camera; then the caller
    decides from the layers."""
    bands: list[list[float]] = [[], [], [], []]
    cut, bared, unseen = 0.0, False, False
    tone = _tone(outfit)
    own = _own(outfit) if outfit.company else []
    for shoulder, elbow, wrist in joints.ARMS:
        if not outfit.visible(shoulder, elbow):
            continue
        s, e, w = outfit.points[[shoulder, elbow, wrist]]
        zones = [_zone(outfit, s, e, a, b) for a, b in ((0.08, 0.28), (0.35, 0.6), (0.65, 0.95))]
        if outfit.visible(wrist):
            zones.append(_zone(outfit, e, w, 0.2, 0.7))
        found = [_add(outfit, zone, zones[0], tone, own) for zone in zones]
        pointing = float(np.linalg.norm(w - e)) < _LONG * outfit.H
        if pointing and len(found) > 3 and found[3] is not None and 1 - _MIXED > found[3] > _MIXED:
            # Of a forearm that points at the camera hand and sleeve fill one zone.
            found[3], unseen = None, True
        for shares, share in zip(bands, found, strict=False):
            shares.extend([] if share is None else [share])
        if len(zones) == 3 and found[2] is not None and not outfit.visible(wrist):
            cut = max(cut, found[2])
        bared |= len(zones) > 3 and not pointing and (found[2] or 0.0) > _BARED[0] and (found[3] or 0.0) > _BARED[1]
    if not bands[0] or not bands[1] or not outfit.readable:
        return Reading("long", 0.0)
    a0, a1, a2, a3 = (float(np.mean(b)) if b else 0.0 for b in bands)
    if a0 > 0.5 and a1 > _ARMHOLE:
        return Reading("none", 0.8)
    # Without a wrist in the picture the elbow is all there is to tell by: no long sleeve bares any of it. One such arm
    # is enough, as the region net takes bare arms for clothes and not the other way.
    if bared or a1 > 0.5 or cut > 0.5 or a2 > (0.5 if bands[3] else 0.3) or a3 > 0.55:
        return Reading("short", 0.8)
    return Reading("long", 0.3 if unseen and not bands[3] else 0.8)


def _own(outfit: Outfit) -> list[Cluster]:
    """The colours of a torso among people: its main one, and another that both arms wear."""
    torso, worn = outfit.top_colors, []
    for shoulder, elbow, _ in joints.ARMS:
        if outfit.visible(shoulder, elbow):
            upper = _zone(outfit, outfit.points[shoulder], outfit.points[elbow], 0.08, 0.6) & outfit.clothes
            worn.extend([median(outfit.lab[upper])] if upper.sum() > 20 else [])
    both = len(worn) > 1 and apart(*worn) < ALIKE
    return torso[:1] + [c for c in torso[1:] if both and apart(c.lit, worn[0]) < ALIKE]


def _zone(outfit: Outfit, a: F32, b: F32, first: float, last: float) -> Mask:
    start, end = (np.asarray(a + (b - a) * share, np.float32) for share in (first, last))
    return outfit.stroke(start, end, 0.1 * outfit.H)


def _tone(outfit: Outfit) -> F32 | None:
    face = outfit.labels == Region.FACE_SKIN
    return median(band(outfit.lab[face], 25, 95)) if face.any() else None


def _add(outfit: Outfit, zone: Mask, upper: Mask, tone: F32 | None, own: list[Cluster]) -> float | None:
    """The share of skin in a zone, None where too little is seen. The region net takes some bare arms for clothes:
    plain ones of the face's colour under a sleeve of another. own: colours of the torso; among people what has none of
    them is a neighbour's."""
    skin, cloth = zone & outfit.skin, zone & outfit.clothes
    bare, worn = int(skin.sum()), int(cloth.sum())
    if own and worn > bare and not among(median(outfit.lab[cloth]), own, 0.0):
        return None
    if bare + worn <= 0.004 * outfit.H**2:
        return None
    if tone is not None and worn > bare:
        seen, sleeve = median(outfit.lab[cloth]), outfit.lab[upper & outfit.clothes]
        if len(sleeve) > 20 and _from(seen, tone) < _ALIKE and _from(seen, median(sleeve)) > _OTHER:
            return 1.0
    return bare / (bare + worn)


def _from(lab: F32, other: F32) -> float:
    """How far apart two colours are; a shaded arm is darker than the face."""
    return float(np.linalg.norm((lab - other) * np.array([0.35, 1.0, 1.0], np.float32)))
