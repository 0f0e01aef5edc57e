"""From readings of the body to garments."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.figure import Bottom, Pattern, Shoes, Top

from .color import F32, chroma, cloth, from_hex, shade, to_hex
from .readings import BodyReadings
from .top import TopSeen, is_denim, two_colors

_SUIT, _OPEN = 50.0, 25.0
_PATTERNED = 10.0


def tops(body: BodyReadings | None) -> Top:
    """The upper garment: a suit over a shirt, an open jacket, a sweater, tee or tank by the sleeve."""
    if body is None or not body.top.trusted:
        return Top()
    seen = body.top.value
    main = cloth(seen.colors[0].lit)
    sleeve = body.sleeve.value
    if not body.sleeve.trusted:
        sleeve = "long" if seen.opening >= _OPEN else "short"
    bare = body.sleeve.trusted and body.sleeve.value != "long"
    if seen.opening >= _OPEN and not bare and main[0] < 55:
        return _layered(seen, main)
    if seen.under is not None and sleeve == "long":
        return _layered(replace(seen, inner=seen.under), main)
    if sleeve == "none":
        kind = "tank"
    else:
        kind = "tee" if sleeve == "short" else "sweater"
        if kind == "sweater" and is_denim(main):
            kind = "jacket"
    return Top(kind=kind, color=to_hex(main), accent=_accent(main), sleeve=sleeve, pattern=_pattern(seen, main))


def _layered(seen: TopSeen, main: F32) -> Top:
    inner = cloth(seen.inner)
    formal = seen.collar >= _SUIT and chroma(main) < 26
    return Top(
        kind="suit" if formal else "jacket",
        color=to_hex(main),
        accent=_accent(main),
        inner=to_hex(inner),
        tie=to_hex(cloth(seen.tie)) if formal and seen.tie is not None else None,
        sleeve="long",
    )


def _accent(main: F32) -> str:
    """Cuffs and collar: a shade of the same cloth, so that nothing is invented."""
    return to_hex(shade(main, lightness=-9 if main[0] > 35 else 9))


def _pattern(seen: TopSeen, main: F32) -> Pattern:
    second = two_colors(seen)
    if seen.roughness < _PATTERNED and second is None:
        return Pattern()
    other = cloth(second if second is not None else _contrast(seen))
    if float(np.linalg.norm(other - main)) < 12:
        return Pattern()
    if seen.stripes is not None:
        return Pattern(kind="stripes", color=to_hex(other), pitch=float(np.clip(seen.stripes * 0.9, 0.12, 0.5)))
    return Pattern(kind="print", color=to_hex(other)) if seen.roughness >= _PATTERNED else Pattern()


def _contrast(seen: TopSeen) -> F32:
    """The largest other colour that stands out from the main one."""
    main = seen.colors[0].lit
    for other in seen.colors[1:]:
        if other.share > 0.06 and float(np.linalg.norm(other.lit - main)) > 20:
            return other.lit
    return shade(main, lightness=-25 if main[0] > 45 else 30)


def bottoms(body: BodyReadings | None, top: Top) -> Bottom:
    """The lower garment as read, or trousers that go with the top: a suit's own, else navy, else grey under blue."""
    if body is not None and body.bottom.trusted:
        seen = body.bottom.value
        return Bottom(kind=seen.kind, color=to_hex(cloth(seen.color)))
    if top.kind == "suit":
        return Bottom(kind="trousers", color=top.color)
    main = from_hex(top.color)
    dark_blue = main[0] < 32 and main[2] < 2
    return Bottom(kind="trousers", color="#6b6a6c" if dark_blue else "#2d3550")


def shoes(top: Top, bottom: Bottom) -> Shoes:
    """Not readable on most photos: leather under a suit, else pale sneakers."""
    if top.kind == "suit":
        return Shoes(kind="dress", color="#2a201c")
    light = from_hex(bottom.color)[0] > 75
    return Shoes(kind="sneaker", color="#8f9aa8" if light else "#f2efe8")
