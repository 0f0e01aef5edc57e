"""Tops of portraits that show none: whole garments, each for hair that it sets off, chosen by what is seen of the
person (see :mod:`.wearer`)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from figurelab.engines.procedural.figure import Pattern, Top

from .color import F32, cloth, from_hex, to_hex
from .fabric import accent_of
from .reading import ramp
from .wearer import Wearer


@dataclass(frozen=True)
class Garment:
    """top: all of it but a shade of its own cloth for what has no second colour. suits: shades of hair. years: at
    which it is worn most, 0..1; None for at any."""

    top: Top
    suits: tuple[str, ...]
    years: float | None = None


def _tee(color: str, **more: object) -> Top:
    return Top(color=color, **more)  # type: ignore[arg-type]


def _knit(color: str, neck: str = "round", **more: object) -> Top:
    return Top(kind="sweater", color=color, sleeve="long", neck=neck, **more)  # type: ignore[arg-type]


def _shirt(color: str, **more: object) -> Top:
    return Top(kind="shirt", color=color, sleeve="long", **more)  # type: ignore[arg-type]


def _polo(color: str, accent: str) -> Top:
    return Top(kind="polo", color=color, accent=accent)


def _open(color: str, inner: str, cut: str = "plain", **more: object) -> Top:
    return Top(kind="jacket", color=color, inner=inner, cut=cut, sleeve="long", **more)  # type: ignore[arg-type]


def _vest(color: str, inner: str) -> Top:
    return Top(kind="vest", color=color, inner=inner, sleeve="long", neck="v")


def _coat(color: str, inner: str) -> Top:
    return Top(kind="coat", color=color, inner=inner, sleeve="long")


def _hoodie(color: str, **more: object) -> Top:
    return Top(kind="hoodie", color=color, sleeve="long", **more)  # type: ignore[arg-type]


_ECRU, _INK, _PINE, _ICE = "#f1ece0", "#27375c", "#2c5546", "#c9d6e6"
_BRETON = Pattern(kind="stripes", color=_INK, pitch=0.16)
_RUGBY = Pattern(kind="stripes", color="#e9dfc8", pitch=0.42)
_BANDS = Pattern(kind="stripes", color="#b65f3c", pitch=0.36)
_FINE = Pattern(kind="stripes", color="#6d8fbb", pitch=0.16, upright=True)
_PLAID = Pattern(kind="checks", color="#2b2f3a", pitch=0.3)
_TARTAN = Pattern(kind="checks", color="#1f3a33", pitch=0.3)
_GINGHAM = Pattern(kind="checks", color="#f1ece0", pitch=0.22)
_DOTS = Pattern(kind="dots", color="#f1ece0", pitch=0.2)
_INKED = Pattern(kind="dots", color="#7a2f3f", pitch=0.2)
_BLOSSOM = Pattern(kind="floral", color="#e9c9b0", third="#b3566a", pitch=0.4)
_STAR = Pattern(kind="print", color="#f3c14b", motif="star", size=0.45, y=0.1)
_SPOT = Pattern(kind="print", color="#f1ece0", motif="disc", size=0.4, y=0.1)
# Years at which things are worn most: by children; by the young, but for the old; by the grown; by the elder.
_CHILD, _YOUNG, _GROWN, _ELDER = -0.1, 0.22, 0.5, 0.7
# Who wears what is a matter of colours and of years, and of nothing else. Dark hair bears clear and deep colours and
# cream, brown earth's and the sea's, red greens and blues, fair cool and dusty ones, grey wine, plum and navy.
GARMENTS = (
    Garment(_tee(_PINE), ("red", "fair", "grey"), _YOUNG),
    Garment(_tee("#cf9a35"), ("black", "brown"), _YOUNG),
    Garment(_tee("#a8473f", neck="v"), ("black", "brown", "grey"), _YOUNG),
    Garment(_tee(_ECRU, accent=_INK, pattern=_BRETON), ("red", "brown", "black", "dyed")),
    Garment(_tee("#2f77a8", accent=_ECRU), ("brown", "fair", "red"), _YOUNG),
    Garment(_tee("#6a3f68", neck="v"), ("fair", "grey", "black"), _YOUNG),
    Garment(_tee("#3b3f48", accent="#e6e1d6"), ("fair", "dyed", "grey"), _YOUNG),
    Garment(_tee("#b9c7de", accent=_INK), ("black", "brown", "dyed"), _YOUNG),
    Garment(_tee("#c3cfb9", accent="#4d6b57"), ("red", "brown", "black"), _YOUNG),
    Garment(_tee(_INK, accent="#f3c14b", pattern=_STAR), ("fair", "red", "brown", "black"), _CHILD),
    Garment(_tee("#3f8f86", accent=_ECRU, pattern=_SPOT), ("fair", "brown", "red", "black"), _CHILD),
    Garment(_knit("#1f6f63"), ("red", "black", "brown")),
    Garment(_knit("#2a7a58", "v"), ("black", "red", "dyed")),
    Garment(_knit("#b4852f", "high"), ("black", "brown")),
    Garment(_knit("#1f7480"), ("fair", "brown", "red")),
    Garment(_knit("#2f519a"), ("fair", "grey", "black")),
    Garment(_knit("#efe6d2", "high"), ("black", "brown", "red", "dyed")),
    Garment(_knit("#7f9a86", "high"), ("red", "brown", "fair")),
    Garment(_knit("#b65f3c"), ("black", "brown")),
    Garment(_knit("#9c5468", "v"), ("grey", "fair", "black")),
    Garment(_knit("#7a2f3f"), ("fair", "grey", "black"), _GROWN),
    Garment(_knit(_INK, accent="#e9dfc8", pattern=_RUGBY), ("fair", "brown", "grey")),
    Garment(_knit("#eee4d0", accent="#b65f3c", pattern=_BANDS), ("black", "brown", "dyed")),
    Garment(_knit("#8d8fb8", "collar", inner="#f6f4ef"), ("grey", "black", "brown"), _ELDER),
    Garment(_knit("#3f5573", "collar", inner="#f6f4ef"), ("grey", "fair", "brown"), _GROWN),
    Garment(_knit("#4d6650", "collar", inner="#f6f4ef"), ("red", "grey", "brown"), _ELDER),
    Garment(_hoodie("#37618f", accent=_ECRU), ("red", "brown", "fair"), 0.1),
    Garment(_hoodie("#a9adb6", accent=_INK), ("red", "dyed", "black"), 0.1),
    Garment(_hoodie("#4c6b5b", accent=_ECRU), ("fair", "black", "brown"), 0.1),
    Garment(_shirt("#7c9cc4"), ("red", "brown", "black")),
    Garment(_shirt("#efece4"), ("black", "red", "dyed")),
    Garment(_shirt("#e6edf5", pattern=_FINE), ("black", "brown", "grey"), _GROWN),
    Garment(_shirt("#b7b9d8"), ("grey", "black", "brown"), _GROWN),
    Garment(_shirt("#5d3a56"), ("fair", "grey", "black"), _GROWN),
    Garment(_shirt("#9fb59c"), ("red", "brown", "dyed")),
    Garment(_shirt(_INK, pattern=_DOTS), ("fair", "red", "grey"), _GROWN),
    Garment(_shirt("#f0e7da", pattern=_INKED, collar="round"), ("black", "brown"), _GROWN),
    Garment(_shirt("#24466a", pattern=_BLOSSOM), ("fair", "black", "brown"), _GROWN),
    Garment(_shirt("#8f3b3a", pattern=_PLAID), ("brown", "grey"), _YOUNG),
    Garment(_shirt("#3f6a72", pattern=_TARTAN), ("red", "fair", "brown")),
    Garment(_shirt("#3d6b56", pattern=_GINGHAM), ("red", "fair", "brown")),
    Garment(_polo("#2f5f8a", _ECRU), ("brown", "red", "fair")),
    Garment(_polo(_ECRU, _INK), ("black", "brown", "red")),
    Garment(_vest(_INK, "#f6f4ef"), ("fair", "red", "grey"), _GROWN),
    Garment(_vest("#6f2f3d", _ICE), ("black", "brown", "grey"), _GROWN),
    Garment(_vest("#c6b892", "#eef1f4"), ("red", "black"), _ELDER),
    Garment(_open("#4c6b97", _ECRU, "denim"), ("fair", "brown", "red", "black")),
    Garment(_open("#5a6242", _ECRU, "bomber"), ("fair", "red", "brown"), _YOUNG),
    Garment(_open("#6b7757", _ECRU, "shirt"), ("red", "brown", "black")),
    Garment(_open("#d8c6a2", "#2f5f68", "cardigan"), ("red", "black", "brown"), _ELDER),
    Garment(_open("#7b4a5c", _ECRU, "cardigan"), ("grey", "fair", "black"), _ELDER),
    Garment(_open("#3f5f50", _ECRU, "cardigan"), ("red", "fair", "brown"), _GROWN),
    Garment(_open("#34425f", _ICE), ("fair", "grey", "brown"), _ELDER),
    Garment(_open("#b08d62", _ECRU), ("black", "red"), _GROWN),
    Garment(_open("#2a2b30", "#b3463c", "biker"), ("black", "dyed", "fair"), _YOUNG),
    Garment(_coat("#b8965f", _INK), ("black", "brown"), _GROWN),
    Garment(_coat("#3a4864", _ECRU), ("fair", "grey", "red"), _ELDER),
)
# Of a garment's worth: hair that it sets off, the years, hair that lies on it and skin beside it in its own colour, and
# the person's own taste.
_SET_OFF, _IN_YEARS, _LIKE_HAIR, _LIKE_SKIN, _TASTE = 1.2, 2.6, 1.2, 1.2, 1.6
_ALIKE, _APART, _ABOUT = (38.0, 16.0), (30.0, 12.0), 0.12
# What may be had in any colour; how far from its usual one a unit of worth is, and the most that counts; how far a trim
# is from the cloth, and what is worn under a top that opens over it.
_PLAIN = tuple(g for g in GARMENTS if g.top.pattern.kind == "plain" and g.top.cut not in ("denim", "biker"))
_FAR, _MOST_FAR, _TRIM = 30.0, 3.0, 25.0
_OVER = ("jacket", "vest", "coat")
# L up to which cloth under a graduate's cap is a gown's, and what shows a shirt as a gown does.
_GOWN, _OPEN_OVER = 38.0, ("suit", "jacket", "coat")


def top(wearer: Wearer) -> Top:
    """The garment of the most worth."""
    return finished(max(GARMENTS, key=lambda garment: worth(garment, wearer)).top)


def dyed(wearer: Wearer, color: F32) -> Top:
    """The plain garment of the most worth in a colour (3,) Lab that is seen of it, and over none of its own colour."""
    told = (g for g in _PLAIN if g.top.kind not in _OVER or _between(from_hex(g.top.inner), color) > _TRIM)
    best = max(told, key=lambda garment: _worth_dyed(garment, wearer, color)).top
    apart = _between(from_hex(best.accent), color) > _TRIM
    return finished(replace(best, color=to_hex(color), accent=best.accent if apart else Top.accent))


def _worth_dyed(garment: Garment, wearer: Wearer, color: F32) -> float:
    """By years and taste, and how near its usual colour is: white coats and black knits of the summer are rare."""
    far = _between(from_hex(garment.top.color), color) / _FAR
    liked = _TASTE * wearer.taste(garment.top.kind, garment.top.color)
    return liked - _IN_YEARS * _out_of_years(garment, wearer) - min(far, _MOST_FAR)


def worth(garment: Garment, wearer: Wearer) -> float:
    """Every term moves a little where the person's colours and signs do."""
    main = from_hex(garment.top.color)
    suits = sum(wearer.shades[shade] for shade in garment.suits)
    return (
        _SET_OFF * suits
        - _IN_YEARS * _out_of_years(garment, wearer)
        - _LIKE_HAIR * (0.3 + 0.7 * wearer.covering) * ramp(_between(main, wearer.hair), *_ALIKE)
        - _LIKE_SKIN * ramp(_between(main, wearer.skin), *_APART)
        + _TASTE * wearer.taste(garment.top.kind, garment.top.color)
    )


def _out_of_years(garment: Garment, wearer: Wearer) -> float:
    return 0.0 if garment.years is None else max(abs(wearer.years - garment.years) - _ABOUT, 0.0)


def gowned(top: Top, cap: F32, *, shown: bool) -> Top:
    """What a graduate wears: a gown of the cap's cloth (3,) Lab, unless something that is no gown is shown."""
    if shown and from_hex(top.color)[0] > _GOWN:
        return top
    inner = top.inner if top.kind in _OPEN_OVER and shown else Top.inner
    color = to_hex(cloth(cap))
    return finished(Top(kind="coat", color=color, inner=inner, sleeve="long"))


def finished(top: Top) -> Top:
    """With collar and cuffs of a shade of its cloth, where it has no second colour of its own."""
    if top.accent != Top.accent:
        return top
    return replace(top, accent=accent_of(from_hex(top.color)))


def _between(a: F32, b: F32) -> float:
    return float(np.linalg.norm(a - b))
