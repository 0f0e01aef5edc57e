"""The lines of a face that has aged, few and soft, each where the relief bends. Lengths in HR."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from figurelab.engines.procedural.figure import Face
from figurelab.engines.procedural.paint.canvas import Canvas, Patch
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.eyeshape import EyeShape
from figurelab.engines.procedural.paint.layout import Layout, fold_end, smile_of
from figurelab.engines.procedural.paint.stroke import F32, coverage, smoothstep, stroke, taper

AGED_FROM = 0.32
"""Age up to which a face has no lines at all."""
_FOLD, _BAG, _FEET, _FOREHEAD = (0.36, 0.66), (0.36, 0.62), (0.44, 0.68), (0.48, 0.76)
"""Ages from which to which lines come: beside the nose, under the eyes, beside them, on the forehead."""


def draw_lines(canvas: Canvas, face: Face, skin: Complexion, layout: Layout, eye: EyeShape) -> None:
    """A fold from nose to cheek, then a crease under the eye; past fifty crow's feet and lines on the forehead.
    All are short and of the skin's own colour: a face is told to be old by few lines, and is dear for it. None are at
    the mouth's corners, where they would be a puppet's."""
    (x, y), t = layout.eye, np.linspace(0.0, 1.0, 9)
    half, _, _ = smile_of(face)
    # As the relief: down to beside the mouth's corner, bowed outwards. One that ran out flat would be a moustache.
    end, down = fold_end(half) - 0.180, max(layout.nose - layout.mouth - 0.085, 0.11)
    fold = np.column_stack([0.165 + end * t + 0.030 * np.sin(np.pi * t), layout.nose - 0.015 - down * t**1.25])
    # The lid's own edge again, a little lower: a short line under the eye would be a dent.
    low = y - eye.height * (1.0 - 2.0 * eye.raised) - 0.020
    bag = np.column_stack([x - 0.85 * eye.width + 1.55 * eye.width * t, low - 0.036 * np.sin(np.pi * t) + 0.014 * t])
    lines = [
        (fold, taper(9, 0.0085, 0.5, 0.7), 0.85 * _come(face, _FOLD)),
        (bag, taper(9, 0.0075, 0.5, 0.5), 0.90 * _come(face, _BAG)),
    ]
    for up, reach in ((0.026, 0.060), (-0.030, 0.052)):
        # Each bends round the corner of the eye that a smile has folded.
        out, rising = x + eye.width + 0.040, up * (0.7 + 0.9 * t) + 0.010 * np.sin(np.pi * t)
        foot = np.column_stack([out + reach * t, y + rising])
        lines.append((foot, taper(9, 0.0080, 0.4, 0.6), 0.95 * _come(face, _FEET)))
    for side in (-1, 1):
        patch = canvas.patch(min(0.0, side * 0.80), -0.80, max(0.0, side * 0.80), 0.12)
        for points, thick, strength in lines:
            _crease(patch, patch.u * np.float32(side), points, thick, skin, strength)
    _forehead(canvas, skin, _come(face, _FOREHEAD))


def _forehead(canvas: Canvas, skin: Complexion, strength: float) -> None:
    patch = canvas.patch(-0.34, 0.34, 0.34, 0.56)
    t = np.linspace(-1.0, 1.0, 13)
    for k, share in ((0, 1.0), (1, 0.8)):
        line = np.column_stack([0.20 * t * (1 - 0.25 * k), 0.405 + 0.070 * k + 0.012 * np.cos(3 * t)])
        _crease(patch, patch.u, line, taper(13, 0.0080, 0.5, 0.5), skin, 0.85 * strength * share)


def _come(face: Face, ages: tuple[float, float]) -> float:
    return float(np.clip((face.age - ages[0]) / (ages[1] - ages[0]), 0.0, 1.0) ** 0.8)


def _crease(patch: Patch, u: F32, points: ArrayLike, half: F32, skin: Complexion, strength: float) -> None:
    if strength <= 0.0:
        return
    d = stroke(u, patch.v, points, half)
    patch.over(skin.shade(-0.055, 0.020, 0.006), smoothstep(0.048, 0.0, d), 0.66 * strength)
    patch.over(skin.shade(-0.110, 0.022, 0.008), coverage(d, 0.011), 0.84 * strength)
