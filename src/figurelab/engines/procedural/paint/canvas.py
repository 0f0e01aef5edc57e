"""The plane of the face as an image: decals are drawn once here, then stamped on texels and pixels alike."""

from __future__ import annotations

from dataclasses import dataclass

import numba as nb
import numpy as np
from numpy.typing import ArrayLike, NDArray

from figurelab.engines.procedural.paint.stroke import F32
from figurelab.kernels import EXACT

SIDE = 1152
LEFT, BOTTOM, SPAN = -0.95, -1.20, 1.90
"""The square of the face that can be printed, HR from the head's centre: about 606 pixels per HR."""


@dataclass(frozen=True)
class Decals:
    """pixels: (SIDE, SIDE, 5) f32, row 0 at v = BOTTOM: premultiplied sRGB, opacity, and guard, the share of
    baked shade that a printed eye or highlight refuses (0 none, 1 all)."""

    pixels: NDArray[np.float32]


@nb.njit(cache=True, fastmath=EXACT, nogil=True)
def _over(pixels: F32, paint: F32, mask: F32, opacity: np.float32) -> None:
    for j in range(mask.shape[0]):
        for i in range(mask.shape[1]):
            share = mask[j, i] * opacity
            if share > 0.0:
                for k in range(3):
                    pixels[j, i, k] += share * (paint[j, i, k] - pixels[j, i, k])
                pixels[j, i, 3] += share * (np.float32(1.0) - pixels[j, i, 3])


@dataclass(frozen=True)
class Patch:
    """A window of the canvas. u (w,), v (h,): its axes. pixels (h, w, 5): a view, drawn on in place."""

    u: F32
    v: F32
    pixels: F32

    def over(self, color: ArrayLike, mask: F32, opacity: float = 1.0) -> None:
        """Paint a colour, (3,) or (h, w, 3), where mask (h, w) is 1."""
        paint = np.broadcast_to(np.asarray(color, np.float32), (*mask.shape, 3))
        _over(self.pixels, paint, mask, np.float32(opacity))

    def guard(self, mask: F32, strength: float) -> None:
        """Keep baked shade off: guard rises to strength where mask is 1."""
        kept = self.pixels[..., 4]
        np.maximum(kept, mask * np.float32(strength), out=kept)


class Canvas:
    """Starts clear."""

    def __init__(self) -> None:
        self._pixels = np.zeros((SIDE, SIDE, 5), np.float32)
        step = np.float32(SPAN / SIDE)
        self._u = (LEFT + (np.arange(SIDE, dtype=np.float32) + 0.5) * step).astype(np.float32)
        self._v = (BOTTOM + (np.arange(SIDE, dtype=np.float32) + 0.5) * step).astype(np.float32)

    def patch(self, left: float, bottom: float, right: float, top: float) -> Patch:
        """The window between two corners, clipped to the canvas."""
        i0, i1 = np.searchsorted(self._u, [left, right])
        j0, j1 = np.searchsorted(self._v, [bottom, top])
        return Patch(self._u[i0:i1], self._v[j0:j1], self._pixels[j0:j1, i0:i1])

    def around(self, center: tuple[float, float], half: float, height: float | None = None) -> Patch:
        """The window of half width `half` and half height `height` (or `half`) round a centre."""
        x, y = center
        rise = half if height is None else height
        return self.patch(x - half, y - rise, x + half, y + rise)

    def decals(self) -> Decals:
        return Decals(self._pixels)
