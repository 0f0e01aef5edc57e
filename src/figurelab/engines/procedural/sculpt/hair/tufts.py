"""A short top that stands up in points: tufts whose ends leave the head, rooted close, each leaning its own way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import smoothstep
from .builder import Hairdo
from .flow import STRAND, Lay, comb, directions, read, spread
from .frame import F64
from .hairline import SHORT, height_at, receded
from .shortmass import build, down_beside, grown_height, height_of, outline, own_way, sides, top_front
from .strand_map import EL

_TUFT = replace(
    STRAND, thickness=0.100, tip=0.022, fall=1.35, bluntness=1.0, root_width=0.6, full=0.35, depth=0.016, k=0.028
)
_BESIDE = 0.50
"""Share of the head's half width from which on tufts lie: standing they would be horns."""
_BEHIND = -0.30
"""z of the head's unit sphere behind which they lie too: there they would be a shelf."""
_LEAST = 1.0
"""How tall the lowest are: shorter ones would be scales."""


def tufts(do: Hairdo) -> None:
    """The whole cut."""
    tall = max(height_of(do, grown_height(do)), _LEAST)
    lean, up = own_way(do)
    edge = outline(do)
    inside = np.clip(-edge, 0, 2)
    rise = 0.065 * smoothstep(0.25, 0.85, EL) * smoothstep(0, 0.5, inside)
    rise = tall * (rise + 0.115 * top_front(0.25 * lean, 1.2) * smoothstep(0, 0.34, inside))
    mass = build(do, edge, rise, [(180, -30)])

    def flow(p: F64) -> F64:
        """Up and back, on the forehead to a side and on the sides out to theirs."""
        front = (smoothstep(0.15, 0.75, p[:, 2]) * smoothstep(0.3, 0.6, p[:, 1]))[:, None]
        return np.array([0.0, -0.25, -0.95]) + front * [0.7 * lean, 0.0, 0.0] + down_beside(p)

    sides(do, mass, flow)
    at = spread(170, float(do.rng.uniform(0, 6)))
    top = at[(read(edge, at) < -0.18) & (at[:, 1] >= 0.56)]
    beside = np.abs(top[:, 0]) > _BESIDE
    far = 0.17 * tall
    comb(do, mass, flow, top[beside], Lay((-0.07, 0.012, 0.010), 0.150, 14, 20, 0.05, 8), _TUFT)
    behind = ~beside & (top[:, 2] < _BEHIND)
    comb(do, mass, flow, top[behind], Lay((-0.07, 0.020, 0.020), 0.150, 9, 15, 0.05, 12), _TUFT, least=10)
    standing = top[~beside & ~behind]
    comb(do, mass, flow, standing, Lay((-0.07, 0.035, far), 0.140, 7, 13, 0.04, 22), _TUFT, least=10)
    line = receded(SHORT, do.hair.recede)
    az = np.linspace(-35, 35, 8) + do.rng.uniform(-2.5, 2.5, 8)
    low = np.array([height_at(line, float(a)) for a in az]) + do.rng.uniform(5, 10, 8)
    lay = Lay((-0.07, 0.040, (1.1 + 0.2 * up) * far), 0.140, 6, 14, 0.02, 16)
    comb(do, mass, flow, directions(az, low), lay, _TUFT, least=9)
