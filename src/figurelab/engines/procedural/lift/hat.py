"""A brimmed hat: told by its outline, taken off the head as a part of its own, and turned like a pot."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import blurred, f32
from figurelab.engines.procedural.lift.part import Depth, Part, centre_of
from figurelab.engines.procedural.lift.rows import measure, smooth
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_OUT, _CLEAR, _THICK = 1.15, 0.04, 0.35
_SKULL, _DEEP = 0.9, 0.95
_FACE, _TIPS, _LEVEL, _STEEPEST, _EVEN = 0.1, 0.04, 0.03, 0.36, 2.0


def take_off(parts: list[Part], sheet: Sheet) -> list[Part]:
    """The parts with a hat of its own, when the head wears one with a brim, level or aslant; pieces of the brim that
    were taken for ears belong to it.

    A brim stands out on both sides, by 15 % of the half width, over the crown above it and the face below it, and is
    thin: at most 0.35 of the head's height. Only human-like faces wear one.
    """
    head = next((part for part in parts if part.kind == "head"), None)
    if head is None or sheet.face is None:
        return parts
    ears = [part for part in parts if part.kind == "ear"]
    mask = head.region.copy()
    for part in ears:
        mask |= part.region
    slope = 0.0
    row = _under_brim(mask, sheet)
    if row is None:
        slope = _slope(mask & (np.arange(len(mask))[:, None] < sheet.face[1] + _FACE * sheet.face[3]))
        row = _under_brim(_levelled(mask, slope), sheet) if _LEVEL < abs(slope) < _STEEPEST else None
    if row is None:
        return parts
    above = _levelled(np.broadcast_to(np.arange(len(mask))[:, None] <= row, mask.shape), -slope)
    region, below = mask & above, mask & ~above
    hat = Part("hat", region, region.copy(), float(sheet.depth[region].max()), centre_of(region))
    kept = [part for part in parts if part is not head and not (part.kind == "ear" and (part.region & above).any())]
    head.region = below & ~np.any([part.region for part in kept], axis=0) if kept else below
    head.reach = (head.reach & ~above) | head.region | _skull(mask, row)
    head.centre = centre_of(head.region)
    return [head, hat, *kept]


def turned_hat(hat: Part) -> Depth:
    """Every row an oval, nearly as deep as it is wide; of a hat that sits aslant, every row along its brim."""
    slope = _slope(hat.region)
    if not _LEVEL < abs(slope) < _STEEPEST:
        return _turned(hat.reach)
    level = _turned(_levelled(hat.reach, slope))
    square = blurred(_levelled(level.square, -slope), (_EVEN, _EVEN))
    # The oval ends where the outline does, not a pixel off it: that would leave teeth.
    closing = np.ptp(np.flatnonzero(hat.region.any(axis=0))) * _from_ends(hat.reach) + 0.25
    return Depth(f32(np.clip(square, 0.25, closing) * hat.reach), level.middle)


def _turned(reach: Mask) -> Depth:
    rows = measure(reach)
    half, centre = np.zeros(len(reach)), np.zeros(len(reach))
    half[rows.index] = smooth(rows.half, 1.5)
    centre[rows.index] = smooth(rows.centre, 1.5)
    across = np.arange(reach.shape[1])[None, :] - centre[:, None]
    square = _DEEP**2 * np.maximum((half[:, None] + 0.5) ** 2 - across**2, 0.25) * reach
    return Depth(f32(square), np.zeros(reach.shape, np.float32))


def _from_ends(mask: Mask) -> F32:
    """(h, w) distance of every pixel of a mask to the nearer end of its run in its row."""
    before, after = (np.zeros(mask.shape, np.float32) for _ in range(2))
    for column in range(1, mask.shape[1]):
        before[:, column] = (before[:, column - 1] + 1) * mask[:, column]
        after[:, -column - 1] = (after[:, -column] + 1) * mask[:, -column - 1]
    return np.minimum(before, after)


def _slope(mask: Mask) -> float:
    """Rows by which a mask's left end lies lower than its right one, a column; 0 of an empty one."""
    columns = np.flatnonzero(mask.any(axis=0))
    if not len(columns):
        return 0.0
    few = max(round(_TIPS * len(columns)), 1)
    left, right = (float(np.nonzero(mask[:, ends])[0].mean()) for ends in (columns[:few], columns[-few:]))
    return (left - right) / max(float(np.ptp(columns)), 1.0)


def _levelled(values: NDArray[Any], slope: float) -> NDArray[Any]:
    """(h, w) with its columns moved up or down so that what has the slope lies level about the middle column of the
    picture; the ends run on. A mask stays a mask."""
    rows, columns = np.indices(values.shape)
    moved = nd.map_coordinates(
        f32(values), [rows + slope * (values.shape[1] / 2 - columns), columns], order=1, mode="nearest"
    )
    return moved > 0.5 if values.dtype == np.bool_ else moved


def _under_brim(mask: Mask, sheet: Sheet) -> int | None:
    """The brim's lowest row, or None without a brim."""
    assert sheet.face is not None
    rows = measure(mask)
    tall = len(rows.index)
    forehead = int(np.clip(sheet.face[1] - rows.index[0], 0, tall - 1))
    if forehead < 0.15 * tall:
        return None
    axis = float(np.median(rows.centre))
    out = np.minimum(axis - (rows.centre - rows.half), rows.centre + rows.half - axis)
    peak = int(out[: forehead + 1].argmax())
    crown = out[: max(peak - round(_CLEAR * tall), 1)].max()
    cheek = out[min(peak + round(3 * _CLEAR * tall), tall - 1) : forehead + round(0.15 * tall) + 1].min(initial=np.inf)
    least = _OUT * max(float(crown), float(cheek))
    brim = np.flatnonzero(out[: forehead + round(0.1 * tall) + 1] > least)
    if len(brim) == 0 or peak not in brim or brim[-1] - brim[0] > _THICK * tall or peak < 0.1 * tall:
        return None
    return int(rows.index[brim[-1]])


def _skull(mask: Mask, row: int) -> Mask:
    """What of the head is under the hat: within the crown, and no wider than the face below."""
    rows = measure(mask)
    below = rows.half[rows.index > row]
    if len(below) == 0:
        return np.zeros_like(mask)
    half = _SKULL * np.minimum(rows.half, float(np.percentile(below, 75)))
    first = rows.index[0] + round(0.06 * len(rows.index))
    out = np.zeros_like(mask)
    columns = np.arange(mask.shape[1])[None, :]
    out[rows.index] = np.abs(columns - rows.centre[:, None]) < half[:, None]
    out[:first] = False
    out[row + 1 :] = False
    return out & mask
