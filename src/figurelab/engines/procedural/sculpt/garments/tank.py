"""A tank top, and the arm holes that every sleeveless garment shares."""

from __future__ import annotations

from ..torso import skin
from .tailor import OFF_AXIS, Polygon, Tailor

HEM = 1.20
_ARM_HOLE: Polygon = [(0.32, 3.0), (0.31, 2.70), (0.34, 2.52), (0.42, 2.40), (0.95, 2.30), (0.95, 3.0)]
_NECK: Polygon = [(OFF_AXIS, 3.0), (0.18, 3.0), (0.16, 2.62), (0.10, 2.46), (OFF_AXIS, 2.42)]


def tank(tailor: Tailor) -> None:
    """Straps over bare shoulders, a low neck."""
    sleeveless(tailor, 0.05, tailor.hem(HEM), low_neck=True)


def sleeveless(tailor: Tailor, t: float, hem: float, *, low_neck: bool = False) -> None:
    """The trunk grown by t with arm holes over bare skin, and a low neck if asked."""
    program = tailor.program
    program.copy(tailor.torso).plane((0, -1, 0), (0, (hem + 0.12) * tailor.scale, 0), k=0.05)
    program.part(skin("chest", tailor.spec), k=0.03)
    program.copy(tailor.torso).offset(t).plane((0, -1, 0), (0, hem * tailor.scale, 0), k=0.06)
    tailor.cut([_ARM_HOLE], z_min=-5)
    if low_neck:
        tailor.cut([_NECK], z_min=-0.1)
    program.part(tailor.cloth("top"), k=0.02)
