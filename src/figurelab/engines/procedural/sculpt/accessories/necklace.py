"""A necklace: a thin cord or chain lying on the chest, or a string of beads."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ...paint.material import Material
from ...paint.oklab import from_hex, lightness
from ..garments.tailor import Tailor
from .surface import on_front, throat

_BEADS, _BEAD = 15, 0.054
_CORD, _JOINTS = 0.04, 25
"""Half a print's thinnest wall, 1.2 mm on a figure 80 mm tall."""
_DARK = 0.5
"""Below this lightness it is a cord, not a chain of metal."""
_OVER, _STRUNG, _INSIDE = (0.27, 2.74, 0.41), (0.31, 2.74, 0.34), (0.19, 2.78, 0.30)
"""Half width, height of the ends and drop of the line: a cord over a top, beads over a top, and inside a V neck."""


def necklace(tailor: Tailor, color: str) -> None:
    """On the chest, from shoulder to shoulder; the collar hides the rest."""
    inside = tailor.spec.top.neck == "v" and tailor.spec.top.kind in ("tee", "sweater", "dress")
    beads = tailor.spec.wear.beads
    t, line = (0.02, _INSIDE) if inside else (throat(tailor), _STRUNG if beads else _OVER)
    if beads:
        pearl = Material("necklace", color, "plastic", roughness=0.25)
        for place in _along(tailor, line, _BEADS, t + 0.02):
            tailor.program.ellipsoid(place, (_BEAD, _BEAD, _BEAD)).part(pearl, k=0.008)
        return
    # No blend between the pieces: it would swell at every joint and look like beads.
    for a, b in pairwise(_along(tailor, line, _JOINTS, t + 0.006)):
        tailor.program.cone(a, b, _CORD, _CORD, k=0.0)
    dark = lightness(from_hex(color)) < _DARK
    cord = Material("necklace", color, "leather" if dark else "metal", roughness=0.6 if dark else 0.3)
    tailor.program.part(cord, k=0.006)


def _along(tailor: Tailor, line: tuple[float, float, float], count: int, t: float) -> list[NDArray[np.float64]]:
    """Places (3,) of the hanging line from one shoulder to the other, on the trunk grown by t."""
    wide, high, drop = line
    angle = np.linspace(0.0, np.pi, count)
    x, y = -wide * tailor.girth * np.cos(angle), high - drop * np.sin(angle) ** 0.9
    return list(on_front(tailor, x, np.array([tailor.level(v) for v in y]), t))
