"""The neckline and the collar about it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, clusters
from .head import shrink
from .outfit import Outfit

_TRIM = 22.0


@dataclass(frozen=True)
class Neck:
    """depth: of bare skin below the chin, in face heights: suits 0.1 to 0.25, tees 0.2 to 0.5, low necks 0.7.
    collar: strength of the edges near the neckline over the strength of those on the chest; from 2.2 a collar's.
    edge: their strength alone, L per hundredth of a face height. trim: the neckline's own colour, or None.
    """

    depth: float
    collar: float
    edge: float
    trim: F32 | None


NO_NECK = Neck(0.0, 0.0, 0.0, None)


def neck(outfit: Outfit, main: F32) -> Neck:
    size, H = outfit.labels.shape[0], outfit.H
    y, x = np.mgrid[0:size, 0:size]
    off = np.abs(x - outfit.middle)
    bare = (outfit.labels == Region.BODY_SKIN) & (y < outfit.chin + 1.5 * H)
    column = bare & (y > outfit.chin) & (off < 0.06 * outfit.W)
    depth = (float(np.percentile(np.nonzero(column)[0], 97)) - outfit.chin) / H if column.sum() > 5 else 0.0
    throat = bare & (y > outfit.chin + 0.1 * H) & (off < 0.8 * outfit.W)
    if not throat.any():
        return Neck(depth, 0.0, 0.0, None)
    away = np.asarray(ndimage.distance_transform_edt(~throat), np.float32)
    core = shrink(outfit.clothes, 0.03 * H)
    near = core & (away > 0.04 * H) & (away < 0.3 * H) & (y > outfit.chin)
    chest = core & outfit.top_mask & (y > outfit.chin + 0.9 * H) & (y < outfit.chin + 1.8 * H)
    light = ndimage.gaussian_filter(outfit.lab[..., 0], 0.012 * H)
    slope = np.hypot(ndimage.sobel(light, 0), ndimage.sobel(light, 1)) * (H / 100)
    if near.sum() < 50 or chest.sum() < 50:
        return Neck(depth, 0.0, 0.0, None)
    edge, plain = (float(np.percentile(slope[zone], 85)) for zone in (near, chest))
    trim = next((c.lit for c in clusters(outfit.lab[near]) if c.share > 0.25 and _apart(c.lit, main)), None)
    return Neck(depth, edge / max(plain, 2.0), edge, trim)


def _apart(color: F32, main: F32) -> bool:
    """Another cloth: a shadow differs in lightness only, and less."""
    d = color - main
    return float(np.hypot(d[1], d[2])) > _TRIM or abs(float(d[0])) > 40
