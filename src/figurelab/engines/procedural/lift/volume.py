"""Part solids -> one field in voxels, positive inside and near a distance, in pixels.

Axes are (row, column, depth); depth index k is z = k - half, toward the viewer positive.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import away_from, blurred, distance, f32
from figurelab.engines.procedural.lift.part import Depth, Part
from figurelab.kernels import EXACT

F32 = NDArray[np.float32]
OUTSIDE = -50.0
_BLEND = 2.5


@dataclass(frozen=True)
class Stack:
    """All parts as arrays. square: (n, h, w) f32, squared half-depth, below 0 outside. middle: (n, h, w) f32.
    box: (n, 4) i32, rows and columns (first, end) in which the part can matter."""

    square: F32
    middle: F32
    box: NDArray[np.int32]


@dataclass(frozen=True)
class Disc:
    """The base: an upright bevelled cylinder. column, radius, top, bottom and bevel in pixels."""

    column: float
    radius: float
    top: float
    bottom: float
    bevel: float


def stack(parts: list[Part], depths: list[Depth]) -> Stack:
    """Pad each part's solid with a negative field about its outline and note its box."""
    shape = parts[0].reach.shape
    square = np.full((len(parts), *shape), -4 * OUTSIDE**2, np.float32)
    box = np.zeros((len(parts), 4), np.int32)
    for i, (part, depth) in enumerate(zip(parts, depths, strict=True)):
        square[i] = blurred(_signed(part, depth), 1.0)
        ys, xs = np.flatnonzero(part.reach.any(axis=1)), np.flatnonzero(part.reach.any(axis=0))
        box[i] = (
            max(ys[0] - 8, 0),
            min(ys[-1] + 9, shape[0]),
            max(xs[0] - 8, 0),
            min(xs[-1] + 9, shape[1]),
        )
    middle = np.stack([depth.middle for depth in depths]).astype(np.float32)
    return Stack(square, middle, box)


def _signed(part: Part, depth: Depth) -> F32:
    """The square inside, and as steeply below 0 outside, so that smoothing leaves the outline in place."""
    inner = distance(part.reach)
    rim = (inner > 0) & (inner < 1.5)
    slope = max(float((depth.square[rim] / (inner[rim] - 0.5)).mean()), 1.0)
    off = np.maximum(away_from(part.reach) - 0.5, 0)
    return f32(np.where(part.reach, np.maximum(depth.square, 0.25), -slope * off))


@njit(cache=True, fastmath=EXACT)
def part_field(square: float, middle: float, z: float) -> float:
    """(H - (z - m)^2) / (sqrt H + |z - m|) = sqrt H - |z - m|: near a distance, and defined outside too."""
    dz = z - middle
    root = np.sqrt(abs(square)) + abs(dz)
    return (square - dz * dz) / max(root, 2.0)


@njit(cache=True, fastmath=EXACT)
def _fill(out: F32, square: F32, middle: F32, box: NDArray[np.int32], half: int, blend: float) -> None:
    for p in range(square.shape[0]):
        for y in range(box[p, 0], box[p, 1]):
            for x in range(box[p, 2], box[p, 3]):
                s = square[p, y, x]
                m = middle[p, y, x]
                for k in range(out.shape[2]):
                    f = part_field(s, m, float(k - half))
                    g = out[y, x, k]
                    h = min(max(0.5 + 0.5 * (f - g) / blend, 0.0), 1.0)
                    out[y, x, k] = g * (1 - h) + f * h + blend * h * (1 - h)


def field(solids: Stack, half: int) -> F32:
    """Smooth union of all parts: (h, w, 2 * half + 1) f32."""
    shape = solids.square.shape
    out = np.full((shape[1], shape[2], 2 * half + 1), OUTSIDE, np.float32)
    _fill(out, solids.square, solids.middle, solids.box, half, _BLEND)
    return out


def half_depth(depths: list[Depth], least: float) -> int:
    """Half the number of depth slices that hold every part and a radius of at least `least` pixels."""
    need = max(float((np.sqrt(d.square) + np.abs(d.middle)).max()) for d in depths)
    return int(max(need, least)) + 8


def disc_field(disc: Disc, y: F32, x: F32, z: F32) -> F32:
    """Distance to the base, positive inside (Quilez, rounded cylinder). Arrays broadcast together."""
    radial = np.hypot(x - disc.column, z) - disc.radius + disc.bevel
    axial = np.abs(y - 0.5 * (disc.top + disc.bottom)) - 0.5 * (disc.bottom - disc.top) + disc.bevel
    outside = np.hypot(np.maximum(radial, 0), np.maximum(axial, 0))
    return f32(disc.bevel - np.minimum(np.maximum(radial, axial), 0) - outside)


def set_on(volume: F32, disc: Disc, half: int) -> None:
    """Unite the base with the volume in place; nothing may reach through its underside."""
    first, end = max(int(disc.top) - 6, 0), min(int(disc.bottom) + 6, volume.shape[0])
    y = np.arange(first, end, dtype=np.float32)[:, None, None]
    x = np.arange(volume.shape[1], dtype=np.float32)[None, :, None]
    z = np.arange(-half, half + 1, dtype=np.float32)[None, None, :]
    rows = volume[first:end]
    base = disc_field(disc, y, x, z)
    h = np.clip(0.5 + 0.5 * (base - rows) / 2.0, 0, 1)
    rows[:] = np.minimum(rows * (1 - h) + base * h + 2.0 * h * (1 - h), disc.bottom - y)
    volume[end:] = OUTSIDE


def hollow(volume: F32, bore: Disc, half: int) -> None:
    """Take an upright bore out of the volume in place."""
    end = min(int(bore.bottom) + 3, volume.shape[0])
    y = np.arange(end, dtype=np.float32)[:, None, None]
    x = np.arange(volume.shape[1], dtype=np.float32)[None, :, None]
    z = np.arange(-half, half + 1, dtype=np.float32)[None, None, :]
    volume[:end] = np.minimum(volume[:end], -disc_field(bore, y, x, z))


def cut_flat(volume: F32, floor: float) -> None:
    """A flat sole at a row, in place."""
    first = max(int(floor) - 3, 0)
    y = np.arange(first, volume.shape[0], dtype=np.float32)[:, None, None]
    volume[first:] = np.minimum(volume[first:], floor - y)
