"""Hats, solid down to the skull: the figure stays one closed shell, and hair below them needs no cutting."""

from __future__ import annotations

from collections.abc import Callable

from ...figure import FigureSpec
from ..anatomy import Anatomy
from ..program import Program
from .beret import beret
from .brims import brimmed, bucket
from .captain import captain
from .cloths import headscarf, hood, keffiyeh
from .crowns import baseball, beanie
from .milliner import Milliner
from .mortarboard import mortarboard
from .wraps import headwrap, turban

KINDS: dict[str, Callable[[Milliner], None]] = {
    "cap": baseball,
    "beanie": beanie,
    "brim": brimmed,
    "bucket": bucket,
    "hood": hood,
    "headscarf": headscarf,
    "captain": captain,
    "turban": turban,
    "headwrap": headwrap,
    "keffiyeh": keffiyeh,
    "beret": beret,
    "mortarboard": mortarboard,
}
"""Every kind but ``none``."""


def hat(program: Program, spec: FigureSpec, body: Anatomy) -> None:
    """Add the spec's hat over hair that was combed for it."""
    if spec.hat.kind != "none":
        KINDS[spec.hat.kind](Milliner(program, spec, body))


__all__ = ["KINDS", "hat"]
