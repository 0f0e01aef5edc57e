"""Part solids -> one field in voxels, positive inside and near a distance, in pixels.

Axes are (row, column, depth); depth index k is z = k - half, toward the viewer positive.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.special import ndtri

from figurelab.engines.procedural.lift.images import away_from, blurred, distance, f32
from figurelab.engines.procedural.lift.part import Depth, Kind, Part
from figurelab.engines.procedural.lift.sheet import Sheet
from figurelab.kernels import EXACT

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
OUTSIDE = -50.0
_FIRST: dict[Kind, int] = {"head": 0, "hat": 1, "torso": 2}
_EDGE, _FINE = 1.0, 1.2
_GAP = 4
"""Rows over the base that are filled below the subject."""
_PIXEL = 12**-0.5
"""Deviation of a pixel's own width."""


@dataclass(frozen=True)
class Stack:
    """All parts as arrays. square: (n, h, w) f32, squared half-depth, below 0 outside. middle: (n, h, w) f32.
    box: (n, 4) i32, rows and columns (first, end) in which the part can matter. blend: (n,) f32, the width in pixels
    over which it joins those before it in `order`, (n,) i32."""

    square: F32
    middle: F32
    box: NDArray[np.int32]
    blend: F32
    order: NDArray[np.int32]


@dataclass(frozen=True)
class Disc:
    """The base: an upright bevelled cylinder. column, radius, top, bottom and bevel in pixels."""

    column: float
    radius: float
    top: float
    bottom: float
    bevel: float


def stack(sheet: Sheet, parts: list[Part], depths: list[Depth], blend: F32) -> Stack:
    """Pad each part's solid with a negative field about its outline and note its box. blend: (n,) pixels."""
    shape = parts[0].reach.shape
    square = np.full((len(parts), *shape), -4 * OUTSIDE**2, np.float32)
    box = np.zeros((len(parts), 4), np.int32)
    edge, whole = _edge(sheet), blurred(sheet.mask.astype(np.float32), _EDGE)
    for i, (part, depth) in enumerate(zip(parts, depths, strict=True)):
        square[i] = blurred(_signed(part, depth, np.where(_alone(part, whole), edge, np.nan)), 1.0)
        ys, xs = np.flatnonzero(part.reach.any(axis=1)), np.flatnonzero(part.reach.any(axis=0))
        box[i] = (
            max(ys[0] - 8, 0),
            min(ys[-1] + 9, shape[0]),
            max(xs[0] - 8, 0),
            min(xs[-1] + 9, shape[1]),
        )
    middle = np.stack([depth.middle for depth in depths]).astype(np.float32)
    order = sorted(range(len(parts)), key=lambda i: _FIRST.get(parts[i].kind, 3))
    return Stack(square, middle, box, f32(blend), np.array(order, np.int32))


def _edge(sheet: Sheet) -> F32:
    """(h, w) distance to the outline between the pixels, positive inside, by how much of each pixel it covers; good to
    two pixels from it, and beyond that at least two."""
    covered = np.where(sheet.mask, np.maximum(sheet.coverage, 0.5), np.minimum(sheet.coverage, 0.5))
    covered = np.where(sheet.mask == (sheet.coverage > 0.5), covered, sheet.mask)
    soft = np.clip(blurred(f32(covered), _EDGE), 0.005, 0.995)
    return f32(np.hypot(_EDGE, _PIXEL) * ndtri(soft))


def _alone(part: Part, whole: F32) -> Mask:
    """(h, w) where the subject's outline is the part's own."""
    return np.abs(blurred(part.reach.astype(np.float32), _EDGE) - whole) < 0.02


def _signed(part: Part, depth: Depth, edge: F32) -> F32:
    """The square inside, and as steeply below 0 outside, so that smoothing leaves the outline in place. edge: (h, w)
    distance to the outline where it is known between the pixels, else nan."""
    if depth.exact:
        return depth.square
    inner = distance(part.reach)
    rim = (inner > 0) & (inner < 1.5)
    slope = max(float((depth.square[rim] / (inner[rim] - 0.5)).mean()), 1.0)
    off = np.maximum(away_from(part.reach) - 0.5, 0)
    signed = np.where(part.reach, np.maximum(depth.square, 0.25), -slope * off)
    fine = np.abs(edge) < _FINE
    return f32(np.where(fine, slope * edge, signed))


@njit(cache=True, fastmath=EXACT)
def part_field(square: float, middle: float, z: float) -> float:
    """(H - (z - m)^2) / (sqrt H + |z - m|) = sqrt H - |z - m|: near a distance, and defined outside too."""
    dz = z - middle
    root = np.sqrt(abs(square)) + abs(dz)
    return (square - dz * dz) / max(root, 2.0)


@njit(cache=True, fastmath=EXACT)
def _fill(
    out: F32, square: F32, middle: F32, box: NDArray[np.int32], order: NDArray[np.int32], blends: F32, half: int
) -> None:
    for p in order:
        blend = blends[p]
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
    _fill(out, solids.square, solids.middle, solids.box, solids.order, solids.blend, half)
    return out


def half_depth(depths: list[Depth], least: float) -> int:
    """Half the number of depth slices that hold every part and a radius of at least `least` pixels."""
    need = max(float((np.sqrt(np.maximum(d.square, 0)) + np.abs(d.middle)).max()) for d in depths)
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
    _lower(rows, base, int(disc.top) - first)
    h = np.clip(0.5 + 0.5 * (base - rows) / 2.0, 0, 1)
    rows[:] = np.minimum(rows * (1 - h) + base * h + 2.0 * h * (1 - h), disc.bottom - y)
    volume[end:] = OUTSIDE


def _lower(rows: F32, base: F32, top: int) -> None:
    """Bring what hangs close over the base straight down to it, in place: smoothing would fold so narrow a gap into the
    solid. top: the base's row."""
    over = base[top + 2] > 0
    for row in range(max(top - _GAP, 1), top + 2):
        rows[row] = np.where(over, np.maximum(rows[row], rows[row - 1]), rows[row])


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
