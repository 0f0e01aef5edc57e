"""Where a person's hair ends behind: the sides beside the ears and the nape below it are skin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage as nd
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
_RUN, _HIGHEST = 0.14, 0.35
_NEAR = 9.0
_NAPE = 0.62
_EAR, _CORNER = 0.94, 5.0
_SOFT = 1.2
_TALL, _SLIM, _BACK, _OUT = 0.26, 0.62, 0.04, 0.045


@dataclass(frozen=True)
class Nape:
    """hair: (h, w) f32 share of hair on the far side of a head, 1 everywhere when it hangs down to the chin. skin:
    (h, w) pixels of skin. ear: the row at which skin begins at the sides, or None. axis, half: column of
    the head's middle and half its width."""

    hair: F32
    skin: Mask
    ear: float | None
    axis: float
    half: float


def nape_of(sheet: Sheet, head: Part, paints: Paints, *, skin: int, cover: int) -> Nape:
    """The far side of a human head.

    Short hair shows skin at the outline from the ear on: behind, it runs down to the nape between the ears. skin,
    cover: indices of the paints of the face and of the crown.
    """
    bare = _skin(sheet, paints, skin, cover)
    ear = _ear(sheet, head, bare)
    hair = np.ones(sheet.mask.shape, np.float32)
    if ear is None:
        return Nape(hair, bare, None, head.centre[1], head.radius)
    nape = ear + _NAPE * (_chin(sheet, head) - ear)
    core = disc_opening(head.region, 0.45 * head.radius)
    rows = measure(core if core.any() else head.region)
    half, centre = np.ones(len(hair)), np.zeros(len(hair))
    half[rows.index], centre[rows.index] = smooth(rows.half, 3), smooth(rows.centre, 3)
    down = np.clip((np.arange(len(hair)) - ear) / (nape - ear), 0, 1)
    reach = _EAR * half * (1 - down**_CORNER) ** (1 / _CORNER)
    within = np.abs(np.arange(sheet.mask.shape[1])[None] - centre[:, None]) < reach[:, None]
    hair = blurred(within | (np.arange(len(hair)) < ear)[:, None], _SOFT)
    return Nape(hair, bare, ear, head.centre[1], float(half.max()))


def _skin(sheet: Sheet, paints: Paints, skin: int, cover: int) -> Mask:
    """(h, w) pixels close to the face's paint and not of the crown's: curls in the shade are redder than skin."""
    far = np.linalg.norm((sheet.lab - paints.lab[skin]) * np.array([0.25, 1, 1], np.float32), axis=2)
    return np.asarray((far < _NEAR) & (paints.label != cover))


def _chin(sheet: Sheet, head: Part) -> float:
    assert sheet.face is not None
    last = float(np.flatnonzero(head.region.any(axis=1))[-1])
    return min(sheet.face[1] + _CHIN * sheet.face[3], last)


def _ear(sheet: Sheet, head: Part, bare: Mask) -> float | None:
    """The row from which on both sides of the head are bare, for an ear's height, or None."""
    rows = np.flatnonzero(head.region.any(axis=1))
    last = round(_chin(sheet, head))
    rim = head.region & (sheet.depth > _RIM[0]) & (sheet.depth <= _RIM[1])
    left = np.arange(rim.shape[1])[None] < head.centre[1]
    first: list[float] = []
    for side in (rim & left, rim & ~left):
        count = np.maximum(side.sum(axis=1), 1)
        share = smooth(((side & bare).sum(axis=1) / count)[: last + 1].astype(np.float64), 2)
        # A beard may begin below the ear.
        run = nd.minimum_filter1d(share, max(round(_RUN * (last - rows[0])), 2), origin=0)
        bare_rows = nd.maximum_filter1d((run > 0.5).astype(np.uint8), max(round(_RUN * (last - rows[0])), 2)) > 0
        start = np.flatnonzero(bare_rows)
        start = start[start > rows[0]]
        if len(start) == 0 or start[0] > last - 0.12 * (last - rows[0]):
            return None
        first.append(float(start[0]))
    return max(sum(first) / 2, rows[0] + _HIGHEST * (last - rows[0]))


def pinned(nape: Nape, vertices: F32, normals: F32, half: int) -> F32:
    """(n, 3) rows, columns and depth indices with an ear raised on either bare side of the head.

    normals: (n, 3) x, y, z. half: the index of depth 0."""
    if nape.ear is None:
        return vertices
    head = nape.half
    tall = _TALL * head
    down = (vertices[:, 0] - nape.ear - tall) / tall
    # Ears lean back.
    along = (vertices[:, 2] - half + _BACK * head + 0.3 * tall * down) / (_SLIM * tall)
    away = np.hypot(down, along)
    shell, bowl = (np.clip((edge - away) / soft, 0, 1) for edge, soft in ((1.05, 0.3), (0.68, 0.3)))
    up = _OUT * head * (_soft(shell) - 0.55 * _soft(bowl)) * _soft(np.clip((np.abs(normals[:, 0]) - 0.5) / 0.3, 0, 1))
    side = np.sign(vertices[:, 1] - nape.axis)
    return f32(vertices + np.stack([np.zeros_like(up), up * side, np.zeros_like(up)], axis=1))


def _soft(t: NDArray[np.floating]) -> F32:
    return f32(t * t * (3 - 2 * t))


def bare_back(layer: F32, hair: F32, skin: F32) -> F32:
    """A back layer (h, w, 3) with skin (3,) sRGB where there is no hair."""
    return f32(skin + hair[..., None] * (layer - skin))


def sides(front: F32, back: F32, nape: Nape, hair: Mask) -> F32:
    """(h, w, 3) the plain colours in front, which the sides show: hair as it is behind, without the light on it.

    hair: (h, w) pixels of the crown's paint. Above the ear, or where hair hangs down, all but skin is hair."""
    if nape.ear is None:
        return back
    hair = hair | (~nape.skin & (np.arange(len(hair)) < nape.ear)[:, None])
    share = blurred(hair, _SOFT)[..., None]
    return f32(front + share * (back - front))
