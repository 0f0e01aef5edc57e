"""Walls of a lifted solid that can be printed: thickened where its field in voxels is too thin."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.volume import cut_flat
from figurelab.engines.procedural.sculpt.walls import THINNEST, growth, on_grid

F32 = NDArray[np.float32]


def thicken(volume: F32, floor: float) -> None:
    """Raise the field in place where a wall is thinner than a print of 80 mm bears. floor: the lowest row; the sole
    stays flat."""
    rows = np.flatnonzero((volume > 0).any(axis=(1, 2)))
    if len(rows) == 0:
        return
    least = THINNEST * (floor - float(rows[0]))
    found = growth(-volume, np.zeros(3, np.float32), np.float32(1), _crossings(volume), least)
    if not found.values.any():
        return
    volume += on_grid(found.values, found.lo, found.cell, np.zeros(3, np.float32), np.float32(1), *volume.shape)
    cut_flat(volume, floor)


def _crossings(volume: F32) -> F32:
    """(n, 3) where the field is 0 on the lines between neighbouring voxels, in voxels."""
    inside = volume > 0
    found: list[F32] = []
    for axis in range(3):
        low = tuple(slice(0, -1) if i == axis else slice(None) for i in range(3))
        high = tuple(slice(1, None) if i == axis else slice(None) for i in range(3))
        places = np.nonzero(inside[low] != inside[high])
        near, far = volume[low][places], volume[high][places]
        points = np.stack(places, axis=1).astype(np.float32)
        points[:, axis] += near / (near - far)
        found.append(points)
    return np.concatenate(found)
