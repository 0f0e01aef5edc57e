"""Woven and printed patterns, in the frame of the torso, a limb or a skirt. Every length is in HR."""

from __future__ import annotations

from collections.abc import Sequence

import numba as nb
import numpy as np

from figurelab.engines.procedural.paint.material import LimbFrame, Material, SkirtFrame
from figurelab.engines.procedural.paint.oklab import from_hex
from figurelab.engines.procedural.paint.scene import F32, I32

_KINDS = {"plain": 0, "stripes": 1, "pinstripes": 2, "checks": 3, "dots": 4, "print": 5}
_TORSO, _LIMB, _SKIRT = 0.0, 1.0, 2.0
_TORSO_RADIUS = 0.62
_CHEST = 0.565
"""Height of a print, as a share of the head's height over the floor."""
_STITCH = from_hex("#d8a860")

_KIND, _SEAMS, _PITCH, _COLOR, _FRAME = 0, 1, 2, slice(3, 6), slice(6, 14)


def pattern_table(materials: Sequence[Material]) -> F32 | None:
    """One row of numbers a material for the kernel; None when no material is patterned."""
    table = np.zeros((len(materials), 14), np.float32)
    for row, material in zip(table, materials, strict=True):
        if material.pattern is not None:
            row[_KIND] = _KINDS[material.pattern.kind]
            row[_PITCH] = material.pattern.pitch
            row[_COLOR] = from_hex(material.pattern.color)
        row[_SEAMS] = material.seams
        frame = material.frame
        if isinstance(frame, LimbFrame):
            row[_FRAME] = (_LIMB, *frame.start, *frame.end, frame.radius)
        elif isinstance(frame, SkirtFrame):
            row[_FRAME] = (_SKIRT, frame.hem, frame.waist, frame.hem_radius, frame.waist_radius, 0, 0, 0)
        else:
            row[_FRAME] = (_TORSO, 0, 0, 0, 0, 0, 0, _TORSO_RADIUS)
    return table if np.any(table[:, [_KIND, _SEAMS]]) else None


@nb.njit(cache=True, fastmath=True, inline="always")
def _cover(distance: float) -> float:
    return min(max(0.5 - distance / 0.007, 0.0), 1.0)


@nb.njit(cache=True, fastmath=True, inline="always")
def _wave(x: float, pitch: float) -> float:
    """Distance from the middle of the nearest repeat."""
    return abs((x / pitch) - np.floor(x / pitch) - 0.5) * pitch


@nb.njit(cache=True, fastmath=True)
def _limb(frame: F32, x: float, y: float, z: float) -> tuple[float, float, float]:
    """Along the bone, round it, and the height of the point in front of it."""
    dx, dy, dz = frame[4] - frame[1], frame[5] - frame[2], frame[6] - frame[3]
    length = np.sqrt(dx * dx + dy * dy + dz * dz)
    dx, dy, dz = dx / length, dy / length, dz / length
    x, y, z = x - frame[1], y - frame[2], z - frame[3]
    t = x * dx + y * dy + z * dz
    x, y, z = x - t * dx, y - t * dy, z - t * dz
    # Two axes square to the bone: one lies flat, the other looks forward.
    ax, ay = dy, -dx
    flat = np.sqrt(ax * ax + ay * ay)
    if flat < 1e-3:
        ax, ay, flat = 1.0, 0.0, 1.0
    ax, ay = ax / flat, ay / flat
    bx, by, bz = -dz * ay, dz * ax, dx * ay - dy * ax
    forward = x * bx + y * by + z * bz
    return t, np.arctan2(x * ax + y * ay, forward) * frame[7], forward


@nb.njit(cache=True, fastmath=True)
def _skirt(frame: F32, kind: int, pitch: float, x: float, y: float, z: float) -> float:
    """Arc length, stretched so that the row at this height holds a whole number of repeats."""
    if kind == 4:
        y = (np.floor(y / pitch) + 0.5) * pitch
    share = (y - frame[1]) / (frame[2] - frame[1])
    radius = frame[3] + (frame[4] - frame[3]) * share
    if kind != 4:
        radius = 0.5 * (frame[3] + frame[4])
    repeats = max(np.floor(2.0 * np.pi * radius / pitch + 0.5), 1.0)
    return np.arctan2(x, z) * repeats * pitch / (2.0 * np.pi)


@nb.njit(cache=True, fastmath=True)
def _share(kind: int, pitch: float, t: float, a: float, front: bool, chest: float) -> float:
    """How much of the second colour a point takes."""
    if kind == 1:
        return _cover(_wave(t, pitch) - 0.25 * pitch)
    if kind == 2:
        return 0.7 * _cover(_wave(a, 0.55 * pitch) - 0.04 * pitch)
    if kind == 3:
        rows = 0.5 * _cover(_wave(t, pitch) - 0.22 * pitch)
        columns = 0.5 * _cover(_wave(a, pitch) - 0.22 * pitch)
        return rows + columns - rows * columns
    if kind == 4:
        shifted = a + 0.5 * pitch * (np.floor(t / pitch) % 2.0)
        x = shifted / pitch - np.floor(shifted / pitch) - 0.5
        y = t / pitch - np.floor(t / pitch) - 0.5
        return _cover((np.sqrt(x * x + y * y) - 0.24) * pitch)
    if not front:
        return 0.0
    x, y = a, t - chest
    r = np.sqrt(x * x + y * y)
    disc = _cover(r - 1.5 * pitch)
    star = _cover(0.8 * (r - 0.86 * pitch * (1.0 + 0.24 * np.cos(5.0 * np.arctan2(x, y)))))
    return disc * (1.0 - star)


@nb.njit(cache=True, fastmath=True, parallel=True)
def _print(albedo: F32, positions: F32, part: I32, table: F32, chest: float, stitch: F32) -> None:
    for i in nb.prange(part.size):
        row = table[part[i]]
        kind, seams, pitch = int(row[0]), row[1], row[2]
        if kind == 0 and seams == 0.0:
            continue
        x, y, z = positions[i, 0], positions[i, 1], positions[i, 2]
        color, frame = row[3:6], row[6:14]
        t, a, forward = y, np.arctan2(x, z) * frame[7], z
        if frame[0] == 1.0:
            t, a, forward = _limb(frame, x, y, z)
        elif frame[0] == 2.0:
            a = _skirt(frame, kind, pitch, x, y, z)
        if kind > 0:
            if kind == 5:
                a = x
            share = _share(kind, pitch, t, a, z > 0.0 and frame[0] != 1.0, chest)
            for c in range(3):
                albedo[i, c] += share * (color[c] - albedo[i, c])
        if seams > 0.0:
            dash = _cover(_wave(t, 0.06) - 0.021)
            share = 0.75 * dash * _cover(abs(abs(forward) - 0.016) - 0.006)
            for c in range(3):
                albedo[i, c] += share * (stitch[c] - albedo[i, c])


def print_patterns(albedo: F32, positions: F32, part: I32, table: F32, head: float) -> None:
    """Print patterns and stitched seams on albedo (n, 3) in place. part (n,): rows of the table. head: height of
    the head's centre, which places a chest print."""
    _print(albedo, positions, part, table, _CHEST * head, _STITCH)
