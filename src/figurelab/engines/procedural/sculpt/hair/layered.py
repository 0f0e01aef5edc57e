"""A layered short cut: a full round crown, feathered sides over the ear tops, and a fringe swept to a side."""

from __future__ import annotations

from dataclasses import replace

from ..lock import Section
from .builder import Hairdo
from .frame import ROOT, on_skull, parting, radial
from .fringe import lowest
from .trims import hem
from .whorl import Layer, lay

_FEATHER = Section(
    0.22, 0.11, tip=0.038, fall=2.2, bluntness=0.85, root_width=0.45, root_thickness=0.4, full=0.34, grooves=4,
    depth=0.016, wrap=0.85, exponent=1.8, k=0.034,
)  # fmt: skip


def layered(do: Hairdo, height: float) -> None:
    """height: 1 is usual."""
    h = 0.07 * (height - 1)
    _sides(do)
    for layer in (
        Layer(13, 0, 40, 92, (1.03, 1.16 + h, 1.175 + h, 1.06), 0.25),
        Layer(10, 18, 18, 66, (1.05, 1.20 + h, 1.225 + h, 1.15 + h), 0.27),
        Layer(7, 6, 2, 44, (1.04, 1.20 + h, 1.25 + h, 1.20 + h), 0.28),
    ):
        lay(do, layer, _FEATHER, sway=5 + 16 * do.hair.mess, bare=50 if layer.root > 30 else 0, margin=2)
    _front(do, h)


def _front(do: Hairdo, h: float) -> None:
    """Feathered locks from the parting over the forehead to the temple, each shorter than the one it lies on, and two
    on the parting's other side."""
    low = lowest(do)
    for i, (az, above) in enumerate(((-64, 0), (-50, 3), (-35, 4), (-20, 7), (-5, 9), (11, 13))):
        end = low + above + float(do.rng.uniform(-2, 2.5))
        near = max(0.0, (-az - 22) / 44)
        t = i / 5
        do.lock(
            [
                radial(parting(do.part_x, 84 - 16 * t), ROOT),
                radial(parting(do.part_x - 0.10 - 0.14 * (1 - t), 62 - 5 * t), 1.18 + 0.6 * h + 0.01 * i),
                on_skull(6 + 0.56 * az, 0.5 * (end + 46), 1.215 + 0.3 * h - 0.03 * near),
                on_skull(0.90 * az, end + 9 + 3 * near, 1.185 - 0.05 * near),
                on_skull(az - 6, end - 1 - 3 * near, 1.135 - 0.09 * near),
            ],
            replace(_FEATHER, width=0.175 * float(do.rng.uniform(0.88, 1.14)), thickness=0.10, fall=2.8),
            samples=15,
            fixed=True,
        )
    for az, above, b in ((60, 2, 62), (42, 12, 54)):
        do.lock(
            [
                radial(parting(do.part_x, b), ROOT),
                on_skull(24 + 0.25 * (az - 20), 46, 1.16 + 0.5 * h),
                on_skull(0.94 * az, low + above + 14, 1.175),
                on_skull(az + 5, low + above, 1.11),
            ],
            replace(_FEATHER, width=0.165, thickness=0.09, fall=2.6),
            fixed=True,
        )


def _sides(do: Hairdo) -> None:
    """Locks that fall over the temple and the ear's upper half and come forward a little at their ends."""
    for side in (-1, 1):
        for i, (az, low) in enumerate(((64, -13), (77, -8), (91, -5), (105, -8), (121, -16), (138, -22))):
            end = min(low, hem(do, az)) + float(do.rng.uniform(-2.5, 2.5))
            do.lock(
                [
                    on_skull(side * (az + 4), 52, 1.02),
                    on_skull(side * (az + 3), 28, 1.15),
                    on_skull(side * (az + 1), 10, 1.155 if az < 115 else 1.12),
                    on_skull(side * (az - 3), end + 9, 1.13 if az < 115 else 1.07),
                    on_skull(side * (az - 7), end, 1.08 if az < 115 else 1.0),
                ],
                replace(_FEATHER, width=0.20 if i % 2 else 0.175, thickness=0.10),
                samples=14,
                fixed=True,
            )
