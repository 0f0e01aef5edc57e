"""A crew-neck T-shirt: sleeveless, short or long."""

from __future__ import annotations

from .collars import crew
from .sleeves import LONG, SHORT, sleeves
from .tailor import Tailor
from .tank import sleeveless

HEM = 1.20
T = 0.055


def tee(tailor: Tailor) -> None:
    """Plain knit, rib at neck and sleeves."""
    rib = tailor.cloth("rib", tint=-0.045, pattern=False)
    kind = tailor.spec.top.sleeve
    if kind == "none":
        sleeveless(tailor, T, tailor.hem(HEM))
    else:
        tailor.layer(T, tailor.hem(HEM), tailor.cloth("top"))
        long = kind == "long"
        sleeves(tailor, T, LONG if long else SHORT, cuff=0.09, cuff_material=rib, flare=0.0 if long else 0.03)
    crew(tailor, rib)
