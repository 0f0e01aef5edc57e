"""Hair that is combed back from the face: broad tresses carved into the cap, which run to a tie.

Locks laid on the head begin somewhere, and along a forehead their beginnings are a comb's teeth; a cap's relief comes
out of the skin as slowly as it should.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ..lock import smoothstep
from .builder import Hairdo
from .frame import F64
from .strand_map import DIRECTION, EL, ridges, whorl

_FLUSH = (0.03, 0.40)
"""Radians from the hairline between which tresses begin to be carved and are whole."""
_FINE = 0.013
"""HR that the strands of a tress are carved."""
_LAID = 0.40
"""How much more a tress stands up on the side that lies over its neighbour, as a share of its height."""


def tresses(
    do: Hairdo, az: float, el: float, edge: NDArray[np.floating], *, count: int = 9, depth: float = 0.062
) -> tuple[F64, F64]:
    """(384, 193) HR by which tresses that run to a tie at (az, el) degrees stand over a cap inside ``edge``, and their
    painted tone. count: of tresses from the middle of the face to the nape, on either side. depth: HR of the gaps
    between them. Each lies with one edge over the next one, as they would fall."""
    turn, away = _turned(az, el)
    widths = do.rng.uniform(0.75, 1.35, count)
    edges = np.r_[0, np.cumsum(widths)] / widths.sum() * math.pi
    which = np.clip(np.searchsorted(edges, turn, side="right") - 1, 0, count - 1)
    u = (turn - edges[which]) / (edges[which + 1] - edges[which])
    tall = do.rng.uniform(0.75, 1.20, count)
    swell = (1 - np.abs(2 * u - 1) ** 3.2) * (1 - _LAID * (u - 0.5)) * tall[which]
    # Toward the tie they narrow until they are one.
    whole = smoothstep(*_FLUSH, -edge) * smoothstep(0.12, 0.50, away)
    fine, _ = whorl(az, el, 4 * count)
    strands = ridges(fine) * smoothstep(0.15, 0.55, away)
    tone = (0.10 * (swell - 0.75) - 0.16 * smoothstep(0.30, 0.0, swell)) * whole + 0.05 * strands
    return depth * swell * whole + _FINE * strands * smoothstep(*_FLUSH, -edge), tone


def _turned(az: float, el: float) -> tuple[F64, F64]:
    """(384, 193) radians round a tie from its side towards the face, 0..pi on either side, and from it."""
    a, e = math.radians(az), math.radians(el)
    pole = np.array([math.cos(e) * math.sin(a), math.sin(e), math.cos(e) * math.cos(a)])
    front = np.array([0.0, 0.6, 0.8])
    y = front - (front @ pole) * pole
    y /= np.linalg.norm(y)
    turn = np.abs(np.arctan2(DIRECTION @ np.cross(pole, y), DIRECTION @ y))
    return turn, np.arccos(np.clip(DIRECTION @ pole, -1, 1))


def raised(edge: NDArray[np.floating], height: float) -> F64:
    """(384, 193) HR by which combed hair stands off over forehead and crown, from the hairline on."""
    return height * smoothstep(0.02, 0.62, -edge) * smoothstep(0.15, 0.75, EL)
