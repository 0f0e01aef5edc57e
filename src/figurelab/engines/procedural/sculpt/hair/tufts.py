"""A short top that stands up in points: rows of cones over the forehead and the crown, large and small in turn, that
spread to both sides like a fan, over sides and a back that lie down."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep
from .builder import Hairdo
from .flow import FLAT, STRAND, Lay, Mass, comb, directions, read, spread
from .frame import ELLIPSOID, F64, unit
from .hairline import SHORT, height_at, receded
from .shortmass import build, down_beside, grown_height, height_of, outline, own_way, sides, top_front
from .strand_map import EL

_CONE = Section(
    0.250, 0.150, tip=0.030, fall=1.5, bluntness=1.0, root_width=0.9, root_thickness=0.85, full=0.25, grooves=4,
    depth=0.014, wrap=0.5, exponent=1.8, k=0.042, edge=0.9,
)  # fmt: skip
_LYING = replace(STRAND, thickness=0.060, tip=0.016, fall=1.6, bluntness=0.95, root_width=0.6, full=0.35, k=0.036)
_ROWS = ((6, 39.0, 10.0, 0.240), (6, 68.0, 21.0, 0.300), (5, 95.0, 37.0, 0.270))
"""Rows of cones from the forehead back: how many, the azimuth in degrees that they reach on either side, degrees that
they root above the hairline, and how long they are, local units."""
_FRONT = 40.0
"""Azimuth in degrees beyond which the hairline falls over the temples, and rows of cones do not fall with it."""
_SMALL = 0.74
"""Share of the length of every other one: equal ones would be a crown's points."""
_LEAST = 0.85
"""How tall the lowest are: shorter ones would be scales."""


def tufts(do: Hairdo) -> None:
    """The whole cut."""
    tall = max(height_of(do, grown_height(do)), _LEAST)
    lean, _ = own_way(do)
    edge = outline(do)
    inside = np.clip(-edge, 0, 2)
    rise = 0.060 * smoothstep(0.25, 0.85, EL) * smoothstep(0, 0.5, inside)
    rise = tall * (rise + 0.070 * top_front(0.0, 1.2) * smoothstep(0, 0.30, inside))
    mass = build(do, edge, rise, [(180, -30)])

    def flow(p: F64) -> F64:
        """Up and back, on the forehead to a side and on the sides out to theirs."""
        front = (smoothstep(0.15, 0.75, p[:, 2]) * smoothstep(0.3, 0.6, p[:, 1]))[:, None]
        return np.array([0.0, -0.25, -0.95]) + front * [0.7 * lean, 0.0, 0.0] + down_beside(p)

    sides(do, mass, flow)
    at = spread(170, float(do.rng.uniform(0, 6)))
    top = at[(read(edge, at) < -0.10) & (at[:, 1] >= 0.56)]
    comb(do, mass, flow, top, Lay((-0.06, 0.006, -0.004), 0.160, 15, 24, 0.04, 8), _LYING, least=12)
    line = receded(SHORT, do.hair.recede)
    for count, wide, above, length in _ROWS:
        az = np.linspace(-wide, wide, count) + do.rng.uniform(-2, 2, count)
        for i, a in enumerate(az):
            size = tall * length * (1.0 if i % 2 == count // 2 % 2 else _SMALL) * float(do.rng.uniform(0.9, 1.1))
            root = directions(np.array([a]), np.array([height_at(line, min(abs(a), _FRONT)) + above]))[0]
            _cone(do, mass, root, lean, size)


def _cone(do: Hairdo, mass: Mass, at: F64, lean: float, length: float) -> None:
    """One from a unit direction: it leaves the head square to it and bends up."""
    foot = ELLIPSOID * at * (1 + float(read(mass.height, at)) / FLAT)
    out = unit(at / ELLIPSOID)
    stray = do.rng.uniform(-0.14, 0.14, 2)
    up = unit(0.25 * out + np.array([0.95 * at[0] + 0.40 * lean + stray[0], 0.80, -0.38 + stray[1]]))
    section = replace(
        _CONE, width=_CONE.width * (0.75 + 1.1 * length), thickness=_CONE.thickness * (0.75 + 1.1 * length)
    )
    points = [
        foot - 0.10 * out,
        foot + 0.30 * length * unit(1.2 * out + up),
        foot + 0.66 * length * unit(0.35 * out + up),
        foot + length * up,
    ]
    do.lock(points, section, fixed=True)
