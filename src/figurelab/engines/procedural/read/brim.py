"""The form of a hat with a brim all round, and whether a brim that is told would be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive.headgear import Headgear
from figurelab.engines.procedural.perceive.parts import parts
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, median
from .head import Head, Mask
from .headcloth import FOLDS
from .hood import columns_of, lower_end, rows_of
from .reading import ramp

CrownForm = Literal["creased", "round", "flat", "cone"]
# From end to end of a usual brim, in face widths, and how much wider it is a unit of ``Hat.brim``; what the class net
# says of wide ones; a face's width over its height, for that of a turned one is seen narrower.
_SPAN, _STEP, _SURE, _ROUND_FACE = 1.84, 0.29, (5.9, 7.5), 0.78
# Face widths from the middle where a brim is beyond every crown, how unlike the crown it may be, and the share of a row
# that it fills there.
_BEYOND, _BAND_LIKE, _BAND_FULL = (0.66, 0.86), 12.0, 0.5
# How unlike a hat's colour the brim may be which the region net misses; a darker one is in shade, and its L counts so
# much. L up to which it misses them; the share of the ground that may be found like it.
_LIKE, _SHADED, _DARK, _LEAK = 11.0, 0.5, 45.0, 0.3
# Beside the face, face widths from the middle: there a brim may come down lower than the brows.
_ASIDE = 0.5
# The outermost of a brim on a side, and how near to the photo's edge it is cut off, face widths.
_END, _EDGE = 0.12, 0.06
# How far the brim's ends are below its front, face heights: of one that hangs; and by how much more on one side, of one
# that swings.
_HANGS, _SWINGS = (0.5, 1.0), (0.2, 0.5)
# What the ends' place and a bare forehead count for how far a hat is pushed back.
_ENDS, _FOREHEAD, _PUSHED = 0.6, 0.8, (0.05, 0.50)
# Heights of a crown, of the whole, at which its width is measured: of a cone the top is a point, of a boater as wide as
# what is below.
_HEIGHTS, _POINT, _SLOPE, _LEVEL_TOP = (0.06, 0.30, 0.90), 0.12, (0.2, 0.55), 0.80
# From which droop on a hat is soft, with a round crown.
_SOFT = 0.3
# Usual height of a crown, face heights, how much of it pushing it back hides, and how much higher a high one is.
_TALL, _HIDDEN, _TALLER = 0.65, 0.40, 0.25
# A ribbon: its place over the front edge and its breadth, face heights, half the width that is looked at, face widths,
# how unlike the hat it is, and up to which yaw it is level.
_RIBBON, _BREADTHS, _MIDDLE, _OTHER, _TURNED = 0.5, (0.03, 0.25), 0.3, 15.0, 0.5


STEP = 0.12
"""Face widths of :func:`step` from which on a brim stands out by its outline alone."""


@dataclass(frozen=True)
class BrimSeen:
    """As ``Hat`` has them. ribbon: (3,) Lab, None where none stands out."""

    reach: float = 0.0
    droop: float = 0.0
    back: float = 0.0
    tall: float = 0.0
    crown: CrownForm = "creased"
    ribbon: F32 | None = None


NONE = BrimSeen()
"""Of what has no brim all round, or one of which nothing is told."""


def brimmed(head: Head, worn: Mask, color: F32, *, axis: float, looks: Headgear) -> BrimSeen:
    """worn: what was found of the hat. color: (3,) Lab of it. axis: column of the middle of what is worn."""
    width = max(head.width, _ROUND_FACE * head.height)
    offset = (columns_of(head) - axis) / width
    whole = _whole(head, worn, color, offset)
    rows = np.flatnonzero(whole.any(axis=1))
    told = -1 + 3 * ramp(looks.brim, *_SURE)
    over = whole & (rows_of(head) < head.brow_line + 0.1 * head.height)
    end = lower_end(head, over, half=0.3, least=0.3, axis=axis)
    if end is None or len(rows) < 3:
        return BrimSeen(reach=round(max(told, 0.0), 2))
    reach = [float(np.percentile(np.where(whole[rows], side * offset, 0).max(axis=1), 97)) for side in (-1, 1)]
    # Of a brim that the photo cuts off on one side the other tells.
    whole_sides = [not _cut(head, offset, side, r) for side, r in zip((-1, 1), reach, strict=True)]
    span = 2 * reach[whole_sides.index(True)] if sum(whole_sides) == 1 else sum(reach)
    span = max(span, sum(reach))
    ends = [
        float(np.nonzero(whole & (side * offset > r - _END))[0].mean() - end) / head.height
        for side, r in zip((-1, 1), reach, strict=True)
    ]
    sag, swing = sum(ends) / 2, abs(ends[0] - ends[1])
    droop = max(ramp(max(ends), *_HANGS), 0.8 * ramp(swing, *_SWINGS))
    back = ramp(_ENDS * sag + _FOREHEAD * (head.top - end) / head.height, *_PUSHED)
    wide = float(np.clip((span - _SPAN) / _STEP, -1, 2))
    tall = ((end - rows[0]) / head.height + _HIDDEN * back - _TALL) / _TALLER
    return BrimSeen(
        reach=round(max(wide, told), 2),
        droop=round(droop, 2),
        back=round(back, 2),
        tall=round(float(np.clip(tall, -1, 1)), 2),
        crown=_crown(whole, offset, int(rows[0]), end, soft=droop > _SOFT),
        ribbon=_ribbon(head, whole, color, offset, end),
    )


def _cut(head: Head, offset: F32, side: int, reach: float) -> bool:
    """Whether the photo ends where a brim does that reaches so far on a side."""
    beyond = np.abs(offset[0] * side - reach - _EDGE) < 0.5 * _EDGE
    row = int(np.clip(head.brow_line, 0, len(head.regions.inside) - 1))
    return not bool(head.regions.inside[row, beyond].all()) if beyond.any() else True


def _whole(head: Head, worn: Mask, color: F32, offset: F32) -> Mask:
    """The hat with what is like it beside it: the region net takes dark brims for ground."""
    labels, y = head.regions.labels, rows_of(head)
    place = head.regions.inside & (y < head.chin) & (y > head.top - 1.1 * head.height)
    place &= (y < head.brow_line) | (np.abs(offset) > _ASIDE)
    seed = worn & place & (y < head.brow_line)
    away = (head.lab - color) * FOLDS
    away[..., 0] *= np.where(away[..., 0] < 0, _SHADED, 1.0)
    free = (
        (labels == Region.BACKGROUND) | (labels == Region.OTHER) | ((labels == Region.CLOTHES) & (y < head.brow_line))
    )
    like = place & free & (np.linalg.norm(away, axis=2) < _LIKE) & (head.lab[..., 0] < _DARK)
    numbered = parts((worn & place) | like)
    found = np.unique(numbered[seed])
    grown = np.isin(numbered, found[found > 0])
    ground = place & (labels == Region.BACKGROUND)
    return seed if float((grown & ground).sum()) > _LEAK * float(ground.sum()) else grown


def _crown(whole: Mask, offset: F32, top: int, end: float, *, soft: bool) -> CrownForm:
    at = [int(top + share * (end - top)) for share in _HEIGHTS]
    point, high, low = (float(np.ptp(offset[0, whole[row]])) if whole[row].any() else 0.0 for row in at)
    if low > 0 and point < _POINT * low and _SLOPE[0] < high / low < _SLOPE[1]:
        return "cone"
    if point > _LEVEL_TOP * max(high, 1e-6):
        return "flat"
    return "round" if soft else "creased"


def _ribbon(head: Head, whole: Mask, color: F32, offset: F32, end: float) -> F32 | None:
    """A level band of another colour across the foot of the crown."""
    if abs(head.yaw) > _TURNED:
        return None
    rows = np.arange(max(int(end - _RIBBON * head.height), 0), max(int(end), 0))
    middle = whole & (np.abs(offset) < _MIDDLE)
    seen = [median(head.lab[row, middle[row]]) if middle[row].sum() > 4 else color for row in rows]
    other = np.array([np.linalg.norm((one - color) * FOLDS) > _OTHER for one in seen])
    least, most = _BREADTHS
    numbers = parts(other[None])[0] if len(rows) else np.zeros(0, int)
    for number in range(1, int(numbers.max(initial=0)) + 1):
        band = np.flatnonzero(numbers == number)
        inner = band[0] > 0 and band[-1] < len(rows) - 1
        if inner and least * head.height < len(band) < most * head.height:
            return median(np.array([seen[i] for i in band], np.float32))
    return None


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


def step(reach: F32) -> float:
    """How far, in face widths, a hat's outline on one side stays within its hull from the top to its widest: a crown
    is hollow over its brim, a dome bulges. reach: (rows,) of each row, from the top."""
    widest = int(np.argmax(reach >= np.percentile(reach, 95)))
    hull: list[tuple[int, float]] = []
    for row, out in enumerate(reach[: widest + 1].tolist()):
        while len(hull) > 1 and (hull[-1][1] - hull[-2][1]) * (row - hull[-2][0]) <= (out - hull[-2][1]) * (
            hull[-1][0] - hull[-2][0]
        ):
            hull.pop()
        hull.append((row, out))
    rows, outs = zip(*hull, strict=True)
    return float((np.interp(np.arange(widest + 1), rows, outs) - reach[: widest + 1]).max())
