"""Which solid suits the picture, and what the caller should know about it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.lift.edges import disc_opening
from figurelab.engines.procedural.lift.part import Form
from figurelab.engines.procedural.lift.parts import Anatomy
from figurelab.engines.procedural.lift.sheet import Sheet

_THIN, _STICKS = 0.10, 0.30
_TURNED = 0.72
_CUT = 0.15
"""Share of a side of the picture over which a subject is cut by it."""


@dataclass(frozen=True)
class Choice:
    """thin: share of the subject lost by an opening of 0.028 of its height. warnings: plain sentences."""

    form: Form
    thin: float
    warnings: list[str]


def choose(sheet: Sheet, anatomy: Anatomy, *, thing: bool, detail: bool = False) -> Choice:
    """A body in the round, unless the subject is mostly sticks: those become a thick relief on a plate that ties them.

    thing: the picture is known not to be a character. detail: it shows a part of something, which has no back either.
    """
    thin = 1 - float(disc_opening(sheet.mask, 0.028 * sheet.height).sum()) / float(sheet.mask.sum())
    symmetry = anatomy.symmetry
    warnings: list[str] = []
    if thin > _STICKS:
        warnings.append("parts too thin to stand free: made as a thick relief")
        return Choice("relief", thin, warnings)
    if detail:
        warnings.append("the subject fills the picture and leaves it: made as a thick relief")
        return Choice("relief", thin, warnings)
    head, torso = anatomy.the("head"), anatomy.the("torso")
    if thin > _THIN:
        warnings.append("some parts are thin and were thickened to the least that prints")
    if symmetry < 0.85 and not thing:
        warnings.append("the subject is not quite seen from the front: its sides are guesses")
    if head is None or torso is None or symmetry <= _TURNED:
        return Choice("thing", thin, warnings)
    return Choice("chibi" if head.radius > 0.8 * torso.radius else "figure", thin, warnings)


def is_detail(alpha: np.ndarray) -> bool:
    """Whether the picture shows a part of something: (h, w) alpha that runs out of its top and two more sides."""
    sides = [float((side > 0.5).mean()) > _CUT for side in (alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1])]
    return sides[0] and sum(sides) >= 3


def touches_frame(alpha_edge: np.ndarray) -> bool:
    """Whether the subject runs out of the picture: (n,) alpha along its border."""
    return bool((alpha_edge > 0.5).mean() > 0.01)
