"""A wrist watch, on the wearer's left arm."""

from __future__ import annotations

import numpy as np

from ...paint.material import Material
from ..arms import V
from ..garments.tailor import Tailor
from ..program import Program

_PLACE = 0.86
"""Share of the fore-arm."""
_SLEEVED = 0.95
"""On the cuff's edge, where a long sleeve would hide it."""


def watch(tailor: Tailor, color: str) -> None:
    """A strap and a round face that looks outwards."""
    arm = tailor.arms[1]
    top = tailor.spec.top
    covered = top.sleeve == "long" or top.kind in ("suit", "coat", "jacket")
    d = arm.fore
    middle = arm.elbow + (arm.wrist - arm.elbow) * (_SLEEVED if covered else _PLACE)
    radius = arm.radius * 0.76 + (0.085 if covered else 0.045)
    strap = Material("watch", color, "leather", roughness=0.4)
    program = tailor.program
    program.cone(middle - d * 0.2, middle + d * 0.2, radius, radius)
    program.plane(d, middle + d * 0.062, k=0.03).plane(-d, middle - d * 0.062, k=0.03).part(strap, k=0.006)
    out = np.array([0.75, 0.1, 0.65])
    out -= d * (out @ d)
    out /= np.linalg.norm(out)
    face = middle + out * radius
    case = Material("watch", "#c9c4ba", "metal", roughness=0.25)
    _disc(program, face, out, 0.125, 0.035)
    program.part(case, k=0.006)
    _disc(program, face, out, 0.085, 0.052)
    program.part(Material("dial", "#f6f4ef", "plastic", roughness=0.3), k=0.004)


def _disc(program: Program, middle: V, out: V, radius: float, rise: float) -> None:
    program.cone(middle - out * 0.2, middle + out * 0.2, radius, radius)
    program.plane(out, middle + out * rise, k=0.03).plane(-out, middle - out * 0.06, k=0.03)
