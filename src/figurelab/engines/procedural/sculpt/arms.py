"""Arms and hands in the three poses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..figure import FigureSpec
from .anatomy import Anatomy
from .program import Program
from .torso import skin

V = NDArray[np.float64]

THIN = ("tee", "tank", "dress", "polo", "shirt")
"""Tops over which a hand on the hip lies closer."""


@dataclass(frozen=True)
class Arm:
    """Joints (3,) in HR. across: (3,) unit, from the little finger's side to the thumb's. side: -1 or 1."""

    side: int
    shoulder: V
    elbow: V
    wrist: V
    across: V
    raised: bool
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
    """Both arms of the spec's pose; only one arm waves."""
    return _arm(-1, spec, body), _arm(1, spec, body)


def _arm(side: int, spec: FigureSpec, body: Anatomy) -> Arm:
    s, hip, x = body.scale, body.torso[0], body.torso[3] + 0.02
    pose = spec.body.pose
    if pose in ("crossed", "chin") or (pose == "wave" and (side > 0) != (spec.body.side == "left")):
        pose = "down"
    if pose == "down":
        elbow, wrist, hint = (x + 0.25, 2.02 * s, -0.03), (x + 0.37, 1.56 * s, 0.13), (0, 0, 1)
    elif pose in ("wave", "cheer"):
        elbow, wrist, hint = (x + 0.50, 2.20 * s, 0.12), (x + 0.80, 2.20 * s + 0.50, 0.36), (-side, 0, 0)
    else:
        elbow, wrist, hint = (x + 0.56, 2.00 * s, -0.16), (hip + 0.29, 1.62 * s, 0.14), (0, 0.6, 0.8)
        if spec.top.kind in THIN:
            wrist = (hip + 0.20, *wrist[1:])
    mirror = np.array([side, 1, 1])
    e, w = np.array(elbow) * mirror, np.array(wrist) * mirror
    fore = _unit(w - e)
    across = np.array(hint, float)
    across = _unit(across - fore * (across @ fore))
    radius = {"broad": 0.19, "waisted": 0.15, "slim": 0.155, "child": 0.155}.get(spec.body.build, 0.165)
    shoulder = np.array([side * body.shoulder, 2.50 * s, 0])
    return Arm(side, shoulder, e, w, across, pose in ("wave", "cheer"), radius)


def add_arms(program: Program, spec: FigureSpec, pair: tuple[Arm, Arm]) -> None:
    """Bare arms with hands; sleeves go over them."""
    for arm in pair:
        r = arm.radius
        program.cone(arm.shoulder, arm.elbow, r, r * 0.90)
        program.cone(arm.elbow, arm.wrist, r * 0.90, r * 0.70)
        program.part(skin("arm", spec), k=0.04)
        _hand(program, spec, arm)


def _hand(program: Program, spec: FigureSpec, arm: Arm) -> None:
    """A mitten with finger hints and a thumb; a raised hand spreads its fingers."""
    d, w, across = arm.fore, arm.wrist, arm.across
    palm = w + d * 0.20
    curl = np.zeros(3) if arm.raised else np.cross(d, across) * -0.06 * arm.side
    spread, length, k = (0.8, 0.25, 0.035) if arm.raised else (-0.15, 0.17, 0.055)
    program.cone(w + d * 0.02, palm, 0.118, 0.145, k=0.03)
    for i in range(4):
        o = (i - 1.5) * 0.078
        root = palm + across * o * 0.9 + d * 0.03
        tip = root + d * (length - 0.02 * abs(i - 1.8)) + curl + across * o * spread
        program.cone(root, tip, 0.068, 0.056, k=k)
    knuckle = w + d * 0.08 + across * 0.09
    program.cone(knuckle, w + d * 0.235 + across * 0.245 + [0, 0, 0.02], 0.074, 0.060, k=0.06)
    program.part(skin("hand", spec), k=0.03)


def _unit(v: V) -> V:
    return v / np.linalg.norm(v)
