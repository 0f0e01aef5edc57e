"""Printed motifs as signed distances. Star and heart: Quilez, "2D distance functions"."""

from __future__ import annotations

from typing import Final

import numba as nb
import numpy as np

from figurelab.kernels import EXACT

MOTIFS: Final = {"star": 0, "heart": 1, "disc": 2, "bar": 3, "badge": 4}
_TURN = 2.0 * np.pi / 5.0


@nb.njit(cache=True, fastmath=EXACT)
def _star(x: float, y: float) -> float:
    """Five points, round ones: outer radius 1, inner 0.5."""
    angle = abs(np.arctan2(x, y))
    angle = abs(angle - np.floor(angle / _TURN + 0.5) * _TURN)
    r = np.sqrt(x * x + y * y)
    px, py = r * np.sin(angle), r * np.cos(angle)
    # The edge from a point (0, 1) to a notch at a tenth of a turn.
    ex, ey = 0.5 * np.sin(0.5 * _TURN), 0.5 * np.cos(0.5 * _TURN) - 1.0
    wx, wy = px, py - 1.0
    h = min(max((wx * ex + wy * ey) / (ex * ex + ey * ey), 0.0), 1.0)
    dx, dy = wx - ex * h, wy - ey * h
    side = ex * wy - ey * wx
    return np.sqrt(dx * dx + dy * dy) * (1.0 if side > 0.0 else -1.0)


@nb.njit(cache=True, fastmath=EXACT)
def _heart(x: float, y: float) -> float:
    """About 2 wide, 1.9 high, middle at the origin."""
    x, y = abs(x) / 1.72, (y + 0.94) / 1.72
    if x + y > 1.0:
        return 1.72 * (np.sqrt((x - 0.25) ** 2 + (y - 0.75) ** 2) - 0.35355)
    m = 0.5 * max(x + y, 0.0)
    near = min(x * x + (y - 1.0) ** 2, (x - m) ** 2 + (y - m) ** 2)
    return 1.72 * np.sqrt(near) * (1.0 if x > y else -1.0)


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _plate(x: float, y: float, w: float, h: float, r: float) -> float:
    qx, qy = abs(x) - w + r, abs(y) - h + r
    a, b = max(qx, 0.0), max(qy, 0.0)
    return np.sqrt(a * a + b * b) + min(max(qx, qy), 0.0) - r


@nb.njit(cache=True, fastmath=EXACT)
def motif_distance(motif: int, x: float, y: float) -> float:
    """Signed distance of a motif about 1 in radius, at (x, y) from its middle.

    disc: a ring round a filled disc. bar: two lines, as of lettering. badge: a shield with a rim.
    """
    if motif == 0:
        return _star(x, y) - 0.05
    if motif == 1:
        return _heart(x, y)
    if motif == 2:
        r = np.sqrt(x * x + y * y)
        return min(r - 0.70, abs(r - 0.90) - 0.10)
    if motif == 3:
        return min(_plate(x, y - 0.20, 1.0, 0.16, 0.05), _plate(x, y + 0.26, 0.66, 0.12, 0.05))
    shield = max(_plate(x, y, 0.80, 1.0, 0.12), abs(x) * 0.78 - y * 0.62 - 0.66)
    return max(shield, -max(abs(shield + 0.17) - 0.05, shield))
