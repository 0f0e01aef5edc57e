"""From linear light to the numbers of a picture."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

_KNEE = np.float32(0.55)
_WHITE = np.float32(0.96)
_SHOULDER = np.float32(0.45)


@njit(fastmath=True, inline="always")
def develop(light):
    """Linear light, 0 and up, to sRGB below 1: linear to 0.55, then a shoulder that never reaches white.

    The end of the shoulder is 0.982 in sRGB, so nothing that is lit can clip, whatever shines on it.
    """
    x = max(light, np.float32(0.0))
    if x > _KNEE:
        x = _KNEE + (_WHITE - _KNEE) * (np.float32(1.0) - math.exp(-(x - _KNEE) / _SHOULDER))
    if x <= np.float32(0.0031308):
        return np.float32(12.92) * x
    return np.float32(1.055) * x ** np.float32(1.0 / 2.4) - np.float32(0.055)


@njit(fastmath=True, inline="always")
def linear(srgb):
    """IEC 61966-2-1: sRGB 0..1 to linear 0..1."""
    if srgb <= np.float32(0.04045):
        return srgb * np.float32(1.0 / 12.92)
    return ((srgb + np.float32(0.055)) * np.float32(1.0 / 1.055)) ** np.float32(2.4)


@njit(fastmath=True, inline="always")
def noise(row, column, channel):
    """Triangular noise of -1..1 that depends on the place alone: the dither of a smooth backdrop."""
    total = np.float32(0.0)
    for draw in range(2):
        h = np.uint32(row) * np.uint32(0x8DA6B343) ^ np.uint32(column) * np.uint32(0xD8163841)
        h ^= np.uint32(channel * 2 + draw + 1) * np.uint32(0xCB1AB31F)
        h = (h ^ (h >> np.uint32(16))) * np.uint32(0x7FEB352D)
        h = (h ^ (h >> np.uint32(15))) * np.uint32(0x846CA68B)
        h = (h ^ (h >> np.uint32(16))) & np.uint32(0xFFFF)
        total += np.float32(h) * np.float32(1.0 / 65536.0)
    return total - np.float32(1.0)
