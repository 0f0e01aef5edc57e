"""Neck openings: bands, shirt stands and wings."""

from __future__ import annotations

import math
from collections.abc import Callable

from ...paint.material import Material
from ..primitives import INTERSECT, SUBTRACT
from ..probe import back, beside, front
from ..torso import skin
from .tailor import OFF_AXIS, Polygon, Tailor

_NECK, _LEAN = 2.670, 0.33
"""Height, in the pattern, at which a round neck is cut at its sides, and how much lower it gets for each HR forward."""


def bare_neck(tailor: Tailor) -> None:
    """Skin under a round neck, from the shoulders into the throat."""
    program = tailor.program
    program.copy(tailor.trunk).plane((0, -1, 0), (0, tailor.level(2.36), 0), k=0.05)
    program.part(skin("chest", tailor.spec), k=0.09)


def cut_neck(tailor: Tailor) -> None:
    """Take the round neck out of the open rows."""
    tailor.program.plane((0, 1, _LEAN), (0, tailor.level(_NECK), 0), k=0.02)


def neck_width(tailor: Tailor, t: float) -> float:
    """Half the width of the round neck in a layer of thickness t, HR."""
    return beside(tailor.torso, tailor.level(_NECK), 0.0, t)


def crew(tailor: Tailor, t: float, material: Material, *, thick: bool = False, behind: bool = False) -> None:
    """The band on the edge of a round neck in a layer of thickness t, seen all round. behind: its back half alone."""
    tube, depth = (0.048, 0.058) if thick else (0.034, 0.040)
    y = tailor.level(_NECK)
    before, after = _edge(tailor, y, t, front), _edge(tailor, y, t, back)
    middle, half = 0.5 * (before + after), 0.5 * (before - after) * math.hypot(1, _LEAN)
    wide = neck_width(tailor, t) - 0.15 * tube
    half -= 0.15 * tube
    program = tailor.program
    turn = (math.pi / 2 + math.atan(_LEAN), 0, 0)
    program.ring((0, y - _LEAN * middle, middle), wide, half, min(wide, half), tube, depth, turn)
    if behind:
        program.plane((0, 0, 1), (0, 0, 0.05), k=0.04)
    program.part(material, k=0.008)


def _edge(tailor: Tailor, y: float, t: float, probe: Callable[..., tuple[float, float, float]]) -> float:
    """z at which the neck's plane leaves the layer, before or behind."""
    z = 0.0
    for _ in range(3):
        z = probe(tailor.torso, 0.0, y - _LEAN * z, t)[2]
    return z


def stand(tailor: Tailor, material: Material) -> None:
    """The upright band of a shirt's collar, open in front."""
    level = tailor.level
    program = tailor.program
    radii = tuple(r * tailor.neck for r in (0.40, 0.37, 0.345, 0.33))
    program.loft(0, -0.01, level(2.58), level(2.90), radii, (0.95, 0.95), end=0.05)
    notch = [(OFF_AXIS, 2.3), (0.02, 2.45), (0.17, 3.0), (OFF_AXIS, 3.0)]
    program.prism([(x, level(y)) for x, y in notch], z_min=0, k=0.06, op=SUBTRACT)
    program.part(material, k=0.025)


_POINTED: Polygon = [(0.015, 2.66), (0.17, 2.38), (0.40, 2.56), (0.46, 2.64), (0.42, 2.86), (0.12, 2.86)]
_DEEP = 4.0
"""Half depth of an ellipsoid that is cut with as a cylinder would be."""


def wings(tailor: Tailor, t: float, material: Material) -> None:
    """A stand and two leaves turned down, pointed or round."""
    if tailor.spec.top.collar == "round":
        flat(tailor, t, material)
        return
    stand(tailor, material)
    _fall(tailor, material)
    tailor.relief(t, _POINTED, material)


def flat(tailor: Tailor, t: float, material: Material) -> None:
    """Two round leaves that lie flat on the chest and run on round the neck."""
    _fall(tailor, material)
    program = tailor.program
    for side in (-1, 1):
        middle = (side * 0.275 * tailor.girth, tailor.level(2.63), 0.0)
        radii = (0.262 * tailor.girth, 0.34 * tailor.body.trunk, _DEEP)
        program.copy(tailor.torso).offset(t).ellipsoid(middle, radii, k=0.07, op=INTERSECT)
        program.plane((0, 0, -1), (0, 0, 0), k=0.05).part(material, k=0.02)


def _fall(tailor: Tailor, material: Material) -> None:
    """What is turned down behind the points, over the shoulders and round the back."""
    level = tailor.level
    radii = tuple(r * tailor.neck for r in (0.500, 0.462, 0.405, 0.345))
    tailor.program.loft(0, -0.025, level(2.635), level(2.905), radii, (0.86, 0.95), end=0.045)
    tailor.program.plane((0, 0, 1), (0, 0, 0.14), k=0.08).part(material, k=0.03)
