"""What the ImageNet net makes of the chest below a face."""

from __future__ import annotations

import numpy as np

from .faces import Box
from .nets import CLASS_SIDE, F32, class_logits
from .window import U8, Window

# Indices of ImageNet-1k.
GARMENTS = {
    "suit": 834,
    "windsor tie": 906,
    "bow tie": 457,
    "bolo tie": 451,
    "trench coat": 869,
    "lab coat": 617,
    "military uniform": 652,
    "cardigan": 474,
    "sweatshirt": 841,
    "jersey": 610,
    "wool": 911,
    "stole": 824,
    "fur coat": 568,
    "pajama": 697,
    "gown": 578,
    "academic gown": 400,
    "vestment": 887,
    "abaya": 399,
    "kimono": 614,
    "brassiere": 459,
    "maillot": 638,
    "tank suit": 639,
    "neck brace": 678,
    "bulletproof vest": 465,
}

# Of the head's box: how far below it the chest's middle is, and the sides of what is looked at.
_DOWN, _SIDES = 1.2, (2.6, 3.4)


def chest_window(photo: U8, box: Box, side: float) -> Window:
    """Chin, shoulders and chest, moved up until the photo fills it: the net takes a smeared border for cloth. side: in
    head boxes."""
    height, width = photo.shape[:2]
    length = min(side * box.side, float(height), float(width))
    x, y = (
        float(np.clip(at, length / 2, size - length / 2))
        for at, size in ((box.x, width), (box.y + _DOWN * box.side, height))
    )
    return Window(x, y, length, 0.0, CLASS_SIDE)


def garments(photo: U8, box: Box) -> F32:
    """(24,) logits of GARMENTS over the mean of all: the mean of two windows, each seen both ways, as a single one
    wavers with every crop."""
    scores = np.zeros(1000, np.float32)
    for side in _SIDES:
        picture = chest_window(photo, box, side).sample(photo)
        for seen in (picture, np.ascontiguousarray(picture[:, ::-1])):
            scores = scores + class_logits(seen)
    return ((scores[list(GARMENTS.values())] - scores.mean()) / (2 * len(_SIDES))).astype(np.float32)
