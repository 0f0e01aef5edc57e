"""The legs of trousers: their cloth, the folds in it and a pressed edge. Every function works on the open rows."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ..legs import Leg, V
from .tailor import Tailor

T = 0.035
"""Thickness of trousers."""
_HIP = 1.16
"""Where a leg of cloth begins: over its round end the seat goes on, which no hem is narrower than."""


def hip(tailor: Tailor, leg: Leg) -> V:
    """(3,) upper end of a leg of cloth."""
    return leg.at(tailor.level(_HIP))


def thigh(tailor: Tailor, leg: Leg, usual: float) -> float:
    """Radius at the hip of a leg of cloth that is usually so wide: no farther out than the seat, or it would
    bulge under a narrow hem."""
    form = tailor.body.form
    return min(usual * leg.girth, form.hip + T - form.stance)


def pant_leg(tailor: Tailor, leg: Leg, ankle: float, out: float = 0.0) -> None:
    """Open rows: a leg that narrows evenly from the hip to the ankle, grown by out."""
    wide, narrow = _radii(tailor, leg, ankle)
    tailor.program.cone(hip(tailor, leg), leg.ankle, wide + out, narrow + out)


def _radii(tailor: Tailor, leg: Leg, ankle: float) -> tuple[float, float]:
    """At the hip and at the ankle, which is usually so wide."""
    return thigh(tailor, leg, 0.266), ankle * (1 + (leg.girth - 1) * 0.6)


def crease(tailor: Tailor, leg: Leg, ankle: float) -> None:
    """A pressed edge down the front of the open leg, and one down its back."""
    wide, narrow = _radii(tailor, leg, ankle)
    for way in (-1, 1):
        low, high = ((0.0, 0.0, way * (r - 0.006)) for r in (narrow, wide))
        tailor.program.cone(hip(tailor, leg) + high, leg.ankle + low, 0.014, 0.014, k=0.06)


def _axes(leg: Leg) -> NDArray[np.float64]:
    """(3, 3) ahead, along the leg upwards, aside."""
    rise = leg.hip - leg.ankle
    along: V = rise / float(np.linalg.norm(rise))
    ahead: V = np.array([0.0, 0.0, 1.0]) - along * along[2]
    return np.stack([ahead, along, np.cross(ahead, along)])


def fork(tailor: Tailor, leg: Leg) -> None:
    """Folds of the open leg that fan out from the fork."""
    turn = math.atan2(-leg.side, 0.8)
    c, s = math.cos(turn), math.sin(turn)
    axes = np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]]) @ _axes(leg)
    tailor.program.gather(
        leg.hip, axes, at=-0.30, half=0.20, pitch=0.17, height=0.012, slant=-0.22 * leg.side, facing=1.0, phase=0.4
    )


def shoe_break(tailor: Tailor, leg: Leg) -> None:
    """Cloth that rests on a shoe and bends behind the knee."""
    axes, program = _axes(leg), tailor.program
    program.gather(
        leg.ankle, axes, at=0.15, half=0.19, pitch=0.16, height=0.017, slant=0.16 * leg.side, facing=0.8, phase=0.4
    )
    axes[[0, 2]] *= -1
    program.gather(leg.ankle, axes, at=0.46, half=0.16, pitch=0.15, height=0.010, slant=0.10 * leg.side, facing=1.0)
