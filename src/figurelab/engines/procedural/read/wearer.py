"""Who wears what no photo shows: what is surely seen of a person and stays in every copy of a photo, how the head is
held first of all, as a few numbers by which unseen clothes differ from one person to the next."""

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
# Means and spreads over people whose clothes a photo hides: of hair below the chin, of the breadth of the mouth; and
# over 205 people, how far a head is turned, -1..1, and how it is held, radians. Of 1025 copies these differ by 3 to 8 %
# of their spreads (root of mean square; glasses never, the length of hair by 13). What differs by more is no sign: hair
# by 19 %, years by 29, the face's other measures by 11 to 19. With those as signs too, other trousers were worn in 11
# copies of 100, with these alone in 4.
_LENGTH, _MOUTH, _LONG = (-0.13, 0.37), (0.428, 0.046), 0.6
_TURN, _ROLL, _PITCH = (-0.02, 0.31), (0.0, 0.10), (0.13, 0.145)
_GLASSES, _NO_GLASSES, _MOST = 1.8, -0.25, 1.6
_PLAIN, _LIKES = 1.3, 2.7
"""How far the signs go of somebody who likes things as much as anybody, at least; and how much that is."""
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
    roll, pitch = head.held
    mouth = face.straight_on(head) * _spread(head.traits.value.mouth, *_MOUTH) if head.traits.trusted else 0.0
    signs = (
        # All long hair is alike: it must not outweigh what tells those who have it apart.
        _LONG * _spread(head.hair.length, *_LENGTH),
        _GLASSES if head.glasses.trusted and head.glasses.value.kind != "none" else _NO_GLASSES,
        _spread(head.yaw, *_TURN),
        _spread(roll, *_ROLL),
        _spread(pitch, *_PITCH),
        mouth,
    )
    covering, bare = ramp(head.hair.length, -0.1, 0.4), head.hair.area < _BARE
    return Wearer(hair, head.skin.value, covering, face.age(head), signs, shades(hair, bare=bare), seed)


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
