"""Cropped and receding hair: mostly cap."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import smoothstep
from . import hairline
from .builder import Hairdo
from .fade import fade
from .flow import STRAND, Lay, Mass, comb, read, spread
from .frame import F64
from .shortmass import down_beside
from .strand_map import AZ, EL, stipple
from .trims import faded, neck, sideburn_area

_SOFT = (0.24, 0.27, 0.36)
_SOFT_LOCK = replace(
    STRAND, thickness=0.062, fall=1.7, bluntness=0.9, grooves=3, root_width=0.30, root_thickness=0.30, full=0.55
)
_LEAST = 30.0
"""Degrees that such a lock is long at least."""
_SHARP = (0.035, 0.06, 0.30)
"""Radians over which the scalp shines through at forehead, sides and nape, of a soft and of a sharp line."""


def buzz(do: Hairdo) -> None:
    """A skin of short hair: fine bumps, bristles in the paint, faded at temples and nape. Cut to a sharp line it is
    dense up to it, and comes out of the skin at once."""
    sharp = do.hair.line == "sharp" and do.rim is None
    line = hairline.SHARP if sharp else hairline.SHORT
    edge = hairline.edge_map(hairline.receded(line, do.hair.recede)) - (0.03 if sharp else 0.07)
    if do.bearded:
        edge = edge - 0.12 * sideburn_area()
    tall = 0.038 * float(np.clip(do.hair.volume + 0.6 * (do.hair.length + 0.9), 0.5, 1.9))
    inside = smoothstep(0, 0.16 if sharp else 0.30, -edge)
    bumps = 0.0012 * stipple(do.rng, 1.2) * inside
    thickness = 0.012 + tall * smoothstep(-0.45, 0.75, EL) * (0.15 + 0.85 * inside) + bumps
    sunk = (0.03 if sharp else 0.06) * (1 - 0.67 * neck())
    do.cap(
        thickness + do.scalp,
        edge,
        ramp=None,
        blend=0.012 if sharp else 0.024,
        fade=_SHARP if sharp else _SOFT,
        skin=fade(bearded=do.bearded) if faded(do) else None,
        bristles=True,
        sunk=sunk,
    )


_ROUND = 0.30
"""Radians of a corner that is rounded."""
_FLUFFY = (-0.56, -0.42)
"""Lengths between which what is left beside a bare crown comes to be long enough to lie in locks."""
_FULL = (1.0, 1.12)
"""The same of how full it is."""
_IN_LOCKS = 0.15
"""Share of that from which it is locks and no bristles."""
_NECK = -0.45
"""Elevation in radians above which such locks end."""
_TEMPLE = 0.14
"""z of the head's unit sphere before which no lock grows there: its root would be a knob beside the brow."""
_STANDS, _HIGHER = 0.085, 0.10
"""HR by which such hair stands off, over the ears most, and radians by which it reaches further up the bare crown."""


def receding(do: Hairdo) -> None:
    """Bald on top. What is left comes softly out of the bare crown and tapers into the neck: cropped it lies close,
    longer it is brushed back over the ears and stands off them. Thick at its upper edge it would be a pair of
    ear-muffs."""
    long = float(max(smoothstep(*_FLUFFY, do.hair.length), smoothstep(*_FULL, do.hair.volume)))
    # Dark locks over bristles would be a wig's.
    locks = long > _IN_LOCKS
    lower, upper = hairline.edge_map(hairline.HORSESHOE), -hairline.edge_map(hairline.CROWN) - _HIGHER * long
    # Where they meet over the temple is a round, not a corner.
    edge = np.maximum(lower, upper) + 0.25 * _ROUND * np.maximum(1 - np.abs(lower - upper) / _ROUND, 0) ** 2
    inside = np.clip(-edge, 0, 1)
    full = 1 + 0.8 * (do.hair.volume - 1)
    bumps = 0.0012 * stipple(do.rng, 1.2) * smoothstep(0, 0.30, inside)
    # It comes out of the temple thin, and stands off over the ears.
    beside = smoothstep(2.5, 1.7, np.abs(AZ)) * (1 - neck()) * smoothstep(1.08, 1.65, np.abs(AZ))
    thickness = 0.012 + 0.030 * full * smoothstep(0.02, 0.40, inside) + bumps
    thickness = thickness + long * full * (0.020 * (1 - neck()) + _STANDS * beside) * smoothstep(0.02, 0.32, inside)
    thickness = thickness + do.scalp
    do.cap(
        thickness,
        edge,
        ramp=None,
        blend=0.024,
        fade=(0.20, 0.12, 0.30) if locks else (0.40, 0.24, 0.30),
        bristles=not locks,
        glossy=locks,
        sunk=0.05 - 0.03 * neck(),
        ties=[(180, -30)] if locks else [],
    )
    if locks:
        # On the neck no lock lies: it would hang free there.
        _brushed(do, Mass(thickness, np.maximum(edge, _NECK - EL)), long)


def _brushed(do: Hairdo, mass: Mass, long: float) -> None:
    """Soft locks over the ears and back, whose ends stand a little free."""

    def flow(p: F64) -> F64:
        return np.array([0.0, -0.25, -0.95]) + 0.6 * down_beside(p)

    at = spread(110, float(do.rng.uniform(0, 6)))
    at = at[(read(mass.edge, at) < -0.10) & (at[:, 2] < _TEMPLE)]
    # Roots that began above the mass, and short ones, would be knobs at temple and ear.
    lay = Lay((-0.09, 0.000, -0.030 + 0.020 * long), 0.170, 24, 36, 0.10, 8)
    section = replace(_SOFT_LOCK, thickness=_SOFT_LOCK.thickness * (0.62 + 0.38 * long))
    comb(do, mass, flow, at, lay, section, least=_LEAST)
