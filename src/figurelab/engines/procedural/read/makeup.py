"""Paint on lips and lids, by the ratio of the light that they and the bare skin round them give back: lamp and exposure
drop out of it, and so does the skin's own lightness."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, luminance, median, to_light
from .head import (
    INNER_LIPS,
    LEFT_CHEEK,
    LEFT_CHIN,
    LEFT_EYE,
    LIPS,
    RIGHT_CHEEK,
    RIGHT_CHIN,
    RIGHT_EYE,
    Head,
    Mask,
    grow,
    shrink,
)
from .reading import Reading

# Photo pixels of face height below which lips and lids are a blur.
_SMALLEST_FACE = 56.0
_FEWEST = 30
_LOWER_LIP = [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95, 78]
# Vertices along a lid's edge, along its fold, and under the brow, inwards.
_LIDS = (
    ([246, 161, 160, 159, 158, 157, 173], [247, 30, 29, 27, 28, 56, 190], [113, 225, 224, 223, 222, 221, 189]),
    ([466, 388, 387, 386, 385, 384, 398], [467, 260, 259, 257, 258, 286, 414], [342, 445, 444, 443, 442, 441, 413]),
)
# What the ratios count for paint on lips: red over green as it is, blue over green up to the second, and how much
# darker than the skin by the last two, beyond as much as bare lips are and beyond any shade.
_BLUE, _MOST_BLUE, _DARK, _DARKEST = 0.4, 0.25, (0.25, 0.6), (0.6, 1.6)
# Yaw from which the far lid is a line.
_TURNED = 0.3


def _nothing() -> F32:
    return np.zeros(3, np.float32)


@dataclass(frozen=True)
class Makeup:
    """lips: evidence for paint on them: about 0.3 bare, 0.9 the reddest bare ones, 1.6 a red lipstick. lip: (3,) Lab,
    what they are more than the skin round them. cool: how much less red and more blue lids are than the cheek. smoky:
    how much darker than the skin under the brow, ln of light. lid: (3,) Lab, as lip."""

    lips: float = 0.0
    lip: F32 = field(default_factory=_nothing)
    cool: float = 0.0
    smoky: float = 0.0
    lid: F32 = field(default_factory=_nothing)


BARE = Makeup()
UNSEEN = Reading(BARE, 0.0)


def makeup(head: Head) -> Reading[Makeup]:
    """Not trusted on a small face, or where lips or cheeks are covered."""
    if head.height * head.regions.window.scale < _SMALLEST_FACE:
        return UNSEEN
    skin = head.regions.labels == Region.FACE_SKIN
    bare = to_light(head.regions.picture)
    mouth = grow(head.area(LIPS), 0.02 * head.height)
    cheek = head.area(RIGHT_CHEEK, LEFT_CHEEK) & skin
    chin = head.area(RIGHT_CHIN, LEFT_CHIN) & skin & ~mouth
    lips = head.uncovered(LIPS) & ~grow(head.area(INNER_LIPS), 0.006 * head.height)
    if min(int(cheek.sum()), int(lips.sum())) < _FEWEST:
        return UNSEEN
    on_cheek = _ratios(bare[cheek], 30, 80)
    around = (on_cheek + (_ratios(bare[chin], 30, 80) if chin.sum() >= _FEWEST else on_cheek)) / 2
    whole = _ratios(bare[lips], 25, 85)
    lower = shrink(head.area(_LOWER_LIP) & lips, 0.008 * head.height)
    below = _ratios(bare[lower], 20, 85) if lower.sum() >= _FEWEST else whole
    light, red, blue = ((whole + below) / 2 - around).tolist()
    evidence = red + min(_BLUE * max(blue, 0.0), _MOST_BLUE)
    evidence += sum(weight * max(-light - least, 0.0) for weight, least in (_DARK, _DARKEST))
    lip = median(head.lab[lips]) - median(head.lab[cheek])
    cool, smoky, lid = _lids(head, bare, cheek, on_cheek)
    return Reading(Makeup(float(evidence), lip, cool, smoky, lid), 0.7)


def _lids(head: Head, light: F32, cheek: Mask, on_cheek: F32) -> tuple[float, float, F32]:
    eyes = grow(head.area(RIGHT_EYE, LEFT_EYE), 0.004 * head.height)
    near = _LIDS if abs(head.yaw) < _TURNED else (_LIDS[0 if head.yaw > 0 else 1],)
    seen: list[F32] = []
    lids = np.zeros_like(eyes)
    for edge, fold, brow in near:
        lid, bone = head.area(edge + fold[::-1]) & ~eyes, head.area(fold + brow[::-1])
        if min(int(lid.sum()), int(bone.sum())) >= _FEWEST // 2:
            own = _ratios(light[lid], 0, 100)
            seen.append(np.array([*(own - on_cheek)[1:], own[0] - _ratios(light[bone], 0, 100)[0]], np.float32))
            lids |= lid
    if not seen:
        return 0.0, 0.0, _nothing()
    red, blue, lighter = np.mean(seen, axis=0).tolist()
    return blue - red, -lighter, median(head.lab[lids]) - median(head.lab[cheek])


def _ratios(light: F32, low: float, high: float) -> F32:
    """(3,) ln of light, of red over green and of blue over green, of the medians between two percentiles of light."""
    bright = luminance(light)
    first, last = np.percentile(bright, [low, high])
    red, green, blue = np.maximum(median(light[(bright >= first) & (bright <= last)]), 1e-3).tolist()
    whole = float(luminance(np.array([red, green, blue], np.float32)))
    return np.log(np.array([whole, red / green, blue / green], np.float32))
