"""Telling a page of text from a picture of something."""

from __future__ import annotations

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import components, f32, grown

F32 = NDArray[np.float32]
_LETTERS = 150


def is_text(lab: F32) -> bool:
    """Whether an (h, w, 3) Lab picture is colourless paper with more than 150 letter-sized dark marks on it.

    The marks are what is darker than its surroundings (a local threshold, so that a shaded page counts); they must
    leave most of the paper free, and the paper must be smooth.
    """
    lightness = lab[..., 0]
    if float(np.percentile(np.hypot(lab[..., 1], lab[..., 2]), 95)) > 6:
        return False
    difference = f32(nd.uniform_filter(lightness, 25)) - lightness
    ink = difference > 12
    paper = ~grown(ink, 2)
    if float(ink.mean()) > 0.25 or not paper.any() or float(difference[paper].std()) > 6:
        return False
    labels, count = components(ink)
    boxes = nd.find_objects(labels, max_label=count)
    sizes = [(box[0].stop - box[0].start, box[1].stop - box[1].start) for box in boxes if box is not None]
    return sum(3 <= tall <= 30 and 2 <= wide <= 40 for tall, wide in sizes) > _LETTERS
