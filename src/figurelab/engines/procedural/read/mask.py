"""A mask over mouth and chin: one plain thing from ear to ear where the lips would be, under bare eyes."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, clusters
from .head import LEFT_CHEEK, LEFT_CHIN, LEFT_JAW, LIPS, RIGHT_CHEEK, RIGHT_CHIN, RIGHT_JAW, Head

_JAWS = (RIGHT_JAW, LEFT_JAW, RIGHT_CHIN, LEFT_CHIN)
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
