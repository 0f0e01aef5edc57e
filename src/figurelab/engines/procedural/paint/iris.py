"""The iris and its pupil: a ball of coloured glass, dark above, a crescent of light below. Every length is in HR."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.paint.complexion import INK
from figurelab.engines.procedural.paint.eyeball import Eye, Pair
from figurelab.engines.procedural.paint.oklab import from_hex, from_oklab, mix, shift, to_oklab
from figurelab.engines.procedural.paint.stroke import F32, coverage, ellipse, smoothstep

_DARKEST = 0.33
"""OKLab L that an iris has at least: darker ones would melt together with their ring and pupil."""
_RICHER, _BROWNER, _MOST = 0.96, 1.12, 0.090
"""How much of the seen colour a printed iris has, and a brown one; and the most that it is raised to: a real iris is a
muted one, and glass eyes make a doll."""
_NEUTRAL = 0.040
"""Chroma below which an iris is grey and stays so."""
_AMBER = math.radians(66.0)
"""Hue that light takes in a brown iris."""
_GLOW = 0.078
"""Least chroma of that light."""
_PALE_BROWN = (0.33, 0.47)
"""OKLab L from which to which a brown iris glows: a deep one has no amber in it."""
_HALO = 0.038
"""How far the pupil's dark runs out at most, HR: an outline's distance is told no further."""
_RINGS = 2.6
"""Rings of lighter and darker tissue between pupil and rim."""


@dataclass(frozen=True)
class Tones:
    """Colours (3,) of one iris: under the lid, its own, of its rings, of the light at the bottom, of its rim."""

    deep: F32
    body: F32
    ring: F32
    light: F32
    rim: F32

    @classmethod
    def of(cls, color: str) -> Tones:
        """What is seen, with its hue kept and its depth made plain: light pools paler in pale eyes, amber in brown."""
        seen = to_oklab(from_hex(color))
        L, chroma = max(_DARKEST, float(seen[0])), math.hypot(float(seen[1]), float(seen[2]))
        hue = math.atan2(float(seen[2]), float(seen[1]))
        brown = chroma > 0.4 * _NEUTRAL and math.radians(30.0) < hue < math.radians(95.0)
        raised = chroma * (_BROWNER if brown else 1.0 if chroma < _NEUTRAL else _RICHER)
        glow = float(smoothstep(*_PALE_BROWN, np.array(L)))
        rich = min(raised, max(_MOST, chroma))

        def tone(lift: float, share: float, turn: float = 0.0) -> F32:
            at = hue + turn * (_AMBER - hue) if brown else hue
            depth = max(share * rich, turn * (0.045 + (_GLOW - 0.045) * glow)) if brown else share * rich
            return from_oklab([L + lift, depth * math.cos(at), depth * math.sin(at)])

        return cls(
            mix(tone(-0.19, 0.75), INK, 0.32),
            tone(0.035, 1.0),
            tone(0.14, 1.1, 0.5 * glow),
            tone(
                (0.15 + 0.06 * glow if brown else 0.22) - 0.35 * max(0.0, L - 0.4), 1.15 if brown else 0.85, 0.7 * glow
            ),
            mix(tone(-0.24, 0.8), INK, 0.45),
        )


def iris(eye: Eye, tones: Tones, center: Pair, size: Pair, pupil: float, power: float = 2.0) -> None:
    """size: half axes. pupil: its size over the iris's. power: of the outline, 2 an ellipse."""
    d = ellipse(eye.x, eye.y, center, size, power)
    inside = (coverage(d) * eye.mask).astype(np.float32, copy=False)
    across = ((eye.screen - np.float32(center[0])) / np.float32(size[0]))[None, :].astype(np.float32)
    up = ((eye.y - np.float32(center[1])) / np.float32(size[1]))[:, None].astype(np.float32)
    radius, low = np.hypot(across, up), smoothstep(0.45, -0.75, up)
    patch, s = eye.patch, eye.shape.scale
    patch.over(tones.deep + (tones.body - tones.deep) * low[..., None], inside)
    turns = (radius - np.float32(pupil)) * np.float32(2 * np.pi * _RINGS / (1.0 - pupil))
    waves = np.float32(0.5) + np.float32(0.5) * np.cos(turns)
    patch.over(tones.ring, (waves * smoothstep(0.25, -0.55, up) * inside).astype(np.float32), 0.44)
    crescent = np.exp(-(((radius - 0.76) / 0.155) ** 2)) * smoothstep(-0.05, -0.72, up)
    patch.over(tones.light, (crescent * inside).astype(np.float32), 0.92)
    soft = 0.040 * s
    patch.over(tones.rim, (smoothstep(-soft, -0.15 * soft, d) * inside).astype(np.float32), 0.60)
    half = np.float32(0.012 * s)
    patch.over(tones.rim, coverage(np.abs(d + half) - half, 0.006) * eye.mask, 0.92)
    black = ellipse(eye.x, eye.y, (center[0], center[1] + 0.03 * size[1]), (pupil * size[0], pupil * size[1]))
    halo = smoothstep(min(0.045 * s, _HALO), 0.0, black)
    patch.over(shift(tones.deep, -0.06), (halo * inside).astype(np.float32), 0.7)
    patch.over(INK, coverage(black, 0.008) * eye.mask)
    _sky(eye, radius, across, up, inside)


def _sky(eye: Eye, radius: F32, across: F32, up: F32, inside: F32) -> None:
    """What the cornea mirrors of the room, opposite the lamp: a faint cool arc under the lid."""
    arc = np.exp(-(((radius - 0.74) / 0.11) ** 2)) * smoothstep(0.10, 0.75, across) * smoothstep(-0.15, 0.45, up)
    eye.patch.over(np.array((0.80, 0.87, 0.98), np.float32), (arc * inside).astype(np.float32), 0.34)
