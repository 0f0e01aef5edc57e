"""Both arms of a pose, from the shoulder to the wrist."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..figure import FigureSpec
from .anatomy import Anatomy
from .gestures import Gesture, Grip, gestures
from .hands import Hand, add_hand, is_sign
from .program import Program
from .torso import skin

V = NDArray[np.float64]
_INNER = 0.52
"""Where the collar bone comes out of the trunk, of the shoulder's x."""
_HAND, _SHOWN, _ARM = 0.70, 0.84, 0.137
"""Size of a hand, and of one that shows something, on an arm of this radius, HR; stouter arms have larger ones."""


@dataclass(frozen=True)
class Arm:
    """Joints (3,) in HR. across: (3,) unit, from the little finger's side to the thumb's. side: -1 or 1.

    hand: (3,) unit, where the fingers point.
    """

    side: int
    shoulder: V
    elbow: V
    wrist: V
    hand: V
    across: V
    grip: Grip
    radius: float

    @property
    def upper(self) -> V:
        """(3,) unit, shoulder to elbow."""
        return _unit(self.elbow - self.shoulder)

    @property
    def fore(self) -> V:
        """(3,) unit, elbow to wrist."""
        return _unit(self.wrist - self.elbow)


def arms(spec: FigureSpec, body: Anatomy) -> tuple[Arm, Arm]:
    """The figure's right arm (at -x), then its left."""
    acting, other = gestures(spec, body)
    if spec.body.side == "right":
        return _arm(-1, body, acting), _arm(1, body, other)
    return _arm(-1, body, other), _arm(1, body, acting)


def _arm(side: int, body: Anatomy, held: Gesture) -> Arm:
    mirror = np.array([side, 1, 1])
    hand = _unit(np.array(held.hand) * mirror)
    across = np.array(held.across) * mirror
    across = _unit(across - hand * (across @ hand))
    shoulder = np.array([side * body.shoulder, body.level(2.46), 0])
    elbow, wrist = np.array(held.elbow) * mirror, np.array(held.wrist) * mirror
    return Arm(side, shoulder, elbow, wrist, hand, across, held.grip, body.form.arm)


def add_arms(program: Program, spec: FigureSpec, pair: tuple[Arm, Arm]) -> None:
    """Bare arms with hands; sleeves go over them."""
    for arm in pair:
        r = arm.radius
        # From the collar bone the shoulder falls without a notch; from there the arm tapers evenly.
        collar_bone = arm.shoulder * [_INNER, 1, 1] + [0, 0.06, 0]
        program.cone(collar_bone, arm.shoulder, 0.72 * r, r)
        program.cone(arm.shoulder, arm.elbow, r * 1.03, r * 0.87, k=0.12)
        program.cone(arm.elbow, arm.wrist, r * 0.86, r * 0.64, k=0.08)
        program.part(skin("arm", spec), k=0.05)
        palm = np.cross(arm.hand, arm.across) * arm.side
        size = (_SHOWN if is_sign(arm.grip) else _HAND) * math.sqrt(r / _ARM)
        add_hand(program, Hand(arm.wrist, arm.hand, arm.across, palm, size), arm.grip, skin("hand", spec))


def _unit(v: V) -> V:
    return v / np.linalg.norm(v)
