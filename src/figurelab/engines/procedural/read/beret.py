"""A beret: soft felt that stands out over both sides of the head and comes down on the ears of one side at most."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.parts import largest

from .head import Head, Mask
from .hood import columns_of, rows_of

# From side to side, face widths: frontal knitwear has 1.48 and less, felt 1.85 and more. Where that is, of its rows
# from the top: a brim is widest at its very end. Yaw from which a breadth is the head's depth.
_BROAD, _HIGHEST, _TURNED = 1.66, 0.25, 0.40
# Beside the ears, face widths from the middle and face heights under the brows; what may be covered there on both
# sides.
_EARS, _DEEP, _COVERED = (0.42, 0.70), 0.25, 0.35


def bulges(head: Head, worn: Mask) -> bool:
    """worn: all of a close hat over the brows."""
    if abs(head.yaw) > _TURNED or not worn.any():
        return False
    whole = largest(worn)
    rows = np.flatnonzero(whole.any(axis=1))
    offset = (columns_of(head) - head.middle) / head.width
    reach = [np.where(whole[rows], side * offset, -np.inf).max(axis=1) for side in (-1, 1)]
    breadth = sum(float(np.percentile(one[round(_HIGHEST * len(rows)) :], 90)) for one in reach)
    down = rows_of(head) - head.brow_line
    level = (down > 0) & (down < _DEEP * head.height)
    ears = [level & (side * offset > _EARS[0]) & (side * offset < _EARS[1]) for side in (-1, 1)]
    covered = [float(head.other[one].mean()) > _COVERED for one in ears]
    return breadth > _BROAD and not all(covered)
