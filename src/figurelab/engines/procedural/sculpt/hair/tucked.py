"""Loose hair that is tucked behind an ear: its front runs over the temple and down behind."""

from __future__ import annotations

from dataclasses import replace

from ..ear import bared
from .builder import Hairdo
from .crown import root_at
from .frame import F64, around, between, on_skull, parting, radial
from .panels import FINE_ROOT, across_forehead
from .sections import PANEL

BEHIND = 122.0
"""Azimuth in degrees from which on the locks of a side may hang whose ear is free."""
_LOCK = replace(PANEL, width=0.21, thickness=0.10, fall=5, bluntness=0.9, tip=0.036)


def is_tucked(do: Hairdo, side: int) -> bool:
    """Whether the ear on a side, before mirroring, is free."""
    return bared(do.hair, round(side * do.side), hat=do.hatted)


def tuck(do: Hairdo, side: int, x: float, bottom: float) -> None:
    """Four locks over the ear, the one from the forehead last, whose ends lie on the mass behind. bottom: local height
    of the hair's end."""
    crosses = do.hair.fringe in ("none", "swept")
    for i in (3, 2, 1, 0):
        end = bottom + (0.16, 0.06, 0.0, 0.08)[i] + float(do.rng.uniform(-0.04, 0.04))
        if i < 2 and crosses:
            upper, section = across_forehead(do, side, x, i, 0.0)[:-2], replace(_LOCK, root_width=FINE_ROOT)
        else:
            upper, section = _from_crown(side, x, i), _LOCK
        do.lock([*upper, *_over_ear(side, i), *_down(do, side, i, end)], section, samples=20)


def _from_crown(side: int, x: float, i: int) -> list[F64]:
    """From the parting toward the temple."""
    angle = 60.0 + 7 * i
    root, aim = parting(x, angle), on_skull(side * 56, 30 + 8 * i)
    return [
        root_at(x, angle),
        radial(between(root, aim, 0.35), 1.185),
        radial(between(root, aim, 0.75), 1.175),
    ]


def _over_ear(side: int, i: int) -> list[F64]:
    """Close to the head above the ear, each higher than the one before it."""
    return [
        on_skull(side * (52 + 6 * i), 27 + 9 * i, 1.135 + 0.028 * i),
        on_skull(side * (72 + 4 * i), 20 + 9 * i, 1.12 + 0.02 * i),
        on_skull(side * (92 + 4 * i), 14 + 8 * i, 1.11 + 0.02 * i),
        on_skull(side * (109 + 5 * i), 3 + 7 * i, 1.11 + 0.02 * i),
    ]


def _down(do: Hairdo, side: int, i: int, end: float) -> list[F64]:
    """From behind the ear to the end, past the neck and behind the shoulder."""
    shoulder, az = do.frame.shoulder, 119.0 + 9 * i
    return [
        around(side * az, 0.30 * shoulder, 1.10 + 0.01 * i),
        around(side * (az + 3), 0.70 * shoulder, 1.03),
        around(side * (az + 4), 0.5 * (shoulder + end), 0.98),
        around(side * (az + 5), end, 0.95),
    ]
