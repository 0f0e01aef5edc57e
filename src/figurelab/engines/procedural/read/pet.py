"""A cat or a dog: its coat's colours from the subject's mask, its make from the ImageNet class."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.figure import Pet
from figurelab.engines.procedural.perceive import Observation
from figurelab.engines.procedural.perceive.kind import CATS, DOGS

from .color import F32, Cluster, chroma, clusters, shade, to_hex, to_lab

# ImageNet-1k dogs with erect ears; the other breeds' hang or fold.
_ERECT = frozenset(
    {151, 157, 158, 173, 186, 187, 192, 193, 195, 199, 203, 223, 224, 225, 227, 230, 231, 235, 236, 245}
    | {248, 249, 250, 253, 258, 259, 260, 261, 263, 264, 268}
)
_FLAT = {152, 154, 155, 195, 242, 243, 245, 254, 262}
_LONG = {160, 169, 170, 171, 172, 176, 177, 178, 230, 231, 235, 236, 237, 224, 225}
_TABBY, _TIGER, _PERSIAN, _SIAMESE, _EGYPTIAN = range(281, 286)


def pet(seen: Observation) -> Pet:
    """The spec of the pet in an observation of kind cat or dog."""
    assert seen.classes is not None
    species = "cat" if seen.kind == "cat" else "dog"
    span = CATS if species == "cat" else DOGS
    breed = int(seen.classes[span].argmax()) + span.start
    coat, second = _coat(coat_colors(seen))
    two = second is not None
    second = shade(coat, lightness=-22 if coat[0] > 35 else 14) if second is None else second
    pattern = "plain"
    if species == "cat" and breed in (_TABBY, _TIGER, _EGYPTIAN) and chroma(coat) > 6:
        pattern = "tabby"
        second = second if second[0] < coat[0] - 8 else shade(coat, lightness=-24)
    elif species == "cat" and breed == _SIAMESE:
        pattern = "points"
    elif two and float(np.linalg.norm(coat - second)) > 25:
        pattern = "bicolor"
    return Pet(
        species=species,
        coat=to_hex(_fur(coat)),
        second=to_hex(_fur(second)),
        light=to_hex(_light(coat, second)),
        pattern=pattern,
        ears="erect" if species == "cat" or breed in _ERECT else "folded",
        muzzle=_muzzle(species, breed),
        eyes=_eyes(species, breed),
    )


def _coat(found: list[Cluster]) -> tuple[F32, F32 | None]:
    """The coat's main colour and another that is not just its shade.

    Two neutral colours that differ in lightness are one pale coat in light and shade, if the lighter is pale.
    """
    first, rest = found[0], found[1:]
    if rest and rest[0].lit[0] > 75 and rest[0].share > 0.2 and chroma(first.lit) < 16 and first.lit[0] > 45:
        first, rest = rest[0], [first, *rest[1:]]
    apart = [c.lit for c in rest if np.hypot(*(c.lit - first.lit)[1:]) > 10 or first.lit[0] < 75 or c.lit[0] < 45]
    return first.lit, apart[0] if apart else None


def coat_colors(seen: Observation) -> list[Cluster]:
    """The main colours of the middle of the largest animal, largest first; never empty."""
    subject = seen.subject
    x, y, side = subject.box(1.0)
    height, width = subject.mask.shape
    rows, columns = np.mgrid[0:height, 0:width]
    near = np.hypot(columns - x, rows - y) < 0.5 * side
    mask = (subject.mask > 0.7) & subject.largest() & near
    if mask.sum() < 50:
        mask = subject.mask > 0.5 if (subject.mask > 0.5).any() else np.ones_like(near)
    found = clusters(to_lab(seen.photo[mask]))
    return [c for c in found if c.share >= 0.1 and _furry(c.lit)][:3] or found[:1]


def _furry(color: F32) -> bool:
    """Not a colour that no coat has: green, blue, violet."""
    hue = float(np.degrees(np.arctan2(color[2], color[1]))) % 360
    return chroma(color) < 12 or 20 <= hue <= 100


def _fur(color: F32) -> F32:
    return shade(color, lightness=max(3.0, 16 - float(color[0])), colorfulness=1.15)


def _light(coat: F32, second: F32) -> F32:
    lighter = max(coat, second, key=lambda c: float(c[0]))
    light = float(np.clip(lighter[0] + 22, 78, 95))
    return np.array([light, lighter[1] * 0.35, lighter[2] * 0.45], np.float32)


def _muzzle(species: str, breed: int) -> float:
    if species == "cat":
        return 0.05 if breed == _PERSIAN else 0.2
    if breed in _FLAT:
        return 0.15
    return 0.85 if breed in _LONG else 0.5


def _eyes(species: str, breed: int) -> str:
    if species == "dog":
        return "#6fa0c8" if breed == 250 else "#4a2c18"
    return {_SIAMESE: "#5a9ad0", _PERSIAN: "#c8852a"}.get(breed, "#7a9a3c")
