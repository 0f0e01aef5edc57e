"""PDQ, the perceptual hash of 256 bits for telling copies of a picture by.

Source: "The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm" (Facebook, 2019), and its reference
implementation https://github.com/facebook/ThreatExchange/tree/main/pdq (BSD).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_GRID = 64
_KEPT = 16
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def _dct_rows() -> NDArray[np.float64]:
    """(16, 64): rows 1 to 16 of the DCT-II of 64 samples; row 0, the mean brightness, is left out."""
    row, column = np.arange(1, _KEPT + 1)[:, None], np.arange(_GRID)[None, :]
    return np.sqrt(2.0 / _GRID) * np.cos(np.pi / (2 * _GRID) * row * (2 * column + 1))


_DCT = _dct_rows()


def pdq(rgb: NDArray[np.uint8]) -> tuple[int, int]:
    """(hash, quality) of an (H, W, 3) picture in sRGB; one over 512 pixels a side is to be shrunk to a square first.

    hash: 256 bits, the lowest that of the lowest frequencies; exactly half are set unless the picture is flat.
    quality: 0 to 100, how much there is to see; below 50 the hash says little.
    """
    small = _downscale(rgb.astype(np.float32) @ _LUMA)
    waves = (_DCT @ small @ _DCT.T).ravel()
    # The lower of the two middle values, as the reference's median (Torben's) gives for an even count.
    median = np.partition(waves, waves.size // 2 - 1)[waves.size // 2 - 1]
    bits = np.packbits(waves > median, bitorder="little").tobytes()
    return int.from_bytes(bits, "little"), _quality(small)


def distance(one: int, other: int) -> int:
    """Bits that differ, 0 to 256; up to 31 is taken for the same picture."""
    return (one ^ other).bit_count()


def _downscale(luma: NDArray[np.float32]) -> NDArray[np.float64]:
    """(64, 64): two passes of a box filter, a tent, then one sample for each cell's centre."""
    height, width = luma.shape
    return _tent(height) @ luma @ _tent(width).T


@lru_cache(maxsize=32)
def _tent(size: int) -> NDArray[np.float64]:
    """(64, size): the weights of each cell's sample along one axis."""
    cells = ((np.arange(_GRID) + 0.5) * size / _GRID).astype(int)
    return _box(_box(np.eye(size))).T[cells]


def _box(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean over a window along each row, cut off at the ends."""
    size = values.shape[1]
    window = -(-size // (2 * _GRID))
    ahead = (window + 2) // 2
    position = np.arange(size)
    start, end = np.maximum(position + ahead - window, 0), np.minimum(position + ahead, size)
    sums = np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1)
    return (sums[:, end] - sums[:, start]) / (end - start)


def _quality(small: NDArray[np.float64]) -> int:
    steps = (np.trunc(np.diff(small, axis=axis) * 100 / 255) for axis in (0, 1))
    return min(100, int(sum(np.abs(step).sum() for step in steps)) // 90)
