"""Where exactly a cut-out ends: in a band along a net's soft edge, the ground's own colour decides."""

from __future__ import annotations

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray
from PIL import Image
from skimage.color import rgb2lab

from figurelab.engines.procedural.lift.edges import fill_pinholes
from figurelab.engines.procedural.lift.images import away_from, blurred, components, distance, f32

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_BAND = 0.012
_COARSE = 4
_LIGHT = np.array([0.6, 1, 1], np.float32)
_GROUND, _INSIDE = 0.03, 0.01
_NOISE = 3.0
_LEAST, _CLEAR, _FULL = 8.0, 20.0, 30.0
_HOLE = 0.0005


def settled(rgb: F32, alpha: F32) -> F32:
    """(h, w) f32 0..1: alpha with its edge where the colours turn from the ground's to the subject's.

    rgb: (h, w, 3) f32 sRGB 0..1. In a band of 1.2 % of the longer side about the edge, a pixel is as opaque as its
    Lab difference from the ground beside it, measured by how far the subject stands out there, at most by 30: whatever
    paint, line or light is at the subject's rim counts for it. Where ground and subject hardly differ, or the ground
    is restless, alpha stays as it is.
    """
    longest = max(alpha.shape) / _COARSE
    band = max(1.0, _BAND * longest)
    solid = _reduced(alpha[..., None])[..., 0] > 0.5
    inward, outward = distance(solid), away_from(solid)
    ground, core = outward > band, inward > band
    if not ground.any() or not core.any():
        return alpha
    lab = _lab(_reduced(rgb))
    beside, noise = _about(lab, ground, _GROUND * longest)
    off = np.linalg.norm(lab - beside, axis=2, keepdims=True)
    contrast, _ = _about(f32(off), core & (inward < 3 * band), _INSIDE * longest)
    floor = _NOISE * noise
    near = np.asarray(_grown((inward <= band) & (outward <= band), alpha.shape))
    place = (np.stack(np.nonzero(near)) + 0.5) * (np.array([solid.shape]).T / np.array([alpha.shape]).T) - 0.5
    layers = np.moveaxis(np.dstack([beside, contrast, floor]), 2, 0)
    found = np.stack([nd.map_coordinates(layer, place, order=1, mode="nearest") for layer in layers], axis=1)
    apart = np.linalg.norm(_lab(rgb[near]) - found[:, :3], axis=1)
    contrast, floor = found[:, 3], found[:, 4]
    share = np.clip((apart - 0.5 * floor) / np.maximum(np.minimum(contrast, _FULL) - 0.5 * floor, 1.0), 0, 1)
    trust = np.clip((contrast - floor - _LEAST) / (_CLEAR - _LEAST), 0, 1)
    fine = alpha.copy()
    fine[near] = trust * share + (1 - trust) * alpha[near]
    return _whole(fine, _grown(core, alpha.shape))


def _whole(alpha: F32, core: Mask) -> F32:
    """Without specks beside the subject and without pinholes in it."""
    solid = alpha > 0.5
    filled = fill_pinholes(solid, _HOLE)
    labels, _ = components(filled)
    kept = np.isin(labels, np.unique(labels[core & filled]))
    return f32(np.where(filled, np.where(solid, alpha, 1) * kept, alpha))


def _about(values: F32, known: Mask, sigma: float) -> tuple[F32, F32]:
    """Blur of (h, w, c) values among the known pixels, carried on beyond, and (h, w, 1) their deviation from it."""
    square = (values**2).sum(axis=2, keepdims=True)
    known_values = np.dstack([values, square, np.ones_like(square)]) * known[..., None]
    total = np.zeros_like(known_values)
    # Farther ones speak only where there are no near ones.
    for by, share in ((1, 1.0), (3, 1e-4), (12, 1e-8)):
        soft = blurred(_reduced(known_values, by), (sigma, sigma, 0), truncate=3)
        total += np.float32(share) * _enlarged(soft, values.shape)
    mean = total / np.maximum(total[..., -1:], 1e-12)
    centre, square = mean[..., :-2], mean[..., -2:-1]
    return f32(centre), np.sqrt(np.maximum(square - (centre**2).sum(axis=2, keepdims=True), 0))


def _lab(rgb: F32) -> F32:
    return rgb2lab(rgb).astype(np.float32) * _LIGHT


def _grown(mask: Mask, shape: tuple[int, ...]) -> Mask:
    return np.asarray(Image.fromarray(mask).resize((shape[1], shape[0])))


def _reduced(values: F32, by: int = _COARSE) -> F32:
    size = (max(1, values.shape[1] // by), max(1, values.shape[0] // by))
    return _resized(values, size, Image.Resampling.BOX)


def _enlarged(values: F32, shape: tuple[int, ...]) -> F32:
    return _resized(values, (shape[1], shape[0]), Image.Resampling.BILINEAR)


def _resized(values: F32, size: tuple[int, int], method: Image.Resampling) -> F32:
    layers = [Image.fromarray(np.ascontiguousarray(values[..., c])) for c in range(values.shape[2])]
    return np.stack([np.asarray(layer.resize(size, method), np.float32) for layer in layers], axis=2)
