"""Shorts with a turned hem."""

from __future__ import annotations

from ...paint.material import Material
from .pant_legs import hip, thigh
from .sewing import line
from .tailor import Tailor
from .trousers import pelvis


def shorts(tailor: Tailor) -> None:
    """From high on the thigh to below the knee, wide at the hem."""
    bottom = tailor.spec.bottom
    level = tailor.level
    low = 0.92 - 0.42 * bottom.length
    side = line(tailor, [(0.0, low), (0.0, 1.5)], "side")
    pocket = line(tailor, [(0.33, 1.46), (0.54, 1.16)])
    middle = [(0.0, 1.46), (0.0, 0.95)]
    seams = (side, pocket, line(tailor, middle), line(tailor, middle, "back"))
    cloth = Material("pants", bottom.color, "cloth", roughness=0.72, seams=seams)
    sewn = line(tailor, [(0.0, low + 0.115), (3.0, low + 0.115)], "through", "stitch")
    edge = Material("cuff", bottom.color, "cloth", roughness=0.72, tint=-0.03, seams=(side, sewn))
    program = tailor.program
    for leg in tailor.legs:
        g, top = leg.girth, thigh(tailor, leg, 0.285)
        end = leg.at(level(low - 0.19))
        program.cone(hip(tailor, leg), end, top, 0.270 * g)
        program.plane((0, -1, 0), (0, level(low), 0), k=0.05)
        program.part(cloth, k=0.03)
        program.cone(hip(tailor, leg), end, top + 0.028, 0.301 * g)
        program.plane((0, -1, 0), (0, level(low - 0.015), 0), k=0.05)
        program.plane((0, 1, 0), (0, level(low + 0.135), 0), k=0.05)
        program.part(edge, k=0.01)
    pelvis(tailor, cloth)
