"""The colour of cloth as it is painted."""

from __future__ import annotations

from figurelab.engines.procedural.paint.material import Material
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, shift
from figurelab.engines.procedural.paint.scene import F32

_DARK, _BLACK = 0.34, 0.20
"""OKLab L: cloth darker than the first is painted lighter than it is, black as the second, or its forms would drown."""


def dyed(material: Material) -> F32:
    """(3,) sRGB of a material of cloth, its tint included."""
    color = from_hex(material.color)
    light = lightness(color)
    return shift(color, material.tint + max(_BLACK * (1.0 - light / _DARK), 0.0))
