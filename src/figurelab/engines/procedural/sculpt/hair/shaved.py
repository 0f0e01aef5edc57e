"""Cropped and receding hair: mostly cap."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep
from . import hairline
from .builder import Hairdo
from .fade import fade
from .frame import on_skull
from .strand_map import EL, stipple
from .trims import faded, neck, sideburn_area

_SOFT = (0.24, 0.27, 0.36)
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
_COMBED_FROM = -0.45
"""Length from which what is left beside a bare crown is long enough to lie in locks."""
_SIDE = Section(
    0.15, 0.055, tip=0.035, fall=2.0, bluntness=0.9, root_width=0.5, root_thickness=0.4, full=0.45, grooves=3,
    depth=0.014, exponent=1.75, k=0.050,
)  # fmt: skip
_COMBED = (
    ((68, 11), (71.5, 3), (75, -6), (78, -14), 0.085),
    ((68, 14), (92, 18), (120, 7), (137, -10), 0.135),
    ((69, 7), (84, 9), (106, 2), (121, -11), 0.125),
    ((88, 21), (110, 17), (132, -4), (144, -24), 0.135),
    ((108, 25), (130, 13), (146, -11), (153, -29), 0.140),
    ((130, 25), (147, 12), (158, -14), (162, -33), 0.145),
    ((154, 23), (165, 10), (171, -16), (174, -35), 0.150),
)
"""(azimuth, elevation) and half width of the locks of one side, from the temple to the middle of the back."""


def receding(do: Hairdo) -> None:
    """Bald on top. What is left is cropped: it comes softly out of the bare crown and tapers into the neck; only longer
    hair is combed back over the ears. Thick at its upper edge it would be a pair of ear-muffs."""
    lower, upper = hairline.edge_map(hairline.HORSESHOE), -hairline.edge_map(hairline.CROWN)
    # Where they meet over the temple is a round, not a corner.
    edge = np.maximum(lower, upper) + 0.25 * _ROUND * np.maximum(1 - np.abs(lower - upper) / _ROUND, 0) ** 2
    inside = np.clip(-edge, 0, 1)
    full = 1 + 0.8 * (do.hair.volume - 1)
    combed = do.hair.length > _COMBED_FROM
    bumps = 0.0012 * stipple(do.rng, 1.2) * smoothstep(0, 0.30, inside)
    thickness = 0.012 + (0.046 if combed else 0.030) * full * smoothstep(0.02, 0.40, inside) + bumps
    do.cap(
        thickness + do.scalp,
        edge,
        ramp=None,
        blend=0.024,
        fade=(0.40, 0.24, 0.30),
        bristles=True,
        sunk=0.05 - 0.03 * neck(),
    )
    if not combed:
        return
    for side in (-1, 1):
        for i, (*path, width) in enumerate(_COMBED):
            lean, lift = float(do.rng.uniform(-1.5, 1.5)), 0.012 * full + 0.008 * (i % 2)
            points = [
                on_skull(side * az, el + lean, rho)
                for (az, el), rho in zip(path, (0.92, 1.004 + lift, 1.016 + lift, 0.985), strict=True)
            ]
            do.lock(points, replace(_SIDE, width=width), fixed=True)
