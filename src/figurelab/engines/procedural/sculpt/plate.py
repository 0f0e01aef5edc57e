"""A plate: raised figures on a round wall, as a map of distances in the wall's own plane."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import map_coordinates

from ..paint.stroke import coverage
from .kernel import inner
from .strands import CAP_AZIMUTHS, CAP_ELEVATIONS

f32 = np.float32
COLUMNS, ROWS = CAP_AZIMUTHS, CAP_ELEVATIONS
DEPTH = 0.06
"""How far a plate reaches into its wall, HR."""


@dataclass(frozen=True)
class Plate:
    """distance: (384, 193) f32, HR to the figures' outline, inside negative, over width x height of the wall.

    The wall is the cylinder of this radius round the upright axis at x = 0 and ``z``; the map's middle is at its
    front, at height ``y``.
    """

    distance: NDArray[np.float32]
    width: float
    height: float
    radius: float
    y: float
    z: float
    relief: float

    @property
    def parameters(self) -> NDArray[np.float32]:
        """(8,) f32 for the kernel: width, height, radius, y, relief, bevel, z, spare."""
        return np.array([self.width, self.height, self.radius, self.y, self.relief, 0.018, self.z, 0], np.float32)

    def printed(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n,) share of ink, 0..1, at (n, 3) points: by the outline alone, however rough the raised figures are."""
        x, y, z = points[:, 0], points[:, 1], points[:, 2] - np.float32(self.z)
        u = np.arctan2(x, z) * np.float32(self.radius / self.width) + np.float32(0.5)
        v = (y - np.float32(self.y)) / np.float32(self.height) + np.float32(0.5)
        out = np.zeros(len(points), np.float32)
        on = np.flatnonzero(
            (np.abs(u - 0.5) < 0.5) & (np.abs(v - 0.5) < 0.5) & (np.hypot(x, z) > self.radius - 0.5 * DEPTH)
        )
        place = np.stack([u[on] * (COLUMNS - 1), v[on] * (ROWS - 1)])
        distance = map_coordinates(self.distance, place, np.float32, order=1, mode="nearest")
        out[on] = coverage(np.asarray(distance, np.float32))
        return out

    def bounds(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """A box around the figures."""
        outer, half = self.radius + self.relief, min(0.5 * self.width / self.radius, math.pi)
        x = outer * math.sin(min(half, math.pi / 2))
        near = self.z + (self.radius - DEPTH) * math.cos(half)
        y = 0.5 * self.height
        return np.array([-x, self.y - y, near]) - 0.01, np.array([x, self.y + y, self.z + outer]) + 0.01


@inner
def plate_distance(M, P, x, y, z):  # pyright: ignore
    """Distance to raised figures: their outline in the wall's plane, between the wall and its relief."""
    z -= P[6]
    u = (math.atan2(x, z) * P[2] / P[0] + f32(0.5)) * f32(COLUMNS - 1)
    v = ((y - P[3]) / P[1] + f32(0.5)) * f32(ROWS - 1)
    a = min(max(u, f32(0)), f32(COLUMNS - 1.001))
    b = min(max(v, f32(0)), f32(ROWS - 1.001))
    i, j = int(a), int(b)
    du, dv = (u - a) * P[0] / f32(COLUMNS - 1), (v - b) * P[1] / f32(ROWS - 1)
    a -= f32(i)
    b -= f32(j)
    c, d = f32(1) - a, f32(1) - b
    s = (M[i, j] * c + M[i + 1, j] * a) * d + (M[i, j + 1] * c + M[i + 1, j + 1] * a) * b
    s += math.sqrt(du * du + dv * dv)
    rho = math.sqrt(x * x + z * z) - P[2]
    r = max(rho - P[4], -rho - f32(DEPTH))
    h = max(P[5] - abs(s - r), f32(0)) / P[5]
    return max(s, r) + h * h * P[5] * f32(0.25)
