"""A small person's form from the side, as figures of ours have it: skull, seat and shoes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import components
from figurelab.engines.procedural.lift.part import Depth, Part
from figurelab.engines.procedural.lift.rows import measure, smooth
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
# From the crown (0) to the chin (1), how far the skull comes out before and behind, over the half-depth that its width
# gives it: mean of true side views. The face stays forward down to the chin, the back of the head goes in to the neck.
_DOWN = (0.04, 0.21, 0.38, 0.54, 0.71, 0.79, 0.88, 0.96)
_FRONT = (1.25, 1.02, 0.99, 1.05, 1.12, 1.12, 1.18, 1.28)
_BACK = (1.34, 1.27, 1.22, 1.16, 1.03, 0.96, 0.74, 0.72)
_CHIN, _PAST = 0.62, 0.12
# A head as wide at the chin as this share of its widest is wrapped in hair, which does not go in to the neck.
_WRAPPED = (0.60, 0.85)
_LEGS, _LEG_DEEP = (0.55, 0.80), 0.68
_LONG, _AHEAD = 1.35, 0.30
_SHOE, _ANKLE = 0.055, 0.11


def skull(sheet: Sheet, head: Part, solid: Depth) -> None:
    """Give a head with a human face its profile, in place."""
    assert sheet.face is not None
    top, chin = head_rows(sheet, head)
    rows = measure(head.region)
    down = (np.arange(len(sheet.mask)) - top) / max(chin - top, 1.0)
    low = rows.half[(rows.index > top + 0.9 * (chin - top)) & (rows.index <= chin)]
    wide = float(low.mean() / rows.half.max()) if len(low) else 0.5
    wrapped = float(np.interp(wide, _WRAPPED, (0, 1)))
    ahead, behind = np.interp(down, _DOWN, _FRONT), np.interp(down, _DOWN, _BACK)
    full = np.interp(down, _DOWN, np.maximum(_BACK, 1.1))
    behind = behind + wrapped * (full - behind)
    past = np.clip((down - 1) / _PAST, 0, 1)
    ahead, behind = (smooth(side + past * (1 - side), 2) for side in (ahead, behind))
    root = np.sqrt(solid.square)
    solid.middle += (0.5 * (ahead - behind)[:, None] * root).astype(np.float32)
    solid.square[:] = ((0.5 * (ahead + behind)[:, None] * root) ** 2).astype(np.float32)


def head_rows(sheet: Sheet, head: Part) -> tuple[float, float]:
    """Rows of the crown and of the chin."""
    assert sheet.face is not None
    rows = np.flatnonzero(head.region.any(axis=1))
    return float(rows[0]), min(sheet.face[1] + _CHIN * sheet.face[3], float(rows[-1]))


def seat(depth: F64, half: F64, u: F64) -> F64:
    """(n,) half-depths of a torso's rows, less where it is two legs side by side, which its lower rows are if they are
    narrow. half: (n,) half widths. u: (n,) -1 top .. 1 bottom."""
    legs = np.interp(half / max(float(half.max()), 1.0), _LEGS, (_LEG_DEEP, 1.0))
    return np.where(u > 0.1, smooth(legs, 2), 1.0) * depth


def shoe(sheet: Sheet, part: Part, solid: Depth) -> None:
    """Lengthen the lowest rows of a leg to a shoe, longer than wide, most of it before the ankle; in place."""
    row = np.arange(sheet.mask.shape[0])[:, None]
    low = part.region & (row > sheet.bottom - _SHOE * sheet.height)
    if low.sum() < 0.004 * sheet.mask.sum():
        return
    wide = float(np.percentile(low.sum(axis=1)[low.any(axis=1)], 60)) / max(components(low)[1], 1)
    root = np.sqrt(solid.square)
    half = float(np.percentile(root[low], 90))
    longer = float(np.clip(_LONG * 0.5 * wide / max(half, 1.0), 1.0, 2.4))
    t = np.clip((row - (sheet.bottom - _ANKLE * sheet.height)) / (_SHOE * sheet.height), 0, 1)
    ramp = (t * t * (3 - 2 * t)).astype(np.float32)
    solid.middle += np.float32(_AHEAD * (longer - 1) * half) * ramp
    solid.square[:] = (root * (1 + (longer - 1) * ramp)) ** 2
