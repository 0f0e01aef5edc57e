"""Arc length round the trunk, so that columns and dots keep their size from the chest to the flanks."""

from __future__ import annotations

from typing import Final

import numba as nb
import numpy as np
from numpy.typing import NDArray

from figurelab.kernels import EXACT

STEPS: Final = 256
_EXPONENT, _DEPTH = 2.25, 0.78
"""Section of the trunk: super-ellipse exponent, and depth over width."""


def _table() -> NDArray[np.float32]:
    """(STEPS + 1,) arc length from the middle of the back to each angle atan2(x, z) of a trunk one HR in half width,
    as a share of a full round."""
    angle = np.linspace(-np.pi, np.pi, 16 * STEPS + 1)
    x, z = np.sin(angle), np.cos(angle)
    radius = (np.abs(x) ** _EXPONENT + np.abs(z / _DEPTH) ** _EXPONENT) ** (-1.0 / _EXPONENT)
    length = np.hypot(np.diff(radius * x), np.diff(radius * z))
    run = np.concatenate([[0.0], np.cumsum(length)])
    return (run / run[-1])[::16].astype(np.float32)


ROUND: Final = _table()
GIRTH: Final = 5.74
"""Arc length of a full round over the half width."""


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def round_the_trunk(table: NDArray[np.float32], x: float, z: float) -> float:
    """Share of a full round at the direction (x, z): 0 in front, -0.5 and 0.5 in the middle of the back."""
    q = (np.arctan2(x, z) / (2.0 * np.pi) + 0.5) * STEPS
    i = min(max(int(q), 0), STEPS - 1)
    return table[i] + (table[i + 1] - table[i]) * (q - i) - 0.5
