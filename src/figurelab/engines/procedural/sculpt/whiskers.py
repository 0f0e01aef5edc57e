"""Whiskers: tapered, carved locks that lie on the jaw and fall from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .lock import Lock, Section, spline, sweep, taper
from .program import Row

F64 = NDArray[np.float64]
_STEPS = np.linspace(0.15, 1.35, 97)
_COUNT = 12


@dataclass(frozen=True)
class Jaw:
    """The bare head that hair grows on. rows: unions of ellipsoids. y: of the head's centre. grown: HR by which the
    skin stands out of the rows."""

    rows: Sequence[Row]
    y: float
    grown: float = 0.0

    def at(self, azimuth: float, v: float, out: float = 0.0) -> F64:
        """(3,) the skin v over the head's centre towards the azimuth (degrees, 0 = face, + = +x), ``out`` HR in front
        of it. Below the chin it is the chin's own reach."""
        a = np.radians(azimuth)
        way = np.array([np.sin(a), 0.0, np.cos(a)])
        line = np.array([0.0, self.y + v, 0.0]) + _STEPS[:, None] * way
        inside = np.flatnonzero(self.distance(line) <= 0.0)
        reach = _STEPS[inside[-1]] if len(inside) else 0.42
        return np.array([0.0, self.y + v, 0.0]) + (reach + out) * way

    def distance(self, points: F64) -> F64:
        """(n,) folded distance of (n, 3) points."""
        total = np.full(len(points), 1e3)
        for row in self.rows:
            local = (points - np.array(row[3:6])) @ np.array(row[9:18]).reshape(3, 3).T
            radii = np.array(row[6:9])
            near, slope = np.linalg.norm(local / radii, axis=1), np.linalg.norm(local / radii**2, axis=1)
            d = near * (near - 1.0) / (slope + 1e-9)
            h = np.maximum(row[1] - np.abs(total - d), 0.0) / row[1]
            total = np.minimum(total, d) - h * h * row[1] * 0.25
        return total - self.grown

    def whisker(self, path: Sequence[F64], section: Section, tint: float, phase: float) -> Lock:
        """A lock along points (3,) on or over the skin, its back to the head's axis."""
        centers = spline(path, _COUNT)
        outward = centers - np.array([0.0, self.y - 0.35, -0.05])
        outward[:, 1] *= 0.45
        half_width, half_thickness = taper(section, np.linspace(0.0, 1.0, _COUNT))
        return sweep(centers, outward, half_width, half_thickness, section, tint=tint, phase=phase)
