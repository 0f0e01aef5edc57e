"""Suits, jackets, coats and vests, and what they show."""

from __future__ import annotations

from dataclasses import replace

from figurelab.engines.procedural.figure import Pattern, Top, TopKind

from . import layers
from .attire import Looks
from .closed import Sleeve, is_v
from .color import F32, Cluster, chroma, cloth, hue, shade, to_hex
from .fabric import accent_of, collar_of, cut_of, linen, pattern_of
from .lapels import is_collar
from .top import TopSeen

OPEN, SUIT, SHIRT = 25.0, 50.0, 60.0
"""How much lighter, in L, the middle strip is than its sides where something lies open; its lightest tenth where that
is a suit's shirt, and where it is one without a tie."""
LIT, UNDYED = 62.0, 16.0
"""The least L and the most chroma of a shirt beside dark cloth."""
# The most chroma of a suit, and of one with a tie, as navy ones in the sun; and hues of green, no suit's.
_SUIT_CHROMA, _TIED_CHROMA = 26.0, 42.0
_GREEN = (100.0, 230.0)
# The share of a collar beyond which a jacket lies that tells its colour.
_MOSTLY = 0.25
# Gloss of what would be a suit by its shirt; how much lighter a shirt is, and its least share.
_PLAIN_HIDE, _LIGHTER, _SHOWN = 0.9, 35.0, 0.10


def worn_open(seen: TopSeen, flanks: tuple[F32, F32]) -> Top:
    """A jacket, or a shirt worn as one, over what both flanks lie beside."""
    layer, shown = flanks
    share = next((c.share for c in seen.colors if c.lit is layer), 0.5)
    own = replace(seen, colors=[Cluster(layer, share)], inner=shown, tie=None, collar=0.0)
    worn = layer_over(own, cloth(layer), formal=False)
    return replace(worn, cut="denim" if worn.cut == "denim" else "shirt")


def parted(seen: TopSeen, told: TopKind, looks: Looks) -> Top | None:
    """A blazer, a jacket or a shirt over something darker that it shows little of, whatever its own colour."""
    if seen.between is None:
        return None
    layer, shown = seen.between
    near = min(seen.colors, key=lambda c: layers.apart(c.lit, layer))
    own = replace(seen, colors=[near], inner=shown, tie=None, collar=0.0)
    worn = layer_over(own, cloth(near.lit), formal=looks.suit > looks.jacket)
    return replace(worn, cut="shirt") if told == "shirt" and worn.kind == "jacket" and worn.cut != "denim" else worn


def collared_layer(seen: TopSeen, lapels: tuple[F32, F32], *, formal: bool) -> Top:
    """A jacket or a suit whose light collar lies on the neck: it was told for a shirt because it shows mostly that."""
    layer, shirt = lapels
    near = next(c for c in seen.colors if c.lit is layer)
    # Of a collar half in the sun most has its colour.
    pale = [c for c in seen.colors if is_collar(c.lit, layer)]
    shirt = max((c for c in pale if c.share > _MOSTLY), key=lambda c: c.share, default=Cluster(shirt, 0.0)).lit
    own = replace(
        seen,
        colors=[near, *(c for c in seen.colors if c is not near)],
        inner=collar_of(shirt) if seen.tight else shirt,
        collar=0.0,
        tight=False,  # whose collar is white already
    )
    return layer_over(own, cloth(layer), formal=formal)


def shown_inside(seen: TopSeen, main: F32) -> F32:
    """What an open layer shows: lighter in its middle, of another hue, a shirt somewhere beside it, at the neck, before
    the throat, or the same cloth once more."""
    if seen.under is not None:
        return seen.under
    if seen.opening >= OPEN or seen.tie is not None:
        return seen.inner
    if (shirt := shirt_beside(seen, main, _SHOWN)) is not None:
        return shirt
    if seen.lapels is not None and float(seen.lapels[1][0]) > main[0] + _LIGHTER:
        return seen.lapels[1]
    shown = seen.throat if seen.neck.trim is None else seen.neck.trim
    return shade(main, lightness=-8 if main[0] > 30 else 8) if shown is None else shown


def shows_shirt(seen: TopSeen, main: F32) -> bool:
    """Whether anything of what is worn under a layer is seen."""
    told = seen.under is not None or seen.tie is not None or seen.lapels is not None or seen.opening >= OPEN
    return told or shirt_beside(seen, main, _SHOWN) is not None


def shirt_beside(seen: TopSeen, main: F32, least: float) -> F32 | None:
    """(3,) Lab of light undyed cloth beside dark cloth: where a photo ends at the collar no strip of it lies in the
    middle. least: its share."""
    light = [c.lit for c in seen.colors[1:] if c.share >= least and c.lit[0] > LIT and chroma(c.lit) < UNDYED]
    return next((lit for lit in light if lit[0] > main[0] + _LIGHTER), None)


def shows_too(seen: TopSeen, sleeves: F32) -> bool:
    return layers.among(sleeves, seen.colors[1:], 0.15) or layers.shaded(sleeves, seen.colors[1:], 0.15)


def over(seen: TopSeen, main: F32, sleeves: F32, sleeve: Sleeve) -> Top:
    """A vest over what has the sleeves; or, where the chest shows the sleeves' cloth as well, if in the shade, a
    jacket open over what fills its middle."""
    other = cloth(sleeves)
    if shows_too(seen, sleeves):
        own = replace(seen, colors=[replace(seen.colors[0], lit=sleeves), *seen.colors[1:]])
        return Top(
            kind="jacket",
            color=to_hex(other),
            accent=accent_of(other),
            inner=to_hex(main),
            sleeve="long",
            cut=cut_of(own),
        )
    return Top(
        kind="vest",
        color=to_hex(main),
        accent=accent_of(main),
        inner=to_hex(other),
        sleeve=sleeve,
        neck="v" if is_v(seen.neck) else "high",
    )


def coat(seen: TopSeen, main: F32) -> Top:
    inner = cloth(seen.inner) if seen.opening >= OPEN else shade(main, lightness=18 if main[0] < 50 else -18)
    return Top(kind="coat", color=to_hex(main), accent=accent_of(main), inner=to_hex(inner), sleeve="long")


def is_shirt(seen: TopSeen, main: F32) -> bool:
    """A closed light collar without much colour, under a grey layer."""
    return seen.collar >= 35 and seen.neck.depth < 0.3 and chroma(main) < 12 and chroma(seen.inner) < 16


def layer_over(seen: TopSeen, main: F32, *, formal: bool | None = None) -> Top:
    """formal: whether it is a suit, where that was told by other signs."""
    # Beside a face the light's colour is all that a white collar has.
    inner = cloth(linen(seen.inner) if seen.bow or seen.tight else seen.inner)
    if formal is None:
        formal = seen.collar >= SUIT or is_shirt(seen, main)
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
        cut="plain" if formal else "shirt" if seen.weave.kind == "checks" else cut_of(seen),
        color=to_hex(main),
        accent=accent_of(main),
        inner=to_hex(inner),
        tie=to_hex(cloth(seen.tie)) if formal and seen.tie is not None else None,
        knot="bow" if seen.bow else "long",
        breast="double" if double else "single",
        sleeve="long",
        pattern=pattern_of(seen, main) if seen.weave.kind == "checks" and not formal else Pattern(),
    )
