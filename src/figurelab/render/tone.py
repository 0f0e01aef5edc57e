"""From linear light to the numbers of a picture."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from figurelab.kernels import EXACT
from figurelab.render.field import Number

_KNEE = np.float32(0.78)
_WHITE = np.float32(0.97)
_SHOULDER = np.float32(0.26)
_HUE = np.float32(0.6)


@njit(fastmath=EXACT)
def _shoulder(x: Number) -> Number:
    if x <= _KNEE:
        return max(x, np.float32(0.0))
    return _KNEE + (_WHITE - _KNEE) * (np.float32(1.0) - math.exp(-(x - _KNEE) / _SHOULDER))


@njit(fastmath=EXACT)
def _encode(x: Number) -> Number:
    if x <= np.float32(0.0031308):
        return np.float32(12.92) * x
    return np.float32(1.055) * x ** np.float32(1.0 / 2.4) - np.float32(0.055)


@njit(fastmath=EXACT)
def develop(red: Number, green: Number, blue: Number) -> tuple[Number, Number, Number]:
    """Linear light, 0 and up, to sRGB below 1: linear to 0.78, then a shoulder that never reaches white.

    The end of the shoulder is 0.987 in sRGB, so nothing that is lit can clip, whatever shines on it. Each channel
    by itself would bleach pale skin, the brightest channel alone would make highlights lurid: a mixture of both.
    """
    peak = max(red, green, blue, np.float32(1e-6))
    scale = _HUE * _shoulder(peak) / peak
    rest = np.float32(1.0) - _HUE
    return (
        _encode(scale * red + rest * _shoulder(red)),
        _encode(scale * green + rest * _shoulder(green)),
        _encode(scale * blue + rest * _shoulder(blue)),
    )


@njit(fastmath=EXACT)
def linear(srgb: Number) -> Number:
    """IEC 61966-2-1: sRGB 0..1 to linear 0..1."""
    if srgb <= np.float32(0.04045):
        return srgb * np.float32(1.0 / 12.92)
    return ((srgb + np.float32(0.055)) * np.float32(1.0 / 1.055)) ** np.float32(2.4)


@njit(fastmath=EXACT)
def noise(row: int, column: int, channel: int) -> Number:
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
