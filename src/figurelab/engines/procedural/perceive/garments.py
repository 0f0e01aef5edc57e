"""What the ImageNet net makes of the chest below a face, and of the clothes on it alone."""

from __future__ import annotations

import numpy as np

from .faces import Box
from .nets import CLASS_SIDE, F32, class_logits_both_ways
from .regions import Region
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
_DOWN, _SIDES, _CUT_SIDE = 1.2, (2.6, 3.4), 3.0
# What is left of a cut-out, the rest is grey.
_CUTS = ((Region.CLOTHES, Region.BODY_SKIN, Region.OTHER), (Region.CLOTHES,))
_GREY = np.float32(128)


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
        scores = scores + class_logits_both_ways(chest_window(photo, box, side).sample(photo))
    return (scores[list(GARMENTS.values())] / len(_SIDES)).astype(np.float32)


def cut_out(photo: U8, box: Box, frame: Window, labels: U8) -> F32:
    """(2000,) logits of all classes over their mean: of clothes, bare skin and things cut out of the chest, then of the
    clothes alone. Face, hair and ground tell of weddings and beaches what is no garment's. labels: Region, of the
    frame."""
    window = chest_window(photo, box, _CUT_SIDE)
    rows, columns, inside = window.lookup(frame)
    worn = np.where(inside, labels[rows, columns], Region.BACKGROUND)
    picture = window.sample(photo)
    cuts = (np.where(np.isin(worn, kept)[..., None], picture, _GREY) for kept in _CUTS)
    return np.concatenate([class_logits_both_ways(cut) for cut in cuts])
