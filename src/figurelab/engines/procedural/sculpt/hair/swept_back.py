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


_QUIFF = replace(TOP, width=0.21, thickness=0.12, tip=0.045, fall=2.8, bluntness=0.8, root_width=0.6, full=0.36)
_COMBED = ((-1.0, 0.95), (1.0, 1.0), (-0.62, 1.2), (0.70, 1.1), (-0.26, 1.0), (0.36, 1.25), (0.06, 0.9))
"""Where each lock over the top runs (-1 temple .. 1 temple) and its share of the usual width; outer ones first."""
_CREST = ((0.86, 0.85, 0.55), (-0.80, 1.05, 0.50), (0.55, 1.25, 0.85), (-0.46, 0.95, 0.75), (0.20, 1.1, 1.0),
          (-0.12, 1.3, 0.9))  # fmt: skip
"""Where each lock of the crest rises, its shares of the usual width and height."""


def quiff(do: Hairdo) -> None:
    """Brushed up from the forehead, to a side and back: broad locks over the whole top from temple to temple, and
    before them a low crest of a few uneven ones. Even rows of slim locks would be a cockscomb."""
    short_cap(do)
    if not faded(do):
        _slick_sides(do)
    sides_and_back(do)
    tall = 0.13 * float(np.clip(do.hair.volume, 0.7, 1.5))
    for x, share in _COMBED:
        _combed_back(do, x, share, tall)
    for x, share, high in _CREST:
        _brushed_up(do, x, share, tall * high)


def _quiff_root(do: Hairdo, x: float) -> float:
    """Degrees of the parting's angle at which the quiff starts, -1 <= x <= 1: along the hairline."""
    return 43 + 12 * x * x + 9 * do.hair.recede


def _combed_back(do: Hairdo, x: float, share: float, tall: float) -> None:
    """One lock from the hairline over the top down to the crown."""
    out, front = 0.86 * x, _quiff_root(do, x)
    tall *= (1 - 0.6 * x * x) * float(do.rng.uniform(0.85, 1.1))
    end = 152 - 14 * x * x + float(do.rng.uniform(-11, 9))
    do.lock(
        [
            radial(parting(out, front), 1.0),
            radial(parting(out - 0.02, front + 9), 1.08 + 0.4 * tall),
            radial(parting(out - 0.06, front + 30), 1.145 + 0.9 * tall),
            radial(parting(out - 0.09, 100), 1.155 + 0.6 * tall),
            radial(parting(out - 0.09, 125), 1.14 + 0.1 * tall),
            radial(parting(out - 0.07, end), 1.01),
        ],
        replace(_QUIFF, width=_QUIFF.width * share, root_thickness=0.4),
        samples=16,
        fixed=True,
    )


def _brushed_up(do: Hairdo, x: float, share: float, tall: float) -> None:
    """One lock of the crest: up from the hairline, over to the side and down on the top, with an end of its own."""
    root, front = 0.80 * x, _quiff_root(do, x)
    lean = -0.30 + float(do.rng.uniform(-0.08, 0.08))
    run = 46 * float(do.rng.uniform(0.85, 1.15))
    do.lock(
        [
            radial(parting(root, front - 1), 0.985),
            radial(parting(root + 0.12 * lean, front + 0.14 * run), 1.10 + 0.55 * tall),
            radial(parting(root + 0.42 * lean, front + 0.42 * run), 1.17 + 1.1 * tall),
            radial(parting(root + 0.78 * lean, front + 0.76 * run), 1.185 + 1.1 * tall),
            radial(parting(root + 1.1 * lean, front + run), 1.17 + 0.7 * tall),
        ],
        replace(_QUIFF, width=_QUIFF.width * share, root_width=0.75, root_thickness=0.3),
        samples=15,
        fixed=True,
    )
