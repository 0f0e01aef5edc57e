"""A T-shirt: sleeveless, short or long."""

from __future__ import annotations

from dataclasses import replace

from .necklines import knitted, neckline
from .sewing import armhole, around, flanks
from .sleeves import LONG, SHORT, sleeves
from .tailor import Tailor
from .tank import sleeveless

HEM = 1.30
T = 0.058


def tee(tailor: Tailor) -> None:
    """Light knit: a turned hem, a smooth band at the neck, set-in sleeves."""
    hem = tailor.hem(HEM)
    kind = tailor.spec.top.sleeve
    side = flanks(tailor, hem)
    sewn = (armhole(tailor), side, around(tailor, hem + 0.095))
    if kind == "none":
        sleeveless(tailor, T, hem)
    else:
        cloth = tailor.cloth("top", seams=sewn)
        knitted(tailor, T, hem, cloth)
        long = kind == "long"
        edge = tailor.rib() if long else tailor.cloth("cuff", tint=-0.02)
        sleeves(tailor, T, LONG if long else SHORT, cuff=0.075, cuff_material=edge, flare=0.0 if long else 0.075)
    tailor.band(T + 0.014, hem, hem + 0.075, tailor.cloth("hem", tint=-0.02, seams=(side,)))
    neckline(tailor, T, replace(tailor.trim(), ribbed=False))
