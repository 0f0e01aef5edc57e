"""Small dots all over a cloth: many round specks, alike, and all lighter or all darker than it. Knit, lace and flowers
have as many of the one as of the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .color import F32
from .head import Mask, bounds, shrink
from .outfit import Outfit

# Of a speck, pixels: what is blurred as noise and taken off as ground; its least contrast, L; how long it may be, as
# trace^2 over determinant of its curvature (a round one has 4).
_NOISE, _GROUND, _STEEP, _LEAST, _LONG = 0.6, 2.5, 0.8, 5.0, 4.9
# The chest and what is seen of shoulders, face heights: above and below the chin, to each side; the least cloth.
_ABOVE, _BELOW, _ASIDE, _CLOTH = 0.3, 2.0, 1.6, 0.15
# By how much the frame is shrunk to look for dots, and how many there are in a squared face height at least: dotted
# cloths had 53 and 306, one with gleams 35; at half and quarter size no cloth had more than 21 and 6.
_SCALES = ((1, 40.0), (2, 28.0), (4, 10.0))
# Specks at least; how many times those of the other sign: 6.6 and 9, of lace, knit and flowers up to 2. Spread of their
# contrast over its mean: 0.3, of gleams 0.56.
_FEWEST, _ONE_WAY, _ALIKE, _HALO = 10, 4.0, 0.45, 0.4
# Pixels of a shrunk strip of cloth below which it has no room for a speck and the cloth round it.
_NARROW = 5
_BLURRED = 3.5
"""By this much a speck's contrast is more than what the blurs leave of it."""


@dataclass(frozen=True)
class Dots:
    """color: (3,) Lab. pitch: face heights."""

    color: F32
    pitch: float


def dots(outfit: Outfit, main: F32) -> Dots | None:
    """None of a cloth that is not dotted. main: (3,) Lab of the cloth."""
    H = outfit.H
    y, x = np.ogrid[0 : outfit.labels.shape[0], 0 : outfit.labels.shape[1]]
    chest = (y > outfit.chin - _ABOVE * H) & (y < outfit.chin + _BELOW * H) & (np.abs(x - outfit.middle) < _ASIDE * H)
    worn = outfit.clothes & outfit.inside & chest
    if worn.sum() < _CLOTH * H**2:
        return None
    part = bounds(worn)
    lab, worn = outfit.lab[part], worn[part]
    seen = [(_at_scale(lab[..., 0], worn, scale, least * (scale / H) ** 2), scale) for scale, least in _SCALES]
    found = [(*dotted, scale) for dotted, scale in seen if dotted is not None]
    if not found:
        return None
    contrast, pitch, scale = max(found, key=lambda one: abs(one[0]))
    color = main.copy()
    color[0] = np.clip(color[0] + contrast * _BLURRED, 4.0, 96.0)
    return Dots(color, pitch * scale / H)


def _at_scale(light: F32, worn: Mask, scale: int, least: float) -> tuple[float, float] | None:
    """Contrast, L, and pitch, pixels, of dots in a picture shrunk by so much. least: of dots, a pixel."""
    light, whole = (_shrunk(plane, scale) for plane in (light, worn))
    if min(light.shape) < _NARROW:
        return None
    core = shrink(whole > 0.99, 1.5)
    area = int(core.sum())
    if area < 40:
        return None
    noise, ground = (ndimage.gaussian_filter(light, sigma) for sigma in (_NOISE, _GROUND))
    fine = np.asarray(noise - ground, np.float32)
    pale, dark = _specks(fine, core), -_specks(-fine, core)
    many, few = (pale, dark) if len(pale) > len(dark) else (dark, pale)
    if len(many) < max(least * area, _FEWEST):
        return None
    # A blur leaves faint specks of the other sign between dots.
    if len(many) < _ONE_WAY * int((np.abs(few) > _HALO * abs(float(many.mean()))).sum()):
        return None
    if float(many.std()) > _ALIKE * abs(float(many.mean())):
        return None
    return float(many.mean()), (area / len(many)) ** 0.5


def _shrunk(plane: np.ndarray, scale: int) -> F32:
    """Means of squares."""
    height, width = (size // scale for size in plane.shape)
    squares = plane[: height * scale, : width * scale].reshape(height, scale, width, scale)
    return np.asarray(squares.mean(axis=(1, 3)), np.float32)


def _specks(fine: F32, core: Mask) -> F32:
    """(n,) heights of round peaks."""
    rows, columns = np.gradient(ndimage.gaussian_filter(fine, _STEEP))
    down, across, skew = np.gradient(rows, axis=0), np.gradient(columns, axis=1), np.gradient(rows, axis=1)
    bend = down * across - skew**2
    found = (fine == ndimage.maximum_filter(fine, 3)) & core & (fine > _LEAST)
    found &= (bend > 0) & ((down + across) ** 2 < _LONG * bend)
    return fine[found]
