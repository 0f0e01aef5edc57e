"""A double-breasted coat."""

from __future__ import annotations

from .sewing import armhole, spine
from .sleeves import LONG, sleeves
from .suit import T, inner, lapels, panels
from .tailor import OFF_AXIS, SMALL, Polygon, Tailor

HEM = 0.70
_V = 2.04
_OPENING: Polygon = [(OFF_AXIS, _V), (0.0, _V), (0.30, 2.95), (OFF_AXIS, 2.95)]
_SLIT: Polygon = [(OFF_AXIS, 0.3), (0.06, 0.3), (0.035, 0.8), (0.0, 1.22), (OFF_AXIS, 1.22)]
_LAPEL: Polygon = [
    (0.0, _V - 0.05), (0.080, 2.26), (0.18, 2.58), (0.30, 2.95), (0.44, 2.95), (0.48, 2.66), (0.37, 2.56), (0.47, 2.46),
]  # fmt: skip


def coat(tailor: Tailor) -> None:
    """Flared below the waist, six buttons, deep cuffs."""
    level = tailor.level
    hip, waist = tailor.body.form.hip, tailor.body.form.waist
    inner(tailor)
    sewn = (armhole(tailor), spine(tailor, 1.20), *panels(tailor, 1.40))
    cloth = tailor.cloth("jacket", seams=sewn)
    radii = (hip + 0.25, hip + 0.19, waist + 0.14, waist + 0.10)
    program = tailor.program
    if tailor.body.form.belly > 0:
        program.copy(tailor.torso).offset(T + 0.02).plane((0, 1, 0), (0, level(1.80), 0), k=0.10)
    program.loft(0, 0, level(HEM), level(1.86), radii, (0.86, 0.80), exponent=2.2, wave=0.02, waves=8, end=0.06, k=0.10)
    tailor.cut([_SLIT], z_min=0)
    tailor.slit(HEM, 1.22, depth=0.38)
    program.part(cloth, k=0.05)
    tailor.layer(T, 1.44, cloth, k=0.06, cuts=[_OPENING])
    sleeves(tailor, 0.075, LONG + 0.02, cuff=0.14, cuff_material=tailor.cloth("cuff", tint=-0.03))
    lapels(tailor, _LAPEL)
    _belt_and_buttons(tailor)


def _belt_and_buttons(tailor: Tailor) -> None:
    flap: Polygon = [(0.29, 1.34), (0.58, 1.38), (0.58, 1.53), (0.29, 1.49)]
    tailor.relief(T + 0.075, flap, tailor.cloth("flap", tint=0.02), edge=SMALL)
    button = tailor.cloth("button", tint=tailor.off(0.14), pattern=False, roughness=0.3)
    for heights, t in (((1.94, 1.69), T + 0.015), ((1.44,), T + 0.035)):
        tailor.buttons([(x, y) for x in (-0.17, 0.17) for y in heights], t, button, radius=0.056)
    # The half belt behind, held by two buttons.
    strap: Polygon = [(OFF_AXIS, 1.62), (0.27, 1.62), (0.31, 1.685), (0.27, 1.75), (OFF_AXIS, 1.75)]
    tailor.relief(T + 0.06, strap, tailor.cloth("flap", tint=0.02), behind=True, edge=SMALL)
    tailor.buttons([(-0.22, 1.685), (0.22, 1.685)], T + 0.05, button, behind=True)
