"""A button: a flat disc with a rounded rim, and painted on it the line of its rim and the thread that holds it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ...paint.dye import dyed
from ...paint.material import Material, Seam
from ...paint.oklab import lightness, shift, to_hex
from ..program import Program

_EDGE = 0.017
"""Radius of the rounded rim, HR."""
_HALF = 0.032
"""Half thickness: what lies over the cloth, as much again is in it."""
_RIM, _CORNERS = 0.70, 14
"""Where the rim's line runs, in radii, and how many corners it has."""
_STITCH = 0.20
"""Reach of the two stitches that cross in its middle, in radii."""
_SMALLEST = 0.041
"""Radius from which a button has room for thread; studs have none."""
_DARKER, _LIGHTER, _DARK = -0.10, 0.09, 0.42
"""OKLab L of the lines beside the button's, and up to which L it takes lighter ones."""


def pressed(
    program: Program, place: tuple[float, float, float], radius: float, normal: NDArray[np.float64], material: Material
) -> None:
    """Add one button to the open part, which lies flat on a surface with this unit normal: a disc, of metal a dome."""
    if material.finish == "metal":
        program.ellipsoid(place, (radius, radius, 0.048))
        return
    half = radius - _EDGE
    turn = -math.asin(float(normal[1])), math.atan2(float(normal[0]), float(normal[2])), 0.0
    program.ring(place, half, half, half, _EDGE, _HALF, turn, filled=True)


def threaded(
    material: Material, middles: Sequence[tuple[float, float]], radius: float, *, behind: bool = False
) -> Material:
    """The material of buttons with these middles (x, y), HR, with rims and thread painted on; metal has neither."""
    if material.finish == "metal" or radius < _SMALLEST:
        return material
    color = dyed(material)
    line = to_hex(shift(color, _LIGHTER if lightness(color) < _DARK else _DARKER))
    view = "back" if behind else "front"
    reach, rim = _STITCH * radius, _RIM * radius
    turns = [2 * math.pi * i / _CORNERS for i in range(_CORNERS + 1)]
    seams: list[Seam] = []
    for x, y in middles:
        circle = tuple((x + rim * math.cos(a), y + rim * math.sin(a)) for a in turns)
        strokes = [circle, *(((x - reach, y - s * reach), (x + reach, y + s * reach)) for s in (1, -1))]
        seams += [Seam(stroke, view, thread=line, mirrored=False) for stroke in strokes]
    return replace(material, seams=material.seams + tuple(seams))
