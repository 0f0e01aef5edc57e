"""Shoes: big, blunt, toes out; their soles overlap the base."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..figure import FigureSpec
from ..paint.material import Material
from .boot import boot
from .flats import flat
from .lacing import straight_laces
from .last import DARK_SOLE, Last
from .legs import Leg, turned_up
from .program import Program, Row
from .sneaker import Cut, sneaker
from .torso import skin

CORK = "#b08a5e"
_TIGHT = -0.35
"""Fit of trousers up to which they are too narrow to fall over a shoe's heel."""


def shoes(program: Program, spec: FigureSpec, pair: tuple[Leg, Leg]) -> None:
    """Both shoes of the spec's kind."""
    long = covered(spec)
    low = long and spec.bottom.fit > _TIGHT and not turned_up(spec)
    kind = spec.shoes.kind
    for leg in pair:
        last = Last(program, spec.shoes, leg, long, low)
        if kind == "sandal":
            _foot(last, skin("foot", spec))
        elif kind == "dress" and (cut := dress_cut(spec)) != "laced":
            flat(last, cut, None if long else skin("foot", spec))
            continue
        if kind == "sneaker":
            sneaker(last, sneaker_cut(spec))
        else:
            _KINDS[kind](last)


def sneaker_cut(spec: FigureSpec) -> Cut:
    """The cut of sneakers: the spec's, else one that the seed picks. High ones need bare ankles."""
    cut, long = spec.shoes.cut, covered(spec)
    if cut not in ("low", "high", "slip"):
        cut = ("low", "low", "slip")[spec.seed % 3] if long else ("high", "low", "slip", "low")[spec.seed % 4]
    return "low" if long and cut == "high" else cut


def dress_cut(spec: FigureSpec) -> str:
    """The cut of leather shoes: the spec's, else one that the seed picks from what suits the clothes. Laces stay
    under trousers."""
    cut = spec.shoes.cut
    if covered(spec):
        return cut if cut in ("laced", "loafer") else ("laced", "laced", "loafer")[spec.seed % 3]
    if cut in ("loafer", "ballet", "bar", "pump"):
        return cut
    skirted = spec.top.kind == "dress" or spec.bottom.kind == "skirt"
    return ("ballet", "bar", "pump")[spec.seed % 3] if skirted else "loafer"


def covered(spec: FigureSpec) -> bool:
    """Whether trousers hang over the shoes."""
    return spec.top.kind != "dress" and spec.bottom.kind in ("trousers", "jeans")


def _dress_shoe(last: Last) -> None:
    """A welt all round, a cap over a plain polished toe, facings with two laces."""
    program = last.program
    _dress_sole(last, 0.250)
    rows = _dress_upper(last)
    last.above(0.05)
    last.below_the_hem()
    leather = Material("shoe", last.shoes.color, "leather", roughness=0.36)
    program.part(leather, k=0.016)
    trim = replace(leather, tint=last.deeper(0.045))
    program.copy(rows).offset(0.020).plane(last.facing(-0.97, 0.24), last.at(0.375, 0.20), k=0.03)
    last.above(0.06).part(trim, k=0.006)
    last.strap(rows, 0.018, (0.313, 0.300), (0.120, 0.085, 0.16), 1.12).part(trim, k=0.006)
    straight_laces(last, rows, (0.284, 0.330), (0.370, 0.284), 0.078, 2, last.shoes.color)


def _dress_sole(last: Last, width: float) -> None:
    """A thin one under a sewn welt so wide."""
    last.sole(0.312, 0.095, width, 0.095, DARK_SOLE)
    last.welt(0.312, 0.095, width + 0.010, 0.066, 0.122, last.rubber("welt", DARK_SOLE, 0.10))


def _dress_upper(last: Last) -> list[Row]:
    """Open rows: a heel cup and a slim, rounded toe."""
    last.form(0.04, 0.18, (0.212, 0.185, 0.29), pitch=0.06)
    last.program.cone(last.at(-0.04, 0.2), last.at(-0.02, 0.34), 0.205, 0.185, k=0.10)
    toe = last.at(0.270, 0.125)
    last.program.ellipsoid(toe, (0.212, 0.150, 0.290), (0.10, last.leg.yaw, 0), k=0.14)
    return last.program.open_rows()


_FOOT = (0.212, 0.155, 0.365)


def _foot(last: Last, bare: Material) -> None:
    """A bare foot on its sandal: an instep, and five toes of which the first is the largest."""
    last.form(0.10, 0.19, _FOOT, pitch=0.10)
    last.program.cone(last.at(-0.05, 0.18), last.at(-0.04, 0.42), 0.185, 0.155, k=0.10)
    inner = -last.leg.side
    for i, (forward, size) in enumerate(((0.40, 0.078), (0.405, 0.062), (0.385, 0.058), (0.35, 0.055), (0.31, 0.052))):
        right = inner * (0.135 - 0.072 * i)
        last.program.ellipsoid(last.at(forward, 0.155, right), (size * 0.85, size * 0.9, size * 1.25), k=0.025)
    last.above(0.05)
    last.program.part(bare, k=0.02)


def _sandal(last: Last) -> None:
    """A cork bed, two broad straps and one round the heel."""
    program = last.program
    last.sole(0.255, 0.150, 0.262, 0.115, CORK)
    strap = Material("shoe", last.shoes.color, "leather", roughness=0.5)
    for back, front in ((0.245, 0.345), (0.085, 0.185)):
        last.form(0.10, 0.19, _FOOT, pitch=0.10)
        program.offset(0.034).plane(last.facing(1, 0.3), last.at(front, 0.25), k=0.03)
        program.plane(last.facing(-1, -0.3), last.at(back, 0.25), k=0.03)
        last.above(0.06)
        program.part(strap, k=0.006)
    program.cone(last.at(-0.05, 0.18), last.at(-0.04, 0.42), 0.222, 0.192)
    program.plane((0, 1, 0), (0, 0.36, 0), k=0.03).plane((0, -1, 0), (0, 0.27, 0), k=0.03).part(strap, k=0.006)


_KINDS: dict[str, Callable[[Last], None]] = {
    "dress": _dress_shoe,
    "boot": boot,
    "sandal": _sandal,
}
