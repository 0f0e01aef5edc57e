"""Stamping the printed face on the front of the head, planar: u = x, v = y - head's centre."""

from __future__ import annotations

import numba as nb
import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.paint.canvas import BOTTOM, LEFT, SPAN, Decals
from figurelab.engines.procedural.paint.scene import F32, I32
from figurelab.kernels import EXACT

_HALF, _DROP = 0.62, 0.2
"""Half the side of the square that holds eyes, brows and mouth, and how far its middle lies below the head's. HR."""


@nb.njit(cache=True, fastmath=EXACT, parallel=True)
def _stamp(
    albedo: F32,
    guard: F32,
    positions: F32,
    part: I32,
    face: NDArray[np.bool_],
    head: F32,
    pixels: F32,
    origin: tuple[float, float],
    span: float,
) -> None:
    side = pixels.shape[0]
    scale = side / span
    for i in nb.prange(part.size):
        depth = positions[i, 2] - head[2] - 0.06
        if not face[part[i]] or depth <= 0.0:
            continue
        x = min(max((positions[i, 0] - head[0] - origin[0]) * scale - 0.5, 0.0), side - 1.001)
        y = min(max((positions[i, 1] - head[1] - origin[1]) * scale - 0.5, 0.0), side - 1.001)
        u, v = int(x), int(y)
        fx, fy = np.float32(x - u), np.float32(y - v)
        wa, wb = (1 - fx) * (1 - fy), fx * (1 - fy)
        wc, wd = (1 - fx) * fy, fx * fy
        fade = np.float32(min(depth / 0.14, 1.0))
        a, b, c, d = pixels[v, u], pixels[v, u + 1], pixels[v + 1, u], pixels[v + 1, u + 1]
        opacity = fade * (wa * a[3] + wb * b[3] + wc * c[3] + wd * d[3])
        for k in range(3):
            paint = fade * (wa * a[k] + wb * b[k] + wc * c[k] + wd * d[k])
            albedo[i, k] = albedo[i, k] * (1 - opacity) + paint
        guard[i] = fade * (wa * a[4] + wb * b[4] + wc * c[4] + wd * d[4])


def on_print(place: F32) -> NDArray[np.bool_]:
    """Which of (n, 3) places from the head's centre lie where a face is printed."""
    return (np.abs(place[:, 0]) < _HALF) & (np.abs(place[:, 1] + _DROP) < _HALF) & (place[:, 2] > 0.2)


def stamp_face(
    albedo: F32, guard: F32, positions: F32, part: I32, face: NDArray[np.bool_], head: F32, decals: Decals
) -> None:
    """Lay decals over albedo (n, 3) and set guard (n,), in place, where face[part] is true. The print fades out
    from 0.20 to 0.06 HR in front of the head's centre."""
    _stamp(albedo, guard, positions, part, face, head, decals.pixels, (LEFT, BOTTOM), SPAN)
