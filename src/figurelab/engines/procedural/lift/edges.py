"""Small tools on masks and mattes: guided filter, largest component, pinholes, halo peeling, openings."""

from __future__ import annotations

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]


def guided(guide: F32, values: F32, radius: int, eps: float) -> F32:
    """Guided filter (He, Sun and Tang 2010) of (h, w) values by an (h, w) guide in 0..1."""

    def box(a: F32) -> F32:
        return nd.uniform_filter(a, 2 * radius + 1, mode="nearest")

    mean_guide, mean_values = box(guide), box(values)
    slope = (box(guide * values) - mean_guide * mean_values) / (box(guide * guide) - mean_guide**2 + eps)
    return box(slope) * guide + box(mean_values - slope * mean_guide)


def largest(mask: Mask) -> Mask:
    """The largest 4-connected component; the mask itself when it is empty."""
    labels, count = nd.label(mask)
    if count == 0:
        return mask
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    return np.asarray(labels == sizes.argmax())


def fill_pinholes(mask: Mask, share: float) -> Mask:
    """Fill holes smaller than a share of the mask's area."""
    labels, _ = nd.label(~mask)
    sizes = np.bincount(labels.ravel())
    small = sizes < share * mask.sum()
    small[0] = False
    return mask | small[labels]


def peel(mask: Mask, lab: F32) -> Mask:
    """Take off boundary pixels that still have the ground's colour: light halos and leftovers of shadow.

    A pixel goes when its difference from the blurred ground (lightness counts 0.4) is below 0.45 of that of the
    pixels about it, and only where those stand out by more than 14.
    """
    far = ~nd.binary_dilation(mask, iterations=12)
    if not far.any():
        return mask
    weight = np.maximum(nd.gaussian_filter(far.astype(np.float32), 40), 1e-3)
    ground = np.stack([nd.gaussian_filter(lab[..., c] * far, 40) / weight for c in range(3)], axis=2)
    contrast = np.linalg.norm((lab - ground) * np.array([0.4, 1, 1], np.float32), axis=2)
    for _ in range(8):
        edge = mask & ~nd.binary_erosion(mask, np.ones((3, 3)))
        soft = np.maximum(nd.gaussian_filter(mask.astype(np.float32), 5), 1e-3)
        inner = nd.gaussian_filter(contrast * mask, 5) / soft
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


def distance(mask: Mask) -> NDArray[np.float64]:
    """Distance of every pixel inside the mask to the outside, pixels; the picture's border counts as outside."""
    return nd.distance_transform_edt(np.pad(mask, 1))[1:-1, 1:-1]


def away_from(mask: Mask) -> NDArray[np.float64]:
    """Distance of every pixel outside the mask to it, pixels."""
    return nd.distance_transform_edt(~mask)


def spread(rgb: F32, valid: Mask) -> F32:
    """Every pixel takes the colour of the nearest valid one."""
    index = nd.distance_transform_edt(~valid, return_distances=False, return_indices=True)
    return rgb[index[0], index[1]]
