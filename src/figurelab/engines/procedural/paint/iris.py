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
_POOL = 0.19
"""How much lighter than it (OKLab L) the light is that pools in the deepest brown iris: with less it is a hole."""
_AMBER = math.radians(66.0)
"""Hue that light takes in a brown iris."""
_GLOW = 0.078
"""Least chroma of that light."""
_PALE_BROWN = (0.33, 0.47)
"""OKLab L from which to which a brown iris glows: a deep one has no amber in it."""
_HALO = 0.038
"""How far the pupil's dark runs out at most, HR: an outline's distance is told no further."""
_FIBRES = ((17.0, 0.3, 0.40), (29.0, 1.9, 0.34), (47.0, 4.1, 0.26))
"""How many to the turn, from where, and how strong the fine spokes of an iris are: rows that never fall together."""
_FIBROUS = 0.30
"""Opacity of the spokes: rings instead of them turned pale eyes into spirals."""
_RING, _GLOW_AT = 0.13, 0.70
"""How far outside the pupil its pale ring lies, and where the light pools, as shares of the radius."""


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
                (_POOL + 0.04 * glow if brown else 0.22) - 0.35 * max(0.0, L - 0.4), 1.15 if brown else 0.85, 0.7 * glow
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
    # Light that falls in above pools below: broad and soft first, then a brighter crescent in it.
    pool = np.exp(-(((radius - _GLOW_AT) / 0.30) ** 2)) * smoothstep(0.15, -0.85, up)
    patch.over(tones.light, (pool * inside).astype(np.float32), 0.62)
    patch.over(tones.ring, (_fibres(across, up, radius, pupil) * inside).astype(np.float32), _FIBROUS)
    collar = np.exp(-(((radius - pupil - _RING) / 0.075) ** 2)) * smoothstep(0.30, -0.55, up)
    patch.over(tones.ring, (collar * inside).astype(np.float32), 0.50)
    crescent = np.exp(-(((radius - 0.77) / 0.105) ** 2)) * smoothstep(-0.25, -0.85, up)
    patch.over(shift(tones.light, 0.055), (crescent * inside).astype(np.float32), 0.70)
    soft = 0.050 * s
    patch.over(tones.rim, (smoothstep(-soft, -0.10 * soft, d) * inside).astype(np.float32), 0.62)
    half = np.float32(0.010 * s)
    patch.over(tones.rim, coverage(np.abs(d + half) - half, 0.007) * eye.mask, 0.90)
    black = ellipse(eye.x, eye.y, (center[0], center[1] + 0.03 * size[1]), (pupil * size[0], pupil * size[1]))
    halo = smoothstep(min(0.045 * s, _HALO), 0.0, black)
    patch.over(shift(tones.deep, -0.06), (halo * inside).astype(np.float32), 0.7)
    patch.over(INK, coverage(black, 0.010) * eye.mask)
    _sky(eye, radius, across, up, inside)


def _fibres(across: F32, up: F32, radius: F32, pupil: float) -> F32:
    """(h, w) 0..1: spokes from the pupil outwards, gone under the lid's shade and at the rim."""
    angle = np.arctan2(up, across)
    rows = np.zeros_like(angle)
    for count, start, share in _FIBRES:
        rows += np.float32(share) * np.cos(np.float32(count) * angle + np.float32(start))
    reach = smoothstep(pupil, pupil + 0.20, radius) * smoothstep(0.97, 0.80, radius)
    return (smoothstep(-0.2, 0.9, rows) * reach * smoothstep(0.40, -0.30, up)).astype(np.float32)


def _sky(eye: Eye, radius: F32, across: F32, up: F32, inside: F32) -> None:
    """What the cornea mirrors of the room, opposite the lamp: a faint cool arc under the lid."""
    arc = np.exp(-(((radius - 0.74) / 0.11) ** 2)) * smoothstep(0.10, 0.75, across) * smoothstep(-0.15, 0.45, up)
    eye.patch.over(np.array((0.80, 0.87, 0.98), np.float32), (arc * inside).astype(np.float32), 0.34)
