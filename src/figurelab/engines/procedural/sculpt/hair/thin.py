"""Thin hair over a hairline that has gone back: combed flat over the top, with the scalp shining through."""

from __future__ import annotations

import numpy as np

from ..lock import smoothstep
from .builder import Hairdo
from .flow import Lay, comb, read, spread
from .frame import F64, unit
from .shortmass import build, down_beside, outline, own_way, sides, top_front
from .strand_map import EL

_SHINES = 0.22
"""Radians from the hairline over which the scalp shines through."""


def thin(do: Hairdo, height: float) -> None:
    """Flat strands from the hairline back over the crown, leaning away from the parting. height: 1 is usual."""
    edge = outline(do)
    inside = np.clip(-edge, 0, 2)
    low = float(np.clip(height, 0.5, 1.2))
    rise = 0.022 * low * smoothstep(0.25, 0.85, EL) * smoothstep(0, 0.6, inside)
    rise = rise + 0.030 * low * top_front(0.0, 1.1) * smoothstep(0.05, 0.55, inside)
    mass = build(do, edge, rise, [(180, -30)], shines=_SHINES)
    lean, _ = own_way(do)
    aside = -0.30 if do.hair.parting in ("left", "right") else 0.25 * lean
    back = unit(np.array([0.0, -0.30, -0.95]))

    def flow(p: F64) -> F64:
        front = smoothstep(0.05, 0.75, p[:, 2])[:, None]
        return back + front * [aside, 0.25, 0.0] + down_beside(p)

    sides(do, mass, flow)
    at = spread(80, float(do.rng.uniform(0, 6)))
    at = at[(read(edge, at) < -0.16) & (at[:, 1] >= 0.58)]
    comb(do, mass, flow, at, Lay((-0.055, -0.010, -0.050), 0.18, 30, 46, 0.14, 4))
