"""A cat, a dog or an animal made like one: colours from the subject's mask, its make from the ImageNet class."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.figure import Pet, PetEars
from figurelab.engines.procedural.perceive import Observation
from figurelab.engines.procedural.perceive.kind import CATS, DOGS

from .breeds import Make, make
from .coat import furry_pixels, palest, stripe, tones
from .color import F32, chroma, hue, shade, to_hex
from .markings import Coat, marked
from .pet_eyes import iris
from .wild import BIG_CATS, big_cat

Species = Literal["cat", "dog", "rabbit", "bear"]
_OTHERS: tuple[tuple[slice, Species, PetEars], ...] = (
    (slice(330, 333), "rabbit", "long"),
    (slice(294, 298), "bear", "round"),
    (slice(333, 334), "rabbit", "round"),
    (slice(338, 339), "rabbit", "round"),
    (slice(388, 389), "bear", "round"),
)
"""ImageNet classes of other animals that these forms suit."""
_SURE = 0.5
_WILD = (slice(269, 281), BIG_CATS)
_MANE = 1.0


def template(seen: Observation) -> tuple[slice, Species, PetEars | None] | None:
    """The classes of the animal's family, its form and ears (None: by its breed); None where no form suits it."""
    if seen.classes is None:
        return None
    if seen.kind in ("cat", "dog"):
        return (CATS, "cat", None) if seen.kind == "cat" else (DOGS, "dog", None)
    if seen.kind == "animal":
        for span, species, ears in _OTHERS:
            if float(seen.classes[span].sum()) > _SURE:
                return span, species, ears
    return None


def pet(seen: Observation) -> Pet | None:
    """The spec of the animal in an observation; None for one that no form suits."""
    form = template(seen)
    if form is None or seen.classes is None:
        return None
    span, species, ears = form
    family = float(seen.classes[span].sum())
    build = make(seen.classes[span], span.start)
    mask = furry_pixels(seen)
    found = tones(seen.photo, mask)
    dark = stripe(seen.photo, mask, found[0].lab) if build.marking == "tabby" else None
    big = big_cat(seen.classes, found) if species == "cat" else None
    coat = marked(species, build.marking, found, dark, palest(seen.photo, mask)) if big is None else big.coat
    wild = species == "bear" or any(float(seen.classes[each].sum()) > _SURE * family for each in _WILD)
    return Pet(
        species=species,
        coat=to_hex(_fur(coat.main)),
        second=to_hex(_fur(coat.second)),
        light=to_hex(coat.light),
        pattern=coat.pattern,
        ears=ears or (build.ears if big is None else "round"),
        muzzle=build.muzzle,
        fluff=_MANE if big is not None and big.mane else build.fluff,
        eyes=_eyes(species, build, seen.photo, mask),
        collar=None if wild else _collar(coat.main),
        fur=build.fur,
        jowls=build.jowls,
        mass=build.mass,
        legs=build.legs,
        tail=build.tail,
        pose="stand" if stands(seen.subject.largest()) else "sit",
        nose=_nose(species, coat),
    )


def stands(mask: NDArray[np.bool_]) -> bool:
    """Whether the animal, (h, w), is whole in the picture, longer than tall, and its legs are apart below."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if len(rows) == 0 or columns[0] < 2 or columns[-1] > mask.shape[1] - 3 or rows[-1] > mask.shape[0] - 3:
        return False
    wide, tall = len(columns), len(rows)
    if wide < 1.1 * tall:
        return False
    low = mask[rows[0] + int(0.88 * tall), columns[0] : columns[-1] + 1]
    edges = np.flatnonzero(np.diff(low.astype(np.int8)))
    gaps = (
        edges[2::2] - edges[1:-1:2] if low[0] == 0 else edges[1::2][: len(edges) // 2] - edges[::2][: len(edges) // 2]
    )
    return len(gaps) > 0 and int(gaps.max()) > 0.15 * wide


def _fur(color: F32) -> F32:
    return shade(color, lightness=max(3.0, 16 - float(color[0])), colorfulness=1.15)


def _eyes(species: str, build: Make, photo: NDArray[np.uint8], mask: NDArray[np.bool_]) -> str:
    """As seen on a cat, else the breed's own, else the kind's usual."""
    if species == "cat":
        seen = iris(photo, mask)
        if seen is not None:
            return to_hex(shade(seen, lightness=float(np.clip(seen[0], 46, 66)) - float(seen[0]), colorfulness=1.2))
        return build.eyes or "#7f9a3f"
    return build.eyes or {"rabbit": "#4a2c1c", "bear": "#33201a"}.get(species, "#4f2f1a")


def _nose(species: str, coat: Coat) -> str | None:
    """A cat's nose goes with its coat: dark on black, brick on tabby; a rabbit's is pink."""
    if species != "cat":
        return "#b98084" if species == "rabbit" else None
    if coat.pattern == "points" or coat.main[0] < 30:
        return "#3a2a2a"
    return "#b5604f" if coat.pattern == "tabby" else None


def _collar(coat: F32) -> str:
    """A colour that stands out from the coat and suits it."""
    if chroma(coat) > 14 and 35 <= hue(coat) <= 95 and coat[0] > 38:
        return "#2f7f86"
    return "#c8435e" if coat[0] < 70 else "#4a78b0"
