"""Things turned on a lathe: an upright axis, a radius for every row, and what sticks out beside them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import away_from, components, distance, opened
from figurelab.engines.procedural.lift.part import Depth, Part, centre_of
from figurelab.engines.procedural.lift.rows import smooth
from figurelab.engines.procedural.lift.sheet import Sheet

F64 = NDArray[np.float64]
Mask = NDArray[np.bool_]
_EVEN, _CALM = 1.2, 0.12
_LEAST, _SLIVER = 0.004, 0.016
_STEPS = 0.05
_DOME, _EARS = 0.2, 0.2
_LEANS = np.linspace(-0.24, 0.24, 13)


@dataclass(frozen=True)
class Lathe:
    """core: (h, w) what the lathe made. centre, half: (h,) f64 middle column and half width of its rows, half 0 where
    there is none. share: of the subject's area that is core."""

    core: Mask
    centre: F64
    half: F64
    share: float

    @property
    def rows(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.half > 0)

    @property
    def wide(self) -> float:
        """Largest width over height."""
        return 2 * float(self.half.max()) / max(len(self.rows), 1)

    @property
    def lean(self) -> float:
        """Columns that its axis goes sideways for each row down. What stands upright and leans is a boot, no vase."""
        rows = self.rows
        return float(np.polyfit(rows, self.centre[rows], 1)[0]) if len(rows) > 1 else 0.0


def lathe_of(mask: Mask) -> Lathe:
    """The best axis, upright or leaning a little: the one about which most of the mask is the same on both sides, row
    by row.

    In each row only the run through the axis counts, and of a run that reaches much farther to one side, a handle or
    an arm, only as much as is matched on the other.
    """
    left, right = _reaches(mask)
    axis = _axis(mask, np.minimum(left, right))
    row = np.arange(len(mask))
    near, far = left[row, axis], right[row, axis]
    runs = np.minimum(near, far) > 0
    even = runs & (np.maximum(near, far) < _EVEN * np.minimum(near, far) + 2)
    middle = axis + 0.5 * (far - near)
    centre = axis.astype(float)
    if even.any():
        offset = nd.median_filter((middle - axis)[even], max(round(_CALM * len(row)), 1), mode="nearest")
        centre += np.interp(row, row[even], offset)
    half = np.where(runs, np.minimum(axis + far - centre, centre - axis + near) - 0.5, 0.0)
    half = _closed_between(np.maximum(half, 0.0), mask)
    inside = np.arange(mask.shape[1])[None, :]
    core = (np.abs(inside - centre[:, None]) <= half[:, None]) & (half > 0)[:, None] & mask
    return Lathe(core, centre, half, float(core.sum()) / float(mask.sum()))


def _closed_between(half: F64, mask: Mask) -> F64:
    """Half widths that close in a dome where the subject goes on above them on both sides of the axis: a head between
    two ears would end in a flat cut, its top row as wide as both."""
    rows = np.flatnonzero(half > 0)
    if len(rows) == 0 or rows[0] == 0:
        return half
    first, dome = int(rows[0]), round(_DOME * len(rows))
    above = mask[first - 1]
    if above.sum() < _EARS * half[first] or half[first] < 0.25 * half.max() or not dome:
        return half
    down = (np.arange(dome) + 2) / (dome + 2)
    arch = half[first + dome] * np.sqrt(down * (2 - down))
    closed = half.copy()
    closed[first : first + dome] = np.minimum(half[first : first + dome], arch)
    return closed


def _axis(mask: Mask, matched: F64) -> NDArray[np.int64]:
    """(h,) column of the axis in every row."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    y, x = centre_of(mask)
    reach = 0.25 * len(columns)
    starts = np.arange(x - reach, x + reach + 1)
    best, found = -1.0, np.full(len(mask), round(x))
    for lean in _LEANS:
        line = np.round(starts[None, :] + lean * (np.arange(len(mask))[:, None] - y)).astype(int)
        line = np.clip(line, 0, mask.shape[1] - 1)
        total = np.take_along_axis(matched, line, axis=1)[rows].sum(axis=0) * (1 - 0.1 * abs(lean))
        if total.max() > best:
            best, found = float(total.max()), line[:, int(total.argmax())]
    return found


def _reaches(mask: Mask) -> tuple[F64, F64]:
    """How many pixels of its row's run lie to the left and to the right of every pixel, itself counted; 0 outside."""
    columns = np.arange(mask.shape[1])
    before = np.maximum.accumulate(np.where(mask, -1, columns[None, :]), axis=1)
    after = np.minimum.accumulate(np.where(mask, mask.shape[1], columns[None, :])[:, ::-1], axis=1)[:, ::-1]
    return np.where(mask, columns - before, 0).astype(float), np.where(mask, after - columns, 0).astype(float)


def turned(sheet: Sheet, lathe: Lathe) -> tuple[Part, Depth]:
    """The core as a part and its solid: every row a circle, and its outline as smooth as the lathe left it."""
    rows = lathe.rows
    half, centre = lathe.half.copy(), lathe.centre.copy()
    # Squares of a ball's rows run out in straight lines, and so keep their ends when carried on.
    calm = nd.median_filter(lathe.half[rows], 2 * round(_STEPS * sheet.height / 2) + 1, mode="nearest")
    half[rows] = np.sqrt(np.maximum(_carried_smooth(np.minimum(calm, lathe.half[rows]) ** 2), 0.25))
    centre[rows] = smooth(centre[rows], 0.02 * sheet.height)
    across = np.arange(sheet.mask.shape[1])[None, :] - centre[:, None]
    # Half a pixel more than the outline: it runs between pixels.
    ends = np.interp(np.arange(len(half)), rows, half[rows])[:, None] + 0.5
    # As steep above its ends as it is within them, so that they stay in place.
    square = np.where(half[:, None] > 0, ends**2 - across**2, -np.maximum(ends**2, across**2))
    part = Part("torso", lathe.core, square > 0, float(half.max()), centre_of(lathe.core))
    return part, Depth(square.astype(np.float32), np.zeros(square.shape, np.float32), exact=True)


def _carried_smooth(values: F64) -> F64:
    """A Gaussian of 4 rows; beyond its ends the profile goes on as it came."""
    pad = 12
    padded = np.pad(values, min(pad, len(values) - 1), mode="reflect", reflect_type="odd")
    return smooth(padded, 4.0)[pad : pad + len(values)] if len(values) > pad else values


def outliers(sheet: Sheet, lathe: Lathe) -> list[Part]:
    """Handles, arms, leaves: what of the subject the core lacks, each run on a little under it."""
    labels, count = components(opened(sheet.mask & ~lathe.core))
    found: list[Part] = []
    for label in range(1, count + 1):
        piece = np.asarray(labels == label)
        if piece.sum() < _LEAST * sheet.mask.sum() or distance(piece).max() < _SLIVER * sheet.height:
            continue
        radius = float(sheet.depth[piece].max())
        reach = piece | (sheet.mask & (away_from(piece) < min(1.1 * radius, 0.05 * sheet.height)))
        found.append(Part("limb", piece, reach, radius, centre_of(piece)))
    return found
