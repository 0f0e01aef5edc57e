"""A crop: combed from the whorl to all sides in two layers, and forward over the forehead into a soft, blunt fringe."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep
from .builder import Hairdo
from .frame import F64, between, on_skull, radial, unit
from .fringe import lowest
from .trims import faded, hem, short_cut
from .whorl import WHORL

_COMBED = Section(
    0.20, 0.075, tip=0.024, fall=2.2, bluntness=0.85, root_width=0.40, root_thickness=0.4, full=0.40, grooves=4,
    depth=0.018, wrap=0.8, exponent=1.8, k=0.036,
)  # fmt: skip
_FRONT = replace(_COMBED, width=0.23, thickness=0.085, fall=6, bluntness=0.6, root_width=0.55, k=0.05)
_FRINGE = (
    (-48, 0.5, 0.9), (50, 0.6, 0.9), (-33, 0.0, 1.0), (35, 0.8, 0.95), (-17, 0.9, 1.0), (18, 0.0, 1.1), (1, 0.4, 1.0)
)  # fmt: skip
"""Azimuth of each lock of the fringe, how far its end is set back (0..1), its share of the width; outer ones first."""
_LEAN, _LEVEL = -11.0, -3.0
"""Degrees by which the fringe is combed to a side, and the layer under it: leaning ends would be a saw."""
_CLOSER, _HIGHER = 0.055, 6.0
"""How much closer the shortest cut lies, and how many degrees higher its fringe ends."""


def crop(do: Hairdo, height: float) -> None:
    """height: 1 is usual, of how far the top stands off. Cut short it lies close, with a high fringe of separate
    ends."""
    h = 0.06 * (height - 1) - _CLOSER * short_cut(do)
    sway = 3 + 14 * do.hair.mess
    for count, first, share, high in ((19, 0.0, 1.0, 0.0), (13, 0.5, 0.66, 0.026)):
        for i in range(count):
            az = 50 + 260 * (i + first) / (count - 1 + 2 * first) + float(do.rng.uniform(-0.5, 0.5)) * sway
            near = 0.03 * float(smoothstep(80, 50, min(az, 360 - az)))
            _strand(do, az, share * float(do.rng.uniform(0.95, 1.04)), h + high - near, i)
    _fringe(do, h)


def _strand(do: Hairdo, az: float, share: float, h: float, i: int) -> None:
    """From the whorl towards the hem at az; its end lies down in what is below it."""
    short = faded(do)
    end = on_skull(az, hem(do, az) - (10 if short else 3))
    over, close = 0.012 * (i % 2), 0.035 if short else 0.0
    do.lock(
        [
            radial(unit(between(WHORL, end, t * share)), rho)
            for t, rho in (
                (-0.04, 1.09),
                (0.36, 1.155 + h + over),
                (0.68, 1.120 + 0.8 * h + over - close),
                (0.88, 1.065 + 0.6 * h - 0.7 * close),
                (1.02, 0.985 + 0.9 * h * (share < 0.8)),
            )
        ],
        replace(
            _COMBED,
            width=_COMBED.width * (1.12 if i % 2 else 0.94),
            thickness=_COMBED.thickness * (1 - 0.2 * short_cut(do)),
        ),
        fixed=True,
    )


def _fringe(do: Hairdo, h: float) -> None:
    """Broad locks side by side over a plain layer cut nearly level, which closes the gaps between their ends: narrow
    ones with points would be a row of teeth. The outermost lie down on the temples."""
    short = short_cut(do)
    low = lowest(do) + 4.5 + _HIGHER * short
    for az in (-48, -36, -24, -12, 0, 12, 24, 36, 48):
        level = replace(_FRONT, thickness=0.075 - 0.025 * short, fall=10, bluntness=0.5, end_width=0.20)
        _forward(do, az, _LEVEL, low + float(do.rng.uniform(-0.8, 0.8)), h - 0.015, level)
    for az, back, wide in _FRINGE:
        end = low + 0.6 + 2.8 * back + float(do.rng.uniform(-0.6, 0.6))
        turn = _LEAN + float(do.rng.uniform(-3, 3))
        width = _FRONT.width * wide * (1 - 0.22 * short)
        _forward(
            do,
            az,
            turn,
            end,
            h,
            replace(
                _FRONT,
                width=width,
                thickness=0.085 - 0.025 * short,
                fall=6 - 2 * short,
                end_width=0.07 * (1 - 0.5 * short),
            ),
        )


def _forward(do: Hairdo, az: float, lean: float, low: float, h: float, section: Section) -> None:
    """One lock from the top of the head over the forehead, combed to a side."""
    near = float(smoothstep(22, 56, abs(az)))
    start: F64 = np.asarray(on_skull(az - 1.2 * lean, 72))
    do.lock(
        [
            radial(unit(between(WHORL, start, 0.30)), 1.14 + 0.5 * h),
            radial(unit(start), 1.175 + h),
            on_skull(az - 0.7 * lean, 0.5 * (low + 58), 1.170 + 0.8 * h - 0.05 * near),
            on_skull(az, low + 9, 1.125 + 0.4 * h - 0.06 * near),
            on_skull(az + lean, low, 1.075 - 0.075 * near),
        ],
        section,
        samples=15,
        fixed=True,
    )
