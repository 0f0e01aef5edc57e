"""Hair, skin, clothes and other: the multiclass region net, looking through windows placed by the face."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

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


def segment(photo: U8, window: Window, *, twice: bool = False) -> Regions:
    """Run the net on a window of size 256 or 512; its answer is enlarged to the window's own size.

    twice: also on the mirror image, and take the mean: edges are steadier, and a mirrored photo reads the same.
    """
    picture = np.clip(window.sample(photo), 0, 255)
    small = (_fit(picture, _INPUT) / np.float32(255)).astype(np.float32)
    found = _shares(small)
    if twice:
        found = (found + _shares(np.ascontiguousarray(small[:, ::-1]))[:, ::-1]) / np.float32(2)
    return labelled(photo, window, picture, _fit(found, window.size))


def labelled(photo: U8, window: Window, picture: F32, shares: F32) -> Regions:
    """Each pixel of a window gets its likeliest region, background beyond the photo. picture: (s, s, 3) 0..255."""
    inside = window.inside(photo)
    labels = np.where(inside, shares.argmax(axis=2), 0).astype(np.uint8)
    return Regions(window, picture.astype(np.uint8), labels, shares, inside)


def _shares(small: F32) -> F32:
    (logits,) = run("selfie_multiclass", small[None])
    return softmax(logits[0])


def _fit(picture: F32, size: int) -> F32:
    """A square at the same, half or double side: means of blocks, or linear between pixel centres."""
    n = picture.shape[0]
    if size == n:
        return picture
    if 2 * size == n:
        rows: F32 = picture[0::2] + picture[1::2]
        return ((rows[:, 0::2] + rows[:, 1::2]) / 4).astype(np.float32)
    return _double(_double(picture, 0), 1)


def _double(picture: F32, axis: int) -> F32:
    whole = picture.swapaxes(0, axis)
    most, rest = whole * np.float32(0.75), whole * np.float32(0.25)
    doubled = np.repeat(most, 2, axis=0)
    doubled[2::2] += rest[:-1]
    doubled[1:-1:2] += rest[1:]
    doubled[0] += rest[0]
    doubled[-1] += rest[-1]
    return np.ascontiguousarray(doubled.swapaxes(0, axis), np.float32)


def head_window(box: Box, angle: float) -> Window:
    """Head and hair, upright: 2.6 x the face box."""
    return Window(box.x, box.y, 2.6 * box.side, angle, 512)


def bust_window(box: Box) -> Window:
    """Head to chest: 5 x the face box, one box lower."""
    return Window(box.x, box.y + box.side, 5.0 * box.side, 0.0, 256)


def wide_window(box: Box) -> Window:
    """Head to knees: 8.5 x the face box, 2.6 boxes lower."""
    return Window(box.x, box.y + 2.6 * box.side, 8.5 * box.side, 0.0, 256)
