"""The front of a short side parting: up from an open forehead and over to the other side."""

from __future__ import annotations

from dataclasses import replace

from ..lock import Section
from . import hairline
from .builder import Hairdo
from .frame import on_skull

_LOCK = Section(
    0.20, 0.105, tip=0.024, fall=2.4, bluntness=0.80, root_width=0.35, root_thickness=0.30, full=0.45, grooves=4,
    depth=0.020, wrap=0.8, exponent=1.8, k=0.055,
)  # fmt: skip
_FRONT = ((-52, 0.15, 0.95), (-37, 0.40, 1.05), (-21, 0.75, 1.15), (-5, 1.05, 1.20), (11, 1.20, 1.15), (24, 0.90, 0.80))
"""Azimuth of each lock at the hairline, from the far temple to the parting on +x, its shares of height and width."""
_WAY = ((0, 4, -0.15, 0.0), (5, 9, -0.035, 0.5), (20, 15, 0.025, 1.0), (43, 14, 0.025, 0.85), (66, 2, -0.02, 0.25),
        (82, -13, -0.115, 0.0))  # fmt: skip
"""A lock's way: degrees to the side, degrees over the hairline, radius over 1.11, share of its height."""


_ROLL = ((34, -0.06), (20, 0.0), (2, 0.02), (-17, 0.02), (-36, 0.01), (-50, -0.02), (-62, -0.07))
"""Azimuth of what closes their roots along the hairline, and its radius over 1.05."""


def combed(do: Hairdo, height: float) -> None:
    """height: 1 is usual, of how far the front stands up. The roots lie behind one smooth roll: side by side along the
    forehead they would be a saw."""
    line = hairline.receded(hairline.SHORT, do.hair.recede)
    do.lock(
        [on_skull(az, hairline.height_at(line, az) + 4.5, 1.05 + rho) for az, rho in _ROLL],
        replace(_LOCK, width=0.12, thickness=0.075, fall=5, root_width=0.6, grooves=3, depth=0.014),
        samples=16,
        fixed=True,
    )
    for az, share, wide in _FRONT:
        base = hairline.height_at(line, az)
        tall = 0.075 * height * share * float(do.rng.uniform(0.85, 1.15))
        reach = float(do.rng.uniform(0.90, 1.10))
        do.lock(
            [on_skull(az - reach * aside, base + over, 1.11 + rho + tall * up) for aside, over, rho, up in _WAY],
            replace(_LOCK, width=_LOCK.width * wide),
            samples=16,
            fixed=True,
        )
