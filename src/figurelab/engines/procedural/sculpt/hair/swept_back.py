"""Short hair brushed away from the forehead: slicked back, and up into a quiff."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import smoothstep
from . import hairline
from .builder import Hairdo
from .drawn import raised, tresses
from .frame import on_skull, parting, radial
from .sections import SIDE, TOP
from .strand_map import AZ, EL
from .trims import crown, faded, faded_cap, flanks, grown_nape, hem, neck, short_cap, sideburns, sides_and_back

_BACK = (180.0, -22.0)
"""Azimuth and elevation, degrees, of what slicked hair runs to."""
_SLICK_SIDE = replace(SIDE, width=0.155, thickness=0.085, root_width=0.5, root_thickness=0.35)


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


_SIDES = (
    ((45, 54), (66, 61), (106, 52), (142, 24), (163, 2)),
    ((50, 46), (70, 51), (104, 40), (136, 14), (158, -8)),
    ((57, 36), (74, 39), (104, 27), (132, 4), (150, -14)),
    ((63, 26), (80, 26), (104, 16), (124, -4), (138, -18)),
    ((69, 16), (84, 14), (102, 8), (116, -8), (125, -17)),
)
"""(azimuth, elevation) of the locks from each temple round to the back of the head, side by side: where they crossed
they would look woven."""


def _slick_sides(do: Hairdo) -> None:
    """The lower the closer, but for full hair, which stands off all round."""
    drawn_in = float(np.clip(1 - 10 * do.lift, 0, 1))
    for side in (-1, 1):
        for i, path in enumerate(_SIDES):
            lean, close = float(do.rng.uniform(-1.5, 1.5)), 0.024 * (i - 1) * drawn_in
            points = [
                on_skull(side * az, el + lean, rho)
                for (az, el), rho in zip(path, (0.985, 1.085 - close, 1.125 - close, 1.090 - close, 0.985), strict=True)
            ]
            do.lock(points, replace(_SLICK_SIDE, width=_SLICK_SIDE.width * (1.1 if i % 2 else 0.95)), samples=15)


_QUIFF = replace(TOP, width=0.20, thickness=0.105, tip=0.026, fall=2.6, bluntness=0.8, root_width=0.6, full=0.36,
                 grooves=4, k=0.036)  # fmt: skip
_COMBED = ((-1.0, 0.95), (1.0, 1.0), (-0.62, 1.2), (0.70, 1.1), (-0.26, 1.0), (0.36, 1.25), (0.06, 0.9))
"""Where each lock over the top runs (-1 temple .. 1 temple) and its share of the usual width; outer ones first."""
_CREST = ((-0.86, 0.95, 0.30), (0.88, 0.85, 0.35), (-0.60, 1.15, 0.60), (0.66, 1.15, 0.95), (-0.26, 1.35, 0.85),
          (0.12, 1.55, 1.05), (0.44, 1.25, 1.18))  # fmt: skip
"""Where each lock of the crest rises, its shares of the usual width and height: highest over one temple."""


def quiff(do: Hairdo) -> None:
    """Brushed up from the forehead, to a side and back: broad locks over the whole top from temple to temple, and
    before them a low crest of a few uneven ones. Even rows of slim locks would be a cockscomb."""
    short_cap(do)
    if faded(do):
        flanks(do)
    else:
        _slick_sides(do)
    sides_and_back(do)
    tall = 0.11 * float(np.clip(do.hair.volume, 0.7, 1.5))
    for x, share in _COMBED:
        _combed_back(do, x, share, tall)
    for x, share, high in _CREST:
        _brushed_up(do, x, share, tall * high)


def _quiff_root(do: Hairdo, x: float) -> float:
    """Degrees of the parting's angle at which the quiff starts, -1 <= x <= 1: along the hairline."""
    return 39 + 14 * x * x + 9 * do.hair.recede


def _combed_back(do: Hairdo, x: float, share: float, tall: float) -> None:
    """One lock from the hairline over the top and down the back."""
    out, front = 0.86 * x, _quiff_root(do, x)
    tall *= (1 - 0.6 * x * x) * float(do.rng.uniform(0.85, 1.1))
    az = 180 - 48 * x
    end = on_skull(az, hem(do, az) - (24 if faded(do) else 0) + float(do.rng.uniform(-4, 4)))
    do.lock(
        [
            radial(parting(out, front), 0.96),
            radial(parting(out - 0.02, front + 10), 1.06 + 0.4 * tall),
            radial(parting(out - 0.06, front + 30), 1.145 + 0.9 * tall),
            radial(parting(out - 0.09, 100), 1.155 + 0.6 * tall),
            radial(parting(out - 0.09, 128), 1.145 + 0.1 * tall),
            radial(end + np.array([0.0, 0.26, 0.0]), 1.07),
            radial(end, 0.985),
        ],
        replace(_QUIFF, width=_QUIFF.width * share, root_thickness=0.4),
        samples=18,
        fixed=True,
    )


def _brushed_up(do: Hairdo, x: float, share: float, tall: float) -> None:
    """One lock of the crest: up from the hairline, over to the side and down on the top, with an end of its own."""
    root, front = 0.80 * x, _quiff_root(do, x)
    lean = -0.62 + float(do.rng.uniform(-0.10, 0.10))
    run = 54 * float(do.rng.uniform(0.88, 1.12))
    do.lock(
        [
            radial(parting(root, front), 0.95),
            radial(parting(root + 0.04 * lean, front + 0.10 * run), 1.08 + 0.7 * tall),
            radial(parting(root + 0.26 * lean, front + 0.32 * run), 1.165 + 1.05 * tall),
            radial(parting(root + 0.70 * lean, front + 0.68 * run), 1.185 + 1.05 * tall),
            radial(parting(root + 1.2 * lean, front + run), 1.12 + 0.6 * tall),
        ],
        replace(_QUIFF, width=_QUIFF.width * share, root_width=0.70, root_thickness=0.22, exponent=1.8),
        samples=15,
        fixed=True,
    )
