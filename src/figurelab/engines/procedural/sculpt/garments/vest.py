"""Vests over a layer whose sleeves show: padded in channels, or knitted with a V neck."""

from __future__ import annotations

from ...paint.material import Material
from ..primitives import SUBTRACT
from .collars import wings
from .necklines import cut_knit, neckline, under
from .sewing import around, flanks, line
from .sleeves import LONG, SHORT, sleeves
from .tailor import OFF_AXIS, Polygon, Tailor
from .tank import arm_hole

T = 0.12
_PIECES = 6
_V = 2.02
"""Where a knitted vest's neck ends."""
_LOW, _HIGH = 1.14, 2.78
_OVER = 0.13
"""Vests reach over the shoulder's edge."""


def vest(tailor: Tailor) -> None:
    """Knitted where the neck is a V, else padded."""
    top = tailor.spec.top
    inner = tailor.cloth("inner", top.inner, pattern=False)
    if top.neck == "v":
        tailor.layer(0.05, 1.22, inner)
    else:
        under(tailor, inner, tailor.rib(top.inner))
    if top.sleeve != "none":
        length = LONG if top.sleeve == "long" else SHORT
        cuff = tailor.rib(top.inner)
        sleeves(tailor, 0.06, length, cuff=0.10, cuff_material=cuff, color=top.inner, pattern=False, name="inner")
    if top.neck == "v":
        _knitted(tailor)
    else:
        _padded(tailor)


def _padded(tailor: Tailor) -> None:
    """Pillows between level channels, a zip and a standing collar."""
    level = tailor.level
    program = tailor.program
    cloth = tailor.cloth("top", roughness=0.55)
    step = (_HIGH - _LOW) / _PIECES
    for i in range(_PIECES):
        low, high = _LOW + i * step, _LOW + (i + 1) * step
        program.copy(tailor.torso).offset(T + 0.03)
        if i == _PIECES - 1:
            high += 0.2
        program.plane((0, -1, 0), (0, level(low), 0), k=0.10).plane((0, 1, 0), (0, level(high), 0), k=0.10)
        if high > 2.2:
            tailor.cut([arm_hole(tailor, _OVER)], z_min=-5)
        program.part(cloth, k=0.02)
    program.copy(tailor.torso).offset(T - 0.015)
    program.plane((0, -1, 0), (0, level(_LOW + 0.05), 0), k=0.05).plane((0, 1, 0), (0, level(2.74), 0), k=0.05)
    tailor.cut([arm_hole(tailor, _OVER)], z_min=-5)
    program.part(tailor.cloth("top", tint=-0.05, pattern=False), k=0.02)
    _zip(tailor)
    radii = tuple(r * tailor.neck for r in (0.50, 0.485, 0.455, 0.44))
    program.loft(0, -0.01, level(2.60), level(2.93), radii, (0.92, 0.92), end=0.08)
    program.loft(
        0, 0.02, level(2.80), level(3.2), [r - 0.10 for r in radii], (0.92, 0.92), end=0.03, k=0.04, op=SUBTRACT
    )
    program.prism(
        [(x, level(y)) for x, y in ((OFF_AXIS, 2.3), (0.03, 2.3), (0.10, 3.1), (OFF_AXIS, 3.1))], z_min=0, op=SUBTRACT
    )
    program.part(cloth, k=0.02)


def _zip(tailor: Tailor) -> None:
    strip: Polygon = [(OFF_AXIS, _LOW), (0.05, _LOW), (0.05, 2.64), (OFF_AXIS, 2.64)]
    teeth = line(tailor, [(0.0, _LOW), (0.0, 2.70)], kind="stitch", thread="#c9c4ba")
    dark = tailor.cloth("zip", tint=-0.08, pattern=False, roughness=0.4, seams=(teeth,))
    tailor.relief(T + 0.05, strip, dark, edge=0.05)
    tailor.button(0, 2.50, T + 0.05, Material("pull", "#c9c4ba", "metal", roughness=0.3), radius=0.05)


def _knitted(tailor: Tailor) -> None:
    """A V over a shirt's collar, ribs at hem and arm holes in the accent colour."""
    top = tailor.spec.top
    hem = tailor.hem(1.16, thick=True)
    rib = tailor.rib(top.accent)
    t = 0.085
    hole = line(tailor, [(x - 0.05, y) for x, y in arm_hole(tailor, _OVER)[:5]], "through")
    sewn = (flanks(tailor, hem), around(tailor, hem + 0.16), hole)
    tailor.program.copy(tailor.torso).offset(t).plane((0, -1, 0), (0, tailor.level(hem), 0), k=0.05)
    tailor.cut([arm_hole(tailor, _OVER)], z_min=-5)
    cut_knit(tailor, t, _V)
    tailor.program.part(tailor.cloth("top", seams=sewn), k=0.02)
    tailor.band(t + 0.018, hem - 0.04, hem + 0.11, rib)
    inner = tailor.cloth("inner", top.inner, pattern=False)
    neckline(tailor, t, rib, under=inner, point=_V)
    wings(tailor, 0.125, tailor.cloth("collar", top.inner, pattern=False, tint=0.02))
