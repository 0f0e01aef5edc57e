"""A tilted head: parts are sculpted upright and looked up where the tilt has taken them.

The turn is about z, full above the pivot and easing out down to ``low``, so that long hair and beards bend with the
neck and hang straight below it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .kernel import inlined

f32 = np.float32


@dataclass(frozen=True)
class Tilt:
    """angle: radians, the top towards +x. pivot, low: heights in HR, pivot above low."""

    angle: float = 0.0
    pivot: float = 1.0
    low: float = 0.0

    def box(self, lo: NDArray[np.float64], hi: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The box (3,) to (3,) that holds whatever the given one may be turned into."""
        if self.angle == 0.0 or hi[1] <= self.low:
            return lo, hi
        x, y = np.array([lo[0], hi[0], lo[0], hi[0]]), np.array([lo[1], lo[1], hi[1], hi[1]]) - self.pivot
        turns = np.linspace(0.0, self.angle, 5)[:, None]
        xs, ys = np.cos(turns) * x + np.sin(turns) * y, np.cos(turns) * y - np.sin(turns) * x + self.pivot
        return np.array([xs.min() - 0.01, ys.min() - 0.01, lo[2]]), np.array([xs.max() + 0.01, ys.max() + 0.01, hi[2]])

    def upright(self, positions: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n, 3) points as they were before the tilt."""
        out = positions.copy()
        out[:, 0], out[:, 1] = upright(
            f32(self.angle), f32(self.pivot), f32(self.low), positions[:, 0], positions[:, 1]
        )
        return out

    def tilted(self, positions: NDArray[np.floating]) -> NDArray[np.float64]:
        """(n, 3) points above the pivot where the tilt takes them."""
        out = np.array(positions, float)
        c, s = np.cos(self.angle), np.sin(self.angle)
        x, y = out[:, 0].copy(), out[:, 1] - self.pivot
        out[:, 0], out[:, 1] = c * x + s * y, c * y - s * x + self.pivot
        return out


def upright(angle, pivot, low, x, y):  # pyright: ignore
    """x and y before the tilt. Sine and cosine by series: the angle is at most 0.21."""
    t = np.minimum(np.maximum((y - low) / (pivot - low), f32(0)), f32(1))
    a = angle * t * t * (f32(3) - f32(2) * t)
    s = a - a * a * a * f32(1 / 6)
    c = f32(1) - a * a * f32(0.5) + a * a * a * a * f32(1 / 24)
    return c * x - s * (y - pivot), s * x + c * (y - pivot) + pivot


upright_point = inlined(upright)
