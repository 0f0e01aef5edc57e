"""Hair: every style of the spec as a cap on the skull, locks, coils and ties."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...figure import FigureSpec
from ..anatomy import Anatomy
from ..program import Program
from .box_braids import box_braids
from .builder import Hairdo, hair_material
from .coils import coily
from .crew import quiff
from .cropped import cropped
from .half_up import half_up
from .hanging import bob, curls, long, shoulder, wavy
from .hooded import under_hood
from .locs import locs
from .shaved import buzz, receding
from .short import side_part
from .spikes import spiky
from .swept_back import flat, slick
from .tied import braids, bun, ponytail, twin_tails
from .tufts import tufts
from .wild import wild

STYLES: dict[str, Callable[[Hairdo], None]] = {
    "buzz": buzz,
    "side_part": side_part,
    "spiky": spiky,
    "curly": curls,
    "coily": coily,
    "bob": bob,
    "shoulder": shoulder,
    "long": long,
    "wavy": wavy,
    "ponytail": ponytail,
    "bun": bun,
    "half_up": half_up,
    "twin_tails": twin_tails,
    "braids": braids,
    "receding": receding,
    "slick": slick,
    "quiff": quiff,
    "locs": locs,
    "box_braids": box_braids,
    "wild": wild,
}
"""Every style but ``bald``, which has no hair."""
TOPS: dict[str, Callable[[Hairdo], None]] = {"cropped": cropped, "spikes": tufts, "flat": flat}
"""Tops of short hair but ``combed``, which is the style's own; under a hat or a fringe there are none."""
_SHORT = ("side_part", "quiff", "buzz")
_COVERING = ("headscarf", "turban", "keffiyeh")
"""Kinds of hats under which none shows."""


def hair(program: Program, spec: FigureSpec, body: Anatomy, rng: np.random.Generator) -> None:
    """Add the spec's hair to a program that holds head and clothes. The same rng state gives the same hair."""
    if spec.hair.style == "bald" or spec.hat.kind in _COVERING:
        return
    style = under_hood if spec.hat.kind == "hood" else STYLES[spec.hair.style]
    if spec.hat.kind == "none" and spec.hair.fringe == "none" and spec.hair.style in _SHORT:
        style = TOPS.get(spec.hair.top, style)
    style(Hairdo(program, spec, body, rng))


__all__ = ["STYLES", "TOPS", "hair", "hair_material"]
