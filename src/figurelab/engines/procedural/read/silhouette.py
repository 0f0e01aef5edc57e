"""A raised hand cut out by its own colour where the ground is of another: the region net loses pale hands."""

from __future__ import annotations

import numpy as np

from .color import F32, clusters, smoothed
from .head import Mask

# A hand in the light and its own shade differ in L.
_LIGHT = np.array([0.5, 1.0, 1.0], np.float32)
_LEAST, _PART, _OTHER, _RIM = 150, 0.03, 22.0, 5.0
_ASTRAY, _KEPT = 0.025, 0.8


def cut_out(lab: F32, flesh: Mask, ground: Mask, worn: Mask | None = None) -> Mask | None:
    """(s, s) of what is nearer to the colour of flesh than to any of the ground's; None where that does not tell the
    one from the other. lab: (s, s, 3). flesh: plainly the hand. ground: plainly neither the hand nor the person. worn:
    hair and clothes, a few of which may be bare arms all the same."""
    if flesh.sum() < _LEAST or ground.sum() < _LEAST:
        return None
    lab = smoothed(lab, 0.8)
    own = _colors(lab[flesh])
    if worn is not None:
        ground = ground | (worn & (_away(lab, own) > _OTHER))
    around = _colors(lab[ground])
    # At the rim of what the net takes for the hand the ground shows.
    clear = [color for color in own if min(_apart(color, other) for other in around) > _RIM]
    found = np.asarray(_away(lab, clear or own) < _away(lab, around))
    told = float(found[ground].mean()) < _ASTRAY and float(found[flesh].mean()) > _KEPT
    return found if told else None


def _colors(pixels: F32) -> list[F32]:
    return [c.lit for c in clusters(pixels) if c.share > _PART]


def _away(lab: F32, colors: list[F32]) -> F32:
    """(h, w) distance to the nearest of some colours."""
    return np.min([np.linalg.norm((lab - color) * _LIGHT, axis=2) for color in colors], axis=0)


def _apart(a: F32, b: F32) -> float:
    return float(np.linalg.norm((a - b) * _LIGHT))
