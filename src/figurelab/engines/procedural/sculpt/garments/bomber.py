"""A bomber jacket: smooth and full, ribs at neck, hem and cuffs, a zip that is half open."""

from __future__ import annotations

import math

from ..primitives import SUBTRACT
from .outer import STEEL, T, own_pattern
from .sewing import armhole, flanks, line
from .sleeves import LONG, sleeves
from .tailor import OFF_AXIS, SMALL, Polygon, Tailor

_ZIPPED = 1.86
"""Height up to which the zip is closed."""
_OPEN: Polygon = [
    (OFF_AXIS, _ZIPPED), (0.0, _ZIPPED), (0.105, 2.06), (0.195, 2.42), (0.235, 3.0), (OFF_AXIS, 3.0),
]  # fmt: skip
_WELT: Polygon = [(0.30, 1.50), (0.375, 1.47), (0.485, 1.76), (0.41, 1.79)]


def bomber(tailor: Tailor) -> None:
    """Ribs in the accent colour where it stands off the cloth; slanting welts for the hands."""
    hem = tailor.hem(1.22, thick=True)
    own = own_pattern(tailor)
    teeth = line(tailor, [(0.0, hem - 0.05), (0.0, _ZIPPED)], kind="stitch", thread=STEEL.color)
    shell = tailor.cloth("jacket", pattern=own, roughness=0.55, seams=(armhole(tailor), flanks(tailor, hem), teeth))
    tailor.layer(T, hem + 0.09, shell, k=0.02, cuts=[_OPEN])
    tailor.full(T + 0.050, hem, shell, high=0.48)
    rib = tailor.trim()
    tailor.band(T - 0.020, hem - 0.06, hem + 0.15, rib)
    edge = tailor.cloth("zip", tint=-0.06, pattern=False)
    tailor.relief(T + 0.032, _lips(), edge, edge=SMALL)
    tailor.button(0.0, _ZIPPED + 0.01, T + 0.030, STEEL, radius=0.048)
    tailor.relief(T + 0.036, _WELT, tailor.cloth("pocket", tint=-0.05, pattern=False), edge=SMALL)
    _ribbed_neck(tailor)
    sleeves(tailor, 0.095, LONG, cuff=0.16, cuff_material=rib, pattern=own, puff=0.055)


def _lips() -> Polygon:
    """The tape on both sides of the open zip."""
    return [
        (0.0, _ZIPPED - 0.02), (0.035, _ZIPPED - 0.05), (0.165, 2.04), (0.255, 2.42), (0.295, 2.80), (0.225, 2.80),
        (0.190, 2.42), (0.100, 2.06),
    ]  # fmt: skip


def _ribbed_neck(tailor: Tailor) -> None:
    """A low standing collar, open in front."""
    n, level = tailor.neck, tailor.level
    turn = (math.pi / 2 - 0.10, 0, 0)
    program = tailor.program
    program.ring((0, level(2.78), -0.02), 0.43 * n, 0.40 * n, 0.40 * n, 0.070, 0.090, turn)
    gap = [(x, level(y)) for x, y in ((OFF_AXIS, 2.3), (0.17, 2.3), (0.25, 3.1), (OFF_AXIS, 3.1))]
    program.prism(gap, z_min=0, k=0.04, op=SUBTRACT)
    program.part(tailor.trim(), k=0.012)
