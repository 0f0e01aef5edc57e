"""A biker's jacket: leather, a zip on the slant, wide lapels that snap, shoulder straps and a belt."""

from __future__ import annotations

from dataclasses import replace

from ...paint.material import Material
from ..primitives import SUBTRACT
from .outer import STEEL, T, turned_collar
from .sewing import armhole, flanks, line, spine, yoke
from .sleeves import LONG, sleeves
from .tailor import SMALL, Polygon, Tailor

_GLOSS = 0.34
_LOW, _TOP = (0.10, 1.20), (0.215, 2.02)
"""The closed part of the zip, on the wearer's left."""
_OPEN: Polygon = [(0.06, 1.86), (0.20, 1.98), (0.255, 2.40), (0.31, 3.0), (-0.31, 3.0), (-0.235, 2.50)]
_LEAF: Polygon = [(0.185, 2.66), (0.275, 2.46), (0.39, 2.56), (0.56, 2.52), (0.55, 2.95), (0.24, 2.95)]
_WIDE: Polygon = [(-0.01, 1.80), (-0.17, 1.86), (-0.50, 2.34), (-0.36, 2.50), (-0.245, 2.60), (-0.195, 2.46)]
_NARROW: Polygon = [(0.160, 1.94), (0.285, 1.90), (0.50, 2.34), (0.36, 2.50), (0.255, 2.60), (0.235, 2.40)]
"""The lapels, one folded back wider than the other."""
_ZIPS: tuple[Polygon, ...] = ([(0.30, 1.52), (0.475, 1.72)],)


def biker(tailor: Tailor) -> None:
    """Short and close, black or whatever colour the hide has."""
    hem = tailor.hem(1.26, thick=True)
    zips = tuple(line(tailor, points, kind="stitch", thread=STEEL.color) for points in _ZIPS)
    seams = (armhole(tailor), flanks(tailor, hem), spine(tailor, hem), yoke(tailor, 2.40), *zips)
    hide = _leather(tailor.cloth("jacket", pattern=False, roughness=_GLOSS, seams=seams))
    program = tailor.program
    program.copy(tailor.torso).offset(T).plane((0, -1, 0), (0, tailor.level(hem), 0), k=0.05)
    program.prism(tailor.graded(_OPEN), symmetric=False, z_min=-0.05, k=0.06, op=SUBTRACT)
    program.part(hide, k=0.02)
    _zip(tailor)
    trim = _leather(tailor.cloth("lapel", pattern=False, roughness=_GLOSS, tint=0.035))
    for leaf in (_WIDE, _NARROW):
        tailor.relief(T + 0.055, leaf, trim, mirrored=False, edge=0.05)
    turned_collar(tailor, _LEAF, trim, rise=0.075)
    tailor.buttons([(-0.41, 2.33), (0.41, 2.33), (-0.13, 1.91)], T + 0.045, STEEL, radius=0.040)
    _belt(tailor, hem)
    _straps(tailor, trim)
    cuff = _leather(tailor.cloth("cuff", pattern=False, roughness=_GLOSS, tint=0.02))
    sleeves(tailor, 0.080, LONG, cuff=0.15, cuff_material=cuff, pattern=False, made=hide)


def _leather(material: Material) -> Material:
    return replace(material, finish="leather")


def _zip(tailor: Tailor) -> None:
    (x0, y0), (x1, y1) = _LOW, _TOP
    teeth = line(tailor, [_LOW, _TOP], kind="stitch", thread=STEEL.color, mirrored=False)
    tape = _leather(tailor.cloth("zip", pattern=False, roughness=_GLOSS, tint=-0.03, seams=(teeth,)))
    strip: Polygon = [(x0 - 0.045, y0), (x0 + 0.045, y0), (x1 + 0.045, y1), (x1 - 0.045, y1)]
    tailor.relief(T + 0.034, strip, tape, mirrored=False, edge=SMALL)
    tailor.button(x1, y1, T + 0.034, STEEL, radius=0.045)


def _belt(tailor: Tailor, hem: float) -> None:
    low, high = hem - 0.03, hem + 0.125
    tailor.band(T + 0.030, low, high, _leather(tailor.cloth("belt", pattern=False, roughness=_GLOSS, tint=0.015)))
    x, y, z = tailor.front(-0.08, 0.5 * (low + high), T + 0.030)
    tailor.program.box((x, y, z), (0.090, 0.085, 0.045), round=0.025).part(STEEL, k=0.006)


def _straps(tailor: Tailor, hide: Material) -> None:
    """Over both shoulders, from the neck to the sleeve."""
    form, level, program = tailor.body.form, tailor.level, tailor.program
    for side in (-1, 1):
        program.copy(tailor.torso).offset(T + 0.050)
        program.plane((0, -1, 0), (0, level(2.30), 0), k=0.03)
        program.plane((-side, 0, 0), (side * 0.52 * form.shoulder, 0, 0), k=0.03)
        program.plane((0, 0, 1), (0, 0, 0.075), k=0.03).plane((0, 0, -1), (0, 0, -0.075), k=0.03)
        program.part(hide, k=0.012)
