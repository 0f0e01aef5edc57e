"""What is seen round an eye behind glasses: lines that may be a rim's, and edges of dark glass, by their direction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .color import F32
from .head import LEFT_BROW, LEFT_EYE, RIGHT_BROW, RIGHT_EYE, Head

Map = NDArray[np.float32]
F64 = NDArray[np.float64]
Eye = tuple[int, int, list[int], int]

# One eye's patch, its outer corner at the right: pixels per eye width, and how far it reaches, in eye widths.
PER_EYE = 40.0
ACROSS, OVER, UNDER = 1.35, 1.05, 1.50
# Scales at which lines are looked for, in eye widths, and what each counts.
_SCALES = ((0.040, 1.2), (0.075, 1.0), (0.120, 0.7))
# A line's breadth at most: what is broader is a plateau, though its sides curve like a line.
_WIDEST = 0.22
# How far a pixel's hue is from the skin's before it counts as a frame's, and what it then counts beside lightness.
_TINT, _TINTED = 12.0, 0.8
# Ridges as strong as the strongest of the patch, within these bounds in L, count full: a brow must not outweigh a whole
# thin rim, nor a wrinkle be one. The power lets an even faint line count more than half of a strong one.
_FULL, _STRONGEST, _POWER = 98.0, (4.0, 14.0), 0.75
# Directions across a line that are told apart, of half a turn; of a dark lens' edge, of a whole one.
WAYS = 16
# Lids are no rims, half sizes in eye widths, and brows are hardly.
_LIDS, _BROW = (0.52, 0.25), 0.6
# Yaw from which on only the nearer eye is looked at.
_TURNED = 0.22
# Of a turned face, by its yaw: how much narrower a lens is seen, and how far it has moved off the eye behind it.
_NARROWER, _MOVED = 0.20, 0.26


@dataclass(frozen=True)
class Patch:
    """What is seen round one eye, its outer corner at the right. lab: (h, w, 3). light: (h, w) L less what another hue
    than the skin's counts. own: (h, w) how much a line there is to be a frame's, not a lid's or a brow's."""

    lab: F32
    light: Map
    own: Map


def eyes(head: Head) -> list[Eye]:
    """The eyes to look at: of a turned face only the nearer."""
    right, left = (33, 133, RIGHT_EYE, -1), (263, 362, LEFT_EYE, 1)
    if abs(head.yaw) < _TURNED:
        return [right, left]
    return [right if head.yaw > 0 else left]


def width_of(head: Head, outer: int, inner: int) -> float:
    return float(np.linalg.norm(head.points[outer] - head.points[inner]))


def grid(head: Head, outer: int, inner: int, ring: list[int], side: int) -> list[F64]:
    """Rows and columns (h, w) of the head's window that an eye's patch shows. It moves with the lens: of a turned head
    that is seen narrower, and beside its eye."""
    across, down = _axes(head, side)
    width = width_of(head, outer, inner)
    x0, y0 = head.points[ring].mean(axis=0)
    return list(np.meshgrid(down * width + y0, across * width * side + x0, indexing="ij"))


def _axes(head: Head, side: int) -> tuple[F64, F64]:
    """In eye widths from the eye's middle: (w,) outwards, (h,) down."""
    turned = abs(head.yaw) if abs(head.yaw) >= _TURNED else 0.0
    across = np.arange(-ACROSS, ACROSS, 1 / PER_EYE) * (1 - _NARROWER * turned) + _MOVED * head.yaw * side
    return across, np.arange(-OVER, UNDER, 1 / PER_EYE)


def patch(head: Head, skin: F32, outer: int, inner: int, ring: list[int], side: int) -> Patch:
    """What is seen round one eye."""
    across, down = _axes(head, side)
    at = grid(head, outer, inner, ring, side)
    lab = np.stack(
        [ndimage.map_coordinates(head.lab[..., i], at, order=1, mode="nearest") for i in range(3)], axis=-1
    ).astype(np.float32)
    away = np.hypot(lab[..., 1] - skin[1], lab[..., 2] - skin[2])
    lids = (across / _LIDS[0]) ** 2 + (down[:, None] / _LIDS[1]) ** 2 < 1
    brow = ndimage.map_coordinates(head.area(RIGHT_BROW, LEFT_BROW).view(np.uint8), at, order=0) > 0
    own = np.where(lids, 0.0, np.where(brow, _BROW, 1.0)).astype(np.float32)
    return Patch(lab, lab[..., 0] - np.float32(_TINTED) * np.maximum(away - np.float32(_TINT), 0), own)


def ridges(look: Patch) -> Map:
    """(2, WAYS, h, w): how much of a dark line, and of a pale one, 0..1, there is across each of the directions of
    half a turn."""
    light = look.light
    best = np.zeros((2, WAYS, *light.shape), np.float32)
    size = round(_WIDEST * PER_EYE)
    stands_out = np.stack([ndimage.grey_closing(light, size) - light, light - ndimage.grey_opening(light, size)])
    angle = (np.arange(WAYS, dtype=np.float32) * np.float32(np.pi / WAYS))[:, None, None]
    c, s = np.cos(angle), np.sin(angle)
    for scale, weight in _SCALES:
        sigma = scale * PER_EYE
        xx, xy, yy = (
            _derived(light, sigma, *order) * np.float32(weight * sigma**2) for order in ((0, 2), (1, 1), (2, 0))
        )
        across = c * c * xx + 2 * c * s * xy + s * s * yy
        best = np.maximum(best, [across, -across])
    best = np.minimum(best, stands_out[:, None])
    full = np.clip(np.percentile(best, _FULL), *_STRONGEST)
    return np.minimum(best / np.float32(full), 1) ** np.float32(_POWER) * look.own


def edges(light: Map) -> Map:
    """(1, 2 * WAYS, h, w): how much of an edge, 0..1, it gets lighter across in each direction of a whole turn."""
    sigma = _SCALES[1][0] * PER_EYE
    x, y = (_derived(light, sigma, *order) * np.float32(sigma) for order in ((0, 1), (1, 0)))
    angle = (np.arange(2 * WAYS, dtype=np.float32) * np.float32(np.pi / WAYS))[:, None, None]
    edge = np.clip((np.cos(angle) * x + np.sin(angle) * y) / np.float32(_STRONGEST[1]), 0, 1)
    return edge.astype(np.float32)[None]


def _derived(light: Map, sigma: float, down: int, across: int) -> Map:
    """Gaussian derivative of the given orders."""
    half = np.asarray(ndimage.gaussian_filter1d(light, sigma, axis=0, order=down))
    return np.asarray(ndimage.gaussian_filter1d(half, sigma, axis=1, order=across), np.float32)
