"""The upper garment: its colours, whether it is patterned, and whether it lies open over a shirt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .color import F32, Cluster, band, chroma, clusters, median
from .head import Mask, shrink
from .outfit import Outfit
from .reading import Reading, ramp


@dataclass(frozen=True)
class TopSeen:
    """colors: dominant colours, largest first. roughness: how patterned; plain is 2 to 6, patterned 9 to 20.
    opening: how much lighter the middle strip is than its sides, in L; from 25 on something lies open. collar: the
    same for the lightest tenth about it; 50 and more is a light shirt. inner: that tenth's colour. tie: another
    colour down the strip's middle. under: the strip's main colour where its hue is not the sides'. stripes: pitch
    in face heights, or None.
    """

    colors: list[Cluster]
    roughness: float
    opening: float
    collar: float
    inner: F32
    tie: F32 | None
    under: F32 | None
    stripes: float | None


def top(outfit: Outfit) -> Reading[TopSeen]:
    mask = outfit.top_mask
    found = clusters(outfit.lab[mask])
    white = np.array([95.0, 0.0, 2.0], np.float32)
    if mask.sum() < 0.03 * outfit.H**2 or not found:
        return Reading(TopSeen([], 0.0, 0.0, 0.0, white, None, None, None), 0.0)
    opening, collar, inner = _opening(outfit)
    roughness = _roughness(outfit, mask)
    seen = TopSeen(
        colors=found,
        roughness=roughness,
        opening=opening,
        collar=collar,
        inner=inner,
        tie=_tie(outfit, inner, found[0].lit) if collar >= 40 else None,
        under=_under(outfit),
        stripes=_stripes(outfit, mask) if roughness >= 10 and opening < 25 else None,
    )
    return Reading(seen, 0.55 + 0.4 * ramp(found[0].share, 0.4, 0.7))


def _opening(outfit: Outfit) -> tuple[float, float, F32]:
    size = outfit.labels.shape[0]
    y, x = np.mgrid[0:size, 0:size]
    off = np.abs(x - outfit.middle)
    rows = (y > outfit.chin + 0.3 * outfit.H) & (y < outfit.chin + 1.0 * outfit.H)
    strip: Mask = outfit.clothes & rows & (off < 0.22 * outfit.W)
    sides = outfit.clothes & rows & (off > 0.5 * outfit.W) & (off < 1.0 * outfit.W)
    white = np.array([95.0, 0.0, 2.0], np.float32)
    if strip.sum() < 20 or sides.sum() < 40:
        return 0.0, 0.0, white
    pixels = outfit.lab[strip]
    beside = float(np.median(outfit.lab[sides][:, 0]))
    # A tie hides the shirt in the middle; its collar shows higher up and further out.
    high = (y > outfit.chin + 0.12 * outfit.H) & (y < outfit.chin + 0.9 * outfit.H) & (off < 0.34 * outfit.W)
    inner = median(band(outfit.lab[outfit.clothes & high], 88, 99))
    return float(median(band(pixels, 75, 100))[0]) - beside, float(inner[0]) - beside, inner


def _under(outfit: Outfit) -> F32 | None:
    size = outfit.labels.shape[0]
    y, x = np.mgrid[0:size, 0:size]
    rows = (y > outfit.chin + 0.4 * outfit.H) & (y < outfit.chin + 1.4 * outfit.H) & outfit.clothes
    off = np.abs(x - outfit.middle)
    strip, sides = rows & (off < 0.15 * outfit.W), rows & (off > 0.6 * outfit.W) & (off < 1.1 * outfit.W)
    if strip.sum() < 40 or sides.sum() < 40:
        return None
    inner, outer = clusters(outfit.lab[strip])[0], clusters(outfit.lab[sides])[0]
    apart = float(np.hypot(*(inner.lit - outer.lit)[1:]))
    return inner.lit if inner.share > 0.6 and outer.share > 0.5 and apart > 25 else None


def _tie(outfit: Outfit, inner: F32, jacket: F32) -> F32 | None:
    """What below the knot is neither shirt nor jacket, where it is a good part of it."""
    size = outfit.labels.shape[0]
    y, x = np.mgrid[0:size, 0:size]
    below = (y > outfit.chin + 0.22 * outfit.H) & (y < outfit.chin + 0.72 * outfit.H)
    narrow = outfit.clothes & below & (np.abs(x - outfit.middle) < 0.08 * outfit.W)
    pixels = outfit.lab[narrow]
    if len(pixels) < 30:
        return None
    apart = (np.linalg.norm(pixels - inner, axis=1) > 28) & (np.linalg.norm(pixels - jacket, axis=1) > 12)
    if float(apart.mean()) < 0.25:
        return None
    return clusters(pixels[apart])[0].lit


def _roughness(outfit: Outfit, mask: Mask) -> float:
    core = shrink(mask, 0.08 * outfit.H)
    if core.sum() < 50:
        return 0.0
    rows, columns = np.flatnonzero(core.any(axis=1)), np.flatnonzero(core.any(axis=0))
    part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    light, core = outfit.lab[..., 0][part], core[part]
    fine = ndimage.gaussian_filter(light, 0.02 * outfit.H)
    coarse = ndimage.gaussian_filter(light, 0.15 * outfit.H)
    return float(np.std((fine - coarse)[core]))


def _stripes(outfit: Outfit, mask: Mask) -> float | None:
    """Pitch of level stripes, only where the rows' mean lightness explains most of the pattern and repeats."""
    core = shrink(mask, 0.08 * outfit.H)
    rows = np.flatnonzero(core.sum(axis=1) > 0.5 * outfit.H)
    if len(rows) < 0.6 * outfit.H:
        return None
    detail = outfit.lab[..., 0] - ndimage.gaussian_filter(outfit.lab[..., 0], 0.25 * outfit.H)
    profile = np.array([detail[r][core[r]].mean() for r in range(rows[0], rows[-1] + 1) if core[r].any()])
    explained = float(np.var(profile) / max(float(np.var(detail[core])), 1e-6))
    power = np.abs(np.fft.rfft(profile - profile.mean())) ** 2
    peak = int(power[2:].argmax()) + 2
    periodic = float(power[max(peak - 1, 1) : peak + 2].sum() / max(float(power[1:].sum()), 1e-6))
    pitch = len(profile) / peak / outfit.H
    return pitch if explained > 0.45 and periodic > 0.5 and 0.08 < pitch < 0.6 else None


def two_colors(seen: TopSeen) -> F32 | None:
    """The second colour of a top of which no colour has half."""
    if len(seen.colors) < 2 or seen.colors[0].share >= 0.5:
        return None
    return seen.colors[1].lit if seen.colors[1].share > 0.15 else None


def is_denim(color: F32) -> bool:
    """A muted blue, neither navy nor pale."""
    hue = float(np.degrees(np.arctan2(color[2], color[1]))) % 360
    return 235 <= hue <= 300 and 8 <= chroma(color) <= 42 and 22 <= color[0] <= 62
