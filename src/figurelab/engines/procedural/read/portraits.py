"""What is worn in a portrait: what many signs at once take it for (see :mod:`.attire`), unless one is surer."""

from __future__ import annotations

from dataclasses import replace

from figurelab.engines.procedural.figure import Top

from .attire import Attire, Looks
from .closed import Sleeve, closed
from .color import F32, Cluster, chroma, cloth, to_hex
from .fabric import PALE
from .opened import (
    LIT,
    OPEN,
    SHIRT,
    UNDYED,
    collared_layer,
    layer_over,
    parted,
    shirt_beside,
    shown_inside,
    shows_shirt,
    worn_open,
)
from .reading import Reading
from .top import TopSeen, is_seamed_denim
from .weave import PLAIN

# Of a kind: less is outweighed by a middle of another colour.
_DOUBT, _GREYISH = 0.72, 12.0
_KNITTED = 0.65
_PLAIN_TEE = 0.55
"""From which what lies high about the jaw is no hood: a roll-neck had 0.77, hoods up to 0.51; and the same of a tee's
neck, that somebody who leans to the camera seems to have high."""
_BARELY_LAYERED = 0.17
"""Of layers, where a light collar is seen on the neck below dark cloth: suits had 0.24 and more, tees 0.12."""
# Of a white shirt that covers most of what is seen of a black suit: the least L, the most L of the suit and its least
# share, more than a tie's; and the share of a shirt from which a dark one is a suit over it.
_WHITE, _BLACK, _MORE_THAN_TIE, _OVER_SHIRT = 75.0, 30.0, 0.13, 0.25
# Without a collar: L up to which a suit is a black tee, and from which it is another pale top, and the share of a suit
# from which it stays one. Tees had 0.28 to 0.45, a suit 0.55.
_NEARLY_BLACK, _PALE_SUIT, _SURELY = 24.0, 62.0, 0.5
# And L of cloth that is no suit's unless it surely looks like one.
_NO_SUIT = 76.0
# Looks of a shirt, from which a white one that is tied is no layer over another.
_SHIRTLIKE = 0.6
# Skin below the chin in the collar of a shirt under a knit, face heights, at most; L of a jacket beside a tie.
_DEEP_COLLAR, _DARK = 0.6, 35.0
# The least share of a hood's cloth, and of the throat that it shows, face heights.
_ROLLED, _THROAT = 0.88, 0.15

_SLEEVES: dict[Attire, Sleeve] = {"tee": "short", "sweater": "long", "shirt": "long", "tank": "none"}


def of_portrait(seen: TopSeen, main: F32, told: Reading[Attire], looks: Looks, sleeve: Sleeve | None) -> Top:
    """What is worn in a portrait. sleeve: None where none is seen."""
    kind = _worn_with(told.value, sleeve)
    if seen.weave.kind == "dots" and kind != "tank" and sleeve in (None, "long"):
        # What is dotted is a blouse more often than anything else, and its dots are no shirt under a layer.
        return closed(seen, main, "shirt", "long")
    if kind == "jacket" and seen.tie is not None:
        kind = "suit"
    if seen.lapels is not None and kind != "tank" and looks.layered > _BARELY_LAYERED:
        # Of a suit as well: what a photo shows most of may be its shirt.
        formal = kind == "suit" or (kind != "jacket" and looks.suit >= looks.jacket)
        return collared_layer(seen, seen.lapels, formal=formal)
    plain = kind == "suit" and seen.tight and not shows_shirt(seen, main)
    if plain:
        kind = _without_collar(main, looks)
        if kind == "suit":
            return replace(layer_over(seen, main, formal=True), inner=Top.inner)
    if seen.tight and seen.uncollared and seen.weave.kind == "plain" and kind in ("tee", "sweater", "shirt"):
        if seen.rolled and looks.sweater < _KNITTED and looks.tee < _PLAIN_TEE:
            return closed(seen, main, "hoodie", "long")
        if kind == "shirt":
            kind = "sweater" if looks.knitted else "tee"
    shirted = seen.opening >= OPEN and seen.collar >= SHIRT
    if kind in ("shirt", "jacket") and not shirted and _is_hood(seen, main):
        return closed(seen, main, "hoodie", "long")
    # The edge of cloth on skin is as light as a shirt on what is dark, but not as grey.
    lit = seen.opening >= OPEN or (seen.collar >= SHIRT and seen.neck.depth < 0.3)
    if kind in ("sweater", "shirt") and lit and chroma(seen.inner) < _GREYISH and is_seamed_denim(seen):
        return layer_over(seen, main, formal=False)  # denim is not knitted, and what is paler in its middle is no denim
    opens = not plain and main[0] < 55 and ((lit and chroma(seen.inner) < _GREYISH) or seen.under is not None)
    if opens and sleeve in (None, "long") and told.confidence < _DOUBT and kind not in ("suit", "jacket"):
        return layer_over(seen if seen.under is None else replace(seen, inner=seen.under, collar=0.0), main)
    if kind == "sweater" and (shirt := _collar_of_knit(seen)) is not None:
        # Its collar, in the neck of the knit, has edges and folds that are checks to the eye; the knit has none.
        knit = closed(replace(seen, weave=PLAIN, tie=None), main, "sweater", "long")
        return replace(knit, inner=to_hex(cloth(shirt)), neck="collar")
    if kind in ("tee", "sweater", "shirt") and seen.flanks is not None and sleeve != "none" and seen.tie is None:
        return worn_open(seen, seen.flanks)
    if kind == "shirt" and seen.between is not None and _tied(main, looks):
        return replace(closed(seen, main, "shirt", "long"), tie=to_hex(cloth(seen.between[1])))
    if kind in ("tee", "sweater", "shirt") and sleeve != "none" and (open_over := parted(seen, kind, looks)):
        return open_over
    beside = seen.weave.kind == "plain" and not seen.tight and shirt_beside(seen, main, _OVER_SHIRT) is not None
    if kind == "shirt" and beside:
        kind = "suit"
    elif kind == "shirt" and dressed(seen, main):
        kind = "suit"  # its shirt and tie are a pattern to the eye that looks for one
    elif kind in ("suit", "jacket") and (black := _behind_shirt(seen, main)) is not None:
        worn = [black, *(c for c in seen.colors if c is not black)]
        seen, main = replace(seen, colors=worn, under=main if seen.tie is None else seen.under), cloth(black.lit)
    if kind == "suit" and main[0] > _NO_SUIT and looks.suit < _SURELY:
        kind = "shirt"  # white suits are rarer than white shirts whose folds and ties look like one
    if kind == "shirt" and seen.under is not None and seen.weave.kind == "plain":
        # A shirt whose middle shows another cloth is worn open over it; that cloth is no collar and no tie.
        worn = layer_over(replace(seen, inner=seen.under, tie=None, collar=0.0), main, formal=False)
        return replace(worn, cut="denim" if worn.cut == "denim" else "shirt")
    if kind == "sweater" and seen.weave.kind == "floral":
        kind = "shirt"  # flowers are rarely knitted
    if seen.weave.kind == "checks" and kind in ("tee", "sweater"):
        kind = "shirt"  # nor is flannel
    elif kind == "tank" and seen.weave.kind == "checks":
        seen = replace(seen, weave=PLAIN)  # hair over straps
    if kind in ("suit", "jacket"):
        return layer_over(replace(seen, inner=shown_inside(seen, main)), main, formal=kind == "suit")
    return closed(seen, main, kind, _SLEEVES[kind] if sleeve is None else sleeve)


def _without_collar(main: F32, looks: Looks) -> Attire:
    """What a strip of cloth is that was told for a suit without any collar in it: all suits of tight portraits showed
    one. Black it is a tee's neck, pale it is what else it looks like; some of the others are a suit turned aside."""
    if main[0] > _PALE_SUIT:
        return "shirt" if looks.shirt > max(looks.tee, looks.sweater) else "tee"
    return "tee" if main[0] < _NEARLY_BLACK and looks.suit < _SURELY else "suit"


def _collar_of_knit(seen: TopSeen) -> F32 | None:
    """(3,) Lab of a light shirt in the neck of what both flanks wear; None where it is no shirt's collar."""
    if seen.flanks is None or seen.bow or seen.collar < SHIRT or seen.neck.depth >= _DEEP_COLLAR:
        return None
    shirt = seen.flanks[1]
    return shirt if shirt[0] > LIT and chroma(shirt) < UNDYED else None


def _is_hood(seen: TopSeen, main: F32) -> bool:
    """A roll of one undyed cloth about the neck of a photo that ends there: collars of shirts and jackets have edges,
    and show what is worn below them."""
    whole = seen.cropped and seen.colors[0].share > _ROLLED and seen.tie is None
    return whole and chroma(main) < UNDYED and seen.neck.depth > _THROAT


def _tied(main: F32, looks: Looks) -> bool:
    """Whether something darker in the middle of a white shirt is a tie, and the shirt no layer over it."""
    return float(main[0]) > _NO_SUIT and looks.shirt > _SHIRTLIKE and looks.jacket < looks.suit < _SURELY


def dressed(seen: TopSeen, main: F32) -> bool:
    """Whether a tie on a white shirt in something dark tells a jacket."""
    return seen.tie is not None and float(main[0]) < _DARK and float(seen.inner[0]) > PALE


def _worn_with(kind: Attire, sleeve: Sleeve | None) -> Attire:
    """The kind that goes with sleeves, where these are seen."""
    if sleeve == "long":
        return "sweater" if kind in ("tee", "tank") else kind
    if kind in ("suit", "jacket") and sleeve == "none":
        return kind  # hands that lie on a jacket bare its arms to the eye
    if sleeve == "none":
        return "tank"
    return kind if sleeve is None or kind == "shirt" else "tee"


def _behind_shirt(seen: TopSeen, main: F32) -> Cluster | None:
    """A black jacket. Before what is dark it is cut away with it, and beside what is turned to the camera it is narrow:
    most of what is left is the white below it. None of a white one."""
    if main[0] < _WHITE or chroma(main) > UNDYED or (seen.tie is not None and seen.tie[0] > _BLACK):
        return None
    return next((c for c in seen.colors[1:] if c.share >= _MORE_THAN_TIE and c.lit[0] < _BLACK), None)
