"""The sides and the back of short cuts: combed over the ear, ragged at the nape, or faded by a barber."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..lock import smoothstep
from . import hairline
from .builder import Hairdo
from .frame import on_skull
from .sections import NAPE, TEMPLE
from .strand_map import AZ, EL, stipple, whorl_relief

_CROPPED = 0.030
_TOP = 0.055


def faded(do: Hairdo) -> bool:
    """Whether the sides are cropped. Under a hat nothing else is left of them, and they stay as they are."""
    return do.hair.sides == "faded" and do.rim is None


def short_cap(do: Hairdo, *, az: float = 170, el: float = 66, swirl: float = 0.5) -> None:
    """The cap of a short cut round a whorl at (az, el); with faded sides it is cropped below the top."""
    if faded(do):
        faded_cap(do, np.full(EL.shape, _TOP))
        return
    relief, tone = whorl_relief(az, el, 36, 0.016, swirl=swirl)
    line = hairline.receded(hairline.SHORT, do.hair.recede)
    do.cap(0.035 + 0.045 * smoothstep(-0.5, 0.35, EL) + relief, hairline.edge_map(line), tone=tone)


def faded_cap(do: Hairdo, top: NDArray[np.floating]) -> None:
    """Bristles that run out into the skin at temples and nape. top: (384, 193) HR more above the crown's line."""
    edge = hairline.edge_map(hairline.receded(hairline.SHORT, do.hair.recede)) - 0.05
    edge = edge - (0.16 if do.bearded else 0.09) * _sideburns()
    bumps = 0.0012 * stipple(do.rng, 1.2) * smoothstep(0, 0.30, -edge)
    thickness = 0.010 + _CROPPED * smoothstep(0.1, 0.7, -edge) + top * crown() + bumps
    sides = 0.28 if do.bearded else 0.36
    do.cap(thickness, edge, ramp=None, blend=0.024, fade=(0.14, sides), bristles=True, sunk=0.06)


def _sideburns() -> NDArray[np.float64]:
    """(384, 193) 1 on the temples, where cropped hair comes forward, to meet a beard if there is one."""
    return np.exp(-(((np.abs(AZ) - 1.18) / 0.26) ** 2) - ((EL - 0.12) / 0.42) ** 2)


def crown() -> NDArray[np.float64]:
    """(384, 193) 0 on faded sides, 1 on the long top."""
    return smoothstep(-0.10, 0.26, -hairline.edge_map(hairline.TOP))


def sides_and_back(do: Hairdo) -> None:
    """The locks below the top, where no barber has cropped them."""
    if not faded(do):
        temples(do)
        back(do)


def longer(do: Hairdo) -> float:
    """Degrees by which a short cut reaches further down than usual for its length."""
    return float(np.clip((do.hair.length + 0.6) * 24, -8, 20))


def temples(do: Hairdo) -> None:
    """Small locks combed back over the ear, and a pointed sideburn: a bare cap would show its edge there."""
    for side in (-1, 1):
        for (a0, e0), (a1, e1), (a2, e2), width in (
            ((58, 36), (71, 12), (79, -15 - 0.4 * longer(do)), 0.100),
            ((62, 42), (82, 27), (106, 8), 0.125),
            ((68, 27), (86, 14), (108, -2), 0.110),
            ((76, 44), (98, 30), (124, 8), 0.130),
        ):
            lean = float(do.rng.uniform(-2, 2))
            do.lock(
                [
                    on_skull(side * a0, e0, 0.995),
                    on_skull(side * (a0 + a1) / 2, (e0 + e1) / 2 + 2, 1.055),
                    on_skull(side * a1, e1 + lean, 1.080),
                    on_skull(side * a2, e2 + lean, 1.035),
                ],
                replace(TEMPLE, width=width),
                fixed=True,
            )


def back(do: Hairdo) -> None:
    """Two staggered rows down to the nape, so that its line is ragged and thin."""
    for i in range(9):
        az, end = 180 + (i - 4) * 19, 8 - 10 * (i % 2)
        do.lock(
            [
                on_skull(az, 46, 1.08),
                on_skull(az, 22, 1.14),
                on_skull(az + 4, 2, 1.12),
                on_skull(az + 7, end - 24 - 0.6 * longer(do), 1.05),
            ],
            NAPE,
        )
    nape(do)


def nape(do: Hairdo) -> None:
    """Small flat locks over the hairline of the neck: a bare cap would end in a straight ridge."""
    for i in range(8):
        az = 183 + (i - 3.5) * 17
        do.lock(
            [
                on_skull(az, 0, 1.03),
                on_skull(az + 2, -16, 1.075),
                on_skull(az + 4, -38 - 4 * (i % 2) + 0.12 * abs(az - 183) - 0.6 * max(longer(do), -6.0), 1.02),
            ],
            replace(NAPE, width=0.15, thickness=0.06, tip=0.035),
            tint=-0.08,
        )
