"""The crown of parted hair: a swell that the locks on both sides come out of, carved by the parting's line."""

from __future__ import annotations

import numpy as np

from ..lock import smoothstep
from .frame import F64, ROOT, parting, radial
from .strand_map import DIRECTION, groove_along

_SWELL = 0.085
"""HR by which the crown stands over the cap: the locks' own height, or the parting would be a cleft."""
_LINE = 0.030
"""Depth of the parting, HR."""
_FRONT, _TOP = 55.0, 84.0
"""Angles of the parting (see :func:`parting`) between which the swell rises from the forehead's hairline."""


def swell(x: float, lift: float) -> F64:
    """(384, 193) HR by which a cap parted in the plane x stands higher on the crown. lift: of the volume."""
    height, front = np.hypot(DIRECTION[..., 1], DIRECTION[..., 2]), DIRECTION[..., 2]
    aside = DIRECTION[..., 0] - x * height
    angle = np.degrees(np.arctan2(DIRECTION[..., 1], front))
    along = smoothstep(_FRONT, _TOP, angle) * smoothstep(172, 128, angle)
    over = smoothstep(0.85, 0.15, np.abs(aside)) * along
    line = groove_along(aside, _LINE) * smoothstep(_FRONT - 8, _FRONT + 8, angle) * smoothstep(135, 115, angle)
    return max(_SWELL + 0.8 * lift, 0.02) * over + line


def root_at(x: float, angle: float) -> F64:
    """(3,) where a lock begins on the parting: sunk at the forehead, where its end would show, higher on the crown,
    where its neighbour from the other side meets it."""
    return radial(parting(x, angle), ROOT + 0.11 * float(smoothstep(_FRONT, _TOP, angle)))
