"""An animal's make, by its ImageNet class. Shares are summed over all classes: a mongrel is their mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from figurelab.engines.procedural.figure import PetEars, PetFur, PetTail

from .color import F32
from .kinds import WORDS

_CAT_CHEEKS = 0.2
"""Every cat has a wisp on its cheeks."""
_MONGREL = 0.75
"""Share of breeds with erect ears from which a dog of no clear breed has them."""
T = TypeVar("T")
_SHARPER = 1.3
"""The likeliest breeds count for more than their share: the rest is the net's noise."""
_LEAST = 0.45
"""A marking is taken from the class only when that much of the animal's share has it."""
MARKINGS = ("spots", "mask", "saddle", "tan", "tabby", "points", "capped", "tricolor", "hound", "bicolor")
_STANDING: dict[str, PetEars] = {"bat": "large", "erectbig": "large", "erect": "erect"}
_FALLING: dict[str, PetEars] = {"flap": "folded", "low": "hanging", "button": "button", "rose": "rose"}
_FURS: dict[str, PetFur] = {"long": "long", "wire": "wire", "curly": "curly"}
_TAILS: dict[str, PetTail] = {"curl": "curled", "plume": "plume", "whip": "whip", "dock": "docked"}
_EYES = {"blue": "#6fa0c8", "amber": "#b0762c"}


@dataclass(frozen=True)
class Make:
    """marking: a pattern of the coat that the class is known for. eyes: their colour, where the class is known for it.
    The rest as in Pet."""

    ears: PetEars
    fur: PetFur
    tail: PetTail
    muzzle: float
    jowls: float
    fluff: float
    mass: float
    legs: float
    marking: str | None
    eyes: str | None


_BULLDOG = (0.6, 0.4)
_ENGLISH = Make("rose", "short", "docked", 0.04, 1.0, 0.0, 0.75, -0.55, None, None)
"""The bulldog, which ImageNet lacks: hanging lips and short muzzles beyond these shares, and no breed in particular."""


def make(shares: F32, first: int) -> Make:
    """shares: (n,) ImageNet probabilities of the family whose first class is ``first``."""
    shares = shares**_SHARPER
    whole = max(float(shares.sum()), 1e-9)

    def share(*words: str) -> float:
        known = (i for i in range(len(shares)) if WORDS.get(first + i, frozenset()) & set(words))
        return sum(float(shares[i]) for i in known) / whole

    def vote(choices: Mapping[str, T], least: float) -> T | None:
        """The choice with the largest share, if that is more than the least."""
        best = max(choices, key=lambda word: share(word))
        return choices[best] if share(best) > least else None

    cat = 281 <= first < 294
    sure = float(shares.max()) / whole > 0.5
    stands = cat or share(*_STANDING) > (0.55 if sure else _MONGREL)
    fluff = 0.95 * share("fluffy") + 0.5 * share("silky")
    flat, snub, long = share("flat"), share("snub"), share("long")
    marking = max(MARKINGS, key=lambda word: share(word))
    marking = marking if share(marking) > _LEAST else None
    if not cat and not sure and share("jowly") > _BULLDOG[0] and flat + snub > _BULLDOG[1]:
        return replace(_ENGLISH, marking=marking)
    return Make(
        ears=(vote(_STANDING, 0.0) or "erect") if stands else (vote(_FALLING, 0.35) or "folded"),
        fur=vote(_FURS, 0.5) or "short",
        tail=vote(_TAILS, 0.5) or "usual",
        muzzle=_muzzle(cat, flat, snub, share("narrow"), long),
        jowls=round(0.35 + 0.55 * share("jowly") - 0.25 * share("narrow"), 2),
        fluff=round(fluff, 2) if fluff > 0.3 else _CAT_CHEEKS if cat else 0.0,
        mass=round(0.7 * (share("stout") - share("lean")), 2),
        legs=round(0.9 * (share("tall") - share("short")), 2),
        marking=marking,
        eyes=vote(_EYES, 0.4),
    )


def _muzzle(cat: bool, flat: float, snub: float, narrow: float, long: float) -> float:
    """Length of the muzzle from the shares of the words that speak of it."""
    if cat:
        return round(0.25 * (1 - flat) + 0.35 * narrow, 2)
    usual = max(0.0, 1 - flat - snub - long)
    return round(0.48 * usual + 0.04 * flat + 0.26 * snub + 0.80 * long, 2)
