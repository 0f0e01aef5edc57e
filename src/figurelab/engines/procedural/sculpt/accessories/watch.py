"""A wrist watch, on the wearer's left arm, or on the other where that wrist lies under it."""

from __future__ import annotations

import numpy as np

from ...paint.material import Material
from ...paint.oklab import from_hex, lightness
from ..arms import Arm, V
from ..garments.tailor import Tailor
from ..program import Program

_PLACE = 0.86
"""Share of the fore-arm."""
_SLEEVED = 0.95
"""On the cuff's edge, where a long sleeve would hide it."""
_STRAP, _CASE, _DIAL = 0.055, 0.088, 0.062
"""Half width of the strap, radii of the case and of the dial."""
_RISE, _FLUSH = 0.016, 0.019
"""Of the case and of the dial over the strap."""
_FRONT = np.array([0.0, 0.1, 0.9])


def watch(tailor: Tailor, color: str) -> None:
    """A strap and a flat case on the back of the wrist, turned a little to the front."""
    right, left = tailor.arms
    arm = right if left.grip == "tucked" else left
    top = tailor.spec.top
    covered = top.sleeve == "long" or top.kind in ("suit", "coat", "jacket")
    d = arm.fore
    middle = arm.elbow + (arm.wrist - arm.elbow) * (_SLEEVED if covered else _PLACE)
    radius = arm.radius * 0.76 + (0.07 if covered else 0.03)
    strap = Material("watch", color, "leather", roughness=0.4)
    program = tailor.program
    program.cone(middle - d * 0.2, middle + d * 0.2, radius, radius)
    program.plane(d, middle + d * _STRAP, k=0.03).plane(-d, middle - d * _STRAP, k=0.03).part(strap, k=0.006)
    out = _back(arm)
    face = middle + out * radius
    dark = lightness(from_hex(color)) < 0.5
    case = Material("watch", color, "metal", roughness=0.3, tint=0.06 if dark else -0.06)
    _disc(program, face, out, _CASE, _RISE)
    program.part(case, k=0.006)
    _disc(program, face, out, _DIAL, _FLUSH)
    program.part(Material("dial", "#d9d7d0" if dark else "#33353b", "plastic", roughness=0.3), k=0.002)


def _back(arm: Arm) -> V:
    """(3,) unit, across the fore-arm: the back of the hand, and the front where that does not face away from it."""
    palm = np.cross(arm.hand, arm.across) * arm.side
    out = _FRONT - palm if palm[2] < 0.5 else -palm
    out -= arm.fore * (out @ arm.fore)
    return out / np.linalg.norm(out)


def _disc(program: Program, middle: V, out: V, radius: float, rise: float) -> None:
    program.cone(middle - out * 0.2, middle + out * 0.2, radius, radius)
    program.plane(out, middle + out * rise, k=0.012).plane(-out, middle - out * 0.06, k=0.03)
