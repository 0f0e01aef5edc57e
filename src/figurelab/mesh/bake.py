"""Baking: which point of the surface each texel shows, and the colour painted there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from .unwrap import Atlas

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]


@dataclass(frozen=True)
class Texels:
    """The texels that charts cover. index: (n,) i32 into the flattened texture, row 0 at the top. face: (n,) i32.
    weights: (n, 3) f32 barycentric."""

    index: I32
    face: I32
    weights: F32

    def interpolate(self, per_vertex: F32, faces: I32) -> F32:
        """(n, c) f32 values at the texels from (v, c) values at the vertices."""
        return _interpolate(np.ascontiguousarray(per_vertex, np.float32), faces, self.face, self.weights)


@njit(parallel=True, cache=True, nogil=True)
def _interpolate(values, faces, face, weights):  # pyright: ignore
    n, c = face.shape[0], values.shape[1]
    out = np.empty((n, c), np.float32)
    for i in prange(n):
        f = face[i]
        for q in range(c):
            out[i, q] = (
                values[faces[f, 0], q] * weights[i, 0]
                + values[faces[f, 1], q] * weights[i, 1]
                + values[faces[f, 2], q] * weights[i, 2]
            )
    return out


@njit(parallel=True, cache=True, nogil=True)
def _raster(uv, side, face, weights):  # pyright: ignore
    """Fill face ids and barycentrics. A texel whose centre no triangle covers, but whose square one touches, takes
    the nearest point of that triangle: no texel inside a chart stays empty along its border."""
    bands = 16
    rows = (side + bands - 1) // bands
    for band in prange(bands):
        top, bottom = band * rows, min(side, (band + 1) * rows)
        for f in range(uv.shape[0]):
            x0, y0, x1, y1, x2, y2 = uv[f, 0, 0], uv[f, 0, 1], uv[f, 1, 0], uv[f, 1, 1], uv[f, 2, 0], uv[f, 2, 1]
            j0, j1 = int(np.floor(min(y0, y1, y2) - 0.5)), int(np.ceil(max(y0, y1, y2) + 0.5))
            if j1 < top or j0 >= bottom:
                continue
            area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
            if area <= 1e-9:
                continue
            i0, i1 = int(np.floor(min(x0, x1, x2) - 0.5)), int(np.ceil(max(x0, x1, x2) + 0.5))
            for j in range(max(top, j0), min(bottom, j1 + 1)):
                for i in range(max(0, i0), min(side, i1 + 1)):
                    px, py = i + 0.5, j + 0.5
                    a = ((x1 - px) * (y2 - py) - (x2 - px) * (y1 - py)) / area
                    b = ((x2 - px) * (y0 - py) - (x0 - px) * (y2 - py)) / area
                    c = 1 - a - b
                    low = min(a, b, c)
                    at = (side - 1 - j) * side + i
                    if low >= 0:
                        face[at] = f
                        weights[at, 0], weights[at, 1], weights[at, 2] = a, b, c
                    elif face[at] < 0:
                        # Distance to the triangle, roughly: the most negative height in texels.
                        l0 = np.sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2)
                        l1 = np.sqrt((x0 - x2) ** 2 + (y0 - y2) ** 2)
                        l2 = np.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2)
                        out = max(-a * area / l0, -b * area / l1, -c * area / l2)
                        if out < 0.71:
                            a, b, c = max(a, 0.0), max(b, 0.0), max(c, 0.0)
                            s = a + b + c
                            face[at] = f
                            weights[at, 0], weights[at, 1], weights[at, 2] = a / s, b / s, c / s


def raster(atlas: Atlas) -> Texels:
    """Rasterise the atlas."""
    n = atlas.side * atlas.side
    face = np.full(n, -1, np.int32)
    weights = np.zeros((n, 3), np.float32)
    _raster(atlas.uv, atlas.side, face, weights)
    index = np.nonzero(face >= 0)[0].astype(np.int32)
    return Texels(index, face[index], weights[index])


@njit(parallel=True, cache=True, nogil=True)
def _grow(image, known, grown, out):  # pyright: ignore
    side = known.shape[0]
    for j in prange(side):
        for i in range(side):
            if known[j, i]:
                continue
            n = 0
            r = g = b = 0
            for dj in range(-1, 2):
                for di in range(-1, 2):
                    y, x = j + dj, i + di
                    if 0 <= y < side and 0 <= x < side and known[y, x]:
                        r += image[y, x, 0]
                        g += image[y, x, 1]
                        b += image[y, x, 2]
                        n += 1
            if n:
                out[j, i, 0], out[j, i, 1], out[j, i, 2] = r // n, g // n, b // n
                grown[j, i] = True


def texture(texels: Texels, albedo: F32, side: int, gutter: int = 6) -> NDArray[np.uint8]:
    """(side, side, 3) u8 sRGB texture from (n, 3) albedo 0..1, grown ``gutter`` texels beyond the charts; the rest
    takes the mean colour, so that mipmaps stay clean and the file small."""
    return _spread(texels.index, albedo, side, gutter)


def material(texels: Texels, occlusion: F32, roughness: F32, metal: F32, side: int) -> NDArray[np.uint8]:
    """(side / 2, side / 2, 3) u8: occlusion, roughness and metal as glTF packs them, from (n,) values 0..1.

    Finishes change from part to part, and within one from strand to strand of hair: half the texture's side holds them.
    """
    half = side // 2
    row, column = texels.index // side // 2, texels.index % side // 2
    whole = (row < half) & (column < half)
    values = np.stack([occlusion, roughness, metal], axis=1)[whole]
    return _spread((row * half + column)[whole], values, half, 3)


def _spread(index: I32, values: F32, side: int, gutter: int) -> NDArray[np.uint8]:
    """(side, side, 3) u8 of (n, 3) values 0..1 at flat places, grown by ``gutter``; the mean elsewhere."""
    levels = np.clip(values * 255 + 0.5, 0, 255).astype(np.uint8)
    image = np.empty((side * side, 3), np.uint8)
    image[:] = levels.mean(0).astype(np.uint8)
    image[index] = levels
    image = image.reshape(side, side, 3)
    known = np.zeros(side * side, bool)
    known[index] = True
    known = known.reshape(side, side)
    for _ in range(gutter):
        grown = known.copy()
        _grow(image, known, grown, image)
        known = grown
    return image
