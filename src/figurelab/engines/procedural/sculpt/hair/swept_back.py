"""Short hair slicked back from the forehead."""

from __future__ import annotations

import numpy as np

from .builder import Hairdo
from .crew import Brushed, brushed_up
from .shortmass import own_way


def slick(do: Hairdo) -> None:
    """Combed straight back with volume: it rises softly from the hairline, runs over the top in smooth strands and lies
    down behind; over cropped sides only the top does."""
    full = float(np.clip(0.75 + 1.2 * (do.hair.volume - 0.7), 0.5, 1.7))
    lean, _ = own_way(do)
    brushed_up(do, Brushed(0.060 * full, 0.105 * full, 0.15 * lean, wide=1.25, steep=0.50, down=0.30, sway=2.5))
