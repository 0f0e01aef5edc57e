"""How far a brim reaches, and whether one that is told would be seen."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.headgear import Headgear

from .color import F32
from .head import Head, Mask
from .headcloth import FOLDS
from .hood import columns_of, rows_of
from .reading import ramp

# From end to end of a usual brim and of a wide one, face widths; and what the class net says of them.
_SPANS, _SURE = (1.6, 2.2), (6.0, 8.0)
# Face widths from the middle where a brim is beyond every crown, how unlike the crown it may be, and the share of a row
# that it fills there.
_BEYOND, _BAND_LIKE, _BAND_FULL = (0.66, 0.86), 12.0, 0.5


def breadth(head: Head, worn: Mask, *, axis: float, looks: Headgear) -> float:
    """0 usual .. 1 wide: how far a brim reaches on both sides; where little of it was found, the class net's word.
    axis: column of the middle of what is worn."""
    y, offset = rows_of(head), (columns_of(head) - axis) / head.width
    brim = worn & (y > head.top - 0.9 * head.height) & (y < head.brow_line + 0.3 * head.height) & head.regions.inside
    rows = np.flatnonzero(brim.any(axis=1))
    span = sum(float(np.percentile(np.where(brim[rows], side * offset, 0).max(axis=1), 95)) for side in (-1, 1))
    return round(max(ramp(span, *_SPANS), ramp(looks.brim, *_SURE)), 2)


def uncut(head: Head) -> bool:
    """Whether the photo goes on where a brim would be."""
    at = round(head.brow_line - 0.2 * head.height)
    beside = np.abs(np.abs(columns_of(head)[0] - head.middle) / head.width - 0.9) < 0.03
    return bool(head.regions.inside[max(at, 0), beside].all())


def reaches(head: Head, main: F32) -> bool:
    """Whether a level band of the hat's colour goes on beyond the crown on both sides, whatever it is labelled as."""
    y, offset = rows_of(head), (columns_of(head) - head.middle) / head.width
    level = (y > head.top - 0.3 * head.height) & (y < head.brow_line)
    like = level & (np.linalg.norm((head.lab - main) * FOLDS, axis=2) < _BAND_LIKE)
    reach = [(like & (side * offset > _BEYOND[0]) & (side * offset < _BEYOND[1])).sum(axis=1).max() for side in (-1, 1)]
    return bool(min(reach) > _BAND_FULL * (_BEYOND[1] - _BEYOND[0]) * head.width)
