"""A captain's cap: a band, a wide flat top that rises in front, a polished peak, a cord and a crest."""

from __future__ import annotations

from dataclasses import replace

from ...paint.material import Material
from ..hair.frame import vec
from ..hair.rim import rim
from .milliner import Milliner
from .visor import WORN_FRONT, Peak, visor

_GOLD = "#d2ad62"
_BAND, _TOP = 0.27, 0.95
"""Heights over the rim of the band and of the top in front, HR."""


def captain(do: Milliner) -> None:
    """Top in the hat's colour; band and peak in the accent, the peak like patent leather."""
    edge = rim(do.hat)
    assert edge is not None
    program, frame = do.program, do.frame
    bottom = float(frame.world(vec(0.0, edge.height - 0.03, 0.0))[1])
    z, wide = float(frame.center[2]), float(frame.radii[0]) * 1.19
    program.loft(0, z, bottom, bottom + _BAND + 0.1, (wide,) * 4, (1.0, 1.0), end=0.05)
    program.part(do.accent, k=0.012)
    crown = (wide * 0.98, wide * 1.05, wide * 1.10, wide * 1.06)
    program.loft(0, z, bottom + _BAND - 0.06, bottom + _TOP + 0.3, crown, (1.0, 1.0), end=0.10)
    program.plane((0, 1, -0.20), (0, bottom + _TOP - 0.10, z), k=0.24)
    program.part(do.cloth, k=0.02)
    gold = Material("crest", do.hat.badge or _GOLD, "metal", roughness=0.3)
    program.loft(0, z, bottom + 0.045, bottom + 0.135, (wide * 1.035,) * 4, (1.0, 1.0), end=0.03)
    program.plane((0, 0, -1), (0, 0, z + 0.42 * wide), k=0.03).part(gold, k=0.008)
    y, ahead = bottom + _BAND + 0.14, z + 1.09 * wide
    program.ellipsoid((0, y, ahead), (0.135, 0.165, 0.10), (-0.25, 0, 0))
    for side in (-1, 1):
        program.ellipsoid((side * 0.16, y - 0.06, ahead - 0.02), (0.15, 0.075, 0.07), (-0.25, 0, side * 0.5), k=0.03)
    program.part(gold, k=0.010)
    peak = Peak(edge.height + edge.slope * WORN_FRONT - 0.05, reach=1.66, wide=0.96, arch=1.25, long=1.45, dome=0.72)
    visor(do, peak, replace(do.accent, finish="leather", roughness=0.22))
