"""Collars and hoods of a photo that ends at the neck, where no edge of either is seen: a shirt's collar looks as if a
tie could close it, and a hood lies high and thick about the jaw."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.perceive.garments import GARMENTS

from .outfit import Outfit

_WINDSOR_TIE = list(GARMENTS).index("windsor tie")
# Logits up to which no collar is seen: tees, knits and hoods had up to 3.3, shirts, suits and jackets 4.2 and more.
_COLLARED = 3.7
# Cloth beside the jaw above the chin, squared face heights: hoods had 0.083 and more, collars up to 0.11, tees 0.04.
_HIGH, _REACH, _ROLL = 0.4, 1.4, 0.08


def uncollared(garments: NDArray[np.float32] | None) -> bool:
    """Whether the class net sees nothing that a tie goes with. garments: logits of GARMENTS."""
    return garments is not None and float(garments[_WINDSOR_TIE]) < _COLLARED


def rolled(outfit: Outfit) -> bool:
    """Whether much cloth lies beside the jaw of a face whose photo ends there."""
    if not outfit.tight:
        return False
    y, x = np.ogrid[0 : outfit.labels.shape[0], 0 : outfit.labels.shape[1]]
    beside = (y > outfit.chin - _HIGH * outfit.H) & (y < outfit.chin) & (np.abs(x - outfit.middle) < _REACH * outfit.H)
    return float((outfit.clothes & beside).sum()) > _ROLL * outfit.H**2
