"""Who wears what no photo shows: what is surely seen of a person and stays in every copy of a photo, as a few numbers
by which unseen clothes differ from one person to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from zlib import crc32

import numpy as np

from . import face
from .color import F32, chroma, hue
from .reading import ramp
from .readings import HeadReadings

# Hair: L up to which it is black; chroma and L of grey, L of fair and hues and chroma of red hair; chroma from which a
# hue outside those of hair is a dye's.
_BLACK, _COLORLESS, _LIGHT_GREY, _FAIR = (17.0, 25.0), (13.0, 8.0), (38.0, 48.0), (48.0, 58.0)
_REDDISH, _RICH, _DYED, _HAIR_HUES = (64.0, 52.0), (15.0, 24.0), (14.0, 22.0), (12.0, 100.0)
# Means and spreads over people: of hair below the chin and its breadth, of the face's width by its height, its jaw, an
# eye, the nose and the mouth, and of the skin's L. Copies of a photo differ by 3 to 10 % of these spreads.
_LENGTH, _BREADTH = (-0.3, 0.6), (1.45, 0.35)
_FACE, _JAW, _EYE, _NOSE, _MOUTH = (0.845, 0.03), (0.81, 0.02), (0.203, 0.0095), (0.267, 0.015), (0.44, 0.065)
_SKIN, _MOST = (70.0, 10.0), 1.6
_PERIOD = 8.0
"""Of liking, in the signs' own measure: with a shorter one more people differ, and more copies of a photo do."""
_BARE = 0.05
"""Of the face's oval: less hair is none."""
SHADES = ("black", "brown", "red", "fair", "grey", "dyed")


@dataclass(frozen=True)
class Wearer:
    """hair: (3,) Lab as it is drawn. skin: (3,) Lab. covering: how much of it lies on the shoulders, 0..1. years: 0
    young .. 1 old. signs: about -2..2 each, 0 usual. shades: of the hair, in sum 1. seed: of all that is chosen."""

    hair: F32
    skin: F32
    covering: float
    years: float
    signs: tuple[float, ...]
    shades: Mapping[str, float]
    seed: int = 0

    def taste(self, *of: int | str) -> float:
        """0..1, evenly spread over people: how much a person likes one thing of many. Unlike a draw of chance it moves
        a little where the signs do. It rises and falls along the signs: people who have most of them in common would
        else all like the same."""
        words = [crc32(part.encode()) if isinstance(part, str) else part for part in of]
        chance = np.random.default_rng([self.seed, *words])
        toward = chance.normal(size=len(self.signs))
        along = float(toward @ np.array(self.signs)) / float(np.linalg.norm(toward)) / _PERIOD + chance.random()
        return 1 - abs(2 * (along - floor(along)) - 1)


def wearer(head: HeadReadings, hair: F32, seed: int) -> Wearer:
    """hair: (3,) Lab as it is drawn."""
    shape, features = head.shape.value, head.features.value
    straight = face.straight_on(head)
    years = face.age(head)
    measured = (
        (shape.width, _FACE, head.shape.trusted),
        (shape.jaw, _JAW, head.shape.trusted),
        (features.eye, _EYE, head.features.trusted),
        (features.nose, _NOSE, head.features.trusted),
        (head.traits.value.mouth, _MOUTH, head.traits.trusted),
    )
    signs = (
        0.4 * _spread(head.hair.length, *_LENGTH),
        0.25 * _spread(head.hair.width, *_BREADTH),
        1.8 if head.glasses.trusted and head.glasses.value.kind != "none" else -0.5,
        1.8 if head.beard.trusted and head.beard.value.kind != "none" else -0.5,
        1.6 * years - 0.6,
        0.7 * _spread(float(head.skin.value[0]), *_SKIN),
        *(1.4 * straight * _spread(value, *about) if trusted else 0.0 for value, about, trusted in measured),
    )
    covering = ramp(head.hair.length, -0.1, 0.4)
    return Wearer(hair, head.skin.value, covering, years, signs, shades(hair, bare=head.hair.area < _BARE), seed)


def shades(hair: F32, *, bare: bool = False) -> dict[str, float]:
    """How far hair is black, brown, red, fair, grey or dyed, in sum 1: of colours between two, some of both. bare: of
    no hair at all; then it has no say."""
    if bare:
        return dict.fromkeys(SHADES, 1 / len(SHADES))
    light, tint, turn = float(hair[0]), chroma(hair), hue(hair)
    off = min(abs((turn - low + 180) % 360 - 180) for low in _HAIR_HUES)
    dyed = ramp(tint, *_DYED) * ramp(off, 6.0, 16.0) if not _HAIR_HUES[0] < turn < _HAIR_HUES[1] else 0.0
    found = {"dyed": dyed}
    left = 1.0 - dyed
    for name, share in (
        ("grey", ramp(tint, *_COLORLESS) * ramp(light, *_LIGHT_GREY)),
        ("black", ramp(light, _BLACK[1], _BLACK[0])),
        ("red", ramp(turn, *_REDDISH) * ramp(tint, *_RICH)),
        ("fair", ramp(light, *_FAIR)),
        ("brown", 1.0),
    ):
        found[name] = left * share
        left -= found[name]
    return found


def _spread(value: float, mean: float, spread: float) -> float:
    return float(np.clip((value - mean) / spread, -_MOST, _MOST))
