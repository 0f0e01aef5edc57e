"""A tank top, and the arm holes that every sleeveless garment shares."""

from __future__ import annotations

from ..torso import skin
from .necklines import cut_knit, knitted, neckline
from .sewing import around, flanks, line
from .tailor import OFF_AXIS, Polygon, Tailor

HEM = 1.28
_ARM_HOLE: Polygon = [(0.42, 3.0), (0.41, 2.70), (0.42, 2.54), (0.46, 2.42), (0.95, 2.32), (0.95, 3.0)]
_NECK: Polygon = [
    (OFF_AXIS, 3.0), (0.275, 3.0), (0.265, 2.66), (0.235, 2.50), (0.165, 2.40), (0.07, 2.365), (OFF_AXIS, 2.36),
]  # fmt: skip


def arm_hole(tailor: Tailor, out: float = 0.0) -> Polygon:
    """What bares the shoulders, as far out as they are wide; out: how much farther out it begins."""
    form = tailor.body.form
    wide = (form.shoulder + form.arm) / 0.725 / tailor.girth
    return [(x * wide + out, y) for x, y in _ARM_HOLE]


def tank(tailor: Tailor) -> None:
    """Straps over bare shoulders and a low neck, or straight across."""
    hem = tailor.hem(HEM)
    sleeveless(tailor, 0.05, hem, low_neck=True)
    if tailor.spec.top.neck in ("bare", "straps"):
        neckline(tailor, 0.05, tailor.cloth("hem", tint=-0.02))
    tailor.band(0.066, hem, hem + 0.07, tailor.cloth("hem", tint=-0.02, seams=(flanks(tailor, hem),)))


def sleeveless(tailor: Tailor, t: float, hem: float, *, low_neck: bool = False) -> None:
    """The trunk grown by t with arm holes over bare skin, and a low neck if asked; or all that is below bare
    shoulders."""
    if tailor.spec.top.neck in ("bare", "straps") and tailor.spec.top.kind in ("tee", "tank", "sweater", "dress"):
        knitted(tailor, t, hem, tailor.cloth("top", seams=(flanks(tailor, hem), around(tailor, hem + 0.085))))
        return
    program = tailor.program
    program.copy(tailor.trunk).plane((0, -1, 0), (0, tailor.level(hem + 0.12), 0), k=0.05)
    program.part(skin("chest", tailor.spec), k=0.10)
    program.copy(tailor.torso).offset(t).plane((0, -1, 0), (0, tailor.level(hem), 0), k=0.06)
    hole = arm_hole(tailor)
    tailor.cut([hole], z_min=-5)
    edges = [line(tailor, [(x - 0.045, y) for x, y in hole[:4]], "through", "stitch")]
    if low_neck:
        tailor.cut([_NECK], z_min=-0.1)
        edges.append(line(tailor, [(max(x, 0.0) + 0.035, y - 0.035) for x, y in _NECK[1:-1]], "front", "stitch"))
    elif tailor.spec.top.kind not in ("polo", "shirt"):
        cut_knit(tailor, t)
    sewn = (flanks(tailor, hem), around(tailor, hem + 0.085), *edges)
    program.part(tailor.cloth("top", seams=sewn), k=0.02)
