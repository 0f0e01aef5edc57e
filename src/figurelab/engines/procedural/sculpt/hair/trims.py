"""The sides and the back of short cuts: combed over the ear and tapered into the neck, or faded by a barber."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..lock import smoothstep
from . import hairline
from .builder import Hairdo
from .fade import fade
from .frame import on_skull
from .sections import NAPE, TEMPLE
from .strand_map import AZ, EL, stipple, whorl_relief

_CROPPED = 0.030
_TOP = 0.055
_HEM = ((30, 31), (60, 24), (76, 17), (95, 12), (108, 4), (125, -10), (150, -20), (180, -23))
"""(azimuth, elevation) where the long top ends: over the temple, clear of the ear, lower behind."""
_CLIPPED, _LOOSE = -0.66, 0.35
"""Length up to which sides of what is brushed up are clipped, and how messy or how thin it is at most: tousled hair
falls over them, and thin hair lies down in them."""


def faded(do: Hairdo) -> bool:
    """Whether the sides are cropped. Under a hat nothing else is left of them, and they stay as they are."""
    return do.hair.sides == "faded" and do.rim is None


def clipped(do: Hairdo) -> bool:
    """Whether sides and back are bristles below the top: faded, or as short as they are below what is cropped, stands
    up in points or, short itself, is brushed up without a parting."""
    hair = do.hair
    if do.rim is not None or hair.fringe != "none":
        return faded(do)
    up = hair.top == "combed" and hair.parting == "none" and hair.style in ("side_part", "quiff")
    short = up and hair.length < _CLIPPED and hair.mess <= _LOOSE and hair.recede <= _LOOSE
    return faded(do) or short or hair.top in ("cropped", "spikes")


def hem(do: Hairdo, az: float) -> float:
    """Elevation in degrees at which the locks of the top end, at an azimuth of either side."""
    az = abs((az + 180) % 360 - 180)
    if faded(do):
        return 34 - 6 * (az - 30) / 128
    around, el = zip(*_HEM, strict=True)
    return float(np.interp(az, around, el)) - 0.6 * longer(do) * float(smoothstep(95, 150, az))


def short_cap(do: Hairdo, *, az: float = 170, el: float = 66, swirl: float = 0.2) -> None:
    """The cap of a short cut round a whorl at (az, el), tapered into the neck; with faded sides it is cropped
    below the top. Volume is on its top: full sides would be a mushroom."""
    do.low_lift = 0.3
    if faded(do):
        faded_cap(do, np.full(EL.shape, _TOP))
        return
    relief, tone = whorl_relief(az, el, 36, 0.016, swirl=swirl)
    edge = hairline.edge_map(hairline.receded(hairline.SHORT, do.hair.recede)) - grown_nape(do)
    behind = neck()
    tapered = 0.022 + 0.055 * smoothstep(0.10, 0.80, -edge)
    thickness = 0.035 + 0.045 * smoothstep(-0.5, 0.35, EL)
    # Strands carved up to the edge would make it a brush's.
    fine = 1 - behind * smoothstep(0.40, 0.06, -edge)
    relief, tone = relief * fine, tone * fine
    thickness = thickness + (tapered - thickness) * behind + relief
    thickness = 0.022 + (thickness - 0.022) * smoothstep(0, 0.24, -edge)
    do.cap(
        thickness + do.scalp,
        edge,
        tone=tone,
        ramp=None,
        fade=(0.05, 0.06, 0.42),
        sunk=0.045 - 0.030 * behind,
        ties=[(az, el)],
    )


def neck() -> NDArray[np.float64]:
    """(384, 193) 1 behind the ears, where short hair runs out into the skin, 0 before them."""
    return smoothstep(1.75, 2.2, np.abs(AZ))


def grown_nape(do: Hairdo) -> NDArray[np.float64]:
    """(384, 193) radians by which the nape's line is lower than a fresh cut's."""
    return np.radians(0.5 * longer(do)) * smoothstep(1.9, 2.4, np.abs(AZ))


def faded_cap(do: Hairdo, top: NDArray[np.floating], front: float = 0.14) -> None:
    """Bristles that run out into the skin at temples and nape; faded sides thin out all the way up. top: (384, 193) HR
    more above the crown's line. front: radians over which the scalp shines through at the forehead."""
    edge = hairline.edge_map(hairline.receded(hairline.SHORT, do.hair.recede)) - 0.05
    edge = edge - (0.16 if do.bearded else 0.09) * sideburn_area()
    bumps = 0.0012 * stipple(do.rng, 1.2) * smoothstep(0, 0.30, -edge)
    thickness = 0.010 + _CROPPED * smoothstep(0.1, 0.7, -edge) + top * crown() + bumps
    sides = 0.28 if do.bearded else 0.36
    sunk = 0.06 - 0.04 * neck()
    thickness = thickness + do.scalp
    skin = fade(bearded=do.bearded) if faded(do) else None
    do.cap(thickness, edge, ramp=None, blend=0.024, fade=(front, sides), skin=skin, bristles=True, sunk=sunk)


def sideburn_area() -> NDArray[np.float64]:
    """(384, 193) 1 on the temples, where cropped hair comes forward, to meet a beard if there is one."""
    return np.exp(-(((np.abs(AZ) - 1.18) / 0.26) ** 2) - ((EL - 0.12) / 0.42) ** 2)


def sideburn_skin() -> NDArray[np.float64]:
    """(384, 193) share of skin by which combed hair thins out down the sideburns: cut off there it would be a tab."""
    return 0.9 * smoothstep(0.16, -0.24, EL) * smoothstep(1.62, 1.48, np.abs(AZ))


def crown() -> NDArray[np.float64]:
    """(384, 193) 0 on faded sides, 1 on the long top."""
    return smoothstep(-0.10, 0.26, -hairline.edge_map(hairline.TOP))


def sides_and_back(do: Hairdo) -> None:
    """The locks below the top, where no barber has cropped them."""
    if not faded(do):
        sideburns(do)
        nape(do)


def longer(do: Hairdo) -> float:
    """Degrees by which a short cut reaches further down than usual for its length."""
    return float(np.clip((do.hair.length + 0.6) * 24, -8, 20))


def short_cut(do: Hairdo) -> float:
    """0 for a short cut of the usual length .. 1 for the shortest that is still combed."""
    return float(smoothstep(-0.62, -0.74, do.hair.length))


def sideburns(do: Hairdo) -> None:
    """A flat lock before each ear: a bare cap would show its edge there."""
    for side in (-1, 1):
        do.lock(
            [
                on_skull(side * 68, 34, 1.02),
                on_skull(side * 72, 14, 1.020),
                on_skull(side * 76, 0, 0.995),
                on_skull(side * 79, -15 - 0.4 * longer(do), 0.965),
            ],
            replace(TEMPLE, width=0.13, thickness=0.05, tip=0.025, fall=2.2, root_width=0.9, k=0.06),
            fixed=True,
        )


def nape(do: Hairdo) -> None:
    """A flat layer that comes out from under the top and lies down in the cap before the neck's hairline: ends that
    hung free over it would be a row of teeth."""
    for i in range(9):
        az = 180 + (i - 4) * 16
        low = hairline.height_at(hairline.SHORT, az) + 10 + 4 * (i % 2) + float(do.rng.uniform(-2, 2))
        do.lock(
            [
                on_skull(az - 2, 18, 1.02),
                on_skull(az, 2, 1.075),
                on_skull(az + 2, 0.5 * low - 2, 1.050),
                on_skull(az + 3, low - 0.5 * longer(do), 0.985),
            ],
            replace(NAPE, width=0.165 * (1.12 if i % 2 else 0.94), thickness=0.055, tip=0.035, fall=3.0),
            tint=-0.05,
            fixed=True,
        )
