"""A crop: combed from the whorl to all sides, and forward over the forehead into a fringe of choppy tips."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import smoothstep
from .builder import Hairdo
from .flow import STRAND, Lay, Mass, comb_top, directions, read, spread, strand
from .frame import F64, unit
from .fringe import lowest
from .hairline import SHORT
from .shortmass import build, down_beside, down_to, outline, own_way, sides
from .strand_map import AZ, EL
from .trims import short_cut
from .whorl import WHORL

_PIECE = replace(
    STRAND, thickness=0.050, tip=0.012, fall=2.1, bluntness=0.85, root_width=0.8, full=0.3, grooves=4,
    depth=0.010, k=0.036,
)  # fmt: skip
_TOP = replace(STRAND, tip=0.016, fall=1.8, bluntness=0.9, k=0.036)
_ENDS = 4.5
"""Degrees by which a short cut's fringe ends higher than one of hanging hair."""
_WIDE = 54.0
"""Azimuth in degrees to which a fringe reaches on either side."""
_GATHERED = 4.0
"""Degrees over the lowest tips at which the mass under them ends: between two tips skin is seen."""


def crop(do: Hairdo, height: float) -> None:
    """height: 1 is usual, of how far the top stands off. Cut short it lies close, with a high fringe of finer ends."""
    short, mess = short_cut(do), do.hair.mess
    lean, rough = own_way(do)
    low = lowest(do) + _ENDS + 5 * short
    around = np.degrees(AZ)
    fringe = smoothstep(1.22, 1.00, np.abs(AZ)) * smoothstep(0.95, 0.60, EL)
    edge = outline(do, fringe * down_to(_line(do, low, lean, around) + _GATHERED))
    inside = np.clip(-edge, 0, 2)
    rise = (0.085 - 0.035 * short + 0.055 * mess) * height * smoothstep(0.0, 0.85, EL) * smoothstep(0, 0.5, inside)
    mass = build(do, edge, rise, [(176, 62)], fringe=fringe)
    away = -unit(WHORL)

    def flow(p: F64) -> F64:
        """Away from the whorl, on the forehead to a side."""
        front = (smoothstep(0.3, 0.8, p[:, 2]))[:, None]
        return away + front * [0.45 * lean, 0.0, 0.0] + 0.7 * down_beside(p)

    sides(do, mass, flow)
    at = spread(150, float(do.rng.uniform(0, 6)))
    top = at[(read(edge, at) < -0.15) & (at[:, 1] >= 0.58) & (at[:, 2] < 0.62)]
    free = 0.006 + 0.055 * mess
    lay = Lay((-0.05, 0.004, -0.040 + free), 0.160, 24, 28, sway=5 + 16 * mess)
    comb_top(do, mass, flow, top, lay, replace(lay, ends=(-0.05, 0.010, -0.032), inside=0.05), _TOP, least=16)
    _fringe(do, mass, low, lean, 1 + 0.25 * rough + 0.6 * mess)


def _line(do: Hairdo, low: float, lean: float, az: F64) -> F64:
    """(n,) or (384, 193) elevation in degrees of a fringe's lowest tips: it slants to a side, and is shorter at the
    temples, the more so the higher it is."""
    arch = float(np.interp(do.hair.fringe_drop, [0.3, 0.9], [11.5, 6.0]))
    aside = np.clip(az / _WIDE, -1.2, 1.2)
    return low + arch * smoothstep(0.25, 1.15, np.abs(aside)) + 2.6 * lean * aside


def _fringe(do: Hairdo, mass: Mass, low: float, lean: float, choppy: float) -> None:
    """Broad pieces in two rows, all turned to one side and each over the edge of the next, so that the fringe ends in a
    few long points on one clean line: narrow ones would be a comb's teeth, blunt ones drips. choppy: 1 is usual, of how
    far they differ."""
    way = 1.0 if lean >= 0 else -1.0
    hairline = np.array(sorted(SHORT))
    for count, root, above, over in ((9, 30, 1.5, 0.000), (8, 22, 0.0, 0.018)):
        tip = way * (np.linspace(-_WIDE + 6, _WIDE - 6, count) + do.rng.uniform(-2, 2, count))
        uneven = 1.8 * (np.arange(count) % 2) + do.rng.uniform(-1, 1, count)
        low_at = _line(do, low, lean, tip) + above + choppy * uneven
        # At the temples the hairline itself is lower, and what grows there falls past it.
        low_at = np.minimum(low_at, np.interp(np.abs(tip), hairline[:, 0], hairline[:, 1]) + 2)
        turn = (19.0 + 5.0 * abs(lean)) * way + do.rng.uniform(-2, 2, count) * choppy
        wide = (0.195 - 0.03 * short_cut(do)) * do.rng.uniform(0.88, 1.15, count)
        for a, end, t, w in zip(tip - 0.6 * turn, low_at, turn, wide, strict=True):
            run = np.linspace(0, 1, 9)
            path = directions(a * (0.86 + 0.14 * run) + t * (run**2 - 0.4), end + (root + 8) * (1 - run))
            arc = np.r_[0, np.cumsum(np.arccos(np.clip((path[1:] * path[:-1]).sum(1), -1, 1)))]
            strand(do, mass, path, arc, (-0.05, over + 0.004, over - 0.012), 0.0, replace(_PIECE, width=float(w)))
