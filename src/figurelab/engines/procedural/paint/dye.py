"""The colour and finish of cloth and the colour of hair as they are painted."""

from __future__ import annotations

import math

import numpy as np

from figurelab.engines.procedural.paint.material import Material
from figurelab.engines.procedural.paint.oklab import from_hex, from_oklab, lightness, shift, to_oklab
from figurelab.engines.procedural.paint.scene import F32
from figurelab.engines.procedural.paint.stroke import smoothstep

_DARK, _BLACK = 0.34, 0.10
"""OKLab L: cloth darker than the first is painted a little lighter than it is, black as the second, or its seams would
drown."""
_TRIM = 2.0
"""Trims of black cloth are lighter, never darker than it, by this much of what sets them apart on other cloth."""
_MATT, _GLOSSY = 0.92, 0.46
"""Roughness of black cloth, and the OKLab L up to which cloth is rougher than its kind: the studio's lamps in its sheen
would turn black into charcoal."""

_BLACK_HAIR = lightness([0.16, 0.14, 0.15])
"""OKLab L of the darkest hair: below it neither strands nor carving can be seen."""
_DYED = 130.0
"""OKLab hue in degrees from which yellow hair is green."""


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


def hair_color(color: str) -> F32:
    """(3,) sRGB of a hair colour as it is painted: never so dark that its forms drown, nor so yellow that its shade
    turns olive."""
    lightness, a, b = (float(v) for v in to_oklab(from_hex(color)))
    hue, chroma = math.degrees(math.atan2(b, a)), math.hypot(a, b)
    lightness = max(lightness, _BLACK_HAIR)
    # Browns end earlier on the way to green than blonds; what is plainly green is dyed.
    most = 58.0 + 26.0 * float(smoothstep(0.30, 0.75, np.array(lightness)))
    if most < hue < _DYED:
        hue = most + (hue - most) * (0.25 + 0.75 * ((hue - most) / (_DYED - most)) ** 3)
    return from_oklab([lightness, chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))])
