"""A knitted sweater."""

from __future__ import annotations

from .necklines import knitted, neckline
from .sewing import armhole
from .sleeves import LONG, SHORT, sleeves
from .tailor import Tailor
from .tank import sleeveless

T = 0.10


def sweater(tailor: Tailor) -> None:
    """Thick knit, full over its ribbed hem and cuffs."""
    rib = tailor.rib()
    hem = tailor.hem(1.24, thick=True)
    kind = tailor.spec.top.sleeve
    if kind == "none":
        sleeveless(tailor, T, hem)
        tailor.band(T + 0.018, hem - 0.05, hem + 0.10, tailor.trim())
    else:
        soft_layer(tailor, T, hem)
        long = kind == "long"
        sleeves(tailor, 0.075, LONG if long else SHORT, cuff=0.15, cuff_material=rib, puff=0.05 if long else 0.0)
    neckline(tailor, T, tailor.trim(), thick=True)


def soft_layer(tailor: Tailor, t: float, hem: float) -> None:
    """The trunk grown by t, full at the waist, drawn in by a ribbed band."""
    cloth = tailor.cloth("top", seams=(armhole(tailor),))
    knitted(tailor, t, hem + 0.09, cloth)
    tailor.full(t + 0.058, hem, cloth)
    tailor.band(t - 0.022, hem - 0.05, hem + 0.14, tailor.rib())
