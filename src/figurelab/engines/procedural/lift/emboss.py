"""Fine front detail from light and dark: strands, belts, eyelids, and one muzzle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import blurred, closed, components, distance, f32, filled, opened
from figurelab.engines.procedural.lift.laplace import poisson
from figurelab.engines.procedural.lift.part import Part
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_STRENGTH = 0.004


def emboss(sheet: Sheet, strength: float = 1.0) -> F32:
    """Displacement toward the viewer, (h, w) pixels: tanh of the band-passed lightness, at most 0.4 % of the
    height, faded in over 6 pixels from the outline. No shape from shading: highlights would make dents."""
    fine = _blur(sheet.lab[..., 0], sheet.mask, 1.0) - _blur(sheet.lab[..., 0], sheet.mask, 0.018 * sheet.height)
    height = np.tanh(fine / 18) * _STRENGTH * sheet.height * strength
    return (height * np.clip((sheet.depth - 2) / 6, 0, 1)).astype(np.float32)


def muzzle(sheet: Sheet, head: Part) -> F32 | None:
    """Displacement of one blob in the lower middle of the head that differs from the fur's rim: (h, w), or None."""
    rows = np.flatnonzero(head.region.any(axis=1))
    top, tall = int(rows[0]), len(rows)
    shown = head.region & (sheet.depth > 2)
    rim = sheet.lab[shown & (sheet.depth < 9)]
    if len(rim) == 0:
        return None
    lab = blurred(sheet.lab, (1, 1, 0))
    apart = np.linalg.norm((lab - np.median(rim, axis=0)) * np.array([0.5, 1, 1], np.float32), axis=2) > 22
    blob = closed(opened(apart & shown), 3)
    blob[: top + int(0.5 * tall)] = False
    labels, count = components(filled(blob))
    best: Mask | None = None
    for label in range(1, count + 1):
        piece = np.asarray(labels == label)
        if _fits(piece, head, sheet, top + 0.58 * tall) and (best is None or piece.sum() > best.sum()):
            best = piece
    if best is None:
        return None
    bump = blurred(np.sqrt(np.maximum(poisson(best), 0)), 1.5)
    return 0.5 * bump / max(float(bump.max()), 1e-6) * min(float(distance(best).max()), 0.06 * sheet.height)


def _fits(piece: Mask, head: Part, sheet: Sheet, lowest: float) -> bool:
    share = float(piece.sum()) / float(head.region.sum())
    rows, columns = np.nonzero(piece)
    at_rim = float((piece & (sheet.depth < 6)).sum()) > 0.02 * float(piece.sum())
    centred = abs(float(columns.mean()) - head.centre[1]) < 0.18 * head.radius
    return 0.02 < share < 0.22 and centred and float(rows.mean()) > lowest and not at_rim


def _blur(values: F32, mask: Mask, sigma: float) -> F32:
    weight = np.maximum(blurred(mask.astype(np.float32), sigma), 1e-3)
    return f32(blurred(values * mask, sigma) / weight)
