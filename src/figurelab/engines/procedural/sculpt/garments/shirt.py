"""A buttoned shirt: tucked in with a belt when there is a tie, loose otherwise."""

from __future__ import annotations

from ...paint.material import Material
from .collars import tie, wings
from .sleeves import LONG, sleeves
from .tailor import OFF_AXIS, Tailor

T = 0.06


def shirt(tailor: Tailor) -> None:
    """Placket, collar, cuffs; buttons or a tie."""
    top = tailor.spec.top
    hem = 1.40 if top.tie else tailor.hem(1.16)
    tailor.layer(T, hem, tailor.cloth("top"))
    long = top.sleeve == "long"
    cuff = tailor.cloth("cuff", tint=-0.02, pattern=False)
    sleeves(tailor, T - 0.005, LONG if long else 0.84, cuff=0.15 if long else 0.09, cuff_material=cuff,
            flare=0.0 if long else 0.03)  # fmt: skip
    placket = tailor.cloth("top")
    low = hem + 0.005
    tailor.relief(T + 0.024, [(OFF_AXIS, low), (0.065, low), (0.065, 2.75), (OFF_AXIS, 2.75)], placket)
    collar = tailor.cloth("collar", top.accent if top.accent != "#f4f1ea" else None, tint=0.02, pattern=False)
    wings(tailor, 0.13, collar)
    if top.tie:
        tie(tailor, 0.115, top.tie)
        _belt(tailor)
        return
    button = tailor.cloth("button", tint=-0.10, pattern=False, roughness=0.3)
    for i in range(5):
        y = 2.40 - 0.27 * i
        if y > hem + 0.06:
            tailor.button(0, y, T + 0.018, button)


def _belt(tailor: Tailor) -> None:
    shoes = tailor.spec.shoes
    color = shoes.color if shoes.kind != "sneaker" else tailor.spec.bottom.color
    tint = 0.0 if shoes.kind != "sneaker" else -0.10
    tailor.band(0.085, 1.31, 1.44, Material("belt", color, "leather", roughness=0.35, tint=tint))
    x, y, z = tailor.front(0, 1.375, 0.075)
    buckle = Material("buckle", "#d2ad62", "metal", roughness=0.25)
    tailor.program.box((x, y, z), (0.095, 0.078, 0.05), round=0.025).part(buckle, k=0.006)
