"""Typed doors to scipy.ndimage: masks in, masks out; f32 in, f32 out."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Mask = NDArray[np.bool_]
_SQUARE = np.ones((3, 3), np.bool_)


def f32(values: object) -> F32:
    """The values as an f32 array."""
    return np.asarray(values, np.float32)


def distance(mask: Mask) -> F64:
    """Distance of every pixel inside the mask to the outside, pixels; the picture's border counts as outside."""
    return cast(F64, nd.distance_transform_edt(np.pad(mask, 1)))[1:-1, 1:-1]


def away_from(mask: Mask) -> F64:
    """Distance of every pixel outside the mask to it, pixels."""
    return cast(F64, nd.distance_transform_edt(~mask))


def nearest(mask: Mask) -> tuple[NDArray[np.intp], ...]:
    """Indices, one array an axis, of the nearest pixel of the mask."""
    found = nd.distance_transform_edt(~mask, return_distances=False, return_indices=True)
    return tuple(cast(NDArray[np.intp], found))


def blurred(values: NDArray[Any], sigma: float | tuple[float, ...], truncate: float = 4.0) -> F32:
    """Gaussian blur, f32."""
    return f32(nd.gaussian_filter(values.astype(np.float32, copy=False), sigma, truncate=truncate))


def opened(mask: Mask, *, square: bool = False) -> Mask:
    """Opening by the 4-neighbour cross, or by the 3 x 3 square."""
    return np.asarray(nd.binary_opening(mask, _SQUARE if square else None), np.bool_)


def closed(mask: Mask, rounds: int) -> Mask:
    """Closing by a diamond."""
    return np.asarray(nd.binary_closing(mask, iterations=rounds), np.bool_)


def grown(mask: Mask, rounds: int = 1) -> Mask:
    """Dilation by a diamond, any number of axes."""
    return np.asarray(nd.binary_dilation(mask, iterations=rounds), np.bool_)


def shrunk(mask: Mask, rounds: int = 1, *, square: bool = False) -> Mask:
    """Erosion by a diamond, any number of axes, or by the 3 x 3 square."""
    return np.asarray(nd.binary_erosion(mask, _SQUARE if square else None, iterations=rounds), np.bool_)


def filled(mask: Mask) -> Mask:
    """Holes filled."""
    return np.asarray(nd.binary_fill_holes(mask), np.bool_)


def components(mask: Mask) -> tuple[NDArray[np.int32], int]:
    """4-connected components: (h, w) labels from 1, and how many."""
    labels, count = cast(tuple[NDArray[np.int32], int], nd.label(mask))
    return labels, count
