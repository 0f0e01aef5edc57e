"""A knot on the crown, seen from the front: a narrower blob of hair above the outline of the head's own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .head import Head, Mask

# Rows are looked at in steps of so much of the face's height, each over so many of them; the least height of a knot.
_STEP, _LEAST = 0.02, 0.16
# How far under the narrowest row the head's own outline is taken, in face heights.
_SHOULDER = 0.15
_NARROW = 0.85
# The neck in widths of the blob, the blob in widths of the outline, its height, its filling.
_WAISTED, _SLENDER, _TALL, _FULL = 1.02, 0.8, 0.18, 0.6


@dataclass(frozen=True)
class Knot:
    """What sits on the crown. width: of the blob, and neck: of the narrowest row under it, in widths of the outline a
    little lower. height: of the blob, in face heights. filled: share of its box that is hair: 0.79 of a disc.
    """

    width: float = 1.0
    neck: float = 1.0
    height: float = 0.0
    filled: float = 0.0

    @property
    def tells(self) -> bool:
        """Whether it is one: over a waist, narrower than the head, and full. Among 185 people the next with short hair
        has a neck of 1.06; a quiff and tousled hair widen from their top down without a waist."""
        return (
            self.neck < _WAISTED * self.width and self.width < _SLENDER and self.height > _TALL and self.filled > _FULL
        )


def knot(head: Head) -> Knot:
    """The blob over the row that is narrowest against what is right below and above it; none as a rule."""
    rows = np.flatnonzero(head.hair.any(axis=1))
    size = head.hair.shape[0]
    if not len(rows):
        return Knot()
    first, last = int(rows[0]), int(np.clip(head.top, 0, size))
    step, under = max(1, round(_STEP * head.height)), round(_SHOULDER * head.height)
    spans = np.array([_span(head.hair[y : y + 1]) for y in range(first, last)])
    best = Knot()
    for at in range(round(_LEAST * head.height), len(spans) - under, step):
        blob = head.hair[first : first + at]
        columns = np.flatnonzero(blob.any(axis=0))
        breadth = float(spans[:at].max())
        below = float(spans[at + under])
        found = Knot(
            width=breadth / max(below, 1.0),
            neck=float(spans[at]) / max(below, 1.0),
            height=at / head.height,
            filled=float(blob.sum()) / (max(at, 1) * max(float(np.ptp(columns)) + 1, 1.0)),
        )
        if found.width < _NARROW and found.neck / found.width < best.neck / best.width:
            best = found
    return best


def _span(row: Mask) -> float:
    columns = np.flatnonzero(row.any(axis=0))
    return float(np.ptp(columns)) + 1 if len(columns) else 0.0
