"""A graduate's cap: a close skull cap, a flat square board on it with a corner in front, and a tassel over its edge."""

from __future__ import annotations

import math

import numpy as np

from ..hair.frame import F64, vec
from ..hair.rim import rim
from ..hair.strand_map import AZ
from ..lock import smoothstep
from .milliner import Milliner, below

_SIDE, _THICK, _ROUND = 1.16, 0.062, 0.05
"""Half sizes of the board, and how round its edges are, local."""
_HEIGHT, _NOD = 1.14, 0.10
"""Local height of its middle, and how far it leans forward, radians: from the front its upper side is seen."""
_STANDS = (0.30, 1.08, 0.97)
"""Local height from which on the cap's sides stand up to the board, and its half width there and below the board."""
_TURN = math.pi / 4
_CORD, _TASSEL = 0.040, (0.070, 0.125)
"""Radii of the cord, and of the tassel's upper and lower end."""
_HANGS, _OVER = 0.80, 0.72
"""How long the tassel is, and where on the way from the front corner to the one on the wearer's left it falls over the
edge: beside the face, not before it."""
_STRANDS = 9


def mortarboard(do: Milliner) -> None:
    """Cap and board in the hat's colour, button, cord and tassel in the accent."""
    edge = rim(do.hat)
    assert edge is not None
    cut = below(edge)
    # Its sides stand up to the board; the hem is a band a shade darker.
    do.shell(0.165 + 0.05 * smoothstep(0.0, 0.9, -cut), cut, do.cloth, blend=0.03)
    hem = np.maximum(cut, -cut - 0.13)
    do.shell(np.full(AZ.shape, 0.182), hem, do.shade(-0.04), blend=0.02)
    program, turn = do.program, _turn()
    middle = do.frame.world(vec(0.0, _HEIGHT, 0.0))
    scale = float(do.frame.scale.mean())
    low, wide, narrow = _STANDS
    foot = float(do.frame.world(vec(0.0, low, 0.0))[1])
    sides = (wide * scale, wide * scale, 0.5 * (wide + narrow) * scale, narrow * scale)
    program.loft(0, float(middle[2]), foot, float(middle[1]), sides, (1.0, 1.0), end=0.03).part(do.cloth, k=0.05)
    half = vec(_SIDE, _THICK, _SIDE) * scale
    program.box(middle, half, _angles(turn), round=_ROUND * scale).part(do.cloth, k=0.03)
    _tassel(do, middle, turn, scale)


def _tassel(do: Milliner, middle: F64, turn: F64, scale: float) -> None:
    """From the button over the upper side to the edge, and down from there."""
    program = do.program

    def on_board(x: float, y: float, z: float) -> F64:
        return middle + turn @ (vec(x, y, z) * scale)

    top = _THICK + 0.01
    button, brink = on_board(0.0, top, 0.0), on_board(2 * _OVER * _SIDE - _SIDE, top, _SIDE - 0.02)
    program.ellipsoid(button, vec(0.10, 0.06, 0.10) * scale).part(do.accent, k=0.012)
    program.cone(button, brink, _CORD * scale, _CORD * scale).part(do.accent, k=0.012)
    knot = on_board(2 * _OVER * _SIDE - _SIDE, -_THICK - 0.06, _SIDE + 0.03)
    program.cone(brink, knot, _CORD * scale, 1.4 * _CORD * scale).part(do.accent, k=0.012)
    foot = knot - vec(0.0, _HANGS * scale, 0.0)
    upper, lower = (r * scale for r in _TASSEL)
    program.ellipsoid(knot, (1.25 * upper,) * 3).part(do.accent, k=0.012)
    length = vec(lower, 0.5 * _HANGS * scale, lower)
    skirt = 0.5 * (knot + foot)
    program.ellipsoid(skirt, length * vec(1, 1.15, 1), grooves=_STRANDS, depth=0.018)
    program.plane((0, -1, 0), foot, k=0.03).part(do.accent, k=0.012)


def _turn() -> F64:
    """(3, 3) of the board: a corner in front, then the nod."""
    c, s, a = math.cos(_NOD), math.sin(_NOD), math.sqrt(0.5)
    nod = np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
    return nod @ np.array([[a, 0, a], [0, 1, 0], [-a, 0, a]])


def _angles(turn: F64) -> tuple[float, float, float]:
    """The turns about x, y and z, in this order, that a rotation is made of."""
    return (
        math.atan2(turn[2, 1], turn[2, 2]),
        -math.asin(turn[2, 0]),
        math.atan2(turn[1, 0], turn[0, 0]),
    )
