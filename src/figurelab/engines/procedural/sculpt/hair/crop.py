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
_THICK = 4.0
"""Degrees by which tufts reach lower than the points that they end at."""


def crop(do: Hairdo, height: float) -> None:
    """Three layers of tufts, the inner over the outer, and the fringe in front. height: 1 is usual."""
    low = 0.03 if faded(do) else 0.0
    h = 0.05 * (height - 1) - low
    for layer in (
        Layer(13, 0, 42, 92, (1.03, 1.10 + h, 1.105 + h, 1.04), 0.21),
        Layer(10, 17, 20, 66, (1.05, 1.14 + h, 1.15 + h, 1.10 + h), 0.23),
        Layer(7, 5, 2, 46, (1.04, 1.155 + h, 1.18 + h, 1.14 + h), 0.23),
    ):
        lay(do, layer, _TUFT, sway=5 + 18 * do.hair.mess, bare=44 if layer.root > 40 else 0, margin=-10 if low else 2)
    _fringe(do, h)


def _fringe(do: Hairdo, h: float) -> None:
    """Short ends in two layers, uneven, that lean to one side; the outermost lie down on the temples."""
    end, lean = lowest(do) + _THICK, -8.0
    for over in (0, 1):
        for i in range(8 - over):
            u = (i - (7 - over) / 2) / 3.5
            az = 54 * u + float(do.rng.uniform(-4, 4))
            low = end + 5 * over + float(do.rng.uniform(-3.5, 3.5)) * (1 - 0.5 * abs(u))
            near = abs(u) ** 4
            start = swirled(0.62 * az, 44 + 6 * over)
            do.lock(
                [
                    radial(start, 1.05),
                    radial(start + on_skull(az - 0.5 * lean, 46), 1.135 + h + 0.03 * over),
                    on_skull(az - 0.3 * lean, low + 14, 1.145 + 0.6 * h + 0.024 * over - 0.03 * near),
                    on_skull(az + lean, low, 1.105 + 0.025 * over - 0.06 * near),
                ],
                replace(_TUFT, width=0.185 * float(do.rng.uniform(0.82, 1.18)), thickness=0.085, fall=2.4),
                fixed=True,
            )
