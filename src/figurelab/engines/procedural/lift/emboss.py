"""Fine front detail from light and dark: strands, belts, eyelids."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import blurred, f32
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


def _blur(values: F32, mask: Mask, sigma: float) -> F32:
    weight = np.maximum(blurred(mask.astype(np.float32), sigma), 1e-3)
    return f32(blurred(values * mask, sigma) / weight)
