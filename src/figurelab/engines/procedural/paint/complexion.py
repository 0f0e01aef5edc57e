"""Line and shade colours relative to the skin, so that one recipe serves every complexion."""

from __future__ import annotations

import math
from dataclasses import dataclass

from figurelab.engines.procedural.paint.oklab import from_hex, from_oklab, lightness, shift, to_oklab
from figurelab.engines.procedural.paint.stroke import F32

INK = from_hex("#1c1312")
"""Warm near-black of lashes and pupils: pure black reads as a hole."""


_COLORFUL, _KEPT = 0.071, 0.35
"""OKLab chroma that skin has at most, beside this share of what is beyond."""
_PINK, _TURNED = math.radians(46.0), 0.45
"""Hue short of which skin is pink, and how much of that is taken off."""
_LIVING = math.radians(-10.0), math.radians(110.0)
"""Hues that skin has in any light: who asks for a green or a magenta one gets it as it is."""


def skin_color(color: str) -> F32:
    """(3,) the skin as it is painted: gloss, blush and shade warm it again, and what was ruddy or tanned in a photo
    would end orange or red."""
    L, a, b = (float(v) for v in to_oklab(from_hex(color)))
    hue, chroma = math.atan2(b, a), math.hypot(a, b)
    if not _LIVING[0] < hue < _LIVING[1]:
        return from_hex(color)
    chroma = min(chroma, _COLORFUL + _KEPT * max(0.0, chroma - _COLORFUL))
    hue += _TURNED * min(max(_PINK - hue, 0.0), 0.5) if chroma > 0.02 else 0.0
    return from_oklab([L, chroma * math.cos(hue), chroma * math.sin(hue)])


@dataclass(frozen=True)
class Complexion:
    """color: (3,) sRGB. L: its OKLab lightness."""

    color: F32
    L: float

    @classmethod
    def of(cls, color: str) -> Complexion:
        srgb = skin_color(color)
        return cls(srgb, lightness(srgb))

    @property
    def deep(self) -> bool:
        """Dark enough that dark lines need a lighter, warmer ground."""
        return self.L < 0.55

    @property
    def hue(self) -> float:
        """OKLab hue in degrees: 30 pink, 70 golden."""
        _, a, b = (float(v) for v in to_oklab(self.color))
        return math.degrees(math.atan2(b, a))

    @property
    def line(self) -> F32:
        """A drawn line that belongs to the skin."""
        return self.shade(-0.34 * min(1.0, self.L / 0.6), 0.03, 0.01)

    def shade(self, L: float, a: float = 0.0, b: float = 0.0) -> F32:
        """The skin moved in OKLab."""
        return shift(self.color, L, a, b)
