"""Where a hat's rim runs over the hair, and how much room is left below the crown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...figure import Hat
from ..lock import smoothstep
from .frame import ELLIPSOID
from .strand_map import DIRECTION

_UNDER = 1.09
"""Outermost half axis of hair under a hat: below every crown's deepest seam."""
_FULL = 1.24
"""What it may reach again below the hat."""
_FREE = (-0.06, -0.80)
"""Heights over the rim between which hair reaches its own volume again."""

_FREE_OF_EARS = (0.02, -0.26)
"""The same over the ears, which would else come through it."""


@dataclass(frozen=True)
class Rim:
    """The hat's lower edge in the head's local frame: the plane y = height + slope * z."""

    height: float
    slope: float

    def above(self, points: NDArray[np.floating]) -> NDArray[np.float64]:
        """Height of (..., 3) local points over the rim."""
        return points[..., 1] - self.height - self.slope * points[..., 2]

    def room(self) -> NDArray[np.float64]:
        """(384, 193) thickest the cap may be: thin under the hat, free well below it."""
        return self.tucked(DIRECTION * ELLIPSOID, np.array(np.inf)) - 1

    def tucked(
        self, points: NDArray[np.floating], rho: NDArray[np.floating], thickness: float = 0.06
    ) -> NDArray[np.float64]:
        """rho (...) of the middle of hair of a half thickness held down under the hat, free again below it."""
        beside = smoothstep(0.80, 0.96, np.abs(points[..., 0]) / np.maximum(np.linalg.norm(points, axis=-1), 1e-6))
        above, down = self.above(points), _UNDER - thickness
        free = np.maximum(smoothstep(*_FREE, above), beside * smoothstep(*_FREE_OF_EARS, above))
        return np.minimum(rho, down + (_FULL - down) * free)


_RIMS = {
    "cap": Rim(0.09, 0.29),
    "captain": Rim(0.25, 0.08),
    "beanie": Rim(0.12, 0.24),
    "brim": Rim(0.27, 0.10),
    "bucket": Rim(0.42, 0.0),
    "headwrap": Rim(0.06, 0.27),
    "beret": Rim(0.24, 0.34),
    "mortarboard": Rim(0.20, 0.16),
}


_PUSHED = Rim(0.03, 0.24)
"""How much higher a hat is that is pushed back, and how much steeper."""
_CONE = Rim(0.32, 0.0)
"""Of a cone, which lies level."""


def rim(hat: Hat) -> Rim | None:
    """The rim of a hat; None without one. Hoods and headscarves have a face opening instead."""
    usual = _RIMS.get(hat.kind)
    if usual is None or hat.kind != "brim":
        return usual
    if hat.crown == "cone":
        return _CONE
    return Rim(usual.height + _PUSHED.height * hat.back, usual.slope + _PUSHED.slope * hat.back)
