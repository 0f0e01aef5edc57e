"""A necklace: pearls where it is pale, else a chain with a pendant."""

from __future__ import annotations

import math
from itertools import pairwise

from ...paint.material import Material
from ...paint.oklab import from_hex, lightness
from ..garments.tailor import Tailor
from .surface import throat

_PALE = 0.85
_BEADS = 15
_OVER, _INSIDE = (0.31, 2.74, 0.34), (0.19, 2.76, 0.26)
"""Half width, height of the ends and drop of the line: over a top, and inside a V neck."""


def necklace(tailor: Tailor, color: str) -> None:
    """On the chest, from shoulder to shoulder; the collar hides the rest."""
    inside = tailor.spec.top.neck == "v" and tailor.spec.top.kind in ("tee", "sweater", "dress")
    t, line = (0.02, _INSIDE) if inside else (throat(tailor), _OVER)
    if lightness(from_hex(color)) > _PALE:
        pearl = Material("necklace", color, "plastic", roughness=0.25)
        for i in range(_BEADS):
            x, y = _curve(line, i / (_BEADS - 1))
            tailor.program.ellipsoid(tailor.front(x, y, t + 0.02), (0.054, 0.054, 0.054)).part(pearl, k=0.008)
        return
    metal = Material("necklace", color, "metal", roughness=0.25)
    places = [tailor.front(*_curve(line, i / 10), t + 0.012) for i in range(11)]
    for a, b in pairwise(places):
        tailor.program.cone(a, b, 0.042, 0.042, k=0.01)
    tailor.program.part(metal, k=0.008)
    x, y = _curve(line, 0.5)
    tailor.program.ellipsoid(tailor.front(x, y - 0.07, t + 0.02), (0.085, 0.10, 0.055)).part(metal, k=0.008)


def _curve(line: tuple[float, float, float], share: float) -> tuple[float, float]:
    """(x, y) of the hanging line, y an adult's height; share 0 at one shoulder, 1 at the other."""
    wide, high, drop = line
    angle = math.pi * share
    return -wide * math.cos(angle), high - drop * math.sin(angle) ** 0.9
