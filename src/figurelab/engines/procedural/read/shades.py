"""Sunglasses by what the region net found before the eyes: whether they are round below, and a frame of another colour
than its glass. Their line is no help where frame and glass are both dark."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, median
from .eyepatch import OVER, PER_EYE, Eye, Map, eyes, grid
from .head import Head, Mask

# Widths of a lens at these shares of its height over its lowest point; of a circle the first is 0.68 of the last, the
# second 0.83. Of a round one they are at most so much, and at least that, for less is a torn outline.
_AT = (0.12, 0.20, 0.40)
_ROUND, _TORN, _FULL = 0.70, 0.58, 0.84
# Least height of a round lens with its frame over its width.
_TALL = 0.75
# Where the frame and where the glass is seen, in eye widths within the outline, and from where down.
_FRAME, _GLASS, _FROM = (0.06, 0.14), 0.30, 0.10
# How far, in Lab, a frame's colour is from the glass's, and off the way from there to the skin's, which blur mixes in.
_APART, _UNMIXED = 20.0, 14.0
_FEWEST = 30


@dataclass(frozen=True)
class Shades:
    """rounded: whether the lenses are round below. frame: (3,) Lab of a frame that is plainly not of its glass's
    colour, else None."""

    rounded: bool
    frame: F32 | None


def shades(head: Head) -> Shades:
    """Of the sunglasses before somebody's eyes."""
    seen = [one for eye in eyes(head) if (one := _before(head, eye)) is not None]
    if not seen:
        return Shades(rounded=False, frame=None)
    shapes = [shape for mask, _ in seen if (shape := _shape(mask)) is not None]
    rounded = False
    if shapes:
        low, lower, tall = (float(v) for v in np.mean(shapes, axis=0))
        rounded = _TORN < low < _ROUND and lower < _FULL and tall > _TALL
    return Shades(rounded, _frame(head, seen))


def _before(head: Head, eye: Eye) -> tuple[Mask, F32] | None:
    """(h, w) what lies before one eye, and its (h, w, 3) Lab."""
    at = grid(head, *eye)
    other = head.regions.shares[:, :, Region.OTHER].astype(np.float32)
    inside = ndimage.map_coordinates(other, at, order=1, mode="nearest") > 0.5
    mask = np.asarray(ndimage.binary_fill_holes(inside), np.bool_)
    pieces = _pieces(mask)
    own = int(pieces[round(OVER * PER_EYE), mask.shape[1] // 2])
    if own == 0:
        return None
    lab = np.stack([ndimage.map_coordinates(head.lab[..., i], at, order=1, mode="nearest") for i in range(3)], -1)
    return pieces == own, lab.astype(np.float32)


def _pieces(mask: Mask) -> NDArray[np.int32]:
    """Numbers of the connected pieces, 0 outside."""
    return np.asarray(ndimage.label(mask)[0], np.int32)  # pyright: ignore[reportIndexIssue, reportOptionalSubscript]


def _shape(mask: Mask) -> tuple[float, float, float] | None:
    """Widths at the first two of ``_AT`` and the height, each over the width at the last."""
    level, middle = round(OVER * PER_EYE), mask.shape[1] // 2
    near = np.flatnonzero(mask[level, middle - 20 : middle + 20]) + middle - 20
    if not len(near):
        return None
    bottom = float(np.percentile([np.flatnonzero(mask[:, j])[-1] for j in near], 95))
    _, beside = _run(mask[int(bottom - 0.2 * PER_EYE)])
    column = np.flatnonzero(mask[:, beside])
    if not len(column):
        return None
    height = bottom - float(column[0])
    widths = [_run(mask[int(bottom - share * height)])[0] for share in _AT]
    if widths[-1] == 0:
        return None
    return widths[0] / widths[-1], widths[1] / widths[-1], height / widths[-1]


def _run(row: Mask) -> tuple[int, int]:
    """Length and middle of the stretch of a row nearest to the eye."""
    middle = len(row) // 2
    inside = np.flatnonzero(row)
    if not len(inside):
        return 0, middle
    pieces = _pieces(row)
    own = np.flatnonzero(pieces == pieces[inside[np.abs(inside - middle).argmin()]])
    return len(own), int(own.mean())


def _frame(head: Head, seen: list[tuple[Mask, F32]]) -> F32 | None:
    skin = median(head.lab[head.skin]) if head.skin.any() else None
    found: list[F32] = []
    for mask, lab in seen:
        deep: Map = np.asarray(ndimage.distance_transform_edt(mask), np.float32) / np.float32(PER_EYE)
        deep[: round((OVER + _FROM) * PER_EYE)] = 0
        band, core = (deep >= _FRAME[0]) & (deep < _FRAME[1]), deep >= _GLASS
        if skin is None or min(band.sum(), core.sum()) < _FEWEST:
            return None
        frame, glass = median(lab[band]), median(lab[core])
        way = (skin - glass) / max(float(np.linalg.norm(skin - glass)), 1e-6)
        off = frame - glass
        if np.linalg.norm(off) < _APART or np.linalg.norm(off - way * float(off @ way)) < _UNMIXED:
            return None
        found.append(frame)
    return np.mean(found, axis=0).astype(np.float32)
