"""A solid becomes one printable textured model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.render.finish import paint_where_it_changes
from figurelab.render.occlusion import occlusion
from figurelab.render.raster import Fragments
from figurelab.render.solid import Solid, Surface
from figurelab.render.texture import SLEEK

from .bake import material, raster, texture
from .lathe import on_lathe
from .plug import plugged
from .shells import F32, I32, vertex_normals
from .simplify import loosen, simplify, without_needles
from .untangle import crossings, untangle
from .unwrap import Atlas, unwrap

HEIGHT = 0.1
"""Metres from the floor to the top of the figure."""
_STAND, _STRETCH = 0.06, 2.0
"""The share of the height that is a stand's, and how much taller decimation takes it for: the mouldings of a turned
stand are long and even, and show an error that cloth would hide."""
_ENOUGH, _SEAM = 20_000, 500
"""Triangles from which the rings of a turned stand are worth theirs, and how many more than the stand had they and
their seam with feet and tablet take."""
_PLUGS = 3
"""How often knots are plugged at most: a ball can touch what lies beside."""
_PAINTED = 0.45
"""Share of the occlusion that the paint has darkened already."""
_UNDERSIDE = 0.3
"""How fine the texture of what stands on the floor is, beside the rest's: nobody looks at it."""


@dataclass(frozen=True)
class Model:
    """vertices: (v, 3) f32 metres, lowest at y = 0, facing +z. normals: (v, 3) f32 unit. faces: (f, 3) i32 of one
    closed shell. uv: (c, 2) f32 0..1, y up. uv_faces: (f, 3) i32 into uv. texture: (s, s, 3) u8 sRGB, row 0 on
    top. material: (s / 2, s / 2, 3) u8, what glTF's occlusion, roughness and metal textures hold."""

    vertices: F32
    normals: F32
    faces: I32
    uv: F32
    uv_faces: I32
    texture: NDArray[np.uint8]
    material: NDArray[np.uint8]


def reduced(solid: Solid, triangles: int) -> tuple[F32, F32, I32]:
    """Vertices, unit normals and faces of the solid with about ``triangles`` faces, back on the true surface."""
    vertices, faces, clear = _untangled(solid, triangles)
    for _ in range(_PLUGS):
        if clear:
            break
        vertices, faces = plugged(vertices, faces, crossings(vertices, faces))
        vertices, clear = untangle(loosen(vertices, faces), faces)
    # Not the field's: on a rounded edge those lean, and the long triangles beside it would spread that over the flat.
    return vertices, vertex_normals(vertices, faces), faces


def _untangled(solid: Solid, triangles: int) -> tuple[F32, I32, bool]:
    """Vertices and faces of the decimated solid, and whether no triangles cross."""
    vertices, faces = _turned(solid, triangles)
    if solid.project is not None:
        vertices, faces = without_needles(solid.project(vertices)[0], faces)
    vertices, clear = untangle(loosen(vertices, faces), faces)
    return vertices, faces, clear


def _turned(solid: Solid, triangles: int) -> tuple[F32, I32]:
    """The decimated solid, its stand of regular rings if it has a turned one."""
    if solid.turned is None or triangles < _ENOUGH:
        return _decimated(solid, triangles)
    plain = _decimated(solid, triangles - _SEAM)
    vertices, faces = on_lathe(*plain, solid.turned)
    if len(faces) > triangles:
        # The rings took more than the stand had. What is left to take off is little, and soon done.
        less = simplify(*plain, 2 * triangles - len(faces) - 2 * _SEAM)
        vertices, faces = on_lathe(*less, solid.turned)
    return vertices, faces


def _decimated(solid: Solid, triangles: int) -> tuple[F32, I32]:
    top = np.float32(solid.floor + _STAND * float(np.ptp(solid.vertices[:, 1])))
    vertices, faces = simplify(_stretched(solid.vertices, top, _STRETCH), solid.faces, triangles)
    return _stretched(vertices, top, 1 / _STRETCH), faces


def _stretched(vertices: F32, top: np.float32, factor: float) -> F32:
    """The vertices with the heights below ``top`` multiplied, down from there."""
    out = vertices.copy()
    out[:, 1] += np.float32(factor - 1) * np.minimum(out[:, 1] - top, np.float32(0))
    return out


def charted(solid: Solid, vertices: F32, faces: I32, side: int) -> Atlas:
    """The atlas of the reduced solid, (side, side) texels: most for fine paint, least for the underside."""
    middle = vertices[faces].mean(axis=1)
    weight = np.ones(len(faces), np.float32) if solid.fineness is None else solid.fineness(middle)
    below = solid.floor + 0.002 * float(np.ptp(vertices[:, 1]))
    weight[vertices[faces][:, :, 1].max(axis=1) < below] = _UNDERSIDE
    return unwrap(vertices, faces, side, weight=weight)


def bake(
    solid: Solid, vertices: F32, normals: F32, faces: I32, atlas: Atlas
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The base-colour texture and the material's: the solid's own paint, once for every 2 x 2 texels and at each
    where it changes."""
    texels = raster(atlas)
    opened = occlusion(vertices, normals, solid.distance, solid.floor)
    at = texels.interpolate(np.column_stack([vertices, normals, opened]), faces)
    unit = at[:, 3:6] / (np.linalg.norm(at[:, 3:6], axis=1, keepdims=True) + np.float32(1e-9))
    fragments = Fragments(
        np.ascontiguousarray(at[:, :3]),
        unit,
        texels.face,
        texels.weights,
        texels.index,
        np.ascontiguousarray(at[:, 6]),
    )
    index = np.full(atlas.side * atlas.side, -1, np.int32)
    index[texels.index] = np.arange(len(texels.index), dtype=np.int32)

    def finish(fragments: Fragments) -> Surface:
        return solid.paint(fragments.positions, fragments.normals, fragments.occlusion)

    surface = paint_where_it_changes(finish, fragments, index.reshape(atlas.side, atlas.side), 2)
    roughness, _, hair, metal = surface.finish.T
    # The paint has its share of the occlusion in it. Hair's band of light is no part of glTF: a smoother finish is.
    opened = _PAINTED + (1 - _PAINTED) * fragments.occlusion
    return (
        texture(texels, surface.albedo, atlas.side),
        material(texels, opened, roughness - SLEEK * hair * (roughness < 1), metal, atlas.side),
    )


def weld(atlas: Atlas, faces: I32) -> tuple[F32, I32]:
    """One uv per vertex and chart: (c, 2) f32 in 0..1 and (f, 3) i32 into it."""
    n = np.int64(faces.max()) + 1
    key = atlas.chart.astype(np.int64)[:, None] * n + faces
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    uv = atlas.uv.reshape(-1, 2)[first] / atlas.side
    return uv.astype(np.float32), inverse.reshape(faces.shape).astype(np.int32)


def in_metres(vertices: F32, floor: float) -> F32:
    """Figure units to metres: HEIGHT tall, standing on y = 0."""
    scale = HEIGHT / (float(vertices[:, 1].max()) - floor)
    return ((vertices - np.array([0, floor, 0], np.float32)) * np.float32(scale)).astype(np.float32)
