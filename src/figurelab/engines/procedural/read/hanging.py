"""How hair hangs: how low, what ends it, and whether a tie holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.perceive.regions import Region

from .head import Head, Mask, grow

# How far from the face's middle hair is its own, in face widths: beyond hang the neighbour's.
_OWN = 1.25
# Of the face's height: how far under the hair one looks for what it lies on and for the photo's edge, and how low it
# must hang.
_UNDER, _EDGE, _LOW = 0.05, 0.1, 0.25
# Where the neck ends, in face widths from the middle: bare skin farther out is a shoulder's.
_NECK = 0.55
# In face widths: a tail's, a lock's beside the ear, hair that is none, and the gap between a tail and the neck.
_TAIL, _LOCK, _NONE, _GAP = 0.10, 0.05, 0.03, 0.03
# Share of the rows beside the ear from which on hair hangs there.
_CURTAIN = 0.35
# Of a head turned further than the first the far side is hidden; up to the second both sides are seen alike.
_TURNED, _FRONTAL = 0.4, 0.2


def length(head: Head) -> float:
    """The lowest hair below the chin, in face heights, that is no beard: what the net calls hair inside the lower face
    is one."""
    size = head.regions.window.size
    mouth = float(head.points[[61, 291], 1].mean())
    bearded = grow(head.oval, 0.06 * head.height) & (np.arange(size)[:, None] > mouth - 0.1 * head.height)
    own = np.abs(np.arange(size) - head.middle) < _OWN * head.width
    ys = np.nonzero(head.hair & ~bearded & own)[0]
    return (float(np.percentile(ys, 98)) - head.chin) / head.height if len(ys) > 20 else -1.0


@dataclass(frozen=True)
class Ends:
    """What ends hanging hair, in face widths of it on the better side. resting: cloth or a bare shoulder, which it may
    go on behind. leaving: the photo's edge."""

    resting: float
    leaving: float


def ends(head: Head) -> Ends:
    """What lies under the lower end of the hair beside and below the jaw."""
    size = head.regions.window.size
    columns = np.arange(size)
    lowest = size - 1 - head.hair[::-1].argmax(axis=0)
    hangs = head.hair.any(axis=0) & (lowest > head.chin - _LOW * head.height)

    def under(by: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        return np.minimum(lowest + max(1, round(by * head.height)), size - 1), columns

    off = np.abs(columns - head.middle) / head.width
    below, ended = head.regions.labels[under(_UNDER)], ~head.regions.inside[under(_EDGE)]
    shoulder = (below == Region.CLOTHES) | ((below == Region.BODY_SKIN) & (off > _NECK))
    own = hangs & (off > 0.3) & (off < _OWN)
    left = columns < head.middle

    def better(what: Mask) -> float:
        return max(float((own & what & half).sum()) for half in (left, ~left)) / head.width

    return Ends(better(shoulder & ~ended), better(ended))


@dataclass(frozen=True)
class Side:
    """How hair hangs on one side. curtain: share of the rows between eyes and mouth in which it lies at the face, over
    the ear or behind it, as loose hair does and tied hair does not. clear: share of the rows from the mouth to under
    the chin in which it hangs with something seen between it and the face. width: of the hair in those rows, in face
    widths."""

    curtain: float
    clear: float
    width: float


def side(head: Head, which: int) -> Side:
    """which: -1 left, 1 right."""
    mouth = float(head.points[[61, 291], 1].mean())
    ear = [_across(head, row, which) for row in _rows(head, head.eye_line, mouth)]
    jaw = [_across(head, row, which) for row in _rows(head, mouth, head.chin + 0.12 * head.height)]
    return Side(
        curtain=_mean([width >= _LOCK and gap < _GAP for width, gap in ear]),
        clear=_mean([width >= _TAIL and gap >= _GAP for width, gap in jaw]),
        width=_mean([width for width, _ in jaw]),
    )


def tied(yaw: float, left: Side, right: Side) -> Literal["no", "tail", "tails"]:
    """Tied hair leaves the face at the ears, and hangs below it from there: on one side, or clear of the neck on both.

    Loose hair that lies behind a shoulder hangs on one side as well, but beside the ear already. A turned neck is clear
    on one side of any hair, and the back of a turned head lies on one side.
    """
    if abs(yaw) > _TURNED or max(left.curtain, right.curtain) > _CURTAIN:
        return "no"
    if abs(yaw) < _FRONTAL and min(left.clear, right.clear) > 0.2 and max(left.clear, right.clear) > 0.45:
        return "tails"
    return "tail" if min(left.width, right.width) < _NONE and max(left.width, right.width) > _TAIL else "no"


def _rows(head: Head, first: float, end: float) -> range:
    return range(max(0, int(first)), min(head.regions.window.size, int(end)))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(len(values), 1)


def _across(head: Head, row: int, which: int) -> tuple[float, float]:
    """Width of the nearest hair beside the face in a row, and of what is seen between them but skin, both in face
    widths; 0 and 0 without hair."""
    size, width = head.regions.window.size, head.width
    columns = np.arange(int(head.middle + which * 0.2 * width), int(head.middle + which * _OWN * width), which)
    columns = columns[(columns >= 0) & (columns < size)]
    columns = columns[head.regions.inside[row, columns]]
    face = np.flatnonzero(head.oval[row, columns])
    columns = columns[face[-1] + 1 :] if len(face) else columns
    hair = head.hair[row, columns]
    if not hair.any():
        return 0.0, 0.0
    first = int(hair.argmax())
    gap = np.isin(head.regions.labels[row, columns[:first]], [Region.BACKGROUND, Region.CLOTHES])
    lock = hair[first:]
    return float(len(lock) if lock.all() else (~lock).argmax()) / width, float(gap.sum()) / width
