"""A hooded sweatshirt."""

from __future__ import annotations

from ..primitives import SUBTRACT
from .sewing import armhole, line
from .sleeves import LONG, sleeves
from .sweater import soft_layer
from .tailor import OFF_AXIS, Polygon, Tailor
from .tank import sleeveless

T = 0.10
_POUCH = 1.55
"""Hems above this leave no room for the pocket."""


def hoodie(tailor: Tailor) -> None:
    """Ribs, a kangaroo pocket, the hood down on the back, two strings."""
    rib = tailor.rib()
    hem = tailor.hem(1.24, thick=True)
    if tailor.spec.top.sleeve == "none":
        sleeveless(tailor, T, hem)
        tailor.band(T + 0.018, hem - 0.05, hem + 0.10, rib)
    else:
        soft_layer(tailor, T, hem, tailor.cloth("top", seams=(armhole(tailor),)))
        length = LONG if tailor.spec.top.sleeve == "long" else 0.92
        sleeves(tailor, 0.075, length, cuff=0.15, cuff_material=rib, puff=0.05 if length > 1 else 0.0)
    if hem < _POUCH:
        _pocket(tailor, hem + 0.14)
    _hood(tailor)
    _strings(tailor)


def _pocket(tailor: Tailor, y: float) -> None:
    pocket: Polygon = [
        (OFF_AXIS, y), (0.40, y), (0.42, y + 0.04), (0.42, y + 0.20), (0.25, y + 0.52), (OFF_AXIS, y + 0.54),
    ]  # fmt: skip
    mouth = line(tailor, [(0.385, y + 0.20), (0.215, y + 0.50)], kind="stitch")
    tailor.relief(0.165, pocket, tailor.cloth("pocket", seams=(mouth,)), k=0.012, edge=0.05)


def _hood(tailor: Tailor) -> None:
    """Lying on the back: a bag that hangs to a soft point, open upwards, its rim running to the throat."""
    level, w = tailor.level, 0.5 * (1 + tailor.girth)
    program = tailor.program
    cloth = tailor.cloth("hood", pattern=False, seams=(line(tailor, [(0.0, 2.0), (0.0, 3.0)], "back"),))
    program.ellipsoid((0, level(2.74), -0.34), (0.58 * w, 0.24, 0.36), (0.30, 0, 0))
    program.ellipsoid((0, level(2.50), -0.50), (0.40 * w, 0.30, 0.20), (-0.15, 0, 0), k=0.22)
    program.cone((0, level(2.42), -0.56), (0, level(2.26), -0.55), 0.17, 0.11, k=0.20)
    program.ellipsoid((0, level(2.99), -0.36), (0.40 * w, 0.30, 0.25), (0.30, 0, 0), k=0.10, op=SUBTRACT)
    for side in (-1, 1):
        back, top = (side * 0.50 * w, level(2.78), -0.18), (side * 0.43 * w, level(2.76), 0.20 * w)
        front = (side * 0.10, level(2.55), 0.46 * w)
        program.cone(back, top, 0.16, 0.15, k=0.12).cone(top, front, 0.15, 0.10, k=0.10)
    program.part(cloth, k=0.03)


def _strings(tailor: Tailor) -> None:
    cord = tailor.cloth("string", tailor.spec.top.accent, pattern=False)
    for side in (-1, 1):
        # Half sunk in: off the cloth they would be thickened for the printer, to sausages.
        a = tailor.front(side * 0.13, 2.50, T + 0.035)
        b = tailor.front(side * 0.16, 2.12, T + 0.008)
        c = tailor.front(side * 0.16, 2.06, T + 0.008)
        tailor.program.cone(a, b, 0.030, 0.030).cone(b, c, 0.036, 0.036, k=0.01)
        tailor.program.part(cord, k=0.006)
