"""A stand turned anew: decimation leaves its mouldings uneven, and on a round form the eye sees that first."""

from __future__ import annotations

import numpy as np

from figurelab.render.solid import Turned

from .shells import F32, I32
from .simplify import united

_AROUND = 80
"""Corners of a ring: its sides lie within a thousandth of the radius of the circle."""


def turn(stand: Turned) -> tuple[F32, I32]:
    """Vertices and faces of the closed surface of revolution of a stand's outline."""
    angle = np.arange(_AROUND) * (2 * np.pi / _AROUND)
    radius, height = stand.outline[1:-1, 0], stand.outline[1:-1, 1]
    rings = np.empty((len(radius), _AROUND, 3), np.float32)
    rings[..., 0] = stand.centre[0] + radius[:, None] * np.sin(angle)
    rings[..., 1] = height[:, None]
    rings[..., 2] = stand.centre[1] + radius[:, None] * np.cos(angle)
    ends = np.array([[stand.centre[0], y, stand.centre[1]] for y in stand.outline[[0, -1], 1]], np.float32)
    at = np.arange(rings.shape[0] * _AROUND).reshape(rings.shape[:2])
    beside = np.roll(at, -1, axis=1)
    top, bottom = at.size, at.size + 1
    faces = [
        np.stack([np.full(_AROUND, top), at[0], beside[0]], axis=1),
        np.stack([at[:-1], at[1:], beside[:-1]], axis=-1).reshape(-1, 3),
        np.stack([beside[:-1], at[1:], beside[1:]], axis=-1).reshape(-1, 3),
        np.stack([at[-1], np.full(_AROUND, bottom), beside[-1]], axis=1),
    ]
    return np.concatenate([rings.reshape(-1, 3), ends]), np.concatenate(faces).astype(np.int32)


def on_lathe(vertices: F32, faces: I32, stand: Turned) -> tuple[F32, I32]:
    """The shell with its stand covered by one of regular rings."""
    return united((vertices, faces), turn(stand))
