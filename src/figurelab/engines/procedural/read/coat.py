"""The colours of an animal's coat in the subject's mask, and where they lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.perceive import Observation

from .color import F32, band, chroma, clusters, hue, median, to_lab

_LEAST, _MOST = 0.07, 4
"""Share from which a colour counts, and how many do."""

_DULL = (8.0, -1.0, 18.0)
"""Of fur near white: a* at most, either way, and b* from and to."""


@dataclass(frozen=True)
class Tone:
    """One of the main colours. share: of the animal. height: where its pixels lie on average, 0 at the animal's lower
    end .. 1 at its top."""

    lab: F32
    share: float
    height: float


def furry_pixels(seen: Observation) -> NDArray[np.bool_]:
    """(h, w) the middle of the largest animal; never empty."""
    subject = seen.subject
    x, y, side = subject.box(1.0)
    height, width = subject.mask.shape
    rows, columns = np.mgrid[0:height, 0:width]
    near = np.hypot(columns - x, rows - y) < 0.5 * side
    mask = (subject.mask > 0.7) & subject.largest() & near
    if mask.sum() < 50:
        mask = subject.mask > 0.5 if (subject.mask > 0.5).any() else np.ones_like(near)
    return mask


def tones(photo: NDArray[np.uint8], mask: NDArray[np.bool_]) -> list[Tone]:
    """The coat's main colours, largest first; never empty. photo (h, w, 3), mask (h, w)."""
    lab = to_lab(photo[mask])
    found = clusters(lab)
    kept = [c for c in found if c.share >= _LEAST and _furry(c.lit)][:_MOST] or found[:1]
    rows = np.nonzero(mask)[0]
    low, high = np.percentile(rows, [99, 1])
    nearest = np.stack([np.linalg.norm((lab - c.lit) / (1.6, 1, 1), axis=1) for c in kept]).argmin(axis=0)
    places = [float(np.mean((low - rows[nearest == i]) / max(low - high, 1.0))) for i in range(len(kept))]
    return [Tone(c.lit, c.share, place) for c, place in zip(kept, places, strict=True)]


def palest(photo: NDArray[np.uint8], mask: NDArray[np.bool_]) -> F32:
    """Lab of the palest fur that is neither blue as shaded ground nor strongly coloured; black where there is none."""
    lab = to_lab(photo[mask])
    dull = lab[(np.abs(lab[:, 1]) < _DULL[0]) & (lab[:, 2] > _DULL[1]) & (lab[:, 2] < _DULL[2])]
    return median(band(dull, 92, 98)) if len(dull) else np.zeros(3, np.float32)


def stripe(photo: NDArray[np.uint8], mask: NDArray[np.bool_], coat: F32) -> F32:
    """The colour of a tabby's stripes: the darker fur, by as much below the coat as stripes can be."""
    dark = median(band(to_lab(photo[mask]), 6, 22))
    drop = float(np.clip(dark[0] - coat[0], -36, -18))
    return np.array([max(coat[0] + drop, 14.0), 0.5 * (dark[1] + coat[1]), 0.5 * (dark[2] + coat[2])], np.float32)


def _furry(color: F32) -> bool:
    """Not a colour that no coat has: green, blue, violet."""
    return chroma(color) < 12 or 20 <= hue(color) <= 100
