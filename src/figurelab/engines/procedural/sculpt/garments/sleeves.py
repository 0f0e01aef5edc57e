"""Sleeves: the arm's cones grown, cut square to the arm, with a recess so that they read as open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...paint.material import LimbFrame, Material, vec3
from ..arms import Arm, V
from ..primitives import SUBTRACT
from .sewing import armhole
from .tailor import Tailor

SHORT = 0.76
LONG = 1.88
_BARED = 0.17
"""How far down the arm a sleeve begins under bare shoulders, HR."""
_TAPER = (0.76, 0.54)
"""Of a sleeve's thickness at the shoulder, that at elbow and wrist: one as thick all along is a sausage."""
_WHOLE, _UPPER, _FORE = "whole", "upper", "fore"


def sleeves(
    tailor: Tailor,
    t: float,
    length: float,
    *,
    cuff: float = 0.0,
    cuff_material: Material | None = None,
    flare: float = 0.0,
    puff: float = 0.0,
    color: str | None = None,
    pattern: bool = True,
    name: str = "sleeve",
    made: Material | None = None,
) -> None:
    """Both sleeves of thickness t. length: 1 at the elbow, 2 at the wrist. cuff: height of a raised band; puff: how far
    the sleeve stands out over it, drawn in. made: what they are made of, the top's own cloth if None."""
    for arm in tailor.arms:
        frame = LimbFrame(vec3(arm.shoulder), vec3(arm.elbow), arm.radius + t, vec3(arm.wrist))
        end, d = _end(arm, length)
        seams = (armhole(tailor),) if name == "sleeve" else ()
        cloth = tailor.cloth(name, color, pattern=pattern, frame=frame, seams=seams)
        if made is not None:
            cloth = replace(cloth, finish=made.finish, roughness=made.roughness, knitted=made.knitted)
        # Wide builds need a wide blend, or the sleeve's top bulges.
        blend = 0.14 if tailor.spec.body.build == "broad" else 0.11
        for bones, k in _runs(tailor, arm, length, blend):
            _cones(tailor, arm, t, length, flare, puff, bones)
            _gathered(tailor, arm, length)
            if tailor.spec.top.neck in ("bare", "straps") and bones != _FORE:
                tailor.program.plane(-arm.upper, arm.shoulder + arm.upper * _BARED, k=0.06)
            if bones != _UPPER:
                tailor.program.plane(d, end - d * (cuff * 0.8 if puff else 0.0), k=0.11 if puff else 0.05)
                if not puff:
                    _recess(tailor, arm, t, length, flare, end, d)
            tailor.program.part(cloth, k=k)
        if cuff > 0 and cuff_material is not None:
            _cones(tailor, arm, t, length, flare)
            tailor.program.offset(-0.004 if puff else 0.020)
            tailor.program.plane(d, end + d * 0.012, k=0.04).plane(-d, end - d * cuff, k=0.04)
            _recess(tailor, arm, t, length, flare, end, d)
            tailor.program.part(replace(cuff_material, frame=frame), k=0.008)


def _runs(tailor: Tailor, arm: Arm, length: float, blend: float) -> list[tuple[str, float]]:
    """What a sleeve is made of, each with its blend: a forearm before the trunk must not melt into it and the other
    arm."""
    if length <= 1 or arm.side * arm.wrist[0] > 0.6 * tailor.body.shoulder:
        return [(_WHOLE, blend)]
    return [(_UPPER, blend), (_FORE, 0.02)]


def _end(arm: Arm, length: float) -> tuple[V, V]:
    if length <= 1:
        return arm.shoulder + (arm.elbow - arm.shoulder) * length, arm.upper
    return arm.elbow + (arm.wrist - arm.elbow) * (length - 1), arm.fore


def _radii(arm: Arm, t: float, flare: float) -> tuple[float, float, float]:
    r = arm.radius
    return r + t + 0.012, r * 0.91 + _TAPER[0] * t + flare, r * 0.76 + _TAPER[1] * t


def _cones(
    tailor: Tailor, arm: Arm, t: float, length: float, flare: float, puff: float = 0.0, bones: str = _WHOLE
) -> None:
    top, elbow, wrist = _radii(arm, t, flare)
    if bones != _FORE:
        tailor.program.cone(arm.shoulder, arm.elbow, top, elbow + 0.5 * puff)
    if length > 1 and bones != _UPPER:
        tailor.program.cone(arm.elbow, arm.wrist, elbow + 0.5 * puff, wrist + puff)


def _recess(tailor: Tailor, arm: Arm, t: float, length: float, flare: float, end: V, d: V) -> None:
    """Hollow the opening: a sleeve that ends flat looks like a sausage."""
    top, elbow, wrist = _radii(arm, t, flare)
    a, b, f = (top, elbow, length) if length <= 1 else (elbow, wrist, length - 1)
    r = a + (b - a) * f - 0.05
    tailor.program.cone(end - d * (r + 0.045), end + d * 0.3, r * 0.2, r, k=0.02, op=SUBTRACT)
    tailor.program.cone(end + d * (r - 0.045), end + d * (r + 0.3), r, r, k=0.02, op=SUBTRACT)


def _gathered(tailor: Tailor, arm: Arm, length: float) -> None:
    """Cloth in a few folds under the arm, inside the elbow and over the cuff, most where the arm bends."""
    bend = arm.upper - arm.fore
    size = float(np.linalg.norm(bend))
    inward = -bend / size if size > 0.05 else np.array([-arm.side, 0.0, 0.0])
    height = 0.010 if length > 1 else 0.006
    _gather(tailor, arm, arm.shoulder, arm.upper, np.array([-arm.side, -0.3, 0.2]), 0.24, 0.24, height, 0.9)
    if length > 1.15:
        along = arm.upper + arm.fore
        _gather(tailor, arm, arm.elbow, along, inward, 0.0, 0.24, 0.012 + 0.018 * min(size, 1.0), 0.9)
    if length > 1.6:
        cuff = float(np.linalg.norm(arm.wrist - arm.elbow)) * (length - 1) - 0.20
        _gather(tailor, arm, arm.elbow, arm.fore, -inward, cuff, 0.16, 0.008, 0.5)


def _gather(
    tailor: Tailor, arm: Arm, origin: V, along: V, facing: V, at: float, half: float, height: float, one_sided: float
) -> None:
    y = along / np.linalg.norm(along)
    x = facing - y * (facing @ y)
    x = x / np.linalg.norm(x)
    axes = np.stack([x, y, np.cross(x, y)])
    slant = arm.side * (0.10 if at == 0 else -0.08)
    tailor.program.gather(
        origin,
        axes,
        at=at,
        half=half,
        pitch=0.185,
        height=height,
        slant=slant,
        facing=one_sided,
        phase=0.6,
        zigzag=0.025,
    )
