"""Line and shade colours relative to the skin, so that one recipe serves every complexion."""

from __future__ import annotations

from dataclasses import dataclass

from figurelab.engines.procedural.paint.oklab import from_hex, lightness, shift
from figurelab.engines.procedural.paint.stroke import F32

INK = from_hex("#1c1312")
"""Warm near-black of lashes and pupils: pure black reads as a hole."""


@dataclass(frozen=True)
class Complexion:
    """color: (3,) sRGB. L: its OKLab lightness."""

    color: F32
    L: float

    @classmethod
    def of(cls, color: str) -> Complexion:
        srgb = from_hex(color)
        return cls(srgb, lightness(srgb))

    @property
    def deep(self) -> bool:
        """Dark enough that dark lines need a lighter, warmer ground."""
        return self.L < 0.55

    @property
    def line(self) -> F32:
        """A drawn line that belongs to the skin."""
        return self.shade(-0.34 * min(1.0, self.L / 0.6), 0.03, 0.01)

    def shade(self, L: float, a: float = 0.0, b: float = 0.0) -> F32:
        """The skin moved in OKLab."""
        return shift(self.color, L, a, b)
