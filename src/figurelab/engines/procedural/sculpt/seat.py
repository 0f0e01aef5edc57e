"""How the rims of glasses sit on a face: close to it everywhere, sunk nowhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..paint.eyewear import Lens
from .probe import fronts
from .program import Row, rotation

Vec3 = tuple[float, float, float]

_CLEARANCE, _HEAVIER = 0.012, 0.61
"""How far rims stand out from the face at least, and how much further per half width of the rim: thin
wire lies close, or it would be a wall that stands free where the face falls back from it."""
_ROOT = 0.02
"""How deep rims are rooted in the face."""
_DEEPEST = 0.125
_ROUND = 16
"""Places on a rim where the face below it is asked for."""
_INSIDE = ((0.0, 0.0), (-0.55, 0.0), (0.55, 0.0))
_STRAIGHT = 0.8
"""Share of the face's slant up and down that lenses follow."""
_MOST = 0.8
"""The most that a lens curves, either way."""
_WITHIN = 0.3
"""What a place within the lens weighs, beside one on its rim."""


@dataclass(frozen=True)
class Seat:
    """Of the lens at the viewer's right. middle: (3,) of its front. yaw, pitch: of its plane, radians. bend, bow: how
    far its sides and its upper and lower ends fall back, per squared HR; warp: its upper outer and lower inner corner,
    less the other two. depth: half of how deep its rim is."""

    lens: Lens
    middle: Vec3
    yaw: float
    pitch: float
    bend: float
    depth: float = 0.05
    bow: float = 0.0
    warp: float = 0.0

    @property
    def turn(self) -> Vec3:
        """As :meth:`Program.ring` takes it."""
        return self.pitch, self.yaw, 0.0

    def center(self, back: float) -> Vec3:
        """The point that lies ``back`` behind the middle."""
        x, y, z = np.array(self.middle) - back * self._axes()[:, 2]
        return float(x), float(y), float(z)

    def point(self, across: float, up: float) -> Vec3:
        """Of the rim's front, across and up in half sizes from its middle."""
        lens = self.lens
        y = up * lens.half_y
        x = across * lens.half_x * (1 + lens.taper * up) - lens.shear * y
        y -= lens.slant * x
        back = self.bend * x * x + (self.bow * y + self.warp * x) * y
        x, y, z = np.array(self.middle) + self._axes() @ np.array([x, y, -back])
        return float(x), float(y), float(z)

    def _axes(self) -> NDArray[np.float64]:
        return rotation(*self.turn).T


def seat(rows: Sequence[Row], lens: Lens, y: float) -> Seat:
    """A surface of second order fitted to the bare face behind the lens, moved forward until no part of the rim is
    sunk. rows: of the face, y: of the head's centre."""
    x0, y0 = lens.center[0], y + lens.center[1]
    edge = _rim(lens)
    at = np.array([(a * lens.half_x, b * lens.half_y) for a, b in (*edge, *_INSIDE)])
    z = fronts(rows, at + np.array([x0, y0]))
    seen = z > 0
    x, v = at[seen].T
    form = np.column_stack([np.ones_like(x), x, v, x * x, v * v, x * v])
    fit = np.linalg.lstsq(form * _weights(seen)[:, None], z[seen] * _weights(seen), rcond=None)[0]
    middle, across, up, *curves = (float(c) for c in fit)
    bend, bow, warp = (float(np.clip(-c * math.cos(across), -_MOST, _MOST)) for c in curves)
    found = Seat(
        lens, (x0, y0, middle), -math.atan(across), _STRAIGHT * math.atan(up), max(0.0, bend), bow=bow, warp=warp
    )
    rim = np.array([found.point(*place) for place in edge])
    skin = fronts(rows, rim[:, :2])
    gaps = (rim[:, 2] - skin)[skin > 0]
    out = _CLEARANCE + _HEAVIER * lens.rim - float(gaps.min())
    depth = min(_DEEPEST, (float(gaps.max()) + out + _ROOT) / 2)
    return replace(found, middle=(x0, y0, middle + out), depth=depth)


def _rim(lens: Lens) -> list[tuple[float, float]]:
    """Places on a lens' rounded outline, in half sizes from its middle: the corners of square ones stand out most."""
    x, y, c = lens.half_x, lens.half_y, lens.corner
    angles = np.arange(_ROUND) * (2 * math.pi / _ROUND)
    ways = [(round(math.cos(a), 6), round(math.sin(a), 6)) for a in angles.tolist()]
    return [((np.sign(a) * (x - c) + a * c) / x, (np.sign(b) * (y - c) + b * c) / y) for a, b in ways]


def _weights(seen: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Of the places that were seen: it is the rim that lies on the face, the glass need not."""
    return np.where(np.arange(len(seen)) < _ROUND, 1.0, _WITHIN)[seen]
