"""A graduate's cap: what the class net takes for one is one where a dark crown carries a board wider than the head."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.headgear import Headgear
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, Cluster, chroma, from_hex, median
from .head import Head, Mask
from .headcloth import FOLDS
from .hood import columns_of, rows_of

# What the class net must say at least, and how much more than it says of a brim, whose black hats in portraits are
# ahead by up to 2.1 (of five; three caps by 2.4 and more); L of such caps at most.
_TOLD, _AHEAD, _DARK = 3.5, 2.25, 38.0
# Where a skull must be, over the face's top in face heights and beside its middle in face widths; the share of it that
# is ground where the region net lost a hat there, and how even that is, L from the 10th to the 90th percentile.
_SKULL, _SKULL_WIDE, _LOST, _EVEN = (0.08, 0.28), 0.30, 0.7, 24.0
# Where the board is, face widths from the middle and face heights over the face's top; the share of a row that it fills
# on either side, and how unlike the crown it may be: it is seen from below, in the shade.
_BEYOND, _OVER, _FULL, _LIKE = (0.62, 0.82), (0.02, 0.95), 0.5, 18.0
# Share and chroma of a tassel that is seen.
_TASSEL, _VIVID = 0.03, 24.0
_GOLD = from_hex("#d2ad62")


def told(looks: Headgear) -> bool:
    """Whether the class net sees one rather than another hat."""
    return looks.board > max(_TOLD, looks.brim + _AHEAD, looks.close)


def lost(head: Head) -> Mask | None:
    """Where dark ground is over the forehead in a skull's place: the region net takes a black crown for it. None where
    hair or skin is there."""
    y, aside = rows_of(head), np.abs(columns_of(head) - head.middle) / head.width
    inside = head.regions.inside & (y < head.top)
    low, high = (head.top - share * head.height for share in _SKULL)
    skull = inside & (y < low) & (y > high) & (aside < _SKULL_WIDE)
    ground = head.regions.labels == Region.BACKGROUND
    if not skull.any() or float(ground[skull].mean()) < _LOST:
        return None
    seen = head.lab[skull & ground]
    if float(np.median(seen[:, 0])) > _DARK or float(np.ptp(np.percentile(seen[:, 0], (10, 90)))) > _EVEN:
        return None
    like = np.linalg.norm((head.lab - median(seen)) * FOLDS, axis=2) < _LIKE
    return inside & ground & like & (aside < 0.5)


def carried(head: Head, main: F32) -> bool:
    """Whether a level band of a dark crown's colour goes on beyond it on both sides, over the face's top."""
    if main[0] > _DARK:
        return False
    y, offset = rows_of(head), (columns_of(head) - head.middle) / head.width
    level = head.regions.inside & (y < head.top - _OVER[0] * head.height) & (y > head.top - _OVER[1] * head.height)
    away = (head.lab - main) * FOLDS
    away[..., 0] = np.maximum(away[..., 0], 0.0)  # what is darker is in the shade
    like = level & (np.linalg.norm(away, axis=2) < _LIKE)
    fills = [(like & (side * offset > _BEYOND[0]) & (side * offset < _BEYOND[1])).sum(axis=1) for side in (-1, 1)]
    return bool(min(fill.max() for fill in fills) > _FULL * (_BEYOND[1] - _BEYOND[0]) * head.width)


def tassel(found: list[Cluster]) -> F32:
    """(3,) Lab of it, golden where none is seen. found: colours of the hat."""
    return next((c.lit for c in found if c.share > _TASSEL and chroma(c.lit) > _VIVID), _GOLD)
