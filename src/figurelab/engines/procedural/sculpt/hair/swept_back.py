"""Short hair slicked back from the forehead."""

from __future__ import annotations

import numpy as np

from ..lock import smoothstep
from . import hairline
from .builder import Hairdo
from .drawn import raised, tresses
from .strand_map import AZ, EL
from .trims import crown, faded, faded_cap, grown_nape, neck, sideburns

_BACK = (180.0, -22.0)
"""Azimuth and elevation, degrees, of what slicked hair runs to."""


def slick(do: Hairdo) -> None:
    """Combed straight back with volume: it rises softly from the hairline, runs over the top in broad tresses and lies
    down behind; over cropped sides only the top does."""
    edge = hairline.edge_map(hairline.receded(hairline.SHORT, do.hair.recede)) - grown_nape(do)
    full = float(np.clip(0.6 + 1.2 * (do.hair.volume - 0.7), 0.4, 1.6))
    thickness = 0.050 + 0.030 * smoothstep(-0.5, 0.35, EL)
    fade = (0.06, 0.07, 0.42)
    # Before the temples it comes out of the skin at once: sunk, its corners would be bald.
    front = smoothstep(1.25, 0.85, np.abs(AZ))
    sunk = 0.045 - np.maximum(0.030 * neck(), 0.017 * front)
    if faded(do):
        # Under the top bristles would come through at its edge.
        faded_cap(do, -0.06 * np.maximum(crown(), front), front=0.10)
        edge = np.maximum(edge, hairline.edge_map(hairline.TOP) - 0.12)
        thickness, fade = np.full(EL.shape, 0.050), (0.06, 0.16, 0.16)
    relief, tone = tresses(do, *_BACK, edge, count=7, depth=0.055)
    tapered = 0.022 + 0.055 * smoothstep(0.10, 0.80, -edge)
    thickness = thickness + (tapered - thickness) * neck() + raised(edge, 0.105 * full)
    do.cap(
        thickness + relief * (1 - 0.5 * neck()) + do.scalp,
        edge,
        tone=tone,
        ramp=0.30,
        fade=fade,
        glossy=True,
        sunk=sunk,
        ties=[_BACK],
    )
    if not faded(do):
        sideburns(do)
