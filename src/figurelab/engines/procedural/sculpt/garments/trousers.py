"""Trousers and jeans."""

from __future__ import annotations

import numpy as np

from ...paint.material import Material, Seam
from ..anatomy import CROTCH
from ..legs import Leg, V
from .sewing import line
from .tailor import Polygon, Tailor

T = 0.035
WAISTBAND = 1.50
THREAD = "#d8a860"
_POCKET: Polygon = [(0.19, 1.33), (0.44, 1.33), (0.44, 1.12), (0.315, 1.06), (0.19, 1.12)]
"""A back pocket of jeans."""
_FLY: Polygon = [(0.095, 1.45), (0.09, 1.27), (0.05, 1.20), (0.0, 1.18)]


def trousers(tailor: Tailor) -> None:
    """Long legs; jeans are stitched and turned up, pressed trousers creased, and both tuck into boots."""
    bottom = tailor.spec.bottom
    denim = bottom.kind == "jeans"
    legs = _outseams(tailor, THREAD) if denim else _pressed(tailor)
    tucked = tailor.spec.shoes.kind == "boot"
    _legs(tailor, _cloth(tailor, legs), 0.175 if tucked else 0.205)
    pelvis(tailor, _cloth(tailor, (*_waist(tailor, denim), *legs)))
    if denim and not tucked:
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
    return (Seam(points, "front"), Seam(points, "back"))


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


def _legs(tailor: Tailor, cloth: Material, ankle: float) -> None:
    program = tailor.program
    for leg in tailor.legs:
        g = leg.girth
        hem = 0.20 if ankle > 0.19 else 0.45
        knee = 0.235 if ankle > 0.19 else 0.22
        program.cone(leg.hip, leg.along(0.5), 0.268 * g, knee * g)
        program.cone(leg.along(0.5), leg.ankle, knee * g, ankle * (1 + (g - 1) * 0.6))
        if hem < 0.4:
            _break(tailor, leg)
        program.plane((0, -1, 0), (0, hem, 0), k=0.05)
        below_hem(tailor)
        program.part(cloth, k=0.03)


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
        leg.ankle, axes, at=0.20, half=0.26, pitch=0.19, height=0.017, slant=0.09 * leg.side, facing=0.6, phase=0.4
    )
    axes[[0, 2]] *= -1
    program.gather(leg.ankle, axes, at=0.46, half=0.20, pitch=0.17, height=0.014, slant=0.06 * leg.side, facing=1.0)


def _turn_ups(tailor: Tailor, cloth: Material) -> None:
    for leg in tailor.legs:
        r = 0.205 * (1 + (leg.girth - 1) * 0.6) + 0.04
        tailor.program.cone(leg.at(0.60), leg.ankle, r + 0.01, r)
        tailor.program.plane((0, -1, 0), (0, 0.235, 0), k=0.05).plane((0, 1, 0), (0, 0.42, 0), k=0.05)
        tailor.program.part(cloth, k=0.008)
