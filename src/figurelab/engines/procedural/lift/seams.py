"""Whether two parts meet in a crease or run into each other: the picture shows an edge between them, or none."""

from __future__ import annotations

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import away_from, blurred, f32, grown
from figurelab.engines.procedural.lift.part import Part
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
CREASE = 2.5
_RUNNING = 8.0
_PLAIN, _EDGE = 9.0, 20.0
_ACROSS = 0.012
_LEAST = 6


def blends(sheet: Sheet, parts: list[Part]) -> F32:
    """(n,) pixels over which each part joins its neighbours: 2.5 where the picture shows an edge along their border, 8
    where colour goes on across it, a sleeve and its arm or hair that was cut where it narrows."""
    across = max(_ACROSS * sheet.height, 2.0)
    soft = blurred(sheet.lab, (1, 1, 0)) * np.array([0.6, 1, 1], np.float32)
    steps = [_step(soft, part, sheet, across) for part in parts]
    return f32(np.interp(steps, [_PLAIN, _EDGE], [_RUNNING, CREASE]))


def _step(lab: F32, part: Part, sheet: Sheet, across: float) -> float:
    """The median colour step across the part's border with the rest of the subject; large where it has none."""
    others = sheet.mask & ~part.region
    border = part.region & grown(others) & (sheet.depth > across)
    if border.sum() < _LEAST:
        return np.inf
    inward = blurred(f32(away_from(others)), 2.0)
    slope = np.asarray(np.gradient(inward))[:, border]
    slope /= np.maximum(np.linalg.norm(slope, axis=0), 1e-3)
    place = np.stack(np.nonzero(border)) - 0.5 * slope
    sides = [
        np.stack(
            [nd.map_coordinates(lab[..., c], place + way * across * slope, order=1, mode="nearest") for c in range(3)]
        )
        for way in (-1, 1)
    ]
    return float(np.median(np.linalg.norm(sides[0] - sides[1], axis=0)))
