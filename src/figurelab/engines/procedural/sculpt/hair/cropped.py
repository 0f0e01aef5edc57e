"""A top that is cut too short to be combed: it lies as it grows, from the whorl forward, in fine tufts, that turn every
way where it is wavy."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import smoothstep
from .builder import Hairdo
from .flow import STRAND, Lay, comb, comb_top, directions, read, spread
from .frame import F64, unit
from .hairline import SHORT, height_at, receded
from .shortmass import build, down_beside, grown_height, height_of, outline, own_way, sides, top_front
from .strand_map import EL
from .whorl import WHORL

_TUFT = replace(STRAND, thickness=0.048, fall=1.7, bluntness=0.9, root_width=0.6, grooves=3, depth=0.008, k=0.032)
_PAST, _SHY = -0.012, 0.010
"""Radians from the hairline at which every other tip of the front row ends, past it and short of it."""


def cropped(do: Hairdo) -> None:
    """The whole cut."""
    tall = height_of(do, grown_height(do))
    lean, up = own_way(do)
    edge = outline(do)
    inside = np.clip(-edge, 0, 2)
    rise = 0.055 * smoothstep(0.25, 0.85, EL) * smoothstep(0, 0.5, inside)
    rise = tall * (rise + 0.050 * top_front(0.2 * lean, 1.25) * smoothstep(0, 0.30, inside))
    mass = build(do, edge, rise, [(176, 62)])
    away = -unit(WHORL)

    def flow(p: F64) -> F64:
        """Away from the whorl, over the forehead to a side."""
        front = smoothstep(0.3, 0.8, p[:, 2])[:, None]
        return away + front * [0.55 * lean, 0.0, 0.0] + 0.8 * down_beside(p)

    sides(do, mass, flow)
    at = spread(300, float(do.rng.uniform(0, 6)))
    top = at[(read(edge, at) < -0.10) & (at[:, 1] >= 0.55)]
    tangle = do.hair.wave
    far = 4 * (1 - tangle)
    lay = Lay((-0.045, 0.010, 0.004 + 0.014 * tangle), 0.108, 12 + far, 16 + far, sway=7 + 11 * tangle)
    comb_top(do, mass, flow, top, lay, replace(lay, ends=(-0.045, 0.008, -0.035), inside=0.05), _TUFT, least=10)
    line = receded(SHORT, do.hair.recede)
    for count, past, over in ((6, _SHY, 0.000), (7, _PAST, 0.008 + 0.010 * up)):
        az = np.linspace(-43, 43, count) + do.rng.uniform(-4, 4, count)
        low = np.array([height_at(line, float(a)) for a in az]) + do.rng.uniform(4, 8, count)
        front = Lay((-0.045, 0.006, over), 0.150, 12 + far, 12, past, 6)
        comb(do, mass, flow, directions(az, low), front, _TUFT, least=8)
