"""Big cats: coats that go with the species, told by its ImageNet class; the photo's own colours only move them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from figurelab.engines.procedural.figure import PetPattern

from .coat import Tone
from .color import F32, from_hex, shade
from .markings import Coat

BIG_CATS: Final = slice(286, 294)
_SURE = 0.5
_OWN, _LIKE = 0.5, 35.0
"""How much of the fur seen in the photo goes into the coat, and how far (CIELAB) from the species' it may be for that:
a lion's mane, its ground and a leopard's spots are all seen as fur."""


@dataclass(frozen=True)
class _Species:
    """mane: of the male, whom the net's only class of lions shows."""

    pattern: PetPattern
    coat: str
    second: str
    light: str
    mane: bool = False


_PLAIN = _Species("plain", "#b98f63", "#6f5236", "#efe0c8")
_SPOTTED = _Species("spots", "#d9a662", "#3a2a1e", "#f6ead2")
_SPECIES: Final = {
    286: _PLAIN,
    287: _Species("plain", "#b59a78", "#5c4a38", "#f1e6d4"),
    288: _SPOTTED,
    289: _Species("spots", "#c9c3b6", "#454040", "#f5f2ea"),
    290: _SPOTTED,
    291: _Species("plain", "#c8965a", "#6b4424", "#efdcbc", mane=True),
    292: _Species("tabby", "#d98237", "#2b1d16", "#f7efe2"),
    293: _SPOTTED,
}
"""Cougar, lynx, leopard, snow leopard, jaguar, lion, tiger and cheetah: ordinary fur colours, chosen by eye."""


@dataclass(frozen=True)
class BigCat:
    coat: Coat
    mane: bool


def big_cat(classes: F32, found: list[Tone]) -> BigCat | None:
    """classes: (1000,) ImageNet probabilities. found: the colours of the fur. None for a cat of the house."""
    shares = classes[BIG_CATS]
    if float(shares.sum()) < _SURE:
        return None
    species = _SPECIES[BIG_CATS.start + int(shares.argmax())]
    usual = from_hex(species.coat)
    seen = min(found, key=lambda tone: float(np.linalg.norm(tone.lab - usual))).lab
    near = float(np.linalg.norm(seen - usual)) < _LIKE
    main = (usual + (_OWN if near else 0.0) * (seen - usual)).astype(np.float32)
    second = shade(from_hex(species.second), lightness=0.3 * float(main[0] - usual[0]))
    return BigCat(Coat(species.pattern, main, second, from_hex(species.light)), species.mane)
