"""Bottoms and shoes: as read, or what goes with the top."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figurelab.engines.procedural.figure import Bottom, Shoes, Top

from . import wardrobe
from .color import cloth, from_hex, to_hex
from .feet import ShoesSeen
from .readings import BodyReadings
from .wearer import Wearer

_BLACK = "#26262b"
_SHORTEST, _LONGEST = 0.3, 1.6
# Jacket and trousers of a suit lie in other light.
_SUIT = 14.0
_SMART = ("suit", "coat", "shirt", "dress", "sweater")


def bottoms(body: BodyReadings | None, top: Top, seed: int = 0, wearer: Wearer | None = None) -> Bottom:
    """The lower garment as read, or one that goes with the top, by the wearer's taste or else the seed."""
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
    return wardrobe.bottom(top, seed, wearer)


def shoes(body: BodyReadings | None, top: Top, bottom: Bottom, seed: int = 0, wearer: Wearer | None = None) -> Shoes:
    """As read; not readable on most photos: then boots under what is in one piece, else what goes with the top."""
    if body is not None and body.shoes.trusted:
        return worn_shoes(body.shoes.value, top)
    if top.kind == "jumpsuit":
        return Shoes(kind="boot", color=_BLACK)
    return wardrobe.shoes(top, bottom, seed, wearer)


def worn_shoes(seen: ShoesSeen, top: Top) -> Shoes:
    """Dark plain shoes are leather under what is smart; on others their sole is as dark."""
    color = to_hex(cloth(seen.color))
    sole = to_hex(cloth(seen.sole)) if seen.sole is not None else None
    if seen.kind == "plain":
        return Shoes(kind="dress", color=color) if top.kind in _SMART else Shoes(color=color, sole=sole or color)
    return Shoes(kind=seen.kind, color=color, sole=sole)
