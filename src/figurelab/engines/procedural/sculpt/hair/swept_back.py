"""Short hair brushed away from the forehead: slicked back, and up into a quiff."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .builder import Hairdo
from .frame import on_skull, parting, radial
from .sections import SIDE, TOP
from .trims import faded, short_cap, sides_and_back

_SLICK = replace(TOP, width=0.185, thickness=0.12, fall=3.2, root_width=0.55, root_thickness=0.35, full=0.22)
_SLICK_SIDE = replace(SIDE, width=0.155, thickness=0.085, root_width=0.5, root_thickness=0.35)


def slick(do: Hairdo) -> None:
    """Combed straight back with volume: it rises at the hairline, runs over the top and lies down behind."""
    short_cap(do, az=180, el=20, swirl=0.0)
    back_off = 9 * do.hair.recede
    # Outer locks first: those in the middle lie over their neighbours.
    for i in (0, 8, 1, 7, 2, 6, 3, 5, 4):
        x = (i - 4) / 4
        front, out = 45 - 5 * x * x + back_off, 0.70 * x
        high = 0.09 * (1 - 0.5 * x * x) * (1.1 if i % 2 else 0.9)
        do.lock(
            [
                radial(parting(1.12 * out, front), 1.01),
                radial(parting(1.06 * out, front + 10), 1.11 + 0.7 * high),
                radial(parting(out, front + 28), 1.19 + 1.3 * high),
                radial(parting(0.95 * out, 104), 1.20 + 0.6 * high),
                radial(parting(0.90 * out, 132), 1.19),
                radial(parting(0.80 * out, 162), 1.13),
            ],
            replace(_SLICK, width=_SLICK.width * (1.12 if i % 2 else 0.96)),
            samples=16,
        )
    if not faded(do):
        _slick_sides(do)
    sides_and_back(do)


def _slick_sides(do: Hairdo) -> None:
    for side in (-1, 1):
        for (a0, e0), (a1, e1), (a2, e2) in (
            ((50, 45), (84, 50), (142, 24)),
            ((57, 35), (90, 34), (142, 6)),
            ((66, 18), (96, 15), (140, -12)),
        ):
            do.lock(
                [
                    on_skull(side * a0, e0, 1.0),
                    on_skull(side * (a0 * 0.6 + a1 * 0.4), (e0 + e1) / 2 + 2, 1.10),
                    on_skull(side * a1, e1, 1.14),
                    on_skull(side * (a1 + a2) / 2, (e1 + e2) / 2 + 3, 1.13),
                    on_skull(side * a2, e2, 1.08),
                ],
                _SLICK_SIDE,
            )


_QUIFF = replace(TOP, width=0.20, thickness=0.125, tip=0.045, fall=2.4, bluntness=0.8, root_width=0.5, full=0.42)
_ROWS = ((6, 42, 38, 0.62, 0.30), (5, 66, 36, 0.58, 0.25), (6, 88, 38, 0.62, 0.15), (5, 112, 40, 0.60, 0.05))
"""Locks a row, where it starts and how far it runs (degrees of the parting's angle), half width, height."""


def quiff(do: Hairdo) -> None:
    """Brushed up from the forehead and back, row behind row, every lock with a lean and an end of its own."""
    short_cap(do)
    high = float(np.clip(do.hair.volume, 0.7, 1.5))
    for count, start, run, wide, tall in _ROWS[::-1]:
        for i in range(count):
            x = 2 * i / (count - 1) - 1
            _brushed(do, x, start + 9 * do.hair.recede * (start < 60), run, wide, tall * high)
    if not faded(do):
        _slick_sides(do)
    sides_and_back(do)


def _brushed(do: Hairdo, x: float, start: float, run: float, wide: float, tall: float) -> None:
    """One lock from the root up and back. x: -1..1 across the head; the middle stands highest."""
    rng = do.rng
    tall *= (1 - 0.45 * x * x) * float(rng.uniform(0.82, 1.15))
    lean, root = -0.14 + float(rng.uniform(-0.07, 0.07)), wide * x
    front = start - 5 * x * x
    end = front + run * float(rng.uniform(0.85, 1.1))
    do.lock(
        [
            radial(parting(1.05 * root, front), 1.02),
            radial(parting(1.05 * root + 0.1 * lean, front + 0.10 * run), 1.12 + 0.45 * tall),
            radial(parting(root + 0.4 * lean, front + 0.42 * run), 1.16 + 0.95 * tall),
            radial(parting(root + 0.8 * lean, front + 0.78 * run), 1.17 + 1.02 * tall),
            radial(parting(root + 1.1 * lean, end), 1.17 + 0.78 * tall),
        ],
        replace(_QUIFF, width=_QUIFF.width * float(rng.uniform(0.88, 1.18))),
        samples=15,
        fixed=True,
    )
