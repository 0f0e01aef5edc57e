"""Wispy pieces of a short cut that has grown over the temples: they taper to points before the ear and lie over its
upper edge, each of its own length."""

from __future__ import annotations

from dataclasses import replace

from ..lock import Section, smoothstep
from .builder import Hairdo
from .frame import on_skull
from .trims import faded

_GROWN = (-0.61, -0.48)
"""Lengths between which they come down."""
_WISP = Section(
    0.10, 0.052, tip=0.012, fall=1.8, bluntness=0.95, root_width=0.45, root_thickness=0.4, full=0.40, grooves=2,
    depth=0.010, wrap=0.9, exponent=1.8, k=0.040,
)  # fmt: skip
_PIECES = ((64, 4, -4, 0.115), (71, -11, -3, 0.135), (77, -25, -2, 0.120), (90, 3, -4, 0.160), (107, -7, -5, 0.170))
"""Azimuth, elevation of the tip, degrees that it turns to the face, half width."""


def wisps(do: Hairdo) -> None:
    """Nothing on a fresh cut, over cropped sides or under a hat."""
    grown = float(smoothstep(*_GROWN, do.hair.length))
    if grown <= 0 or faded(do) or do.bearded or do.rim is not None:
        return
    for side in (-1, 1):
        for az, low, turn, wide in _PIECES:
            end = low + 10 * (1 - grown) + float(do.rng.uniform(-3, 3))
            root = max(34.0, end + 30)
            off = 0.02 * float(smoothstep(84, 95, az))
            do.lock(
                [
                    on_skull(side * (az + 5), root, 1.03),
                    on_skull(side * (az + 4), 0.6 * root + 0.4 * end, 1.085),
                    on_skull(side * (az + 0.4 * turn + 1), 0.3 * root + 0.7 * end, 1.060 + off),
                    on_skull(side * (az + 0.9 * turn), end + 5, 1.030 + 0.8 * off),
                    on_skull(side * (az + turn), end, 1.010 + 0.3 * off),
                ],
                replace(_WISP, width=wide * float(do.rng.uniform(0.85, 1.15))),
                samples=14,
                fixed=True,
            )
