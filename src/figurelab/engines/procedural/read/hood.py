"""Cloth over the head that frames the face: a hood, or a headscarf that closes under the chin."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, clusters, median
from .head import Head, Mask

# Beside the face, face widths from its middle, between brows and mouth, and over its top, face heights: what must be
# covered on either side and above, and the hair that may show there, for cloth to go all round, whatever the region net
# calls it.
_RING, _OVER, _COVERED, _HAIR = (0.50, 0.72), (0.14, 0.32), 0.5, 0.2
# How far below the chin, face heights, what is beside it is looked at, and how little of it is covered beside a brim.
_JAW, _OPEN = 0.15, 0.5
# Of the face's oval: hair of whom a loose scarf covers. How unlike it the clothes on the chest are, which begin so many
# face heights below the chin.
_HIDDEN, _UNLIKE, _CHEST = 0.02, 25.0, 0.4
# A cord on a keffiyeh: L of it at most and of the cloth at least, its height in face heights, the share of a row that
# it fills, and half the width that is looked at.
_CORD, _CLOTH, _THICK, _FILLED, _ACROSS = 30.0, 55.0, (0.03, 0.26), 0.65, 0.32


def columns_of(head: Head) -> F32:
    """(1, s): columns of the head's window."""
    return np.arange(head.regions.window.size, dtype=np.float32)[None, :]


def rows_of(head: Head) -> F32:
    """(s, 1): rows of the head's window."""
    return np.arange(head.regions.window.size, dtype=np.float32)[:, None]


def frames(head: Head) -> bool:
    """Cloth over the forehead and beside the cheeks."""
    y, x = rows_of(head), columns_of(head)
    above = head.clothes & (y < head.top) & (np.abs(x - head.middle) < head.width)
    mouth = float(head.points[[61, 291], 1].mean())
    beside = head.clothes & (y < mouth) & (y > head.top)
    return bool(above.sum() / head.oval_area > 0.1 and beside.sum() / head.oval_area > 0.2)


def surrounds(head: Head) -> bool:
    """Cloth or whatever is neither skin nor hair beside both cheeks and over the forehead."""
    y, offset = rows_of(head), (columns_of(head) - head.middle) / head.width
    mouth = float(head.points[[61, 291], 1].mean())
    level = (y > head.brow_line) & (y < mouth) & head.regions.inside
    over = (np.abs(offset) < 0.3) & (y < head.top - _OVER[0] * head.height) & (y > head.top - _OVER[1] * head.height)
    rings = [level & (side * offset > _RING[0]) & (side * offset < _RING[1]) for side in (-1, 1)]
    cover, hair = head.clothes | head.other, head.regions.labels == Region.HAIR
    places = [*rings, over & head.regions.inside]
    if not all(place.any() for place in places):
        return False
    return all(cover[place].mean() > _COVERED and hair[place].mean() < _HAIR for place in places)


def rounds(head: Head) -> bool:
    """Whether what goes round the head closes in beside the chin, as a brim behind it does: cloth falls on from
    there."""
    y, offset = rows_of(head), (columns_of(head) - head.middle) / head.width
    mouth = float(head.points[[61, 291], 1].mean())
    level = (y > mouth) & (y < head.chin + _JAW * head.height) & head.regions.inside
    sides = [level & (side * offset > _RING[0]) & (side * offset < _RING[1]) for side in (-1, 1)]
    cover = head.clothes | head.other
    return all(place.any() and float(cover[place].mean()) < _OPEN for place in sides)


def drapes(head: Head, color: F32) -> bool:
    """A scarf that lies loose leaves no hair and is not the chest's cloth, where a hood is. color: (3,) Lab of it."""
    chest = (head.regions.labels == Region.CLOTHES) & (rows_of(head) > head.chin + _CHEST * head.height)
    hair = float((head.regions.labels == Region.HAIR).sum()) / head.oval_area
    if hair > _HIDDEN or chest.sum() < 0.02 * head.oval_area:
        return False
    return float(np.linalg.norm(clusters(head.lab[chest])[0].lit - color)) > _UNLIKE


def cord(head: Head, cloth: Mask, color: F32) -> F32 | None:
    """(3,) Lab of a dark cord across light cloth over the forehead; None where there is none. color: (3,) Lab of the
    cloth."""
    if color[0] < _CLOTH:
        return None
    middle = cloth & (np.abs(columns_of(head) - head.middle) < _ACROSS * head.width)
    dark = middle & (head.lab[:, :, 0] < _CORD)
    rows = np.flatnonzero(dark.sum(axis=1) > _FILLED * 2 * _ACROSS * head.width)
    thick = len(rows) / head.height
    if not _THICK[0] < thick < _THICK[1] or np.ptp(rows) > 2 * _THICK[1] * head.height:
        return None
    light = middle & ~dark
    above = light[: rows[0]].sum() > 0.05 * head.height * head.width * _ACROSS
    return median(head.lab[dark]) if above else None


def edges(head: Head, cloth: Mask) -> bool:
    """Whether cloth ends close over the forehead: a neighbour's behind the head shows above the hair."""
    end = lower_end(head, cloth, half=0.3, least=0.3)
    return end is not None and float(head.top - end) < 0.3 * head.height


def wraps(head: Head) -> bool:
    """A headscarf hides the hair and closes under the chin, where a hood shows the neck."""
    chin = float(head.points[152, 1])
    y, x = rows_of(head), columns_of(head)
    under = (
        (y > chin + 0.04 * head.height) & (y < chin + 0.25 * head.height) & (np.abs(x - head.middle) < 0.2 * head.width)
    )
    under &= head.regions.inside
    if not under.any():
        return False
    hair = float((head.regions.labels == Region.HAIR).sum()) / head.oval_area
    bare = float((head.regions.labels[under] == Region.BODY_SKIN).mean())
    return hair < 0.04 and bare < 0.15 and float(head.clothes[under].mean()) > 0.6


def lower_end(head: Head, worn: Mask, *, half: float, least: float, axis: float | None = None) -> float | None:
    """The row where cloth usually ends over the face; None where it spans too little of it. half: how far to each side
    of the axis, or of the face's middle, is looked, least: how much must be spanned, both in face widths."""
    axis = head.middle if axis is None else axis
    columns = worn & (np.abs(columns_of(head) - axis) < half * head.width)
    spanned = columns.any(axis=0)
    if spanned.sum() < least * head.width:
        return None
    return float(np.median(worn.shape[0] - 1 - columns[::-1, spanned].argmax(axis=0)))
