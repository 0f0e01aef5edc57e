"""The sphere around a row's primitive, by which the kernel refuses most rows with three subtractions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .primitives import BOX, CONE, ELLIPSOID, INTERSECT, SPHERE

_ANYWHERE = 1e9


def with_spheres(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """(r, 32) rows to (r, 37): with the centre and radius of a sphere around each primitive, and how many times too
    small its distance may be: never less than that to the sphere over this. Kinds without one get one without end."""
    around = np.zeros((len(rows), SPHERE), np.float32)
    around[:, 3:] = _ANYWHERE, 1.0
    kind = np.where(rows[:, 0] <= INTERSECT, rows[:, 2], -1)
    for which, sphere in ((ELLIPSOID, _ellipsoids), (CONE, _cones), (BOX, _boxes)):
        own = kind == which
        around[own] = sphere(rows[own])
    return np.hstack([rows, around])


def _ellipsoids(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    # Their distance is (k0 - 1) * k0 / k1 with k0 = |p / r| and k1 = |p / r^2|: k0 >= |p| / r_max, k0 / k1 >= r_min.
    radii = rows[:, 6:9]
    largest = radii.max(axis=1)
    return np.column_stack([rows[:, 3:6], largest, largest / radii.min(axis=1)])


def _cones(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    a, b = rows[:, 3:6], rows[:, 6:9]
    radius = 0.5 * np.linalg.norm(b - a, axis=1) + rows[:, 9:11].max(axis=1)
    return np.column_stack([0.5 * (a + b), radius, np.ones(len(rows))]).astype(np.float32)


def _boxes(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    radius = np.linalg.norm(rows[:, 6:9], axis=1)
    return np.column_stack([rows[:, 3:6], radius, np.ones(len(rows))]).astype(np.float32)
