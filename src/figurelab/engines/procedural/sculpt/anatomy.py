"""Measures of a figure that every room of the sculptor shares. Unit: HR, soles at y = 0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..figure import FigureSpec
from .physique import Physique, physique

ADULT_CHIN = 3.12
CHILD_CHIN = 2.56
_TALL = 0.24
"""How much higher the tallest adult's chin is than usual."""
_SHORT_NECK = 1.025
_CHILD_NECK = 1.07
_COLLAR = 0.985
"""Collars stand up the neck: below one the body is this much shorter, so that a hint of neck is left."""
_COLLARED = ("shirt", "suit", "coat", "jacket", "hoodie")
_CHINS = {"round": -0.05, "oval": 0.0, "square": 0.0, "long": 0.09}
"""How much higher a head is set because its jaw reaches lower."""
BASE_HEIGHT = 0.30
"""The base lies below the soles, from y = -0.30 to 0."""

_SKULLS = {
    "round": (1.00, 0.92, 0.94),
    "oval": (0.96, 0.93, 0.94),
    "square": (0.98, 0.92, 0.94),
    "long": (0.93, 0.95, 0.93),
}


@dataclass(frozen=True)
class Anatomy:
    """chin: its height. scale: every body height is the adult's times this. skull_center, skull_radii: (3,) of the
    skull ellipsoid that hair and hats are built on. form: widths of trunk, limbs and neck."""

    chin: float
    scale: float
    skull_radii: NDArray[np.float64]
    form: Physique

    @property
    def head(self) -> NDArray[np.float64]:
        """(3,) head centre: face decals have u = x and v = y - head[1]."""
        return np.array([0.0, self.chin + 0.88, 0.0])

    @property
    def skull_center(self) -> NDArray[np.float64]:
        """(3,)"""
        return self.head + np.array([0.0, 0.10, -0.04])

    @property
    def shoulder(self) -> float:
        """x of the shoulder joints, before the arm's own radius."""
        return (self.form.shoulder + 0.02) * 0.92


def anatomy(spec: FigureSpec) -> Anatomy:
    """The measures of a person's figure."""
    child = spec.body.build == "child"
    chin = CHILD_CHIN + 0.08 * spec.body.stature if child else ADULT_CHIN + _TALL * spec.body.stature
    scale = (_CHILD_NECK if child else _SHORT_NECK) * chin / ADULT_CHIN
    if spec.top.kind in _COLLARED:
        scale *= _COLLAR
    skull = np.array(_SKULLS[spec.face.shape]) * [spec.face.width, 1.0, 1.0]
    return Anatomy(chin + _CHINS[spec.face.shape], scale, skull, physique(spec.body))
