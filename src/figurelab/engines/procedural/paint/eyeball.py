"""What a printed eye is made of: white, iris, pupil, lights and the lashes' shadow. Every length is in HR."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.paint.canvas import Patch
from figurelab.engines.procedural.paint.complexion import INK
from figurelab.engines.procedural.paint.eyeshape import EyeShape
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, shift
from figurelab.engines.procedural.paint.stroke import F32, bell, coverage, ellipse, smoothstep

_WHITE = from_hex("#fdfaf5")
_WHITE_SHADE = from_hex("#a39cb4")
_LASH_SHADE = from_hex("#2a1c22")
_FIBRES = (19.0, 31.0)
"""How many rays of lighter and darker tissue an iris has: two waves, so that they do not look like spokes."""

Pair = tuple[float, float]


@dataclass(frozen=True)
class Light:
    """A highlight: centre on the SCREEN side of the eye's centre, and half axes."""

    x: float
    y: float
    a: float
    b: float
    opacity: float = 1.0


@dataclass(frozen=True)
class Eye:
    """One eye in its own coordinates: x grows outward, screen to the viewer's right, y up."""

    patch: Patch
    x: F32
    screen: F32
    y: F32
    mask: F32
    shape: EyeShape


def lively(color: str) -> F32:
    """The iris colour, lifted where it is so dark that ring, pupil and iris would melt together."""
    srgb = from_hex(color)
    lift = max(0.0, 0.38 - lightness(srgb))
    return shift(srgb, lift, 0.05 * lift, 0.08 * lift)


def white(eye: Eye, band: float) -> None:
    """The ball's white, in the lid's shade at the top and rounded off towards its corners."""
    eye.patch.over(_WHITE, eye.mask)
    rim = ellipse(eye.x, eye.y, (0.0, 0.0), (eye.shape.width, eye.shape.height), eye.shape.exponent)
    eye.patch.over(_WHITE_SHADE, eye.mask * smoothstep(-0.055 * eye.shape.scale, 0.0, rim), 0.38)
    eye.patch.over(_WHITE_SHADE, eye.mask * smoothstep(band, 0.0, _below_lid(eye)), 0.62)


def iris(eye: Eye, center: Pair, size: Pair, stops: tuple[F32, F32, F32, F32], power: float = 2.0) -> None:
    """A ball of glass: dark above, light below, with fibres and a limbal ring. stops: top, middle, bottom, ring."""
    t = smoothstep(-0.85, 0.95, -(eye.y - np.float32(center[1])) / size[1])[:, None]
    low, middle, high, ring = stops
    ramp = np.where(t < 0.5, low + (middle - low) * (t * 2.0), middle + (high - middle) * (t * 2.0 - 1.0))
    d = ellipse(eye.x, eye.y, center, size, power)
    inside = coverage(d) * eye.mask
    eye.patch.over(ramp[:, None, :].astype(np.float32), inside)
    across, up = (eye.x - center[0])[None, :] / size[0], (eye.y - center[1])[:, None] / size[1]
    angle, radius = np.arctan2(up, across), np.hypot(across, up)
    rays = np.sin(_FIBRES[0] * angle) * np.sin(_FIBRES[1] * angle + 1.0)
    rays = np.maximum(rays, 0.0) * smoothstep(0.40, 0.62, radius) * smoothstep(1.0, 0.80, radius)
    eye.patch.over(high, (rays * inside).astype(np.float32), 0.38)
    soft = 0.034 * eye.shape.scale
    eye.patch.over(ring, (smoothstep(-soft, -0.2 * soft, d) * inside).astype(np.float32), 0.62)
    half = np.float32(0.0125 * eye.shape.scale)
    eye.patch.over(ring, coverage(np.abs(d + half) - half, 0.006) * eye.mask, 0.92)


def pupil(eye: Eye, center: Pair, size: Pair, color: F32 = INK) -> None:
    """A dark disc with a soft edge, as behind glass."""
    eye.patch.over(color, coverage(ellipse(eye.x, eye.y, center, size), 0.007) * eye.mask)


def glow(eye: Eye, center: Pair, size: Pair, color: F32, strength: float) -> None:
    """Light that has crossed the ball and pools at the bottom of the iris."""
    pool = bell(eye.x, eye.y, (center[0], center[1] - size[1] * 0.60), (size[0] * 0.66, size[1] * 0.26), 1.6)
    inside = coverage(ellipse(eye.x, eye.y, center, (size[0] * 0.88, size[1] * 0.88)), 0.012)
    eye.patch.over(color, pool * inside * eye.mask, strength)


def lash_shade(eye: Eye, depth: float, strength: float) -> None:
    """The lashes' own shadow on the ball: without it the eye is a sticker."""
    eye.patch.over(_LASH_SHADE, eye.mask * smoothstep(depth, 0.2 * depth, _below_lid(eye)), strength)


def highlight(eye: Eye, light: Light) -> None:
    """A lamp's reflection. It slips under no lid, and lies flatter in a narrow eye."""
    s = eye.shape.scale
    y = min(light.y * s, eye.shape.lid - (light.b + 0.012) * s)
    squash = 1.0 if eye.shape.openness > 0.8 else 0.82
    d = ellipse(eye.screen, eye.y, (light.x * s, y), (light.a * s, light.b * s * squash))
    mask = coverage(d) * eye.mask
    eye.patch.over(np.ones(3, np.float32), mask, light.opacity)
    eye.patch.guard(mask, 1.0)


def _below_lid(eye: Eye) -> F32:
    """(h, w) depth under the visible upper edge."""
    return eye.shape.upper(eye.x)[None, :] - eye.y[:, None]
