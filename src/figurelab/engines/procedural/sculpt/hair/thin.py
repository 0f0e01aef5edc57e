"""Thin hair over a hairline that has gone back: combed flat over the top, with the scalp shining through."""

from __future__ import annotations

from dataclasses import replace

from ..lock import Section
from . import hairline
from .builder import Hairdo
from .frame import between, on_skull, radial, unit, vec

_STRAND = Section(
    0.16, 0.058, tip=0.035, fall=4.0, bluntness=0.65, root_width=0.55, root_thickness=0.35, full=0.45, grooves=4,
    depth=0.016, wrap=0.9, exponent=1.9, k=0.045,
)  # fmt: skip


def thin(do: Hairdo, height: float) -> None:
    """Locks from the hairline back over the crown, leaning away from the parting, those at the temples along the
    sides. height: 1 is usual."""
    line = hairline.receded(hairline.SHORT, do.hair.recede)
    h = 0.05 * (height - 1)
    for i in (0, 10, 1, 9, 2, 8, 3, 7, 4, 6, 5):
        u = (i - 5) / 5
        az = 60 * u
        root = on_skull(az, hairline.height_at(line, az) + 6)
        over = unit(vec(0.62 * u - 0.22 * (1 - u * u), 1.0, -0.22))
        end = on_skull(180 - 66 * u, -6 - 12 * (1 - abs(u)) - 6 * (i % 2))
        rise = (0.035 if i % 2 else 0.015) + h
        do.lock(
            [
                radial(root, 0.93),
                radial(between(root, over, 0.30), 1.060 + rise * (1 - u * u)),
                radial(between(root, over, 0.75), 1.085 + rise),
                radial(between(over, end, 0.30), 1.095 + rise),
                radial(between(over, end, 0.70), 1.085 + 0.5 * rise),
                radial(end, 0.99),
            ],
            replace(_STRAND, width=_STRAND.width * (1.14 if i % 2 else 0.92)),
            samples=18,
            fixed=True,
        )
    _sides(do)


_SIDES = (
    ((63, 33), (80, 37), (106, 34), (132, 20), 0.14),
    ((67, 22), (80, 24), (104, 18), (126, 6), 0.125),
    ((67, 10), (84, 13), (106, 7), (124, -8), 0.12),
    ((90, 27), (112, 24), (134, 8), (150, -12), 0.13),
)
"""(azimuth, elevation) and half width of the locks brushed back over the ear."""


def _sides(do: Hairdo) -> None:
    for side in (-1, 1):
        for *path, width in _SIDES:
            lean = float(do.rng.uniform(-1.5, 1.5))
            do.lock(
                [
                    on_skull(side * az, el + lean, rho)
                    for (az, el), rho in zip(path, (0.985, 1.040, 1.045, 0.99), strict=True)
                ],
                replace(_STRAND, width=width, thickness=0.055),
                fixed=True,
            )
