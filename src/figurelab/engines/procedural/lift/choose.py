"""Which solid suits the picture, and what the caller should know about it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.lift.edges import disc_opening
from figurelab.engines.procedural.lift.part import Form
from figurelab.engines.procedural.lift.parts import Anatomy
from figurelab.engines.procedural.lift.sheet import Sheet

_THIN = 0.10
_TURNED = 0.72
_POSED = 0.65


@dataclass(frozen=True)
class Choice:
    """thin: share of the subject lost by an opening of 0.028 of its height. warnings: plain sentences."""

    form: Form
    thin: float
    warnings: list[str]


def choose(sheet: Sheet, anatomy: Anatomy, *, thing: bool) -> Choice:
    """Full body for what faces us, a thick relief for what is posed or too thin to stand free.

    thing: the picture is known not to be a character; then only thinness asks for a relief.
    """
    thin = 1 - float(disc_opening(sheet.mask, 0.028 * sheet.height).sum()) / float(sheet.mask.sum())
    symmetry = anatomy.symmetry
    warnings: list[str] = []
    if thin > _THIN:
        warnings.append("parts too thin to stand free: made as a thick relief")
        return Choice("relief", thin, warnings)
    head, torso = anatomy.the("head"), anatomy.the("torso")
    if not thing and symmetry < _POSED:
        warnings.append("the subject does not face the camera: made as a thick relief")
        return Choice("relief", thin, warnings)
    if symmetry < 0.85 and not thing:
        warnings.append("the subject is not quite seen from the front: its sides are guesses")
    if head is None or torso is None or symmetry <= _TURNED:
        return Choice("thing", thin, warnings)
    return Choice("chibi" if head.radius > 0.8 * torso.radius else "figure", thin, warnings)


def touches_frame(alpha_edge: np.ndarray) -> bool:
    """Whether the subject runs out of the picture: (n,) alpha along its border."""
    return bool((alpha_edge > 0.5).mean() > 0.01)
