"""Hands: small, plump mittens with a thumb of their own; soft grooves hint at four fingers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..paint.material import Material
from .gestures import Grip
from .knuckles import lined
from .program import Program

V = NDArray[np.float64]

_SIGNS = {"open": "11111", "point": "01000", "two": "01100", "horns": "01001", "thumb": "10000", "call": "10001"}
PITCH = 0.084
"""Between two fingers, HR."""
_GROOVE, _SOFT, _MITTEN = 0.018, 0.026, 0.009
"""Blend of fingers that touch, HR: it rounds the groove between them. Soft: of an open palm; mitten: of a hand at
rest."""
_CLOSED = 0.090
"""Between two fingers that lie together, HR."""

_HANGING = ((0.13, -0.01, 0.0), (0.31, -0.01, 0.006), (0.40, -0.01, 0.050))
_BETWEEN, _DEEP = tuple(0.93 * side * _CLOSED - 0.010 for side in (1, 0, -1)), 0.05
"""The fingers' bones of a hand that hangs, and where the grooves between them lie."""


class Hand:
    """A hand's own frame. along: towards the fingertips. thumb: the thumb's side. palm: out of the palm.

    All are (3,) unit vectors; wrist is (3,) HR. size: 1 is a hand of 0.45 HR; every length below is of that one.
    """

    def __init__(self, wrist: V, along: V, thumb: V, palm: V, size: float) -> None:
        self.wrist, self.along, self.thumb, self.palm, self.size = wrist, along, thumb, palm, size

    def at(self, along: float, thumb: float = 0.0, palm: float = 0.0) -> V:
        """(3,) point in the hand's frame."""
        return self.wrist + self.size * (self.along * along + self.thumb * thumb + self.palm * palm)

    def bone(
        self, program: Program, a: tuple[float, ...], b: tuple[float, ...], ra: float, rb: float, *, k: float
    ) -> None:
        """A round cone between two places of :meth:`at`."""
        program.cone(self.at(*a), self.at(*b), ra * self.size, rb * self.size, k=k * self.size)

    def flat(self, program: Program, along: float, radii: tuple[float, float, float], *, k: float) -> None:
        """The palm: an ellipsoid; radii towards thumb, fingertips and palm."""
        axes = np.stack([self.thumb, self.along, self.palm])
        program.oriented(self.at(along), self.size * np.array(radii), axes, k=k * self.size)


def is_sign(grip: Grip) -> bool:
    """Whether a hand shows something."""
    return grip in _SIGNS


def add_hand(program: Program, hand: Hand, grip: Grip, skin: Material) -> None:
    """Add one hand as a part that joins its forearm."""
    if grip == "relaxed":
        skin = lined(hand, skin, [hand.at(*bone) for bone in _HANGING], _BETWEEN, _DEEP)
    if is_sign(grip):
        _sign(program, hand, _SIGNS[grip])
    else:
        {"relaxed": _relaxed, "rest": _rest, "laid": _laid, "tucked": _tucked, "fist": _fist}[grip](program, hand)
    program.part(skin, k=0.03)


def _heel(program: Program, hand: Hand, thick: float = 0.104) -> None:
    """The wrist's end and a flat palm, which join the fingers of the open rows softly."""
    hand.flat(program, 0.140, (0.172, 0.160, thick), k=0.06)
    hand.bone(program, (-0.05,), (0.10,), 0.124, 0.120, k=0.09)


def _sign(program: Program, hand: Hand, shown: str) -> None:
    """shown: of thumb, index, middle, ring and little finger, those stretched are 1, the others rolled in 0."""
    if shown == "11111":
        _spread(program, hand)
        return
    for i, reach in enumerate((0.43, 0.475, 0.46, 0.395)):
        side = (1.5 - i) * PITCH
        if shown[i + 1] == "1":
            apart = 0.105 - 0.19 * i if shown == _SIGNS["two"] else 0.3 * side
            tip = (reach + 0.08, side + apart, 0.012)
            hand.bone(program, (0.19, side * 0.92), tip, 0.072, 0.066, k=_GROOVE)
        else:
            _rolled(program, hand, side)
    _heel(program, hand, 0.112)
    if shown[0] == "1":
        hand.bone(program, (0.09, 0.10, 0.01), (0.17, 0.270, 0.02), 0.092, 0.086, k=0.06)
        hand.bone(program, (0.17, 0.270, 0.02), (0.165, 0.350, 0.01), 0.086, 0.080, k=0.04)
    else:
        hand.bone(program, (0.10, 0.13, 0.06), (0.225, 0.035, 0.165), 0.072, 0.064, k=_GROOVE)


def _spread(program: Program, hand: Hand) -> None:
    """The open palm: round fingers that part from their roots on, and the thumb well apart."""
    for i, reach in enumerate((0.415, 0.455, 0.440, 0.380)):
        side = (1.5 - i) * PITCH
        hand.bone(program, (0.18, side * 0.88), (reach, side * 1.72, 0.015), 0.076, 0.067, k=_SOFT)
    hand.flat(program, 0.150, (0.176, 0.165, 0.100), k=0.06)
    hand.bone(program, (-0.05,), (0.10,), 0.124, 0.122, k=0.09)
    hand.bone(program, (0.05, 0.08, 0.01), (0.205, 0.280, 0.05), 0.092, 0.074, k=0.08)


def _relaxed(program: Program, hand: Hand) -> None:
    """Hanging: a plump mitten on a slim wrist that curls in a little; its fingertips lie in an arc, soft grooves
    between them, its thumb along it, apart at the tip."""
    for i, short in enumerate((0.036, 0.0, 0.014, 0.060)):
        side = (1.5 - i) * _CLOSED - 0.010
        knuckle, middle = (0.13, side * 0.90, -0.006), (0.300 - 0.7 * short, side * 0.94, 0.006)
        hand.bone(program, knuckle, middle, 0.066, 0.062, k=_MITTEN)
        hand.bone(program, middle, (0.395 - short, side * 0.84, 0.058), 0.062, 0.054, k=_MITTEN)
    hand.flat(program, 0.136, (0.164, 0.150, 0.112), k=0.05)
    hand.bone(program, (-0.08,), (0.09, 0.005), 0.108, 0.118, k=0.10)
    hand.bone(program, (0.055, 0.085, 0.030), (0.150, 0.202, 0.070), 0.084, 0.077, k=0.07)
    hand.bone(program, (0.150, 0.202, 0.070), (0.258, 0.284, 0.094), 0.076, 0.064, k=0.015)


def _rest(program: Program, hand: Hand) -> None:
    """Lying on something: flat, fingers together, the thumb up."""
    for i, short in enumerate((0.020, 0.0, 0.006, 0.034)):
        side = (1.5 - i) * _CLOSED
        hand.bone(program, (0.15, side * 0.96, 0.0), (0.390 - short, side * 1.02, 0.035), 0.061, 0.056, k=_MITTEN)
    _heel(program, hand)
    hand.bone(program, (0.06, 0.10, 0.0), (0.19, 0.250, 0.02), 0.088, 0.074, k=0.07)


def _laid(program: Program, hand: Hand) -> None:
    """Lying on an arm: a flat mitten bent round it, fingers side by side, the thumb along them."""
    for i, short in enumerate((0.028, 0.0, 0.008, 0.040)):
        side = (1.5 - i) * PITCH
        middle = (0.330 - 0.4 * short, side * 1.04, 0.0)
        hand.bone(program, (0.12, side * 0.92, 0.0), middle, 0.060, 0.060, k=_MITTEN)
        hand.bone(program, middle, (0.460 - short, side * 1.06, 0.050), 0.060, 0.056, k=_MITTEN)
    hand.flat(program, 0.110, (0.170, 0.140, 0.094), k=0.05)
    hand.bone(program, (-0.05,), (0.10,), 0.124, 0.116, k=0.09)
    hand.bone(program, (0.05, 0.09, 0.02), (0.215, 0.235, 0.04), 0.088, 0.072, k=0.06)


def _tucked(program: Program, hand: Hand) -> None:
    """Between an arm and the chest: a smooth closed mitten, its thumb laid along it."""
    hand.flat(program, 0.190, (0.160, 0.225, 0.112), k=0.06)
    hand.bone(program, (-0.05,), (0.12,), 0.124, 0.120, k=0.10)
    hand.bone(program, (0.06, 0.10, -0.02), (0.21, 0.165, -0.02), 0.086, 0.076, k=0.07)


def _fist(program: Program, hand: Hand) -> None:
    """A round fist: fingers rolled in over the palm, the thumb across them."""
    for i in range(4):
        _rolled(program, hand, (1.5 - i) * _CLOSED)
    hand.flat(program, 0.150, (0.172, 0.165, 0.130), k=0.06)
    hand.bone(program, (-0.05,), (0.12,), 0.124, 0.130, k=0.10)
    hand.bone(program, (0.09, 0.13, 0.05), (0.185, 0.050, 0.150), 0.082, 0.074, k=0.03)


def _rolled(program: Program, hand: Hand, side: float) -> None:
    """One finger of a fist: its knuckle and the joint bent over the palm."""
    hand.bone(program, (0.225, side * 0.94, -0.020), (0.235, side * 0.90, 0.075), 0.076, 0.074, k=_MITTEN)
