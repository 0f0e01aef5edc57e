"""The printed eye in four families, from a doll's bean to a grown-up's calm almond. Every length is in HR."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.paint.canvas import Canvas
from figurelab.engines.procedural.paint.complexion import INK, Complexion
from figurelab.engines.procedural.paint.eyeball import Eye, Light, highlight, lash_shade, white
from figurelab.engines.procedural.paint.eyeshape import EyeShape
from figurelab.engines.procedural.paint.iris import Tones, iris
from figurelab.engines.procedural.paint.stroke import bell, smoothstep

_GUARD = 0.6
_IRIS, _CALM_IRIS = 0.85, 0.07
"""Half width of an iris over that of its eye, and how much smaller those of calm eyes are."""
_SMALLER = 0.55
"""How much of what a narrow eye's height lacks of its width its iris lacks as well: all of it were a bead."""
_UNDER_LID, _IN_LOWER = 0.13, 0.02
"""Shares of its height that an iris hides under the lids of a wide eye: with white over or under it, it stares."""
_MORE_ABOVE = 0.60
"""Share of what more the lids of a narrow eye hide that is above."""
_DEEP = 0.62
"""Opacity of the shade in which the deepest eyes lie."""
_OVAL = 1.14
"""Height of an iris over its width at most."""
_PUPIL = 0.39, 0.36
_ALMOND = 0.80
"""Height of an eye as far as it is open, over its width, below which its lights lie flat under the lid."""
_LIGHTS = {
    "dot": (Light(-0.042, 0.070, 0.040, 0.050), Light(0.042, -0.078, 0.020, 0.024, 0.85)),
    "vinyl": (
        Light(-0.064, 0.074, 0.060, 0.064, window=True),
        Light(0.068, -0.084, 0.022, 0.023, 0.85),
    ),
    "soft": (Light(-0.050, 0.060, 0.047, 0.050, window=True), Light(0.058, -0.072, 0.017, 0.018, 0.80)),
    "anime": (
        Light(-0.060, 0.105, 0.057, 0.068, window=True),
        Light(0.066, -0.120, 0.027, 0.031, 0.92),
        Light(-0.098, 0.000, 0.013, 0.016, 0.8),
    ),
}
_FLAT_LIGHTS = (Light(-0.050, 0.060, 0.046, 0.039, window=True), Light(0.050, -0.072, 0.019, 0.014, 0.75))


def draw_eye(canvas: Canvas, side: int, shape: EyeShape, color: str, skin: Complexion, *, deep: float = 0.0) -> None:
    """side: -1 viewer's left, +1 right. Draws all but the lids and lashes. deep: 0 .. 1 far under the brow."""
    center = (side * shape.center[0], shape.center[1])
    _socket(canvas, center, side, shape, skin, deep)
    patch = canvas.around(center, shape.width + 0.02, shape.height + 0.02)
    screen, y = patch.u - np.float32(center[0]), patch.v - np.float32(center[1])
    x = screen * np.float32(side)
    eye = Eye(patch, x, screen, y, shape.mask(x, y), shape)
    {"dot": _dot, "vinyl": _vinyl, "anime": _anime, "soft": _soft}[shape.family](eye, Tones.of(color))
    patch.guard(eye.mask, _GUARD)
    almond = shape.family != "dot" and shape.height * shape.openness < _ALMOND * shape.width
    for light in _FLAT_LIGHTS if almond else _LIGHTS[shape.family]:
        highlight(eye, light)


def _socket(
    canvas: Canvas, center: tuple[float, float], side: int, shape: EyeShape, skin: Complexion, deep: float
) -> None:
    """The shade that the lid and the brow throw on the skin round the eye."""
    if shape.family == "dot":
        return
    w, h = shape.width, shape.height
    patch = canvas.around((center[0], center[1] + 0.2 * h), 2.2 * w, 2.1 * h)
    lid = bell(patch.u, patch.v, (center[0], center[1] + h * 0.45), (w * 1.15, h * 1.05), 2.0)
    patch.over(skin.shade(-0.045, 0.018, 0.006), lid, 0.50)
    corner = bell(patch.u, patch.v, (center[0] + side * w * 0.8, center[1] + h * 0.30), (w * 0.7, h * 0.6), 2.0)
    patch.over(skin.shade(-0.06, 0.028, 0.004), corner, 0.35)
    if deep > 0.0:
        over = float(shape.upper(np.zeros(1, np.float32))[0])
        brow = bell(patch.u, patch.v, (center[0] - side * 0.15 * w, center[1] + over + 0.05), (w * 1.0, 0.085), 2.0)
        patch.over(skin.shade(-0.09, 0.020, 0.004), brow, _DEEP * deep)
        nose = bell(patch.u, patch.v, (center[0] - side * w * 0.95, center[1] + 0.35 * h), (w * 0.42, h * 0.75), 2.0)
        patch.over(skin.shade(-0.08, 0.022, 0.004), nose, _DEEP * deep)


def _dot(eye: Eye, tones: Tones) -> None:
    shine = smoothstep(-0.2, 1.0, -eye.y / eye.shape.height)[:, None, None]
    eye.patch.over(INK + (tones.deep - INK) * shine * np.float32(0.6), eye.mask)


def _vinyl(eye: Eye, tones: Tones) -> None:
    _lidded(eye, tones, 0.13, 0.008, 0.105)


def _soft(eye: Eye, tones: Tones) -> None:
    """The eye of somebody who has grown up: its white is less deep, its lid's shade lower."""
    _lidded(eye, tones, 0.11, 0.006, 0.088)


def _lidded(eye: Eye, tones: Tones, deep: float, inward: float, shaded: float) -> None:
    """deep: how far the white is shaded from its edge. inward: how far the iris lies toward the nose. shaded: how far
    the lash line's shade reaches down. All HR at the usual size."""
    s = eye.shape.scale
    white(eye, deep * s)
    size, height = _iris(eye)
    iris(eye, tones, (-inward * s, height), size, _pupil(eye))
    lash_shade(eye, shaded * s, 0.55)


def _pupil(eye: Eye) -> float:
    """Share of the iris: a doll's is wide, a calm one leaves its colour to be seen."""
    return _PUPIL[0] - (_PUPIL[0] - _PUPIL[1]) * eye.shape.calm


def _anime(eye: Eye, tones: Tones) -> None:
    w, h, s = eye.shape.width, eye.shape.height, eye.shape.scale
    white(eye, 0.10 * s)
    iris(eye, tones, (-0.008 * s, -0.004 * s), (w * 0.86, h * 0.95), 0.50, 2.3)
    lash_shade(eye, 0.16 * s, 0.55)


def _iris(eye: Eye) -> tuple[tuple[float, float], float]:
    """Half axes of an iris that reaches from lid to lid and is cut by both, and the height of its middle."""
    shape = eye.shape
    middle = np.zeros(1, np.float32)
    top, bottom = float(shape.upper(middle)[0]), float(shape.lower(middle)[0])
    seen = 0.5 * (top - bottom)
    own = (_IRIS - _CALM_IRIS * shape.calm) * shape.width
    own *= 1.0 - _SMALLER * max(0.0, 1.0 - seen / own)
    tall = max(own, seen / (1.0 - _UNDER_LID - _IN_LOWER))
    wide = max(own, tall / _OVAL)
    hidden = 2.0 * (tall * (1.0 - _UNDER_LID - _IN_LOWER) - seen)
    return (min(wide, 0.90 * shape.width), tall), top - tall * (1.0 - 2.0 * _UNDER_LID) + _MORE_ABOVE * hidden
