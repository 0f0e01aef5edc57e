"""Tracing a print: its own outline in two inks at most, smoothed, without the photo's pixels."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.figure import DECAL_SIDE, Ink
from figurelab.engines.procedural.paint.decal import encode
from figurelab.engines.procedural.perceive.parts import parts

from .color import F32, cloth, clusters, to_hex
from .head import Mask, grow

_TIMES = 4
_SIDE = _TIMES * DECAL_SIDE
_MARGIN, _SMOOTH, _SPECK = 1.1, 2.6, 0.006
_INK, _APART = 0.12, 24.0
_LEAST, _MOST = 0.03, 0.85


def trace(lab: F32, one: Mask, main: F32, H: float) -> tuple[Ink, ...]:
    """The inks of one printed thing, the lowest first. lab: (h, w, 3). one: (h, w), the thing. main: (3,) the cloth's
    colour. H: face height, pixels. Empty where nothing but specks is left of it."""
    colors: list[F32] = []
    for found in clusters(lab[one]):
        if found.share > _INK and all(float(np.linalg.norm(found.lit - c)) > _APART for c in (main, *colors)):
            colors.append(found.lit)
    colors = colors[:2]
    if not colors:
        return ()
    owner = _owners(lab, grow(one, 0.02 * H), one, [main, *colors])
    inks: list[Ink] = []
    for i, color in enumerate(colors):
        # A lower ink goes on under the one that is printed over it, so that no gap can open between them.
        shape = _clean(owner >= 1 if i == 0 else owner == i + 1)
        if _LEAST < float(shape.mean()) < _MOST:
            inks.append(encode(to_hex(cloth(color)), shape))
    return tuple(inks)


def _owners(lab: F32, near: Mask, one: Mask, colors: list[F32]) -> np.ndarray:
    """(side, side) which colour, 0 the cloth's, each point of a square about the thing has."""
    ys, xs = np.nonzero(one)
    half = 0.5 * _MARGIN * max(float(np.ptp(ys)), float(np.ptp(xs)), 4.0)
    steps = (np.arange(_SIDE) + 0.5) / _SIDE * 2 - 1
    rows, columns = (float(v.min() + v.max()) / 2 + half * steps for v in (ys, xs))
    at = np.meshgrid(rows, columns, indexing="ij")
    away = [np.linalg.norm(lab - color, axis=2) for color in colors]
    nearest = np.where(near, np.argmin(away, axis=0), 0)
    shares = []
    for i in range(len(colors)):
        own = ndimage.map_coordinates((nearest == i).astype(np.float32), at, order=1, mode="nearest")
        shares.append(ndimage.gaussian_filter(own, _SMOOTH))
    return np.argmax(shares, axis=0)


def _clean(shape: Mask) -> Mask:
    """Without specks and pinholes."""
    for value in (True, False):
        numbers = parts(shape == value)
        sizes = np.bincount(numbers.ravel())
        small = sizes < _SPECK * shape.size
        small[0] = False
        shape = np.where(small[numbers], not value, shape)
    return shape
