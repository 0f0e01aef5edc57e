"""Shoes: big, blunt, toes out; their soles overlap the base."""

from __future__ import annotations

from ..figure import FigureSpec
from ..paint.material import Material
from .legs import Leg
from .program import Program

RUBBER = "#f6f3ec"
DARK_SOLE = "#241c1a"
SUNK = -0.03
"""Soles end below the top of the base, so that shoe and base are one solid."""


def shoes(program: Program, spec: FigureSpec, pair: tuple[Leg, Leg]) -> None:
    """Both shoes of the spec's kind."""
    add = {"sneaker": _sneaker, "dress": _dress_shoe, "boot": _boot, "sandal": _sneaker}[spec.shoes.kind]
    for leg in pair:
        add(program, spec.shoes.color, leg)


def _sole(program: Program, leg: Leg, toe: float, heel: float, width: float, thick: float, color: str) -> None:
    """A slab whose outline is the hull of a toe circle and a heel circle."""
    y = thick * 0.5
    program.cone(leg.ahead(-heel, y), leg.ahead(toe, y), width * 0.90, width)
    program.plane((0, 1, 0), (0, thick, 0), k=0.06).plane((0, -1, 0), (0, SUNK, 0), k=0.02)
    program.part(Material("sole", color, "plastic", roughness=0.55), k=0.008)


def _trim(program: Program, bottom: float) -> None:
    program.plane((0, -1, 0), (0, bottom, 0), k=0.02)


def _sneaker(program: Program, color: str, leg: Leg) -> None:
    _sole(program, leg, 0.22, 0.14, 0.275, 0.15, RUBBER)
    upper = Material("shoe", color, "cloth", roughness=0.5)
    _sneaker_form(program, leg)
    program.cone(leg.ahead(-0.03, 0.25), leg.ahead(-0.015, 0.42), 0.21, 0.185, k=0.10)
    _trim(program, 0.10)
    program.plane((0, 1, 0), (0, 0.46, 0), k=0.06).part(upper, k=0.008)
    _sneaker_form(program, leg)
    program.offset(0.024).plane(leg.ahead(-1, -0.35) - leg.ahead(0, 0), leg.ahead(0.385, 0.2), k=0.03)
    _trim(program, 0.10)
    program.part(Material("toe", RUBBER, "plastic", roughness=0.5), k=0.015)
    lace = Material("lace", "#fbfaf5", "cloth")
    for i in range(3):
        y, z = 0.400 - 0.048 * i, 0.175 + 0.072 * i
        program.cone(leg.ahead(z, y, -0.095), leg.ahead(z, y, 0.095), 0.034, 0.034).part(lace, k=0.006)


def _sneaker_form(program: Program, leg: Leg) -> None:
    program.ellipsoid(leg.ahead(0.10, 0.19), (0.255, 0.225, 0.375), (0.06, leg.yaw, 0), k=0.03)


def _dress_shoe(program: Program, color: str, leg: Leg) -> None:
    _sole(program, leg, 0.26, 0.16, 0.235, 0.075, DARK_SOLE)
    leather = Material("shoe", color, "leather", roughness=0.18)
    program.ellipsoid(leg.ahead(0.13, 0.15), (0.222, 0.18, 0.40), (0.10, leg.yaw, 0), k=0.03)
    program.cone(leg.ahead(-0.04, 0.2), leg.ahead(-0.02, 0.33), 0.195, 0.175, k=0.10)
    _trim(program, 0.05)
    program.part(leather, k=0.006)


def _boot(program: Program, color: str, leg: Leg) -> None:
    _sole(program, leg, 0.21, 0.13, 0.28, 0.13, DARK_SOLE)
    leather = Material("shoe", color, "leather", roughness=0.42)
    program.ellipsoid(leg.ahead(0.09, 0.20), (0.258, 0.235, 0.36), (0, leg.yaw, 0), k=0.03)
    top, g = leg.at(0.72), leg.girth
    program.cone(leg.ahead(-0.05, 0.25), top, 0.235 * g, 0.26 * g, k=0.12)
    _trim(program, 0.09)
    program.plane((0, 1, 0), (0, 0.68, 0), k=0.05).part(leather, k=0.008)
    band = Material("shoe", color, "leather", roughness=0.55, tint=0.08)
    program.cone(leg.ahead(-0.05, 0.45), top, 0.27 * g, 0.29 * g)
    program.plane((0, -1, 0), (0, 0.575, 0), k=0.05).plane((0, 1, 0), (0, 0.70, 0), k=0.05)
    program.part(band, k=0.008)
