"""From paint seen on lips and lids to the printed face's: colours laid on the figure's own skin."""

from __future__ import annotations

import numpy as np

from .color import F32, chroma, hue, to_hex
from .makeup import Makeup
from .reading import Reading, ramp

# Evidence for paint on lips, and how strongly they are tinted.
_EVIDENCE, _STRENGTH = (0.40, 0.60, 0.85, 1.10, 1.50), (0.0, 0.18, 0.42, 0.72, 1.0)
# Evidence from which nothing but paint has it: bare lips end at 0.95 (of 131 people), painted ones mostly begin there.
_SURE, _CERTAIN = 0.97, 1.10
# How much less red and more blue than the cheek no shade makes a lid: 1.09 beside 1.22.
_COLORED = 1.16
# Up to which hues lips go, and their chroma and L; what is added to the red of a grey photo's.
_PINK, _ORANGE, _CHROMA, _LIGHTEST, _DARKEST, _UNTOLD_RED = -30.0, 48.0, (16.0, 62.0), 9.0, 20.0, (9.0, 0.35)
# How much further from the skin lips are printed than seen, bare and painted ones: small in a picture, they would fade.
_PRINTED, _GREY = (1.08, 1.40), 1.5
# How cool and how dark a lid is from which to which its shadow is stronger; the least that is drawn.
_COOL, _SMOKY, _LEAST = (0.25, 0.80), (0.35, 0.80), 0.3
_LID_L, _LID_VIVID = (-32.0, -11.0), 1.3


def surely(seen: Reading[Makeup]) -> int:
    """How surely lips or lids are painted: 0 not told, 1 likely, 2 past doubt."""
    if not seen.trusted:
        return 0
    return 2 if seen.value.lips > _CERTAIN else 1 if seen.value.lips > _SURE else 0


def colored_lids(seen: Reading[Makeup]) -> bool:
    return seen.trusted and seen.value.cool > _COLORED


def lip_strength(seen: Makeup) -> float:
    return float(np.interp(seen.lips, _EVIDENCE, _STRENGTH))


def lip_color(seen: Makeup, skin: F32) -> str:
    """As much redder and darker than the figure's skin as the lips are than the person's."""
    light, red, yellow = (float(v) for v in seen.lip)
    apart = float(np.interp(lip_strength(seen), (0.2, 0.7), _PRINTED))
    if np.hypot(red, yellow) < _GREY:
        # A grey photo: the darker, the redder.
        red = _UNTOLD_RED[0] + _UNTOLD_RED[1] * max(-light, 0.0)
    light = max(min(float(skin[0]) + apart * light, float(skin[0]) - _LIGHTEST * apart), _DARKEST)
    color = np.array([light, float(skin[1]) + apart * red, float(skin[2]) + apart * yellow], np.float32)
    angle = (hue(color) + 180.0) % 360.0 - 180.0
    angle, strong = np.radians(np.clip(angle, _PINK, _ORANGE)), float(np.clip(chroma(color), *_CHROMA))
    return to_hex(np.array([light, strong * np.cos(angle), strong * np.sin(angle)], np.float32))


def shadow(seen: Makeup, skin: F32) -> str | None:
    """The lids' colour on the figure's skin, mixed with it as far as it is faint; None where it is no more than
    shade."""
    strength = max(ramp(seen.cool, *_COOL), ramp(seen.smoky, *_SMOKY))
    if strength < _LEAST:
        return None
    off = np.array([np.clip(seen.lid[0], *_LID_L), *(_LID_VIVID * seen.lid[1:])], np.float32)
    color = skin + strength * off
    return to_hex(np.array([max(float(color[0]), 16.0), *color[1:]], np.float32))
