"""What a cap shows: its peak, a badge, and the half-moon over its strap."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, clusters
from .head import Head, Mask
from .hood import columns_of, rows_of

TURNED = 0.4
"""Yaw from which on a peak is seen from its side."""
# Of a cap's height and the face's width: where a badge is. How far its colour is from the cap's, and its share there.
_FRONT, _FRONT_WIDTH = (0.12, 0.72), 0.24
_BADGE_APART, _BADGE_SHARE = 40.0, (0.12, 0.6)
# Face widths from the middle where no badge is.
_BESIDE_IT = 0.32
# The half-moon over the strap of a cap that is worn backward: half the width that is looked at, face widths; how wide
# and how high it is at least, face widths and heights.
_STRAP, _HOLE = 0.22, (0.14, 0.04)
# Of its rows from the top: where a crown's sides are upright, and from where on a peak is, which reaches so many face
# widths farther.
_SIDES, _LOWEST, _STEP = 0.65, 0.80, 0.07
# How far the peak of a turned head reaches beyond its forehead, face widths; knitwear that is worn back widens as much
# towards the face, but ends 0.06 beyond it.
_JUTS, _FOREHEAD = 0.12, 0.1
# Yaw from which on a brim would be seen behind the head as well as before it; how much farther than the crown, face
# widths, what is before it reaches at least, and what is behind it at most.
_ASIDE, _BEFORE, _BEHIND = 0.6, 0.16, 0.05


def peaked(head: Head, worn: Mask) -> bool:
    """Whether the lowest of it steps out beyond the crown on a side, as a peak does and a dome does not; of a face that
    looks aside it is told already."""
    if abs(head.yaw) > TURNED:
        return True
    offset = (columns_of(head) - head.middle) / head.width
    rows = np.flatnonzero(worn.any(axis=1))
    crown, low = rows[round(_SIDES * (len(rows) - 1))], rows[round(_LOWEST * (len(rows) - 1)) :]
    reach = [np.where(worn, side * offset, -np.inf).max(axis=1) for side in (-1, 1)]
    return max(float(np.percentile(one[low], 80)) - float(one[crown]) for one in reach) > _STEP


def juts(head: Head, reach: F32) -> bool:
    """Whether a hat reaches beyond the forehead of a face that looks aside, as a peak does. reach: (rows,) of the hat
    on that side, face widths from the middle."""
    y, side = rows_of(head), np.sign(head.yaw)
    forehead = head.oval & (y > head.top) & (y < head.brow_line + _FOREHEAD * head.height)
    columns = np.flatnonzero(forehead.any(axis=0))
    if not len(columns):
        return True
    ends = float((side * (columns - head.middle)).max()) / head.width
    return float(np.percentile(reach, 95)) - ends > _JUTS


def ahead_only(head: Head, reach: list[F32], flare: list[float]) -> bool:
    """Whether a hat on a head that is seen from its side stands out before the face and not behind the head. reach,
    flare: of its left and its right side: (rows,) as in :func:`juts`, and how much farther than its crown it goes."""
    side = int(head.yaw > 0)
    before, behind = flare[side], flare[1 - side]
    return abs(head.yaw) > _ASIDE and before > _BEFORE and behind < _BEHIND and juts(head, reach[side])


def peak(head: Head, cap: Mask) -> F32:
    """The colour of a cap's lowest quarter: labels and badges sit above its peak."""
    rows = np.flatnonzero(cap.any(axis=1))
    low = cap & (rows_of(head) > rows[0] + 0.75 * (rows[-1] - rows[0]))
    return clusters(head.lab[low])[0].lit


def badge(head: Head, cap: Mask, main: F32) -> F32 | None:
    """What stands out from a cap on the middle of its front, over the peak. Folds in shade are darker, badges on dark
    cloth light."""
    rows = np.flatnonzero(cap.any(axis=1))
    low, high = (rows[0] + share * (rows[-1] - rows[0]) for share in _FRONT)
    offset = np.abs(columns_of(head) - head.middle) / head.width
    level = cap & (rows_of(head) > low) & (rows_of(head) < high)
    front, beside = level & (offset < _FRONT_WIDTH), head.lab[level & (offset > _BESIDE_IT)]
    for found in clusters(head.lab[front]):
        apart = float(np.linalg.norm(found.lit - main))
        if apart > _BADGE_APART and found.lit[0] > main[0] and _BADGE_SHARE[0] < found.share < _BADGE_SHARE[1]:
            like = np.linalg.norm(beside - found.lit, axis=1) < _BADGE_APART / 2
            return found.lit if like.sum() <= 0.5 * found.share * len(like) else None
    return None


def strapped(head: Head, worn: Mask) -> bool:
    """Whether hair or skin shows in an opening that the hat closes below, over the middle of the forehead."""
    if abs(head.yaw) > TURNED:
        return False
    labels = head.regions.labels
    bare = (labels == Region.HAIR) | (labels == Region.FACE_SKIN) | (labels == Region.BODY_SKIN)
    over, under = worn.cumsum(axis=0) > 0, worn[::-1].cumsum(axis=0)[::-1] > 0
    hole = bare & over & under & (np.abs(columns_of(head) - head.middle) < _STRAP * head.width)
    return bool((hole.sum(axis=0) > _HOLE[1] * head.height).sum() > _HOLE[0] * head.width)
