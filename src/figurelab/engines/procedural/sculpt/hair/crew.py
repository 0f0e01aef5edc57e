"""Short hair without a parting: brushed up from the forehead and back over the top, close at the sides; higher it is a
quiff."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..lock import smoothstep
from .builder import Hairdo
from .flow import STRAND, Flow, Lay, Mass, comb, comb_top, directions, read, spread
from .frame import F64, unit
from .shortmass import build, down_beside, height_of, outline, own_way, sides, top_front
from .strand_map import EL
from .trims import clipped, short_cut

_BACK = unit(np.array([0.0, -0.30, -0.95]))
_LOWER = 0.05
"""Radians by which hair that rises from the skin begins lower: it is seen only where it has risen."""
_BEHIND_LINE = 0.05
"""Radians from the outline at which fine strands begin."""
_DEEP = 0.05
"""Local units by which their roots lie deeper, or they would be knobs there."""
_CREST = replace(STRAND, thickness=0.075, fall=1.7, bluntness=0.85, root_width=0.55, k=0.026)


@dataclass(frozen=True)
class Brushed:
    """How a top is brushed. crown, front: HR that it stands up there. lean: how far to a side, about -1..1. wide:
    radians from its crest to the temples. steep: radians from the hairline over which it rises to it. tip: how far
    ends stand off more than those that lie smooth, local units. down: how far the sides fall, 0 combed straight back.
    sway: degrees by which ends stray. short: 0 strands that run far back .. 1 tufts cut short. fine: share by which
    strands are narrower, and more."""

    crown: float
    front: float
    lean: float
    wide: float = 1.1
    steep: float = 0.40
    tip: float = 0.0
    down: float = 1.0
    sway: float = 6.0
    short: float = 0.0
    fine: float = 0.0


def crew(do: Hairdo, height: float) -> None:
    """height: 1 is usual, of how far the top stands up."""
    tall = height_of(do, height)
    lean, rough = own_way(do)
    brush = Brushed(
        0.075 * (1 - 0.3 * rough) * tall,
        0.130 * (1 + 0.20 * rough) * tall,
        0.75 * lean,
        wide=1.1 + 0.15 * rough,
        steep=0.42,
        tip=0.012 * rough,
        short=short_cut(do),
    )
    brushed_up(do, brush)


def quiff(do: Hairdo) -> None:
    """Brushed up from the forehead in a high crest, over to a side and back."""
    tall = float(np.clip(do.hair.volume, 0.75, 1.5))
    lean, rough = own_way(do)
    brush = Brushed(0.095 * tall, (0.195 + 0.03 * rough) * tall, 0.85 * lean, wide=1.0, steep=0.46)
    brush = replace(brush, short=0.7 * short_cut(do))
    mass, flow = brushed_up(do, brush)
    _crest(do, mass, flow, brush.short)


def brushed_up(do: Hairdo, brush: Brushed) -> tuple[Mass, Flow]:
    """The whole cut; returns its mass and the way that it runs: up and to a side at the forehead, back over the crown,
    down and back beside it and behind."""
    edge = outline(do, _LOWER * top_front(0.0, 1.2))
    inside = np.clip(-edge, 0, 2)
    rise = brush.crown * smoothstep(0.25, 0.85, EL) * smoothstep(0, 0.5, inside)
    rise = rise + brush.front * top_front(0.35 * brush.lean, brush.wide) * smoothstep(0, brush.steep, inside)
    mass = build(do, edge, rise, [(180, -30)])

    def flow(p: F64) -> F64:
        front = (smoothstep(0.15, 0.75, p[:, 2]) * smoothstep(0.3, 0.6, p[:, 1]))[:, None]
        return _BACK + front * [brush.lean, 0.0, 0.0] + down_beside(p, brush.down)

    sides(do, mass, flow)
    short = brush.short
    at = spread(round((90 + 110 * short) * (1 + brush.fine)), float(do.rng.uniform(0, 6)))
    top = at[(read(edge, at) < -0.10) & (at[:, 1] >= 0.60 - 0.06 * short)]
    # On the hem over clipped sides full strands would be a shelf, and behind their ends a row of leaves.
    full, sunk = (-0.016, 0.036) if clipped(do) else (0.0, 0.0)
    lay = Lay(
        (-0.06, full, -0.052 + brush.tip), (0.210 - 0.080 * short) * (1 - brush.fine), 30 - 15 * short, 46 - 24 * short
    )
    # Fine ones come out of the mass behind the hairline: on it, their roots would be a row of teeth.
    lay = replace(lay, sway=brush.sway + 6 * short, inside=_BEHIND_LINE if brush.fine else lay.inside)
    if brush.fine:
        lay = replace(lay, ends=(lay.ends[0] - _DEEP, *lay.ends[1:]))
    tufts = replace(lay, ends=(lay.ends[0] + 0.01, 0.004 + full, lay.ends[2] + 0.048 * short)) if short else lay
    section = replace(STRAND, tip=STRAND.tip - 0.008 * short)
    root, middle, tip = lay.ends
    lying = replace(lay, ends=(root, middle - 0.5 * sunk, tip - sunk))
    comb_top(do, mass, flow, top, tufts, lying, section, least=20 - 9 * short)
    return mass, flow


def _crest(do: Hairdo, mass: Mass, flow: Flow, short: float) -> None:
    """Broad strands from the hairline over the crest, whose tips stand free and turn to the side; cut short they are
    more, narrower and end on it."""
    count = 6 + round(3 * short)
    az = np.linspace(-44, 40, count) + do.rng.uniform(-3, 3, count)
    at = directions(az, np.full(count, 46.0) + do.rng.uniform(-2, 4, count))
    at = at[read(mass.edge, at) < -0.04]
    lay = Lay((-0.075, 0.022, 0.025), 0.215 - 0.06 * short, 16, 42 - 18 * short, 0.03, 6)
    comb(do, mass, flow, at, lay, _CREST)
