"""What the ImageNet net makes of the chest below a face."""

from __future__ import annotations

import numpy as np

from .faces import Box
from .nets import F32, imagenet, run
from .window import U8, Window

# Indices of ImageNet-1k.
GARMENTS = {
    "suit": 834,
    "windsor tie": 906,
    "jersey": 610,
    "sweatshirt": 841,
    "cardigan": 474,
    "wool": 911,
    "gown": 578,
    "maillot": 638,
}

_INPUT = 224


def chest_window(box: Box) -> Window:
    """Shoulders and chest: 3 x the face box, one and a half lower."""
    return Window(box.x, box.y + 1.5 * box.side, 3.0 * box.side, 0.0, _INPUT)


def garments(photo: U8, box: Box) -> F32:
    """(8,) logits of GARMENTS over the mean of all."""
    picture = np.clip(chest_window(box).sample(photo), 0, 255) / np.float32(255)
    scores = run("efficientnet_lite0", imagenet(picture))[0][0]
    return (scores[list(GARMENTS.values())] - scores.mean()).astype(np.float32)
