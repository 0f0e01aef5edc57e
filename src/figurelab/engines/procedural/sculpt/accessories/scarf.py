"""A scarf: wound round the neck, one end hanging in front."""

from __future__ import annotations

import math

from ...paint.material import Material, Seam
from ..garments.tailor import Polygon, Tailor
from .surface import thickness

_END: Polygon = [(0.10, 2.66), (0.36, 2.66), (0.40, 2.30), (0.41, 1.92), (0.40, 1.78), (0.13, 1.78), (0.12, 2.20)]
_FRINGE = (0.19, 0.27, 0.35)


def scarf(tailor: Tailor, color: str) -> None:
    """Two turns that cross, a knot at the wearer's left, an end with a fringe."""
    s, n = tailor.scale, tailor.neck
    program = tailor.program
    wool = Material("scarf", color, "cloth", roughness=0.8)
    inner = Material("scarf", color, "cloth", roughness=0.8, tint=-0.03)
    t = thickness(tailor)
    end = _hanging(tailor, color)
    tailor.relief(t + 0.095, _END, end, mirrored=False, edge=0.06)
    for x in _FRINGE:
        top, low = tailor.front(x, 1.80, t + 0.045), tailor.front(x + 0.005, 1.66, t + 0.045)
        program.cone(top, low, 0.046, 0.042).part(inner, k=0.02)
    half = math.pi / 2
    program.ring((0, 2.90 * s, 0.0), 0.38 * n, 0.355 * n, 0.355 * n, 0.10, 0.085, (half - 0.20, 0, -0.10), k=0.03)
    program.part(inner, k=0.012)
    program.ring((0, 2.78 * s, 0.02), 0.44 * n, 0.42 * n, 0.42 * n, 0.125, 0.11, (half - 0.14, 0, 0.10), k=0.03)
    program.part(wool, k=0.012)
    x, y, z = tailor.front(0.21, 2.64, t)
    program.ellipsoid((x, y, z + 0.05), (0.155, 0.13, 0.12), (0, 0, -0.3)).part(wool, k=0.02)


def _hanging(tailor: Tailor, color: str) -> Material:
    s = tailor.scale
    rows = tuple(Seam(((0.0, y * s), (0.6, y * s)), "front", "fold", mirrored=False) for y in (1.88, 1.95))
    return Material("scarf", color, "cloth", roughness=0.8, seams=rows)
