"""Hats that are told by their cloth: knitted bands, a cloth that is tied, a turban."""

from __future__ import annotations

from typing import Literal

import numpy as np

from .cap import TURNED
from .color import F32
from .head import Head, Mask
from .headcloth import FOLDS, WeaveSeen
from .hood import columns_of, lower_end, rows_of

# What the lower edge of a turban's layers does, face widths from the middle and face heights: over the forehead it
# rises between both temples, which it covers, and all but straight, so that halfway it has risen so much of it.
_AT, _RISE, _TEMPLE, _STRAIGHT = (0.0, 0.21, 0.40), 0.16, -0.10, (0.36, 0.75)
# Hair over the brows, of the face's oval, that a turban leaves at most.
_NO_HAIR = 0.04


def wound(head: Head, worn: Mask, main: F32, woven: WeaveSeen) -> Literal["beanie", "headwrap", "turban"] | None:
    """What a close hat is that is told by its cloth: bands that go round are knitted, and what is patterned otherwise
    is a cloth that is tied. None for any other."""
    if woven.kind != "plain":
        return "beanie" if woven.kind == "stripes" else "headwrap"
    return "turban" if _crosses(head, worn, main) else None


def _crosses(head: Head, worn: Mask, main: F32) -> bool:
    """Whether cloth of the main colour rises from both temples to a point over the forehead, and no hair shows: the
    layers of a turban. A knitted edge is level over the forehead and bends at the temples."""
    y, offset = rows_of(head), (columns_of(head) - head.middle) / head.width
    hair = head.hair & (y < head.brow_line) & (np.abs(offset) < 0.8)
    if abs(head.yaw) > TURNED or float(hair.sum()) > _NO_HAIR * head.oval_area:
        return False
    own = (
        head.other
        & (np.linalg.norm((head.lab - main) * FOLDS, axis=2) < 20)
        & (y < head.eye_line)
        & (np.abs(offset) < 0.5)
    )
    own &= worn | (y >= head.brow_line)
    axes = [head.middle + side * at * head.width for at in _AT for side in (-1, 1)]
    ends = [lower_end(head, own, half=0.05, least=1e-6, axis=axis) for axis in axes]
    edge = [end for end in ends if end is not None]
    if len(edge) < len(ends):
        return False
    low = (np.array(edge) - head.brow_line) / head.height
    middle, half, temples = low[:2].mean(), low[2:4].mean(), low[4:]
    rise = temples.mean() - middle
    halfway = (half - middle) / max(rise, 1e-6)
    return bool(temples.min() > _TEMPLE and rise > _RISE and _STRAIGHT[0] < halfway < _STRAIGHT[1])
