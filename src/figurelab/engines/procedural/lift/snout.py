"""What a face has in profile: an animal's muzzle, a person's nose."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import blurred, closed, components, distance, f32, filled, opened
from figurelab.engines.procedural.lift.laplace import poisson
from figurelab.engines.procedural.lift.paints import Paints
from figurelab.engines.procedural.lift.part import Part
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_OUT, _OUT_MOST = 0.8, 0.065
_NOSE_DOWN, _NOSE_WIDE, _NOSE_OUT = 0.12, 0.08, 0.03


def muzzle(sheet: Sheet, head: Part, paints: Paints) -> F32 | None:
    """Displacement of one blob in the lower middle of the head, (h, w) pixels, or None when there is none.

    The blob is one paint's, or differs from the fur along the rim by more than 22; nose and mouth in it count as its
    own. It comes out by nearly its own radius.
    """
    best: Mask | None = None
    for piece in _blobs(sheet, head, paints):
        if _fits(piece, head, sheet) and (best is None or piece.sum() > best.sum()):
            best = piece
    if best is None:
        return None
    bump = blurred(np.sqrt(np.maximum(poisson(best), 0)), 1.5)
    far = min(_OUT * float(distance(best).max()), _OUT_MOST * sheet.height)
    return bump / max(float(bump.max()), 1e-6) * np.float32(far)


def nose(sheet: Sheet, head: Part) -> F32 | None:
    """Displacement of a small round nose under the middle of a human-like face, (h, w) pixels."""
    if sheet.face is None:
        return None
    x, y, width, height = sheet.face
    rows, columns = np.indices(sheet.mask.shape)
    across = (columns - x) / (_NOSE_WIDE * width)
    down = (rows - y - _NOSE_DOWN * height) / (_NOSE_WIDE * height)
    # Longer above the tip than below it.
    down = np.where(down < 0, down / 1.8, down)
    return f32(_NOSE_OUT * width * np.exp(-(across**2 + down**2)) * head.reach)


def _blobs(sheet: Sheet, head: Part, paints: Paints) -> Iterator[Mask]:
    rows = np.flatnonzero(head.region.any(axis=1))
    low = head.region & (np.arange(len(head.region))[:, None] >= rows[0] + 0.45 * len(rows))
    shown = low & (sheet.depth > 2)
    rim = sheet.lab[head.region & (sheet.depth > 2) & (sheet.depth < 9)]
    masks = [shown & (paints.label == i) for i in range(len(paints.lab))]
    if len(rim):
        lab = blurred(sheet.lab, (1, 1, 0))
        apart = np.linalg.norm((lab - np.median(rim, axis=0)) * np.array([0.5, 1, 1], np.float32), axis=2) > 22
        masks.append(apart & shown)
    for mask in masks:
        labels, count = components(filled(closed(opened(mask), 3)))
        for label in range(1, count + 1):
            yield np.asarray(labels == label)


def _fits(piece: Mask, head: Part, sheet: Sheet) -> bool:
    """Big enough, in the middle, low, not at the rim, wider than tall and much the same on both sides."""
    share = float(piece.sum()) / float(head.region.sum())
    if not 0.02 < share < 0.22:
        return False
    rows, columns = np.nonzero(piece)
    top, tall = int(np.flatnonzero(head.region.any(axis=1))[0]), int(head.region.any(axis=1).sum())
    at_rim = float((piece & (sheet.depth < 6)).sum()) > 0.02 * float(piece.sum())
    centred = abs(float(columns.mean()) - head.centre[1]) < 0.18 * head.radius
    low = float(rows.mean()) > top + 0.58 * tall
    return centred and low and not at_rim and float(np.ptp(columns)) > 0.8 * float(np.ptp(rows))
