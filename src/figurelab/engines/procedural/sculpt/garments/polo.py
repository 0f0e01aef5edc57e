"""A polo shirt."""

from __future__ import annotations

from .collars import wings
from .sewing import armhole, around, flanks, line, yoke
from .sleeves import LONG, sleeves
from .tailor import OFF_AXIS, Tailor
from .tank import sleeveless

T = 0.06


def polo(tailor: Tailor) -> None:
    """Short placket with two buttons, knitted collar and cuffs in the accent colour."""
    top = tailor.spec.top
    hem = tailor.hem(1.28)
    knit = tailor.cloth("collar", top.accent, pattern=False)
    if top.sleeve == "none":
        sleeveless(tailor, T, hem)
    else:
        sewn = (armhole(tailor), flanks(tailor, hem), around(tailor, hem + 0.08), yoke(tailor, 2.56))
        tailor.layer(T, hem, tailor.cloth("top", seams=sewn))
        long = top.sleeve == "long"
        cuff = tailor.cloth("cuff", top.accent, tint=-0.03, pattern=False)
        sleeves(tailor, T, LONG if long else 0.84, cuff=0.09, cuff_material=cuff, flare=0.0 if long else 0.06)
    tailor.band(T + 0.014, hem, hem + 0.065, tailor.cloth("hem", tint=-0.02, seams=(flanks(tailor, hem),)))
    box = line(tailor, [(0.060, 2.75), (0.060, 2.225), (0.0, 2.225)], kind="stitch")
    placket = [(OFF_AXIS, 2.20), (0.085, 2.20), (0.085, 2.75), (OFF_AXIS, 2.75)]
    tailor.relief(T + 0.028, placket, tailor.cloth("top", tint=-0.02, pattern=False, seams=(box,)))
    wings(tailor, 0.12, knit)
    button = tailor.cloth("button", top.accent, pattern=False, roughness=0.3)
    tailor.buttons([(0, 2.46), (0, 2.31)], T + 0.014, button, radius=0.045)
