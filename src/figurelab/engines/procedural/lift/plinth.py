"""The stand a subject already has in its picture: taken off, and made again as a clean round base."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from skimage.color import lab2rgb

from figurelab.engines.procedural.lift.images import components, distance, f32, opened
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_LEAST = 0.01
_ANOTHER = 15.0


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
        return sheet, None
    lab = np.median(sheet.lab[stand], axis=0)
    stand &= ~_feet(sheet, stand, lab)
    labels, _ = components(sheet.mask & ~stand)
    sizes = np.bincount(labels.ravel())
    kept = sizes >= _LEAST * sizes[1:].max()
    kept[0] = False
    body = np.asarray(kept[labels])
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
