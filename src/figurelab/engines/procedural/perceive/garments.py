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

_INPUT = 224


def chest_window(box: Box) -> Window:
    """Chin, shoulders and chest: portraits show little more, and ground below the photo's edge tells nothing."""
    return Window(box.x, box.y + 1.2 * box.side, 2.6 * box.side, 0.0, _INPUT)


def garments(photo: U8, box: Box) -> F32:
    """(24,) logits of GARMENTS over the mean of all."""
    picture = np.clip(chest_window(box).sample(photo), 0, 255) / np.float32(255)
    scores = run("efficientnet_lite0", imagenet(picture))[0][0]
    return (scores[list(GARMENTS.values())] - scores.mean()).astype(np.float32)
