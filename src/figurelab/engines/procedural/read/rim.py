"""Hair with the sun on one side: its rim glows in a light that falls on nothing else, and the rest tells the colour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .color import F32, band, light_of, lightness_of, median, shade
from .head import Head, Mask
from .reading import ramp
from .shading import LOCUS, lit_half

# Where the crown ends and the sides begin, of the face's half breadth from its middle; percentiles of L that tell a
# place's, and the fewest pixels of one.
_CROWN, _MIDDLE, _FEWEST = 0.4, (40, 80), 100
# L by which one side outshines both other places; L of dark hair there; and the share of the hair that lies there. Over
# 350 people the two whose rim glows have 43 and 68, and the next, whom a window lights, 30.
_OUTSHINES, _DARK, _SHARE = (32.0, 42.0), (28.0, 18.0), (0.12, 0.25)
# How many times as light hair is out of the shade that it shares with the face, at most; the share of its hue and
# chroma that the sun shows better.
_MOST_SHADE, _SHOWN = 2.0, 0.9


@dataclass(frozen=True)
class Rim:
    """strength: 0..1, how surely the sun lies on one side of dark hair alone. rest: (H, W), the hair that it does not
    reach. lit: (3,) Lab of that which it does."""

    strength: float
    rest: Mask
    lit: F32


def rim(head: Head, hair: Mask) -> Rim:
    columns = np.flatnonzero(head.oval.any(axis=0))
    places = _places(hair, (int(columns[0]), int(columns[-1]))) if len(columns) else []
    seen = [(median(band(head.lab[place], *_MIDDLE)), place) for place in places if place.sum() >= _FEWEST]
    if len(seen) < 3:
        return Rim(0.0, hair, LOCUS)
    (_, one), (dark, other), (lit, _) = sorted(seen, key=lambda place: float(place[0][0]))
    rest = one | other
    glows = ramp(float(lit[0] - dark[0]), *_OUTSHINES) * ramp(float(dark[0]), *_DARK)
    return Rim(glows * ramp(float(rest.sum()) / float(hair.sum()), *_SHARE), rest, lit)


def out_of_shade(color: F32, found: Rim, head: Head) -> F32:
    """(3,) Lab of the hair out of the sun, as read, in the light that a face is usually in: both lie in one shade."""
    face = head.lab[head.skin]
    usual, seen = light_of(float(LOCUS[0])), light_of(float(lit_half(face)[0]) if len(face) else float(LOCUS[0]))
    given_back = light_of(float(color[0])) * float(np.clip(usual / max(seen, 1e-3), 1, _MOST_SHADE))
    lifted = shade(color, lightness=lightness_of(given_back) - float(color[0]))
    sunny = found.lit * (lifted[0] / max(float(found.lit[0]), 1.0))
    return (lifted + _SHOWN * (sunny - lifted)).astype(np.float32)


def _places(hair: Mask, face: tuple[int, int]) -> list[Mask]:
    """The hair on the picture's left, over the forehead, and on its right. face: the oval's first and last column."""
    across = np.arange(hair.shape[1]) - (face[0] + face[1]) / 2
    reach = _CROWN * (face[1] - face[0]) / 2
    return [hair & side for side in (across < -reach, np.abs(across) <= reach, across > reach)]
