"""From readings of the body to garments."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.figure import Top, TopKind

from . import closet, wardrobe
from .attire import UNSEEN, Looks
from .closed import Sleeve, closed, is_high
from .color import F32, chroma, cloth, shade, to_hex
from .fabric import COLLAR, QUIET
from .opened import OPEN, SHIRT, SUIT, coat, is_shirt, layer_over, over, shown_inside, shows_too, worn_open
from .portraits import dressed, of_portrait
from .reading import ramp
from .readings import BodyReadings
from .top import TopSeen, is_seamed_denim
from .wearer import Wearer
from .weave import PATTERNED

_COLLAR_EDGE, _PLACKET, _LOW_CUT, _COAT, _LOUD = 15.0, 0.22, 0.72, 0.5, 45.0
# Shares of looks: from which an open layer is a suit, as 0.6 and more of suits' were; and how many times a suit's that
# of a jacket is where it is none, over a suit of up to 1.1 and jackets from 2.3 on.
_SUITED, _JACKET = 0.55, 1.6
# Shares of looks from which layers and shirts outweigh a default, by which a collar is no shirt's, and what it is then.
_LAYERED, _SHIRTED, _NO_SHIRT, _OR_LAYERED, _KNIT = 0.6, 0.4, 0.05, 0.3, 0.8


def tops(body: BodyReadings | None, tint: F32 | None = None, seed: int = 0, wearer: Wearer | None = None) -> Top:
    """The upper garment: a suit over a shirt, an open layer, a shirt or polo by its collar, else by the sleeve.

    tint: (3,) Lab of the eyes' white, which under a coloured light has the light's hue. wearer: tells what is worn
    where nothing is seen of it; without a face the seed does.
    """
    if body is None or not shows_top(body):
        if body and body.top.value.strapless:
            return wardrobe.strapless(seed, wearer)
        if wearer is None:
            return wardrobe.top(seed)
        sliver = None if body is None else body.top.value.glimpse
        return closet.top(wearer) if sliver is None else closet.dyed(wearer, cloth(_in_white_light(sliver, tint)))
    seen = body.top.value
    main = cloth(_in_white_light(seen.colors[0].lit, tint))
    sleeve = body.sleeve.value
    if seen.weave.kind == "floral":
        # What lies open or shines through is told by plain colours, which a busy cloth has not.
        seen = replace(seen, opening=0.0, collar=0.0, under=None, sleeves=None, overlap=0.0)
    # Below a deep neckline the middle is skin and what is mixed with it.
    opens = seen.opening >= OPEN and seen.neck.depth < _LOW_CUT
    if not body.sleeve.trusted:
        hooded = seen.cropped and chroma(main) < QUIET
        layered = opens or seen.under is not None
        covered = layered or hooded or seen.weave.kind == "checks" or (seen.neck.depth > 0 and is_high(seen.neck))
        sleeve = "long" if covered else "short"
    # The hands of crossed arms lie on the sleeves.
    bare = body.sleeve.trusted and body.sleeve.value != "long" and not dressed(seen, main)
    # A dark tie hides the shirt in the middle strip; the collar beside it does not.
    tied = seen.collar >= (SUIT if seen.tie is not None else SHIRT) and seen.neck.depth < 0.3
    if seen.ring is not None and sleeve == "long" and chroma(main) > _LOUD and seen.roughness > PATTERNED:
        # A loud suit with patches and straps all over it and a collar ring is a uniform in one piece.
        return Top(kind="jumpsuit", color=to_hex(main), accent=to_hex(cloth(seen.ring)), sleeve="long")
    if sleeve == "long" and seen.overlap >= _COAT:
        return coat(seen, main)
    if seen.sleeves is not None and sleeve != "none" and shows_too(seen, seen.sleeves):
        # Of a turned body the middle that a layer leaves open is not under the chin: its sleeves tell.
        return over(seen, main, seen.sleeves, sleeve)
    if body.attire.trusted:
        return of_portrait(seen, main, body.attire, body.looks, body.sleeve.value if body.sleeve.trusted else None)
    if (opens or tied) and not bare and (main[0] < 55 or is_shirt(seen, main)):
        return layer_over(seen, main, formal=_formal(body.looks))
    if seen.flanks is not None and sleeve != "none":
        return worn_open(seen, seen.flanks)
    if seen.under is not None and (sleeve == "long" or seen.open):
        return layer_over(replace(seen, inner=seen.under, collar=0.0), main)
    if seen.sleeves is not None and sleeve != "none":
        return over(seen, main, seen.sleeves, sleeve)
    if body.bottom.trusted and body.bottom.value.kind == "skirt" and _same(body.bottom.value.color, main):
        kind = "dress"
    elif sleeve == "none":
        # A knitted vest has a deep neck with an edge of another colour.
        kind = "sweater" if seen.neck.trim is not None and seen.neck.depth > 0.45 else "tank"
    elif seen.neck.collar >= COLLAR and seen.neck.edge >= _COLLAR_EDGE and _collared(seen, sleeve):
        kind = "polo" if sleeve == "short" else "shirt"
    elif seen.cropped and chroma(main) < QUIET and seen.collar < OPEN:
        kind = "hoodie"
    elif seen.weave.kind == "checks":
        kind = "shirt"  # flannel is rarely knitted
    else:
        kind = "tee" if sleeve == "short" else "sweater"
    if kind in ("sweater", "shirt") and is_seamed_denim(seen):
        kind = "jacket"
    elif kind in ("sweater", "shirt") and (other := _by_looks(kind, seen, body.looks)) != kind:
        if other in ("suit", "jacket"):
            return layer_over(replace(seen, inner=shown_inside(seen, main)), main, formal=other == "suit")
        kind = other
    return closed(seen, main, kind, sleeve)


def shows_top(body: BodyReadings | None) -> bool:
    """Whether the photo tells what is worn."""
    return body is not None and body.top.trusted


def _by_looks(kind: TopKind, seen: TopSeen, looks: Looks) -> TopKind:
    """What looks make of long sleeves that other signs tell for a sweater by default, or a shirt by its collar, which
    scarves and lapels have as well."""
    layer: TopKind = "suit" if looks.suit > looks.jacket else "jacket"
    if looks.layered > _LAYERED:
        return layer
    if kind == "sweater":
        return "shirt" if looks.shirt > max(_SHIRTED, looks.sweater) else kind
    if looks.shirt > _NO_SHIRT or looks == UNSEEN or seen.weave.kind == "checks":
        return kind
    return layer if looks.layered > _OR_LAYERED else "sweater" if looks.sweater > _KNIT else kind


def _formal(looks: Looks) -> bool | None:
    """Whether what lies open is a suit by its looks; None where these do not tell."""
    if looks.suit > _SUITED:
        return True
    return False if looks.jacket > max(_JACKET * looks.suit, 0.5) else None


def _collared(seen: TopSeen, sleeve: Sleeve) -> bool:
    """The throat shows in a collar; over short sleeves deeper than a tee's ribbed neckline bares it."""
    return seen.neck.depth > (_PLACKET if sleeve == "short" else 0.12)


def _in_white_light(color: F32, tint: F32 | None) -> F32:
    """A light cloth with the hue of tinted eye whites, and no more of it, is white cloth in a coloured light. Eyes as
    dark as lashes or tinted glasses show no white."""
    if tint is None or chroma(tint) < 1 or chroma(color) < 1:
        return color
    alike = float(color[1:] @ tint[1:]) / (chroma(color) * chroma(tint))
    sure = (
        ramp(float(tint[0]), 24, 32)
        * ramp(chroma(tint), 13, 18)
        * ramp(float(color[0]), 55, 62)
        * ramp(alike, 0.8, 0.9)
    )
    sure *= ramp(chroma(color) - chroma(tint), 6, -2)
    return shade(
        color, lightness=sure * (min(float(color[0]) + 10, 96.0) - float(color[0])), colorfulness=1 - 0.7 * sure
    )


def _same(color: F32, main: F32) -> bool:
    return float(np.linalg.norm((cloth(color) - main) * np.array([0.5, 1.0, 1.0]))) < 12
