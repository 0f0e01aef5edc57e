"""Tousled hair: strands of a full top that stand up from the forehead and turn every way over each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .builder import Hairdo
from .crew import Brushed, brushed_up
from .flow import STRAND, Flow, Lay, Mass, comb, directions, read, spread
from .frame import on_skull
from .shortmass import own_way
from .wisps import wisps

_TUFT = replace(STRAND, thickness=0.075, fall=1.7, bluntness=0.85, root_width=0.5, k=0.034)
_GROWN = -0.45
"""Length from which locks fall back on the forehead."""
_WISP = replace(STRAND, thickness=0.050, tip=0.014, fall=1.5, bluntness=0.95, root_width=0.7, exponent=1.8, k=0.038)
_FALLING = ((-46, 19, 0.180), (43, 21, 0.175), (-33, 28, 0.140))
"""Azimuth and elevation of their ends, half width. Thick ones would drip."""


def tousled(do: Hairdo, height: float) -> None:
    """height: 1 is usual, of how far the top stands up."""
    tall = float(np.clip(height + 0.5 * do.hair.mess, 0.6, 1.6))
    lean, _ = own_way(do)
    mass, flow = brushed_up(do, Brushed(0.12 * tall, 0.13 * tall, 0.6 * lean, steep=0.34))
    _tufts(do, mass, flow)
    wisps(do)
    if do.hair.length > _GROWN:
        _fallen(do, 0.10 * (height - 1) + 0.05 * do.hair.mess)


def _tufts(do: Hairdo, mass: Mass, flow: Flow) -> None:
    """Strands over the top whose ends stand free, each turned its own way."""
    at = spread(84, float(do.rng.uniform(0, 6)))
    at = at[(at[:, 1] > 0.50) & (read(mass.edge, at) < -0.12)]
    lay = Lay((-0.07, 0.020, 0.040), 0.190, 18, 28, 0.04, 9 + 22 * do.hair.mess)
    comb(do, mass, flow, at, lay, _TUFT, least=16)
    az = np.linspace(-42, 42, 7) + do.rng.uniform(-3, 3, 7)
    front = directions(az, np.full(7, 46.0))
    front = front[read(mass.edge, front) < -0.03]
    comb(do, mass, flow, front, replace(lay, before=14, behind=32, sway=9 + 14 * do.hair.mess), _TUFT)


def _fallen(do: Hairdo, h: float) -> None:
    """Locks of grown hair that fall back down on the forehead to both sides, each to a point of its own."""
    for az, el, width in _FALLING:
        end, lean = el + float(do.rng.uniform(-2, 2)), 5 * (1 if az > 0 else -1)
        do.lock(
            [
                on_skull(0.30 * az, 78, 1.08),
                on_skull(0.55 * az, 60, 1.21 + 0.7 * h),
                on_skull(0.85 * az, 0.5 * (end + 48), 1.16 + 0.3 * h),
                on_skull(az, end + 9, 1.075),
                on_skull(az + lean, end, 1.04),
            ],
            replace(_WISP, width=width),
            samples=15,
            fixed=True,
        )
