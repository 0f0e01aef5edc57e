"""The front of straight hair that sweeps outward: broad ribbons past the cheeks whose ends curl out into points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..lock import Section
from .builder import Hairdo
from .frame import F64, around
from .panels import UNDER_RIM, rooted, upper
from .sections import PANEL

_RIBBON = replace(
    PANEL, width=0.35, thickness=0.125, fall=4.6, bluntness=1.0, tip=0.034, root_width=0.45, full=0.80, grooves=6,
    depth=0.018,
)  # fmt: skip
_FRONT = np.array([0.45, 0.0, 0.90])
"""Where the broad side of a ribbon turns to: from the front only its edge would be seen."""
_RISES = (-0.02, 0.045, -0.02, 0.02)
"""Local units by which the ribbons lie over and under each other, from the face back."""


def swept_out(
    do: Hairdo, x: float, low: float, bottom: float, sides: Sequence[int] = (-1, 1), size: float = 1.0
) -> None:
    """Four ribbons a side. Two beside the face curl outward, one over the other, the first lowest and farthest; the
    others close the mass behind them. low, bottom: local heights of the curl and of that mass's end. size: of the curl,
    1 is a large one."""
    for side in sides:
        # Neither side is the other's mirror image.
        large = size * float(do.rng.uniform(0.88, 1.0))
        for i in (3, 2, 1, 0):
            points = upper(do, side, x, i, _RISES[i])
            if i > 1:
                points += _behind_ear(side, 52 + 14 * i, bottom + 0.10 * (3 - i), _RISES[i])
                do.lock(points, replace(_RIBBON, full=0.34, root_width=0.7, end_width=0.10), samples=18)
                continue
            end = low + 0.20 * i * large + float(do.rng.uniform(-0.02, 0.02))
            points += _curl(do, side, end, 0.30 - 0.15 * i, large * (1 - 0.34 * i), _RISES[i])
            do.lock(points, rooted(do, i, _section(do, i)), samples=22, toward=_FRONT * [side, 1, 1])


def _section(do: Hairdo, i: int) -> Section:
    return replace(_RIBBON, width=(_RIBBON.width - 0.05 * i) * (UNDER_RIM if do.rim is not None else 1.0))


def _curl(do: Hairdo, side: int, end: float, z: float, size: float, rise: float) -> list[F64]:
    """From the temple down behind the cheek, drawn in at the jaw, then outward and up to a tip."""
    # Slim hair is drawn in where it hangs, which would fold the curl.
    more, full = max(-do.lift, 0.0), 0.5 * max(do.lift, 0.0)
    return [
        np.array([side * x, y, z])
        for x, y in (
            (1.14 + rise, 0.34 * end),
            (1.115 + rise, 0.64 * end),
            (1.10 + rise, end + 0.30),
            (1.17 + 0.4 * more, end + 0.10),
            (1.27 + 0.9 * more + 0.5 * full, end),
            (1.27 + 0.20 * size + 0.8 * more + full, end + 0.01 * size),
            (1.27 + 0.34 * size + 0.7 * more + full, end + 0.11 * size),
            (1.27 + 0.40 * size + 0.6 * more + full, end + 0.23 * size),
        )
    ]


def _behind_ear(side: int, az: float, end: float, rise: float) -> list[F64]:
    """From the temple down to the hem, which it rounds off: its end turns in behind the neck."""
    return [
        around(side * (az + 3), 0.30 * end, 1.185 + rise),
        around(side * (az + 8), 0.55 * end, 1.15 + rise),
        around(side * (az + 15), 0.80 * end, 1.12 + rise),
        around(side * (az + 24), end, 1.00 + rise),
    ]
