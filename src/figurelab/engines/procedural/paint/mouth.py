"""Printed mouths. Every length is in HR; v is measured from the head's centre."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.figure import Face
from figurelab.engines.procedural.paint.canvas import Canvas, Patch
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.oklab import from_hex, shift
from figurelab.engines.procedural.paint.stroke import F32, bell, coverage, ellipse, polygon, stroke, taper

_LINE = from_hex("#7a2f2a")
_CAVITY = from_hex("#6a1f24")
_TONGUE = from_hex("#e0727a")
_TEETH = from_hex("#fdfaf4")
_TOOTH_LINE = from_hex("#ddd2ca")
_TEETH_GUARD = 0.5
_ROUND = 0.022


@dataclass(frozen=True)
class _Closed:
    """half: half width. curve: how far the corners rise. tilt: the right corner's extra rise."""

    half: float
    curve: float
    tilt: float = 0.0


_CLOSED = {
    "neutral": _Closed(0.112, 0.010),
    "smile": _Closed(0.158, 0.060),
    "smirk": _Closed(0.135, 0.014, 0.034),
}


def draw_mouth(canvas: Canvas, face: Face, skin: Complexion, height: float) -> None:
    """height: v of the mouth's middle."""
    patch = canvas.around((0.0, height - 0.02), 0.34, 0.22)
    if skin.deep:
        ground = bell(patch.u, patch.v, (0.0, height), (0.17, 0.055))
        patch.over(skin.shade(0.05, 0.045), ground, 0.6)
    if face.mouth in ("open", "grin"):
        _open(patch, skin, height, grin=face.mouth == "grin", lip=face.lip)
    else:
        _closed(patch, _CLOSED[face.mouth], skin, height, face)


def _lip_color(skin: Complexion) -> F32:
    return from_hex("#8a3338" if skin.deep else "#c4575a")


def _line_color(skin: Complexion) -> F32:
    return shift(_LINE, -0.10 if skin.deep else -0.04)


def _closed(patch: Patch, mouth: _Closed, skin: Complexion, height: float, face: Face) -> None:
    t = np.linspace(-1.0, 1.0, 25)
    rise = mouth.curve * (t * t - 0.45) + mouth.tilt * np.where(t > 0, t * t, 0.0) + 0.5 * mouth.tilt * t
    line = np.column_stack([t * mouth.half, height + rise])
    if face.lip > 0.0:
        _lips(patch, line, skin, face.lip)
    ink = _line_color(skin)
    patch.over(ink, coverage(stroke(patch.u, patch.v, line, taper(25, 0.0135, 0.3, 0.3, 0.45))))
    for end, side in ((line[0], -1), (line[-1], 1)):
        if face.mouth == "smile" or (face.mouth == "smirk" and side > 0):
            tick = [end + np.array([-side * 0.008, -0.014]), end + np.array([side * 0.008, 0.013])]
            patch.over(ink, coverage(stroke(patch.u, patch.v, tick, [0.007, 0.005])), 0.85)
    _chin_shade(patch, skin, height - 0.075 - 0.03 * face.lip)


def _lips(patch: Patch, line: NDArray[np.float64], skin: Complexion, strength: float) -> None:
    """A bowed upper and a fuller lower lip on the middle of the mouth's line."""
    middle = line[2:-2]
    t = np.linspace(-1.0, 1.0, len(middle))
    full = np.sqrt(1.0 - t * t)
    bow = full * (0.034 - 0.012 * np.exp(-((t / 0.22) ** 2)))
    upper = np.vstack([middle, np.column_stack([middle[:, 0], middle[:, 1] + bow])[::-1]])
    lower = np.vstack([middle, np.column_stack([middle[:, 0] * 0.94, middle[:, 1] - 0.054 * full])[::-1]])
    tint = _lip_color(skin)
    patch.over(shift(tint, -0.035), coverage(polygon(patch.u, patch.v, upper), 0.008), 0.8 * strength)
    patch.over(tint, coverage(polygon(patch.u, patch.v, lower), 0.008), 0.8 * strength)
    shine = bell(patch.u, patch.v, (-0.015, float(middle[:, 1].mean()) - 0.024), (0.045, 0.011))
    patch.over(shift(tint, 0.18), shine, 0.55 * strength)


def _open(patch: Patch, skin: Complexion, height: float, *, grin: bool, lip: float) -> None:
    half, depth = (0.205, 0.105) if grin else (0.195, 0.160)
    upper, outline = _mouth_outline(half - _ROUND, depth - 2 * _ROUND, height)
    d = polygon(patch.u, patch.v, outline) - np.float32(_ROUND)
    rim = _lip_color(skin) if lip > 0.3 else _line_color(skin) * np.float32(0.75)
    patch.over(rim, coverage(d - np.float32(0.013 + 0.010 * lip)))
    inside = coverage(d)
    patch.over(_CAVITY, inside)
    edge = np.interp(patch.u, upper[:, 0], upper[:, 1]).astype(np.float32)[None, :] + np.float32(_ROUND)
    if grin:
        teeth = coverage(np.maximum(d + np.float32(0.008), np.abs(patch.u)[None, :] - np.float32(half - 0.018)))
        patch.over(_TEETH, teeth)
        bite = np.float32(depth * 0.52) * np.sqrt(np.maximum(1.0 - (patch.u / half) ** 2, 0.0))[None, :]
        patch.over(_TOOTH_LINE, coverage(np.abs(patch.v[:, None] - edge + bite) - np.float32(0.004)) * teeth)
    else:
        tongue = ellipse(patch.u, patch.v, (0.0, height - 0.118), (0.110, 0.066))
        patch.over(_TONGUE, coverage(tongue, 0.008) * inside)
        patch.over(shift(_TONGUE, 0.07), bell(patch.u, patch.v, (0.0, height - 0.085), (0.06, 0.016)) * inside, 0.6)
        strip = edge - np.float32(0.052) - patch.v[:, None]
        teeth = coverage(_rounded_and(d + np.float32(0.010), strip, 0.03))
        patch.over(_TEETH, teeth)
    patch.guard(teeth, _TEETH_GUARD)
    _chin_shade(patch, skin, height - depth - 0.012)


def _mouth_outline(half: float, depth: float, height: float) -> tuple[F32, F32]:
    """The upper edge and the closed outline: a shallow bowl with its corners up."""
    t = np.linspace(-1.0, 1.0, 33)
    top = height + 0.012 + 0.034 * t * t
    bottom = top - depth * (1.0 - np.abs(t) ** 2.2) ** 0.55
    upper = np.column_stack([t * half, top])
    lower = np.column_stack([t * half, bottom])[::-1][1:-1]
    return upper.astype(np.float32), np.vstack([upper, lower]).astype(np.float32)


def _rounded_and(first: F32, second: F32, radius: float) -> F32:
    """Intersection of two distances with its corners rounded."""
    a, b = np.maximum(first + np.float32(radius), 0.0), np.maximum(second + np.float32(radius), 0.0)
    return np.minimum(np.maximum(first, second), -np.float32(radius)) + np.hypot(a, b)


def _chin_shade(patch: Patch, skin: Complexion, height: float) -> None:
    """The dent under the lower lip."""
    patch.over(skin.shade(-0.06, 0.02), bell(patch.u, patch.v, (0.0, height), (0.09, 0.022)), 0.6)
