"""A traced print: two inks at most, each a small field of distances, so that its edges stay smooth at any size.

After Green, "Improved alpha-tested magnification for vector textures and special effects", SIGGRAPH 2007 courses.
"""

from __future__ import annotations

import numba as nb
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from figurelab.engines.procedural.figure import DECAL_SIDE, Ink
from figurelab.engines.procedural.paint.oklab import from_hex
from figurelab.engines.procedural.paint.scene import F32
from figurelab.kernels import EXACT

_STEP, _EDGE = 0.4, 7.5


def encode(color: str, inside: NDArray[np.bool_]) -> Ink:
    """An ink from its shape at some whole multiple of DECAL_SIDE: inside (k * side, k * side), rows downwards."""
    times = inside.shape[0] // DECAL_SIDE
    if times < 1 or inside.shape != (times * DECAL_SIDE, times * DECAL_SIDE):
        raise ValueError(f"a decal's shape is a square of a multiple of {DECAL_SIDE} pixels")
    out = np.asarray(ndimage.distance_transform_edt(~inside), np.float32)
    within = np.asarray(ndimage.distance_transform_edt(inside), np.float32)
    distance = (out - within).reshape(DECAL_SIDE, times, DECAL_SIDE, times).mean(axis=(1, 3)) / times
    digits = np.clip(np.round(_EDGE + distance / _STEP), 0, 15).astype(int)
    return f"{color}:{''.join(f'{digit:x}' for digit in digits.ravel())}"


def decode(ink: Ink) -> tuple[F32, F32]:
    """The ink's colour (3,) and its distances (side, side) in shares of the square's half, rows upwards."""
    color, digits = ink.split(":")
    levels = np.array([int(digit, 16) for digit in digits], np.float32).reshape(DECAL_SIDE, DECAL_SIDE)
    return from_hex(color), ((levels[::-1] - _EDGE) * (_STEP * 2 / DECAL_SIDE)).astype(np.float32)


@nb.njit(cache=True, fastmath=EXACT)
def decal_distance(field: F32, x: float, y: float) -> float:
    """Signed distance at (x, y), each -1..1 over the square; outside it what its border has."""
    side = field.shape[0]
    u = min(max((x + 1.0) * 0.5 * side - 0.5, 0.0), side - 1.001)
    v = min(max((y + 1.0) * 0.5 * side - 0.5, 0.0), side - 1.001)
    i, j = int(u), int(v)
    fx, fy = u - i, v - j
    low = field[j, i] * (1.0 - fx) + field[j, i + 1] * fx
    high = field[j + 1, i] * (1.0 - fx) + field[j + 1, i + 1] * fx
    return low * (1.0 - fy) + high * fy
