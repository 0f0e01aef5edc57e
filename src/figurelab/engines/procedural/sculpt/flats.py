"""Leather shoes without laces: ballet flats, bar shoes and pumps on bare feet, loafers on any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..paint.material import Material
from .last import DARK_SOLE, Last
from .primitives import INTERSECT, SUBTRACT
from .program import Program, Row

GLOSS = 0.34
_FOOT = (0.172, 0.140, 0.275)
_HEEL = 0.100
"""How high a pump's heel lifts the upper, HR."""
_GOLD = Material("buckle", "#d2ad62", "metal", roughness=0.25)


def flat(last: Last, cut: str, bare: Material | None) -> None:
    """A shoe of a cut of :data:`CUTS`, on a bare foot or, where that is None, under trousers."""
    foot = _bare_foot(last)
    if bare is None:
        last.program.discard()
    else:
        if cut == "pump":
            _arch(last, 0.02)
        last.above(0.05).part(bare, k=0.02)
    CUTS[cut](last, foot, bare is not None)


def _bare_foot(last: Last) -> list[Row]:
    """Open rows: an instep that slopes to the toes, and the ankle."""
    last.form(0.045, 0.170, _FOOT, pitch=0.18)
    last.program.cone(last.at(-0.05, 0.18), last.at(-0.04, 0.42), 0.172, 0.152, k=0.12)
    return last.program.open_rows()


def _leather(last: Last) -> Material:
    return Material("shoe", last.shoes.color, "leather", roughness=GLOSS)


def _upper(last: Last, reach: float, wide: float, tall: float) -> list[Row]:
    """Open rows: a heel cup and a toe that ends so far ahead."""
    last.form(-0.01, 0.160, (0.208, 0.165, 0.245), pitch=0.04)
    long = 0.265
    toe = last.at(reach - long, 0.108)
    last.program.ellipsoid(toe, (wide, tall, long), (0.06, last.leg.yaw, 0), k=0.16)
    return last.program.open_rows()


def _arch(last: Last, over: float) -> Program:
    """Cut the open rows off below, along a sole that rises to a pump's heel, so far over it."""
    return last.program.plane(last.facing(-_HEEL / 0.42, -1.0), last.at(0.240, 0.052 + over), k=0.04)


def _topline(last: Last, front: float) -> Program:
    """Cut the open rows low: an oval that ends so far ahead, and a heel cup no higher than the ankle bone."""
    long = 0.235
    middle = last.at(front - long, 0.405)
    last.program.ellipsoid(middle, (0.172, 0.200, long), (0.14, last.leg.yaw, 0), k=0.05, op=SUBTRACT)
    return last.program.plane(last.facing(-0.20, 1), last.at(-0.20, 0.285), k=0.04)


def _ballet(last: Last, foot: list[Row], bare: bool) -> None:
    """A round toe, a thin sole and a bow."""
    program, leather = last.program, _leather(last)
    last.sole(0.235, 0.085, 0.212, 0.062, DARK_SOLE)
    _upper(last, 0.475, 0.214, 0.140)
    last.above(0.045)
    _topline(last, 0.262).part(leather, k=0.010)
    trim = replace(leather, tint=last.deeper(0.06))
    for side in (-1, 1):
        turn = (0.45, last.leg.yaw, side * 0.25)
        program.ellipsoid(last.at(0.282, 0.250, side * 0.066), (0.066, 0.046, 0.044), turn, k=0.012)
    program.ellipsoid(last.at(0.288, 0.252), (0.034, 0.040, 0.050), (0.45, last.leg.yaw, 0), k=0.012)
    program.part(trim, k=0.008)


def _barred(last: Last, foot: list[Row], bare: bool) -> None:
    """A round toe, a low block heel and a bar over the instep with a button outside."""
    program, leather = last.program, _leather(last)
    last.sole(0.240, 0.085, 0.222, 0.085, DARK_SOLE)
    rows = _upper(last, 0.485, 0.222, 0.150)
    last.above(0.06)
    _topline(last, 0.252).part(leather, k=0.010)
    program.copy(foot).offset(0.034)
    program.box(last.at(0.060, 0.290), (0.30, 0.046, 0.30), (-0.62, last.leg.yaw, 0), round=0.02, op=INTERSECT)
    last.above(0.16).part(leather, k=0.006)
    out = last.leg.side
    program.ellipsoid(last.at(0.045, 0.262, out * 0.205), (0.046, 0.046, 0.046)).part(_GOLD, k=0.006)
    program.copy(rows).offset(0.016).plane(last.facing(-0.95, 0.30), last.at(0.360, 0.20), k=0.03)
    last.above(0.06).part(replace(leather, tint=last.deeper(0.035)), k=0.006)


def _pump(last: Last, foot: list[Row], bare: bool) -> None:
    """A tapered toe, an arch and a block heel."""
    program, leather = last.program, _leather(last)
    dark = last.rubber("sole", DARK_SOLE, last.apart(last.shoes.sole or DARK_SOLE, -0.06))
    program.cone(last.at(0.195, 0.05), last.at(0.330, 0.05), 0.180, 0.125)
    program.plane((0, 1, 0), (0, 0.072, 0), k=0.03).plane((0, -1, 0), (0, -0.03, 0), k=0.02)
    program.part(dark, k=0.012)
    program.cone(last.at(-0.190, -0.05), last.at(-0.170, 0.20), 0.085, 0.125)
    program.plane((0, -1, 0), (0, -0.03, 0), k=0.02).plane((0, 1, 0), (0, 0.215, 0), k=0.02)
    program.part(leather, k=0.02)
    last.form(-0.015, 0.190, (0.206, 0.175, 0.245), pitch=0.08)
    program.ellipsoid(last.at(0.215, 0.120), (0.198, 0.138, 0.235), (0.14, last.leg.yaw, 0), k=0.14)
    program.cone(last.at(0.300, 0.100), last.at(0.455, 0.090), 0.120, 0.062, k=0.14)
    _arch(last, 0.0)
    last.above(0.045)
    _topline(last, 0.240).part(leather, k=0.012)


def _loafer(last: Last, foot: list[Row], bare: bool) -> None:
    """A welt, an apron over the toe and a saddle across the instep."""
    program, leather = last.program, _leather(last)
    last.sole(0.268, 0.095, 0.238, 0.085, DARK_SOLE)
    last.welt(0.268, 0.095, 0.246, 0.060, 0.112, last.rubber("welt", DARK_SOLE, 0.10))
    rows = _upper(last, 0.520, 0.226, 0.172)
    if not bare:
        program.cone(last.at(-0.04, 0.2), last.at(-0.02, 0.34), 0.200, 0.180, k=0.10)
        rows = program.open_rows()
    last.above(0.05)
    if bare:
        _topline(last, 0.255)
    else:
        last.below_the_hem()
    program.part(leather, k=0.012)
    trim = replace(leather, tint=last.deeper(0.05))
    apron = last.strap(rows, 0.022, (0.365, 0.235), (0.135, 0.115, 0.18), 1.20)
    apron.part(replace(leather, tint=last.deeper(0.025)), k=0.006)
    program.copy(rows).offset(0.036)
    program.box(last.at(0.292, 0.240), (0.30, 0.046, 0.30), (-0.95, last.leg.yaw, 0), round=0.018, op=INTERSECT)
    last.above(0.10).part(trim, k=0.006)


CUTS: dict[str, Callable[[Last, list[Row], bool], None]] = {
    "ballet": _ballet,
    "bar": _barred,
    "pump": _pump,
    "loafer": _loafer,
}
