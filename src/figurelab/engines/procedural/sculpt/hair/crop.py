"""A crop: short tufts that fall from the whorl to all sides, and straight over the forehead."""

from __future__ import annotations

from dataclasses import replace

from ..lock import Section
from .builder import Hairdo
from .frame import on_skull, radial
from .fringe import lowest
from .trims import faded
from .whorl import Layer, lay, swirled

_TUFT = Section(
    0.22, 0.10, tip=0.040, fall=2.6, bluntness=0.75, root_width=0.45, root_thickness=0.4, full=0.32, depth=0.016,
    wrap=0.8, exponent=1.75, k=0.036,
)  # fmt: skip


def crop(do: Hairdo, height: float) -> None:
    """Three layers of tufts, the inner over the outer, and the fringe in front. height: 1 is usual."""
    low = 0.04 if faded(do) else 0.0
    h = 0.05 * (height - 1) - low
    sway = 4 + 18 * do.hair.mess
    for layer in (
        Layer(13, 0, 42, 92, (1.03, 1.12 + h, 1.13 + h, 1.05), 0.22),
        Layer(10, 17, 20, 64, (1.05, 1.16 + h, 1.175 + h, 1.12 + h), 0.24),
        Layer(7, 5, 2, 44, (1.04, 1.17 + h, 1.20 + h, 1.16 + h), 0.24),
    ):
        lay(do, layer, _TUFT, sway=sway, bare=44 if layer.root > 40 else 0, margin=-10 if low else 2)
    _fringe(do, h)


def _fringe(do: Hairdo, h: float) -> None:
    """Short straight ends in two layers, uneven, the outermost lying down on the temples."""
    end = lowest(do)
    for over in (0, 1):
        for i in range(9 - over):
            u = (i - (8 - over) / 2) / 4.5
            az = 57 * u + float(do.rng.uniform(-2.5, 2.5)) * (1 + do.hair.mess)
            low = end + 4 * over + 1.5 * u * u + float(do.rng.uniform(-2.0, 3.0))
            near = abs(u) ** 4
            start = swirled(0.62 * az, 44 + 6 * over)
            do.lock(
                [
                    radial(start, 1.05),
                    radial(start + on_skull(az, 46), 1.15 + h + 0.03 * over),
                    on_skull(az, low + 15, 1.155 + 0.6 * h + 0.022 * over - 0.03 * near),
                    on_skull(az * 1.02 - 2.0, low, 1.115 + 0.02 * over - 0.06 * near),
                ],
                replace(_TUFT, width=0.165 * float(do.rng.uniform(0.86, 1.16)), thickness=0.085, fall=3.4),
                fixed=True,
            )
