"""Where the legs and feet stand, and bare legs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..figure import FigureSpec
from .anatomy import Anatomy
from .program import Program
from .torso import skin

V = NDArray[np.float64]

_WIDE = 0.4
"""Fit from which jeans hang over the shoes."""
TOES_OUT = math.radians(14)


@dataclass(frozen=True)
class Leg:
    """hip, ankle: (3,) HR. foot: (x, z) under the ankle. yaw: how far the toes turn out, radians."""

    side: int
    hip: V
    ankle: V
    foot: tuple[float, float]
    yaw: float
    girth: float

    def along(self, t: float) -> V:
        """(3,) point between hip (0) and ankle (1)."""
        return self.hip + (self.ankle - self.hip) * t

    def at(self, y: float) -> V:
        """(3,) point of the axis at height y."""
        return self.along((self.hip[1] - y) / (self.hip[1] - self.ankle[1]))

    def ahead(self, forward: float, up: float, right: float = 0.0) -> V:
        """(3,) point in the foot's own frame."""
        c, s = math.cos(self.yaw), math.sin(self.yaw)
        return np.array([self.foot[0] + forward * s + right * c, up, self.foot[1] + forward * c - right * s])


def legs(spec: FigureSpec, body: Anatomy) -> tuple[Leg, Leg]:
    """Both legs, a little apart, toes out."""
    return _leg(-1, body, -spec.body.sway), _leg(1, body, spec.body.sway)


def _leg(side: int, body: Anatomy, load: float) -> Leg:
    """load: 1 where it bears the weight, under the hip, -1 where it rests, its foot out and ahead."""
    x, girth = body.form.stance, body.form.leg
    out, ahead = -0.042 * load, -0.068 * load
    return Leg(
        side,
        np.array([side * x, body.level(1.24), 0.0]),
        np.array([side * (x + 0.073 + out), 0.26, -0.03 + ahead]),
        (side * (x + 0.124 + out), -0.02 + ahead),
        side * (TOES_OUT - math.radians(10) * load),
        girth,
    )


def turned_up(spec: FigureSpec) -> bool:
    """Whether trousers end over the shoes in turn-ups: some jeans do, where they are neither wide nor in boots."""
    bottom = spec.bottom
    return bottom.kind == "jeans" and spec.shoes.kind != "boot" and bottom.fit <= _WIDE and spec.seed % 2 == 0


def bare_legs(program: Program, spec: FigureSpec, pair: tuple[Leg, Leg]) -> None:
    """Skin from hip to ankle: thigh, knee and a calf that tapers."""
    for leg in pair:
        g = leg.girth
        program.cone(leg.hip, leg.along(0.5), 0.230 * g, 0.185 * g)
        program.cone(leg.along(0.5), leg.ankle, 0.185 * g, 0.140 * g)
        # The round hip would come out through a narrow top's hem.
        program.plane((0, 1, 0), (0, float(leg.hip[1]) * 0.93, 0), k=0.10)
        program.part(skin("leg", spec), k=0.03)
