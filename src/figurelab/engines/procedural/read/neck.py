"""The neckline and the collar about it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.perceive.window import U8

from .color import F32, chroma, clusters, median
from .head import Mask, shrink
from .outfit import Outfit

_TRIM, _STIFF = 22.0, 30.0
# The throat, face heights below the chin and half its width in face widths; what of its upper part is cloth at most,
# as shoulders are wider, and skin, as bare necks show: widths in face widths, out to so many.
_THROAT, _ACROSS, _NARROW, _SHOWS, _OUT = (0.06, 0.26), 0.14, 1.3, 0.75, 1.5
_HAND, _WORN = 0.2, (Region.CLOTHES, Region.OTHER)
"""Cloth between the skin of a throat and what hand lies below it, face heights: less is a chain or a bow."""


@dataclass(frozen=True)
class Neck:
    """depth: of bare skin below the chin, in face heights: suits 0.1 to 0.25, tees 0.2 to 0.5, low necks 0.7.
    collar: strength of the edges near the neckline over the strength of those on the chest; from 2.2 a collar's.
    edge: their strength alone, L per hundredth of a face height. trim: the neckline's own colour, or None. taper: how
    wide the bare skin is near its lowest point, of its width half-way down: a V ends narrow. throat: share of
    cloth before it. standing: whether the cloth beside it is narrow, as a high neck's is and no shoulders'.
    """

    depth: float
    collar: float
    edge: float
    trim: F32 | None
    taper: float = 1.0
    throat: float = 1.0
    standing: bool = False


NO_NECK = Neck(0.0, 0.0, 0.0, None)


def neck(outfit: Outfit, main: F32) -> Neck:
    H, rows = outfit.H, _about(outfit)
    labels, lab = outfit.labels[rows], outfit.lab[rows]
    y, x = np.ogrid[rows.start : rows.stop, 0 : labels.shape[1]]
    off = np.abs(x - outfit.middle)
    bare = (labels == Region.BODY_SKIN) & (y < outfit.chin + 1.5 * H)
    middle = (y > outfit.chin) & (off < 0.06 * outfit.W)
    depth = _depth(bare & middle, np.isin(labels, _WORN) & middle, outfit, rows.start)
    covered, standing = _about_the_throat(outfit, labels, rows.start)
    throat = bare & (y > outfit.chin + 0.1 * H) & (off < 0.8 * outfit.W)
    if not throat.any():
        return Neck(depth, 0.0, 0.0, None, throat=covered, standing=standing)
    taper = _taper(outfit, bare, depth, rows.start)
    away = np.asarray(ndimage.distance_transform_edt(~throat), np.float32)
    core = shrink(labels == Region.CLOTHES, 0.03 * H)
    near = core & (away > 0.04 * H) & (away < 0.3 * H) & (y > outfit.chin)
    chest = core & outfit.top_mask[rows] & (y > outfit.chin + 0.9 * H) & (y < outfit.chin + 1.8 * H)
    light = ndimage.gaussian_filter(lab[..., 0], 0.012 * H)
    slope = np.hypot(ndimage.sobel(light, 0), ndimage.sobel(light, 1)) * (H / 100)
    if near.sum() < 50 or chest.sum() < 50:
        return Neck(depth, 0.0, 0.0, None, taper, covered, standing)
    edge, plain = (float(np.percentile(slope[zone], 85)) for zone in (near, chest))
    trim = next((c.lit for c in clusters(lab[near]) if c.share > 0.25 and _apart(c.lit, main)), None)
    return Neck(depth, edge / max(plain, 2.0), edge, trim, taper, covered, standing)


def _depth(skin: Mask, worn: Mask, outfit: Outfit, first: int) -> float:
    """How far below the chin the skin of the throat reaches, face heights. What lies lower, beyond cloth, is a hand.
    skin, worn: about the middle line below the chin, rows from first on."""
    clad = worn.sum(axis=1) > skin.sum(axis=1)
    rows = np.flatnonzero(skin.any(axis=1))
    between = np.diff(np.concatenate([[0], np.cumsum(clad)[rows]]))
    beyond = np.flatnonzero(between > _HAND * outfit.H)
    at = np.nonzero(skin[: rows[beyond[0]]] if len(beyond) else skin)[0]
    return (float(np.percentile(at, 97)) + first - outfit.chin) / outfit.H if len(at) > 5 else 0.0


def _about_the_throat(outfit: Outfit, labels: U8, first: int) -> tuple[float, bool]:
    """Share of cloth before the throat, and whether it is narrow there. labels: rows of the frame from first on."""
    off = np.abs(np.arange(labels.shape[1]) - outfit.middle) / outfit.W
    high, low = (min(max(round(outfit.chin + d * outfit.H) - first, 0), len(labels)) for d in _THROAT)
    upper = labels[high : max((high + low) // 2, high + 1)]
    before = labels[high:low, off < _ACROSS]
    if not before.size or not upper.size:
        return 0.0, False
    near = upper[:, off < _OUT]
    cloth, skin = (float((near == kind).sum()) / len(near) / outfit.W for kind in (Region.CLOTHES, Region.BODY_SKIN))
    return float((before == Region.CLOTHES).mean()), cloth < _NARROW and skin < _SHOWS


def _about(outfit: Outfit) -> slice:
    """Rows that hold throat, neckline and chest, with what blurs reach."""
    size = outfit.labels.shape[0]
    first, last = (round(outfit.chin + down * outfit.H) for down in (-0.5, 2.0))
    return slice(min(max(first, 0), size - 1), min(max(last, 1), size))


def ring(outfit: Outfit, main: F32) -> F32 | None:
    """(3,) Lab of what stands round the whole neck of a garment, without colour and far from the garment's own, as
    stiff collars do; None where skin shows or the garment's cloth reaches the neck."""
    rows, columns = outfit.labels.shape
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    across, down = (x - outfit.middle) / outfit.W, (y - outfit.chin) / outfit.H
    zone = (np.abs(across) < 0.6) & (down > 0.08) & (down < 0.45)
    cloth = zone & outfit.clothes
    if cloth.sum() < 0.1 * outfit.H**2 or (zone & outfit.skin).sum() > 0.2 * cloth.sum():
        return None
    away = np.linalg.norm((outfit.lab - main)[cloth] * np.array([0.5, 1.0, 1.0], np.float32), axis=1)
    sides = [away[(x[cloth] - outfit.middle) * side > 0] for side in (-1, 1)]
    if not all(len(side) for side in sides):
        return None
    color = median(outfit.lab[cloth])
    return color if all((side > _STIFF).mean() > 0.8 for side in sides) and chroma(color) < 14 else None


def _taper(outfit: Outfit, bare: Mask, depth: float, first: int) -> float:
    """first: the frame's row that bare starts at."""
    chin = outfit.chin - first
    low, half = (_run(bare, outfit, chin + depth * outfit.H * share) for share in (0.9, 0.5))
    return low / half if half > 0.3 * outfit.W else 1.0


def _run(bare: Mask, outfit: Outfit, row: float) -> float:
    """Length of the skin on a row about the middle, in pixels."""
    y = min(round(row), bare.shape[0] - 1)
    near = np.flatnonzero(bare[y]) - outfit.middle
    if len(near) == 0 or float(np.abs(near).min()) > 0.15 * outfit.W:
        return 0.0
    gaps = np.flatnonzero(~bare[y]) - outfit.middle
    middle = float(near[np.abs(near).argmin()])
    return float(min(gaps[gaps > middle], default=np.inf) - max(gaps[gaps < middle], default=-np.inf) - 1)


def _apart(color: F32, main: F32) -> bool:
    """Another cloth: a shadow differs in lightness only, and less."""
    d = color - main
    return float(np.hypot(d[1], d[2])) > _TRIM or abs(float(d[0])) > 40
