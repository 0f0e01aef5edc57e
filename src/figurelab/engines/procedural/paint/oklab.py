"""Colours as sRGB in 0..1 and as OKLab (Ottosson, "A perceptual color space for image processing", 2020)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

F32 = NDArray[np.float32]

_TO_CONE = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_FROM_LAB = np.linalg.inv(_TO_LAB)
_FROM_CONE = np.linalg.inv(_TO_CONE)


def from_hex(color: str) -> F32:
    """``#rrggbb`` as (3,) f32 sRGB in 0..1."""
    return np.array([int(color[i : i + 2], 16) / 255.0 for i in (1, 3, 5)], np.float32)


def to_hex(srgb: F32) -> str:
    """(3,) sRGB in 0..1 as ``#rrggbb``."""
    red, green, blue = (round(255 * float(v)) for v in srgb)
    return f"#{red:02x}{green:02x}{blue:02x}"


def to_linear(srgb: ArrayLike) -> F32:
    """The sRGB transfer curve (IEC 61966-2-1), decoded. Any shape."""
    x = np.asarray(srgb, np.float32)
    bent = ((np.maximum(x, 0.04045) + 0.055) / 1.055) ** 2.4
    return np.where(x <= 0.04045, x / 12.92, bent).astype(np.float32)


def from_linear(linear: ArrayLike) -> F32:
    """The sRGB transfer curve, encoded; light outside 0..1 is clipped. Any shape."""
    x = np.clip(np.asarray(linear, np.float32), 0.0, 1.0)
    bent = 1.055 * np.maximum(x, 0.0031308) ** (1 / 2.4) - 0.055
    return np.where(x <= 0.0031308, x * 12.92, bent).astype(np.float32)


def to_oklab(srgb: ArrayLike) -> F32:
    """(..., 3) sRGB in 0..1 to (..., 3) L 0..1, a, b."""
    return (np.cbrt(to_linear(srgb) @ _TO_CONE.T) @ _TO_LAB.T).astype(np.float32)


def from_oklab(lab: ArrayLike) -> F32:
    """(..., 3) OKLab to (..., 3) sRGB, clipped to 0..1."""
    cone = np.asarray(lab, np.float32) @ _FROM_LAB.T
    return from_linear((cone * cone * cone) @ _FROM_CONE.T)


def lightness(srgb: ArrayLike) -> float:
    """OKLab L of one colour."""
    return float(to_oklab(srgb)[0])


def shift(srgb: ArrayLike, L: float = 0.0, a: float = 0.0, b: float = 0.0) -> F32:
    """One colour moved in OKLab."""
    return from_oklab(to_oklab(srgb) + np.array([L, a, b], np.float32))


def mix(first: ArrayLike, second: ArrayLike, share: float) -> F32:
    """Two colours mixed in OKLab; share 0 gives the first."""
    start, end = to_oklab(first), to_oklab(second)
    return from_oklab(start + (end - start) * np.float32(share))
