"""Trousers and jeans."""

from __future__ import annotations

from ...paint.material import Material, Seam
from ..legs import Leg
from ..primitives import SUBTRACT
from ..torso import CROTCH
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
    _legs(tailor, _cloth(tailor, legs), 0.180 if tucked else 0.232)
    pelvis(tailor, _cloth(tailor, (*_waist(tailor, denim), *legs)))
    if denim:
        _pockets(tailor)
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
    (x0, y0, _), (x1, y1, _) = leg.at(1.10 * tailor.scale), leg.ankle
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
        ]
    return tuple(seams)


def _pockets(tailor: Tailor) -> None:
    inside = [(x + (0.03 if x < 0.3 else -0.03 if x > 0.33 else 0), y + (0.03 if y < 1.2 else 0)) for x, y in _POCKET]
    sewn = line(tailor, inside[2:] + inside[:1], "back", "stitch", thread=THREAD)
    top = line(tailor, [inside[0], inside[1]], "back", "stitch", thread=THREAD)
    down = line(tailor, [inside[1], inside[2]], "back", "stitch", thread=THREAD)
    tailor.relief(T + 0.022, _POCKET, _cloth(tailor, (sewn, top, down), "pocket"), behind=True)


def pelvis(tailor: Tailor, cloth: Material, t: float = T) -> None:
    """From the waistband to a rounded crotch, of thickness t."""
    s = tailor.scale
    program = tailor.program
    program.copy(tailor.trunk).offset(t)
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
    """Cloth that rests on a shoe: soft creases across the front of the shin, and one behind the knee."""
    for y, turn, behind in ((0.40, 0.05, False), (0.56, -0.06, False), (0.44, 0.04, True), (0.72, -0.03, True)):
        x, _, z = leg.at(y)
        surface = z + (-1 if behind else 1) * (0.232 * leg.girth + 0.012)
        tailor.program.cone(
            (x - 0.15, y + turn, surface), (x + 0.15, y - turn, surface), 0.010, 0.010, k=0.08, op=SUBTRACT
        )


def _turn_ups(tailor: Tailor, cloth: Material) -> None:
    for leg in tailor.legs:
        r = 0.232 * (1 + (leg.girth - 1) * 0.6) + 0.04
        tailor.program.cone(leg.at(0.60), leg.ankle, r + 0.01, r)
        tailor.program.plane((0, -1, 0), (0, 0.235, 0), k=0.05).plane((0, 1, 0), (0, 0.42, 0), k=0.05)
        tailor.program.part(cloth, k=0.008)
