"""The printed eye: white, iris, pupil and lights, in three families. Every length is in HR."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.paint.canvas import Canvas, Patch
from figurelab.engines.procedural.paint.complexion import INK, Complexion
from figurelab.engines.procedural.paint.eyeshape import EYE, EyeShape
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, mix, shift
from figurelab.engines.procedural.paint.stroke import F32, bell, coverage, ellipse, smoothstep

_WHITE = from_hex("#fdfaf5")
_WHITE_SHADE = from_hex("#aaa3ba")
_LASH_SHADE = from_hex("#2a1c22")
_GUARD = 0.6


@dataclass(frozen=True)
class Light:
    """A highlight: centre on the SCREEN side of the eye's centre, and half axes."""

    x: float
    y: float
    a: float
    b: float
    opacity: float = 1.0


_LIGHTS = {
    "dot": (Light(-0.036, 0.060, 0.036, 0.044), Light(0.036, -0.066, 0.018, 0.021, 0.85)),
    "vinyl": (
        Light(-0.056, 0.066, 0.046, 0.051),
        Light(0.060, -0.066, 0.020, 0.022, 0.92),
        Light(-0.088, -0.010, 0.011, 0.012, 0.8),
    ),
    "soft": (Light(-0.044, 0.050, 0.034, 0.038), Light(0.046, -0.048, 0.015, 0.016, 0.85)),
    "anime": (
        Light(-0.060, 0.105, 0.055, 0.068),
        Light(0.066, -0.120, 0.027, 0.031, 0.92),
        Light(-0.098, 0.000, 0.013, 0.016, 0.8),
    ),
}


@dataclass(frozen=True)
class _Look:
    """One eye in its own coordinates: x grows outward, screen to the viewer's right, y up."""

    patch: Patch
    x: F32
    screen: F32
    y: F32
    mask: F32
    shape: EyeShape


def draw_eye(canvas: Canvas, side: int, shape: EyeShape, color: str, skin: Complexion) -> None:
    """side: -1 viewer's left, +1 right. Draws all but the lids and lashes."""
    center = (side * EYE[0], EYE[1])
    _socket(canvas, center, side, shape, skin)
    patch = canvas.around(center, shape.width + 0.02, shape.height + 0.02)
    screen, y = patch.u - np.float32(center[0]), patch.v - np.float32(center[1])
    x = screen * np.float32(side)
    look = _Look(patch, x, screen, y, shape.mask(x, y), shape)
    {"dot": _dot, "vinyl": _vinyl, "soft": _vinyl, "anime": _anime}[shape.family](look, _lively(color))
    patch.guard(look.mask, _GUARD)
    for light in _LIGHTS[shape.family]:
        _light(look, light)


def _lively(color: str) -> F32:
    """The iris colour, lifted where it is so dark that ring, pupil and iris would melt together."""
    srgb = from_hex(color)
    lift = max(0.0, 0.38 - lightness(srgb))
    return shift(srgb, lift, 0.08 * lift, 0.16 * lift)


def _socket(canvas: Canvas, center: tuple[float, float], side: int, shape: EyeShape, skin: Complexion) -> None:
    if shape.family == "dot":
        return
    w, h = shape.width, shape.height
    patch = canvas.around((center[0], center[1] + 0.2 * h), 2.2 * w, 2.1 * h)
    lid = bell(patch.u, patch.v, (center[0], center[1] + h * 0.45), (w * 1.35, h * 1.05), 2.2)
    patch.over(skin.shade(-0.07, 0.022, 0.006), lid, 0.75)
    corner = bell(patch.u, patch.v, (center[0] + side * w * 0.8, center[1] + h * 0.30), (w * 0.7, h * 0.6), 2.0)
    patch.over(skin.shade(-0.08, 0.035, 0.004), corner, 0.45)


def _dot(eye: _Look, iris: F32) -> None:
    glow = smoothstep(-0.2, 1.0, -eye.y / eye.shape.height)[:, None, None]
    lit = shift(iris, -0.06)
    eye.patch.over(INK + (lit - INK) * glow * np.float32(0.6), eye.mask)


def _white(eye: _Look, band: float) -> None:
    """The white of the eye, in the lid's shade at the top."""
    eye.patch.over(_WHITE, eye.mask)
    edge = eye.shape.upper(eye.x)[None, :] - eye.y[:, None]
    eye.patch.over(_WHITE_SHADE, eye.mask * smoothstep(band, 0.0, edge), 0.6)


def _iris(
    eye: _Look, center: tuple[float, float], size: tuple[float, float], stops: tuple[F32, F32, F32, F32], power: float
) -> None:
    """A ball of glass: dark above, light below, ringed. stops: top, middle, bottom, ring."""
    t = smoothstep(-0.85, 0.95, -(eye.y - np.float32(center[1])) / size[1])[:, None]
    low, middle, high, ring = stops
    ramp = np.where(t < 0.5, low + (middle - low) * (t * 2.0), middle + (high - middle) * (t * 2.0 - 1.0))
    d = ellipse(eye.x, eye.y, center, size, power)
    eye.patch.over(ramp[:, None, :].astype(np.float32), coverage(d) * eye.mask)
    half = np.float32(0.0115 * eye.shape.scale)
    eye.patch.over(ring, coverage(np.abs(d + half) - half, 0.007) * eye.mask, 0.9)


def _glow(eye: _Look, center: tuple[float, float], size: tuple[float, float], color: F32, strength: float) -> None:
    """Light that has crossed the ball and pools at the bottom of the iris."""
    pool = bell(eye.x, eye.y, (center[0], center[1] - size[1] * 0.60), (size[0] * 0.66, size[1] * 0.26), 1.6)
    inside = coverage(ellipse(eye.x, eye.y, center, (size[0] * 0.9, size[1] * 0.9)), 0.012)
    eye.patch.over(color, pool * inside * eye.mask, strength)


def _vinyl(eye: _Look, iris: F32) -> None:
    s = eye.shape.scale
    center, size = (-0.010 * s, -0.020 * s), (0.165 * s, 0.184 * s)
    _white(eye, 0.12 * s)
    stops = (shift(iris, -0.13), shift(iris, -0.01), shift(iris, 0.13, 0.006, 0.024), shift(iris, -0.22))
    _iris(eye, center, size, stops, 2.0)
    _glow(eye, center, size, shift(iris, 0.24, 0.0, 0.03), 0.65)
    pupil = ellipse(eye.x, eye.y, (center[0], center[1] + 0.010 * s), (size[0] * 0.56, size[1] * 0.56))
    eye.patch.over(INK, coverage(pupil, 0.004) * eye.mask)
    _lash_shade(eye, 0.085 * s, 0.5)


def _anime(eye: _Look, iris: F32) -> None:
    w, h, s = eye.shape.width, eye.shape.height, eye.shape.scale
    center, size = (-0.008 * s, -0.004 * s), (w * 0.86, h * 0.95)
    _white(eye, 0.10 * s)
    stops = (shift(iris, -0.20), shift(iris, 0.02), shift(iris, 0.20, 0.0, 0.03), shift(iris, -0.26))
    _iris(eye, center, size, stops, 2.3)
    pupil = ellipse(eye.x, eye.y, (center[0], center[1] + 0.015 * s), (size[0] * 0.50, size[1] * 0.48))
    eye.patch.over(mix(shift(iris, -0.30), INK, 0.5), coverage(pupil, 0.004) * eye.mask)
    _glow(eye, center, size, shift(iris, 0.30, 0.0, 0.04), 0.75)
    _lash_shade(eye, 0.16 * s, 0.55)


def _lash_shade(eye: _Look, depth: float, strength: float) -> None:
    """The lashes' own shadow on the ball: without it the eye is a sticker."""
    edge = eye.shape.upper(eye.x)[None, :] - eye.y[:, None]
    eye.patch.over(_LASH_SHADE, eye.mask * smoothstep(depth, 0.2 * depth, edge), strength)


def _light(eye: _Look, light: Light) -> None:
    s = eye.shape.scale
    y = min(light.y * s, eye.shape.lid - (light.b + 0.012) * s)
    squash = 1.0 if eye.shape.openness > 0.8 else 0.82
    d = ellipse(eye.screen, eye.y, (light.x * s, y), (light.a * s, light.b * s * squash))
    mask = coverage(d) * eye.mask
    eye.patch.over(np.ones(3, np.float32), mask, light.opacity)
    eye.patch.guard(mask, 1.0)
