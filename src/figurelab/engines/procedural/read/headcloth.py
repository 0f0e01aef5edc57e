"""What is woven into cloth on the head, told by colours that lie between each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .color import F32, Cluster, chroma, clusters, hue
from .head import Head, Mask

WeaveKind = Literal["plain", "stripes", "floral"]

# Folds change a cloth's lightness more than its hue.
FOLDS = np.array([0.5, 1.0, 1.0], np.float32)
# Share of the cloth that its second colour has, and its third.
_SHARE, _THIRD = 0.12, 0.08
# What no fold makes of one dye: so much lighter or darker; another hue, degrees, of colours that have one; or a colour
# more or less of so much chroma, but for what is dark, in which all colours go grey.
_LIGHTER, _HUES, _COLORED, _PALER, _DARK = 42.0, 35.0, 15.0, 20.0, 22.0
# Columns that are looked at, face widths from the axis: a badge is nearer to it. Share of the cloth there that has the
# second colour, and share of that which lies between other colours above and below, on each side: a peak has none.
_BESIDE, _SOME, _BETWEEN = (0.24, 0.55), 0.08, 0.5
# So many dyes are woven, wherever they are seen: a badge has fewer.
_MANY = 4
# How alike both sides are, row by row, when these are moved by so many face heights at most: stripes go round.
_ALIKE, _MOVED = 0.6, 0.10


@dataclass(frozen=True)
class WeaveSeen:
    """second, third: (3,) Lab, None where there is none."""

    kind: WeaveKind = "plain"
    second: F32 | None = None
    third: F32 | None = None


PLAIN = WeaveSeen()


def weave(head: Head, cloth: Mask, axis: float) -> WeaveSeen:
    """axis: column of the middle of what is worn."""
    found = clusters(head.lab[cloth])
    if len(found) < 2:
        return PLAIN
    others = [c for c in found[1:] if c.share > _THIRD and _apart(c.lit, found[0].lit)]
    if not others or others[0].share < _SHARE:
        return PLAIN
    third = next((c.lit for c in others[1:] if _apart(c.lit, others[0].lit)), None)
    if _dyes(found) >= _MANY:
        return WeaveSeen("stripes", others[0].lit, third)
    colors = np.stack([c.lit for c in found])
    nearest = np.linalg.norm((head.lab[cloth][:, None] - colors) * FOLDS, axis=2).argmin(axis=1)
    own = np.full(cloth.shape, -1)
    own[cloth] = nearest
    offset = (np.arange(cloth.shape[1]) - axis) / head.width
    sides = [own[:, (side * offset > _BESIDE[0]) & (side * offset < _BESIDE[1])] for side in (-1, 1)]
    second = next(i for i, c in enumerate(found) if c is others[0])
    if min(_between(side, second) for side in sides) < _BETWEEN:
        return PLAIN
    left, right = sides
    kind = "stripes" if _alike(left, right, round(_MOVED * head.height)) > _ALIKE else "floral"
    return WeaveSeen(kind, others[0].lit, third)


def _dyes(found: list[Cluster]) -> int:
    """How many colours there are of which each is apart from each."""
    dyes: list[F32] = []
    for one in found:
        if one.share > _THIRD and all(_apart(one.lit, other) for other in dyes):
            dyes.append(one.lit)
    return len(dyes)


def _apart(one: F32, other: F32) -> bool:
    """Whether two colours are two dyes, not one in light and in shade."""
    if abs(float(one[0] - other[0])) > _LIGHTER:
        return True
    if min(one[0], other[0]) < _DARK and max(one[0], other[0]) < 2 * _DARK:
        return False
    if min(chroma(one), chroma(other)) > _COLORED:
        return abs((hue(one) - hue(other) + 180) % 360 - 180) > _HUES
    return abs(chroma(one) - chroma(other)) > _PALER


def _between(own: NDArray[np.int_], color: int) -> float:
    """Share of a colour's pixels that have others above them and below; 0 where there is little of it."""
    here, others = own == color, (own >= 0) & (own != color)
    if here.sum() <= _SOME * (own >= 0).sum():
        return 0.0
    above, below = others.cumsum(axis=0) > 0, others[::-1].cumsum(axis=0)[::-1] > 0
    return float((here & above & below).sum() / here.sum())


def _alike(left: NDArray[np.int_], right: NDArray[np.int_], moved: int) -> float:
    """Largest correlation of both sides' share of the main colour, row by row."""
    rows = [
        np.where((side >= 0).sum(axis=1) > 3, (side == 0).sum(axis=1) / np.maximum((side >= 0).sum(axis=1), 1), np.nan)
        for side in (left, right)
    ]
    best = 0.0
    for by in range(-moved, moved + 1, 2):
        one, other = rows[0], np.roll(rows[1], by)
        known = ~np.isnan(one) & ~np.isnan(other)
        if known.sum() > 8 and one[known].std() > 0.05 and other[known].std() > 0.05:
            best = max(best, float(np.corrcoef(one[known], other[known])[0, 1]))
    return best
