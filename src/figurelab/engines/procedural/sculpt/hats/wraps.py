"""Cloth wound round the head: the turban and the headwrap."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from ..hair.frame import F64, vec
from ..hair.rim import rim
from ..hair.strand_map import AZ, EL, ridges, whorl
from ..lock import smoothstep
from .milliner import KNOT, Milliner, below

_LAYERS = 3.3
"""Layers of a turban a radian of elevation."""
_STRAIGHT = 0.80
"""How straight its edge rises to the point over the forehead, 0 an arc."""


def _arch(front: float, side: float, behind: float) -> F64:
    """(384, 193) elevation of a lower edge, radians: at the face, where two all but straight lines meet in a point,
    over the ears and at the nape."""
    away = np.abs(AZ) / (math.pi / 2)
    ahead = np.minimum(away, 1)
    line = front + (side - front) * (_STRAIGHT * ahead + (1 - _STRAIGHT) * (1 - np.cos(ahead * math.pi / 2)))
    return np.where(away < 1, line, side + (behind - side) * smoothstep(0.0, 1.0, np.clip(away - 1, 0, 1)))


def _overlaps(u: F64) -> F64:
    """0 .. 1: height of layers that lie on each other, each with a rolled lower edge at whole u and running out under
    the next."""
    p = u - np.floor(u)
    return smoothstep(0.0, 0.16, p) * (1 - p) ** 0.8


def turban(do: Milliner) -> None:
    """Layers that rise from both ears and cross over the forehead, those of one side over the other's; below them a
    triangle of the under-cap."""
    edge = _arch(0.70, -0.08, -0.60)
    cut = edge - EL
    under = np.maximum(cut - 0.10, np.maximum(0.40 - 0.05 * AZ**2 - EL, np.abs(AZ) - 0.75))
    do.shell(np.full(AZ.shape, 0.10), under, do.accent, blend=0.03)
    # Towards the top the layers close to rings; each side's are half a layer off the other's, which makes the crossing.
    turn = smoothstep(1.50, 0.55, EL)
    middle = AZ - 0.30 * (EL - 0.7)
    ahead = smoothstep(1.9, 1.0, np.abs(AZ))
    over = smoothstep(-0.05, 0.05, middle) * ahead + (1 - ahead) * 0.5
    u = _LAYERS * (EL - edge * turn) + 0.5 * over
    layers = _overlaps(u) * smoothstep(1.50, 1.15, EL)
    fine = ridges(3 * u) * smoothstep(1.35, 1.0, EL)
    dome = 0.105 + 0.24 * smoothstep(0.0, 0.80, -cut) + 0.13 * smoothstep(0.5, 1.5, EL)
    dome += 0.06 * np.exp(-((AZ / 0.7) ** 2)) * smoothstep(0.5, 0.9, EL) * smoothstep(1.5, 1.1, EL)
    step = 0.045 * smoothstep(0.06, -0.04, middle) * ahead * smoothstep(1.3, 0.9, EL)
    do.shell(dome + 0.085 * layers + 0.010 * fine - step, cut, do.cloth, blend=0.06)


def headwrap(do: Milliner) -> None:
    """Folds that run from the nape to a knot over the forehead, whose ends stand up as a bow."""
    edge = rim(do.hat)
    assert edge is not None
    cut = below(edge)
    x, away = whorl(8, 48, 15, swirl=0.9)
    folds = ridges(x) * smoothstep(0.10, 0.40, away) * smoothstep(2.9, 2.1, away)
    full = 0.14 + 0.08 * smoothstep(0.0, 0.4, -cut) + 0.17 * smoothstep(0.15, 1.3, EL) * smoothstep(0.15, 0.9, away)
    do.shell(full + 0.055 * folds, cut, do.cloth, blend=0.05)
    band = np.maximum(cut, -cut - 0.18 - 0.07 * np.cos(AZ))
    do.shell(0.178 + 0.024 * ridges(-9 * cut + 0.4 * AZ), band, do.cloth, blend=0.06)
    _knot(do, KNOT * 1.24)


def _knot(do: Milliner, middle: F64) -> None:
    """A bow at a local point: two loops and what holds them."""
    cloth = replace(do.cloth, frame=do.across(middle))
    for side, reach, rise in ((-1, 0.56, 0.20), (1, 0.60, 0.10)):
        s = np.linspace(0, 1, 12)
        t = s[:, None]
        centers = middle + vec(side * reach, rise, -0.10) * t + np.sin(math.pi * t) * vec(0, 0.10, 0.10)
        half = 0.06 + 0.25 * np.sin(math.pi * np.minimum(s * 0.62 + 0.02, 1)) ** 1.2 * smoothstep(1.08, 0.75, s)
        thick = 0.06 + 0.09 * np.sin(math.pi * s) ** 0.8
        way = np.broadcast_to(vec(side * 0.2, 0.45, 1.0), (12, 3))
        do.plate(centers, way, half, thick, cloth, stitches=3, k=0.05)
    do.ball(middle + vec(0, 0.0, 0.05), (0.19, 0.22, 0.16), cloth, grooves=7)
