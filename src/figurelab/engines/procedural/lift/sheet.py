"""The working pictures: the subject on a small grid where every length is a share of its height."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage.color import rgb2lab

from figurelab.engines.base import NoSubject
from figurelab.engines.procedural.lift.edges import disc_opening, guided, largest, spread
from figurelab.engines.procedural.lift.images import away_from, blurred, closed, distance, f32, nearest, opened
from figurelab.engines.procedural.lift.matte import Matte

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
SIZE = 288
_PAD = 14
_PAD_BELOW = 40
_LEAST_WIDTH = 0.8
_THINNEST = 0.012
_NOTCH = 2.5


@dataclass(frozen=True)
class Sheet:
    """mask: (h, w) the subject. coverage: (h, w) f32 0..1, how much of each pixel the picture's subject covers; it can
    cover more than the mask, which knows better. clean: (h, w, 3) f32 sRGB, the rim's mixed pixels replaced by their
    inner neighbours. lab: (h, w, 3) of clean. depth: (h, w) distance to the outline in pixels.
    picture: (hh, ww, 3) f32, the clean colours at the picture's own resolution; picture pixel = (pixel - pad + 0.5) *
    zoom - 0.5, pad = (rows, columns). face: (x, y, width, height) in working pixels, centre first, or None.
    """

    mask: Mask
    coverage: F32
    clean: F32
    lab: F32
    depth: NDArray[np.float64]
    picture: F32
    zoom: float
    pad: tuple[int, int]
    face: tuple[float, float, float, float] | None

    @property
    def top(self) -> int:
        return int(np.flatnonzero(self.mask.any(axis=1))[0])

    @property
    def bottom(self) -> int:
        return int(np.flatnonzero(self.mask.any(axis=1))[-1])

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1


def lay_out(matte: Matte, face: tuple[float, float, float, float] | None, *, rounded: bool) -> Sheet:
    """Crop to the subject, scale its longer side to 288 pixels, pad, and clean the colours.

    face: (left, top, right, bottom) in the picture's pixels as cut. rounded: smooth the outline's small notches and the
    picture's fine grain.
    Raises NoSubject when nothing is left.
    """
    solid = matte.alpha > 0.5
    ys, xs = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    if len(ys) == 0:
        raise NoSubject("no subject found: the cut-out is empty")
    box = (slice(ys[0], ys[-1] + 1), slice(xs[0], xs[-1] + 1))
    rgb, alpha = matte.rgb[box], matte.alpha[box]
    zoom = max(alpha.shape) / SIZE
    shape = (max(1, round(alpha.shape[0] / zoom)), max(1, round(alpha.shape[1] / zoom)))
    small = _resize(np.dstack([rgb * alpha[..., None], alpha]), shape)
    # Room for a base under a thin subject.
    side = max(_PAD, round((_LEAST_WIDTH * SIZE - shape[1]) / 2))
    small = np.pad(small, ((_PAD, _PAD_BELOW), (side, side), (0, 0)))
    coverage = small[..., 3]
    colours = f32(np.clip(small[..., :3] / np.maximum(coverage, 1e-3)[..., None], 0, 1))
    mask = largest(coverage > 0.5)
    mask = mask | closed(mask, 2)
    if rounded:
        mask, coverage = _rounded(mask, coverage)
    mask = mask | _thickened(mask)
    clean = spread(colours, _core(mask & (coverage > 0.5), 2.0))
    picture = spread(rgb, _core(alpha > 0.9, max(1.0, 1.2 * zoom)))
    if rounded:
        picture = _calmed(picture, round(0.012 * max(alpha.shape)))
    lab = rgb2lab(clean).astype(np.float32)
    where = _face(face, ys[0], xs[0], zoom, (_PAD, side))
    return Sheet(mask, coverage, clean, lab, distance(mask), picture, zoom, (_PAD, side), where)


def _rounded(mask: Mask, coverage: F32) -> tuple[Mask, F32]:
    """Both without small notches, unless they were most of it."""
    soft = blurred(mask.astype(np.float32), _NOTCH)
    smooth = soft > 0.5
    if smooth.sum() <= 0.9 * mask.sum():
        return mask, coverage
    # The blur of a straight edge crosses one half with this slope.
    return largest(smooth), f32(np.clip(0.5 + (soft - 0.5) * np.sqrt(2 * np.pi) * _NOTCH, 0, 1))


def _thickened(mask: Mask) -> Mask:
    """Parts too thin to print grow to the least radius; broad parts keep their outline."""
    least = _THINNEST * SIZE
    thin = mask & ~disc_opening(mask, least)
    thin = opened(thin)
    grow = least - np.minimum(distance(mask), least)
    return away_from(thin) < 0.5 * grow[nearest(thin)] if thin.any() else mask


def _calmed(picture: F32, radius: int) -> F32:
    """Flat paint and crisp borders, as on a toy: each channel guided by itself, twice."""
    for _ in range(2):
        channels = [guided(picture[..., c], picture[..., c], radius, 3e-3) for c in range(3)]
        picture = np.clip(np.stack(channels, axis=2), 0, 1)
    return picture


def _core(mask: Mask, margin: float) -> Mask:
    inner = distance(mask) > margin
    return inner if inner.any() else mask


def _resize(stack: F32, shape: tuple[int, int]) -> F32:
    method = Image.Resampling.BOX if shape[0] <= stack.shape[0] else Image.Resampling.BICUBIC
    size = (shape[1], shape[0])
    layers = [Image.fromarray(np.ascontiguousarray(stack[..., c], np.float32)) for c in range(stack.shape[2])]
    return np.dstack([np.asarray(layer.resize(size, method), np.float32) for layer in layers])


def _face(
    face: tuple[float, float, float, float] | None, top: int, left: int, zoom: float, pad: tuple[int, int]
) -> tuple[float, float, float, float] | None:
    if face is None:
        return None
    x0, y0, x1, y1 = face
    x, y = (x0 + x1) / 2 - left, (y0 + y1) / 2 - top
    return x / zoom + pad[1], y / zoom + pad[0], (x1 - x0) / zoom, (y1 - y0) / zoom
