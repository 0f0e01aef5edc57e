"""Hair, skin, clothes and other: the multiclass region net, looking through windows placed by the face."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .faces import Box
from .nets import F32, run, softmax
from .window import U8, Window

_INPUT = 256


class Region(IntEnum):
    """The net's classes."""

    BACKGROUND = 0
    HAIR = 1
    BODY_SKIN = 2
    FACE_SKIN = 3
    CLOTHES = 4
    OTHER = 5


@dataclass(frozen=True)
class Regions:
    """What the net says of one window. picture: (s, s, 3) u8. labels: (s, s) u8 Region. shares: (s, s, 6) f32
    probabilities. inside: (s, s), False where the window leaves the photo (labels there are background)."""

    window: Window
    picture: U8
    labels: U8
    shares: F32
    inside: NDArray[np.bool_]


def segment(photo: U8, window: Window) -> Regions:
    """Run the net on a window; its answer is enlarged to the window's own size."""
    picture = np.clip(window.sample(photo), 0, 255)
    small = _fit(picture, _INPUT) / np.float32(255)
    (logits,) = run("selfie_multiclass", small[None].astype(np.float32))
    shares = softmax(_fit(logits[0], window.size))
    inside = window.inside(photo)
    labels = np.where(inside, shares.argmax(axis=2), 0).astype(np.uint8)
    return Regions(window, picture.astype(np.uint8), labels, shares, inside)


def _fit(picture: F32, size: int) -> F32:
    """Resize a square by whole steps: mean of blocks when shrinking, linear when growing."""
    n = picture.shape[0]
    if n == size:
        return picture
    if n % size == 0:
        k = n // size
        return picture.reshape(size, k, size, k, -1).mean(axis=(1, 3))
    zoom = size / n
    return ndimage.zoom(picture, (zoom, zoom, 1), order=1, mode="nearest", grid_mode=True)


def head_window(box: Box, angle: float) -> Window:
    """Head and hair, upright: 2.6 x the face box."""
    return Window(box.x, box.y, 2.6 * box.side, angle, 512)


def bust_window(box: Box) -> Window:
    """Head to chest: 5 x the face box, one box lower."""
    return Window(box.x, box.y + box.side, 5.0 * box.side, 0.0, 256)


def wide_window(box: Box) -> Window:
    """Head to knees: 8.5 x the face box, 2.6 boxes lower."""
    return Window(box.x, box.y + 2.6 * box.side, 8.5 * box.side, 0.0, 256)
