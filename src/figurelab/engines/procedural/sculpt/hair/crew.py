"""Short hair without a parting: textured locks brushed up from the forehead and over the top, close at the sides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep
from . import hairline
from .builder import Hairdo
from .frame import between, on_skull, parting, radial, unit, vec
from .trims import faded, flanks, hem
from .whorl import Layer, lay

_TEXTURED = Section(
    0.155, 0.095, tip=0.022, fall=1.8, bluntness=0.85, root_width=0.60, root_thickness=0.45, full=0.38, grooves=3,
    depth=0.020, wrap=0.7, exponent=1.75, k=0.030,
)  # fmt: skip
_CLOSE_SIDE = replace(_TEXTURED, width=0.135, thickness=0.060, fall=2.2, k=0.036)
_ROWS = ((123, 7, 0.62, 0.060), (100, 7, 0.76, 0.100), (79, 8, 0.80, 0.120))
"""Rows over the top, from the crown to the forehead: degrees of its roots (see :func:`parting`), how many locks, how
wide the row is, how far its ends stand off."""
_FRONT = (
    (-58, 0.40, 0.9), (55, 0.35, 0.9), (-45, 0.75, 1.1), (43, 0.60, 1.0), (-30, 1.05, 1.25), (31, 1.0, 1.2),
    (-13, 0.80, 0.85), (17, 0.80, 0.8), (2, 1.20, 1.25),
)  # fmt: skip
"""Azimuth of each lock that stands up at the hairline, its shares of the usual height and width; outer ones first."""


def crew(do: Hairdo, height: float) -> None:
    """height: 1 is usual, of how far the top stands up."""
    tall = float(np.clip(height + 1.2 * (do.hair.volume - 0.95), 0.45, 1.5))
    lean = float(do.rng.choice([-1.0, 1.0]) * do.rng.uniform(0.10, 0.36))
    short, h = faded(do), 0.05 * (tall - 1)
    if short:
        flanks(do)
        lay(do, Layer(15, 0, 6, 66, (1.03, 1.105 + h, 1.075, 0.98), 0.18), _TEXTURED, sway=8, bare=74, margin=-14)
    else:
        _sides(do)
        for layer in (
            Layer(13, 0, 30, 78, (1.02, 1.105 + h, 1.095 + h, 0.99), 0.17),
            Layer(9, 18, 10, 54, (1.06, 1.120 + h, 1.115 + h, 1.05 + h), 0.17),
        ):
            lay(do, layer, _TEXTURED, sway=10, bare=78, margin=4)
    for number, (angle, count, wide, off) in enumerate(_ROWS):
        for i in range(count):
            x = (2 * (i + 0.5 * (number % 2) + 0.25) / count - 1) * wide
            _tuft(do, x, angle + float(do.rng.uniform(-5, 5)), off * tall * float(do.rng.uniform(0.8, 1.2)), lean)
    for az, share, wide in _FRONT[2:] if short else _FRONT:
        up = 0.135 * tall * share * float(do.rng.uniform(0.82, 1.18))
        _standing(do, az + float(do.rng.uniform(-4, 4)), up, wide, lean + float(do.rng.uniform(-0.22, 0.22)))


def _tuft(do: Hairdo, x: float, angle: float, off: float, lean: float) -> None:
    """A lock combed forward and to a side, its end up and off the head."""
    flat = 1 - 0.75 * x * x
    root = parting(x, angle)
    end = parting(x * 1.05 + lean + float(do.rng.uniform(-0.10, 0.10)), angle - 23)
    do.lock(
        [
            radial(root, 1.02),
            radial(between(root, end, 0.35), 1.10 + 0.55 * off * flat),
            radial(between(root, end, 0.70), 1.11 + 1.00 * off * flat),
            radial(end, 1.10 + 1.45 * off * flat),
        ],
        replace(_TEXTURED, width=_TEXTURED.width * float(do.rng.uniform(0.88, 1.14))),
        fixed=True,
    )


def _standing(do: Hairdo, az: float, tall: float, wide: float, lean: float) -> None:
    """Up from the hairline, its end turned to a side and back."""
    line = hairline.receded(hairline.SHORT, do.hair.recede)
    root = on_skull(az, hairline.height_at(line, az) + 1)
    over = unit(vec(0.75 * root[0] + lean * 0.7, 1.0, 0.42))
    do.lock(
        [
            radial(root, 0.95),
            radial(between(root, over, 0.20), 1.055 + 0.60 * tall),
            radial(between(root, over, 0.48), 1.10 + 1.20 * tall),
            radial(between(root, over, 0.80), 1.11 + 1.65 * tall),
        ],
        replace(_TEXTURED, width=0.165 * wide, root_width=0.8, root_thickness=0.3),
        fixed=True,
    )


def _sides(do: Hairdo) -> None:
    """Two flat layers down over the temple and round to the back, ends lying on the head."""
    for layer, (top, drop, rho) in enumerate(((34, 0.0, 1.075), (54, 16.0, 1.100))):
        for side in (-1, 1):
            for i in range(8):
                az = 62 + 15.5 * (i + 0.5 * layer)
                end = hem(do, az) + drop + float(do.rng.uniform(-3, 3))
                back = 5 * float(smoothstep(150, 80, az))
                do.lock(
                    [
                        on_skull(side * (az - 4), top + 8, 1.00),
                        on_skull(side * az, 0.55 * top + 0.45 * end + 4, rho),
                        on_skull(side * (az + back), end + 6, rho - 0.035),
                        on_skull(side * (az + 1.6 * back), end - 2, 0.985),
                    ],
                    replace(_CLOSE_SIDE, width=_CLOSE_SIDE.width * (1.12 if i % 2 else 0.94)),
                    fixed=True,
                )
