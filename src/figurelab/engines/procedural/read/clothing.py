"""From readings of the body to garments."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from figurelab.engines.procedural.figure import Pattern, Top, TopKind

from . import closet, layers, wardrobe
from .attire import UNSEEN, Attire, Looks
from .color import F32, Cluster, chroma, cloth, hue, shade, to_hex
from .neck import Neck
from .reading import Reading, ramp
from .readings import BodyReadings
from .top import TopSeen, is_seamed_denim, two_colors
from .wearer import Wearer
from .weave import PATTERNED, PLAIN

_SUIT, _SHIRT, _OPEN = 50.0, 60.0, 25.0
_COLLAR, _COLLAR_EDGE = 2.2, 15.0
_NECKED = ("tee", "sweater", "tank", "dress")
_DEEP, _CLOSED, _FILLED, _LOW_CUT = 0.9, 0.46, 0.8, 0.72
_HIGH, _COAT, _LOUD, _QUIET = 0.16, 0.5, 45.0, 25.0

# Of a portrait's kind: less is outweighed by a middle of another colour.
_DOUBT, _GREYISH = 0.72, 12.0
# Shares of looks: from which an open layer is a suit, as 0.6 and more of suits' were; and how many times a suit's that
# of a jacket is where it is none, over a suit of up to 1.1 and jackets from 2.3 on.
_SUITED, _JACKET = 0.55, 1.6
# The most chroma of a suit, and of one with a tie, as navy ones in the sun; and hues of green, no suit's.
_SUIT_CHROMA, _TIED_CHROMA = 26.0, 42.0
_GREEN = (100.0, 230.0)
# Shares of looks from which layers and shirts outweigh a default, by which a collar is no shirt's, and what it is then.
_LAYERED, _SHIRTED, _NO_SHIRT, _OR_LAYERED, _KNIT = 0.6, 0.4, 0.05, 0.3, 0.8
_KNITTED = 0.65
"""From which what lies high about the jaw is no hood: a roll-neck had 0.77, hoods up to 0.51."""
_BARELY_LAYERED = 0.17
"""The same, where a light collar is seen on the neck below dark cloth: suits had 0.24 and more, tees 0.12."""
# Gloss of a jacket that is leather, and of what would be a suit by its shirt.
_HIDE, _PLAIN_HIDE = 0.4, 0.9
# A shirt beside the dark cloth of a suit: its least L, how much lighter it is, the most chroma and the least share; the
# share from which a dark shirt is a suit over it. And of a white shirt that covers most of what is seen of a black
# suit: the least L, the most L of the suit and its least share, more than a tie's.
_LIT, _LIGHTER, _UNDYED, _SHOWN, _OVER_SHIRT = 62.0, 35.0, 16.0, 0.10, 0.25
_WHITE, _BLACK, _MORE_THAN_TIE = 75.0, 30.0, 0.13
# Skin below the chin in the collar of a shirt under a knit, face heights, at most.
_DEEP_COLLAR = 0.6
# L of a jacket and of the shirt beside a tie, and the most chroma of one that is white in any light.
_DARK, _PALE, _LINEN = 35.0, 80.0, 30.0
# The least share of a hood's cloth, and of the throat that it shows, face heights.
_ROLLED, _THROAT = 0.88, 0.15
_PLACKET, _PALE_KNIT, _RAISED = 0.22, 48.0, 0.2
# Of stripes that run up the cloth: the least contrast, as knitted ribs have less; the least share of a third colour.
_RIBS, _STRIPE = 28.0, 0.14
_FAINT = 14.0
"""L between cloth and dots that hardly differ from it."""
_SHORT = ("tee", "tank", "sweater", "polo", "shirt")

Sleeve = Literal["none", "short", "long"]
Cut = Literal["plain", "denim", "cardigan", "biker", "shirt"]

_SLEEVES: dict[Attire, Sleeve] = {"tee": "short", "sweater": "long", "shirt": "long", "tank": "none"}


def tops(body: BodyReadings | None, tint: F32 | None = None, seed: int = 0, wearer: Wearer | None = None) -> Top:
    """The upper garment: a suit over a shirt, an open layer, a shirt or polo by its collar, else by the sleeve.

    tint: (3,) Lab of the eyes' white, which under a coloured light has the light's hue. wearer: tells what is worn
    where nothing is seen of it; without a face the seed does.
    """
    if body is None or not shows_top(body):
        if body and body.top.value.strapless:
            return wardrobe.strapless(seed, wearer)
        return wardrobe.top(seed) if wearer is None else closet.top(wearer)
    seen = body.top.value
    main = cloth(_in_white_light(seen.colors[0].lit, tint))
    sleeve = body.sleeve.value
    if seen.weave.kind == "floral":
        # What lies open or shines through is told by plain colours, which a busy cloth has not.
        seen = replace(seen, opening=0.0, collar=0.0, under=None, sleeves=None, overlap=0.0)
    # Below a deep neckline the middle is skin and what is mixed with it.
    opens = seen.opening >= _OPEN and seen.neck.depth < _LOW_CUT
    if not body.sleeve.trusted:
        hooded = seen.cropped and chroma(main) < _QUIET
        layered = opens or seen.under is not None
        covered = layered or hooded or seen.weave.kind == "checks" or (seen.neck.depth > 0 and _is_high(seen.neck))
        sleeve = "long" if covered else "short"
    # The hands of crossed arms lie on the sleeves.
    bare = body.sleeve.trusted and body.sleeve.value != "long" and not _dressed(seen, main)
    # A dark tie hides the shirt in the middle strip; the collar beside it does not.
    tied = seen.collar >= (_SUIT if seen.tie is not None else _SHIRT) and seen.neck.depth < 0.3
    if seen.ring is not None and sleeve == "long" and chroma(main) > _LOUD and seen.roughness > PATTERNED:
        # A loud suit with patches and straps all over it and a collar ring is a uniform in one piece.
        return Top(kind="jumpsuit", color=to_hex(main), accent=to_hex(cloth(seen.ring)), sleeve="long")
    if sleeve == "long" and seen.overlap >= _COAT:
        return _coat(seen, main)
    if seen.sleeves is not None and sleeve != "none" and _shows_too(seen, seen.sleeves):
        # Of a turned body the middle that a layer leaves open is not under the chin: its sleeves tell.
        return _over(seen, main, seen.sleeves, sleeve)
    if body.attire.trusted:
        return _portrait(seen, main, body.attire, body.looks, body.sleeve.value if body.sleeve.trusted else None)
    if (opens or tied) and not bare and (main[0] < 55 or _is_shirt(seen, main)):
        return _layered(seen, main, formal=_formal(body.looks))
    if seen.flanks is not None and sleeve != "none":
        return _open_over(seen, seen.flanks)
    if seen.under is not None and (sleeve == "long" or seen.open):
        return _layered(replace(seen, inner=seen.under, collar=0.0), main)
    if seen.sleeves is not None and sleeve != "none":
        return _over(seen, main, seen.sleeves, sleeve)
    if body.bottom.trusted and body.bottom.value.kind == "skirt" and _same(body.bottom.value.color, main):
        kind = "dress"
    elif sleeve == "none":
        # A knitted vest has a deep neck with an edge of another colour.
        kind = "sweater" if seen.neck.trim is not None and seen.neck.depth > 0.45 else "tank"
    elif seen.neck.collar >= _COLLAR and seen.neck.edge >= _COLLAR_EDGE and _collared(seen, sleeve):
        kind = "polo" if sleeve == "short" else "shirt"
    elif seen.cropped and chroma(main) < _QUIET and seen.collar < _OPEN:
        kind = "hoodie"
    elif seen.weave.kind == "checks":
        kind = "shirt"  # flannel is rarely knitted
    else:
        kind = "tee" if sleeve == "short" else "sweater"
    if kind in ("sweater", "shirt") and is_seamed_denim(seen):
        kind = "jacket"
    elif kind in ("sweater", "shirt") and (other := _by_looks(kind, seen, body.looks)) != kind:
        if other in ("suit", "jacket"):
            return _layered(replace(seen, inner=_shown_inside(seen, main)), main, formal=other == "suit")
        kind = other
    return _closed(seen, main, kind, sleeve)


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


def _open_over(seen: TopSeen, flanks: tuple[F32, F32]) -> Top:
    """A jacket, or a shirt worn as one, over what both flanks lie beside."""
    layer, shown = flanks
    share = next((c.share for c in seen.colors if c.lit is layer), 0.5)
    own = replace(seen, colors=[Cluster(layer, share)], inner=shown, tie=None, collar=0.0)
    worn = _layered(own, cloth(layer), formal=False)
    return replace(worn, cut="denim" if worn.cut == "denim" else "shirt")


def _parted(seen: TopSeen, told: TopKind, looks: Looks) -> Top | None:
    """A blazer, a jacket or a shirt over something darker that it shows little of, whatever its own colour."""
    if seen.between is None:
        return None
    layer, shown = seen.between
    near = min(seen.colors, key=lambda c: layers.apart(c.lit, layer))
    own = replace(seen, colors=[near], inner=shown, tie=None, collar=0.0)
    worn = _layered(own, cloth(near.lit), formal=looks.suit > looks.jacket)
    return replace(worn, cut="shirt") if told == "shirt" and worn.kind == "jacket" and worn.cut != "denim" else worn


def _portrait(seen: TopSeen, main: F32, told: Reading[Attire], looks: Looks, sleeve: Sleeve | None) -> Top:
    """What is worn in a portrait. sleeve: None where none is seen."""
    kind = _worn_with(told.value, sleeve)
    if seen.weave.kind == "dots" and kind != "tank" and sleeve in (None, "long"):
        # What is dotted is a blouse more often than anything else, and its dots are no shirt under a layer.
        return _closed(seen, main, "shirt", "long")
    if kind == "jacket" and seen.tie is not None:
        kind = "suit"
    if seen.lapels is not None and kind in ("tee", "sweater", "shirt") and looks.layered > _BARELY_LAYERED:
        return _collared_layer(seen, seen.lapels, formal=looks.suit >= looks.jacket)
    if seen.tight and seen.uncollared and seen.weave.kind == "plain" and kind in ("tee", "sweater", "shirt"):
        if seen.rolled and looks.sweater < _KNITTED:
            return _closed(seen, main, "hoodie", "long")
        if kind == "shirt":
            kind = "sweater" if looks.sweater > looks.tee else "tee"
    if kind in ("shirt", "jacket") and _is_hood(seen, main):
        return _closed(seen, main, "hoodie", "long")
    # The edge of cloth on skin is as light as a shirt on what is dark, but not as grey.
    lit = seen.opening >= _OPEN or (seen.collar >= _SHIRT and seen.neck.depth < 0.3)
    if kind in ("sweater", "shirt") and lit and chroma(seen.inner) < _GREYISH and is_seamed_denim(seen):
        return _layered(seen, main, formal=False)  # denim is not knitted, and what is paler in its middle is no denim
    opens = main[0] < 55 and ((lit and chroma(seen.inner) < _GREYISH) or seen.under is not None)
    if opens and sleeve in (None, "long") and told.confidence < _DOUBT and kind not in ("suit", "jacket"):
        return _layered(seen if seen.under is None else replace(seen, inner=seen.under, collar=0.0), main)
    if kind == "sweater" and (shirt := _collar_of_knit(seen)) is not None:
        # Its collar, in the neck of the knit, has edges and folds that are checks to the eye; the knit has none.
        knit = _closed(replace(seen, weave=PLAIN, tie=None), main, "sweater", "long")
        return replace(knit, inner=to_hex(cloth(shirt)), neck="collar")
    if kind in ("tee", "sweater", "shirt") and seen.flanks is not None and sleeve != "none" and seen.tie is None:
        return _open_over(seen, seen.flanks)
    if kind in ("tee", "sweater", "shirt") and sleeve != "none" and (open_over := _parted(seen, kind, looks)):
        return open_over
    if kind == "shirt" and seen.weave.kind == "plain" and _shirt_beside(seen, main, _OVER_SHIRT) is not None:
        kind = "suit"
    elif kind == "shirt" and _dressed(seen, main):
        kind = "suit"  # its shirt and tie are a pattern to the eye that looks for one
    elif kind in ("suit", "jacket") and (black := _behind_shirt(seen, main)) is not None:
        worn = [black, *(c for c in seen.colors if c is not black)]
        seen, main = replace(seen, colors=worn, under=main if seen.tie is None else seen.under), cloth(black.lit)
    if kind == "shirt" and seen.under is not None and seen.weave.kind == "plain":
        # A shirt whose middle shows another cloth is worn open over it; that cloth is no collar and no tie.
        worn = _layered(replace(seen, inner=seen.under, tie=None, collar=0.0), main, formal=False)
        return replace(worn, cut="denim" if worn.cut == "denim" else "shirt")
    if kind == "sweater" and seen.weave.kind == "floral":
        kind = "shirt"  # flowers are rarely knitted
    if seen.weave.kind == "checks" and kind in ("tee", "sweater"):
        kind = "shirt"  # nor is flannel
    elif kind == "tank" and seen.weave.kind == "checks":
        seen = replace(seen, weave=PLAIN)  # hair over straps
    if kind in ("suit", "jacket"):
        return _layered(replace(seen, inner=_shown_inside(seen, main)), main, formal=kind == "suit")
    return _closed(seen, main, kind, _SLEEVES[kind] if sleeve is None else sleeve)


def _collared_layer(seen: TopSeen, lapels: tuple[F32, F32], *, formal: bool) -> Top:
    """A jacket or a suit whose light collar lies on the neck: it was told for a shirt because it shows mostly that."""
    layer, shirt = lapels
    near = next(c for c in seen.colors if c.lit is layer)
    own = replace(seen, colors=[near, *(c for c in seen.colors if c is not near)], inner=shirt, collar=0.0)
    return _layered(own, cloth(layer), formal=formal)


def _collar_of_knit(seen: TopSeen) -> F32 | None:
    """(3,) Lab of a light shirt in the neck of what both flanks wear; None where it is no shirt's collar."""
    if seen.flanks is None or seen.bow or seen.collar < _SHIRT or seen.neck.depth >= _DEEP_COLLAR:
        return None
    shirt = seen.flanks[1]
    return shirt if shirt[0] > _LIT and chroma(shirt) < _UNDYED else None


def _is_hood(seen: TopSeen, main: F32) -> bool:
    """A roll of one undyed cloth about the neck of a photo that ends there: collars of shirts and jackets have edges,
    and show what is worn below them."""
    whole = seen.cropped and seen.colors[0].share > _ROLLED and seen.tie is None
    return whole and chroma(main) < _UNDYED and seen.neck.depth > _THROAT


def _dressed(seen: TopSeen, main: F32) -> bool:
    """Whether a tie on a white shirt in something dark tells a jacket."""
    return seen.tie is not None and float(main[0]) < _DARK and float(seen.inner[0]) > _PALE


def _worn_with(kind: Attire, sleeve: Sleeve | None) -> Attire:
    """The kind that goes with sleeves, where these are seen."""
    if sleeve == "long":
        return "sweater" if kind in ("tee", "tank") else kind
    if kind in ("suit", "jacket") and sleeve == "none":
        return kind  # hands that lie on a jacket bare its arms to the eye
    if sleeve == "none":
        return "tank"
    return kind if sleeve is None or kind == "shirt" else "tee"


def _shown_inside(seen: TopSeen, main: F32) -> F32:
    """What an open layer shows: lighter in its middle, of another hue, a shirt somewhere beside it, at the neck, before
    the throat, or the same cloth once more."""
    if seen.under is not None:
        return seen.under
    if seen.opening >= _OPEN or seen.tie is not None:
        return seen.inner
    if (shirt := _shirt_beside(seen, main, _SHOWN)) is not None:
        return shirt
    if seen.lapels is not None and float(seen.lapels[1][0]) > main[0] + _LIGHTER:
        return seen.lapels[1]
    shown = seen.throat if seen.neck.trim is None else seen.neck.trim
    return shade(main, lightness=-8 if main[0] > 30 else 8) if shown is None else shown


def _shirt_beside(seen: TopSeen, main: F32, least: float) -> F32 | None:
    """(3,) Lab of light undyed cloth beside dark cloth: where a photo ends at the collar no strip of it lies in the
    middle. least: its share."""
    light = [c.lit for c in seen.colors[1:] if c.share >= least and c.lit[0] > _LIT and chroma(c.lit) < _UNDYED]
    return next((lit for lit in light if lit[0] > main[0] + _LIGHTER), None)


def _behind_shirt(seen: TopSeen, main: F32) -> Cluster | None:
    """A black jacket. Before what is dark it is cut away with it, and beside what is turned to the camera it is narrow:
    most of what is left is the white below it. None of a white one."""
    if main[0] < _WHITE or chroma(main) > _UNDYED or (seen.tie is not None and seen.tie[0] > _BLACK):
        return None
    return next((c for c in seen.colors[1:] if c.share >= _MORE_THAN_TIE and c.lit[0] < _BLACK), None)


def _closed(seen: TopSeen, main: F32, kind: TopKind, sleeve: Sleeve) -> Top:
    """What is not worn open."""
    pattern = _pattern(seen, main)
    trim = _trim(seen, kind, plain=pattern.kind == "plain")
    accent = _accent(main) if trim is None else to_hex(cloth(trim))
    line = _neck(seen.neck, sleeve) if kind in _NECKED else "round"
    if kind in ("tank", "dress") and sleeve == "none" and (seen.strapless or seen.straps):
        line = "bare" if seen.strapless else "straps"
    crop = round(seen.crop, 1) if kind in _SHORT and seen.crop > _RAISED else 0.0
    if kind == "sweater" and seen.bow and seen.tie is not None:
        # A bow is tied round a shirt's collar, which lies over the neck of what is knitted.
        inner, bow = (to_hex(cloth(color)) for color in (_linen(seen.inner), seen.tie))
        return Top(kind, to_hex(main), accent, inner, bow, sleeve, "collar", pattern, knot="bow")
    garment = Top(kind=kind, color=to_hex(main), accent=accent, sleeve=sleeve, neck=line, pattern=pattern, crop=crop)
    return replace(garment, cut=_cut(seen), inner=_lining(seen)) if kind == "jacket" else garment


def _linen(color: F32) -> F32:
    """A shirt that is nearly white is white: what colour it has is the light's."""
    return shade(color, colorfulness=0.3) if color[0] > _PALE and chroma(color) < _LINEN else color


def _cut(seen: TopSeen) -> Cut:
    """Of a jacket: leather by its gloss, denim by its colour and seams, knit by a pale dull cloth that lies open
    without a stiff collar."""
    main = seen.colors[0].lit
    if seen.gloss > _HIDE:
        return "biker"
    if is_seamed_denim(seen):
        return "denim"
    knit = main[0] > _PALE_KNIT and chroma(main) < _QUIET and seen.neck.depth > 0.3 and seen.neck.collar < _COLLAR
    return "cardigan" if knit else "plain"


def _lining(seen: TopSeen) -> str:
    """What a jacket shows that was told by its cloth alone: the neckline's colour where it is another, else white."""
    return Top.inner if seen.neck.trim is None else to_hex(cloth(seen.neck.trim))


def _collared(seen: TopSeen, sleeve: Sleeve) -> bool:
    """The throat shows in a collar; over short sleeves deeper than a tee's ribbed neckline bares it."""
    return seen.neck.depth > (_PLACKET if sleeve == "short" else 0.12)


def _shows_too(seen: TopSeen, sleeves: F32) -> bool:
    return layers.among(sleeves, seen.colors[1:], 0.15) or layers.shaded(sleeves, seen.colors[1:], 0.15)


def _over(seen: TopSeen, main: F32, sleeves: F32, sleeve: Sleeve) -> Top:
    """A vest over what has the sleeves; or, where the chest shows the sleeves' cloth as well, if in the shade, a
    jacket open over what fills its middle."""
    other = cloth(sleeves)
    if _shows_too(seen, sleeves):
        own = replace(seen, colors=[replace(seen.colors[0], lit=sleeves), *seen.colors[1:]])
        return Top(
            kind="jacket", color=to_hex(other), accent=_accent(other), inner=to_hex(main), sleeve="long", cut=_cut(own)
        )
    return Top(
        kind="vest",
        color=to_hex(main),
        accent=_accent(main),
        inner=to_hex(other),
        sleeve=sleeve,
        neck="v" if _is_v(seen.neck) else "high",
    )


def _coat(seen: TopSeen, main: F32) -> Top:
    inner = cloth(seen.inner) if seen.opening >= _OPEN else shade(main, lightness=18 if main[0] < 50 else -18)
    return Top(kind="coat", color=to_hex(main), accent=_accent(main), inner=to_hex(inner), sleeve="long")


def _neck(neck: Neck, sleeve: Sleeve) -> Literal["round", "v", "high"]:
    """No round neck over sleeves is very deep. A high one leaves no skin and stands before the throat, up to the chin
    or narrower than any shoulders."""
    if _is_v(neck) or (sleeve != "none" and neck.depth > _DEEP and neck.taper < 1):
        return "v"
    if sleeve == "none":
        return "v" if neck.trim is not None and neck.depth > 0.45 else "round"
    return "high" if sleeve == "long" and _is_high(neck) else "round"


def _is_high(neck: Neck) -> bool:
    return (0 < neck.depth < _HIGH and neck.throat > _CLOSED) or (neck.standing and neck.throat > _FILLED)


def _is_v(neck: Neck) -> bool:
    return neck.depth > 0.45 and neck.taper < 0.62


def _trim(seen: TopSeen, kind: str, *, plain: bool) -> F32 | None:
    """The neckline's own colour, or, of what has a collar, the second colour of a cloth whose pattern was not made
    out."""
    if kind == "jacket" or seen.weave.kind == "floral":
        return None
    if not plain or kind not in ("polo", "shirt", "dress") or seen.neck.trim is not None or seen.roughness < PATTERNED:
        return seen.neck.trim
    main = seen.colors[0].lit
    others = [c.lit for c in seen.colors[1:] if c.share > 0.12 and float(np.linalg.norm(c.lit - main)) > 25]
    return others[0] if others else None


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


def _is_shirt(seen: TopSeen, main: F32) -> bool:
    """A closed light collar without much colour, under a grey layer."""
    return seen.collar >= 35 and seen.neck.depth < 0.3 and chroma(main) < 12 and chroma(seen.inner) < 16


def _layered(seen: TopSeen, main: F32, *, formal: bool | None = None) -> Top:
    """formal: whether it is a suit, where that was told by other signs."""
    inner = cloth(_linen(seen.inner) if seen.bow else seen.inner)
    if formal is None:
        formal = seen.collar >= _SUIT or _is_shirt(seen, main)
    # Two rows of buttons are a suit's in any colour.
    double = seen.double and seen.gloss < _PLAIN_HIDE
    green = chroma(main) > 8 and _GREEN[0] < hue(main) < _GREEN[1]
    formal = double or (
        formal
        and seen.gloss < _PLAIN_HIDE
        and chroma(main) < (_TIED_CHROMA if seen.tie is not None else _SUIT_CHROMA)
        and not green
    )
    return Top(
        kind="suit" if formal else "jacket",
        cut="plain" if formal else "shirt" if seen.weave.kind == "checks" else _cut(seen),
        color=to_hex(main),
        accent=_accent(main),
        inner=to_hex(inner),
        tie=to_hex(cloth(seen.tie)) if formal and seen.tie is not None else None,
        knot="bow" if seen.bow else "long",
        breast="double" if double else "single",
        sleeve="long",
        pattern=_pattern(seen, main) if seen.weave.kind == "checks" and not formal else Pattern(),
    )


def _same(color: F32, main: F32) -> bool:
    return float(np.linalg.norm((cloth(color) - main) * np.array([0.5, 1.0, 1.0]))) < 12


def _accent(main: F32) -> str:
    """Cuffs and collar: a shade of the same cloth, so that nothing is invented."""
    return to_hex(shade(main, lightness=-9 if main[0] > 35 else 9))


def _pattern(seen: TopSeen, main: F32) -> Pattern:
    """Only what was clearly made out: an unexplained texture stays plain."""
    weave = seen.weave
    if weave.kind == "plain":
        return Pattern()
    second = two_colors(seen)
    other = weave.color if weave.color is not None else second if second is not None else _contrast(seen)
    other = cloth(other)
    if float(np.linalg.norm(other - main)) < (_RIBS if weave.upright else 12):
        if weave.kind != "dots":
            return Pattern()
        # White dots on nearly white cloth were seen: they have to be seen on a small figure too.
        other = shade(main, lightness=-_FAINT if main[0] > 50 else _FAINT)
    pitch = float(np.clip(weave.pitch * 0.9, 0.12, 0.5))
    pattern = Pattern(kind=weave.kind, color=to_hex(other), pitch=pitch, upright=weave.upright)
    third = _third_stripe(seen) if weave.upright else weave.third
    if third is not None:
        pattern = replace(pattern, third=to_hex(cloth(third)))
    at = weave.place
    if at is None:
        return pattern
    motif = "traced" if weave.inks else at.motif
    return replace(pattern, motif=motif, x=round(at.x, 2), y=round(at.y, 2), size=round(at.size, 2), inks=weave.inks)


def _third_stripe(seen: TopSeen) -> F32 | None:
    """The third colour of stripes that no colour has half of, where it is far from both others."""
    if two_colors(seen) is None or len(seen.colors) < 3 or seen.colors[2].share < _STRIPE:
        return None
    third = seen.colors[2].lit
    return third if min(float(np.linalg.norm(third - c.lit)) for c in seen.colors[:2]) > _RIBS else None


def _contrast(seen: TopSeen) -> F32:
    """The largest other colour that stands out from the main one."""
    main = seen.colors[0].lit
    for other in seen.colors[1:]:
        if other.share > 0.06 and float(np.linalg.norm(other.lit - main)) > 20:
            return other.lit
    return shade(main, lightness=-25 if main[0] > 45 else 30)
