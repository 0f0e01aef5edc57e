"""How hair hangs: down to the shoulders, clear of the neck in tails, and how low."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .head import Head, grow

# How far from the face's middle hair is its own, in face widths: beyond hang the neighbour's.
_OWN = 1.25
# Of the face's height: how far under the hair one looks for what it lies on, and how low it must hang to lie there.
_UNDER, _LOW = 0.05, 0.25
# Where the neck ends, in face widths from the middle: bare skin farther out is a shoulder's.
_NECK = 0.55
# A tail's width and the gap between it and the neck, in face widths.
_TAIL, _GAP = 0.10, 0.03


def length(head: Head) -> float:
    """The lowest hair below the chin, in face heights, that is no beard: what the net calls hair inside the lower face
    is one."""
    size = head.regions.window.size
    mouth = float(head.points[[61, 291], 1].mean())
    bearded = grow(head.oval, 0.06 * head.height) & (np.arange(size)[:, None] > mouth - 0.1 * head.height)
    own = np.abs(np.arange(size) - head.middle) < _OWN * head.width
    ys = np.nonzero(head.hair & ~bearded & own)[0]
    return (float(np.percentile(ys, 98)) - head.chin) / head.height if len(ys) > 20 else -1.0


def resting(head: Head) -> float:
    """Over how many face widths, on the better side, the hair's lower end lies on cloth or on a bare shoulder: there
    it is the shoulder that ends it, and the hair may go on behind."""
    size = head.regions.window.size
    columns = np.arange(size)
    hair, labels = head.hair, head.regions.labels
    lowest = size - 1 - hair[::-1].argmax(axis=0)
    under = np.clip(lowest + max(1, round(_UNDER * head.height)), 0, size - 1)
    below, seen = labels[under, columns], head.regions.inside[under, columns]
    hangs = hair.any(axis=0) & (lowest > head.chin - _LOW * head.height) & (lowest < size - 3) & seen

    def on_side(side: int) -> float:
        off = (columns - head.middle) * side / head.width
        shoulder = (below == Region.CLOTHES) | ((below == Region.BODY_SKIN) & (off > _NECK))
        return float((hangs & shoulder & (off > 0.3) & (off < _OWN)).sum()) / head.width

    return max(on_side(-1), on_side(1))


def clear_of_neck(head: Head, side: int) -> float:
    """Share of the rows from the mouth to under the chin in which hair hangs on a side (-1 left, 1 right) with
    something seen between it and the face."""
    mouth = float(head.points[[61, 291], 1].mean())
    rows = range(max(0, int(mouth)), min(head.regions.window.size, int(head.chin + 0.12 * head.height)))
    return sum(_hangs_clear(head, row, side) for row in rows) / max(len(rows), 1)


def _hangs_clear(head: Head, row: int, side: int) -> bool:
    size, width = head.regions.window.size, head.width
    columns = np.arange(int(head.middle + side * 0.2 * width), int(head.middle + side * _OWN * width), side)
    columns = columns[(columns >= 0) & (columns < size)]
    columns = columns[head.regions.inside[row, columns]]
    face = np.flatnonzero(head.oval[row, columns])
    columns = columns[face[-1] + 1 :] if len(face) else columns
    hair = head.hair[row, columns]
    if not hair.any():
        return False
    first = int(hair.argmax())
    gap = np.isin(head.regions.labels[row, columns[:first]], [Region.BACKGROUND, Region.CLOTHES])
    tail = hair[first:]
    width_of_tail = len(tail) if tail.all() else int((~tail).argmax())
    return bool(gap.sum() >= _GAP * width and width_of_tail >= _TAIL * width)
