"""A smile that shows teeth: half shut (a grin) or laughing. Every length is in HR."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.figure import Face
from figurelab.engines.procedural.paint.canvas import Patch
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.layout import smile_of
from figurelab.engines.procedural.paint.oklab import from_hex, mix, shift
from figurelab.engines.procedural.paint.stroke import F32, bell, coverage, ellipse, polygon, smoothstep

_CAVITY = from_hex("#64191f")
_TONGUE = from_hex("#e0727a")
_TEETH = from_hex("#fdfaf4")
_TEETH_SHADE = from_hex("#d6c8c4")
_GUARD = 0.75
_ROUND = 0.032


def draw_smile(patch: Patch, skin: Complexion, face: Face, height: float, lip: F32) -> None:
    """height: v of the upper lip's edge in the middle. lip: (3,) colour of the lips round it."""
    grin = face.mouth == "grin"
    half, rise, depth = smile_of(face)
    upper, outline = _outline(half - _ROUND, depth - 2 * _ROUND, rise, height)
    d = polygon(patch.u, patch.v, outline) - np.float32(_ROUND)
    patch.over(lip, coverage(d - np.float32(0.024), 0.014), 0.35 + 0.5 * face.lip)
    # Bare lips are a line of the skin's own: a red one would be a clown's.
    patch.over(mix(skin.line, shift(lip, -0.16), 0.35 + 0.65 * face.lip), coverage(d - np.float32(0.010)))
    inside = coverage(d)
    patch.over(_CAVITY, inside)
    edge = np.interp(patch.u, upper[:, 0], upper[:, 1]).astype(np.float32)[None, :] + np.float32(_ROUND)
    below = edge - patch.v[:, None]
    if not grin:
        tongue = ellipse(patch.u, patch.v, (0.0, height - 0.152), (0.125, 0.070))
        patch.over(_TONGUE, coverage(tongue, 0.008) * inside)
        patch.over(shift(_TONGUE, 0.07), bell(patch.u, patch.v, (0.0, height - 0.112), (0.07, 0.018)) * inside, 0.6)
    teeth = coverage(_rounded_and(d + np.float32(0.009), below - _band(patch.u, half, depth, grin), 0.028))
    patch.over(_TEETH, teeth)
    patch.over(_TEETH_SHADE, teeth * smoothstep(0.030, 0.0, below), 0.75)
    patch.guard(teeth, _GUARD)


def _band(u: F32, half: float, depth: float, grin: bool) -> F32:
    """(1, w) f32: how far the teeth reach below the upper edge."""
    reach = depth * 0.84 if grin else 0.080
    return (reach * np.sqrt(np.maximum(1.0 - (0.8 * u / half) ** 2, 0.0))).astype(np.float32)[None, :]


def _outline(half: float, depth: float, rise: float, height: float) -> tuple[F32, F32]:
    """The upper edge and the closed outline: a shallow bowl with its corners up."""
    t = np.linspace(-1.0, 1.0, 33)
    top = height + 0.010 + rise * np.abs(t) ** 2.1
    bottom = top - depth * (1.0 - np.abs(t) ** 2.2) ** 0.52
    upper = np.column_stack([t * half, top])
    lower = np.column_stack([t * half, bottom])[::-1][1:-1]
    return upper.astype(np.float32), np.vstack([upper, lower]).astype(np.float32)


def _rounded_and(first: F32, second: F32, radius: float) -> F32:
    """Intersection of two distances with its corners rounded."""
    a, b = np.maximum(first + np.float32(radius), 0.0), np.maximum(second + np.float32(radius), 0.0)
    return np.minimum(np.maximum(first, second), -np.float32(radius)) + np.hypot(a, b)
