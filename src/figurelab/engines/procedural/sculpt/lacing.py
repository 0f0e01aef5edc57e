"""Laces that cross over a tongue from eyelet to eyelet, with a bow at the top where it is seen."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ..paint.material import Material
from .last import Last, Up
from .primitives import INTERSECT
from .program import Row

_OUT, _BREADTH = 0.030, 0.023
"""How far laces stand out, and half their breadth, HR: finer ones would melt when the model is reduced."""
_DEEP = 0.16
_LOOP = (0.074, 0.042, 0.036)
"""Half sizes of one of a bow's loops."""


def straight_laces(last: Last, rows: Sequence[Row], top: Up, low: Up, half: float, count: int, color: str) -> None:
    """Bars on the upper's rows from the uppermost to the lowest, (forward, up), each so far to both sides."""
    net = _Net(last, rows, top, low, color, 0.08)
    for i in range(count):
        net.strand(i / (count - 1), half, 0.0)


def cross_laces(
    last: Last, rows: Sequence[Row], top: Up, low: Up, half: float, levels: int, color: str, *, bow: bool
) -> None:
    """On the upper's rows, from ``levels`` pairs of eyelets, each so far from the middle; top, low: (forward, up) of
    the uppermost pair and of the lowest, which one straight lace joins."""
    net = _Net(last, rows, top, low, color)
    net.strand(1.0, half + 0.01, 0.0)
    rise = 0.5 * net.length / (levels - 1)
    for level in range(levels - 1):
        for side in (-1, 1):
            net.strand((level + 0.5) / (levels - 1), math.hypot(half, rise) + 0.01, side * math.atan2(rise, half))
    if bow:
        _bow(last, top, net.pitch, net.cloth)


class _Net:
    """Laces of one shoe. length: from the uppermost to the lowest; pitch: how far their outside is turned up. apart:
    OKLab L that tells them from an upper of their own colour."""

    def __init__(self, last: Last, rows: Sequence[Row], top: Up, low: Up, color: str, apart: float = 0.17) -> None:
        self._last, self._rows, self._top = last, rows, top
        self._ahead, self._down = low[0] - top[0], top[1] - low[1]
        self.pitch, self.length = math.atan2(self._ahead, self._down), math.hypot(self._ahead, self._down)
        self.cloth = Material("lace", color, "cloth", roughness=0.8, tint=last.apart(color, last.deeper(apart)))

    def strand(self, share: float, half: float, roll: float) -> None:
        """A flat one so far down and so long, rolled out of the level."""
        last = self._last
        place = last.at(self._top[0] + share * self._ahead, self._top[1] - share * self._down)
        last.program.copy(self._rows).offset(_OUT)
        turn = _turned(roll, -self.pitch, last.leg.yaw)
        last.program.box(place, (half, _BREADTH, _DEEP), turn, round=0.016, k=0.018, op=INTERSECT)
        last.program.part(self.cloth, k=0.006)


def _bow(last: Last, top: Up, pitch: float, cloth: Material) -> None:
    """Two loops that hang to the sides and a knot."""
    out = (math.cos(pitch) * 0.036, math.sin(pitch) * 0.036)
    forward, up = top[0] + out[0], top[1] + out[1]
    for side in (-1, 1):
        turn = _turned(-side * 0.45, -pitch, last.leg.yaw + side * 0.35)
        last.program.ellipsoid(last.at(forward - 0.010, up - 0.020, side * 0.070), _LOOP, turn, k=0.01)
    last.program.ellipsoid(last.at(forward, up), (0.036, 0.034, 0.040), (0, last.leg.yaw, 0), k=0.012)
    last.program.part(cloth, k=0.006)


def _turned(roll: float, pitch: float, yaw: float) -> tuple[float, float, float]:
    """The turns about x, y and z, in that order, of what is rolled about z first, then pitched about x, then turned
    about y; radians."""
    cr, sr, cp, sp, cy, sy = (f(a) for a in (roll, pitch, yaw) for f in (math.cos, math.sin))
    z = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    m = y @ x @ z
    return math.atan2(m[2, 1], m[2, 2]), -math.asin(max(-1.0, min(1.0, m[2, 0]))), math.atan2(m[1, 0], m[0, 0])
