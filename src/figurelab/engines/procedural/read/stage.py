"""Hair under a stage's light, which is blue or violet as no skin is: it has no colour of its own there, and its
lightness only beside the skin's. A green light is a tube's or a filter's, and can be taken off."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .color import F32, chroma, hue, lightness_of, luminance, to_lab, to_light, to_rgb
from .head import Head
from .reading import Reading, ramp
from .shading import lit_half
from .tint import strands

# Degrees of hue short of those of skin in any room's light, and chroma, from which to which a light is a stage's. Of
# 130 photos the next has 22 degrees, and the two under such a light 42 and more.
_SKIN_HUE, _BEYOND, _COLORFUL = 25.0, (26.0, 38.0), (12.0, 20.0)
# Fewest pixels of skin and of hair.
_FEWEST = 30
# Percentiles of the hair's light that tell it, and L of hair at least and at most.
_LIT, _HAIR = (70, 95), (13.0, 80.0)
# L, a and b of natural hair: black, brown, fair, platinum.
_LIGHTNESS, _RED, _YELLOW = (13.0, 22.0, 32.0, 46.0, 60.0, 80.0), (1.5, 5.0, 8.0, 9.0, 7.0, 2.0), (2, 8, 14, 21, 25, 16)


def strength(head: Head) -> float:
    """0..1: how surely the light on the face is a stage's. The photo's own colours tell, in no exposure."""
    seen = _skin(head)
    return 0.0 if seen is None else _strength(seen)


def hair_beside_skin(read: Reading[F32], head: Head, skin: F32) -> Reading[F32]:
    """The colour as read in a room's light; on a stage that of natural hair, as much lighter than the skin as it is
    seen. skin: (3,) Lab as it is told."""
    seen = _skin(head)
    if seen is None or (staged := _strength(seen)) <= 0:
        return read
    hairy = strands(head)
    if hairy.sum() < _FEWEST:
        return read
    # All three lamps together: one alone may leave hair or skin in the dark.
    lights = to_light(head.regions.picture[hairy]).sum(axis=1)
    low, high = np.percentile(lights, _LIT)
    hair = float(np.median(lights[(lights >= low) & (lights <= high)]))
    beside = float(to_light(to_rgb(seen)).sum())
    given_back = hair / max(beside, 1e-3) * float(luminance(to_light(to_rgb(skin))))
    lightness = float(np.clip(lightness_of(given_back), *_HAIR))
    natural = np.array([lightness, *(np.interp(lightness, _LIGHTNESS, of) for of in (_RED, _YELLOW))], np.float32)
    return replace(read, value=((1 - staged) * read.value + staged * natural).astype(np.float32))


def _strength(seen: F32) -> float:
    """seen: (3,) Lab of the skin as photographed."""
    turned = (hue(seen) + 180) % 360 - 180
    return ramp(_SKIN_HUE - turned, *_BEYOND) * ramp(chroma(seen), *_COLORFUL)


def _skin(head: Head) -> F32 | None:
    """(3,) Lab as photographed; None where hardly any is seen."""
    return lit_half(to_lab(head.regions.picture[head.skin])) if head.skin.sum() >= _FEWEST else None
