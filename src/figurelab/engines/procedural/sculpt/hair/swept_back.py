"""Short hair slicked back from the forehead."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .builder import Hairdo
from .crew import Brushed, brushed_up
from .shortmass import own_way
from .trims import short_cut


def slick(do: Hairdo) -> None:
    """Combed straight back with volume: it rises softly from the hairline, runs over the top in smooth strands and lies
    down behind; over cropped sides only the top does."""
    full = float(np.clip(0.75 + 1.2 * (do.hair.volume - 0.7), 0.5, 1.7))
    _combed_back(do, Brushed(0.048 * full, 0.095 * full, 0.0, wide=1.25, steep=0.50, down=0.30, sway=2.5))


def flat(do: Hairdo) -> None:
    """Drawn back close to the head from a bare forehead."""
    full = float(np.clip(0.8 + 1.2 * (do.hair.volume - 0.8), 0.5, 1.7))
    _combed_back(do, Brushed(0.035 * full, 0.055 * full, 0.0, wide=1.25, steep=0.60, down=0.45, sway=2.5))


def _combed_back(do: Hairdo, brush: Brushed) -> None:
    lean, _ = own_way(do)
    # A comb leaves fine tracks; broad strands would begin in scallops round the forehead.
    brushed_up(do, replace(brush, lean=0.15 * lean, short=0.6 * short_cut(do), fine=0.35))
