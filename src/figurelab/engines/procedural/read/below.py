"""Bottoms and shoes: as read, or what goes with the top."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.figure import Bottom, Shoes, Top

from .color import F32, chroma, cloth, from_hex, to_hex
from .readings import BodyReadings

_JEANS, _INDIGO, _NAVY = "#44628c", "#2c4163", "#2d3550"
_KHAKI, _STONE, _GREY, _CHARCOAL = "#b39a74", "#c9bda6", "#6b6a6c", "#35363c"
_SHORTEST, _LONGEST = 0.3, 1.15
_CASUAL = ("tee", "hoodie", "tank", "jacket")


def bottoms(body: BodyReadings | None, top: Top) -> Bottom:
    """The lower garment as read, or one that stands off the top in lightness and shares no loud hue with it."""
    if body is not None and body.bottom.trusted:
        seen = body.bottom.value
        length = float(np.clip((seen.hem - _SHORTEST) / (_LONGEST - _SHORTEST), 0.0, 1.0))
        short = Bottom(kind=seen.kind, color=to_hex(cloth(seen.color)), length=round(length, 2))
        return short if seen.kind in ("shorts", "skirt") else replace(short, length=Bottom.length)
    if top.kind in ("suit", "dress"):
        return Bottom(kind="skirt" if top.kind == "dress" else "trousers", color=top.color)
    main = from_hex(top.color)
    blue = chroma(main) > 9 and _between(main, 200, 300)
    if top.kind == "jacket" and blue:
        return Bottom(kind="jeans", color=_INDIGO if main[0] > 45 else _GREY)
    if blue:
        return Bottom(color=_KHAKI if top.kind in _CASUAL and main[0] < 55 else _STONE if main[0] < 40 else _NAVY)
    if top.kind in _CASUAL:
        return Bottom(kind="jeans", color=_JEANS if main[0] < 45 else _INDIGO)
    if chroma(main) > 22 and _between(main, 95, 200):
        return Bottom(color=_KHAKI)
    return Bottom(color=_GREY if main[0] < 32 else _CHARCOAL if chroma(main) > 40 else _NAVY)


def shoes(top: Top, bottom: Bottom) -> Shoes:
    """Not readable on most photos: leather under a suit, boots under a coat, else pale sneakers."""
    if top.kind == "suit":
        return Shoes(kind="dress", color="#2a201c")
    if top.kind == "coat":
        return Shoes(kind="boot", color="#5b4030")
    light = from_hex(bottom.color)[0] > 75
    return Shoes(kind="sneaker", color="#8f9aa8" if light else "#f2efe8")


def _between(color: F32, first: float, last: float) -> bool:
    """Whether the hue, degrees, lies between two others."""
    return first <= float(np.degrees(np.arctan2(color[2], color[1]))) % 360 <= last
