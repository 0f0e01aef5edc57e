"""Small tools on masks and mattes: guided filter, largest component, pinholes, halo peeling, openings."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray
from scipy.spatial import ConvexHull

from figurelab.engines.procedural.lift.images import (
    away_from,
    blurred,
    components,
    distance,
    f32,
    grown,
    nearest,
    shrunk,
)

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]


def guided(guide: F32, values: F32, radius: int, eps: float) -> F32:
    """Guided filter (He, Sun and Tang 2010) of (h, w) values by an (h, w) guide in 0..1."""

    def box(a: NDArray[Any]) -> F32:
        return f32(nd.uniform_filter(f32(a), 2 * radius + 1, mode="nearest"))

    mean_guide, mean_values = box(guide), box(values)
    slope = (box(guide * values) - mean_guide * mean_values) / (box(guide * guide) - mean_guide**2 + eps)
    return box(slope) * guide + box(mean_values - slope * mean_guide)


def largest(mask: Mask) -> Mask:
    """The largest 4-connected component; the mask itself when it is empty."""
    labels, count = components(mask)
    if count == 0:
        return mask
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    return np.asarray(labels == sizes.argmax())


def fill_pinholes(mask: Mask, share: float) -> Mask:
    """Fill holes smaller than a share of the mask's area."""
    labels, _ = components(~mask)
    sizes = np.bincount(labels.ravel())
    small = sizes < share * mask.sum()
    small[0] = False
    return mask | small[labels]


def peel(mask: Mask, lab: F32) -> Mask:
    """Take off boundary pixels that still have the ground's colour: light halos and leftovers of shadow.

    A pixel goes when its difference from the blurred ground (lightness counts 0.4) is below 0.45 of that of the
    pixels about it, and only where those stand out by more than 14.
    """
    far = ~grown(mask, 12)
    if not far.any():
        return mask
    weight = np.maximum(blurred(far.astype(np.float32), 40), 1e-3)
    ground = np.stack([blurred(lab[..., c] * far, 40) / weight for c in range(3)], axis=2)
    contrast = np.linalg.norm((lab - ground) * np.array([0.4, 1, 1], np.float32), axis=2)
    for _ in range(8):
        edge = mask & ~shrunk(mask, square=True)
        soft = np.maximum(blurred(mask.astype(np.float32), 5), 1e-3)
        inner = blurred(contrast * mask, 5) / soft
        gone = edge & (contrast < 0.45 * inner) & (inner > 14)
        if not gone.any():
            break
        mask = mask & ~gone
    return mask


def disc_opening(mask: Mask, radius: float) -> Mask:
    """Opening by a disc of any radius in pixels, through two distance transforms."""
    core = distance(mask) > radius
    if not core.any():
        return np.zeros_like(mask)
    return mask & (away_from(core) < radius + 1.0)


def spread(rgb: F32, valid: Mask) -> F32:
    """Every pixel takes the colour of the nearest valid one."""
    return rgb[nearest(valid)]


def solidity(mask: Mask) -> float:
    """The mask's share of its convex hull."""
    rows, columns = np.nonzero(mask & ~shrunk(mask))
    hull = float(ConvexHull(np.stack([rows, columns], axis=1)).volume)
    return float(mask.sum()) / max(hull, 1.0)
