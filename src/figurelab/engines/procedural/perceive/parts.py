"""Connected parts of a mask."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from skimage import measure


def parts(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """(h, w): the number of the 4-connected part a pixel belongs to, 0 outside the mask."""
    return cast("NDArray[np.int64]", measure.label(mask, connectivity=1))


def largest(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(h, w): the largest 4-connected part; the mask itself when it is empty."""
    numbered = parts(mask)
    sizes = np.bincount(numbered.ravel())
    sizes[0] = 0
    return numbered == sizes.argmax() if len(sizes) > 1 else mask
