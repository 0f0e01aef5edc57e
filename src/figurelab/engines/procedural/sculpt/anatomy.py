"""Measures of a figure that every room of the sculptor shares. Unit: HR, soles at y = 0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..figure import FigureSpec
from ..paint.years import Years
from .form import BROADENED, CHILD_NARROW, form_of
from .physique import Physique, physique, settled

ADULT_CHIN = 2.62
CHILD_CHIN = 2.40
_TALL, _GROWN, _RIPE = 0.30, 0.12, 0.10
"""How much higher than usual the chin of the tallest adult is, of the tallest child, and of somebody of sixty: the
larger its head, the younger a figure is taken to be."""
_ADULT_LEGS, _CHILD_LEGS = 0.425, 0.385
"""Height of the crotch, of the chin's."""
_ADULT_NECK, _CHILD_NECK = 0.155, 0.10
"""How far a round neckline lies below the chin, HR: heads all but sit on their collars."""
_SLIM_NECK, _STOUT_NECK = 0.02, -0.09
"""How much more that is of the most slender body, and of the stoutest."""
_COLLAR = 0.035
"""Collars stand up the neck: below one the trunk ends lower by this, so that a hint of neck is left."""
CROTCH, _NECKLINE = 1.12, 2.75
"""Heights in the pattern: what clothes and bodies are drawn on before they are graded to a body."""
_COLLARED = ("shirt", "suit", "coat", "jacket", "hoodie")
_RAISED = 0.80
"""How much higher a head is set for every HR that its jaw reaches lower."""
BASE_HEIGHT = 0.245
"""The base lies below the soles, from y = -0.245 to 0."""

_NARROWED = 0.80
"""Share of a slender face's width that the skull over it lacks: a head is an egg, not a peanut."""
_SKULLS = {
    "round": (1.00, 0.91, 0.94),
    "oval": (0.96, 0.93, 0.94),
    "square": (0.98, 0.92, 0.94),
    "long": (0.91, 0.96, 0.93),
}


@dataclass(frozen=True)
class Anatomy:
    """chin, crotch: their heights. trunk: heights over the crotch are the pattern's times this. skull_center,
    skull_radii: (3,) of the skull ellipsoid that hair and hats are built on. form: widths of trunk, limbs and neck."""

    chin: float
    crotch: float
    trunk: float
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

    def level(self, y: float) -> float:
        """Height, HR, that the pattern calls y."""
        return self.crotch * y / CROTCH if y < CROTCH else self.crotch + (y - CROTCH) * self.trunk

    @property
    def shoulder(self) -> float:
        """x of the shoulder joints, before the arm's own radius."""
        return (self.form.shoulder + 0.02) * 0.92


def anatomy(spec: FigureSpec) -> Anatomy:
    """The measures of a person's figure."""
    body = spec.body
    child, years = body.build == "child", Years.of(spec)
    chin = CHILD_CHIN + _GROWN * body.stature if child else ADULT_CHIN + _TALL * body.stature + _RIPE * years.ripe
    legs, neck = (_CHILD_LEGS, _CHILD_NECK) if child else (_ADULT_LEGS, _ADULT_NECK)
    neck += _SLIM_NECK * max(-body.stout, 0.0) + _STOUT_NECK * max(body.stout, 0.0)
    if spec.top.kind in _COLLARED:
        neck += _COLLAR
    trunk = (chin * (1 - legs) - neck) / (_NECKLINE - CROTCH)
    width = spec.face.width
    share = _NARROWED if width < 1.0 else BROADENED
    breadth = (1.0 + share * (width - 1.0)) * (CHILD_NARROW if child else 1.0)
    skull = np.array(_SKULLS[spec.face.shape]) * [breadth, 1.0, 1.0]
    return Anatomy(chin + _RAISED * form_of(spec).drop, chin * legs, trunk, skull, settled(physique(body), years.ripe))
