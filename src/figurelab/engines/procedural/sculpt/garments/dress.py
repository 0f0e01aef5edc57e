"""A dress: bodice, belt and flared skirt."""

from __future__ import annotations

from .collars import flat
from .necklines import knitted, neckline
from .sewing import armhole, flanks, line, spine
from .skirt import flared, frame, pleats
from .sleeves import LONG, sleeves
from .tailor import Tailor
from .tank import sleeveless

WAIST = 1.70


def dress(tailor: Tailor) -> None:
    """Collar, belt and cuffs in the accent colour."""
    top = tailor.spec.top
    trim = tailor.cloth("collar", top.accent, pattern=False)
    if top.sleeve == "none":
        sleeveless(tailor, 0.05, 1.56)
    else:
        darts = (armhole(tailor), flanks(tailor, 1.6), line(tailor, [(0.26, 1.72), (0.27, 2.02)]), spine(tailor, 1.6))
        knitted(tailor, 0.05, 1.56, tailor.cloth("top", seams=darts))
        long = top.sleeve == "long"
        sleeves(tailor, 0.06 if long else 0.075, LONG if long else 0.58, cuff=0.12 if long else 0.055,
                cuff_material=trim, flare=0.0 if long else 0.05)  # fmt: skip
    if top.collar == "round" and top.neck == "round":
        flat(tailor, 0.105, trim)
    else:
        neckline(tailor, 0.05, trim)
    belt = tailor.cloth("belt", top.accent, pattern=False, roughness=0.5)
    flared(tailor, WAIST, tailor.cloth("skirt", frame=frame(tailor, WAIST), seams=pleats(tailor, WAIST)), belt)
