"""Trousers and jeans."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from ...paint.material import LimbFrame, Material, Seam, vec3
from ...paint.seams import stitched_round
from ..anatomy import CROTCH
from ..legs import Leg, turned_up
from .pant_legs import T, bend, crease, drag, fork, over_shoe, pant_leg, shoe_break
from .sewing import line
from .tailor import Polygon, Tailor

WAISTBAND = 1.50
THREAD = "#d8a860"
_FIT = 0.22
"""How much wider loose trousers are at the ankle."""
_TUCKED, _NARROW, _HEMMED = 0.178, 0.192, 0.203
"""Radius at the ankle in boots, under turn-ups, and of a leg that hangs down to the shoe, HR."""
_TURNED = 0.39
"""Hem of turned-up jeans, HR: over the shoe, or it would hide them."""
_LOW, _RISE, _HEM = 0.288, 0.34, 0.080
"""Height of the hem over a shoe, under the ankle, how much it rises for each HR ahead, and its breadth, HR."""
_STITCHED, _ROUND = 0.2 + 0.052, stitched_round(0.24)
"""Height of its stitches over their frame's start, and the radius that they run round at, HR."""
_STRIPE = 0.05
_POCKET: Polygon = [(0.19, 1.33), (0.44, 1.33), (0.44, 1.12), (0.315, 1.06), (0.19, 1.12)]
"""A back pocket of jeans."""
_OUTSEAM: Polygon = [(-0.03, 0.2), (0.0, 1.5)]
"""(z, y)."""
_FLY: Polygon = [(0.095, 1.45), (0.09, 1.36), (0.055, 1.305), (0.0, 1.285)]
"""It ends, as pockets do, where a T-shirt's hem hangs: their lower ends alone would be scraps of thread."""


def trousers(tailor: Tailor) -> None:
    """Long legs; jeans are stitched and turned up, trousers of a suit or over leather shoes are pressed; boots go over
    both."""
    bottom = tailor.spec.bottom
    denim = bottom.kind == "jeans"
    legs = _outseams(tailor, THREAD) if denim else (line(tailor, _OUTSEAM, "side"),)
    tucked = tailor.spec.shoes.kind == "boot"
    turned = turned_up(tailor.spec)
    hem = 0.45 if tucked else _TURNED if turned else _LOW
    worn = _worn(tailor) if denim else ()
    _legs(tailor, _cloth(tailor, (*legs, *worn)), hem, ankle(tailor))
    pelvis(tailor, _cloth(tailor, (*_waist(tailor, denim), *legs)))
    if turned:
        _turn_ups(tailor, Material("cuff", bottom.color, "cloth", roughness=0.75, tint=0.12))


def ankle(tailor: Tailor) -> float:
    """Radius of a trouser leg at the ankle, HR, before the leg's own girth."""
    if tailor.spec.shoes.kind == "boot":
        return _TUCKED
    usual = _NARROW if turned_up(tailor.spec) else _HEMMED
    return usual * (1 + _FIT * tailor.spec.bottom.fit)


def _cloth(tailor: Tailor, seams: tuple[Seam, ...] = (), name: str = "pants") -> Material:
    return Material(name, tailor.spec.bottom.color, "cloth", roughness=0.75, seams=seams)


def _outseams(tailor: Tailor, thread: str) -> tuple[Seam, ...]:
    """Down the outside of both legs: a seam with a row of stitches on each side."""
    beside = ([(z + x, y) for z, y in _OUTSEAM] for x in (-0.024, 0.024))
    sewn = (line(tailor, down, "side", "stitch", thread=thread) for down in beside)
    return (line(tailor, _OUTSEAM, "side"), *sewn)


def _worn(tailor: Tailor) -> tuple[Seam, ...]:
    """Where denim is rubbed pale: down the thighs to the knees and on the seat."""
    x = tailor.body.form.stance / tailor.girth
    front = line(tailor, [(x, 0.98), (x + 0.03, 0.56)], kind="worn")
    return front, line(tailor, [(x, 0.96), (x + 0.02, 0.66)], "back", "worn")


def _waist(tailor: Tailor, denim: bool) -> tuple[Seam, ...]:
    """Fly and front pockets; jeans have a yoke and a middle seam behind."""
    scoop = [(0.24, 1.46), (0.27, 1.38), (0.38, 1.335), (0.60, 1.33)] if denim else [(0.33, 1.46), (0.52, 1.20)]
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
    pressed = bottom.kind == "trousers" and (tailor.spec.top.kind == "suit" or tailor.spec.shoes.kind == "dress")
    for leg in tailor.legs:
        pant_leg(tailor, leg, ankle)
        if hem < _TURNED:
            over_shoe(tailor, leg, ankle)
        if pressed:
            crease(tailor, leg, ankle)
        fork(tailor, leg, crisp=pressed)
        bend(tailor, leg, crisp=pressed)
        drag(tailor, leg, crisp=pressed)
        if hem <= _TURNED:
            shoe_break(tailor, leg, crisp=pressed)
        if hem < _TURNED:
            _hem(tailor, leg, cloth)
        else:
            program.plane((0, -1, 0), (0, hem, 0), k=0.05)
            program.part(cloth, k=0.03)
        if bottom.stripe:
            pant_leg(tailor, leg, ankle, 0.024)
            z = float(leg.along(0.5)[2])
            program.plane((0, 0, 1), (0, 0, z + _STRIPE), k=0.03).plane((0, 0, -1), (0, 0, z - _STRIPE), k=0.03)
            program.plane((-leg.side, 0, 0), leg.along(0.5), k=0.03)
            program.plane((0, -1, 0), (0, hem, 0), k=0.05).plane((0, 1, 0), (0, tailor.level(1.24), 0), k=0.05)
            program.part(Material("stripe", bottom.stripe, "cloth", roughness=0.75), k=0.006)


def _hem(tailor: Tailor, leg: Leg, cloth: Material) -> None:
    """Close the open leg with a turned hem, higher over the instep than over the heel; that of jeans is stitched."""
    program = tailor.program
    down = leg.ahead(_RISE, -1.0) - leg.ahead(0.0, 0.0)
    program.plane(down, leg.ahead(0.0, _LOW), k=0.04)
    rows = program.open_rows()
    program.part(cloth, k=0.03)
    program.copy(rows).offset(0.018).plane(-down, leg.ahead(0.0, _LOW + _HEM), k=0.03)
    if tailor.spec.bottom.kind == "jeans":
        # The thread runs round an axis square to the hem, at one height over it.
        start, up = leg.ahead(0.03, _LOW), -down / float(np.linalg.norm(down))
        around = LimbFrame(vec3(start - 0.2 * up), vec3(start + 0.8 * up), _ROUND)
        once = math.pi * _ROUND
        stitches = Seam(((_STITCHED, -once), (_STITCHED, once)), "limb", "stitch", THREAD)
        cloth = replace(cloth, frame=around, seams=(*cloth.seams, stitches))
    program.part(cloth, k=0.006)


def _turn_ups(tailor: Tailor, cloth: Material) -> None:
    for leg in tailor.legs:
        r = _NARROW * (1 + (leg.girth - 1) * 0.6 + _FIT * tailor.spec.bottom.fit) + 0.038
        tailor.program.cone(leg.at(0.60), leg.ankle, r + 0.015, r)
        tailor.program.plane((0, -1, 0), (0, _TURNED - 0.015, 0), k=0.05).plane(
            (0, 1, 0), (0, _TURNED + 0.15, 0), k=0.05
        )
        tailor.program.part(cloth, k=0.008)
