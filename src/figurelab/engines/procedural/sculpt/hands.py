"""Hands: mittens with a thumb of their own and hints of four fingers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..paint.material import Material
from .gestures import Grip
from .primitives import SUBTRACT
from .program import Program

V = NDArray[np.float64]

_SIGNS = {"open": "11111", "point": "01000", "two": "01100", "horns": "01001", "thumb": "10000", "call": "10001"}
PITCH = 0.078
"""Between two fingers, HR."""


class Hand:
    """A hand's own frame. along: towards the fingertips. thumb: the thumb's side. palm: out of the palm.

    All are (3,) unit vectors; wrist is (3,) HR.
    """

    def __init__(self, wrist: V, along: V, thumb: V, palm: V) -> None:
        self.wrist, self.along, self.thumb, self.palm = wrist, along, thumb, palm

    def at(self, along: float, thumb: float = 0.0, palm: float = 0.0) -> V:
        """(3,) point in the hand's frame, HR from the wrist."""
        return self.wrist + self.along * along + self.thumb * thumb + self.palm * palm

    @property
    def axes(self) -> V:
        """(3, 3): rows thumb, along, palm."""
        return np.stack([self.thumb, self.along, self.palm])


def add_hand(program: Program, hand: Hand, grip: Grip, skin: Material) -> None:
    """Add one hand as a part that joins its forearm."""
    if grip in _SIGNS:
        _sign(program, hand, _SIGNS[grip])
    else:
        {"relaxed": _relaxed, "rest": _rest, "laid": _laid, "fist": _fist}[grip](program, hand)
    program.part(skin, k=0.03)


def _heel(program: Program, hand: Hand, thick: float = 0.100) -> None:
    """The wrist's end and a flat palm."""
    program.cone(hand.at(-0.04), hand.at(0.10), 0.112, 0.116, k=0.05)
    program.oriented(hand.at(0.165), (0.160, 0.160, thick), hand.axes, k=0.08)


def _sign(program: Program, hand: Hand, shown: str) -> None:
    """shown: of thumb, index, middle, ring and little finger, those stretched are 1, the others rolled in 0."""
    if shown == "11111":
        _spread(program, hand)
        return
    _heel(program, hand, 0.115)
    for i, reach in enumerate((0.40, 0.445, 0.43, 0.365)):
        side = (1.5 - i) * PITCH
        if shown[i + 1] == "1":
            tip = hand.at(reach + 0.10, side * (1.70 if shown == _SIGNS["two"] else 1.25), 0.012)
            program.cone(hand.at(0.235, side * 0.92), tip, 0.066, 0.060, k=0.03)
        else:
            program.cone(hand.at(0.265, side * 0.95, -0.03), hand.at(0.235, side * 0.88, 0.085), 0.070, 0.062, k=0.045)
    if shown[0] == "1":
        program.cone(hand.at(0.10, 0.10, 0.01), hand.at(0.17, 0.36, 0.02), 0.078, 0.064, k=0.05)
    else:
        program.cone(hand.at(0.11, 0.13, 0.05), hand.at(0.24, 0.06, 0.150), 0.068, 0.058, k=0.03)


def _spread(program: Program, hand: Hand) -> None:
    """The open palm: fingers side by side, parted at their tips alone, and the thumb well apart."""
    _heel(program, hand, 0.095)
    program.oriented(hand.at(0.20, -0.005), (0.178, 0.130, 0.085), hand.axes, k=0.05)
    for i, reach in enumerate((0.395, 0.440, 0.425, 0.360)):
        side = (1.5 - i) * 1.08 * PITCH
        program.cone(hand.at(0.22, side * 0.92), hand.at(reach, side * 1.32, 0.012), 0.066, 0.062, k=0.012)
    program.cone(hand.at(0.08, 0.09, 0.01), hand.at(0.215, 0.275, 0.03), 0.080, 0.068, k=0.05)


def _relaxed(program: Program, hand: Hand) -> None:
    """Hanging: a mitten gently bent, its thumb before the palm."""
    _heel(program, hand, 0.096)
    _fingers(program, hand, (0.22, 0.0), (0.385, 0.060), 0.070)
    program.cone(hand.at(0.06, 0.105, 0.03), hand.at(0.255, 0.225, 0.085), 0.076, 0.060, k=0.04)


def _rest(program: Program, hand: Hand) -> None:
    """Lying on something: flat, fingers together, the thumb up."""
    _heel(program, hand, 0.092)
    _fingers(program, hand, (0.23, 0.0), (0.365, 0.04), 0.066)
    program.cone(hand.at(0.07, 0.10, 0.0), hand.at(0.21, 0.225, 0.03), 0.074, 0.060, k=0.05)


def _laid(program: Program, hand: Hand) -> None:
    """Holding on to an arm: flat, the thumb along the fingers."""
    _heel(program, hand, 0.092)
    _fingers(program, hand, (0.23, 0.0), (0.355, 0.07), 0.066)
    program.cone(hand.at(0.08, 0.09, 0.0), hand.at(0.235, 0.140, 0.03), 0.074, 0.062, k=0.06)


def _fist(program: Program, hand: Hand) -> None:
    """Fingers rolled in over the palm, the thumb across them."""
    _heel(program, hand, 0.125)
    _fingers(program, hand, (0.26, -0.035), (0.255, 0.080), 0.080)
    program.cone(hand.at(0.12, 0.13, 0.05), hand.at(0.25, 0.09, 0.150), 0.070, 0.060, k=0.035)


def _fingers(program: Program, hand: Hand, root: tuple[float, float], tip: tuple[float, float], radius: float) -> None:
    """Four fingers side by side as one soft form; their tips and shallow grooves on the back hint at them. root, tip:
    (along, palm)."""
    for i, short in enumerate((0.020, 0.0, 0.008, 0.040)):
        side = (1.5 - i) * PITCH
        a = hand.at(root[0], side * 0.88, root[1])
        b = hand.at(tip[0] - short, side * 0.86, tip[1])
        program.cone(a, b, radius, radius * 0.86, k=0.06)
    for i in range(3):
        side = (1 - i) * PITCH
        a = hand.at(root[0] + 0.07, side * 0.86, root[1] - radius * 1.16)
        b = hand.at(tip[0] + radius * 0.85, side * 0.82, tip[1] - radius * 0.58)
        program.cone(a, b, 0.004, 0.008, k=0.045, op=SUBTRACT)
