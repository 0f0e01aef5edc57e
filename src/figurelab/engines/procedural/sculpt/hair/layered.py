"""A layered short cut: a full round crown, feathered sides over the ear tops, and a fringe swept to a side."""

from __future__ import annotations

from dataclasses import replace

from ..lock import Section
from .builder import Hairdo
from .frame import on_skull
from .fringe import lowest
from .trims import hem, short_cut
from .whorl import Layer, lay

_FEATHER = Section(
    0.22, 0.080, tip=0.022, fall=2.2, bluntness=0.85, root_width=0.45, root_thickness=0.4, full=0.34, grooves=4,
    depth=0.018, wrap=0.9, exponent=1.8, k=0.045,
)  # fmt: skip
_FRONT = replace(_FEATHER, thickness=0.078, tip=0.016, fall=2.6, bluntness=0.80, root_width=0.7, k=0.05)


def layered(do: Hairdo, height: float) -> None:
    """height: 1 is usual."""
    h = 0.07 * (height - 1) - 0.02 * short_cut(do)
    _sides(do)
    for layer in (
        Layer(15, 0, 34, 94, (1.03, 1.17 + h, 1.175 + h, 1.06), 0.23),
        Layer(12, 15, 12, 74, (1.05, 1.185 + h, 1.195 + h, 1.12 + h), 0.25),
        Layer(9, 5, 2, 52, (1.04, 1.185 + h, 1.21 + h, 1.15 + h), 0.26),
    ):
        lay(do, layer, _FEATHER, sway=5 + 16 * do.hair.mess, bare=36 if layer.root > 30 else 0, margin=2)
    swept_front(do, h)


def swept_front(do: Hairdo, h: float) -> None:
    """Feathered locks from the parting over the forehead to the temple, each shorter than the one it lies on, and some
    on the parting's other side. h: HR by which they lie higher than usual."""
    low = lowest(do)
    for az in (-70, -40, 62):
        # Between full locks one would look down to the scalp.
        do.lock(
            [
                on_skull(20 + 0.1 * az, 78, 1.00),
                on_skull(10 + 0.5 * az, 64, 1.12 + 0.5 * h),
                on_skull(0.9 * az, 50, 1.135 + 0.4 * h),
                on_skull(az, 34, 1.07),
            ],
            replace(_FEATHER, width=0.27, thickness=0.10),
            tint=-0.05,
            fixed=True,
        )
    for i, (az, above) in enumerate(((-68, -5), (-54, 0), (-39, 3), (-23, 6), (-6, 9), (12, 13))):
        end = low + above + float(do.rng.uniform(-1, 1))
        near = max(0.0, (-az - 22) / 44)
        do.lock(
            [
                on_skull(24 + 0.10 * az, 76, 1.08),
                on_skull(16 + 0.42 * az, 60, 1.185 + 0.6 * h + 0.006 * i),
                on_skull(8 + 0.74 * az, 0.5 * (end + 48), 1.205 + 0.3 * h - 0.03 * near),
                # Its end runs along the edge that all of them make: across it, it would be a saw's tooth.
                on_skull(az + 9, end + 6 + 3 * near, 1.175 - 0.05 * near),
                on_skull(az - 9, end - 1 - 3 * near, 1.13 - 0.09 * near),
            ],
            replace(_FRONT, width=0.240 * float(do.rng.uniform(0.90, 1.12))),
            samples=15,
            fixed=True,
        )
    for az, above in ((70, -6), (58, 3), (45, 9), (31, 13)):
        end = low + above + float(do.rng.uniform(-2, 2))
        near = (az - 31) / 39
        do.lock(
            [
                on_skull(26 + 0.10 * az, 76, 1.08),
                on_skull(22 + 0.30 * az, 60, 1.18 + 0.6 * h),
                on_skull(8 + 0.78 * az, 0.5 * (end + 48), 1.195 + 0.3 * h - 0.02 * near),
                on_skull(0.96 * az, end + 10, 1.165 - 0.02 * near),
                on_skull(az + 5, end, 1.12 - 0.03 * near),
            ],
            replace(_FRONT, width=0.195 * float(do.rng.uniform(0.90, 1.12))),
            samples=15,
            fixed=True,
        )


def _sides(do: Hairdo) -> None:
    """Locks that fall over the temple and the ear's upper half and come forward a little at their ends."""
    close = 0.035 * short_cut(do)
    for side in (-1, 1):
        for i, (az, low) in enumerate(((64, -13), (77, -8), (91, -5), (105, -8), (121, -16), (138, -22))):
            end = min(low, hem(do, az)) + float(do.rng.uniform(-2.5, 2.5))
            do.lock(
                [
                    on_skull(side * (az + 4), 52, 1.02),
                    on_skull(side * (az + 3), 28, 1.125 - close),
                    on_skull(side * (az + 1), 10, (1.12 if az < 115 else 1.10) - close),
                    on_skull(side * (az - 3), end + 9, (1.085 if az < 115 else 1.06) - close),
                    on_skull(side * (az - 7), end, (1.03 if az < 115 else 0.99) - 0.5 * close),
                ],
                replace(_FEATHER, width=0.20 if i % 2 else 0.175, thickness=0.09),
                samples=14,
                fixed=True,
            )
