"""Cropped and receding hair: mostly cap."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep
from . import hairline
from .builder import Hairdo
from .frame import on_skull
from .strand_map import EL, stipple
from .trims import neck, sideburn_area


def buzz(do: Hairdo) -> None:
    """A skin of short hair: fine bumps, bristles in the paint, faded at temples and nape."""
    edge = hairline.edge_map(hairline.receded(hairline.SHORT, do.hair.recede)) - 0.07
    if do.bearded:
        edge = edge - 0.12 * sideburn_area()
    tall = 0.038 * float(np.clip(do.hair.volume + 0.6 * (do.hair.length + 0.9), 0.5, 1.9))
    inside = smoothstep(0, 0.30, -edge)
    bumps = 0.0012 * stipple(do.rng, 1.2) * inside
    thickness = 0.012 + tall * smoothstep(-0.45, 0.75, EL) * (0.15 + 0.85 * inside) + bumps
    sunk = 0.06 - 0.04 * neck()
    thickness = thickness + do.scalp
    do.cap(thickness, edge, ramp=None, blend=0.024, fade=(0.24, 0.27, 0.36), bristles=True, sunk=sunk)


_COMBED_FROM = -0.45
"""Length from which what is left beside a bare crown is long enough to lie in locks."""
_SIDE = Section(
    0.15, 0.055, tip=0.035, fall=2.0, bluntness=0.9, root_width=0.5, root_thickness=0.4, full=0.45, grooves=3,
    depth=0.014, exponent=1.75, k=0.024,
)  # fmt: skip
_COMBED = (
    ((68, 15), (71.5, 5), (75, -5), (78, -14), 0.085),
    ((65, 20), (92, 23), (120, 10), (137, -8), 0.125),
    ((68, 10), (84, 12), (106, 4), (121, -10), 0.120),
    ((87, 26), (110, 22), (132, -1), (144, -22), 0.125),
    ((108, 31), (130, 19), (146, -8), (153, -27), 0.130),
    ((130, 35), (147, 19), (158, -11), (162, -31), 0.135),
    ((154, 36), (165, 17), (171, -13), (174, -33), 0.140),
)
"""(azimuth, elevation) and half width of the locks of one side, from the temple to the middle of the back."""


def receding(do: Hairdo) -> None:
    """Bald on top. What is left is cropped: it comes softly out of the bare crown and tapers into the neck; only longer
    hair is combed back over the ears. Thick at its upper edge it would be a pair of ear-muffs."""
    edge = np.maximum(hairline.edge_map(hairline.HORSESHOE), -hairline.edge_map(hairline.CROWN))
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
        fade=(0.40, 0.16, 0.30),
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
                for (az, el), rho in zip(path, (0.95, 1.016 + lift, 1.022 + lift, 0.985), strict=True)
            ]
            do.lock(points, replace(_SIDE, width=width), fixed=True)
