"""Colour anywhere near the surface: the picture where it can be seen from the front, else the part's own layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.nameplate import ink_on
from figurelab.engines.procedural.lift.standing import Standing
from figurelab.engines.procedural.lift.strands import Strands
from figurelab.engines.procedural.lift.volume import Stack, part_field
from figurelab.kernels import EXACT
from figurelab.render.solid import Surface

F32 = NDArray[np.float32]
_ROUGHNESS = 0.8
_HALFWAY = 6.0


@dataclass(frozen=True)
class Lacquer:
    """The painter of a lifted solid (render.solid.Painter).

    back, front: (n, h, w, 3) f32, each part's layer behind and in front. picture: (hh, ww, 3) f32 with its zoom and
    pad. nearest: (h, w) f32, the front-most z of every pixel. inner: (h, w) f32,
    0 near the outline, 1 away from it. strands: of hair, or None.
    """

    stands: Standing
    solids: Stack
    back: F32
    front: F32
    picture: F32
    zoom: float
    pad: tuple[int, int]
    nearest: F32
    inner: F32
    strands: Strands | None = None

    def __call__(self, positions: F32, normals: F32, occlusion: F32) -> Surface:
        """(n, 3) positions and unit normals near the surface; occlusion is not used."""
        out = np.empty((len(positions), 3), np.float32)
        unseen = np.zeros(len(positions), np.float32)
        disc = self.stands.disc
        reach, plate, colour = self.stands.reach, self.stands.plate, self.stands.colour
        limits = (disc.column, reach, disc.top) if disc else (0, -1e6, 1e6)
        points = self.stands.frame.pixels(positions)
        s = self.solids
        _lay(
            out,
            points,
            np.ascontiguousarray(normals[:, 2], np.float32),
            s.square,
            s.middle,
            s.box,
            self.back,
            self.front,
            self.picture,
            self.zoom,
            self.pad,
            self.nearest,
            self.inner,
            np.array([*limits, *colour], np.float32),
            unseen,
        )
        if self.strands is not None:
            self.strands.comb(out, points, unseen)
        if plate is not None:
            ink = plate.printed(points[:, 0], points[:, 1], points[:, 2])[:, None]
            out += ink * (np.array(ink_on(colour), np.float32) - out)
        n = len(positions)
        return Surface(out, np.full(n, _ROUGHNESS, np.float32), np.zeros(n, np.float32))


@njit(cache=True, fastmath=EXACT)
def _smooth(t: float) -> float:
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)


@njit(cache=True, fastmath=EXACT)
def _at(image: F32, y: float, x: float) -> float:
    y = min(max(y, 0.0), image.shape[0] - 1.001)
    x = min(max(x, 0.0), image.shape[1] - 1.001)
    i, j = int(y), int(x)
    v, u = y - i, x - j
    above = image[i, j] * (1 - u) + image[i, j + 1] * u
    return above * (1 - v) + (image[i + 1, j] * (1 - u) + image[i + 1, j + 1] * u) * v


@njit(cache=True, fastmath=EXACT)
def _add(out: F32, image: F32, y: float, x: float, weight: float) -> None:
    y = min(max(y, 0.0), image.shape[0] - 1.001)
    x = min(max(x, 0.0), image.shape[1] - 1.001)
    i, j = int(y), int(x)
    v, u = y - i, x - j
    for c in range(3):
        above = image[i, j, c] * (1 - u) + image[i, j + 1, c] * u
        below = image[i + 1, j, c] * (1 - u) + image[i + 1, j + 1, c] * u
        out[c] += weight * (above * (1 - v) + below * v)


@njit(cache=True, fastmath=EXACT, nogil=True)
def _lay(
    out: F32,
    points: F32,
    facing: F32,
    square: F32,
    middle: F32,
    box: NDArray[np.int32],
    back: F32,
    front: F32,
    picture: F32,
    zoom: float,
    pad: tuple[int, int],
    nearest: F32,
    inner: F32,
    limits: F32,
    unseen: F32,
) -> None:
    parts = square.shape[0]
    weight = np.zeros(parts, np.float32)
    for n in range(points.shape[0]):
        y, x, z = points[n, 0], points[n, 1], points[n, 2]
        out[n, 0] = out[n, 1] = out[n, 2] = 0.0
        reach = np.hypot(x - limits[0], z) - limits[1]
        base = min(y - limits[2] + 0.5, 2.0 - reach)
        best = -1e9
        for p in range(parts):
            weight[p] = -1e9
            if box[p, 0] - 4 <= y < box[p, 1] + 4 and box[p, 2] - 4 <= x < box[p, 3] + 4:
                weight[p] = part_field(_at(square[p], y, x), _at(middle[p], y, x), z)
                best = max(best, weight[p])
        if base > 0 and (base > 1.5 or best < 1.0):
            for c in range(3):
                out[n, c] = limits[3 + c]
            continue
        seen = 0.0
        nz = facing[n]
        # Steep places within the outline, beside a nose, still show the picture; along the outline it would smear.
        within = _at(inner, y, x)
        if nz > 0.05 - 0.1 * within:
            slope = min(np.sqrt(max(1 - nz * nz, 0.0)) / max(nz, 0.05), 8.0)
            seen = min(max(1 - (_at(nearest, y, x) - z - 3 - 3 * slope) / 4, 0.0), 1.0)
        share = _smooth((nz - 0.25 + 0.38 * within) / 0.38) * seen
        if share > 0:
            _add(out[n], picture, (y - pad[0] + 0.5) * zoom - 0.5, (x - pad[1] + 0.5) * zoom - 0.5, share)
        unseen[n] = 1 - share
        if share < 1:
            total = 0.0
            for p in range(parts):
                weight[p] = np.exp(max(2.0 * (weight[p] - best), -30.0)) if weight[p] > -1e8 else 0.0
                total += weight[p]
            for p in range(parts):
                w = (1 - share) * weight[p] / max(total, 1e-6)
                if w > 1e-3:
                    ahead = _smooth((nz + 0.15) / 0.3) if seen < 0.5 else 0.0
                    # The underside of a belly or a cuff is of the front, though it does not face us.
                    ahead = max(ahead, within * _smooth((z - _at(middle[p], y, x)) / _HALFWAY))
                    _add(out[n], back[p], y, x, w * (1 - ahead))
                    _add(out[n], front[p], y, x, w * ahead)
