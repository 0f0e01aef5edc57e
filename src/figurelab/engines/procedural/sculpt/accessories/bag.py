"""A small bag on a strap across the body."""

from __future__ import annotations

import math

from ...paint.material import Material
from ..garments.tailor import Tailor
from .surface import thickness

_TOP, _HIP = (-0.30, 2.82), (0.52, 1.48)
"""Where the strap crosses: the wearer's right shoulder and left hip, (x, y) at an adult's heights."""
_HALF = 0.062


def bag(tailor: Tailor, color: str) -> None:
    """The strap is the trunk, grown, between two slanting planes: it closes round the back by itself."""
    t = thickness(tailor)
    program = tailor.program
    leather = Material("bag", color, "leather", roughness=0.45)
    dark = Material("bag", color, "leather", roughness=0.45, tint=-0.06)
    (ax, ay), (bx, by) = tailor.graded((_TOP, _HIP))
    length = math.hypot(bx - ax, by - ay)
    normal = ((by - ay) / -length, (bx - ax) / length, 0.0)
    program.copy(tailor.torso).offset(t + 0.055)
    for sign in (-1, 1):
        way = tuple(sign * v for v in normal)
        edge = tuple(p + sign * _HALF * v for p, v in zip((ax, ay, 0.0), normal, strict=True))
        program.plane(way, edge, k=0.03)
    program.plane((0, -1, 0), (0, tailor.level(1.36), 0), k=0.03)
    program.part(dark, k=0.008)
    x, y, z = tailor.front(0.43, 1.40, t)
    turn = (0.0, 0.45, 0.0)
    program.box((x, y, z + 0.03), (0.215, 0.165, 0.10), turn, round=0.06).part(leather, k=0.010)
    program.box((x + 0.01, y + 0.055, z + 0.045), (0.225, 0.115, 0.115), turn, round=0.06).part(dark, k=0.008)
    clasp = Material("clasp", "#d2ad62", "metal", roughness=0.25)
    program.ellipsoid((x + 0.065, y - 0.05, z + 0.145), (0.045, 0.045, 0.045)).part(clasp, k=0.006)
