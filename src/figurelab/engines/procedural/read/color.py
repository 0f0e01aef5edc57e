"""Colours: CIE Lab (D65) of sRGB and back, and the few dominant colours of a set of pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import ndimage

F32 = NDArray[np.float32]
Exposure = float | tuple[float, float, float]
"""What light is multiplied by: all of it, or its red, green and blue."""

# IEC 61966-2-1 sRGB to CIE XYZ, rows divided by the D65 white.
_RGB_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])
_TO_XYZ = (_RGB_TO_XYZ / _WHITE[:, None]).astype(np.float32)
_TO_RGB = np.linalg.inv(_TO_XYZ).astype(np.float32)
_LEVELS = np.arange(256, dtype=np.float32) / 255
_LINEAR = np.where(_LEVELS <= 0.04045, _LEVELS / 12.92, ((_LEVELS + 0.055) / 1.055) ** 2.4).astype(np.float32)
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27


def to_lab(rgb: NDArray[np.uint8], exposure: Exposure = 1.0) -> F32:
    """(..., 3) u8 sRGB -> (..., 3) f32 Lab: L 0..100. exposure: the light is first multiplied by it."""
    flat = np.ascontiguousarray(rgb).reshape(-1, 3)
    gains = np.broadcast_to(np.asarray(exposure, np.float32), 3)
    linear = np.minimum(gains[:, None] * _LINEAR, np.float32(1))
    return _lab(flat, linear, _TO_XYZ).reshape(rgb.shape)


def to_light(rgb: NDArray[np.uint8]) -> F32:
    """(..., 3) u8 sRGB -> (..., 3) amounts of light, 0..1."""
    return _LINEAR[rgb]


# Weights of luminance (IEC 61966-2-1), and the least light that is told from none.
_LUMINANCE, _BLACK = np.array([0.2126, 0.7152, 0.0722], np.float32), np.float32(0.004)


def luminance(light: F32) -> F32:
    """(..., 3) amounts of light -> (...), never quite none."""
    return np.maximum(light @ _LUMINANCE, _BLACK)


@njit(cache=True, nogil=True)
def _lab(rgb: NDArray[np.uint8], linear: F32, matrix: F32) -> F32:  # pragma: no cover - compiled
    out = np.empty((len(rgb), 3), np.float32)
    f = np.empty(3, np.float32)
    for i in range(len(rgb)):
        r, g, b = linear[0, rgb[i, 0]], linear[1, rgb[i, 1]], linear[2, rgb[i, 2]]
        for k in range(3):
            value = matrix[k, 0] * r + matrix[k, 1] * g + matrix[k, 2] * b
            f[k] = np.cbrt(value) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
        out[i, 0] = 116 * f[1] - 16
        out[i, 1] = 500 * (f[0] - f[1])
        out[i, 2] = 200 * (f[1] - f[2])
    return out


def to_rgb(lab: F32) -> NDArray[np.uint8]:
    """(..., 3) Lab -> (..., 3) u8 sRGB. A colour outside sRGB is clipped."""
    y = (lab[..., 0] + 16) / 116
    f = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], axis=-1)
    xyz = np.where(f**3 > _EPSILON, f**3, (116 * f - 16) / _KAPPA)
    linear = np.clip(xyz @ _TO_RGB.T, 0, 1)
    value = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.round(value * 255).astype(np.uint8)


def light_of(lightness: float) -> float:
    """Of an L, the light that is given back, 0..1 (the cube of CIE 1976, a little too much below an L of 8)."""
    return ((lightness + 16) / 116) ** 3


def lightness_of(light: float) -> float:
    """The L of so much light: the inverse of :func:`light_of`."""
    return 116 * float(np.cbrt(light)) - 16


def to_hex(lab: F32) -> str:
    """One Lab colour (3,) -> ``#rrggbb``."""
    r, g, b = (int(v) for v in to_rgb(np.asarray(lab, np.float32)))
    return f"#{r:02x}{g:02x}{b:02x}"


def from_hex(color: str) -> F32:
    """``#rrggbb`` -> (3,) Lab."""
    return to_lab(np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], np.uint8))


def hue(lab: F32) -> float:
    """(3,) -> hue angle, degrees in 0..360 (CIE h_ab): 0 pink, 90 yellow, 180 green, 270 blue."""
    return float(np.degrees(np.arctan2(lab[2], lab[1]))) % 360


def chroma(lab: F32) -> float:
    """Distance of one Lab colour from grey."""
    return float(np.hypot(lab[1], lab[2]))


def shade(lab: F32, *, lightness: float = 0.0, colorfulness: float = 1.0) -> F32:
    """The colour with lightness added (kept in 0..100) and its chroma multiplied."""
    light = float(np.clip(lab[0] + lightness, 0, 100))
    return np.array([light, lab[1] * colorfulness, lab[2] * colorfulness], np.float32)


def band(lab: F32, low: float, high: float) -> F32:
    """(n, 3) -> the rows whose L lies between two percentiles; all rows when that leaves none."""
    a, b = np.percentile(lab[:, 0], [low, high])
    kept = lab[(lab[:, 0] >= a) & (lab[:, 0] <= b)]
    return kept if len(kept) else lab


def smoothed(lab: F32, sigma: float) -> F32:
    """(h, w, 3) -> the same, blurred; sigma in pixels."""
    return np.asarray(ndimage.gaussian_filter(lab, (sigma, sigma, 0)), np.float32)


def median(lab: F32) -> F32:
    """(n, 3) -> (3,) per-channel median."""
    return np.median(lab, axis=0).astype(np.float32)


@dataclass(frozen=True)
class Cast:
    """The colour of a photo's light. a, b: what it adds to a surface of lightness L."""

    a: float
    b: float
    L: float

    def remove(self, lab: F32) -> F32:
        """(..., 3) Lab as it would be under white light; dark surfaces are tinted less than light ones."""
        return (lab - self._shift(lab)).astype(np.float32)

    def restore(self, lab: F32) -> F32:
        """The inverse of remove."""
        return (lab + self._shift(lab)).astype(np.float32)

    def _shift(self, lab: F32) -> F32:
        share = lab[..., 0] / max(self.L, 20.0)
        return np.stack([np.zeros_like(share), share * self.a, share * self.b], axis=-1)


@dataclass(frozen=True)
class Cluster:
    """A dominant colour. share: of all pixels, 0..1. lit: the median of its brighter half, as a figure needs it."""

    lit: F32
    share: float


_MEANS, _ROUNDS, _SAMPLE = 5, 12, 4000
_SAME = 11.0


def clusters(lab: F32) -> list[Cluster]:
    """Dominant colours of (n, 3) Lab pixels, largest first: 5-means, then the closest pairs are merged.

    Lightness counts less than hue when merging (a fold's shadow is the same cloth), and the brighter member of a
    pair counts more in the merged colour.
    """
    if len(lab) == 0:
        return []
    pixels = lab[:: max(1, len(lab) // _SAMPLE)]
    centres, owner = _means(pixels)
    groups = [(c, np.flatnonzero(owner == i)) for i, c in enumerate(centres) if (owner == i).any()]
    while len(groups) > 1:
        i, j, distance = _closest(groups)
        if distance >= _SAME:
            break
        (a, rows_a), (b, rows_b) = groups[i], groups[j]
        wa, wb = len(rows_a) * (1.6 if a[0] > b[0] else 1.0), len(rows_b) * (1.6 if b[0] > a[0] else 1.0)
        merged = ((a * wa + b * wb) / (wa + wb)).astype(np.float32), np.concatenate([rows_a, rows_b])
        groups = [g for k, g in enumerate(groups) if k not in (i, j)] + [merged]
    found = [Cluster(median(band(pixels[rows], 50, 95)), len(rows) / len(pixels)) for _, rows in groups]
    return sorted(found, key=lambda c: -c.share)


def _means(pixels: F32) -> tuple[F32, NDArray[np.int64]]:
    order = np.argsort(pixels[:, 0], kind="stable")
    starts = order[((np.arange(_MEANS) + 0.5) / _MEANS * len(pixels)).astype(int)]
    centres = pixels[starts].copy()
    owner = np.zeros(len(pixels), np.int64)
    for _ in range(_ROUNDS):
        owner = ((pixels[:, None, :] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        for i in range(_MEANS):
            if (owner == i).any():
                centres[i] = pixels[owner == i].mean(axis=0)
    return centres, owner


def _closest(groups: list[tuple[F32, NDArray[np.int64]]]) -> tuple[int, int, float]:
    best = (0, 1, float("inf"))
    for i, (a, _) in enumerate(groups):
        for j in range(i + 1, len(groups)):
            d = (a - groups[j][0]) / np.array([2.2, 1.0, 1.0], np.float32)
            distance = float(np.linalg.norm(d))
            if distance < best[2]:
                best = (i, j, distance)
    return best


# L and chroma: from grey to white, from nearly no tint to one that is the cloth's own.
_WHITER, _TINTED = (74.0, 87.0), (4.0, 10.0)


def cloth(lab: F32) -> F32:
    """A cloth's colour as a figure needs it: near-whites become white, the rest gains the chroma a photo loses. Without
    a step: a light grey that is photographed a little lighter gets a little lighter."""
    light, tint = float(lab[0]), chroma(lab)
    white = _smooth(light, *_WHITER) * (1 - _smooth(tint, *_TINTED))
    lifted = max(12.0, light + white * (max(92.0, light) - light))
    return shade(lab, lightness=lifted - light, colorfulness=1.1 - 0.6 * white)


def _smooth(value: float, first: float, last: float) -> float:
    """0 at first to 1 at last, without a corner at either."""
    t = float(np.clip((value - first) / (last - first), 0, 1))
    return t * t * (3 - 2 * t)
