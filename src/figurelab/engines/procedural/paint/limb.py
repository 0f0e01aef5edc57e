"""Where a point lies along and round a bent limb."""

from __future__ import annotations

import numba as nb
import numpy as np

from figurelab.engines.procedural.paint.scene import F32
from figurelab.kernels import EXACT


@nb.njit(cache=True, fastmath=EXACT)
def _bone(
    frame: F32, first: int, last: int, radius: float, x: float, y: float, z: float
) -> tuple[float, float, float, float]:
    """Along one bone, round it, how far off its axis (ends included), and its length."""
    dx, dy, dz = frame[last] - frame[first], frame[last + 1] - frame[first + 1], frame[last + 2] - frame[first + 2]
    length = np.sqrt(dx * dx + dy * dy + dz * dz)
    dx, dy, dz = dx / length, dy / length, dz / length
    x, y, z = x - frame[first], y - frame[first + 1], z - frame[first + 2]
    t = x * dx + y * dy + z * dz
    over = t - min(max(t, 0.0), length)
    x, y, z = x - t * dx, y - t * dy, z - t * dz
    # Two axes square to the bone: one lies flat, the other looks forward.
    ax, ay = dy, -dx
    flat = np.sqrt(ax * ax + ay * ay)
    if flat < 1e-3:
        ax, ay, flat = 1.0, 0.0, 1.0
    ax, ay = ax / flat, ay / flat
    bx, by, bz = -dz * ay, dz * ax, dx * ay - dy * ax
    forward = x * bx + y * by + z * bz
    away = np.sqrt(x * x + y * y + z * z + over * over)
    return t, np.arctan2(x * ax + y * ay, forward) * radius, away, length


@nb.njit(cache=True, fastmath=EXACT)
def limb_place(frame: F32, x: float, y: float, z: float) -> tuple[float, float, float]:
    """frame: 1, start (3), end (3), radius, tip (3). Returns how far along the limb, round it, and off its axis, HR."""
    t, a, away, length = _bone(frame, 1, 4, frame[7], x, y, z)
    if frame[8] == frame[4] and frame[9] == frame[5] and frame[10] == frame[6]:
        return t, a, away
    further, around, off, _ = _bone(frame, 4, 8, frame[7], x, y, z)
    if off < away:
        return length + further, around, off
    return t, a, away
