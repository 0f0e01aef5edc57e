"""Wrinkles of cloth, compiled: how far they lift the surface of what a part's rows hold so far.

Two kinds of row: ``FOLDS``, single folds that run over the trunk, with a flare; and ``GATHER``, cloth pushed together
along a limb. Both fade with the distance from the trunk or limb, so that rows far away cost and change nothing.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from .kernel import inlined, inner

f32 = np.float32

FOLDS, GATHER = 0, 1
FOLD: Final = 7
"""Numbers a fold: from (a, y), to (a, y), half width, height, bow. a: arc round the trunk, ARC times the angle."""
MOST: Final = 3
"""Folds a row."""
ARC: Final = 0.6
_AWAY: Final = np.float32(0.30)


@inlined
def _hump(u):  # pyright: ignore
    """1 at 0, smoothly 0 from -1 and 1 outwards."""
    v = max(f32(1) - u * u, f32(0))
    return v * v


@inner
def _folds(p, x, y, z):  # pyright: ignore
    a = f32(ARC) * math.atan2(x, z)
    lift = f32(0)
    if p[4] != 0:
        t = min(max((p[6] - y) / (p[6] - p[5]), f32(0)), f32(1))
        lift += p[4] * t * t * (f32(3) - f32(2) * t)
    for i in range(int(p[3])):
        j = 7 + FOLD * i
        ex, ey = p[j + 2] - p[j], p[j + 3] - p[j + 1]
        wx, wy = a - p[j], y - p[j + 1]
        if wx - f32(0.5) * ex > f32(math.pi * ARC):
            wx -= f32(2 * math.pi * ARC)
        elif wx - f32(0.5) * ex < f32(-math.pi * ARC):
            wx += f32(2 * math.pi * ARC)
        length2 = ex * ex + ey * ey
        u = (wx * ex + wy * ey) / length2
        if u <= 0 or u >= 1:
            continue
        q = (wx * ey - wy * ex) / math.sqrt(length2) - f32(4) * p[j + 6] * u * (f32(1) - u)
        q /= p[j + 4]
        if abs(q) < f32(3):
            # Deep where it starts, running out; steep on one side, with the valley that it throws.
            along = f32(6.75) * u * (f32(1) - u) * (f32(1) - u)
            lift += p[j + 5] * along * (_hump(q * f32(0.70)) - f32(0.75) * _hump((q - f32(1.45)) * f32(0.75)))
    return lift


@inner
def _gather(p, x, y, z):  # pyright: ignore
    x, y, z = x - p[3], y - p[4], z - p[5]
    ly = p[9] * x + p[10] * y + p[11] * z
    on = _hump((ly - p[15]) / p[16])
    if on == 0:
        return f32(0)
    lx = p[6] * x + p[7] * y + p[8] * z
    lz = p[12] * x + p[13] * y + p[14] * z
    r = f32(1) / math.sqrt(lx * lx + lz * lz + f32(1e-6))
    cosine, sine = lx * r, lz * r
    facing = f32(0.5) + f32(0.5) * cosine
    side = f32(1) - p[20] + p[20] * facing * facing
    # Round rolls with sharp valleys between them, that zigzag round the limb and are not all as high.
    turn = f32(math.pi) * (ly + p[18] * sine + f32(2) * p[22] * sine * cosine) / p[17] + f32(0.5) * p[21]
    roll = math.cos(turn)
    roll = f32(2.3) * (math.sqrt(roll * roll + f32(0.02)) - f32(0.141)) - f32(1)
    uneven = f32(0.80) + f32(0.20) * math.cos(turn + f32(2) * sine)
    return p[19] * on * side * uneven * roll


@inner
def wrinkles(p, c, x, y, z):  # pyright: ignore
    """How far a row lifts the surface at a point whose distance is c so far."""
    fade = _hump(c / _AWAY * f32(0.7))
    if fade == 0:
        return f32(0)
    if int(p[2]) == 0:
        return fade * _folds(p, x, y, z)
    return fade * _gather(p, x, y, z)
