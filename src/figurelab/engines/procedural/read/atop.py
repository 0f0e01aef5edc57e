"""What is worn on the hair without covering it: headphones, a headband, sunglasses pushed up.

The region net calls all of them things. A hat comes down on the forehead and has nothing above it; these leave hair
both above and below, or, of headphones, lie over both ears under a thin hoop.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from figurelab.engines.procedural.perceive.parts import parts
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, band, median
from .head import Head, Mask, grow
from .hood import columns_of, rows_of

# Yaw beyond which neither is told: the far half of it is not seen.
_TURNED = 0.55
# Headphones. Where a cup is, face widths from the middle and face heights over the brows; how much of the face's oval
# the lesser and both cover: of 200 people without, 0.07 and less, but under hats. How much of the forehead's middle
# and of what is above it may be covered: a hat covers all of it, a hoop crosses it.
_CUP, _LEVEL, _LEAST, _BOTH = (0.36, 1.0), (-0.75, 0.10), 0.10, 0.22
_MIDDLE, _OVER, _FREE = 0.30, (0.05, 0.40), 0.30
# Face heights over the brows where a hoop passes the temples, how far out from the middle it and a cup may be, face
# widths, and how broad it is at most, of a cup: brims round a face are as broad there as beside the cheeks.
_TEMPLES, _BESIDE, _CHEEKS, _SLENDER = (0.12, 0.40), (0.30, 1.10), (-0.50, 0.0), 0.72
# A thing over the brows: its area, of the face's oval; how far its middle is from the face's, and its breadth, face
# widths.
_AREA, _OFF, _BREADTH = (0.07, 0.36), 0.25, (0.70, 1.45)
# Parts of its half breadth: the middle, where lenses are highest, and the ends; and pixels over it that are looked at.
_BRIDGE, _LOBES, _ENDS, _EDGE = 0.12, (0.3, 0.6), (0.7, 0.95), 12
# How much higher a lens is than the bridge, how far over the brows its lower end is, and how little both hang.
_LENSES, _RAISED, _LEVELLED = 1.12, 0.15, 0.14
# A headband: share of what is over it that is hair or skin, how even it is, how high at the most, how far its ends
# come down.
_UNDER_HAIR, _EVEN, _HIGH, _ARCHED = 0.50, (0.75, 1.40), 0.23, 0.12
# Of each thing's pixels: those near its edges are mixed with hair.
_CORE, _MIXED = (20.0, 80.0), 0.025


@dataclass(frozen=True)
class AtopSeen:
    """(3,) Lab of each thing; None for what is not plainly seen."""

    headphones: F32 | None = None
    headband: F32 | None = None
    shades: F32 | None = None


NOTHING = AtopSeen()


def atop(head: Head) -> tuple[AtopSeen, Head]:
    """What is on the hair, and the head without it: what lies next to it is put in its place."""
    if abs(head.yaw) > _TURNED:
        return NOTHING, head
    cups = _headphones(head)
    if cups is not None:
        return AtopSeen(headphones=median(band(head.lab[cups], *_CORE))), _bared(head, cups)
    numbers = parts(head.other)
    sizes = np.bincount(numbers.ravel()) / head.oval_area
    for number in np.flatnonzero((sizes > _AREA[0]) & (sizes < _AREA[1])):
        thing: Mask = numbers == number
        if number == 0 or thing[round(head.brow_line + 0.12 * head.height) :].any():
            continue
        seen = _across(head, thing)
        if seen is not NOTHING:
            return seen, _bared(head, thing)
    return NOTHING, head


def _headphones(head: Head) -> Mask | None:
    """Things on both ears of a head without a hat, with all that hangs together with them."""
    up = (head.brow_line - rows_of(head)) / head.height
    offset = (columns_of(head) - head.middle) / head.width
    level = head.other & (up > _LEVEL[0]) & (up < _LEVEL[1])
    sides: list[Mask] = [level & (side * offset > _CUP[0]) & (side * offset < _CUP[1]) for side in (-1, 1)]
    shares = [float(one.sum()) / head.oval_area for one in sides]
    forehead = (np.abs(offset) < _MIDDLE) & (up > _OVER[0]) & (up < _OVER[1]) & head.regions.inside
    if min(shares) < _LEAST or sum(shares) < _BOTH or float(head.other[forehead].mean()) > _FREE:
        return None
    if _broad(head, up, offset, _TEMPLES, 50) > _SLENDER * _broad(head, up, offset, _CHEEKS, 90):
        return None
    numbers = parts(head.other)
    own = np.unique(numbers[sides[0] | sides[1]])
    return np.isin(numbers, own[own > 0])


def _broad(head: Head, up: F32, offset: F32, rows: tuple[float, float], rank: float) -> float:
    """How broad things on both sides are at some heights, face widths: of all rows that rank, 0..100."""
    level = ((up > rows[0]) & (up < rows[1]))[:, 0]
    if not level.any():
        return 0.0
    sides = (head.other & (side * offset > _BESIDE[0]) & (side * offset < _BESIDE[1]) for side in (-1, 1))
    return sum(float(np.percentile(one[level].sum(axis=1), rank)) for one in sides) / head.width


def _across(head: Head, thing: Mask) -> AtopSeen:
    """Whether a thing over the brows is a pair of lenses or a band."""
    columns = np.flatnonzero(thing.any(axis=0))
    middle, breadth = float(columns.mean()), float(np.ptp(columns))
    if abs(middle - head.middle) > _OFF * head.width or not _BREADTH[0] < breadth / head.width < _BREADTH[1]:
        return NOTHING
    away = np.abs(columns - middle) / (0.5 * breadth)
    top = thing.argmax(axis=0)[columns]
    bottom = len(thing) - 1 - thing[::-1].argmax(axis=0)[columns]
    high, line = thing.sum(axis=0)[columns] / head.height, 0.5 * (top + bottom)
    bridge, lobes, ends = away < _BRIDGE, (away > _LOBES[0]) & (away < _LOBES[1]), (away > _ENDS[0]) & (away < _ENDS[1])
    ratio = float(np.median(high[lobes]) / max(np.median(high[bridge]), 1e-6))
    sag = float(np.median(line[ends]) - np.median(line[away < _ENDS[0] / 3])) / head.height
    color = median(band(head.lab[thing], *_CORE))
    if ratio > _LENSES and sag < _LEVELLED and float(head.brow_line - bottom.max()) > _RAISED * head.height:
        return AtopSeen(shades=color)
    even = _EVEN[0] < ratio < _EVEN[1] and float(np.median(high)) < _HIGH
    if even and sag > _ARCHED and _covered(head, top, columns) > _UNDER_HAIR:
        return AtopSeen(headband=color)
    return NOTHING


def _covered(head: Head, top: np.ndarray, columns: np.ndarray) -> float:
    """Share of what lies over a thing's upper edge that is the head itself."""
    over = [head.regions.labels[max(y - _EDGE, 0) : y, x] for y, x in zip(top, columns, strict=True)]
    labels = np.concatenate(over) if over else np.zeros(0)
    return float(np.isin(labels, (Region.HAIR, Region.FACE_SKIN, Region.BODY_SKIN)).mean()) if len(labels) else 0.0


def _bared(head: Head, thing: Mask) -> Head:
    """The head as if what lies next to a thing went on under it. Its edge is mixed with what it lies on."""
    thing = grow(thing, _MIXED * head.height)
    nearest = ndimage.distance_transform_edt(thing, return_distances=False, return_indices=True)
    rows, columns = cast("NDArray[np.int32]", nearest)
    regions = head.regions
    return replace(
        head,
        regions=replace(
            regions,
            picture=regions.picture[rows, columns],
            labels=regions.labels[rows, columns],
            shares=regions.shares[rows, columns],
        ),
    )
