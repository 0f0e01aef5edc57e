"""Short curls, carved into a thick cap."""

from __future__ import annotations

import math

import numpy as np

from ..lock import smoothstep
from . import hairline
from .builder import Hairdo
from .frame import F64
from .fringe import lowest
from .strand_map import AZ, EL, rosettes
from .trims import faded, faded_cap

_CURLS = 125
"""Curls on a whole sphere."""
_BIG = 0.5
"""Share of them that a full head has less."""
_REACH = 0.02
"""Radians past the hairline at which a curl's middle may be."""
_UNEVEN = 0.085
"""Radians by which the outline may leave the hairline."""
_PITCH = 0.105
"""Radians from winding to winding."""


def curly(do: Hairdo) -> None:
    """Short curls, carved: each is a dome wound to its middle, whole at the hairline. Tubes would be sausages."""
    line = grown(do, hairline.CURLY)
    short = faded(do)
    if short:
        faded_cap(do, np.zeros(line.shape))
        line = np.maximum(line, hairline.edge_map(hairline.TOP) - 0.15)
    elif do.hair.fringe != "none" and do.rim is None:
        line = line - math.radians(34 - lowest(do)) * smoothstep(1.05, 0.55, np.abs(AZ))
    full = float(np.clip((do.hair.volume - 1) / 0.5, 0, 1)) * (0.0 if short else 1.0)
    line = line - 0.14 * full * smoothstep(0.95, 1.35, np.abs(AZ))
    # Curls of big hair are big.
    count = round(_CURLS * (1 - _BIG * full))
    pitch = _PITCH * math.sqrt(_CURLS / count)
    curls = rosettes(do.rng, count, pitch)
    at = [hairline.value_at(line, *_angles(m)) for m in curls.middles]
    edge = curls.outline(np.array(at) < _REACH)
    if do.rim is not None:
        # What is seen below the rim would else be bare temples.
        edge = np.minimum(np.maximum(edge, line), hairline.edge_map(hairline.SHORT))
    elif not short:
        # Only the front is seen curl by curl; round the ears and on the neck they would be beads.
        edge = edge + (np.minimum(edge, line) - edge) * smoothstep(1.15, 1.45, np.abs(AZ))
    if do.rim is None:
        # A curl that stood alone before the others would be a drip, one left out a notch.
        edge = np.clip(edge, line - _UNEVEN, line + _UNEVEN)
    inside = np.clip(-edge, 0, 2)
    big = float(np.clip(1 + (do.hair.volume - 1) * 1.6, 0.6, 1.9)) * (0.85 if short else 1.0)
    # A cloud stands off all round, from near its edge on.
    deep = smoothstep(0.0, 0.75 - 0.20 * full, inside)
    base = 0.03 + (0.06 + 0.06 * full + 0.15 * smoothstep(-0.4, 0.8, EL)) * big * deep
    raised = (0.060 if short else 0.075) * (1 + 0.45 * deep) * curls.dome * smoothstep(0.0, 0.09, inside)
    carved = 0.038 * curls.groove * smoothstep(0.0, 0.06, inside)
    tone = 0.10 * curls.groove + 0.12 * (curls.dome - 0.6)
    thickness = base + raised + carved + do.scalp
    wound = pitch, curls.winding
    do.cap(thickness, edge, tone=tone, ramp=None, glossy=True, blend=0.03, fade=(0.02, 0.02, 0.10), wound=wound)


def _angles(way: F64) -> tuple[float, float]:
    """Azimuth and elevation in degrees of a direction (3,)."""
    return math.degrees(math.atan2(way[0], way[2])), math.degrees(math.asin(float(np.clip(way[1], -1, 1))))


def grown(do: Hairdo, line: hairline.Line) -> F64:
    """The hairline's map; beside and behind, longer hair covers ears and nape, shorter hair clears them."""
    more = float(np.clip((do.hair.length + 0.3) * 0.35, -0.10, 0.30))
    return hairline.edge_map(line) - more * smoothstep(1.15, 1.60, np.abs(AZ))
