"""Where a person's hair ends behind: the sides beside the ears and the nape below it are skin."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.edges import disc_opening
from figurelab.engines.procedural.lift.images import blurred, f32
from figurelab.engines.procedural.lift.paints import Paints
from figurelab.engines.procedural.lift.part import Part
from figurelab.engines.procedural.lift.rows import measure, smooth
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Mask = NDArray[np.bool_]
_CHIN = 0.62
_RIM = (2.0, 7.0)
_BARE, _HIGHEST = 0.7, 0.35
_NEAR = 9.0
_NAPE = 0.62
_EAR, _CORNER = 0.94, 5.0
_SOFT = 1.2


def hair_behind(sheet: Sheet, head: Part, paints: Paints, *, skin: int, cover: int) -> F32:
    """(h, w) share of hair on the far side of a human head, 1 everywhere when it hangs down to the chin.

    Short hair shows skin at the outline from the ear on: behind, it runs down to the nape between the ears. skin,
    cover: indices of the paints of the face and of the crown.
    """
    ear = _ear(sheet, head, _skin(sheet, paints, skin, cover))
    hair = np.ones(sheet.mask.shape, np.float32)
    if ear is None:
        return hair
    nape = ear + _NAPE * (_chin(sheet, head) - ear)
    core = disc_opening(head.region, 0.45 * head.radius)
    rows = measure(core if core.any() else head.region)
    half, centre = np.ones(len(hair)), np.zeros(len(hair))
    half[rows.index], centre[rows.index] = smooth(rows.half, 3), smooth(rows.centre, 3)
    down = np.clip((np.arange(len(hair)) - ear) / (nape - ear), 0, 1)
    reach = _EAR * half * (1 - down**_CORNER) ** (1 / _CORNER)
    within = np.abs(np.arange(hair.shape[1])[None] - centre[:, None]) < reach[:, None]
    return blurred(within | (np.arange(len(hair)) < ear)[:, None], _SOFT)


def _skin(sheet: Sheet, paints: Paints, skin: int, cover: int) -> Mask:
    """(h, w) pixels close to the face's paint and not of the crown's: curls in the shade are redder than skin."""
    far = np.linalg.norm((sheet.lab - paints.lab[skin]) * np.array([0.25, 1, 1], np.float32), axis=2)
    return np.asarray((far < _NEAR) & (paints.label != cover))


def _chin(sheet: Sheet, head: Part) -> float:
    assert sheet.face is not None
    last = float(np.flatnonzero(head.region.any(axis=1))[-1])
    return min(sheet.face[1] + _CHIN * sheet.face[3], last)


def _ear(sheet: Sheet, head: Part, bare: Mask) -> float | None:
    """The row from which on both sides of the head are bare down to the chin, or None."""
    rows = np.flatnonzero(head.region.any(axis=1))
    last = round(_chin(sheet, head))
    rim = head.region & (sheet.depth > _RIM[0]) & (sheet.depth <= _RIM[1])
    left = np.arange(rim.shape[1])[None] < head.centre[1]
    first: list[float] = []
    for side in (rim & left, rim & ~left):
        count = np.maximum(side.sum(axis=1), 1)
        share = smooth(((side & bare).sum(axis=1) / count)[: last + 1].astype(np.float64), 2)
        below = np.cumsum(share[::-1])[::-1] / np.arange(len(share), 0, -1)
        start = np.flatnonzero((share > 0.5) & (below > _BARE))
        start = start[start > rows[0]]
        if len(start) == 0 or start[0] > last - 0.12 * (last - rows[0]):
            return None
        first.append(float(start[0]))
    return max(sum(first) / 2, rows[0] + _HIGHEST * (last - rows[0]))


def bare_back(layer: F32, hair: F32, skin: F32) -> F32:
    """A back layer (h, w, 3) with skin (3,) sRGB where there is no hair."""
    return f32(skin + hair[..., None] * (layer - skin))
