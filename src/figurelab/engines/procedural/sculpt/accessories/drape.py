"""The hanging end of a scarf: a wide band close to the chest, with folds that fan out from the neck, and a fringe."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from ...paint.material import Material
from ..garments.tailor import Tailor
from .surface import on_front, thickness

_INNER, _OUTER = (
    ((2.84, 0.15), (2.40, 0.16), (1.80, 0.17), (1.30, 0.16)),
    ((2.84, 0.40), (2.40, 0.49), (1.80, 0.54), (1.30, 0.57)),
)
"""Edges of an end: (height, x), for a chest of average width."""
_FOLDS, _JOINTS = 4, 11
_THREADS = 6
_RADIUS = 0.043
_FLAT, _PROUD = 0.07, 0.06
"""The band over the top; the middle of its folds."""
_LAPELS = 0.03
_FOOT = 0.565


def hanging_end(tailor: Tailor, side: int, low: float, color: str, weft: str | None) -> None:
    """On one side (1: the wearer's left) down to the height low. weft: colour of every other fold."""
    level, program = tailor.level, tailor.program
    t = thickness(tailor) + (_LAPELS if tailor.spec.top.kind in ("suit", "coat", "jacket") else 0.0)
    wide = tailor.girth
    band = [(y, x * wide) for y, x in _INNER if y > low] + [(low, 0.16 * wide)]
    outer = [(y, x * wide) for y, x in _OUTER if y > low] + [(low + 0.03, _FOOT * wide)]
    program.copy(tailor.torso).offset(t + _FLAT)
    outline = [(side * x, level(y)) for y, x in band + outer[::-1]]
    program.prism(outline, symmetric=False, z_min=0.0, k=0.05)
    program.part(Material("scarf", color, "cloth", roughness=0.8, tint=-0.03), k=0.012)
    heights = np.linspace(2.84, low + 0.02, _JOINTS)
    near = wide * np.interp(-heights, [-y for y, _ in _INNER], [x for _, x in _INNER])
    far = wide * np.interp(-heights, [-y for y, _ in _OUTER], [x for _, x in _OUTER])
    for i in range(_FOLDS):
        sway = 0.02 * np.sin(np.linspace(0, np.pi, _JOINTS) * (1.0 + 0.5 * i) + i)
        x = near + (far - near) * (i + 0.5) / _FOLDS + sway
        places = on_front(tailor, side * x, np.array([level(y) for y in heights]), t + _PROUD)
        radii = np.interp(heights, [low, 2.3, 2.8], [0.066, 0.050, 0.045])
        for (a, ra), (b, rb) in pairwise(zip(places, radii, strict=True)):
            program.cone(a, b, float(ra), float(rb), k=0.0)
        shown = weft if weft and i % 2 else color
        program.part(Material("scarf", shown, "cloth", roughness=0.8), k=0.035)
    _fringe(tailor, side, low, (0.16 * wide, _FOOT * wide), color, t)


def _fringe(tailor: Tailor, side: int, low: float, edges: tuple[float, float], color: str, t: float) -> None:
    threads = Material("scarf", color, "cloth", roughness=0.8, tint=-0.03)
    x = side * np.linspace(edges[0] + 0.04, edges[1] - 0.04, _THREADS)
    y = np.full(_THREADS, tailor.level(low))
    for top in on_front(tailor, x, y + 0.05, t + 0.03):
        tip = top - np.array([0.0, 0.16, 0.01])
        tailor.program.cone(top, tip, _RADIUS, _RADIUS).part(threads, k=0.015)
