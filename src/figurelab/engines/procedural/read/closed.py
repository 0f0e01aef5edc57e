"""Tops that are not worn open."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from figurelab.engines.procedural.figure import Top, TopKind

from .color import F32, cloth, to_hex
from .fabric import accent_of, cut_of, linen, pattern_of
from .neck import Neck
from .top import TopSeen
from .weave import PATTERNED

Sleeve = Literal["none", "short", "long"]

_NECKED = ("tee", "sweater", "tank", "dress")
_SHORT = ("tee", "tank", "sweater", "polo", "shirt")
_DEEP, _CLOSED, _FILLED, _HIGH, _RAISED = 0.9, 0.46, 0.8, 0.16, 0.2


def closed(seen: TopSeen, main: F32, kind: TopKind, sleeve: Sleeve) -> Top:
    """What is not worn open."""
    pattern = pattern_of(seen, main)
    trim = _trim(seen, kind, plain=pattern.kind == "plain")
    accent = accent_of(main) if trim is None else to_hex(cloth(trim))
    line = _neck(seen.neck, sleeve) if kind in _NECKED else "round"
    if kind in ("tank", "dress") and sleeve == "none" and (seen.strapless or seen.straps):
        line = "bare" if seen.strapless else "straps"
    crop = round(seen.crop, 1) if kind in _SHORT and seen.crop > _RAISED else 0.0
    if kind == "sweater" and seen.bow and seen.tie is not None:
        # A bow is tied round a shirt's collar, which lies over the neck of what is knitted.
        inner, bow = (to_hex(cloth(color)) for color in (linen(seen.inner), seen.tie))
        return Top(kind, to_hex(main), accent, inner, bow, sleeve, "collar", pattern, knot="bow")
    garment = Top(kind=kind, color=to_hex(main), accent=accent, sleeve=sleeve, neck=line, pattern=pattern, crop=crop)
    return replace(garment, cut=cut_of(seen), inner=_lining(seen)) if kind == "jacket" else garment


def _lining(seen: TopSeen) -> str:
    """What a jacket shows that was told by its cloth alone: the neckline's colour where it is another, else white."""
    return Top.inner if seen.neck.trim is None else to_hex(cloth(seen.neck.trim))


def _neck(neck: Neck, sleeve: Sleeve) -> Literal["round", "v", "high"]:
    """No round neck over sleeves is very deep. A high one leaves no skin and stands before the throat, up to the chin
    or narrower than any shoulders."""
    if is_v(neck) or (sleeve != "none" and neck.depth > _DEEP and neck.taper < 1):
        return "v"
    if sleeve == "none":
        return "v" if neck.trim is not None and neck.depth > 0.45 else "round"
    return "high" if sleeve == "long" and is_high(neck) else "round"


def is_high(neck: Neck) -> bool:
    return (0 < neck.depth < _HIGH and neck.throat > _CLOSED) or (neck.standing and neck.throat > _FILLED)


def is_v(neck: Neck) -> bool:
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
