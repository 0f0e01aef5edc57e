"""Woven and printed patterns, in the frame of the torso, a limb or a skirt. Every length is in HR."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numba as nb
import numpy as np

from figurelab.engines.procedural.paint.arc import GIRTH, ROUND, round_the_trunk
from figurelab.engines.procedural.paint.limb import limb_place
from figurelab.engines.procedural.paint.material import LimbFrame, Material, SkirtFrame
from figurelab.engines.procedural.paint.motif import MOTIFS, motif_distance
from figurelab.engines.procedural.paint.oklab import from_hex, shift
from figurelab.engines.procedural.paint.scene import F32, I32
from figurelab.engines.procedural.paint.seams import Sewing, paint_seams, sew

_KINDS = {"plain": 0, "stripes": 1, "pinstripes": 2, "checks": 3, "dots": 4, "print": 5}
_RIBS = 6
_RIB_PITCH, _RIB_DEPTH = 0.085, 0.075
_TORSO, _LIMB, _SKIRT = 0.0, 1.0, 2.0
_TORSO_RADIUS = 0.62
_CHEST = 0.555
"""Height of a print's middle, as a share of the head's height over the floor."""
_REACH = (0.30, 0.26)
"""How far from the middle of the chest a print's own middle can lie."""

_KIND, _PITCH, _COLOR, _PRINT, _FRAME = 0, 1, slice(2, 5), slice(5, 9), slice(9, 20)


@dataclass(frozen=True)
class Cloth:
    """What the kernels need: patterns (m, 20) f32, one row a material, and the seams sewn on them."""

    patterns: F32
    seams: Sewing | None


def pattern_table(materials: Sequence[Material]) -> Cloth | None:
    """The materials' patterns and seams for the kernels; None when there are none."""
    table = np.zeros((len(materials), 20), np.float32)
    for row, material in zip(table, materials, strict=True):
        pattern = material.pattern
        if pattern is not None:
            row[_KIND] = _KINDS[pattern.kind]
            row[_PITCH] = pattern.pitch
            row[_COLOR] = from_hex(pattern.color)
            size = 0.08 + 0.24 * pattern.size
            row[_PRINT] = (MOTIFS[pattern.motif], pattern.x * _REACH[0], pattern.y * _REACH[1], size)
        elif material.ribbed:
            row[_KIND], row[_PITCH] = _RIBS, _RIB_PITCH
            row[_COLOR] = shift(from_hex(material.color), material.tint - _RIB_DEPTH)
        row[_FRAME] = _frame(material)
    sewing = sew(materials)
    return Cloth(table, sewing) if sewing is not None or table[:, _KIND].any() else None


def _frame(material: Material) -> tuple[float, ...]:
    """11 numbers: which frame, then its own."""
    frame = material.frame
    if isinstance(frame, LimbFrame):
        return (_LIMB, *frame.start, *frame.end, frame.radius, *(frame.tip or frame.end))
    if isinstance(frame, SkirtFrame):
        return (_SKIRT, frame.hem, frame.waist, frame.hem_radius, frame.waist_radius, 0, 0, 0, 0, 0, 0)
    return (_TORSO, 0, 0, 0, 0, 0, 0, _TORSO_RADIUS, 0, 0, 0)


@nb.njit(cache=True, fastmath=True, inline="always")
def _cover(distance: float) -> float:
    return min(max(0.5 - distance / 0.007, 0.0), 1.0)


@nb.njit(cache=True, fastmath=True, inline="always")
def _wave(x: float, pitch: float) -> float:
    """Distance from the middle of the nearest repeat."""
    return abs((x / pitch) - np.floor(x / pitch) - 0.5) * pitch


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
def _torso(table: F32, kind: int, pitch: float, radius: float, x: float, z: float) -> float:
    """Arc length round the trunk, stretched so that a whole, even number of repeats closes at the back."""
    girth = GIRTH * radius
    repeats = max(np.floor(0.5 * girth / pitch + 0.5), 1.0) * 2.0
    if kind == 2:
        repeats = max(np.floor(0.5 * girth / (0.55 * pitch) + 0.5), 1.0) * 2.0 * 0.55
    return round_the_trunk(table, x, z) * repeats * pitch


@nb.njit(cache=True, fastmath=True)
def _share(kind: int, pitch: float, t: float, a: float) -> float:
    """How much of the second colour a point takes."""
    if kind == 1:
        return _cover(_wave(t, pitch) - 0.25 * pitch)
    if kind == 2:
        return 0.7 * _cover(_wave(a, 0.55 * pitch) - 0.04 * pitch)
    if kind == 3:
        rows = 0.5 * _cover(_wave(t, pitch) - 0.22 * pitch)
        columns = 0.5 * _cover(_wave(a, pitch) - 0.22 * pitch)
        return rows + columns - rows * columns
    if kind == 6:
        return max(0.0, 0.5 + 0.9 * np.cos(2.0 * np.pi * a / pitch)) * 0.7
    shifted = a + 0.5 * pitch * (np.floor(t / pitch) % 2.0)
    x = shifted / pitch - np.floor(shifted / pitch) - 0.5
    y = t / pitch - np.floor(t / pitch) - 0.5
    return _cover((np.sqrt(x * x + y * y) - 0.24) * pitch)


@nb.njit(cache=True, fastmath=True, parallel=True)
def _print(albedo: F32, positions: F32, part: I32, table: F32, chest: float, arc: F32) -> None:
    for i in nb.prange(part.size):
        row = table[part[i]]
        kind, pitch = int(row[0]), row[1]
        if kind == 0:
            continue
        x, y, z = positions[i, 0], positions[i, 1], positions[i, 2]
        frame = row[9:20]
        t, a = y, 0.0
        if kind == 5:
            if z <= 0.0 or frame[0] == 1.0:
                continue
            size = row[8]
            share = _cover(size * motif_distance(int(row[5]), (x - row[6]) / size, (y - chest - row[7]) / size))
        else:
            if frame[0] == 1.0:
                t, a, _ = limb_place(frame, x, y, z)
            elif frame[0] == 2.0:
                a = _skirt(frame, kind, pitch, x, y, z)
            else:
                a = _torso(arc, kind, pitch, frame[7], x, z)
            share = _share(kind, pitch, t, a)
        for c in range(3):
            albedo[i, c] += share * (row[2 + c] - albedo[i, c])


def print_patterns(albedo: F32, positions: F32, part: I32, cloth: Cloth, head: float) -> None:
    """Print patterns, then the seams over them, on albedo (n, 3) in place. part (n,): the materials' indices. head:
    height of the head's centre, which places a chest print."""
    if cloth.patterns[:, _KIND].any():
        _print(albedo, positions, part, cloth.patterns, _CHEST * head, ROUND)
    if cloth.seams is not None:
        paint_seams(albedo, positions, part, cloth.seams, cloth.patterns[:, _FRAME])
