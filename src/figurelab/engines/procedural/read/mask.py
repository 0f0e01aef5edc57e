"""A mask over mouth and chin: one plain thing from ear to ear where the lips would be, under bare eyes."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, clusters
from .head import LEFT_CHEEK, LIPS, RIGHT_CHEEK, Head

_JAWS = (
    [172, 136, 150, 169, 210, 214, 192, 213],
    [397, 365, 379, 394, 430, 434, 416, 433],
    [204, 211, 170, 140, 171, 175, 199, 200, 18, 83, 182, 106],
    [424, 431, 395, 369, 396, 175, 199, 200, 18, 313, 406, 335],
)
_FOREHEAD = [107, 66, 105, 104, 69, 67, 109, 10, 338, 297, 299, 333, 334, 296, 336]
# Without a mask the net takes at most a third of a lower face for a thing, a hand's or a cup's.
_COVERED, _PLAIN, _BARE = 0.85, 0.6, 0.25


def mask(head: Head) -> F32 | None:
    """(3,) Lab of a mask; None without one. A hand or a cup before the mouth leaves the jaw bare on some side."""
    zones = [head.area(polygon) for polygon in (LIPS, *_JAWS)]
    if not all(zone.any() and _things(head, zone) > _COVERED for zone in zones):
        return None
    above = head.area(_FOREHEAD)
    skin = np.isin(head.regions.labels[above], (Region.FACE_SKIN, Region.HAIR))
    if not above.any() or _things(head, above) > _BARE or float(skin.mean()) < _BARE:
        return None
    cloth = np.logical_or.reduce(zones) | (head.area(LEFT_CHEEK, RIGHT_CHEEK) & head.other)
    found = clusters(head.lab[cloth])
    return found[0].lit if found[0].share > _PLAIN else None


def _things(head: Head, zone: np.ndarray) -> float:
    return float(np.isin(head.regions.labels[zone], (Region.OTHER, Region.CLOTHES)).mean())
