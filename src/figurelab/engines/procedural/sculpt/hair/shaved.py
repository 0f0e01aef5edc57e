"""Cropped and receding hair: mostly cap."""

from __future__ import annotations

import numpy as np

from ..lock import Section, smoothstep
from . import hairline
from .builder import Hairdo
from .frame import around, on_skull
from .strand_map import AZ, EL, ridges, stipple


def buzz(do: Hairdo) -> None:
    """A skin of stubble: no strands, fine bumps, stippled paint."""
    bumps, dots = stipple(do.rng, 1.4), stipple(do.rng, 0.7)
    tall = 0.036 * float(np.clip(do.hair.volume, 0.6, 1.5))
    thickness = 0.018 + tall * smoothstep(-0.45, 0.75, EL) + 0.0022 * bumps
    tone = 0.14 * np.clip(1.5 * dots, -1, 1)
    do.cap(thickness, hairline.edge_map(hairline.SHORT), tone=tone, ramp=None, blend=0.03)


_SIDE = Section(
    0.16, 0.075, tip=0.035, fall=2.2, bluntness=0.85, root_width=0.45, root_thickness=0.35, full=0.4, grooves=3,
    depth=0.015, exponent=1.7, k=0.022,
)  # fmt: skip


def receding(do: Hairdo) -> None:
    """Bald on top; the sides are combed back round the ears and the back falls to the nape."""
    edge = np.maximum(hairline.edge_map(hairline.HORSESHOE), -hairline.edge_map(hairline.CROWN))
    inside = np.clip(-edge, 0, 1)
    around_head = np.abs(np.degrees(AZ))
    x = around_head / 8.5 + EL * (3.6 * smoothstep(180, 110, around_head)) + 0.3 * np.sin(around_head / 20 + 3 * EL)
    fade = smoothstep(0, 0.14, inside)
    thickness = 0.020 + (0.065 + 0.03 * (do.hair.volume - 1)) * smoothstep(0, 0.36, inside)
    tone = (0.12 * ridges(x) + 0.07 * np.sin(4 * np.pi * x)) * fade
    do.cap(thickness + 0.026 * ridges(x) * fade, edge, tone=tone, ramp=None, blend=0.05)
    for side in (-1, 1):
        for a0, e0, a1, e1 in (
            (64, 24, 108, 14),
            (67, 10, 116, 2),
            (70, -4, 88, -20),
            (84, 30, 132, 8),
            (98, 20, 142, -8),
            (112, 32, 156, 2),
        ):
            do.lock(
                [
                    on_skull(side * a0, e0, 0.985),
                    on_skull(side * (a0 + 0.35 * (a1 - a0)), e0 + 0.25 * (e1 - e0) + 2, 1.075),
                    on_skull(side * (a0 + 0.72 * (a1 - a0)), e0 + 0.62 * (e1 - e0) + 1, 1.10),
                    on_skull(side * a1, e1, 1.06),
                ],
                _SIDE,
                fixed=True,
            )
    for i in range(8):
        az = 180 + (i - 3.5) * 19
        low = -26 - 6 * (i % 2)
        do.lock(
            [
                on_skull(az - 4, 26 + 3 * (i % 2), 0.99),
                on_skull(az - 2, 12, 1.085),
                on_skull(az + 2, -8, 1.10),
                around(az + 5, 0.94 * np.sin(np.radians(low)), 0.97),
            ],
            _SIDE,
            fixed=True,
        )
