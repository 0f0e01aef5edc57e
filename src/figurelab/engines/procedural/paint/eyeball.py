"""What a printed eye is made of beside its iris: white, lights and the lashes' shadow. Every length is in HR."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.paint.canvas import Patch
from figurelab.engines.procedural.paint.eyeshape import EyeShape
from figurelab.engines.procedural.paint.oklab import from_hex
from figurelab.engines.procedural.paint.stroke import F32, coverage, ellipse, smoothstep

_WHITE = from_hex("#f3eeea")
_WHITE_SHADE = from_hex("#a3938d")
_RIM = from_hex("#b98a80")
"""Of the white where it meets the lower lid, moist and rosy: a clean edge of white is a sticker's."""
_LASH_SHADE = from_hex("#2a1c22")
_WINDOW, _BENT = 3.2, 0.80
"""Exponent of a window's outline, and share of its half size beyond its middle that the ball's round leaves of it."""
_SKY = from_hex("#cfdcf0")
"""What the lower part of a window mirrors: a light of one white is a hole."""

Pair = tuple[float, float]


@dataclass(frozen=True)
class Light:
    """A highlight: centre on the SCREEN side of the eye's centre, and half axes. window: whether it is a window's, and
    no spot."""

    x: float
    y: float
    a: float
    b: float
    opacity: float = 1.0
    window: bool = False


@dataclass(frozen=True)
class Eye:
    """One eye in its own coordinates: x grows outward, screen to the viewer's right, y up."""

    patch: Patch
    x: F32
    screen: F32
    y: F32
    mask: F32
    shape: EyeShape


def white(eye: Eye, band: float) -> None:
    """The ball's white, in the lid's shade at the top and rounded off towards its corners."""
    eye.patch.over(_WHITE, eye.mask)
    rim = eye.shape.outline(eye.x, eye.y)
    eye.patch.over(_WHITE_SHADE, eye.mask * smoothstep(-0.085 * eye.shape.scale, 0.0, rim), 0.52)
    eye.patch.over(_WHITE_SHADE, eye.mask * smoothstep(band, 0.0, _below_lid(eye)), 0.70)
    low = eye.y[:, None] - eye.shape.lower(eye.x)[None, :]
    eye.patch.over(_RIM, eye.mask * smoothstep(0.030 * eye.shape.scale, 0.0, low), 0.55)


def lash_shade(eye: Eye, depth: float, strength: float) -> None:
    """The lashes' own shadow on the ball: without it the eye is a sticker."""
    eye.patch.over(_LASH_SHADE, eye.mask * smoothstep(depth, 0.2 * depth, _below_lid(eye)), strength)


def highlight(eye: Eye, light: Light) -> None:
    """A lamp's reflection: a window's rounded square, bent round the ball, or a spot. It slips under no lid, and lies
    flatter in a narrow eye."""
    s, shape = eye.shape.scale, eye.shape
    side = np.sign(eye.x[-1] - eye.x[0]) * np.sign(eye.screen[-1] - eye.screen[0])
    reach = np.array([light.x - 0.7 * light.a, light.x, light.x + 0.7 * light.a], np.float32) * np.float32(s * side)
    room = float(shape.upper(reach).min()) - shape.line
    squash = 1.0 if shape.openness > 0.8 else 0.82
    floor = float(shape.lower(reach).max()) + 1.25 * light.b * s * squash
    y = min(max(light.y * s, floor), room - 0.85 * light.b * s * squash)
    a, b = light.a * s, light.b * s * squash
    d = ellipse(eye.screen, eye.y, (light.x * s, y), (a, b), _WINDOW if light.window else 2.0)
    if light.window:
        # The ball's middle lies as far below the light as it does in a wide eye.
        far = float(np.hypot(light.x, light.y)) * s
        round_ = np.hypot(eye.screen[None, :], (eye.y - np.float32(y - light.y * s))[:, None])
        d = np.maximum(d, round_ - np.float32(far + _BENT * min(a, b)))
    mask = (coverage(d) * eye.mask).astype(np.float32)
    eye.patch.over(np.ones(3, np.float32), mask, light.opacity)
    if light.window:
        low = smoothstep(y + 0.2 * b, y - 1.1 * b, eye.y)[:, None]
        eye.patch.over(_SKY, mask * low, 0.55)
    eye.patch.guard(mask, 1.0)


def _below_lid(eye: Eye) -> F32:
    """(h, w) depth under the visible upper edge."""
    return eye.shape.upper(eye.x)[None, :] - eye.y[:, None]
