"""Short curls, carved into a thick cap."""

from __future__ import annotations

import math

import numpy as np

from ..lock import Section, smoothstep, spline
from . import hairline
from .builder import Hairdo
from .curtain import undermass
from .frame import F64, around, on_skull, unit
from .fringe import lowest
from .strand_map import AZ, EL, rosettes
from .trims import faded, faded_cap

_RINGLET = Section(
    0.125, 0.105, tip=0.045, fall=3, bluntness=0.7, root_width=0.7, root_thickness=0.7, grooves=2, depth=0.016, wrap=0
)
_CURLS = 105
"""Curls on a whole sphere."""
_REACH = 0.02
"""Radians past the hairline at which a curl's middle may be."""


def curly(do: Hairdo) -> None:
    """Short curls, carved: each is a dome wound to its middle, whole at the hairline. Tubes would be sausages."""
    line = grown(do, hairline.CURLY)
    short = faded(do)
    if short:
        faded_cap(do, np.zeros(line.shape))
        line = np.maximum(line, hairline.edge_map(hairline.TOP) - 0.15)
    elif do.hair.fringe != "none" and do.rim is None:
        line = line - math.radians(34 - lowest(do)) * smoothstep(1.05, 0.55, np.abs(AZ))
    curls = rosettes(do.rng, _CURLS, 0.115)
    at = [hairline.value_at(line, *_angles(m)) for m in curls.middles]
    edge = curls.outline(np.array(at) < _REACH)
    if do.rim is not None:
        # What is seen below the rim would else be bare temples.
        edge = np.minimum(np.maximum(edge, line), hairline.edge_map(hairline.SHORT))
    elif not short:
        # Only the front is seen curl by curl; round the ears and on the neck they would be beads.
        edge = edge + (np.minimum(edge, line) - edge) * smoothstep(1.15, 1.45, np.abs(AZ))
    inside = np.clip(-edge, 0, 2)
    big = float(np.clip(1 + (do.hair.volume - 1) * 0.8, 0.7, 1.5)) * (0.5 if short else 1.0)
    deep = smoothstep(0.0, 0.75, inside)
    base = 0.03 + (0.06 + 0.15 * smoothstep(-0.4, 0.8, EL)) * big * deep
    raised = (0.060 if short else 0.075) * (1 + 0.45 * deep) * curls.dome * smoothstep(0.0, 0.09, inside)
    carved = 0.038 * curls.groove * smoothstep(0.0, 0.06, inside)
    tone = 0.10 * curls.groove + 0.12 * (curls.dome - 0.6)
    thickness = base + raised + carved + do.scalp
    do.cap(thickness, edge, tone=tone, ramp=None, glossy=True, blend=0.03, fade=(0.02, 0.02, 0.10))
    _ringlets(do)


def _angles(way: F64) -> tuple[float, float]:
    """Azimuth and elevation in degrees of a direction (3,)."""
    return math.degrees(math.atan2(way[0], way[2])), math.degrees(math.asin(float(np.clip(way[1], -1, 1))))


def grown(do: Hairdo, line: hairline.Line) -> F64:
    """The hairline's map; beside and behind, longer hair covers ears and nape, shorter hair clears them."""
    more = float(np.clip((do.hair.length + 0.3) * 0.35, -0.10, 0.30))
    return hairline.edge_map(line) - more * smoothstep(1.15, 1.60, np.abs(AZ))


def _ringlets(do: Hairdo) -> None:
    """Corkscrews that hang below the cloud when curly hair is longer than the chin."""
    bottom = do.drop(-0.30, -1.70)
    if bottom > -0.62:
        return
    # Else the neck shows between them.
    undermass(do, bottom + 0.22, end=0.96, locks=5)
    for i in range(15):
        az = 74 + 212 * i / 14 + float(do.rng.uniform(-3, 3))
        low = bottom + float(do.rng.uniform(-0.10, 0.10)) + 0.10 * (i % 2)
        line = spline([on_skull(az, 14, 1.16), around(az, -0.35, 1.20), around(az, low, 1.10)], 24)
        line = do.frame.clear_of_body(line, 0.14)
        u = np.linspace(0, 1, 24)[:, None]
        out = unit(around(az, 0.0, 1.0))
        across = np.array([out[2], 0.0, -out[0]])
        turn = 2 * math.pi * (i * 0.37 + (1 if i % 2 else -1) * u * (0.5 - low) / 0.55)
        wide = 0.085 * (1 - 0.35 * u)
        coil = line + wide * (across * np.cos(turn) + out * np.sin(turn))
        do.lock(list(coil), _RINGLET, samples=24, fixed=True)
