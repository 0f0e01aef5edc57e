"""Patterns of coats: which one an animal's colours and its breed say, and what lies where in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np

from figurelab.engines.procedural.figure import PetPattern

from .coat import Tone
from .color import F32, chroma, from_hex, hue, shade

_TAN = "#a8693a"
_PALE, _WARM = 75.0, 22.0
_DARK, _WHITE = 38.0, 72.0
"""Lightness below which a colour is a black coat's, and above which white fur's, in shade or light."""
_LOWER = 0.05
"""How much lower in the picture, in the animal's heights, legs and chest lie on average than back and head."""
_PATCH = 0.09
"""Least share of a tan that is the dog's own and not its ground's."""
_SHEEN = 52.0
"""Lightness up to which a paler neutral on a black coat is only its sheen."""
_WHITER = 14.0
"""How much lighter than its legs a dark dog's chest and muzzle are, where they are white."""
_CREAM = (70.0, 16.0)
"""Hue and least chroma of the pale parts of a dark dog."""
_OWN = ("points", "spots", "hound", "capped")
_ORANGE = 24.0
"""Least chroma of a ginger patch."""


@dataclass(frozen=True)
class Coat:
    """pattern and its three colours, Lab."""

    pattern: PetPattern
    main: F32
    second: F32
    light: F32


def marked(
    species: str, marking: str | None, found: list[Tone], dark_stripe: F32 | None = None, palest: F32 | None = None
) -> Coat:
    """Pattern and colours: the class's marking where the colours seen agree with it, else what the colours say.

    dark_stripe: of a tabby, as read; None for a shade of the coat. palest: fur too little to be a colour of its own.
    """
    main, other = main_colors(found)
    second = shade(main, lightness=-22 if main[0] > 35 else 14) if other is None else other
    dark, pale = sorted((main, second), key=lambda c: float(c[0]))
    if species == "cat" and (cat := _patched_cat(found)) is not None:
        return cat
    if marking == "tabby" and chroma(main) > 4 and main[0] > 32:
        main = _ticked(found)
        return Coat("tabby", main, shade(main, lightness=-24) if dark_stripe is None else dark_stripe, _light(main))
    if marking in _OWN and (coat := _bred(marking, found, dark, pale)) is not None:
        return coat
    if species == "dog" and _is_black(dark) and (coat := _dark_dog(marking, found, dark, other, palest)) is not None:
        return coat
    if marking in ("mask", "saddle") and pale[0] > 38:
        ink = shade(dark, lightness=float(np.clip(dark[0], 22, 30)) - float(dark[0]), colorfulness=0.6)
        return Coat(cast(PetPattern, marking), pale, ink, _light(pale))
    if other is not None and float(np.linalg.norm(main - second)) > 25 and (pale[0] > _SHEEN or chroma(pale) > 16):
        return _bicolor(main, second)
    return Coat("plain", main, second, _plain_light(main))


def _bred(marking: str, found: list[Tone], dark: F32, pale: F32) -> Coat | None:
    """The markings that say by themselves where dark and pale lie; None where the colours speak against them."""
    if marking == "points" and pale[0] > 50:
        return Coat("points", pale, shade(dark, lightness=min(0.0, 36 - float(dark[0]))), _light(pale))
    if marking == "spots" and pale[0] > 45:
        return Coat("spots", pale, shade(dark, lightness=min(0.0, 30 - float(dark[0]))), _light(pale))
    if marking == "hound":
        warm = next((t.lab for t in found if chroma(t.lab) > 16 and t.lab[0] > 32), None)
        if warm is not None:
            head = shade(warm, lightness=float(np.clip(warm[0], 45, 62)) - float(warm[0]))
            return Coat("hound", head, dark if dark[0] < _DARK else from_hex("#2e2826"), from_hex("#f4f0ea"))
    if marking == "capped":
        cap = next((t.lab for t in found if t.lab[0] < _WHITE), None)
        if cap is not None and (pale[0] > _SHEEN or chroma(cap) > 14):
            return Coat("capped", cap, dark, _bright(pale) if pale[0] > _WHITE else _light(pale))
    return None


def _dark_dog(marking: str | None, found: list[Tone], dark: F32, other: F32 | None, palest: F32 | None) -> Coat | None:
    """Black with tan, with white, or with both: by the hue of what is lighter, and whether it lies lower."""
    tan = next((t.lab for t in found if is_tan(t.lab) and t.share > _PATCH), None)
    white = next((t.lab for t in found if t.lab[0] > _WHITE and chroma(t.lab) < 14), None)
    if marking == "saddle":
        body = from_hex(_TAN) if tan is None else tan
        return Coat("saddle", body, dark, _light(body))
    if tan is not None and (white is not None or marking == "tricolor"):
        return Coat("tricolor", dark, tan, from_hex("#f2eee8") if white is None else _bright(white))
    if tan is not None or marking == "tan":
        return Coat("tan", dark, dark, from_hex(_TAN) if tan is None else tan)
    if other is None:
        return None
    if marking == "tricolor":
        return Coat("tricolor", dark, from_hex(_TAN), _bright(other))
    lower = [t for t in found if t.lab[0] > _DARK and t.height < _height_of(found, dark) - _LOWER]
    if marking != "bicolor" and lower and lower[0].lab[0] < _WHITE:
        dull = _warmed(lower[0].lab)
        if palest is not None and palest[0] > lower[0].lab[0] + _WHITER:
            return Coat("tricolor", dark, dull, _bright(palest))
        return Coat("tan", dark, dark, shade(dull, lightness=14))
    return None


def _warmed(color: F32) -> F32:
    """The legs of a dark dog out of the sky's light, which greys what is cream or tan."""
    turn, strength = np.radians(_CREAM[0]), max(chroma(color), _CREAM[1])
    return np.array([color[0], strength * np.cos(turn), strength * np.sin(turn)], np.float32)


def _height_of(found: list[Tone], color: F32) -> float:
    return min(found, key=lambda t: float(np.linalg.norm(t.lab - color))).height


def _patched_cat(found: list[Tone]) -> Coat | None:
    """Calico or tortoiseshell: ginger and black, with or without white."""
    ginger = next((t for t in found if chroma(t.lab) > _ORANGE and 45 <= hue(t.lab) <= 85 and t.lab[0] > 40), None)
    black = next((t for t in found if t.lab[0] < 30 and chroma(t.lab) < 14), None)
    white = next((t for t in found if t.lab[0] > _WHITE and chroma(t.lab) < 14), None)
    if ginger is None or black is None:
        return None
    if white is not None:
        return Coat("calico", ginger.lab, black.lab, _bright(white.lab))
    return Coat("tortoiseshell", black.lab, ginger.lab, _light(ginger.lab))


def _bicolor(main: F32, second: F32) -> Coat:
    """Dark above white, or white with patches: by which there is more of."""
    if main[0] > _PALE:
        return Coat("bicolor", main, _patch(second), _light(main))
    light = second if second[0] > main[0] else main
    return Coat("bicolor", main, second, _bright(light) if light[0] > _WHITE - 14 else _light(light))


def _ticked(found: list[Tone]) -> F32:
    """The ground of a tabby: all its tones but stripes and white, whose hairs are banded with one another."""
    ground = [t for t in found if 36 < t.lab[0] < 80] or found[:1]
    return np.average([t.lab for t in ground], axis=0, weights=[t.share for t in ground]).astype(np.float32)


def _patch(color: F32) -> F32:
    """A warm patch on a white coat, out of the shade that dulls it: white in shade was counted with it."""
    dull = 6 < chroma(color) < _WARM and 35 <= hue(color) <= 85
    return shade(color, colorfulness=_WARM / chroma(color)) if dull else color


def _is_black(color: F32) -> bool:
    """A black coat, not a brown one."""
    return color[0] < _DARK and (chroma(color) < 14 or color[0] < 20)


def is_tan(color: F32) -> bool:
    """A warm brown, as on the brows and feet of a black-and-tan."""
    return 35 <= hue(color) <= 85 and chroma(color) > 16 and 32 < color[0] < 68


def main_colors(found: list[Tone]) -> tuple[F32, F32 | None]:
    """The coat's main colour and another that is not just its shade.

    Two neutral colours that differ in lightness are one pale coat in light and shade, if the lighter is pale and does
    not lie low, as white chests and feet do.
    """
    first, rest = found[0], found[1:]
    if rest and _shaded_white(first, rest[0]):
        first, rest = rest[0], [first, *rest[1:]]
    elif rest and rest[0].lab[0] < _DARK < first.lab[0] < _WHITE and rest[0].share > 0.25:
        # A black coat that shines, or has grey legs, is black where it lies higher.
        above = rest[0].height > first.height + _LOWER
        first, rest = (rest[0], [first, *rest[1:]]) if above else (first, rest)
    apart = [t.lab for t in rest if np.hypot(*(t.lab - first.lab)[1:]) > 10 or first.lab[0] < 75 or t.lab[0] < 45]
    if first.lab[0] > _PALE:
        # What is dull and not dark is the white's own shade, if a true colour is seen as well.
        apart.sort(key=lambda lab: chroma(lab) < 14 and lab[0] > 45)
    return first.lab, apart[0] if apart else None


def _shaded_white(first: Tone, next_one: Tone) -> bool:
    return next_one.lab[0] > 75 and next_one.share > 0.2 and chroma(first.lab) < 16 and first.lab[0] > 45


def _bright(white: F32) -> F32:
    """White fur out of its shade."""
    return np.array([max(float(white[0]), 92.0), white[1] * 0.4, white[2] * 0.4], np.float32)


def _light(coat: F32) -> F32:
    """The pale parts of a coat of this colour."""
    light = float(np.clip(coat[0] + 22, 78, 95))
    return np.array([light, coat[1] * 0.35, coat[2] * 0.45], np.float32)


def _plain_light(coat: F32) -> F32:
    """Muzzle and chest of a coat of one colour: a little lighter."""
    return shade(coat, lightness=min(12.0, 96 - float(coat[0])), colorfulness=0.85)
