"""Thin hair over a hairline that has gone back: combed flat over the top, with the scalp shining through."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section
from . import hairline
from .builder import Hairdo
from .frame import between, on_skull, radial, unit, vec
from .strand_map import EL
from .trims import faded_cap

_STRAND = Section(
    0.16, 0.058, tip=0.035, fall=4.0, bluntness=0.65, root_width=0.55, root_thickness=0.35, full=0.45, grooves=4,
    depth=0.016, wrap=0.9, exponent=1.9, k=0.045,
)  # fmt: skip
_SHINES = 0.24
"""Radians from the hairline over which the scalp shines through."""


def thin(do: Hairdo, height: float) -> None:
    """Locks from the hairline back over the crown, leaning away from the parting, over cropped sides. height: 1 is
    usual."""
    faded_cap(do, np.full(EL.shape, 0.030), front=_SHINES)
    line = hairline.receded(hairline.SHORT, do.hair.recede)
    h = 0.05 * (height - 1)
    for i in (0, 10, 1, 9, 2, 8, 3, 7, 4, 6, 5):
        u = (i - 5) / 5
        az = 50 * u
        root = on_skull(az, hairline.height_at(line, az) + 6)
        over = unit(vec(0.46 * u - 0.22 * (1 - u * u), 1.0, -0.22))
        end = on_skull(180 - 64 * u, 22 - 14 * (1 - abs(u)) - 6 * (i % 2))
        rise = ((0.035 if i % 2 else 0.015) + h) * (1 - 0.6 * u * u)
        do.lock(
            [
                radial(root, 0.93),
                radial(between(root, over, 0.30), 1.045 + rise * (1 - u * u)),
                radial(between(root, over, 0.75), 1.075 + rise),
                radial(between(over, end, 0.30), 1.080 + rise),
                radial(between(over, end, 0.70), 1.055 + 0.5 * rise),
                radial(end, 0.975),
            ],
            replace(_STRAND, width=_STRAND.width * (1.14 if i % 2 else 0.92)),
            samples=18,
            fixed=True,
        )
