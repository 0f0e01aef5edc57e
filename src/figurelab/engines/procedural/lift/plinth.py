"""The stand a subject already has in its picture: taken off, and made again as a clean round base."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray
from skimage.color import lab2rgb

from figurelab.engines.procedural.lift.edges import disc_opening
from figurelab.engines.procedural.lift.images import components, distance, f32, opened
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_LEAST = 0.01
_ANOTHER = 15.0
_SOLE, _EDGE, _NEAR = 0.06, 4, 12.0
_TALL, _JOIN = (0.04, 0.24), 0.04
_LOWER, _INTRUDES, _ROUNDED, _GROOVE = 0.1, 0.04, 0.06, 2
_RAGGED = 3.0


@dataclass(frozen=True)
class Plinth:
    """column, radius: pixels. colour: sRGB 0..1."""

    column: float
    radius: float
    colour: tuple[float, float, float]


def take_off(sheet: Sheet) -> tuple[Sheet, Plinth | None]:
    """The sheet without the stand in it, and the stand, if there is one.

    Drawn from above, a stand shows an oval top with the feet in front of it: lifted as it is, it
    would be a ragged lump.
    """
    stand = find_stand(sheet.mask)
    if stand is None:
        stand = _stand_below(sheet)
    if stand is None:
        return sheet, None
    lab = np.median(sheet.lab[stand], axis=0)
    stand &= ~_feet(sheet, stand, lab)
    labels, _ = components(sheet.mask & ~stand)
    sizes = np.bincount(labels.ravel())
    kept = sizes >= _LEAST * sizes[1:].max()
    kept[0] = False
    body = np.asarray(kept[labels])
    # Thin rests of the stand's edge beside the feet.
    below = np.arange(len(body))[:, None] > int(np.flatnonzero(stand.any(axis=1))[0]) - _RAGGED
    body &= ~below | disc_opening(body, _RAGGED)
    columns = np.flatnonzero(stand.any(axis=0))
    red, green, blue = (float(c) for c in f32(np.clip(lab2rgb(lab[None, None])[0, 0], 0, 1)))
    plinth = Plinth(float(columns[0] + columns[-1]) / 2, (columns[-1] - columns[0] + 1) / 2, (red, green, blue))
    return replace(sheet, mask=body, depth=distance(body)), plinth


def _feet(sheet: Sheet, stand: Mask, colour: F32) -> Mask:
    """What stands in front of the stand's top: another colour, hanging together with the body above."""
    other = np.linalg.norm((sheet.lab - colour) * np.array([0.5, 1, 1], np.float32), axis=2) > _ANOTHER
    first = int(np.flatnonzero(stand.any(axis=1))[0])
    strip = np.zeros_like(stand)
    strip[first - 2 : first] = sheet.mask[first - 2 : first]
    labels, _ = components(opened(stand & other) | strip)
    hanging = np.unique(labels[strip])
    feet = np.isin(labels, hanging[hanging > 0]) & stand
    return feet if feet.sum() < 0.5 * stand.sum() else np.zeros_like(stand)


def find_stand(mask: Mask) -> Mask | None:
    """A plinth the subject already stands on: the lowest rows, when they are suddenly wide and filled."""
    rows = np.flatnonzero(mask.any(axis=1))
    height, bottom = len(rows), int(rows[-1])
    area = mask.sum(axis=1)
    columns = np.arange(mask.shape[1])
    span = np.where(mask, columns, -1).max(axis=1) - np.where(mask, columns, mask.shape[1]).min(axis=1) + 1
    above = np.percentile(area[bottom - int(0.30 * height) : bottom - int(0.14 * height)], 60)
    wide = (area > 1.45 * above) & (area > 0.93 * span) & (area > 0.27 * height)
    wide[: bottom - int(0.16 * height)] = False
    found = np.flatnonzero(wide)
    if len(found) <= 0.022 * height or found[-1] <= bottom - 0.05 * height:
        return None
    return mask & (np.arange(len(mask))[:, None] >= found[0])


def _stand_below(sheet: Sheet) -> Mask | None:
    """A stand that is no wider than what sits on it: from some row down both ends are of the paint of its front edge,
    the subject above is not, feet of another paint stand before its top, and its lower edge is round."""
    rows = np.flatnonzero(sheet.mask.any(axis=1))
    height, bottom = len(rows), int(rows[-1])
    lowest = sheet.mask & (np.arange(len(sheet.mask))[:, None] > bottom - _SOLE * height)
    far = np.linalg.norm((sheet.lab - np.median(sheet.lab[lowest], axis=0)) * np.array([0.3, 1, 1], np.float32), axis=2)
    own = sheet.mask & (far < _NEAR)
    columns = np.arange(sheet.mask.shape[1])
    left = np.where(sheet.mask, columns, sheet.mask.shape[1]).min(axis=1)
    right = np.where(sheet.mask, columns, -1).max(axis=1)
    ends = np.array([_both_ends(own[row], int(left[row]), int(right[row])) for row in range(int(rows[0]), bottom + 1)])
    # A moulding's dark groove is of the stand too.
    ends = np.asarray(nd.binary_closing(ends, np.ones(2 * _GROOVE + 1, bool))) | ends
    first = int(rows[0]) + int(np.flatnonzero(np.append(True, ~ends))[-1])
    if not _TALL[0] * height < bottom - first < _TALL[1] * height:
        return None
    stand = sheet.mask & (np.arange(len(sheet.mask))[:, None] >= first)
    span = right - left + 1
    above = span[max(first - round(_JOIN * height), 0) : first].min(initial=sheet.mask.shape[1])
    widest = int(span[first:].max())
    # Seen from above, its front edge is an oval's lower half: the ends lie higher than the middle.
    low = np.where(stand, np.arange(len(stand))[:, None], 0).max(axis=0)[stand.any(axis=0)]
    tenth = max(len(low) // 10, 1)
    rise = bottom - max(float(low[:tenth].mean()), float(low[-tenth:].mean()))
    before = stand & (far > _ANOTHER)
    within = float(before.sum()) / float(stand.sum())
    edge = stand & (np.arange(len(stand))[:, None] > bottom - _LOWER * (bottom - first))
    if widest < above or rise < _ROUNDED * widest or within < _INTRUDES or (edge & before).sum() > 0.2 * edge.sum():
        return None
    return stand


def _both_ends(own: Mask, left: int, right: int) -> bool:
    """Whether the outermost pixels of a row, (w,) own, are of the stand's paint."""
    if right - left < 4 * _EDGE:
        return right >= left
    return bool(own[left : left + _EDGE].mean() > 0.5 and own[right - _EDGE + 1 : right + 1].mean() > 0.5)
