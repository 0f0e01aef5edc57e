"""A square window on the photo: where a net looks, and the way back to the photo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray
from PIL import Image

F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]


@njit(cache=True, nogil=True)
def _bilinear(image: U8, matrix: F32, size: int, replicate: bool) -> F32:  # pragma: no cover - compiled
    height, width, channels = image.shape
    out = np.zeros((size, size, channels), np.float32)
    for i in range(size):
        for j in range(size):
            x = matrix[0, 0] * (j + 0.5) + matrix[0, 1] * (i + 0.5) + matrix[0, 2] - 0.5
            y = matrix[1, 0] * (j + 0.5) + matrix[1, 1] * (i + 0.5) + matrix[1, 2] - 0.5
            if not replicate and (x < -0.5 or y < -0.5 or x > width - 0.5 or y > height - 0.5):
                continue
            x = min(max(x, 0.0), width - 1.0)
            y = min(max(y, 0.0), height - 1.0)
            x0 = int(x)
            y0 = int(y)
            x1 = min(x0 + 1, width - 1)
            y1 = min(y0 + 1, height - 1)
            fx = np.float32(x - x0)
            fy = np.float32(y - y0)
            for c in range(channels):
                top = image[y0, x0, c] * (1 - fx) + image[y0, x1, c] * fx
                low = image[y1, x0, c] * (1 - fx) + image[y1, x1, c] * fx
                out[i, j, c] = top * (1 - fy) + low * fy
    return out


def _apply(matrix: F32, points: F32) -> F32:
    # Written out: a threaded matrix product of two columns costs a hundred times this on a busy machine.
    x, y = points[:, 0], points[:, 1]
    moved = (matrix[i, 0] * x + matrix[i, 1] * y + matrix[i, 2] for i in (0, 1))
    return np.stack(list(moved), axis=1).astype(np.float32)


def _compose(outer: F32, inner: F32) -> F32:
    square = outer[:, :2].astype(np.float64) @ inner.astype(np.float64)
    square[:, 2] += outer[:, 2]
    return square.astype(np.float32)


@dataclass(frozen=True)
class Window:
    """x, y: centre in photo pixels. side: length in photo pixels. angle: radians by which the window's x axis
    is turned clockwise in the photo. size: side of the sampled picture in its own pixels."""

    x: float
    y: float
    side: float
    angle: float
    size: int

    @property
    def scale(self) -> float:
        """Photo pixels per window pixel."""
        return self.side / self.size

    def matrix(self) -> F32:
        """(2, 3): window pixel -> photo pixel."""
        c, s = np.cos(self.angle) * self.scale, np.sin(self.angle) * self.scale
        half = self.size / 2
        return np.array(
            [[c, -s, self.x - half * (c - s)], [s, c, self.y - half * (s + c)]],
            np.float32,
        )

    def inverse(self) -> F32:
        """(2, 3): photo pixel -> window pixel."""
        full = np.vstack([self.matrix().astype(np.float64), [0.0, 0.0, 1.0]])
        return np.linalg.inv(full)[:2].astype(np.float32)

    def to_photo(self, points: F32) -> F32:
        """(n, 2) window pixels -> (n, 2) photo pixels."""
        return _apply(self.matrix(), points)

    def from_photo(self, points: F32) -> F32:
        """(n, 2) photo pixels -> (n, 2) window pixels."""
        return _apply(self.inverse(), points)

    def lookup(self, other: Window) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.bool_]]:
        """For each pixel of this window: its row and column in another window, and whether it lies inside that."""
        m = _compose(other.inverse(), self.matrix())
        j = np.arange(self.size, dtype=np.float32) + 0.5
        x = m[0, 0] * j[None, :] + (m[0, 1] * j[:, None] + m[0, 2])
        y = m[1, 0] * j[None, :] + (m[1, 1] * j[:, None] + m[1, 2])
        inside = (x >= 0) & (y >= 0) & (x < other.size) & (y < other.size)
        last = other.size - 1
        return np.clip(y, 0, last).astype(np.int32), np.clip(x, 0, last).astype(np.int32), inside

    def sample(self, photo: U8, *, replicate: bool = True) -> F32:
        """The photo (h, w, c) seen through the window: (size, size, c), 0..255. Outside the photo its border
        is repeated, or black. A photo that must shrink more than twice is averaged first, against aliasing."""
        factor = int(self.scale)
        matrix = self.matrix()
        if factor >= 2:
            reduced = np.asarray(Image.fromarray(photo).reduce(factor))
            return _bilinear(np.ascontiguousarray(reduced), matrix / np.float32(factor), self.size, replicate)
        return _bilinear(np.ascontiguousarray(photo), matrix, self.size, replicate)

    def inside(self, photo: U8) -> NDArray[np.bool_]:
        """(size, size): which window pixels show the photo and not its repeated border."""
        m = self.matrix()
        j = np.arange(self.size, dtype=np.float32) + 0.5
        x = m[0, 0] * j[None, :] + m[0, 1] * j[:, None] + m[0, 2]
        y = m[1, 0] * j[None, :] + m[1, 1] * j[:, None] + m[1, 2]
        return (x >= 0) & (y >= 0) & (x < photo.shape[1]) & (y < photo.shape[0])


def whole(photo: U8, size: int) -> Window:
    """The smallest centred window that holds the whole photo."""
    height, width = photo.shape[:2]
    return Window(width / 2, height / 2, float(max(height, width)), 0.0, size)
