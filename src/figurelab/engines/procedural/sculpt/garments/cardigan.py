"""A cardigan: knitted, a V neck over a band with buttons, ribs at hem and cuffs."""

from __future__ import annotations

from ..primitives import SUBTRACT
from .outer import T, own_pattern
from .sewing import armhole
from .sleeves import LONG, sleeves
from .tailor import OFF_AXIS, Polygon, Tailor

_V = 1.80
"""Where the V ends."""
_BUTTONS = (1.68, 1.50, 1.32)


def cardigan(tailor: Tailor) -> None:
    """Buttoned below the V, soft and full over its ribs."""
    hem = tailor.hem(1.20, thick=True)
    own = own_pattern(tailor)
    knit = tailor.cloth("jacket", pattern=own, roughness=0.85, seams=(armhole(tailor),), knitted=True)
    tailor.layer(T, hem + 0.09, knit, k=0.03, cuts=[_edge(0.0)])
    tailor.full(T + 0.045, hem, knit)
    rib = tailor.rib()
    tailor.band(T - 0.015, hem - 0.05, hem + 0.15, rib)
    _band(tailor, hem)
    button = tailor.cloth("button", tailor.spec.top.accent, pattern=False, tint=-0.12, roughness=0.35)
    tailor.buttons([(0.0, y) for y in _BUTTONS if y > hem + 0.04], T + 0.055, button, radius=0.056)
    sleeves(tailor, 0.085, LONG, cuff=0.17, cuff_material=rib, pattern=own, puff=0.045, made=knit)


def _edge(out: float) -> Polygon:
    """The V, moved out by so much."""
    low = _V - 1.4 * out
    return [
        (OFF_AXIS, low), (0.0, low), (0.135 + out, 2.16), (0.235 + out, 2.52), (0.30 + out, 3.0), (OFF_AXIS, 3.0),
    ]  # fmt: skip


def _band(tailor: Tailor, hem: float) -> None:
    """Down the middle and round the neck."""
    band = tailor.cloth("band", pattern=False, tint=-0.03, roughness=0.85)
    tailor.relief(T + 0.062, [(OFF_AXIS, hem - 0.05), (0.088, hem - 0.05), (0.088, _V), (OFF_AXIS, _V)], band)
    program = tailor.program
    program.copy(tailor.torso).offset(T + 0.050)
    program.prism(tailor.graded(_edge(0.085)), z_min=-0.04, k=0.05)
    program.prism(tailor.graded(_edge(-0.01)), z_min=-1.0, k=0.05, op=SUBTRACT)
    program.part(band, k=0.012)
