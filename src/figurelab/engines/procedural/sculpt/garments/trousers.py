"""Trousers and jeans."""

from __future__ import annotations

from ...paint.material import Material
from ..legs import Leg
from ..primitives import SUBTRACT
from ..torso import CROTCH
from .tailor import Tailor

T = 0.035
WAISTBAND = 1.50


def trousers(tailor: Tailor) -> None:
    """Long legs; jeans are stitched and turned up, and both tuck into boots."""
    bottom = tailor.spec.bottom
    denim = bottom.kind == "jeans"
    cloth = Material("pants", bottom.color, "cloth", roughness=0.75, seams=denim)
    tucked = tailor.spec.shoes.kind == "boot"
    _legs(tailor, cloth, 0.180 if tucked else 0.232)
    pelvis(tailor, cloth)
    if denim and not tucked:
        _turn_ups(tailor, Material("cuff", bottom.color, "cloth", roughness=0.75, tint=0.12))


def pelvis(tailor: Tailor, cloth: Material) -> None:
    """From the waistband to a rounded crotch."""
    s = tailor.scale
    program = tailor.program
    program.copy(tailor.torso).offset(T)
    program.plane((0, -1, 0), (0, CROTCH * s, 0), k=0.30).plane((0, 1, 0), (0, WAISTBAND * s, 0), k=0.05)
    program.part(cloth, k=0.05)


def _legs(tailor: Tailor, cloth: Material, ankle: float) -> None:
    program = tailor.program
    for leg in tailor.legs:
        g = leg.girth
        hem = 0.20 if ankle > 0.21 else 0.45
        knee = 0.245 if ankle > 0.21 else 0.23
        program.cone(leg.hip, leg.along(0.5), 0.265 * g, knee * g)
        program.cone(leg.along(0.5), leg.ankle, knee * g, ankle * (1 + (g - 1) * 0.6))
        program.plane((0, -1, 0), (0, hem, 0), k=0.05)
        below_hem(tailor)
        if hem < 0.4:
            _folds(tailor, leg)
        program.part(cloth, k=0.03)


def below_hem(tailor: Tailor) -> None:
    """Cut the open legs off over the crotch: a round hip would come out through a narrow top's hem.

    Under a tucked-in shirt the hip itself is seen, and stays.
    """
    if tailor.spec.top.kind == "shirt" and tailor.spec.top.tie:
        return
    tailor.program.plane((0, 1, 0), (0, 1.20 * tailor.scale, 0), k=0.10)


def _folds(tailor: Tailor, leg: Leg) -> None:
    """Cloth that rests on a shoe: two soft creases across the front of the shin."""
    for y, turn in ((0.40, 0.05), (0.56, -0.06)):
        x, _, z = leg.at(y)
        front = z + 0.232 * leg.girth
        tailor.program.cone(
            (x - 0.15, y + turn, front + 0.012), (x + 0.15, y - turn, front + 0.012), 0.010, 0.010, k=0.08, op=SUBTRACT
        )


def _turn_ups(tailor: Tailor, cloth: Material) -> None:
    for leg in tailor.legs:
        r = 0.232 * (1 + (leg.girth - 1) * 0.6) + 0.04
        tailor.program.cone(leg.at(0.60), leg.ankle, r + 0.01, r)
        tailor.program.plane((0, -1, 0), (0, 0.235, 0), k=0.05).plane((0, 1, 0), (0, 0.42, 0), k=0.05)
        tailor.program.part(cloth, k=0.008)
