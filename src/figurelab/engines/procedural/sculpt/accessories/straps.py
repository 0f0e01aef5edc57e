"""Straps over both shoulders: those of a backpack, with the pack behind, and suspenders."""

from __future__ import annotations

import math

from ...paint.material import Material
from ..garments.tailor import Tailor
from ..probe import back
from .surface import thickness

_HALF = 0.058
_HIGH, _LOW = (0.40, 2.72), (0.30, 1.36)
"""Where the middle of suspenders lies on the shoulder and at the waist, (x, y) of the pattern."""
_CLIP = (0.075, 0.095, 0.05)
_BROAD = 0.088
_SHOULDER, _SIDE = (0.37, 2.72), (0.56, 1.80)
"""The same of a pack's straps, which run under the arms."""
_PACK = (0.47, 0.53, 0.21)
"""Half sizes of a pack."""
_MIDDLE = 2.10


def suspenders(tailor: Tailor, color: str) -> None:
    """Straight down to clips at the waist, before and behind."""
    web = Material("suspenders", color, "cloth", roughness=0.7)
    metal = Material("clasp", "#c4c6cb", "metal", roughness=0.3)
    t = thickness(tailor)
    for side in (-1, 1):
        _strap(tailor, web, side, _HIGH, _LOW, _HALF)
        x, y, z = tailor.front(side * _LOW[0], _LOW[1] + 0.02, t)
        tailor.program.box((x, y, z + 0.045), _CLIP, (0.0, side * 0.25, 0.0), round=0.03).part(metal, k=0.008)


def backpack(tailor: Tailor, color: str) -> None:
    """A rounded pack with a flap and a pocket, close to the back."""
    cloth = Material("backpack", color, "cloth", roughness=0.65)
    dark = Material("backpack", color, "cloth", roughness=0.65, tint=-0.05)
    for side in (-1, 1):
        _strap(tailor, dark, side, _SHOULDER, _SIDE, _BROAD)
    program, y = tailor.program, tailor.level(_MIDDLE)
    wide, tall, deep = (_PACK[0] * tailor.girth, _PACK[1] * tailor.body.trunk, _PACK[2])
    z = back(tailor.torso, 0.0, y, thickness(tailor))[2] - 0.6 * deep
    program.box((0, y, z), (wide, tall, deep), (0.06, 0, 0), round=0.17).part(cloth, k=0.02)
    program.box((0, y - 0.40 * tall, z - 0.80 * deep), (0.74 * wide, 0.42 * tall, 0.12), (0.06, 0, 0), round=0.09)
    program.part(cloth, k=0.012)
    program.box((0, y + 0.62 * tall, z - 0.06), (0.98 * wide, 0.36 * tall, deep), (0.06, 0, 0), round=0.15)
    program.part(dark, k=0.010)
    loop = (0, y + tall - 0.01, z + 0.08)
    program.ring(loop, 0.075, 0.065, 0.064, 0.045, 0.045, k=0.01).part(dark, k=0.012)


def _strap(
    tailor: Tailor, material: Material, side: int, high: tuple[float, float], low: tuple[float, float], half: float
) -> None:
    """The trunk, grown, between two planes: it closes over the shoulder by itself."""
    program = tailor.program
    (ax, ay), (bx, by) = tailor.graded((high, low))
    length = math.hypot(bx - ax, by - ay)
    normal = (-side * (by - ay) / length, (bx - ax) / length, 0.0)
    program.copy(tailor.torso).offset(thickness(tailor) + 0.055)
    for sign in (-1, 1):
        way = tuple(sign * v for v in normal)
        edge = tuple(p + sign * half * v for p, v in zip((side * ax, ay, 0.0), normal, strict=True))
        program.plane(way, edge, k=0.03)
    program.plane((0, -1, 0), (0, by - 0.02, 0), k=0.03).part(material, k=0.008)
