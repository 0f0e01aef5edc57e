"""Cloth over the head that frames the face: a hood, or a headscarf that closes under the chin."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32
from .head import Head, Mask


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
