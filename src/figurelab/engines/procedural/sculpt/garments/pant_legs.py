"""The legs of trousers: their cloth, the folds in it and a pressed edge. Every function works on the open rows."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ..legs import Leg, V
from .tailor import Tailor

T = 0.035
"""Thickness of trousers."""
_KNEE, _BENT = 0.56, 0.018
"""Where the knee is between hip and ankle, and how far it is ahead of them, HR."""
_ON_SHOE, _WIDER = (0.060, 0.29), 0.014
"""Where it comes down on a shoe, forward and up, and how much wider it is there than at the ankle, HR."""
_TUCK = 0.012
"""How much narrower than the seat legs begin, for they spread, HR."""
_HIP = 1.16
"""Where a leg of cloth begins: over its round end the seat goes on, which no hem is narrower than."""


def hip(tailor: Tailor, leg: Leg) -> V:
    """(3,) upper end of a leg of cloth."""
    return leg.at(tailor.level(_HIP))


def thigh(tailor: Tailor, leg: Leg, usual: float) -> float:
    """Radius at the hip of a leg of cloth that is usually so wide: no farther out than the seat, or it would
    bulge under a narrow hem."""
    form = tailor.body.form
    return min(usual * leg.girth, form.hip + T - form.stance - _TUCK)


def pant_leg(tailor: Tailor, leg: Leg, ankle: float, out: float = 0.0) -> None:
    """Open rows: a full thigh, a leg that narrows to below the knee and hangs straight from there, grown by out."""
    wide, middle, narrow = _radii(tailor, leg, ankle)
    tailor.program.cone(hip(tailor, leg), knee(leg), wide + out, middle + out)
    tailor.program.cone(knee(leg), leg.ankle, middle + out, narrow + out, k=0.10)


def over_shoe(tailor: Tailor, leg: Leg, ankle: float) -> None:
    """Open rows: the leg's end, wide enough to lie on the shoe's instep."""
    _, _, narrow = _radii(tailor, leg, ankle)
    tailor.program.cone(leg.at(0.50), leg.ahead(*_ON_SHOE), narrow, narrow + _WIDER, k=0.08)


def knee(leg: Leg) -> V:
    """(3,) where a leg of cloth bends: a little ahead of the straight line."""
    return leg.along(_KNEE) + np.array([0.0, 0.0, _BENT])


def _radii(tailor: Tailor, leg: Leg, ankle: float) -> tuple[float, float, float]:
    """At the hip, at the knee and at the ankle, which is usually so wide."""
    wide, narrow = thigh(tailor, leg, 0.272), ankle * (1 + (leg.girth - 1) * 0.6)
    return wide, 0.40 * wide + 0.60 * narrow, narrow


def crease(tailor: Tailor, leg: Leg, ankle: float) -> None:
    """A pressed edge down the front of the open leg, and one down its back."""
    wide, middle, narrow = _radii(tailor, leg, ankle)
    for way in (-1, 1):
        high, bend, low = ((0.0, 0.0, way * (r - 0.001)) for r in (wide, middle, narrow))
        tailor.program.cone(hip(tailor, leg) + high, knee(leg) + bend, 0.018, 0.018, k=0.05)
        tailor.program.cone(knee(leg) + bend, leg.ankle + low, 0.018, 0.018, k=0.05)


def _axes(leg: Leg) -> NDArray[np.float64]:
    """(3, 3) ahead, along the leg upwards, towards -x."""
    rise = leg.hip - leg.ankle
    along: V = rise / float(np.linalg.norm(rise))
    ahead: V = np.array([0.0, 0.0, 1.0]) - along * along[2]
    return np.stack([ahead, along, np.cross(ahead, along)])


def fork(tailor: Tailor, leg: Leg, *, crisp: bool = False) -> None:
    """Two folds of the open leg that fan out from the fork."""
    turn = math.atan2(-leg.side, 0.8)
    c, s = math.cos(turn), math.sin(turn)
    axes = np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]]) @ _axes(leg)
    tailor.program.gather(
        leg.hip, axes, at=-0.26, half=0.17, pitch=0.20, height=0.006 if crisp else 0.011,
        slant=-0.24 * leg.side, facing=1.0, phase=0.4,
    )  # fmt: skip


def bend(tailor: Tailor, leg: Leg, *, crisp: bool = False) -> None:
    """Two folds of the open leg in the hollow of the knee."""
    turned = _axes(leg)
    turned[[0, 2]] *= -1
    tailor.program.gather(
        leg.ankle, turned, at=0.44, half=0.15, pitch=0.16, height=0.006 if crisp else 0.013,
        slant=0.05 * leg.side, facing=1.0, zigzag=0.02,
    )  # fmt: skip


def drag(tailor: Tailor, leg: Leg, *, crisp: bool = False) -> None:
    """Folds of the open leg's front that slant from the inside of the knee to the outside of the shin."""
    turn = math.atan2(-leg.side, 1.2)
    c, s = math.cos(turn), math.sin(turn)
    axes = np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]]) @ _axes(leg)
    tailor.program.gather(
        leg.ankle, axes, at=0.40, half=0.17, pitch=0.17, height=0.005 if crisp else 0.012,
        slant=0.15 * leg.side, facing=0.85, phase=0.9, zigzag=0.015,
    )  # fmt: skip


def shoe_break(tailor: Tailor, leg: Leg, *, crisp: bool = False) -> None:
    """The one roll in which cloth of the open leg rests on a shoe, most in front; crisp cloth all but hangs."""
    tailor.program.gather(
        leg.ankle, _axes(leg), at=0.155, half=0.15, pitch=0.19, height=0.010 if crisp else 0.021,
        slant=0.05 * leg.side, facing=0.55, phase=0.3, zigzag=0.02,
    )  # fmt: skip
