"""A shirt worn open like a jacket: collar, plackets, a chest pocket, cuffs and a tail."""

from __future__ import annotations

from .outer import OPEN, T, own_pattern, turned_collar
from .sewing import armhole, flanks, line, yoke
from .sleeves import LONG, sleeves
from .tailor import SMALL, Polygon, Tailor

_LEAF: Polygon = [(0.215, 2.62), (0.235, 2.31), (0.45, 2.47), (0.50, 2.66), (0.48, 2.95), (0.27, 2.95)]
_POCKET: Polygon = [(0.325, 2.20), (0.525, 2.20), (0.525, 2.00), (0.425, 1.955), (0.325, 2.00)]
_SEWN: Polygon = [(0.345, 2.15), (0.345, 2.015), (0.425, 1.98), (0.505, 2.015), (0.505, 2.15)]


def overshirt(tailor: Tailor) -> None:
    """Longer than what is under it."""
    hem = tailor.hem(1.12, thick=True)
    own = own_pattern(tailor)
    seams = (
        armhole(tailor),
        flanks(tailor, hem),
        yoke(tailor, 2.46),
        yoke(tailor, 2.43, kind="stitch"),
        line(tailor, [(0.055, hem), (0.055, 2.46)], "back", "fold"),
    )
    tailor.layer(T - 0.02, hem, tailor.cloth("jacket", pattern=own, seams=seams), k=0.02, cuts=[OPEN])
    sewn = line(tailor, [(0.262, hem), (0.272, 2.35), (0.31, 2.62)], kind="stitch")
    strip: Polygon = [(0.185, hem), (0.280, hem), (0.290, 2.35), (0.33, 2.62), (0.27, 2.62), (0.20, 2.35)]
    tailor.relief(T + 0.018, strip, tailor.cloth("placket", pattern=own, tint=0.02, seams=(sewn,)), edge=SMALL)
    button = tailor.cloth("button", tint=tailor.off(0.09), pattern=False, roughness=0.3)
    tailor.buttons([(0.236, y) for y in (2.16, 1.88, 1.60, 1.32)], T - 0.004, button, radius=0.038)
    pocket = tailor.cloth(
        "pocket", pattern=own, tint=-0.02, seams=(line(tailor, _SEWN, kind="stitch", mirrored=False),)
    )
    tailor.relief(T + 0.022, _POCKET, pocket, mirrored=False, edge=SMALL)
    turned_collar(tailor, _LEAF, tailor.cloth("lapel", pattern=own, tint=0.02), rise=0.050)
    cuff = tailor.cloth("cuff", pattern=own, tint=-0.02)
    sleeves(tailor, 0.080, LONG, cuff=0.15, cuff_material=cuff, pattern=own, puff=0.02)
