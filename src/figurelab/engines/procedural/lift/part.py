"""What the subject is cut into, and the solid each piece becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
Kind = Literal["head", "torso", "arm", "leg", "tail", "ear", "limb", "hat"]
Form = Literal[
    "chibi", "figure", "thing", "relief", "turned", "box", "block", "coin", "corner", "broadside", "crockery"
]


@dataclass
class Part:
    """region: (h, w) the pixels it shows. reach: region and where it runs on under its neighbours.
    radius: of the largest disc in it, pixels. centre: (row, column)."""

    kind: Kind
    region: Mask
    reach: Mask
    radius: float
    centre: tuple[float, float]


@dataclass
class Depth:
    """A part's solid: |z - middle| <= sqrt(square). Both (h, w) f32, pixels; square is 0 outside the reach, unless it
    is exact: then it falls below 0 at the part's own outline, which need not be the picture's."""

    square: F32
    middle: F32
    exact: bool = False


def centre_of(mask: Mask) -> tuple[float, float]:
    """Centroid (row, column) of a mask."""
    rows, columns = np.nonzero(mask)
    return float(rows.mean()), float(columns.mean())
