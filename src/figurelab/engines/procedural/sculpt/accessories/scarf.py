"""A scarf: wound round the neck with two ends in front, or laid round it and hanging down on both sides."""

from __future__ import annotations

import math

from ...figure import Pattern
from ...paint.material import Material
from ..garments.tailor import Polygon, Tailor
from ..primitives import SUBTRACT
from .drape import hanging_end
from .surface import thickness

_OVER: Polygon = [(-0.13, 2.72), (0.19, 2.76), (0.30, 2.30), (0.37, 1.72), (0.04, 1.66), (-0.02, 2.14)]
_UNDER: Polygon = [(0.13, 2.72), (-0.18, 2.76), (-0.26, 2.34), (-0.35, 1.96), (-0.06, 1.88), (0.02, 2.26)]
"""The ends of a wound scarf: the one on top hangs lower, to the wearer's left."""
_LOW, _HIGH = (2.66, 0.52, 0.135, 0.26, -0.09, 0.04), (2.86, 0.45, 0.110, 0.14, -0.06, 0.03)
_OVERLAID = (2.77, 0.54, 0.130, 0.20, 0.13, 0.05)
"""Gathers of a wound one: height, radius, thickness, how far each falls to the front and to a side, and z."""
_FOLDS = (-0.9, 0.35, 1.5)
"""Where folds lie round a gather, radians from its outside upwards."""
_FRINGE = 0.043
_TURN = math.pi / 2


def scarf(tailor: Tailor, color: str) -> None:
    """Soft cloth gathered in folds, every end with a fringe."""
    wear = tailor.spec.wear
    if wear.drape == "hanging":
        for side, low in ((1, 1.36), (-1, 1.46)):
            hanging_end(tailor, side, low, color, wear.weft)
        _round_the_neck(tailor, color)
        return
    t = thickness(tailor)
    ends = Pattern(kind="stripes", color=wear.weft, pitch=0.22) if wear.weft else None
    cloth = Material("scarf", color, "cloth", roughness=0.8, pattern=ends)
    _end(tailor, t + 0.080, _UNDER, 1.92, cloth)
    _end(tailor, t + 0.118, _OVER, 1.69, cloth)
    _wound(tailor, color)


def _end(tailor: Tailor, t: float, outline: Polygon, low: float, cloth: Material) -> None:
    """A band on the chest with two long folds, and its fringe. low: height of its lower edge."""
    program = tailor.program
    program.copy(tailor.torso).offset(t)
    program.prism(tailor.graded(outline), symmetric=False, z_min=0.0, k=0.06)
    foot = sorted(x for x, y in outline if y < low + 0.12)
    head = sorted(x for x, y in outline if y > 2.55)
    for share in (0.36, 0.68) if foot[-1] - foot[0] > 0.2 else ():
        x, top = foot[0] + (foot[-1] - foot[0]) * share, head[0] + (head[-1] - head[0]) * share
        a, b = tailor.front(x, low + 0.02, t + 0.01), tailor.front(0.5 * (x + top), 2.34, t + 0.01)
        program.cone(a, b, 0.020, 0.010, k=0.05, op=SUBTRACT)
    program.part(cloth, k=0.012)
    threads = Material("scarf", cloth.color, "cloth", roughness=0.8, tint=-0.03)
    count = 3 if foot[-1] - foot[0] > 0.2 else 1
    for i in range(count):
        x = foot[0] + 0.045 + (foot[-1] - foot[0] - 0.09) * i / 2
        slant = (foot[-1] - x) / max(foot[-1] - foot[0], 0.1) * -0.05
        top, tip = tailor.front(x, low + 0.05, t - 0.05), tailor.front(x, low - 0.13 + slant, t - 0.05)
        program.cone(top, tip, _FRINGE, _FRINGE).part(threads, k=0.015)


def _ring(tailor: Tailor, y: float, r: float, tube: float, lean: float, roll: float, z: float = 0.0) -> None:
    n = tailor.neck
    place = (0.0, tailor.level(y), z)
    tailor.program.ring(
        place, r * n, (r - 0.02) * n, (r - 0.02) * n, tube, 0.9 * tube, (_TURN - lean, 0, roll), k=0.035
    )


def _wound(tailor: Tailor, color: str) -> None:
    """Three thick gathers that cross each other, each of folds that run along it."""
    wool = Material("scarf", color, "cloth", roughness=0.8)
    inner = Material("scarf", color, "cloth", roughness=0.8, tint=-0.025)
    _ring(tailor, 2.92, 0.37, 0.082, 0.20, -0.10)
    tailor.program.part(inner, k=0.012)
    for gather, cloth in ((_LOW, inner), (_HIGH, inner), (_OVERLAID, wool)):
        _gathered(tailor, *gather)
        tailor.program.part(cloth, k=0.012)


def _gathered(tailor: Tailor, y: float, r: float, tube: float, lean: float, roll: float, z: float) -> None:
    """Folds round the middle of a roll of cloth."""
    _ring(tailor, y, r, 0.75 * tube, lean, roll, z)
    for turn in _FOLDS:
        _ring(tailor, y + 0.66 * tube * math.sin(turn), r + 0.66 * tube * math.cos(turn), 0.46 * tube, lean, roll, z)


def _round_the_neck(tailor: Tailor, color: str) -> None:
    """Two gathers behind the neck that run into the hanging ends."""
    level = tailor.level
    wool = Material("scarf", color, "cloth", roughness=0.8)
    for y, r, tube, lean in ((2.84, 0.42, 0.105, 0.22), (2.72, 0.50, 0.085, 0.26)):
        _ring(tailor, y, r, tube, lean, 0.0, -0.02)
        # Open in front, where the ends begin.
        gap = [(-0.6, 2.0), (0.16, 2.0), (0.26, 3.1), (-0.6, 3.1)]
        tailor.program.prism([(x, level(v)) for x, v in gap], z_min=0.05, k=0.05, op=SUBTRACT)
        tailor.program.part(wool, k=0.03)
