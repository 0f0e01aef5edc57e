"""Shorts with a turned hem."""

from __future__ import annotations

from ...paint.material import Material
from .tailor import Tailor
from .trousers import below_hem, pelvis

HEM = 0.74


def shorts(tailor: Tailor) -> None:
    """To above the knee, wide at the hem."""
    bottom = tailor.spec.bottom
    s = tailor.scale
    cloth = Material("pants", bottom.color, "cloth", roughness=0.72)
    edge = Material("cuff", bottom.color, "cloth", roughness=0.72, tint=-0.03)
    program = tailor.program
    for leg in tailor.legs:
        g = leg.girth
        end = leg.at(0.55 * s)
        program.cone(leg.hip, end, 0.285 * g, 0.285 * g)
        program.plane((0, -1, 0), (0, HEM * s, 0), k=0.05)
        below_hem(tailor)
        program.part(cloth, k=0.03)
        program.cone(leg.hip, end, 0.302 * g, 0.302 * g)
        program.plane((0, -1, 0), (0, (HEM - 0.015) * s, 0), k=0.05).plane((0, 1, 0), (0, (HEM + 0.11) * s, 0), k=0.04)
        program.part(edge, k=0.01)
    pelvis(tailor, cloth)
