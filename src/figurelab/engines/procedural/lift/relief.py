"""The fallback for what is posed, turned or thin: a thick relief, drawn in front and plain behind."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.back import Layers
from figurelab.engines.procedural.lift.images import away_from, blurred, distance
from figurelab.engines.procedural.lift.part import Depth, Part, centre_of
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
_FLATNESS = 0.42
_BACK = 0.035
_PLATE = 0.012


def relief(sheet: Sheet, parts: list[Part], depths: list[Depth]) -> tuple[list[Part], list[Depth], Layers]:
    """Parts, solids and layers of the relief.

    One part for the whole subject: the parts' front surfaces at 0.42 of their depth, rounded at the outline,
    on a plate that is 1.2 % of the height wider and 3.5 % behind the middle plane.

    The plate ties thin pieces to each other.
    """
    front = np.zeros(sheet.mask.shape, np.float32)
    for part, depth in zip(parts, depths, strict=True):
        surface = _FLATNESS * np.sqrt(np.maximum(depth.square, 0)) + 0.5 * depth.middle
        front = np.maximum(front, np.where(part.reach, surface, 0))
    front = blurred(front, 1.0) + 1.2 * np.minimum(sheet.depth, 2).astype(np.float32)
    reach = away_from(sheet.mask) < _PLATE * sheet.height
    thick = _BACK * sheet.height
    edge = np.sqrt(np.clip(distance(reach) / (0.5 * thick), 0, 1))
    # Front at z = front, back at z = -thick: middle and half-depth follow.
    ahead, behind = np.where(sheet.mask, front, 0.0) * edge, thick * edge
    half = 0.5 * (ahead + behind)
    middle = (0.5 * (ahead - behind)).astype(np.float32)
    slab = Part("torso", sheet.mask, reach, float(sheet.depth.max()), centre_of(sheet.mask))
    solid = Depth((half**2 * reach).astype(np.float32), middle)
    return [slab], [solid], Layers(_plain(sheet, slab)[None], sheet.clean[None])


def _plain(sheet: Sheet, piece: Part) -> F32:
    """(h, w, 3): one colour, the median of the piece's own."""
    inside = piece.region & (sheet.depth > 2)
    inside = inside if inside.any() else piece.region
    colour = np.median(sheet.clean[inside], axis=0).astype(np.float32)
    return np.broadcast_to(colour, (*sheet.mask.shape, 3))
