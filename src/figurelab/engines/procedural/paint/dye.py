"""The colour and finish of cloth as it is painted."""

from __future__ import annotations

from figurelab.engines.procedural.paint.material import Material
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, shift
from figurelab.engines.procedural.paint.scene import F32

_DARK, _BLACK = 0.34, 0.10
"""OKLab L: cloth darker than the first is painted a little lighter than it is, black as the second, or its seams would
drown."""
_TRIM = 2.0
"""Trims of black cloth are lighter, never darker than it, by this much of what sets them apart on other cloth."""
_MATT, _GLOSSY = 0.92, 0.46
"""Roughness of black cloth, and the OKLab L up to which cloth is rougher than its kind: the studio's lamps in its sheen
would turn black into charcoal."""


def dyed(material: Material) -> F32:
    """(3,) sRGB of a material of cloth, its tint included."""
    color = from_hex(material.color)
    dark = max(1.0 - lightness(color) / _DARK, 0.0)
    trim = min(2.2 * dark, 1.0)
    tint = material.tint + trim * (_TRIM * abs(material.tint) - material.tint)
    return shift(color, tint + _BLACK * dark)


def roughness(material: Material) -> float:
    """Of any material, as it is painted."""
    if material.finish != "cloth":
        return material.roughness
    dark = min(max((_GLOSSY - lightness(from_hex(material.color))) / (_GLOSSY - 0.30), 0.0), 1.0)
    return material.roughness + dark * max(_MATT - material.roughness, 0.0)
