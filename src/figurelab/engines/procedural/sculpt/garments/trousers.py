"""Trousers and jeans."""

from __future__ import annotations

import numpy as np

from ...paint.material import Material, Seam
from ..anatomy import CROTCH
from ..legs import Leg, V
from ..program import Program
from .sewing import line
from .tailor import Polygon, Tailor

T = 0.035
WAISTBAND = 1.50
THREAD = "#d8a860"
_FIT, _WIDE = 0.22, 0.4
"""How much wider loose trousers are at the ankle, and the fit from which jeans hang over the shoes."""
_TURNED = 0.39
"""Hem of turned-up jeans, HR: over the shoe, or it would hide them."""
_STRIPE = 0.05
_POCKET: Polygon = [(0.19, 1.33), (0.44, 1.33), (0.44, 1.12), (0.315, 1.06), (0.19, 1.12)]
"""A back pocket of jeans."""
_FLY: Polygon = [(0.095, 1.45), (0.09, 1.27), (0.05, 1.20), (0.0, 1.18)]


def trousers(tailor: Tailor) -> None:
    """Long legs; jeans are stitched and turned up, pressed trousers creased, and both tuck into boots."""
    bottom = tailor.spec.bottom
    denim = bottom.kind == "jeans"
    legs = _outseams(tailor, THREAD) if denim else _pressed(tailor)
    tucked = tailor.spec.shoes.kind == "boot"
    turned = denim and not tucked and bottom.fit <= _WIDE
    hem = 0.45 if tucked else _TURNED if turned else 0.20
    _legs(tailor, _cloth(tailor, legs), hem, 0.175 if tucked else 0.205 * (1 + _FIT * bottom.fit))
    pelvis(tailor, _cloth(tailor, (*_waist(tailor, denim), *legs)))
    if turned:
        _turn_ups(tailor, Material("cuff", bottom.color, "cloth", roughness=0.75, tint=0.12))


def _cloth(tailor: Tailor, seams: tuple[Seam, ...] = (), name: str = "pants") -> Material:
    return Material(name, tailor.spec.bottom.color, "cloth", roughness=0.75, seams=seams)


def _outseams(tailor: Tailor, thread: str) -> tuple[Seam, ...]:
    """Down the outside of both legs: a seam with a row of stitches on each side."""
    down = [(-0.03, 0.2), (0.0, 1.5)]
    return (
        line(tailor, down, "side"),
        *(line(tailor, [(z + x, y) for z, y in down], "side", "stitch", thread=thread) for x in (-0.024, 0.024)),
    )


def _pressed(tailor: Tailor) -> tuple[Seam, ...]:
    """Creases down the front and back of both legs."""
    leg = tailor.legs[1]
    (x0, y0, _), (x1, y1, _) = leg.at(tailor.level(1.10)), leg.ankle
    points = ((float(x0), float(y0)), (float(x1), float(y1)))
    return (Seam(points, "front", "fold"), Seam(points, "back", "fold"))


def _waist(tailor: Tailor, denim: bool) -> tuple[Seam, ...]:
    """Fly and front pockets; jeans have a yoke and a middle seam behind."""
    scoop = [(0.24, 1.46), (0.27, 1.33), (0.38, 1.27), (0.60, 1.26)] if denim else [(0.33, 1.46), (0.52, 1.20)]
    middle = [(0.0, 1.46), (0.0, 0.95)]
    seams = [line(tailor, scoop), line(tailor, middle), line(tailor, middle, "back")]
    if denim:
        thread = [(x + 0.02, y - 0.03) for x, y in scoop]
        seams += [
            line(tailor, thread, kind="stitch", thread=THREAD),
            line(tailor, _FLY, kind="stitch", thread=THREAD, mirrored=False),
            line(tailor, [(0.0, 1.34), (0.60, 1.40)], "back"),
            line(tailor, [(0.0, 1.32), (0.60, 1.38)], "back", "stitch", thread=THREAD),
            *_pockets(tailor),
        ]
    return tuple(seams)


def _pockets(tailor: Tailor) -> list[Seam]:
    """Back pockets, sewn on in a double row: drawn, so that a hem may hang over them."""
    closed = [*_POCKET, _POCKET[0]]
    x, y = np.mean(_POCKET, axis=0)
    inside = [(x + 0.84 * (u - x), y + 0.84 * (v - y)) for u, v in closed]
    return [line(tailor, closed, "back"), line(tailor, inside, "back", "stitch", thread=THREAD)]


def pelvis(tailor: Tailor, cloth: Material, t: float = T) -> None:
    """From the waistband to a rounded crotch, of thickness t."""
    level = tailor.level
    program = tailor.program
    program.copy(tailor.trunk).offset(t)
    program.plane((0, -1, 0), (0, level(CROTCH), 0), k=0.30).plane((0, 1, 0), (0, level(WAISTBAND), 0), k=0.05)
    program.part(cloth, k=0.05)


def _legs(tailor: Tailor, cloth: Material, hem: float, ankle: float) -> None:
    program, bottom = tailor.program, tailor.spec.bottom
    knee = 0.220 if hem > 0.4 else 0.236 + 0.7 * (ankle - 0.205)
    for leg in tailor.legs:
        _leg(program, leg, knee, ankle)
        if hem < 0.4:
            _break(tailor, leg)
        program.plane((0, -1, 0), (0, hem, 0), k=0.05)
        below_hem(tailor)
        program.part(cloth, k=0.03)
        if bottom.stripe:
            _leg(program, leg, knee + 0.024, ankle + 0.024)
            z = float(leg.along(0.5)[2])
            program.plane((0, 0, 1), (0, 0, z + _STRIPE), k=0.03).plane((0, 0, -1), (0, 0, z - _STRIPE), k=0.03)
            program.plane((-leg.side, 0, 0), leg.along(0.5), k=0.03)
            program.plane((0, -1, 0), (0, hem, 0), k=0.05)
            below_hem(tailor)
            program.part(Material("stripe", bottom.stripe, "cloth", roughness=0.75), k=0.006)


def _leg(program: Program, leg: Leg, knee: float, ankle: float) -> None:
    """Open rows: a leg that narrows evenly from the hip to the ankle."""
    g = leg.girth
    program.cone(leg.hip, leg.along(0.5), 0.266 * g, knee * g)
    program.cone(leg.along(0.5), leg.ankle, knee * g, ankle * (1 + (g - 1) * 0.6), k=0.03)


def below_hem(tailor: Tailor) -> None:
    """Cut the open legs off over the crotch: a round hip would come out through a narrow top's hem.

    Under a tucked-in shirt the hip itself is seen, and stays.
    """
    if tailor.spec.top.kind == "shirt" and tailor.spec.top.tie:
        return
    tailor.program.plane((0, 1, 0), (0, tailor.level(1.20), 0), k=0.10)


def _break(tailor: Tailor, leg: Leg) -> None:
    """Cloth that rests on a shoe and bends behind the knee."""
    rise = leg.hip - leg.ankle
    along: V = rise / float(np.linalg.norm(rise))
    ahead: V = np.array([0.0, 0.0, 1.0]) - along * along[2]
    aside: V = np.cross(ahead, along)
    axes = np.stack([ahead, along, aside])
    program = tailor.program
    program.gather(
        leg.ankle, axes, at=0.15, half=0.19, pitch=0.16, height=0.017, slant=0.16 * leg.side, facing=0.8, phase=0.4
    )
    axes[[0, 2]] *= -1
    program.gather(leg.ankle, axes, at=0.46, half=0.16, pitch=0.15, height=0.010, slant=0.10 * leg.side, facing=1.0)


def _turn_ups(tailor: Tailor, cloth: Material) -> None:
    for leg in tailor.legs:
        r = 0.205 * (1 + (leg.girth - 1) * 0.6) + _FIT * 0.205 * tailor.spec.bottom.fit + 0.038
        tailor.program.cone(leg.at(0.60), leg.ankle, r + 0.015, r)
        tailor.program.plane((0, -1, 0), (0, _TURNED - 0.015, 0), k=0.05).plane(
            (0, 1, 0), (0, _TURNED + 0.15, 0), k=0.05
        )
        tailor.program.part(cloth, k=0.008)
