"""The cut of straight hair that hangs: even, angled, layered or flipped, by the figure's seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Cut:
    """layers: how much higher the ends beside the face are than at the back, local units. loose: 0 one hem .. 1 points.
    flipped: the ends turn out."""

    layers: float = 0.0
    loose: float = 0.0
    flipped: bool = False


_CUTS = ((0.22, Cut(loose=0.25)), (0.40, Cut(-0.16, 0.3)), (0.62, Cut(0.14, 0.4)), (1.0, Cut(loose=0.3, flipped=True)))
"""Straight cuts, and up to which share of heads."""


def cut_of(rng: np.random.Generator, *, short: bool = False) -> Cut:
    """A figure's cut. Hair that ends above the shoulders is even instead of flipped: its ends would stand off the
    cheeks like wings, and no bob in a photo has them by chance."""
    kind = float(rng.uniform())
    cut = next(cut for share, cut in _CUTS if kind < share)
    return _CUTS[0][1] if cut.flipped and short else cut
