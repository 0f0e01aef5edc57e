"""Small solids for the tests of the renderer."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from skimage.measure import marching_cubes

from figurelab.render.solid import F32, DistanceGrid, Painter, Solid, Surface

CELL = 0.08
LOW = np.array([-1.6, -0.4, -1.6], np.float32)
SHAPE = (41, 71, 41)


def plain(*color: float, roughness: float = 0.6, skin: float = 0.0) -> Painter:
    def paint(positions: F32, normals: F32, occlusion: F32) -> Surface:
        n = len(positions)
        return Surface(
            np.tile(np.array(color, np.float32), (n, 1)),
            np.full(n, roughness, np.float32),
            np.full(n, skin, np.float32),
        )

    return paint


def by_side(positions: F32, normals: F32, occlusion: F32) -> Surface:
    """Red at +x, blue at -x, green in front of either where z leads."""
    n = len(positions)
    albedo = np.where(positions[:, :1] > 0, [[0.8, 0.1, 0.1]], [[0.1, 0.1, 0.8]]).astype(np.float32)
    return Surface(albedo, np.full(n, 0.6, np.float32), np.zeros(n, np.float32))


def solid_of(field: Callable[[F32], NDArray[np.floating]], paint: Painter) -> Solid:
    """The zero set of a signed distance, feet on y = 0."""
    axes = [LOW[i] + CELL * np.arange(SHAPE[i]) for i in range(3)]
    points = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).astype(np.float32)
    values = field(points).astype(np.float32)
    vertices, faces, normals, _ = marching_cubes(values, 0.0, gradient_direction="ascent")
    corners = vertices[faces]
    volume = np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))
    faces = faces if volume > 0 else faces[:, ::-1]
    normals = normals if np.vdot(normals, vertices - vertices.mean(axis=0)) > 0 else -normals
    return Solid(
        (vertices * CELL + LOW).astype(np.float32),
        normals.astype(np.float32),
        np.ascontiguousarray(faces, dtype=np.int32),
        DistanceGrid(values, LOW, CELL),
        paint,
        0.0,
    )


def sphere(points: F32) -> NDArray[np.floating]:
    """A ball of radius 1 on the floor."""
    return np.linalg.norm(points - np.array([0.0, 1.0, 0.0], np.float32), axis=-1) - 1.0


def doll(points: F32) -> NDArray[np.floating]:
    """A head on a body on a disc, 4 high, with an arm on the figure's left, +x, and a nose in front."""
    head = np.linalg.norm(points - np.array([0.0, 3.1, 0.0], np.float32), axis=-1) - 0.9
    body = np.linalg.norm((points - np.array([0.0, 1.3, 0.0], np.float32)) * [1.6, 1.0, 1.6], axis=-1) / 1.6 - 0.6
    nose = np.linalg.norm(points - np.array([0.0, 3.0, 1.0], np.float32), axis=-1) - 0.25
    arm = np.linalg.norm(points - np.array([0.9, 1.6, 0.0], np.float32), axis=-1) - 0.3
    ring = np.hypot(points[..., 0], points[..., 2]) - 1.0
    disc = np.maximum(ring, np.abs(points[..., 1] - 0.12) - 0.12)
    return np.minimum.reduce([head, body, nose, arm, disc])
