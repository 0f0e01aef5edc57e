"""A crop: combed from the whorl to all sides, and forward over the forehead into a fringe that is cut level."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import smoothstep
from .builder import Hairdo
from .flow import STRAND, Lay, comb, directions, read, spread
from .frame import F64, unit
from .fringe import lowest
from .shortmass import build, down_beside, down_to, outline, own_way, sides
from .strand_map import AZ, EL
from .trims import short_cut
from .whorl import WHORL

_FRINGE = replace(STRAND, thickness=0.060, fall=3.0, bluntness=0.75, root_width=0.6, k=0.030)
_ENDS = 4.5
"""Degrees by which a short cut's fringe ends higher than one of hanging hair."""


def crop(do: Hairdo, height: float) -> None:
    """height: 1 is usual, of how far the top stands off. Cut short it lies close, with a high fringe of finer ends."""
    short = short_cut(do)
    lean, _ = own_way(do)
    low = lowest(do) + _ENDS + 6 * short
    fringe = smoothstep(1.02, 0.80, np.abs(AZ)) * smoothstep(0.95, 0.60, EL)
    edge = outline(do, fringe * down_to(low))
    inside = np.clip(-edge, 0, 2)
    rise = (0.085 - 0.035 * short) * height * smoothstep(0.0, 0.85, EL) * smoothstep(0, 0.5, inside)
    mass = build(do, edge, rise, [(176, 62)], fringe=fringe)
    away = -unit(WHORL)

    def flow(p: F64) -> F64:
        """Away from the whorl, on the forehead to a side."""
        front = (smoothstep(0.3, 0.8, p[:, 2]))[:, None]
        return away + front * [0.30 * lean, 0.0, 0.0] + 0.7 * down_beside(p)

    sides(do, mass, flow)
    at = spread(150, float(do.rng.uniform(0, 6)))
    top = at[(read(edge, at) < -0.15) & (at[:, 1] >= 0.60) & (at[:, 2] < 0.55)]
    comb(do, mass, flow, top, Lay(width=0.145, before=26, behind=32, sway=3 + 14 * do.hair.mess))
    for count, elevation, over in ((11, low + 20, 0.010), (10, low + 13, 0.022)):
        az = np.linspace(-46, 46, count) + do.rng.uniform(-2.5, 2.5, count)
        wide = 0.130 - 0.025 * short
        lay = Lay((-0.05, over, -0.015), wide, 30, 30, 0.006, 4)
        comb(do, mass, flow, directions(az, np.full(count, elevation)), lay, _FRINGE)
