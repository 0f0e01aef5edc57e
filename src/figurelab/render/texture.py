"""The finish of a built model: its colours come from its own base-colour texture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from figurelab.kernels import EXACT
from figurelab.render.field import Number
from figurelab.render.finish import Finish
from figurelab.render.occlusion import occlusion
from figurelab.render.picture import picture
from figurelab.render.raster import Fragments
from figurelab.render.solid import F32, I32, Solid, Surface, with_finish

SLEEK = np.float32(0.22)
"""How much less rough hair is in a material, for viewers that know no strands."""


def textured_picture(
    solid: Solid,
    vertices: F32,
    normals: F32,
    faces: I32,
    uv: F32,
    texture: NDArray[np.uint8],
    material: NDArray[np.uint8],
    *,
    size: int = 1024,
    yaw: float = 35.0,
    pitch: float = 4.0,
    transparent: bool = False,
    supersample: int = 2,
) -> NDArray[np.uint8]:
    """A picture of the model that was built from solid, in the studio of :func:`figurelab.render.picture.picture`.

    vertices, normals: (v, 3) f32 in the solid's own units and place. faces: (f, 3) i32. uv: (v, 2) f32, 0..1 from
    the texture's upper left corner, as glTF has it; vertices on a seam are doubled. texture: (h, w, 3) or (h, w, 4)
    u8 sRGB, at least 2 x 2; alpha is unused. material: (h, w, 3) u8, at least 2 x 2, its roughness in green as glTF has
    it, hair's less :data:`SLEEK`. Skin, hair and metal are the solid's paint at the vertices. The rest, and the errors,
    as for picture; ValueError also where the arrays do not fit together.
    """
    if not len(vertices) == len(normals) == len(uv):
        raise ValueError(f"{len(vertices)} vertices, {len(normals)} normals and {len(uv)} texture coordinates")
    if texture.ndim != 3 or min(texture.shape[:2]) < 2 or texture.shape[2] not in (3, 4):
        raise ValueError(f"a texture is (h, w, 3) or (h, w, 4) and at least 2 x 2, not {texture.shape}")
    if material.ndim != 3 or min(material.shape[:2]) < 2 or material.shape[2] != 3:
        raise ValueError(f"a material is (h, w, 3) and at least 2 x 2, not {material.shape}")
    paint = solid.paint(vertices, normals, occlusion(vertices, normals, solid.distance, solid.floor))
    gloss = paint.finish
    return picture(
        replace(solid, vertices=vertices, normals=normals, faces=faces, project=None),
        size=size,
        yaw=yaw,
        pitch=pitch,
        transparent=transparent,
        supersample=supersample,
        finish=baked(faces, uv, texture, material, gloss),
    )


def baked(faces: I32, uv: F32, texture: NDArray[np.uint8], material: NDArray[np.uint8], gloss: F32) -> Finish:
    """A finish that reads textures, bilinearly, at the fragments' coordinates. gloss: (v, 4) f32, the
    :attr:`Surface.finish` of each vertex, its roughness unused; the rest as for :func:`textured_picture`."""

    def finish(fragments: Fragments) -> Surface:
        albedo, rest = _read(
            fragments.faces,
            fragments.barycentrics,
            np.ascontiguousarray(faces, dtype=np.int32),
            np.ascontiguousarray(uv, dtype=np.float32),
            np.ascontiguousarray(texture, dtype=np.uint8),
            np.ascontiguousarray(material, dtype=np.uint8),
            np.ascontiguousarray(gloss, dtype=np.float32),
        )
        return with_finish(albedo, rest)

    return finish


@njit(fastmath=EXACT, inline="always")
def _texel(image: NDArray[np.uint8], x: Number, y: Number, q: int) -> Number:
    """One channel, 0..1, at a place in texels from the upper left corner, between the middles of four."""
    one, half = np.float32(1.0), np.float32(0.5)
    height, width = image.shape[0], image.shape[1]
    x = min(max(x * np.float32(width) - half, np.float32(0.0)), np.float32(width) - np.float32(1.001))
    y = min(max(y * np.float32(height) - half, np.float32(0.0)), np.float32(height) - np.float32(1.001))
    column, row = int(x), int(y)
    x -= np.float32(column)
    y -= np.float32(row)
    top = np.float32(image[row, column, q]) * (one - x) + np.float32(image[row, column + 1, q]) * x
    low = np.float32(image[row + 1, column, q]) * (one - x)
    low += np.float32(image[row + 1, column + 1, q]) * x
    return (top * (one - y) + low * y) * np.float32(1.0 / 255.0)


@njit(parallel=True, fastmath=EXACT, cache=True, nogil=True)
def _read(
    owners: I32,
    weights: F32,
    faces: I32,
    uv: F32,
    texture: NDArray[np.uint8],
    material: NDArray[np.uint8],
    gloss: F32,
) -> tuple[F32, F32]:
    count = owners.shape[0]
    albedo = np.empty((count, 3), np.float32)
    rest = np.zeros((count, 4), np.float32)
    for i in prange(count):
        u = np.float32(0.0)
        v = np.float32(0.0)
        for corner in range(3):
            at = faces[owners[i], corner]
            weight = weights[i, corner]
            u += weight * uv[at, 0]
            v += weight * uv[at, 1]
            for q in range(1, 4):
                rest[i, q] += weight * gloss[at, q]
        for q in range(3):
            albedo[i, q] = _texel(texture, u, v, q)
        rest[i, 0] = min(_texel(material, u, v, 1) + SLEEK * rest[i, 2], np.float32(1.0))
    return albedo, rest
