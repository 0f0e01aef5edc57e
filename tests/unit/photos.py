"""Photos for the tests of perception and reading."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from figurelab.engines.procedural import perceive

DATA = Path(__file__).parents[1] / "data"


@cache
def photo(name: str) -> NDArray[np.uint8]:
    """(h, w, 3) of a file in tests/data."""
    return np.asarray(Image.open(DATA / name).convert("RGB"))


@cache
def observed(name: str) -> perceive.Observation:
    return perceive.observe(photo(name))
