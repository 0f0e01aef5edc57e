"""Clothes, one file a kind."""

from __future__ import annotations

from collections.abc import Callable

from .coat import coat
from .dress import dress
from .hoodie import hoodie
from .jacket import jacket
from .jumpsuit import jumpsuit
from .midriff import midriff
from .polo import polo
from .shirt import shirt
from .shorts import shorts
from .skirt import skirt
from .suit import suit
from .sweater import sweater
from .tailor import Tailor
from .tank import tank
from .tee import tee
from .trousers import trousers
from .vest import vest

TOPS: dict[str, Callable[[Tailor], None]] = {
    "tee": tee,
    "shirt": shirt,
    "polo": polo,
    "suit": suit,
    "hoodie": hoodie,
    "sweater": sweater,
    "jacket": jacket,
    "coat": coat,
    "tank": tank,
    "dress": dress,
    "vest": vest,
    "jumpsuit": jumpsuit,
}
BOTTOMS: dict[str, Callable[[Tailor], None]] = {
    "trousers": trousers,
    "jeans": trousers,
    "shorts": shorts,
    "skirt": skirt,
}


def dress_up(tailor: Tailor) -> None:
    """Add the spec's clothes, inner layers first. A dress is its own skirt."""
    if tailor.spec.top.kind != "dress":
        BOTTOMS[tailor.spec.bottom.kind](tailor)
        midriff(tailor)
    TOPS[tailor.spec.top.kind](tailor)


__all__ = ["BOTTOMS", "TOPS", "Tailor", "dress_up"]
