"""A dress: bodice, waist and skirt."""

from __future__ import annotations

from ...paint.material import Material
from .collars import flat, wings
from .necklines import POINT, knitted, neckline
from .sewing import armhole, flanks, line, spine
from .skirt import cut_of, frame, hanging, pleats
from .sleeves import LONG, sleeves
from .tailor import OFF_AXIS, SMALL, Polygon, Tailor
from .tank import sleeveless

WAIST = 1.70
_T = 0.05
_BUTTONED = 3
"""One in so many dresses with a round neck and sleeves has a shirt's front."""


def dress(tailor: Tailor) -> None:
    """Collar and cuffs in the accent colour; a belt of it over full skirts, a seam or a sash over the others."""
    top = tailor.spec.top
    trim = tailor.cloth("collar", top.accent, pattern=False)
    if top.sleeve == "none":
        sleeveless(tailor, _T, 1.56)
    else:
        darts = (armhole(tailor), flanks(tailor, 1.6), line(tailor, [(0.26, 1.72), (0.27, 2.02)]), spine(tailor, 1.6))
        knitted(tailor, _T, 1.56, tailor.cloth("top", seams=darts))
        long = top.sleeve == "long"
        sleeves(tailor, 0.06 if long else 0.075, LONG if long else 0.58, cuff=0.12 if long else 0.055,
                cuff_material=trim, flare=0.0 if long else 0.05)  # fmt: skip
    made = _front(tailor)
    if made == "shirt":
        _placket(tailor, trim)
    elif top.collar == "round" and top.neck == "round":
        flat(tailor, 0.105, trim)
    else:
        neckline(tailor, _T, trim)
    cloth = tailor.cloth("skirt", frame=frame(tailor, WAIST), seams=pleats(tailor, WAIST))
    hanging(tailor, WAIST, cloth, _belt(tailor, made))
    if made == "wrapped":
        _wrap(tailor, trim)


def _front(tailor: Tailor) -> str:
    """How the bodice closes: plain, like a shirt, or wrapped."""
    top, seed = tailor.spec.top, tailor.spec.seed
    if top.neck == "v" and seed % 2 == 1:
        return "wrapped"
    if top.neck == "round" and top.collar == "pointed" and top.sleeve != "none" and seed % _BUTTONED == 1:
        return "shirt"
    return "plain"


def _belt(tailor: Tailor, made: str) -> Material:
    """In the accent colour, or of the dress' own cloth where a belt would cut it in two."""
    if made == "plain" and cut_of(tailor) in ("a_line", "straight", "tiered"):
        return tailor.cloth("belt", tint=-0.03, pattern=False)
    return tailor.cloth("belt", tailor.spec.top.accent, pattern=False, roughness=0.5)


def _placket(tailor: Tailor, trim: Material) -> None:
    """A shirt's collar over a row of buttons."""
    strip: Polygon = [(OFF_AXIS, WAIST), (0.075, WAIST), (0.075, 2.75), (OFF_AXIS, 2.75)]
    sewn = line(tailor, [(0.046, WAIST), (0.046, 2.75)], kind="stitch")
    tailor.relief(_T + 0.032, strip, tailor.cloth("top", seams=(sewn,)))
    wings(tailor, 0.115, trim)
    button = tailor.cloth("button", tailor.spec.top.accent, pattern=False, tint=-0.04, roughness=0.3)
    tailor.buttons([(0.0, y) for y in (2.36, 2.14, 1.92)], _T + 0.012, button, radius=0.044)


def _wrap(tailor: Tailor, trim: Material) -> None:
    """One side laid over the other from the V's point to the waist, where a sash is tied."""
    low = WAIST + 0.02
    edge: Polygon = [(-0.02, POINT + 0.10), (0.055, POINT + 0.03), (0.40, low), (0.30, low)]
    tailor.relief(_T + 0.028, edge, trim, mirrored=False, edge=SMALL)
    program, side = tailor.program, 0.30
    x, y, z = tailor.front(side, WAIST, 0.085)
    for way in (-1, 1):
        program.ellipsoid((x + way * 0.085, y + 0.015, z), (0.095, 0.058, 0.045), (0, 0.5, way * 0.25), k=0.02)
        foot = tailor.front(side + way * 0.07, WAIST - 0.30, 0.15)
        program.cone((x, y, z), foot, 0.036, 0.052, k=0.02)
    program.ellipsoid((x, y, z + 0.01), (0.046, 0.052, 0.050), k=0.015)
    program.part(tailor.cloth("sash", tailor.spec.top.accent, pattern=False, roughness=0.5), k=0.008)
