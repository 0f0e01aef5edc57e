"""A top that is cut too short to be combed: fine tufts that rise softly from the hairline and lie over to a side, and
stray where it is wavy; curls where it is curly.

None of them comes down over the hairline: ends there would be icing round the forehead.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from .builder import Hairdo
from .crew import Brushed, brushed_up
from .curls import curly
from .flow import STRAND, Lay, comb, directions, read
from .shortmass import grown_height, height_of, own_way

_TUFT = replace(
    STRAND, thickness=0.050, tip=0.012, fall=1.5, bluntness=0.95, root_width=0.65, full=0.35, grooves=3, depth=0.009,
    exponent=1.8, k=0.036,
)  # fmt: skip
_LEAST = 0.45
"""How far the front lies to a side at least, 0..1: straight up it would be a brush."""
_CURLS, _CORNERS = 0.75, 0.35
"""Wave from which a crop is curls, and how far its corners may have gone back: curls fall over the hairline."""


def cropped(do: Hairdo) -> None:
    """The whole cut. What waves most is curls on top."""
    if do.hair.wave > _CURLS and do.hair.recede <= _CORNERS:
        curly(do)
        return
    tall, tangle = height_of(do, grown_height(do)), do.hair.wave
    lean, rough = own_way(do)
    aside = math.copysign(max(abs(lean), _LEAST), lean)
    brush = Brushed(
        0.040 * tall,
        (0.062 + 0.012 * rough) * tall,
        1.25 * aside,
        wide=1.25,
        steep=0.30,
        sway=5 + 8 * tangle,
        short=1.0,
    )
    mass, flow = brushed_up(do, brush)
    az = np.linspace(-46, 46, 11) + do.rng.uniform(-3, 3, 11)
    at = directions(az, np.full(11, 45.0) + do.rng.uniform(-2, 5, 11))
    at = at[read(mass.edge, at) < -0.04]
    front = Lay((-0.070, 0.010, 0.016), 0.135, 16, 24, 0.03, 7 + 8 * tangle)
    comb(do, mass, flow, at, front, _TUFT, least=10)
