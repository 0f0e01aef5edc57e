"""Of what lies open at the throat: whether it is double-breasted, and what it shows."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive.garments import GARMENTS

from .color import F32, clusters
from .layers import apart
from .outfit import Outfit

_TRENCH_COAT = list(GARMENTS).index("trench coat")
_DOUBLE = 8.0
"""Logit of a coat with two rows of buttons and wide lapels: 10.8 of a double-breasted jacket, of others up to 6.1."""
# The throat, face widths from the middle and face heights below the chin; pixels that tell, and of what is shown there
# the least share and how far it is from the layer's own cloth.
_OFF, _FIRST, _LAST, _FEWEST, _SHARE, _OTHER = 0.2, 0.1, 0.9, 60, 0.15, 20.0


def is_double(garments: F32 | None) -> bool:
    """garments: logits of GARMENTS."""
    return garments is not None and float(garments[_TRENCH_COAT]) > _DOUBLE


def at_throat(outfit: Outfit, main: F32) -> F32 | None:
    """(3,) Lab of the other cloth before the throat; None where the layer's own is all that is seen."""
    y, x = np.ogrid[0 : outfit.labels.shape[0], 0 : outfit.labels.shape[1]]
    off, down = np.abs(x - outfit.axis) / outfit.W, (y - outfit.chin) / outfit.H
    throat = outfit.clothes & outfit.inside & (off < _OFF) & (down > _FIRST) & (down < _LAST)
    if throat.sum() < _FEWEST:
        return None
    found = clusters(outfit.lab[throat])
    return next((c.lit for c in found if c.share > _SHARE and apart(c.lit, main) > _OTHER), None)
