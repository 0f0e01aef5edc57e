"""Printed brows. Every length is in HR."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.figure import Brows
from figurelab.engines.procedural.paint.canvas import Canvas
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.eyeshape import EYE, EyeShape
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, shift
from figurelab.engines.procedural.paint.stroke import F32, coverage, stroke

CONTRAST = 0.16
"""Least difference of OKLab L to the skin: else white brows vanish on pale skin, brown ones on deep."""
_HALF_WIDTH = (0.017, 0.028, 0.043, 0.060)


def brow_color(color: str, skin: Complexion) -> F32:
    """The brow's colour, pushed away from the skin's lightness until it reads."""
    srgb = from_hex(color)
    gap = lightness(srgb) - skin.L
    if abs(gap) >= CONTRAST:
        return srgb
    return shift(srgb, -CONTRAST - gap if skin.L > 0.45 else CONTRAST - gap)


def draw_brow(canvas: Canvas, side: int, brows: Brows, shape: EyeShape, skin: Complexion) -> None:
    """side: -1 viewer's left, +1 right. Over the eye: its half height, as far as it is open, and 0.13 more."""
    lift = max(shape.height * (0.8 if shape.closed else shape.openness), 0.16)
    height = EYE[1] + lift + 0.13
    patch = canvas.around((side * EYE[0], height), 0.34, 0.16)
    x = patch.u * np.float32(side)
    t = np.linspace(0.0, 1.0, 17)
    rise = 0.055 * np.sin(np.pi * (t * 0.95) ** 0.85) + 0.014 * (1.0 - t) - 0.030 * t
    line = np.column_stack([EYE[0] - 0.20 + 0.40 * t, height + rise])
    half = _HALF_WIDTH[brows.weight] * np.interp(t, [0.0, 0.12, 0.55, 1.0], [0.72, 1.0, 0.92, 0.20])
    d = stroke(x, patch.v, line, half)
    if brows.weight == 3:
        hairs = np.sin(x[None, :] * np.float32(150.0) + patch.v[:, None] * np.float32(90.0))
        d += np.float32(0.005) * hairs
    patch.over(brow_color(brows.color, skin), coverage(d), 0.97)
