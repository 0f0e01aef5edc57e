"""A beret: a soft flat round of felt on a narrow band, pushed back and falling to one side, with a stalk."""

from __future__ import annotations

import math

import numpy as np

from ..hair.frame import F64, unit, vec
from ..hair.rim import rim
from ..hair.strand_map import AZ
from ..lock import smoothstep
from .milliner import Milliner, below

_FALL, _BACK = 0.24, 0.20
"""How far it leans to the wearer's left and to the back, radians."""
_MIDDLE, _RADII = vec(0.10, 0.66, -0.08), vec(1.32, 0.54, 1.27)
"""Of the felt, local; it is as wide as its head and a third more."""
_BAND = 0.17
_GATHERS = 9


def beret(do: Milliner) -> None:
    """A band round the head, the felt on it, and what holds both together inside."""
    edge = rim(do.hat)
    assert edge is not None
    cut = below(edge)
    do.shell(0.16 + 0.16 * smoothstep(0.0, 0.45, -cut), cut, do.cloth, blend=0.05)
    band = np.maximum(cut, -cut - _BAND)
    do.shell(np.full(AZ.shape, 0.19), band, do.accent, blend=0.05, k=0.008)
    axes = _axes()
    program, middle = do.program, do.frame.world(_MIDDLE)
    program.oriented(middle, _RADII, axes, grooves=_GATHERS, depth=0.012, twist=0.2)
    # The top is hardly higher in its middle: felt lies flat.
    program.plane(axes[1], middle + 0.42 * axes[1], k=0.34).part(do.cloth, k=0.10)
    top = middle + 0.35 * axes[1]
    program.cone(top - 0.05 * axes[1], top + 0.11 * axes[1], 0.060, 0.045, k=0.01).part(do.cloth, k=0.05)


def _axes() -> F64:
    """(3, 3) rows: the felt's own x, its upright, and z."""
    up = unit(vec(math.sin(_FALL), 1.0, -math.sin(_BACK)))
    ahead = unit(vec(0.0, 0.0, 1.0) - up[2] * up)
    return np.stack([np.cross(up, ahead), up, ahead])
