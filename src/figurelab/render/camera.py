"""The camera: a long lens far away, so that a big head stays in proportion to small feet."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from figurelab.render.solid import F32

LENS = 18.0
"""Vertical angle of view, degrees: about an 85 mm lens on a square crop of full frame."""
_HEIGHT_SHARE = 0.865
_WIDTH_SHARE = 0.88
_LOWERED = 0.01


@dataclass(frozen=True)
class Camera:
    """A pinhole with a square frame.

    eye: (3,) f32. axes: (3, 3) f32, rows are right, up and forward, orthonormal. tangent: half the angle of view.
    """

    eye: F32
    axes: F32
    tangent: float

    def project(self, points: F32) -> F32:
        """(n, 3) points to (n, 3) f32: x to the right and y upwards, both -1..1 in the frame, and depth."""
        local = (points - self.eye) @ self.axes.T
        return np.stack(
            [
                local[:, 0] / (local[:, 2] * self.tangent),
                local[:, 1] / (local[:, 2] * self.tangent),
                local[:, 2],
            ],
            axis=1,
            dtype=np.float32,
        )


def frame(vertices: F32, *, yaw: float = 0.0, pitch: float = 4.0) -> Camera:
    """Places the camera so that the whole of vertices, (v, 3) f32, is in the frame and as large as the look asks.

    yaw: degrees the camera walks round the figure towards its left, +x; at 0 it sees the face and +x is at the
    right of the picture. pitch: degrees above the horizon, -60 to 80. The figure takes 86.5 % of the frame's height,
    or less where it would be wider than 88 % of the frame. Raises ValueError for a pitch out of range or vertices
    without extent.
    """
    if not -60.0 <= pitch <= 80.0:
        raise ValueError(f"pitch is -60 to 80 degrees, not {pitch}")
    axes = _axes(math.radians(yaw), math.radians(pitch))
    tangent = math.tan(math.radians(LENS / 2))
    local = np.ascontiguousarray((vertices @ axes.T).T)
    low, high = local.min(axis=1), local.max(axis=1)
    extent = float(np.linalg.norm(high - low))
    if not (math.isfinite(extent) and extent > 0.0):
        raise ValueError("cannot frame a solid without extent")
    eye = (low + high) / 2
    middle = float(eye[2])
    distance = extent / tangent
    # Perspective couples distance and extent: four rounds settle to a thousandth of the frame.
    for _ in range(4):
        depth = (local[2] - np.float32(middle - distance)) * np.float32(tangent)
        x, y = (local[0] - eye[0]) / depth, (local[1] - eye[1]) / depth
        left, right, bottom, top = float(x.min()), float(x.max()), float(y.min()), float(y.max())
        eye[0] += (left + right) / 2 * distance * tangent
        eye[1] += (bottom + top) / 2 * distance * tangent
        distance *= max((top - bottom) / 2 / _HEIGHT_SHARE, (right - left) / 2 / _WIDTH_SHARE)
    eye[1] -= _LOWERED * distance * tangent
    eye[2] = middle - distance
    return Camera((eye @ axes).astype(np.float32), axes, tangent)


def _axes(yaw: float, pitch: float) -> F32:
    back = np.array([math.sin(yaw) * math.cos(pitch), math.sin(pitch), math.cos(yaw) * math.cos(pitch)])
    right = np.array([math.cos(yaw), 0.0, -math.sin(yaw)])
    return np.stack([right, np.cross(back, right), -back]).astype(np.float32)
