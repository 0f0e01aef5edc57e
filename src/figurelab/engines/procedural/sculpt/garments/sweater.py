"""A knitted sweater."""

from __future__ import annotations

from ...paint.material import Material
from .collars import wings
from .necklines import knitted, neckline
from .sewing import armhole
from .sleeves import LONG, SHORT, sleeves
from .tailor import Tailor
from .tank import sleeveless
from .tie import bow

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
        knit = tailor.cloth("top", roughness=0.85, seams=(armhole(tailor),), knitted=True)
        soft_layer(tailor, T, hem, knit)
        long = kind == "long"
        sleeves(tailor, 0.075, LONG if long else SHORT, cuff=0.15, cuff_material=rib, puff=0.05 if long else 0.0,
                made=knit)  # fmt: skip
    neckline(tailor, T, tailor.trim(), thick=True)
    if tailor.spec.top.neck == "collar":
        _shirt(tailor)


def _shirt(tailor: Tailor) -> None:
    """The collar of the shirt under it, with a bow tie where one is worn."""
    top = tailor.spec.top
    wings(tailor, T + 0.060, tailor.cloth("shirt", top.inner, pattern=False))
    if top.tie:
        bow(tailor, T + 0.055, top.tie)


def soft_layer(tailor: Tailor, t: float, hem: float, cloth: Material) -> None:
    """The trunk grown by t, full at the waist, drawn in by a ribbed band."""
    knitted(tailor, t, hem + 0.09, cloth)
    tailor.full(t + 0.058, hem, cloth)
    tailor.band(t - 0.022, hem - 0.05, hem + 0.14, tailor.rib())
