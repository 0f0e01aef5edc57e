"""Pale cropped hair, which the region net takes for a thing on the head."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import median
from .head import Head

# Share of the face's oval that it covers at least; how light it is, and how colourful at most, by the photo's light.
_LEAST, _LIGHT, _PLAIN = 0.05, 50.0, 22.0
# The most other hair, of the face's oval: more of it wears a band.
_OTHER_HAIR = 0.3
# How far from the face's middle it reaches, in face heights.
_REACH = 0.9


def with_thatch(head: Head) -> Head:
    """The head of somebody without a hat, whose pale plain thing on and behind the crown is hair."""
    if head.hair.sum() > _OTHER_HAIR * head.oval_area:
        return head
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    near = (np.abs(x - head.middle) < _REACH * head.height) & (y > head.top - _REACH * head.height)
    thing = head.other & near & (y < head.brow_line) & ~head.oval
    if thing.sum() < _LEAST * head.oval_area:
        return head
    color = median(head.lab[thing])
    if color[0] < _LIGHT or np.hypot(color[1], color[2]) > _PLAIN:
        return head
    labels = np.where(thing, Region.HAIR, head.regions.labels).astype(np.uint8)
    return replace(head, regions=replace(head.regions, labels=labels))
