"""A denim jacket: stitched yokes and panels, two chest pockets under flaps, metal buttons, a pointed collar."""

from __future__ import annotations

from ...paint.material import Material, Seam, View
from ...paint.oklab import from_hex, to_oklab
from .outer import OPEN, T, own_pattern, turned_collar
from .sewing import armhole, around, flanks, line, yoke
from .sleeves import LONG, sleeves
from .tailor import SMALL, Polygon, Tailor

_COPPER = Material("button", "#b98f5f", "metal", roughness=0.35)
_ORANGE, _PALE = "#d8a860", "#d9dbdc"
"""Thread of blue denim, and of any other."""
_YOKES: tuple[tuple[float, View], ...] = ((2.25, "front"), (2.36, "back"))
_LEAF: Polygon = [(0.215, 2.62), (0.265, 2.34), (0.50, 2.46), (0.55, 2.66), (0.52, 2.95), (0.27, 2.95)]
_FLAP: Polygon = [(0.285, 2.235), (0.535, 2.235), (0.535, 2.125), (0.41, 2.060), (0.285, 2.125)]
_PANELS: tuple[Polygon, ...] = ([(0.325, 2.06), (0.285, 1.40)], [(0.500, 2.06), (0.405, 1.40)])
_EDGE, _CLOSED = 0.238, (1.98, 1.64)
"""How far out buttons and their holes are, and how high: none is beside a pocket's, with which it would be a heap."""
_BACK: Polygon = [(0.30, 2.38), (0.19, 1.40)]


def denim(tailor: Tailor) -> None:
    """Worn open; waistband and cuffs are of the same cloth, buttoned."""
    hem = tailor.hem(1.22, thick=True)
    own = own_pattern(tailor)
    shell = tailor.cloth("jacket", pattern=own, roughness=0.8, seams=_seams(tailor, hem))
    tailor.layer(T, hem, shell, k=0.02, cuts=[OPEN])
    thread = _thread(tailor)
    rows = tuple(around(tailor, y, thread=thread) for y in (hem + 0.02, hem + 0.135))
    band = tailor.cloth("band", pattern=False, roughness=0.8, tint=-0.02, seams=rows)
    tailor.band(T + 0.022, hem - 0.04, hem + 0.16, band, cuts=[OPEN])
    _placket(tailor, hem, thread)
    _pockets(tailor, thread)
    edge = [(0.245, 2.60), (0.285, 2.39), (0.47, 2.48), (0.515, 2.66)]
    sewn = (line(tailor, edge, kind="stitch", thread=thread),)
    turned_collar(tailor, _LEAF, tailor.cloth("lapel", pattern=False, roughness=0.8, tint=0.02, seams=sewn), rise=0.058)
    cuff = tailor.cloth("cuff", pattern=False, roughness=0.8, tint=-0.02)
    sleeves(tailor, 0.085, LONG, cuff=0.17, cuff_material=cuff, pattern=own)


def _thread(tailor: Tailor) -> str:
    _, _, blue = to_oklab(from_hex(tailor.spec.top.color))
    return _ORANGE if float(blue) < -0.025 else _PALE


def _double(tailor: Tailor, points: Polygon, thread: str, view: View = "front") -> tuple[Seam, Seam]:
    """A seam and the row of stitches beside it."""
    beside = [(x - 0.028, y) for x, y in points]
    return line(tailor, points, view), line(tailor, beside, view, "stitch", thread=thread)


def _seams(tailor: Tailor, hem: float) -> tuple[Seam, ...]:
    thread = _thread(tailor)
    return (
        armhole(tailor),
        flanks(tailor, hem),
        *(
            seam
            for y, view in _YOKES
            for seam in (yoke(tailor, y, view), yoke(tailor, y - 0.03, view, "stitch", thread))
        ),
        *(seam for panel in _PANELS for seam in _double(tailor, panel, thread)),
        *_double(tailor, _BACK, thread, "back"),
    )


def _placket(tailor: Tailor, hem: float, thread: str) -> None:
    """A strip along both edges: buttons on the wearer's left, sewn holes on the right."""
    strip: Polygon = [(0.185, hem - 0.03), (0.280, hem - 0.03), (0.290, 2.35), (0.33, 2.62), (0.27, 2.62), (0.20, 2.35)]
    sewn = line(tailor, [(0.262, hem), (0.272, 2.35), (0.31, 2.62)], kind="stitch", thread=thread)
    holes = (line(tailor, [(-_EDGE - 0.028, y), (-_EDGE + 0.028, y)], thread=thread, mirrored=False) for y in _CLOSED)
    cloth = tailor.cloth("placket", pattern=False, roughness=0.8, seams=(sewn, *holes))
    tailor.relief(T + 0.034, strip, cloth, edge=SMALL)
    tailor.buttons([(_EDGE, y) for y in _CLOSED], T + 0.012, _COPPER, radius=0.042)
    tailor.button(_EDGE, 1.30, T + 0.024, _COPPER, radius=0.042)


def _pockets(tailor: Tailor, thread: str) -> None:
    inside = [(0.307, 2.205), (0.307, 2.138), (0.41, 2.086), (0.513, 2.138), (0.513, 2.205)]
    sewn = line(tailor, inside, kind="stitch", thread=thread)
    flap = tailor.cloth("flap", pattern=False, roughness=0.8, tint=0.015, seams=(sewn,))
    tailor.relief(T + 0.046, _FLAP, flap, edge=SMALL)
    tailor.buttons([(-0.41, 2.125), (0.41, 2.125)], T + 0.036, _COPPER, radius=0.042)
