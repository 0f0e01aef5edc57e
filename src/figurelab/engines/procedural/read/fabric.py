"""What cloth looks like on a figure, whatever is made of it: its pattern, its trimmings, a jacket's cut."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from figurelab.engines.procedural.figure import Pattern

from .color import F32, chroma, cloth, shade, to_hex
from .reading import ramp
from .top import TopSeen, is_seamed_denim, two_colors

Cut = Literal["plain", "denim", "cardigan", "biker", "shirt"]

COLLAR, QUIET, PALE = 2.2, 25.0, 80.0
"""Strength of a collar's edges over the chest's; the most chroma of a quiet cloth; L of a shirt beside a tie."""
# Gloss of a jacket that is leather; the least L of one that is knitted.
_HIDE, _PALE_KNIT = 0.4, 48.0
# Of a shirt: chroma at L 75 from which on it is dyed, and up to which its colour is the light's; how much more that may
# be for each L above; the L up to which grey is no white in the shade of a chin, and from which it is; white's own L.
_DYED, _LINEN, _BRIGHTER, _SHADED, _WHITE = 18.0, 13.0, 0.35, (58.0, 66.0), 91.0
_WARM = 12.0
"""How much more chroma is the light's where it is warm: shirts are blue, lamps and faces are not."""
# Of stripes that run up the cloth: the least contrast, as knitted ribs have less; the least share of a third colour.
_RIBS, _STRIPE = 28.0, 0.14
_FAINT = 14.0
"""L between cloth and dots that hardly differ from it."""


def linen(color: F32) -> F32:
    """A shirt that is nearly white is white: what colour it has is the light's."""
    return shade(color, colorfulness=1 - 0.7 * _undyed(color)) if color[0] > PALE else color


def collar_of(shirt: F32) -> F32:
    """The collar below a chin, whose shade greys what is white; blue ones stay blue."""
    sure = _undyed(shirt) * ramp(float(shirt[0]), *_SHADED)
    return shade(shirt, lightness=sure * max(_WHITE - float(shirt[0]), 0.0), colorfulness=1 - 0.7 * sure)


def _undyed(color: F32) -> float:
    lit = _BRIGHTER * (float(color[0]) - 75.0) + _WARM * ramp(float(color[2]), -4.0, 4.0)
    return ramp(chroma(color) - lit, _DYED, _LINEN)


def cut_of(seen: TopSeen) -> Cut:
    """Of a jacket: leather by its gloss, denim by its colour and seams, knit by a pale dull cloth that lies open
    without a stiff collar."""
    main = seen.colors[0].lit
    if seen.gloss > _HIDE:
        return "biker"
    if is_seamed_denim(seen):
        return "denim"
    knit = main[0] > _PALE_KNIT and chroma(main) < QUIET and seen.neck.depth > 0.3 and seen.neck.collar < COLLAR
    return "cardigan" if knit else "plain"


def accent_of(main: F32) -> str:
    """Cuffs and collar: a shade of the same cloth, so that nothing is invented."""
    return to_hex(shade(main, lightness=-9 if main[0] > 35 else 9))


def pattern_of(seen: TopSeen, main: F32) -> Pattern:
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
