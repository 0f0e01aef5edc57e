"""A short top that is brushed up in points: one mass over forehead and crown, out of which broad locks run in one
movement up, back and over to a side, each row over the roots of the next, and lift off it in crisp tips.

Points that stood up by themselves, however many and whatever their shape, were icing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from .builder import Hairdo
from .crew import Brushed, brushed_up
from .flow import STRAND, Flow, Lay, Mass, comb, directions, read
from .hairline import SHORT, height_at, receded
from .shortmass import grown_height, height_of, own_way

_POINT = replace(
    STRAND, thickness=0.078, tip=0.014, fall=1.50, bluntness=1.0, root_width=0.60, root_thickness=0.55, full=0.38,
    grooves=4, depth=0.012, exponent=1.7, k=0.028, edge=1.15,
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """Locks from temple to temple. count, reach: how many, and the azimuth in degrees of the outermost. above: degrees
    of their places over the hairline. lift: local units by which their tips stand off the mass. run: degrees that
    they reach along the flow."""

    count: int
    reach: float
    above: float
    lift: float
    run: float


_ROWS = (
    Row(5, 92.0, 48.0, 0.07, 32.0),
    Row(6, 64.0, 30.0, 0.145, 32.0),
    Row(6, 44.0, 10.0, 0.170, 32.0),
)
"""From the crown to the forehead: the front is seen over what stands behind it."""
_FRONT = 40.0
"""Azimuth in degrees beyond which the hairline falls over the temples, and rows do not fall with it."""
_LEAN = 0.5
"""How far the top turns to a side at least, 0..1: straight up it would be a brush."""
_INNER, _LOW = 0.75, 0.25
"""Share of a row's reach beyond which tips lie lower, and how much of the lift they have: from behind, what stood off
over the temples would be knobs."""
_LEAST = 0.80
"""How tall the lowest are: shorter ones would be scales."""


def tufts(do: Hairdo) -> None:
    """The whole cut."""
    tall = max(height_of(do, grown_height(do)), _LEAST)
    lean, rough = own_way(do)
    aside = math.copysign(_LEAN + (1 - _LEAN) * abs(lean), lean)
    mass, flow = brushed_up(do, Brushed(0.085 * tall, 0.135 * tall, 0.75 * aside, wide=1.15, steep=0.36, sway=4))
    for row in _ROWS:
        _row(do, mass, flow, row, tall * (1 + 0.15 * rough))


def _row(do: Hairdo, mass: Mass, flow: Flow, row: Row, tall: float) -> None:
    line = receded(SHORT, do.hair.recede)
    az = np.linspace(-row.reach, row.reach, row.count) + do.rng.uniform(-3, 3, row.count)
    el = np.array([height_at(line, min(abs(a), _FRONT)) + row.above for a in az]) + do.rng.uniform(-2, 3, row.count)
    at = directions(az, el)
    outer = np.abs(az) > _INNER * row.reach
    for some, share in ((outer, _LOW), (~outer, 1.0)):
        places = at[some & (read(mass.edge, at) < -0.04)]
        ends = (-0.085, 0.030, tall * row.lift * share)
        comb(do, mass, flow, places, Lay(ends, 0.255, 18, row.run, 0.03, 7), _POINT, least=16)
