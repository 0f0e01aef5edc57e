"""Who wears what no photo shows: what is surely seen of a person and stays in every copy of a photo, as a few numbers
by which unseen clothes differ from one person to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
# Means and spreads over people whose clothes a photo hides: of hair below the chin, its L, of years, of the face's
# width by its height, its jaw, an eye, the nose and the mouth, how far the eyes are apart, of brows and lips. Copies of
# a photo differ by 2 to 15 % of these spreads. What differs more is no sign: skin's L, the breadth of hair, and a
# beard, which one copy has and another has not.
_LENGTH, _YEARS, _HAIR, _LONG = (-0.13, 0.37), (0.30, 0.13), (31.0, 18.0), 0.6
_APART, _ARCH, _SLOPE, _LIFT, _LIPS = (0.03, 0.44), (0.08, 0.27), (-0.16, 0.33), (-0.12, 0.35), (-0.05, 0.54)
_FACE, _JAW, _EYE, _NOSE, _MOUTH = (0.832, 0.03), (0.806, 0.02), (0.203, 0.0068), (0.271, 0.025), (0.428, 0.046)
_GLASSES, _NO_GLASSES, _MOST = 1.8, -0.25, 1.6
_PLAIN, _LIKES = 1.3, 2.7
"""How far the signs go of somebody who likes things as much as anybody, at least; and how much that is."""
_UNSURE = 0.5
"""What years count for: copies differ by 11 % of their spread, by 4 to 7 % of the others'. In full they change what is
worn twice as often."""
_BARE = 0.05
"""Of the face's oval: less hair is none."""
SHADES = ("black", "brown", "red", "fair", "grey", "dyed")


@dataclass(frozen=True)
class Wearer:
    """hair: (3,) Lab as it is drawn. skin: (3,) Lab. covering: how much of it lies on the shoulders, 0..1. years: 0
    young .. 1 old. signs: about -2..2 each, 0 over people. shades: of the hair, in sum 1. seed: of all that is
    chosen."""

    hair: F32
    skin: F32
    covering: float
    years: float
    signs: tuple[float, ...]
    shades: Mapping[str, float]
    seed: int = 0

    def taste(self, *of: int | str) -> float:
        """About -3..3, 0 over all people: how much a person likes one thing of many, each of which is liked along a way
        of its own through the signs. Of many things each is somebody's favourite, and one stays it in a copy of a
        photo, as what likes the signs' own way best does; a draw of chance would not. Which way the signs go counts,
        and hardly how far: people with a usual face would else like nothing, and all wear what suits most."""
        words = [crc32(part.encode()) if isinstance(part, str) else part for part in of]
        toward = np.random.default_rng([self.seed, *words]).normal(size=len(self.signs))
        signs = np.array(self.signs)
        plain = max(float(np.linalg.norm(signs)), _PLAIN)
        return _LIKES * float(toward @ signs) / (float(np.linalg.norm(toward)) * plain)


def wearer(head: HeadReadings, hair: F32, seed: int) -> Wearer:
    """hair: (3,) Lab as it is drawn."""
    shape, features, own = head.shape.value, head.features.value, head.traits.value
    straight = face.straight_on(head)
    years = face.age(head)
    measured = (
        (shape.width, _FACE, head.shape.trusted),
        (shape.jaw, _JAW, head.shape.trusted),
        (features.eye, _EYE, head.features.trusted),
        (features.nose, _NOSE, head.features.trusted),
        (own.mouth, _MOUTH, head.traits.trusted),
        (own.apart, _APART, head.traits.trusted),
        (own.arch, _ARCH, head.traits.trusted),
        (own.slope, _SLOPE, head.traits.trusted),
        (own.lift, _LIFT, head.traits.trusted),
        (features.lips, _LIPS, head.features.trusted),
    )
    signs = (
        # All long hair is alike: it must not outweigh what tells those who have it apart.
        _LONG * _spread(head.hair.length, *_LENGTH),
        _spread(float(hair[0]), *_HAIR),
        _GLASSES if head.glasses.trusted and head.glasses.value.kind != "none" else _NO_GLASSES,
        _UNSURE * _spread(years, *_YEARS),
        *(straight * _spread(value, *about) if trusted else 0.0 for value, about, trusted in measured),
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
