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

_CLEARANCE, _HEAVIER = 0.018, 0.61
"""How far rims stand out from the face at least, and how much further per half width of the rim: thin
wire lies close, or it would be a wall that stands free where the face falls back from it."""
_ROOT = 0.02
"""How deep rims are rooted in the face."""
_DEEPEST = 0.125
_RIM = tuple((math.cos(a), math.sin(a)) for a in np.arange(10) * (math.pi / 5))
_INSIDE = ((0.0, 0.0), (-0.55, 0.0), (0.55, 0.0))
_STRAIGHT = 0.6
"""Share of the face's slant up and down that lenses follow."""


@dataclass(frozen=True)
class Seat:
    """Of the lens at the viewer's right. middle: (3,) of its front. yaw, pitch: of its plane, radians. bend: how far
    its sides fall back, per squared HR. depth: half of how deep its rim is."""

    lens: Lens
    middle: Vec3
    yaw: float
    pitch: float
    bend: float
    depth: float = 0.05

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
        x, y, z = np.array(self.middle) + self._axes() @ np.array([x, y - lens.slant * x, -self.bend * x * x])
        return float(x), float(y), float(z)

    def _axes(self) -> NDArray[np.float64]:
        return rotation(*self.turn).T


def seat(rows: Sequence[Row], lens: Lens, y: float) -> Seat:
    """A cylinder fitted to the bare face behind the lens, moved forward until no part of the rim is sunk. rows: of the
    face, y: of the head's centre."""
    x0, y0 = lens.center[0], y + lens.center[1]
    at = np.array([(a * lens.half_x, b * lens.half_y) for a, b in (*_RIM, *_INSIDE)])
    z = fronts(rows, at + np.array([x0, y0]))
    seen = z > 0
    x, v = at[seen].T
    fit = np.linalg.lstsq(np.column_stack([np.ones_like(x), x, v, x * x]), z[seen], rcond=None)[0]
    middle, across, up, curve = (float(c) for c in fit)
    found = Seat(
        lens, (x0, y0, middle), -math.atan(across), _STRAIGHT * math.atan(up), max(0.0, -curve) * math.cos(across)
    )
    rim = np.array([found.point(*place) for place in _RIM])
    skin = fronts(rows, rim[:, :2])
    gaps = (rim[:, 2] - skin)[skin > 0]
    out = _CLEARANCE + _HEAVIER * lens.rim - float(gaps.min())
    reach = float(gaps.max()) + out + _ROOT
    return replace(found, middle=(x0, y0, middle + out), depth=min(_DEEPEST, reach / 2))
