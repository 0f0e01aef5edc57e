"""The mass of a short cut: close at the sides, thin in the neck, as high on top as the style wants it."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..lock import smoothstep
from . import hairline
from .builder import Hairdo
from .flow import STRAND, Flow, Lay, Mass, comb, read, spread
from .frame import F64
from .strand_map import AZ, EL
from .trims import clipped, crown, faded_cap, grown_nape, neck, sideburn_skin

_SIDES = replace(STRAND, thickness=0.042, fall=1.7, bluntness=0.95, k=0.050)
_LOWER = 0.28
"""Radians by which combed hair runs out below the line of a faded cut's top."""
_RISES = 0.45
"""Radians from the outline over which a mass comes to its full height."""


def outline(do: Hairdo, lower: NDArray[np.floating] | float = 0.0) -> F64:
    """(384, 193) signed angle to the outline of what is combed: the hairline, ``lower`` radians further down, and over
    cropped sides where the top ends."""
    edge = hairline.edge_map(hairline.receded(hairline.SHORT, do.hair.recede)) - 1.5 * grown_nape(do) - lower
    return np.maximum(edge, hairline.edge_map(hairline.TOP) - _LOWER) if clipped(do) else edge


def down_to(elevation: NDArray[np.floating] | float) -> F64:
    """(384, 193) radians by which the hairline's outline is lowered to end at an elevation in degrees, and not where it
    is lower itself."""
    az, el = zip(*sorted(hairline.SHORT), strict=True)
    return np.radians(np.maximum(np.interp(np.abs(np.degrees(AZ)), az, el) - elevation, 0.0))


def top_front(middle: float, wide: float) -> F64:
    """(384, 193) 1 over the forehead round an azimuth in radians, 0 at the temples, on the crown and behind."""
    around = smoothstep(wide, 0.25 * wide, np.abs(AZ - middle))
    return around * smoothstep(0.30, 0.75, EL) * smoothstep(1.52, 1.0, EL)


def build(
    do: Hairdo,
    edge: F64,
    rise: F64,
    ties: list[tuple[float, float]],
    *,
    fringe: F64 | None = None,
    shines: float = 0.05,
) -> Mass:
    """Add the cap of a mass that stands ``rise`` HR over close-cut hair, its painted strands running to ``ties``.
    fringe: (384, 193) 1 where it does not grow from its outline but lies on the skin, 0 elsewhere. shines: radians from
    the forehead's hairline over which the scalp shines through."""
    short = clipped(do)
    if short:
        # Under the top bristles would come through at its edge.
        faded_cap(do, -0.06 * np.maximum(crown(), smoothstep(1.25, 0.85, np.abs(AZ))), front=0.10)
    inside = np.clip(-edge, 0, 2)
    close = 0.028 + (0.030 if short else 0.050) * smoothstep(0, _RISES, inside)
    height = close + rise
    thin = 0.018 + 0.050 * smoothstep(0.1, 0.8, inside)
    height = height + (np.minimum(thin, height) - height) * neck() * (0.0 if short else 1.0)
    sunk = 0.045 - 0.030 * neck()
    if fringe is not None:
        height = height + fringe * 0.050 * smoothstep(0.34, 0.0, inside)
        sunk = sunk * (1 - fringe)
    # A fringe's end is no hairline, and shows no skin. Told by its outline alone, it would from one cell of the map to
    # the next, and each would be a stitch.
    skin = hairline.skin_at_edge(edge, *((0.07, 0.16, 0.16) if short else (shines, 0.10, 0.42)))
    skin = np.maximum(skin, 0.0 if short or do.bearded else sideburn_skin()) * (1 - (0.0 if fringe is None else fringe))
    height = height + do.scalp
    if do.rim is not None:
        height = np.minimum(height, do.rim.room())
    do.cap(
        height,
        edge,
        ramp=None,
        fade=None,
        skin=skin,
        glossy=True,
        sunk=sunk,
        ties=ties,
    )
    return Mass(height, edge)


def down_beside(p: F64, share: float = 1.0) -> F64:
    """(n, 3) how hair of the back turns down, and a share of it that of the sides; on top not at all."""
    beside = share * smoothstep(0.60, 0.95, np.abs(p[:, 0])) + smoothstep(-0.15, -0.75, p[:, 2])
    return np.minimum(beside, 1.0)[:, None] * [0.0, -1.3, 0.0]


def sides(do: Hairdo, mass: Mass, flow: Flow) -> None:
    """Long flat strands over temples, ears and back, which lie down before the outline."""
    at = spread(76, float(do.rng.uniform(0, 6)))
    low = (at[:, 1] < 0.66) & (read(mass.edge, at) < -0.19)
    away = np.where(at[:, 2] < 0, 0.19, 0.10)
    for near in (0.10, 0.19):
        some = at[low & (away == near)]
        comb(do, mass, flow, some, Lay((-0.055, 0.000, -0.050), 0.215, 36, 46, near, 2.5), _SIDES)


def own_way(do: Hairdo) -> tuple[float, float]:
    """Two numbers, -1..1, by which heads differ in how a top falls: from the seed, and from length and volume, for many
    heads share a seed. A little more of either changes them a little."""
    turn = 2 * math.pi * (5.0 * do.hair.length + 4.0 * do.hair.volume + float(do.rng.uniform()))
    return math.sin(turn), math.cos(1.7 * turn)


def grown_height(do: Hairdo) -> float:
    """How far a top stands up for its length: long it stands off the head, cropped it lies close. 1 is usual."""
    return float(np.clip(1.0 + 0.9 * (do.hair.length + 0.65) + 0.8 * (do.hair.volume - 1), 0.45, 1.5))


def height_of(do: Hairdo, height: float) -> float:
    """How far the top stands up: 1 is usual."""
    return float(np.clip(height + 1.2 * (do.hair.volume - 0.95), 0.45, 1.6))
