"""Woven and printed patterns, in the frame of the torso, a limb or a skirt. Every length is in HR."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numba as nb
import numpy as np

from figurelab.engines.procedural.figure import Ink, Pattern
from figurelab.engines.procedural.paint.arc import GIRTH, ROUND, round_the_trunk
from figurelab.engines.procedural.paint.decal import decal_distance, decode
from figurelab.engines.procedural.paint.dye import dyed
from figurelab.engines.procedural.paint.limb import limb_place
from figurelab.engines.procedural.paint.material import LimbFrame, Material, SkirtFrame
from figurelab.engines.procedural.paint.motif import MOTIFS, motif_distance
from figurelab.engines.procedural.paint.oklab import from_hex, shift
from figurelab.engines.procedural.paint.scatter import blotches, flowers
from figurelab.engines.procedural.paint.scene import F32, I32
from figurelab.engines.procedural.paint.seams import Sewing, paint_seams, sew
from figurelab.engines.procedural.paint.woven import STRAIGHT, bands, cover, woven
from figurelab.kernels import EXACT

_KINDS = {"plain": 0, "stripes": 1, "pinstripes": 2, "checks": 3, "dots": 4, "print": 5, "floral": 7, "camouflage": 8}
_RIBS, _TRACED, _KNIT, _BANDS, _UPRIGHT, _UPRIGHT_BANDS = 6, 9, 10, 11, 12, 13
_RIB_PITCH, _RIB_DEPTH = 0.068, 0.055
_KNIT_PITCH, _KNIT_DEPTH = 0.105, 0.075
_TORSO, _LIMB, _SKIRT = 0.0, 1.0, 2.0
_TORSO_RADIUS = 0.50
_CHEST = 0.555
"""Height of a print's middle, as a share of the head's height over the floor."""
_PALER = 0.12
_REACH = (0.24, 0.24)
"""How far from the middle of the chest a print's own middle can lie."""

_KIND, _PITCH, _COLOR, _PRINT, _FRAME, _THIRD = 0, 1, slice(2, 5), slice(5, 9), slice(9, 20), slice(20, 23)
_WIDTH = 23


@dataclass(frozen=True)
class Cloth:
    """What the kernels need: patterns (m, 23) f32, one row a material, and the seams sewn on them. inks (k, 3), decals
    (k, side, side): of the traced print, which only one of a figure's cloths can have."""

    patterns: F32
    seams: Sewing | None
    inks: F32
    decals: F32


def pattern_table(materials: Sequence[Material]) -> Cloth | None:
    """The materials' patterns and seams for the kernels; None when there are none."""
    table = np.zeros((len(materials), _WIDTH), np.float32)
    traced: tuple[Ink, ...] = ()
    for row, material in zip(table, materials, strict=True):
        pattern = material.pattern
        if pattern is not None:
            _print_row(row, pattern)
            traced = pattern.inks if row[_KIND] == _TRACED else traced
        elif material.ribbed:
            row[_KIND], row[_PITCH] = _RIBS, _RIB_PITCH
            row[_COLOR] = shift(dyed(material), -_RIB_DEPTH)
        elif material.knitted:
            row[_KIND], row[_PITCH] = _KNIT, _KNIT_PITCH
            row[_COLOR] = shift(dyed(material), -_KNIT_DEPTH)
        row[_FRAME] = _frame(material)
    sewing = sew(materials)
    if sewing is None and not table[:, _KIND].any():
        return None
    decoded = [decode(ink) for ink in traced]
    inks = np.array([color for color, _ in decoded], np.float32).reshape(-1, 3)
    return Cloth(table, sewing, inks, np.array([field for _, field in decoded] or np.zeros((0, 2, 2)), np.float32))


def _print_row(row: F32, pattern: Pattern) -> None:
    row[_KIND] = _KINDS[pattern.kind]
    row[_PITCH] = pattern.pitch
    row[_COLOR] = from_hex(pattern.color)
    row[_THIRD] = from_hex(pattern.third) if pattern.third else shift(row[_COLOR], _PALER)
    if pattern.kind == "stripes" and pattern.third:
        row[_KIND] = _UPRIGHT_BANDS if pattern.upright else _BANDS
    elif pattern.kind == "stripes" and pattern.upright:
        row[_KIND] = _UPRIGHT
    if pattern.motif == "traced":
        row[_KIND] = _TRACED if pattern.kind == "print" and pattern.inks else row[_KIND]
        row[_PRINT] = (0, pattern.x * _REACH[0], pattern.y * _REACH[1], 0.07 + 0.39 * pattern.size)
    else:
        row[_PRINT] = (MOTIFS[pattern.motif], pattern.x * _REACH[0], pattern.y * _REACH[1], 0.07 + 0.20 * pattern.size)


def _frame(material: Material) -> tuple[float, ...]:
    """11 numbers: which frame, then its own."""
    frame = material.frame
    if isinstance(frame, LimbFrame):
        return (_LIMB, *frame.start, *frame.end, frame.radius, *(frame.tip or frame.end))
    if isinstance(frame, SkirtFrame):
        return (_SKIRT, frame.hem, frame.waist, frame.hem_radius, frame.waist_radius, 0, 0, 0, 0, 0, 0)
    return (_TORSO, 0, 0, 0, 0, 0, 0, _TORSO_RADIUS, 0, 0, 0)


@nb.njit(cache=True, fastmath=EXACT)
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


@nb.njit(cache=True, fastmath=EXACT)
def _torso(table: F32, kind: int, pitch: float, radius: float, x: float, z: float) -> float:
    """Arc length round the trunk, stretched so that a whole, even number of repeats closes at the back."""
    girth = GIRTH * radius
    repeats = max(np.floor(0.5 * girth / pitch + 0.5), 1.0) * 2.0
    if kind == 2:
        repeats = max(np.floor(0.5 * girth / (0.55 * pitch) + 0.5), 1.0) * 2.0 * 0.55
    return round_the_trunk(table, x, z) * repeats * pitch


@nb.njit(cache=True, fastmath=EXACT, parallel=True)
def _print(albedo: F32, positions: F32, part: I32, table: F32, chest: float, arc: F32, inks: F32, decals: F32) -> None:
    for i in nb.prange(part.size):
        row = table[part[i]]
        kind, pitch = int(row[0]), row[1]
        if kind == 0:
            continue
        x, y, z = positions[i, 0], positions[i, 1], positions[i, 2]
        frame = row[9:20]
        t, a = y, 0.0
        if kind == 9:
            if z <= 0.0 or frame[0] == 1.0:
                continue
            size = row[8]
            u, v = (x - row[6]) / size, (y - chest - row[7]) / size
            if max(abs(u), abs(v)) >= 1.0:
                continue
            for k in range(len(inks)):
                share = cover(size * decal_distance(decals[k], u, v))
                for c in range(3):
                    albedo[i, c] += share * (inks[k, c] - albedo[i, c])
            continue
        if kind == 5:
            if z <= 0.0 or frame[0] == 1.0:
                continue
            size = row[8]
            share = cover(size * motif_distance(int(row[5]), (x - row[6]) / size, (y - chest - row[7]) / size))
        else:
            if frame[0] == 1.0:
                t, a, _ = limb_place(frame, x, y, z)
            elif frame[0] == 2.0:
                a = _skirt(frame, kind, pitch, x, y, z)
            else:
                a = _torso(arc, kind, pitch, frame[7], x, z)
            if kind == 7 or kind == 8 or kind == 11 or kind == 13:
                repeats = max(np.floor(0.5 * GIRTH * frame[7] / pitch + 0.5), 1.0) * 2.0
                if kind == 11:
                    share, third = bands(pitch, t, a)
                elif kind == 13:
                    share, third = bands(pitch, a, STRAIGHT * pitch)
                else:
                    share, third = flowers(pitch, repeats, t, a) if kind == 7 else blotches(pitch, repeats, t, a)
                for c in range(3):
                    albedo[i, c] += share * (row[2 + c] - albedo[i, c])
                    albedo[i, c] += third * (row[20 + c] - albedo[i, c])
                continue
            share = woven(kind, pitch, t, a)
        for c in range(3):
            albedo[i, c] += share * (row[2 + c] - albedo[i, c])


def print_patterns(albedo: F32, positions: F32, part: I32, cloth: Cloth, head: float) -> None:
    """Print patterns, then the seams over them, on albedo (n, 3) in place. part (n,): the materials' indices. head:
    height of the head's centre, which places a chest print."""
    if cloth.patterns[:, _KIND].any():
        _print(albedo, positions, part, cloth.patterns, _CHEST * head, ROUND, cloth.inks, cloth.decals)
    if cloth.seams is not None:
        paint_seams(albedo, positions, part, cloth.seams, cloth.patterns[:, _FRAME])
