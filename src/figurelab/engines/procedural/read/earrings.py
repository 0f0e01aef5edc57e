"""Earrings: a small thing at an ear lobe that is neither skin nor hair, or a large ring that hangs from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from figurelab.engines.procedural.perceive.parts import parts
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, band, median
from .head import Head

# Vertices of the face's outline beside the ears, the picture's left first.
_OUTLINE = ((-1, 234), (1, 454))
# Where it hangs, in face heights, which turning the head does not change: how far outside and inside the outline, under
# the eyes' line and down to under the chin.
_OUT, _IN = 0.30, 0.10
_UPPER, _LOWER = 0.14, 0.15
# Its area, of the squared face height, and how far its colour is from the skin's: the rest is noise, and ears.
_LEAST, _MOST = 0.004, 0.06
_APART = 15.0
_SMALLEST_FACE = 48.0
# Of a ring, face heights: from where on and up to where it is wide and high, its width over its height, how much of the
# box round it it fills, how far out it reaches and how far below the chin its lower end is. Rims of glasses end higher
# and lie on the face.
_RING, _ROUND, _OPEN, _REACH, _FOOT = (0.2, 0.6), (0.65, 1.5), 0.3, 0.12, -0.42
# Up to which size what is small is a stud, and from which on it dangles.
_STUD, _DANGLES = 0.085, 0.26
# Share of a thing that may hang beyond the zone: the net's edges are rough.
_BEYOND = 0.08
# Of one smaller than that: its area, how high and how far out its middle is, how long it may be over its breadth, and
# from which on it hangs lower, for what is long higher up is a temple of glasses; how much darker than the skin its
# glint is at most, for what is all dark is the ear's own shadow; and how far its lights are from its darks, L: of 300
# people 21 have earrings so small with 29 and more; shadows, lobes and holes in the hair have up to 21.
_TINY, _LEVEL, _BESIDE, _LONGEST, _LONG, _HANGS = 0.0003, (0.18, 0.60), 0.12, 3.3, 2.2, 0.30
_GLINT, _SPARKLES = 36.0, 25.0
# Of a pair that the net hardly sees before the ground: the least share of what is neither skin, hair nor cloth on both
# sides. Of 400 people a long pair has 0.16, the next, a bare head without any, 0.12; what has more was found before, or
# goes on beyond. Where it is greatest, under the eyes and off the outline, face heights, how level both are, from which
# share of its greatest on it is the thing, and up to which yaw both sides are seen.
_HINT, _UNDER, _OFF, _EVEN, _ITS_OWN, _FACING = 0.14, (0.31, 0.60), (-0.05, 0.12), 0.12, 0.6, 0.3


@dataclass(frozen=True)
class EarringSeen:
    """color: (3,) Lab."""

    color: F32
    kind: Literal["drop", "stud", "hoop", "dangle"] = "drop"


def earrings(head: Head) -> EarringSeen | None:
    """None where none is plainly seen. Temples of glasses, hats and straps reach farther and are none."""
    if head.height * head.regions.window.scale < _SMALLEST_FACE or not head.skin.any():
        return None
    numbered = parts(head.other)
    for one in (_at_lobe, _hanging, _stud):
        found = [seen for side, vertex in _OUTLINE if (seen := one(head, numbered, side, vertex)) is not None]
        if found:
            return found[0]
    return _pair(head)


def _at_lobe(head: Head, numbered: NDArray[np.int64], side: int, vertex: int) -> EarringSeen | None:
    y, x = np.indices(numbered.shape)
    out = (x - float(head.points[vertex, 0])) * side / head.height
    low = (y > head.eye_line + _UPPER * head.height) & (y < head.chin + _LOWER * head.height)
    zone = (out > -_IN) & (out < _OUT) & low & head.regions.inside
    for number in np.unique(numbered[zone]):
        thing = numbered == number
        share = float(thing.sum()) / head.height**2
        if number == 0 or not _LEAST < share < _MOST or float((thing & ~zone).sum()) > _BEYOND * thing.sum():
            continue
        color = median(band(head.lab[thing], 50, 95))
        if float(np.linalg.norm(color - median(head.lab[head.skin]))) > _APART:
            tall = float(np.ptp(np.nonzero(thing)[0])) / head.height
            return EarringSeen(color, "stud" if tall < _STUD else "dangle" if tall > _DANGLES else "drop")
    return None


def _stud(head: Head, numbered: NDArray[np.int64], side: int, vertex: int) -> EarringSeen | None:
    """A speck at the lobe that glints: its lights and its darks lie side by side."""
    skin = median(head.lab[head.skin])
    for number, part in enumerate(ndimage.find_objects(numbered), 1):
        y, x = np.nonzero(numbered[part] == number)
        tall, wide = (float(np.ptp(v) + 1) / head.height for v in (y, x))
        out = abs(part[1].start + float(np.median(x)) - float(head.points[vertex, 0])) / head.height
        low = (part[0].start + float(np.median(y)) - head.eye_line) / head.height
        long = max(tall / wide, wide / tall)
        small = _TINY < len(x) / head.height**2 < _LEAST and long < (_LONGEST if low > _HANGS else _LONG)
        if not (small and out < _BESIDE and _LEVEL[0] < low < _LEVEL[1]):
            continue
        lights = head.lab[numbered == number]
        dark, bright = np.percentile(lights[:, 0], (10, 95)).tolist()
        if bright > float(skin[0]) - _GLINT and bright - dark > _SPARKLES:
            return EarringSeen(median(band(lights, 50, 100)), "stud" if tall < _STUD else "drop")
    return None


def _hanging(head: Head, numbered: NDArray[np.int64], side: int, vertex: int) -> EarringSeen | None:
    """A large ring: a line round a box that it does not fill."""
    for number in range(1, int(numbered.max()) + 1):
        y, x = np.nonzero(numbered == number)
        tall, wide = (float(np.ptp(v)) / head.height for v in (y, x))
        if not (_RING[0] < tall < _RING[1] and _ROUND[0] < wide / tall < _ROUND[1]):
            continue
        out = (x - float(head.points[vertex, 0])) * side / head.height
        filled = len(x) / (tall * wide * head.height**2)
        foot = (float(y.max()) - head.chin) / head.height
        if filled < _OPEN and out.max() > _REACH and out.mean() > 0 and _FOOT < foot < _LOWER:
            return EarringSeen(median(band(head.lab[y, x], 50, 95)), "hoop")
    return None


def _pair(head: Head) -> EarringSeen | None:
    """One on each side that hang as low, in the colour of the longer: what the net guesses on both sides is there."""
    if abs(head.yaw) > _FACING:
        return None
    first, end = (int(max(head.eye_line + share * head.height, 0)) for share in _UNDER)
    guess = head.regions.shares[first:end, :, Region.OTHER] * head.regions.inside[first:end]
    columns = np.arange(guess.shape[1])
    lows: list[float] = []
    seen: list[tuple[F32, float]] = []
    for side, vertex in _OUTLINE:
        out = (columns - float(head.points[vertex, 0])) * side / head.height
        beside = (out > _OFF[0]) & (out < _OFF[1])
        near = guess[:, beside]
        if min(near.shape) < 3 or float(near.max()) < _HINT:
            return None
        row, column = np.unravel_index(int(near.argmax()), near.shape)
        if row in (0, len(near) - 1) or column in (0, near.shape[1] - 1):
            # Its middle lies beyond, as of hands, hats and straps.
            return None
        rows, across = np.nonzero(near > _ITS_OWN * near.max())
        lows.append(float(row) / head.height)
        lights = head.lab[first:end, beside][rows, across]
        seen.append((median(band(lights, 50, 95)), float(np.ptp(rows)) / head.height))
    color, tall = max(seen, key=lambda one: one[1])
    if abs(lows[0] - lows[1]) > _EVEN or float(color[0]) < float(median(head.lab[head.skin])[0]) - _GLINT:
        return None
    return EarringSeen(color, "dangle" if tall > _DANGLES else "drop")
