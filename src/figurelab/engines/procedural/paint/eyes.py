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
_CALM_IRIS = {"vinyl": 0.12, "soft": 0.16}
"""How much smaller the irises of calm eyes of a family are."""
_WHITE_BESIDE = 0.11
"""How much more of the width of a calm eye is white."""
_BY_WIDTH = 0.80
"""Share of an iris's size that follows the width of its eye: lids cut it in a narrow one, which else were a bead."""
_PUPIL = 0.39, 0.36
_ALMOND = 0.80
"""Height of an eye as far as it is open, over its width, below which its lights lie flat under the lid."""
_LIGHTS = {
    "dot": (Light(-0.042, 0.070, 0.040, 0.050), Light(0.042, -0.078, 0.020, 0.024, 0.85)),
    "vinyl": (
        Light(-0.062, 0.076, 0.046, 0.052),
        Light(0.068, -0.082, 0.020, 0.022, 0.90),
    ),
    "soft": (Light(-0.050, 0.058, 0.037, 0.040), Light(0.054, -0.066, 0.015, 0.016, 0.85)),
    "anime": (
        Light(-0.060, 0.105, 0.055, 0.068),
        Light(0.066, -0.120, 0.027, 0.031, 0.92),
        Light(-0.098, 0.000, 0.013, 0.016, 0.8),
    ),
}
_FLAT_LIGHTS = (Light(-0.050, 0.058, 0.042, 0.033), Light(0.048, -0.074, 0.024, 0.013, 0.75))


def draw_eye(canvas: Canvas, side: int, shape: EyeShape, color: str, skin: Complexion) -> None:
    """side: -1 viewer's left, +1 right. Draws all but the lids and lashes."""
    center = (side * shape.center[0], shape.center[1])
    _socket(canvas, center, side, shape, skin)
    patch = canvas.around(center, shape.width + 0.02, shape.height + 0.02)
    screen, y = patch.u - np.float32(center[0]), patch.v - np.float32(center[1])
    x = screen * np.float32(side)
    eye = Eye(patch, x, screen, y, shape.mask(x, y), shape)
    {"dot": _dot, "vinyl": _vinyl, "anime": _anime, "soft": _soft}[shape.family](eye, Tones.of(color))
    patch.guard(eye.mask, _GUARD)
    almond = shape.family != "dot" and shape.height * shape.openness < _ALMOND * shape.width
    for light in _FLAT_LIGHTS if almond else _LIGHTS[shape.family]:
        highlight(eye, light)


def _socket(canvas: Canvas, center: tuple[float, float], side: int, shape: EyeShape, skin: Complexion) -> None:
    """The shade that the lid and the brow throw on the skin round the eye."""
    if shape.family == "dot":
        return
    w, h = shape.width, shape.height
    patch = canvas.around((center[0], center[1] + 0.2 * h), 2.2 * w, 2.1 * h)
    lid = bell(patch.u, patch.v, (center[0], center[1] + h * 0.45), (w * 1.15, h * 1.05), 2.0)
    patch.over(skin.shade(-0.045, 0.018, 0.006), lid, 0.50)
    corner = bell(patch.u, patch.v, (center[0] + side * w * 0.8, center[1] + h * 0.30), (w * 0.7, h * 0.6), 2.0)
    patch.over(skin.shade(-0.06, 0.028, 0.004), corner, 0.35)


def _dot(eye: Eye, tones: Tones) -> None:
    shine = smoothstep(-0.2, 1.0, -eye.y / eye.shape.height)[:, None, None]
    eye.patch.over(INK + (tones.deep - INK) * shine * np.float32(0.6), eye.mask)


def _vinyl(eye: Eye, tones: Tones) -> None:
    s = eye.shape.scale
    white(eye, 0.12 * s)
    size = _iris_size(eye, 0.94)
    iris(eye, tones, (-0.010 * s, _height(eye, size[1], -0.020 * s)), size, _pupil(eye))
    lash_shade(eye, 0.085 * s, 0.5)


def _soft(eye: Eye, tones: Tones) -> None:
    """Less iris, more white: the eye of somebody who has grown up."""
    s = eye.shape.scale
    white(eye, 0.10 * s)
    size = _iris_size(eye, 1.0)
    iris(eye, tones, (-0.006 * s, _height(eye, size[1], -0.006 * s)), size, _pupil(eye))
    lash_shade(eye, 0.065 * s, 0.5)


def _pupil(eye: Eye) -> float:
    """Share of the iris: a doll's is wide, a calm one leaves its colour to be seen."""
    return _PUPIL[0] - (_PUPIL[0] - _PUPIL[1]) * eye.shape.calm


def _anime(eye: Eye, tones: Tones) -> None:
    w, h, s = eye.shape.width, eye.shape.height, eye.shape.scale
    white(eye, 0.10 * s)
    iris(eye, tones, (-0.008 * s, -0.004 * s), (w * 0.86, h * 0.95), 0.50, 2.3)
    lash_shade(eye, 0.16 * s, 0.55)


def _iris_size(eye: Eye, share: float) -> tuple[float, float]:
    """Half axes of an iris that fills this share of a young eye's height, as far as its width allows."""
    wide, tall = eye.shape.width, eye.shape.height
    reference = tall * max(1.0, 0.95 * wide / tall) ** _BY_WIDTH
    height = share * reference * (1.0 - _CALM_IRIS[eye.shape.family] * eye.shape.calm)
    return min(0.95 * height, (0.88 - _WHITE_BESIDE * eye.shape.calm) * wide), height


def _height(eye: Eye, iris: float, least: float) -> float:
    """v of an iris's middle: its top stays under the lid, for an iris with white all round it stares."""
    return max(least, min(eye.shape.lid - 0.93 * iris, 0.10 * eye.shape.height))
