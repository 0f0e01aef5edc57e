"""What is worn over the clothes and on the head, one file a thing. Every part is at least 0.08 HR thick, 1.2 mm on a
figure 80 mm tall, and grows out of what it lies on."""

from __future__ import annotations

from collections.abc import Sequence

from ..garments.tailor import Tailor
from ..program import Row
from .bag import bag
from .earrings import earrings
from .headband import headband
from .headphones import headphones
from .mask import mask
from .necklace import necklace
from .patches import patches
from .scarf import scarf
from .shades import shades
from .straps import backpack, suspenders
from .watch import watch


def on_body(tailor: Tailor) -> None:
    """Add the top's patches and what the spec's Wear names below the chin."""
    wear = tailor.spec.wear
    patches(tailor)
    if wear.suspenders:
        suspenders(tailor, wear.suspenders)
    if wear.backpack:
        backpack(tailor, wear.backpack)
    if wear.bag:
        bag(tailor, wear.bag)
    if wear.necklace:
        necklace(tailor, wear.necklace)
    if wear.scarf:
        scarf(tailor, wear.scarf)
    if wear.watch:
        watch(tailor, wear.watch)


def on_head(tailor: Tailor, head: Sequence[Row]) -> None:
    """Add what the spec's Wear names on the head. head: rows of its plain form."""
    wear = tailor.spec.wear
    if wear.mask:
        mask(tailor, wear.mask, head)
    if wear.earrings:
        earrings(tailor, wear.earrings)
    if wear.headband:
        headband(tailor, wear.headband)
    if wear.shades:
        shades(tailor, wear.shades)
    if wear.headphones:
        headphones(tailor, wear.headphones)


__all__ = ["on_body", "on_head"]
