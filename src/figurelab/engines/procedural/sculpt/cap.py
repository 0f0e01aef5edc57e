"""The cap: hair that lies on the skull, as a height map over directions. Its cost does not depend on its detail."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .strands import CAP_AZIMUTHS, CAP_ELEVATIONS

AZIMUTH = (np.arange(CAP_AZIMUTHS) / CAP_AZIMUTHS * 2 - 1) * np.pi
"""(384,) radians, 0 = face, positive towards +x."""
ELEVATION = (np.arange(CAP_ELEVATIONS) / (CAP_ELEVATIONS - 1) - 0.5) * np.pi
"""(193,) radians, up positive."""


_USUAL = 0.6
"""HR that most caps are nowhere thicker than: less would save nothing."""


@dataclass(frozen=True)
class Cap:
    """thickness, edge, tone, bare: (384, 193) f32 over azimuth and elevation. thickness in HR above the skull
    ellipsoid; edge: signed angle to the hairline in radians, inside negative; tone: painted lightness, 0 = none;
    bare: share of the material's second tone (skin that shines through short hair), 0..1.
    center, radii: (3,) of the skull ellipsoid in HR. blend: rounding of the edge. ties: (k, 3) f32
    unit directions that strands run to, each to the nearest."""

    thickness: NDArray[np.float32]
    edge: NDArray[np.float32]
    tone: NDArray[np.float32]
    bare: NDArray[np.float32]
    center: NDArray[np.float64]
    radii: NDArray[np.float64]
    blend: float
    ties: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 3), np.float32))

    @property
    def parameters(self) -> NDArray[np.float32]:
        """(8,) f32 for the kernel: centre, radii, edge blend, and what the cap is nowhere thicker than."""
        return np.array([*self.center, *self.radii, self.blend, max(self._thickest(), _USUAL)], np.float32)

    def bounds(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """A box around the cap."""
        reach = self.radii + self._thickest() + 0.02
        return self.center - reach, self.center + reach

    def _thickest(self) -> float:
        inside = self.edge < 0
        return float(self.thickness[inside].max()) if inside.any() else 0.0

    def painted(self, positions: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """(n,) painted tone and (n,) bare share at (n, 3) positions, bilinear."""
        return self._read(positions, self.tone, self.bare)

    def _read(
        self, positions: NDArray[np.float32], one: NDArray[np.float32], two: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        q = (positions - self.center) / self.radii
        n = np.linalg.norm(q, axis=1) + 1e-6
        fa = (np.arctan2(q[:, 0], q[:, 2]) + np.pi) / (2 * np.pi) * CAP_AZIMUTHS
        fe = (np.arcsin(np.clip(q[:, 1] / n, -1, 1)) + np.pi / 2) / np.pi * (CAP_ELEVATIONS - 1)
        i, j = fa.astype(int), np.minimum(fe.astype(int), CAP_ELEVATIONS - 2)
        a, b = fa - i, fe - j
        i0, i1 = i % CAP_AZIMUTHS, (i + 1) % CAP_AZIMUTHS

        def read(m: NDArray[np.float32]) -> NDArray[np.float32]:
            low = (m[i0, j] * (1 - a) + m[i1, j] * a) * (1 - b)
            return (low + (m[i0, j + 1] * (1 - a) + m[i1, j + 1] * a) * b).astype(np.float32)

        return read(one), read(two)

    def strands(self, positions: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """(n,) which strand (n, 3) positions are on, radians round their tie, and how far strands lie apart there: the
        sine of the angle from it. 0, 0 without one."""
        if not len(self.ties):
            return np.zeros(len(positions), np.float32), np.zeros(len(positions), np.float32)
        q = (positions - self.center) / self.radii
        q /= np.linalg.norm(q, axis=1, keepdims=True) + 1e-6
        near = q @ self.ties.T
        own = near.argmax(axis=1)
        east = np.cross([0.0, 1.0, 0.0], self.ties)
        east /= np.linalg.norm(east, axis=1, keepdims=True)
        turn = np.arctan2((q * np.cross(self.ties, east)[own]).sum(1), (q * east[own]).sum(1))
        apart = np.sqrt(np.maximum(1 - near.max(axis=1) ** 2, 0))
        return turn.astype(np.float32), apart.astype(np.float32)
