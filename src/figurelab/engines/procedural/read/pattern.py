"""The pattern of a portrait's cloth by its look: the class net's word on the cut-out clothes with that of the edges."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .attire import looks
from .attire_weights import KINDS, PATTERNS, Attire
from .color import F32
from .texture import PITCH, flowers
from .top import TopSeen
from .weave import PLAIN, Place, Weave

_FIRST = 1 + len(KINDS)
_PRINT = Place("badge", 0.0, 0.2, 0.45)
_PRINTED: tuple[Attire, ...] = ("tee", "sweater")
"""What has one thing printed on it more often than flowers all over."""


def patterned(seen: TopSeen, cut: F32, kind: Attire) -> TopSeen:
    """The top with the likeliest pattern by a softmax of the looks and of the pattern that its edges told. A print has
    been seen as one thing and dots as many, and are kept. cut: (2000,) of the cut-outs. kind: of the top."""
    told = seen.weave
    if told.kind in ("print", "dots"):
        return seen
    table = looks()
    scores = (cut - table[:, 0]) @ table[:, _FIRST:] + np.array(PATTERNS[told.kind])
    best = tuple(PATTERNS)[int(scores.argmax())]
    return seen if best == told.kind else replace(seen, weave=_weave(best, seen, kind))


def _weave(best: str, seen: TopSeen, kind: Attire) -> Weave:
    if best in ("stripes", "checks"):
        return Weave("stripes" if best == "stripes" else "checks", PITCH)
    found = flowers(seen.colors) if best == "floral" else PLAIN
    if kind in _PRINTED and found.kind == "floral":
        return Weave("print", 0.2, found.color, _PRINT)
    return found
