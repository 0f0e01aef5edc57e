"""A necklace: a cord, a chain or a string of beads, on the skin inside a neckline or on the shirt below a collar."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ...paint.material import Material
from ...paint.oklab import from_hex, lightness
from ..garments.tailor import Tailor
from ..primitives import INTERSECT
from ..probe import fronts
from ..program import Program, Row
from ..torso import neck_rows, skin
from .surface import throat

_BEAD, _CORD = 0.050, 0.027
"""Radii, HR. A cord lies half in what carries it, which lets it be thinner than a free wall."""
_DROP = (0.098, 0.122, 0.060)
"""Half sizes of a pendant."""
_JOINTS, _BEADS = 25, 15
_DARK = 0.5
"""Below this lightness it is a cord, not a chain of metal."""
_SKIN, _CLOTH = (1.05, 2.81), (0.20, 2.46)
"""Where a line begins: on the neck, x in its radii, and below the wings of a collar, x in the pattern; and heights."""
_OVER = 0.25, 2.66
"""The same of a long line over a neckline: from behind its rim."""
_LOW = {"round": 2.64, "v": 2.52, "bare": 2.44, "straps": 2.44}
"""Lowest point of a line on the skin by the neckline."""
_LONG, _TANK = 2.18, 2.47
_HANG = 1.25
"""How a line hangs: 1 in a half ellipse, 2 in a parabola."""
_PROUD = 0.016
"""How far out a line lies on a shirt, whose placket it crosses."""
_FAR = 2.0
_FROM, _DEEPEST, _NARROW = 0.15, 1.62, 0.9
"""Hang from which on a line lies on the clothes, its lowest point at the most, and how much it narrows there."""
_THROAT = 0.022
"""How far the skin under a line stands out over trunk and neck: where those melt together, neither's own surface is the
skin, and a line would be smeared over what lies between."""
_COLLARED = ("shirt", "polo", "suit", "coat")
_CLOSED = ("suit", "coat")
_BUTTONED = ("biker", "bomber", "cardigan")
"""Tops and cuts of jackets that are closed below the throat: no line on what is under them shows lower than there."""


def necklace(tailor: Tailor, color: str) -> None:
    """From side to side in front; collar, hair or neck hide the rest."""
    beads = tailor.spec.wear.beads
    places = _places(tailor, _BEADS if beads else _JOINTS, 0.022 if beads else 0.010)
    if beads:
        pearl = Material("necklace", color, "plastic", roughness=0.25, relief=True)
        for place in places:
            tailor.program.ellipsoid(place, (_BEAD, _BEAD, _BEAD)).part(pearl, k=0.008)
        _pendant(tailor, places)
        return
    # No blend between the pieces: it would swell at every joint and look like beads.
    for a, b in pairwise(places):
        tailor.program.cone(a, b, _CORD, _CORD, k=0.0)
    dark = lightness(from_hex(color)) < _DARK
    finish = "leather" if dark else "metal"
    cord = Material("necklace", color, finish, roughness=0.6 if dark else 0.3, relief=True)
    tailor.program.part(cord, k=0.006)
    _pendant(tailor, places)


def _pendant(tailor: Tailor, places: list[NDArray[np.float64]]) -> None:
    """A drop on a small ring at the line's lowest point, flat on what it lies on."""
    color = tailor.spec.wear.pendant
    if color is None:
        return
    low = min(places, key=lambda place: float(place[1]))
    jewel = Material("pendant", color, "metal", roughness=0.25, relief=True)
    wide, tall, thick = _DROP
    x, y, z = low
    tailor.program.ellipsoid((x, y - 0.02, z), (0.045, 0.045, 0.045))
    tailor.program.ellipsoid((x, y - tall - 0.02, z + 0.008), (wide, tall, thick), k=0.03).part(jewel, k=0.008)


def _places(tailor: Tailor, count: int, out: float) -> list[NDArray[np.float64]]:
    """Points (3,) of the hanging line, this far out of what it lies on."""
    top, body = tailor.spec.top, tailor.body
    hang = tailor.spec.wear.hang
    collared = top.kind in _COLLARED or top.collar == "round" or (top.kind == "vest" and top.neck == "v")
    if collared or top.neck in ("high", "collar") or hang > _FROM:
        closed = top.kind in _CLOSED or (top.kind == "jacket" and top.cut in _BUTTONED)
        hang = 0.0 if closed else hang
        (x, high), low = _CLOTH if collared else _OVER, _LONG + hang * (_DEEPEST - _LONG)
        half, rows = x * tailor.girth, Program().copy(tailor.torso).offset(throat(tailor) + _PROUD).open_rows()
    else:
        (x, high), low = _SKIN, _TANK if top.kind == "tank" else _LOW[_neckline(tailor)]
        half, rows = x * body.form.neck + _THROAT, _throat(tailor)
    angle = np.linspace(0.0, np.pi, count)
    fall = _HANG - _NARROW * hang * (_HANG - 1.0)
    across, up = -half * np.cos(angle), body.level(high) - (body.level(high) - body.level(low)) * np.sin(angle) ** fall
    z = fronts(rows, np.column_stack([across, up]))
    return list(np.column_stack([across, up, np.maximum(z, 0.02) + out]))


def _throat(tailor: Tailor) -> list[Row]:
    """Adds the skin under a line; its rows."""
    program, body = tailor.program, tailor.body
    program.copy(tailor.trunk).copy(neck_rows(body)).offset(_THROAT)
    rows = program.open_rows()
    wide = _SKIN[0] * body.form.neck + 3 * _CORD
    program.ellipsoid((0, body.level(2.62), 0), (wide, _FAR, _FAR), k=0.05, op=INTERSECT)
    program.plane((0, 1, 0), (0, body.level(2.92), 0), k=0.10)
    program.plane((0, -1, 0), (0, body.level(2.30), 0), k=0.05).part(skin("throat", tailor.spec), k=0.02)
    return rows


def _neckline(tailor: Tailor) -> str:
    """Under an open layer it is the T-shirt's."""
    top = tailor.spec.top
    return top.neck if top.kind in ("tee", "sweater", "dress") else "round"
