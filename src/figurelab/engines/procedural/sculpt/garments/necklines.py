"""Necks of knitted tops: round, V and high."""

from __future__ import annotations

from dataclasses import replace

from ...paint.material import Material
from ..primitives import SUBTRACT
from ..torso import skin
from .collars import bare_neck, crew, cut_neck, neck_width
from .sewing import line
from .tailor import OFF_AXIS, SMALL, Polygon, Tailor

POINT = 2.30
"""Height of a V neck's point."""
BARE = 2.36
"""Height at which a top ends that leaves the shoulders bare."""
_EDGE: Polygon = [(OFF_AXIS, 2.335), (0.0, 2.335), (0.09, 2.36), (0.19, 2.38), (0.33, 2.355), (0.80, 2.25)]
"""Its edge: two low arcs that sink under the arms."""
_HEMMED, _LIP = 0.085, 0.016
"""Breadth of the band along it, and how much higher it ends than the cloth."""
_UNDER, _INNER = 0.05, 1.30
"""Thickness of a T-shirt under another layer, and its hem: a little trouser shows below it."""


def knitted(tailor: Tailor, t: float, hem: float, material: Material, *, point: float = POINT) -> None:
    """The trunk grown by t down to the hem with the spec's neck cut out of it; skin fills the neck."""
    program = tailor.program
    neck = tailor.spec.top.neck
    if neck in ("bare", "straps"):
        bare_shoulders(tailor)
    elif neck != "high":
        bare_neck(tailor)
    program.copy(tailor.torso).offset(t).plane((0, -1, 0), (0, tailor.level(hem), 0), k=0.05)
    cut_knit(tailor, t, point)
    program.part(material, k=0.03)


def bare_shoulders(tailor: Tailor) -> None:
    """Skin of the trunk from below the arms up, flowing into them."""
    program = tailor.program
    program.copy(tailor.trunk).plane((0, -1, 0), (0, tailor.level(BARE - 0.25), 0), k=0.05)
    program.part(skin("chest", tailor.spec), k=0.10)


def under(tailor: Tailor, cloth: Material, rib: Material) -> None:
    """The T-shirt under an open layer: a round neck whatever the layer's own is."""
    bare_neck(tailor)
    program = tailor.program
    program.copy(tailor.torso).offset(_UNDER).plane((0, -1, 0), (0, tailor.level(_INNER), 0), k=0.03)
    cut_neck(tailor)
    hem = line(tailor, [(0.0, _INNER + 0.055), (0.5, _INNER + 0.055)], kind="stitch")
    program.part(replace(cloth, seams=(*cloth.seams, hem)), k=0.03)
    crew(tailor, _UNDER, replace(rib, ribbed=False))


def cut_knit(tailor: Tailor, t: float, point: float = POINT) -> None:
    """Take the spec's neck out of the open rows."""
    neck = tailor.spec.top.neck
    if neck in ("bare", "straps"):
        over: Polygon = [*_EDGE, (0.80, 3.0), (OFF_AXIS, 3.0)]
        tailor.program.prism(tailor.graded(over), z_min=-5.0, k=0.03, op=SUBTRACT)
        return
    if neck == "v":
        tailor.cut([_v(tailor, t, point, 0.0)])
    if neck != "high":
        cut_neck(tailor)


def _v(tailor: Tailor, t: float, point: float, out: float) -> list[tuple[float, float]]:
    """The V down to a point, a little bowed, moved out by so much."""
    wide = neck_width(tailor, t) / tailor.girth - 0.02 + out
    low = point - 1.5 * out
    return [
        (OFF_AXIS, low), (0.0, low), (0.45 * wide, 0.5 * (low + 2.70) - 0.03), (wide, 2.70), (wide, 3.05),
        (OFF_AXIS, 3.05),
    ]  # fmt: skip


def neckline(
    tailor: Tailor,
    t: float,
    trim: Material,
    *,
    thick: bool = False,
    under: Material | None = None,
    point: float = POINT,
) -> None:
    """The edge of the neck on a top of thickness t. A V ends at the point's height and lays skin bare,
    unless something lies under it."""
    neck = tailor.spec.top.neck
    if neck == "high":
        _roll(tailor, trim)
        return
    if neck in ("bare", "straps"):
        if neck == "straps":
            _straps(tailor, t, trim)
        over = [(x, y + _LIP) for x, y in _EDGE]
        along: Polygon = [*over, *((x, y - _HEMMED) for x, y in reversed(over))]
        tailor.program.copy(tailor.torso).offset(t + 0.020)
        tailor.program.prism(tailor.graded(along), z_min=-5.0, k=SMALL).part(trim, k=0.008)
        return
    if neck in ("round", "collar"):
        crew(tailor, t, trim, thick=thick)
        return
    program = tailor.program
    if under is None:
        program.copy(tailor.trunk).plane((0, -1, 0), (0, tailor.level(2.1), 0), k=0.05)
        program.part(skin("chest", tailor.spec), k=0.03)
    # Ribs run across a V's edge, and those that are painted run along it: they would twist it like a rope.
    band = replace(trim, ribbed=False)
    program.copy(tailor.torso).offset(t + 0.028)
    program.prism(tailor.graded(_v(tailor, t, point, 0.075)), z_min=0.0, k=0.03)
    program.prism(tailor.graded(_v(tailor, t, point, -0.005)), z_min=-1.0, k=0.03, op=SUBTRACT)
    cut_neck(tailor)
    program.part(band, k=0.008)
    crew(tailor, t, band, thick=thick, behind=True)


def _straps(tailor: Tailor, t: float, trim: Material) -> None:
    """Two thin ones from the edge over the shoulders to the back."""
    program, form = tailor.program, tailor.body.form
    out = 0.38 * form.shoulder / tailor.girth
    strap: Polygon = [
        (out + 0.015, BARE - 0.08), (out + 0.085, BARE - 0.08), (out + 0.075, 3.1), (out + 0.005, 3.1),
    ]  # fmt: skip
    program.copy(tailor.trunk).offset(t + 0.035)
    program.prism(tailor.graded(strap), symmetric=True, z_min=-5.0, k=SMALL).part(trim, k=0.010)


def _roll(tailor: Tailor, trim: Material) -> None:
    """A turned-down polo neck."""
    level, n = tailor.level, tailor.neck
    radii = tuple(r * n for r in (0.41, 0.385, 0.37, 0.365))
    tailor.program.loft(0, 0.0, level(2.66), level(3.01), radii, (0.95, 0.96), end=0.07)
    tailor.program.part(trim, k=0.012)
