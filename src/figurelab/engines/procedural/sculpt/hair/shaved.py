"""Cropped and receding hair: mostly cap."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep
from . import hairline
from .builder import Hairdo
from .frame import on_skull
from .strand_map import AZ, EL, ridges, stipple


def buzz(do: Hairdo) -> None:
    """A skin of short hair: fine bumps, bristles in the paint, faded at temples and nape."""
    edge = hairline.edge_map(hairline.receded(hairline.SHORT, do.hair.recede)) - 0.07
    tall = 0.038 * float(np.clip(do.hair.volume + 0.6 * (do.hair.length + 0.9), 0.5, 1.9))
    inside = smoothstep(0, 0.30, -edge)
    bumps = 0.0012 * stipple(do.rng, 1.2) * inside
    thickness = 0.012 + tall * smoothstep(-0.45, 0.75, EL) * (0.15 + 0.85 * inside) + bumps
    do.cap(thickness, edge, ramp=None, blend=0.024, fade=(0.24, 0.27), bristles=True, sunk=0.06)


_SIDE = Section(
    0.15, 0.060, tip=0.035, fall=2.0, bluntness=0.9, root_width=0.5, root_thickness=0.4, full=0.45, grooves=3,
    depth=0.014, exponent=1.75, k=0.024,
)  # fmt: skip
_BACK = replace(_SIDE, fall=5.0, bluntness=0.7, root_width=0.7)
"""Broad to the end: two tapered rows over one another would look knitted."""


def receding(do: Hairdo) -> None:
    """Bald on top; the sides are combed back round the ears and the back falls to the nape."""
    edge = np.maximum(hairline.edge_map(hairline.HORSESHOE), -hairline.edge_map(hairline.CROWN))
    inside = np.clip(-edge, 0, 1)
    around_head = np.abs(np.degrees(AZ))
    x = around_head / 8.5 + EL * (3.6 * smoothstep(180, 110, around_head)) + 0.3 * np.sin(around_head / 20 + 3 * EL)
    fade = smoothstep(0, 0.14, inside)
    full = 1 + 0.8 * (do.hair.volume - 1)
    thickness = 0.010 + 0.052 * full * smoothstep(0.02, 0.46, inside)
    tone = (0.12 * ridges(x) + 0.07 * np.sin(4 * np.pi * x)) * fade
    do.cap(thickness + 0.020 * ridges(x) * fade, edge, tone=tone, ramp=None, blend=0.03, fade=(0.12, 0.12))
    for side in (-1, 1):
        for a0, e0, a1, e1, width in (
            (65, 21, 106, 9, 0.13),
            (67, 11, 112, 0, 0.14),
            (72, 3, 79, -17, 0.085),
            (76, 26, 126, 10, 0.13),
            (92, 24, 142, 0, 0.14),
            (98, 12, 146, -12, 0.15),
            (114, 25, 158, 3, 0.14),
        ):
            _strand(do, (side * a0, e0), (side * a1, e1), width, 0.018 * full)
    for i in range(11):
        az, low = 180 + (i - 5) * 14, float(do.rng.uniform(-38, -28)) + 0.8 * abs(i - 5)
        _strand(do, (az - 3, 22 + 4 * (i % 2)), (az + 5, low), 0.17, 0.014 * full, section=_BACK)


def _strand(
    do: Hairdo,
    start: tuple[float, float],
    end: tuple[float, float],
    width: float,
    lift: float,
    *,
    section: Section = _SIDE,
) -> None:
    """A flat lock from one (azimuth, elevation) to another that rises out of the skin and lies down again."""
    a0, e0 = start
    a1, e1 = end
    do.lock(
        [
            on_skull(a0, e0, 0.97),
            on_skull(a0 + 0.35 * (a1 - a0), e0 + 0.25 * (e1 - e0) + 2, 1.030 + lift),
            on_skull(a0 + 0.72 * (a1 - a0), e0 + 0.62 * (e1 - e0) + 1, 1.045 + lift),
            on_skull(a1, e1, 1.02),
        ],
        replace(section, width=width),
        fixed=True,
    )
