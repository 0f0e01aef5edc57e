"""Clothes, one file a kind."""

from __future__ import annotations

from collections.abc import Callable

from .tailor import Tailor
from .tank import tank
from .tee import tee
from .trousers import trousers

TOPS: dict[str, Callable[[Tailor], None]] = {"tee": tee, "tank": tank}
BOTTOMS: dict[str, Callable[[Tailor], None]] = {"trousers": trousers, "jeans": trousers}


def dress_up(tailor: Tailor) -> None:
    """Add the spec's clothes, inner layers first."""
    BOTTOMS[tailor.spec.bottom.kind](tailor)
    TOPS[tailor.spec.top.kind](tailor)


__all__ = ["Tailor", "dress_up"]
