"""Takes a picture of a solid, or of a built model in the same light."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from figurelab.render.backdrop import cut_out, on_paper
from figurelab.render.camera import frame
from figurelab.render.crease import sharpen
from figurelab.render.finish import Finish, paint_where_it_changes
from figurelab.render.guided import carry, choose
from figurelab.render.lamps import studio
from figurelab.render.light import shade
from figurelab.render.occlusion import occlusion
from figurelab.render.raster import Fragments, rasterise
from figurelab.render.shadow import floor_light, key_light
from figurelab.render.solid import F32, Solid, Surface

_GATHER_SIDE = 512
# The floor is seen at a grazing angle: it changes slowly across the frame and fast down it.
_FLOOR_ROWS, _FLOOR_COLUMNS = 320, 160
_LARGEST = 4096


def picture(
    solid: Solid,
    *,
    size: int = 1024,
    yaw: float = 0.0,
    pitch: float = 4.0,
    transparent: bool = False,
    supersample: int = 2,
    finish: Finish | None = None,
) -> NDArray[np.uint8]:
    """A studio picture: (size, size, 3) u8 sRGB, or (size, size, 4) with straight alpha and no shadow on the floor.

    size: side in pixels, 16 to 4096. yaw: degrees the camera walks towards the figure's left, +x. pitch: degrees
    above the horizon. supersample: samples along a pixel's side, 1 to 4. finish: colours the fragments; by default
    the solid's own paint. The solid's distances are in the same units as its vertices. The same solid always gives
    the same picture. Raises ValueError for a number out of range or a solid with nothing to see.
    """
    if not 16 <= size <= _LARGEST:
        raise ValueError(f"size is 16 to {_LARGEST} pixels, not {size}")
    if not 1 <= supersample <= 4:
        raise ValueError(f"supersample is 1 to 4, not {supersample}")
    camera = frame(solid.vertices, yaw=yaw, pitch=pitch)
    lamps = studio(yaw)
    side = size * supersample
    fragments, index = rasterise(solid.vertices, solid.normals, solid.faces, camera, side, rotated=supersample % 2 == 0)
    if len(fragments.faces) == 0:
        raise ValueError("the solid has no face that the camera can see")
    smooth = fragments.normals
    if solid.project is not None:
        fragments = sharpen(fragments, side, solid.normals, solid.faces, solid.project)
    fragments, key = _gather_light(solid, fragments, index, lamps.key)
    surface = paint_where_it_changes(finish or _paint_of(solid), fragments, index, supersample)
    colors = shade(fragments, smooth, surface, key, lamps, camera)
    if transparent:
        return cut_out(colors, index, size)
    floor = floor_light(
        solid.distance, lamps.key, camera, solid.floor, min(size, _FLOOR_ROWS), min(size, _FLOOR_COLUMNS)
    )
    return on_paper(colors, index, floor, size)


def _paint_of(solid: Solid) -> Finish:
    def finish(fragments: Fragments) -> Surface:
        return solid.paint(fragments.positions, fragments.normals, fragments.occlusion)

    return finish


def _gather_light(solid: Solid, fragments: Fragments, index: NDArray[np.int32], key: F32) -> tuple[Fragments, F32]:
    """Occlusion and key light, traced for a sparse grid of fragments: the field's cells are wider than its."""
    side = index.shape[0]
    sparse = choose(index, max(1, side // _GATHER_SIDE))
    positions = fragments.positions[sparse.chosen]
    normals = fragments.normals[sparse.chosen]
    opened = occlusion(positions, normals, solid.distance, solid.floor)
    reached = key_light(positions, normals, solid.distance, key)
    gathered = np.column_stack([opened, reached]).astype(np.float32)
    values = carry(gathered, sparse, fragments.positions, fragments.normals, fragments.samples, side)
    return replace(fragments, occlusion=np.ascontiguousarray(values[:, 0])), np.ascontiguousarray(values[:, 1:])
