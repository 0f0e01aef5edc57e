"""What a picture or a model is made from: a surface, a way to colour it, and a coarse distance field for light."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]


@dataclass(frozen=True)
class Surface:
    """What the light meets at n points. albedo: (n, 3) f32, sRGB 0..1, painted shade included. roughness: (n,)
    f32 0..1. skin: (n,) f32 0..1, how much of the soft skin light a point takes. hair, metal: (n,) f32 0..1, how much
    it shines as strands and as metal do; None for not at all."""

    albedo: F32
    roughness: F32
    skin: F32
    hair: F32 | None = None
    metal: F32 | None = None

    @property
    def finish(self) -> F32:
        """(n, 4) f32: roughness, skin, hair and metal."""
        none = np.zeros(len(self.roughness), np.float32)
        hair, metal = (none if share is None else share for share in (self.hair, self.metal))
        return np.stack([self.roughness, self.skin, hair, metal], axis=1, dtype=np.float32)


def with_finish(albedo: F32, finish: F32) -> Surface:
    """The surface of an albedo (n, 3) and a :attr:`Surface.finish` (n, 4)."""
    return Surface(albedo, *(np.ascontiguousarray(column) for column in finish.T))


class Painter(Protocol):
    """Colours points of a solid: positions (n, 3) f32 on the surface, unit normals (n, 3) f32, occlusion (n,) f32
    (1 open, 0 closed). The same function serves texels and pixels, so a picture always matches its model."""

    def __call__(self, positions: F32, normals: F32, occlusion: F32) -> Surface: ...


@dataclass(frozen=True)
class DistanceGrid:
    """A signed distance field sampled at origin + cell * (i, j, k), negative inside. values: (nx, ny, nz) f32."""

    values: F32
    origin: F32
    cell: float


@dataclass(frozen=True)
class Turned:
    """A stand as a lathe would turn it. centre: x and z of its upright axis. outline: (k, 2) f32, radius and height,
    from the axis on top to the axis below, a little outside of the true surface all the way."""

    centre: tuple[float, float]
    outline: F32


@dataclass(frozen=True)
class Solid:
    """One closed shell in figure units, y up, facing +z, standing on y = floor.

    vertices: (v, 3) f32. normals: (v, 3) f32, unit, outward. faces: (f, 3) i32, counter-clockwise from outside.
    distance: coarse (cell about 0.06), for shadow and occlusion only.
    project: moves points near the surface onto it and returns (positions, normals); None when there is no field.
    turned: the round stand below, None where there is none.
    fineness: for (n, 3) points, (n,) f32, how much finer than elsewhere the paint is there; None when it is even.
    """

    vertices: F32
    normals: F32
    faces: I32
    distance: DistanceGrid
    paint: Painter
    floor: float
    project: Callable[[F32], tuple[F32, F32]] | None = None
    fineness: Callable[[F32], F32] | None = None
    turned: Turned | None = None
