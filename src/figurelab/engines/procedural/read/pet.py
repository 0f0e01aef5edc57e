"""A cat or a dog: its coat's colours from the subject's mask, its make from the ImageNet class."""

from __future__ import annotations

from typing import Literal

import numpy as np

from figurelab.engines.procedural.figure import Pet
from figurelab.engines.procedural.perceive import Observation
from figurelab.engines.procedural.perceive.kind import CATS, DOGS

from .breeds import Make, make
from .color import F32, Cluster, chroma, clusters, from_hex, hue, shade, to_hex, to_lab

_Pattern = Literal["plain", "bicolor", "tabby", "points", "spots", "mask", "saddle", "tan"]

_PERSIAN, _SIAMESE, _HUSKY = 283, 284, 250
_TAN = "#a8693a"
_PALE, _WARM = 75.0, 22.0


def pet(seen: Observation) -> Pet:
    """The spec of the pet in an observation of kind cat or dog."""
    assert seen.classes is not None
    species = "cat" if seen.kind == "cat" else "dog"
    span = CATS if species == "cat" else DOGS
    shares = seen.classes[span]
    build = make(shares, span.start)
    coat, second = _coat(coat_colors(seen))
    pattern, coat, second, light = _marked(species, build, coat, second)
    return Pet(
        species=species,
        coat=to_hex(_fur(coat)),
        second=to_hex(_fur(second)),
        light=to_hex(light),
        pattern=pattern,
        ears="erect" if build.erect else "folded",
        muzzle=build.muzzle,
        fluff=build.fluff,
        eyes=_eyes(species, int(shares.argmax()) + span.start),
    )


def _marked(species: str, build: Make, coat: F32, other: F32 | None) -> tuple[_Pattern, F32, F32, F32]:
    """Pattern, coat, second and light colour: the class's marking where the colours seen agree with it."""
    second = shade(coat, lightness=-22 if coat[0] > 35 else 14) if other is None else other
    dark, pale = sorted((coat, second), key=lambda c: float(c[0]))
    if build.marking == "tabby" and chroma(coat) > 6:
        stripe = second if second[0] < coat[0] - 8 else shade(coat, lightness=-24)
        return "tabby", coat, stripe, _light(coat, stripe)
    if build.marking == "points":
        return "points", coat, second, _light(coat, second)
    if species == "dog" and dark[0] < 38 and (_is_tan(pale) or build.marking == "tan"):
        tan = pale if other is not None and _is_tan(pale) else from_hex(_TAN)
        if build.marking == "saddle":
            return "saddle", tan, dark, _light(tan, dark)
        return "tan", dark, dark, tan
    if build.marking in ("mask", "saddle") and pale[0] > 38:
        ink = shade(dark, lightness=float(np.clip(dark[0], 22, 30)) - float(dark[0]), colorfulness=0.6)
        return build.marking, pale, ink, _light(pale, ink)
    if build.marking == "spots" and pale[0] > 45:
        ink = shade(dark, lightness=min(0.0, 30 - float(dark[0])))
        return "spots", pale, ink, _light(pale, ink)
    if other is not None and float(np.linalg.norm(coat - second)) > 25:
        return "bicolor", coat, _patch(second) if coat[0] > _PALE else second, _light(coat, second)
    return "plain", coat, second, _light(coat, second)


def _patch(color: F32) -> F32:
    """A warm patch on a white coat, out of the shade that dulls it: white in shade was counted with it."""
    dull = 6 < chroma(color) < _WARM and 35 <= hue(color) <= 85
    return shade(color, colorfulness=_WARM / chroma(color)) if dull else color


def _is_tan(color: F32) -> bool:
    """A warm brown, as on the brows and feet of a black-and-tan."""
    return 35 <= hue(color) <= 85 and chroma(color) > 16 and 32 < color[0] < 68


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
    return chroma(color) < 12 or 20 <= hue(color) <= 100


def _fur(color: F32) -> F32:
    return shade(color, lightness=max(3.0, 16 - float(color[0])), colorfulness=1.15)


def _light(coat: F32, second: F32) -> F32:
    lighter = max(coat, second, key=lambda c: float(c[0]))
    light = float(np.clip(lighter[0] + 22, 78, 95))
    return np.array([light, lighter[1] * 0.35, lighter[2] * 0.45], np.float32)


def _eyes(species: str, breed: int) -> str:
    if species == "dog":
        return "#6fa0c8" if breed == _HUSKY else "#4a2c18"
    return {_SIAMESE: "#5a9ad0", _PERSIAN: "#c8852a"}.get(breed, "#7a9a3c")
