"""Earrings: a small thing at an ear lobe that is neither skin nor hair."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.perceive.parts import parts

from .color import F32, band, median
from .head import Head

# Vertices of the face's outline beside the ears, the picture's left first.
_OUTLINE = ((-1, 234), (1, 454))
# Where it hangs, in face heights, which turning the head does not change: how far outside and inside the outline, under
# the eyes' line and down to under the chin.
_OUT, _IN = 0.30, 0.10
_UPPER, _LOWER = 0.14, 0.15
# Its area, of the squared face height, and how far its colour is from the skin's: the rest is noise, and ears.
_LEAST, _MOST = 0.004, 0.06
_APART = 15.0
_SMALLEST_FACE = 48.0


def earrings(head: Head) -> F32 | None:
    """(3,) Lab; None where none is plainly seen. Temples of glasses, hats and straps reach farther and are none."""
    if head.height * head.regions.window.scale < _SMALLEST_FACE or not (head.other.any() and head.skin.any()):
        return None
    numbered = parts(head.other)
    found = [color for side, vertex in _OUTLINE if (color := _at_lobe(head, numbered, side, vertex)) is not None]
    return found[0] if found else None


def _at_lobe(head: Head, numbered: NDArray[np.int64], side: int, vertex: int) -> F32 | None:
    y, x = np.indices(numbered.shape)
    out = (x - float(head.points[vertex, 0])) * side / head.height
    low = (y > head.eye_line + _UPPER * head.height) & (y < head.chin + _LOWER * head.height)
    zone = (out > -_IN) & (out < _OUT) & low & head.regions.inside
    for number in np.unique(numbered[zone]):
        thing = numbered == number
        share = float(thing.sum()) / head.height**2
        if number == 0 or not _LEAST < share < _MOST or bool((thing & ~zone).any()):
            continue
        color = median(band(head.lab[thing], 50, 95))
        if float(np.linalg.norm(color - median(head.lab[head.skin]))) > _APART:
            return color
    return None
