"""Bottoms and shoes: as read, or what goes with the top."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.figure import Bottom, Shoes, Top

from .color import F32, chroma, cloth, from_hex, hue, to_hex
from .feet import ShoesSeen
from .readings import BodyReadings

_JEANS, _INDIGO, _NAVY = "#44628c", "#2c4163", "#2d3550"
_KHAKI, _STONE, _GREY, _CHARCOAL = "#b39a74", "#c9bda6", "#6b6a6c", "#35363c"
_WHITE, _PALE, _BLACK, _TAN, _BROWN = "#f2efe8", "#8f9aa8", "#26262b", "#a8794c", "#5b4030"
_LEATHER = "#2a201c"
# What goes with a kind of top, the likeliest first; which of those that suit its colour is the seed's choice.
_CASUAL_BOTTOMS = (("jeans", _JEANS), ("jeans", _INDIGO), ("trousers", _KHAKI), ("trousers", _CHARCOAL))
_SMART_BOTTOMS = (("trousers", _NAVY), ("trousers", _CHARCOAL), ("trousers", _KHAKI), ("trousers", _GREY))
_NEUTRAL_BOTTOMS = (("trousers", _STONE), ("trousers", _GREY), ("trousers", _CHARCOAL))
_CASUAL_SHOES = (("sneaker", _WHITE), ("sneaker", _BLACK), ("sneaker", _PALE))
_SMART_SHOES = (("sneaker", _WHITE), ("dress", _BROWN), ("boot", _TAN))
_OUTDOOR_SHOES = (("boot", _BROWN), ("sneaker", _WHITE), ("boot", _TAN))
_SHORTEST, _LONGEST = 0.3, 1.6
# Jacket and trousers of a suit lie in other light.
_SUIT = 14.0
_SMART = ("suit", "coat", "shirt", "dress", "sweater")
_CASUAL = ("tee", "hoodie", "tank", "jacket", "vest")


def bottoms(body: BodyReadings | None, top: Top, seed: int = 0) -> Bottom:
    """The lower garment as read, or one that stands off the top in lightness and shares no loud hue with it."""
    if top.kind == "jumpsuit":
        return Bottom(color=top.color)
    if body is not None and body.bottom.trusted:
        seen = body.bottom.value
        if top.kind == "suit" and float(np.linalg.norm(cloth(seen.color) - from_hex(top.color))) < _SUIT:
            return Bottom(color=top.color)
        length = float(np.clip((seen.hem - _SHORTEST) / (_LONGEST - _SHORTEST), 0.0, 1.0))
        short = Bottom(kind=seen.kind, color=to_hex(cloth(seen.color)), length=round(length, 2))
        return short if seen.kind in ("shorts", "skirt") else replace(short, length=Bottom.length)
    if top.kind in ("suit", "dress"):
        return Bottom(kind="skirt" if top.kind == "dress" else "trousers", color=top.color)
    wanted = _CASUAL_BOTTOMS if top.kind in _CASUAL else _SMART_BOTTOMS
    suited = [
        (kind, color) for kind, color in wanted + _NEUTRAL_BOTTOMS if _suits(from_hex(color), from_hex(top.color))
    ]
    kind, color = _pick(suited[:3] or [("trousers", _CHARCOAL if from_hex(top.color)[0] > 50 else _STONE)], seed)
    return Bottom(kind="jeans" if kind == "jeans" else "trousers", color=color)


def _suits(color: F32, main: F32) -> bool:
    """Stands off the top; blue under blue, and tan under green or red, only far from it in lightness."""
    if float(np.linalg.norm(color - main)) < 22:
        return False
    blue = all(chroma(c) > 9 and _between(c, 200, 300) for c in (color, main))
    warm = chroma(color) > 12 and _between(color, 40, 110) and chroma(main) > 40
    return not (blue or warm) or abs(float(color[0] - main[0])) > 38


def shoes(body: BodyReadings | None, top: Top, bottom: Bottom, seed: int = 0) -> Shoes:
    """As read; not readable on most photos: leather under a suit, boots under a coat, else what goes with the top.

    Shoes in the trousers' colour would melt into them.
    """
    if body is not None and body.shoes.trusted:
        return worn_shoes(body.shoes.value, top)
    if top.kind == "jumpsuit":
        return Shoes(kind="boot", color=_BLACK)
    if top.kind == "suit":
        brown = from_hex(top.color)[0] > 25 and seed % 2 == 1
        return Shoes(kind="dress", color=_BROWN if brown else _LEATHER)
    wanted = _OUTDOOR_SHOES if top.kind in ("coat", "jacket", "vest") else _SMART_SHOES
    wanted = _CASUAL_SHOES if top.kind in ("tee", "hoodie", "tank") or bottom.kind == "shorts" else wanted
    if top.kind == "coat":
        wanted = (("boot", _BROWN), ("boot", _LEATHER))
    legs = from_hex(bottom.color)
    apart = [shoe for shoe in wanted if float(np.linalg.norm(from_hex(shoe[1]) - legs)) > 20]
    kind, color = _pick(
        apart or [("boot" if top.kind == "coat" else "sneaker", _WHITE if legs[0] < 60 else _BLACK)], seed // 3
    )
    return Shoes(kind="boot" if kind == "boot" else "dress" if kind == "dress" else "sneaker", color=color)


def worn_shoes(seen: ShoesSeen, top: Top) -> Shoes:
    """Dark plain shoes are leather under what is smart; on others their sole is as dark."""
    color = to_hex(cloth(seen.color))
    sole = to_hex(cloth(seen.sole)) if seen.sole is not None else None
    if seen.kind == "plain":
        return Shoes(kind="dress", color=color) if top.kind in _SMART else Shoes(color=color, sole=sole or color)
    return Shoes(kind=seen.kind, color=color, sole=sole)


def _pick(choices: list[tuple[str, str]], seed: int) -> tuple[str, str]:
    """Half of the seeds take the likeliest; the others share the rest."""
    return choices[0] if seed % 2 == 0 or len(choices) == 1 else choices[1 + seed // 2 % (len(choices) - 1)]


def _between(color: F32, first: float, last: float) -> bool:
    """Whether the hue, degrees, lies between two others."""
    return first <= hue(color) <= last
