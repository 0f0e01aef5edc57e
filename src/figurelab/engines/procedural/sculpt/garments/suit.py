"""A suit: jacket with lapels over shirt and tie."""

from __future__ import annotations

from ...paint.material import Material, Seam
from ...paint.oklab import from_hex, lightness
from .collars import wings
from .sewing import armhole, flanks, line, spine
from .sleeves import LONG, sleeves
from .tailor import OFF_AXIS, SMALL, Polygon, Tailor
from .tie import bow, tie

T = 0.115
HEM = 1.16
_V = 1.84
_OPENING: Polygon = [(OFF_AXIS, _V), (0.0, _V), (0.36, 2.95), (OFF_AXIS, 2.95)]
_FRONT_EDGE: Polygon = [(OFF_AXIS, 0.5), (0.24, 0.5), (0.19, 1.14), (0.11, 1.29), (0.0, 1.43), (OFF_AXIS, 1.43)]
_LAPEL: Polygon = [
    (0.0, _V - 0.03), (0.10, 2.16), (0.235, 2.55), (0.36, 2.95), (0.46, 2.95), (0.47, 2.62), (0.36, 2.53), (0.46, 2.42),
]  # fmt: skip
_PIN = (0.295, 2.44)
"""On the wearer's left lapel."""
_CROSSED = 1.98
"""Where the fronts of a double-breasted one cross, and what they leave free."""
_OVERLAP: Polygon = [(OFF_AXIS, _CROSSED), (0.0, _CROSSED), (0.36, 2.95), (OFF_AXIS, 2.95)]
_PEAKED: Polygon = [
    (0.0, _CROSSED - 0.04), (0.10, 2.22), (0.235, 2.57), (0.36, 2.95), (0.46, 2.95), (0.45, 2.66), (0.40, 2.60),
    (0.535, 2.635), (0.40, 2.34), (0.20, 2.06),
]  # fmt: skip
_LIT, _PALE = 0.05, 0.6
"""OKLab L added to a pale shirt, which lies in the shade of lapels and chin, and from which on it is one."""
_SILK = 0.35
"""Roughness of a dinner jacket's lapels."""


def suit(tailor: Tailor) -> None:
    """Two buttons or, double-breasted, six and peaked lapels; flap pockets, a pocket square; seams, darts and a vent
    behind."""
    inner(tailor)
    double = tailor.spec.top.breast == "double"
    darts = line(tailor, [(0.30, 1.62), (0.29, 2.02)])
    vent = line(tailor, [(0.0, HEM), (0.0, 1.46)], "back", "fold")
    sewn = [armhole(tailor), spine(tailor, HEM), vent, darts, *panels(tailor, HEM)]
    if double:
        # The wearer's left front lies over the right one, its edge beyond the middle.
        sewn.append(line(tailor, [(-0.215, HEM), (-0.215, 1.86), (-0.03, _CROSSED)], mirrored=False))
    jacket = tailor.cloth("jacket", seams=sewn)
    cuts = [_OVERLAP] if double else [_OPENING, _FRONT_EDGE]
    tailor.layer(T, HEM, jacket, k=0.02, cuts=cuts)
    sleeves(tailor, 0.070, LONG + 0.02)
    sleeves(tailor, 0.045, LONG + 0.10, color=tailor.spec.top.inner, pattern=False, name="cuff")
    lapels(tailor, _PEAKED if double else _LAPEL)
    flap: Polygon = [(0.25, 1.455), (0.53, 1.475), (0.53, 1.600), (0.25, 1.580)]
    tailor.relief(T + 0.028, flap, tailor.cloth("flap", tint=0.02), k=0.012, edge=SMALL)
    welt(tailor)
    button = tailor.cloth("button", tint=tailor.off(0.07), pattern=False, roughness=0.3)
    places = [(x, y) for y in (1.88, 1.68, 1.48) for x in (-0.145, 0.145)] if double else [(0, 1.665), (0, 1.495)]
    tailor.buttons(places, T + 0.01, button, radius=0.050)


def panels(tailor: Tailor, hem: float) -> tuple[Seam, Seam]:
    """The two shaped seams of a tailored back."""
    outer = [(0.40, hem), (0.34, 1.60), (0.36, 2.0), (0.46, 2.36)]
    return line(tailor, outer, "back"), flanks(tailor, hem)


def welt(tailor: Tailor) -> None:
    """The breast pocket on the wearer's left, with its square."""
    if tailor.spec.top.square:
        square: Polygon = [(0.365, 2.15), (0.500, 2.17), (0.500, 2.265), (0.462, 2.325), (0.425, 2.27), (0.380, 2.30)]
        linen = tailor.cloth("square", tailor.spec.top.square, pattern=False)
        tailor.relief(T + 0.036, square, linen, mirrored=False, edge=SMALL)
    edge: Polygon = [(0.34, 2.09), (0.52, 2.115), (0.52, 2.215), (0.34, 2.19)]
    tailor.relief(T + 0.036, edge, tailor.cloth("flap", tint=0.02), k=0.012, mirrored=False, edge=SMALL)


def inner(tailor: Tailor) -> None:
    """The shirt under a V-necked layer, with its tie or an open collar."""
    top = tailor.spec.top
    lit = _LIT if lightness(from_hex(top.inner)) > _PALE else 0.0
    cloth = tailor.cloth("shirt", top.inner, pattern=False, tint=lit)
    tailor.layer(0.05, 1.55, cloth)
    wings(tailor, 0.112, cloth)
    if top.tie and top.knot == "bow":
        # Its wings lie over the lapels.
        bow(tailor, T + 0.040, top.tie)
    elif top.tie:
        tie(tailor, 0.095, top.tie, point=1.66)
        return
    placket: Polygon = [(OFF_AXIS, 1.6), (0.055, 1.6), (0.055, 2.62), (OFF_AXIS, 2.62)]
    tailor.relief(0.068, placket, tailor.cloth("shirt", top.inner, pattern=False, tint=lit - 0.02))
    if top.tie:
        studs = tailor.cloth("stud", top.tie, pattern=False, roughness=0.25)
        tailor.buttons([(0, 2.30), (0, 2.08)], 0.062, studs, radius=0.040)
        return
    button = tailor.cloth("button", top.inner, tint=-0.04, pattern=False, roughness=0.4)
    tailor.buttons([(0, 2.36), (0, 2.12)], 0.062, button, radius=0.042)


def lapels(tailor: Tailor, leaf: Polygon) -> None:
    """Lapels and the collar that lies behind the neck; lighter than the cloth, so that they read without light."""
    dinner = tailor.spec.top.tie is not None and tailor.spec.top.knot == "bow"
    cloth = tailor.cloth("lapel", tint=0.035, roughness=_SILK if dinner else 0.72)
    tailor.relief(T + 0.065, leaf, cloth)
    level = tailor.level
    program = tailor.program
    radii = tuple(r * tailor.neck for r in (0.545, 0.505, 0.44, 0.41))
    program.loft(0, -0.03, level(2.57), level(2.93), radii, (0.90, 0.95), end=0.05)
    program.plane((0, 0, 1), (0, 0, 0.05), k=0.05).part(cloth, k=0.02)
    if tailor.spec.top.pin:
        pin = Material("pin", tailor.spec.top.pin, "metal", roughness=0.3)
        tailor.button(*_PIN, T + 0.055, pin, radius=0.042)
