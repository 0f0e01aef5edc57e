"""Suspenders: two straps from the waistband over the shoulders, which meet behind."""

from __future__ import annotations

import math

from ...paint.material import Material
from ..garments.tailor import Tailor
from .surface import thickness

_HALF = 0.058
_HIGH, _LOW = (0.40, 2.72), (0.30, 1.36)
"""Where the middle of a strap lies on the shoulder and at the waist, (x, y) of the pattern."""
_CLIP = (0.075, 0.095, 0.05)


def suspenders(tailor: Tailor, color: str) -> None:
    """The trunk, grown, between two planes: each closes over the shoulder by itself."""
    t = thickness(tailor)
    program = tailor.program
    web = Material("suspenders", color, "cloth", roughness=0.7)
    metal = Material("clasp", "#c4c6cb", "metal", roughness=0.3)
    (ax, ay), (bx, by) = tailor.graded((_HIGH, _LOW))
    length = math.hypot(bx - ax, by - ay)
    for side in (-1, 1):
        normal = (-side * (by - ay) / length, (bx - ax) / length, 0.0)
        program.copy(tailor.torso).offset(t + 0.055)
        for sign in (-1, 1):
            way = tuple(sign * v for v in normal)
            edge = tuple(p + sign * _HALF * v for p, v in zip((side * ax, ay, 0.0), normal, strict=True))
            program.plane(way, edge, k=0.03)
        program.plane((0, -1, 0), (0, by - 0.02, 0), k=0.03).part(web, k=0.008)
        x, y, z = tailor.front(side * _LOW[0], _LOW[1] + 0.02, t)
        program.box((x, y, z + 0.045), _CLIP, (0.0, side * 0.25, 0.0), round=0.03).part(metal, k=0.008)
