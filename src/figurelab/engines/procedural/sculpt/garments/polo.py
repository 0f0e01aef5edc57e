"""A polo shirt."""

from __future__ import annotations

from .collars import wings
from .sleeves import LONG, sleeves
from .tailor import OFF_AXIS, Tailor
from .tank import sleeveless

T = 0.06


def polo(tailor: Tailor) -> None:
    """Short placket with two buttons, knitted collar and cuffs in the accent colour."""
    top = tailor.spec.top
    hem = tailor.hem(1.20)
    knit = tailor.cloth("collar", top.accent, pattern=False)
    if top.sleeve == "none":
        sleeveless(tailor, T, hem)
    else:
        tailor.layer(T, hem, tailor.cloth("top"))
        long = top.sleeve == "long"
        sleeves(tailor, T, LONG if long else 0.84, cuff=0.09, cuff_material=knit, flare=0.0 if long else 0.03)
    placket = [(OFF_AXIS, 2.20), (0.08, 2.20), (0.08, 2.75), (OFF_AXIS, 2.75)]
    tailor.relief(T + 0.028, placket, tailor.cloth("top", tint=-0.02, pattern=False))
    wings(tailor, 0.12, knit)
    button = tailor.cloth("button", top.accent, pattern=False, roughness=0.3)
    for y in (2.44, 2.29):
        tailor.button(0, y, T + 0.02, button)
