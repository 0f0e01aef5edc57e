"""The lower garment: by the legs where the knees are in the photo, else by the lowest cloth below the top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints

from .color import F32, chroma, clusters, hue, median
from .layers import apart
from .legs import CHANGED, hem, under_the_hem
from .outfit import Outfit
from .reading import Reading
from .top import is_denim

BottomKind = Literal["trousers", "jeans", "shorts", "skirt"]

_LEGS = ((joints.LEFT_HIP, joints.LEFT_KNEE), (joints.RIGHT_HIP, joints.RIGHT_KNEE))

# Of what covers the knees: where it ends, 1 knee, 2 ankle. Hips' cloth, in squared face heights, that tells its colour.
_UNDER_KNEES, _HIPS = 1.25, 0.1
# Where on the thighs, 0 hip .. 1 knee, cloth between them is looked for, and how far above the hem once more.
_MID_THIGH, _ABOVE_HEM = 0.62, 0.05
# What looks like skin: chroma, degrees of hue from the skin that is seen, distance in CIELAB.
_VIVID, _SAME_HUE, _LIKE_SKIN, _LEAST_SKIN = 28.0, 14.0, 32.0, 200


@dataclass(frozen=True)
class BottomSeen:
    """color: (3,) Lab. bare: share of skin about the knees. web: share of cloth between the thighs. hem: of shorts and
    skirts, 0 at the hip, 1 at the knee, 2 at the ankle.
    """

    kind: BottomKind
    color: F32
    bare: float
    web: float
    hem: float = 0.7


def bottom(outfit: Outfit) -> Reading[BottomSeen]:
    """Cloth along the thighs, skin about the knees, cloth between them."""
    navy = BottomSeen("trousers", np.array([22.0, 2.0, -14.0], np.float32), 0.0, 0.0)
    legs = [(h, k) for h, k in _LEGS if outfit.seen[k] > 0.5]
    if not outfit.readable:
        return Reading(navy, 0.0)
    if not legs:
        color = under_the_hem(outfit)
        if color is None:
            return Reading(navy, 0.0)
        return Reading(BottomSeen(_long(color), color, 0.0, 0.0), 0.0 if _is_flesh(outfit, color) else 0.55)
    thigh = np.zeros_like(outfit.inside)
    knee = np.zeros_like(outfit.inside)
    shin = np.zeros_like(outfit.inside)
    for h, k in legs:
        hip, at = outfit.points[h], outfit.points[k]
        thigh |= outfit.stroke(hip + (at - hip) * 0.6, hip + (at - hip) * 1.1, 0.13 * outfit.H)
        knee |= outfit.stroke(hip + (at - hip) * 0.85, hip + (at - hip) * 1.15, 0.1 * outfit.H)
        shin |= outfit.stroke(hip + (at - hip) * 0.25, hip + (at - hip) * 0.6, 0.13 * outfit.H)
    bare = _share(outfit.skin & knee, (outfit.skin | outfit.clothes) & knee)
    cloth = outfit.clothes & (thigh if bare < 0.4 else shin)
    if bare > 0.5 and cloth.sum() < 0.06 * outfit.H**2:
        cloth = outfit.clothes & _hips(outfit)
    found = clusters(outfit.lab[cloth])
    if cloth.sum() < (_HIPS if bare > 0.5 else 0.06) * outfit.H**2 or not found:
        # Bare knees tell that little is worn, even where nothing of it is in view.
        return Reading(BottomSeen("shorts", navy.color, bare, 0.0, 0.5), 0.55 if bare > 0.8 else 0.0)
    web, end = _web(outfit), hem(outfit)
    color = found[0].lit
    if bare < 0.4 and _is_top(outfit, color) and (lower := under_the_hem(outfit)) is not None:
        color = lower
    if bare > 0.5:
        at = 0.5 if end is None else end
        # A saddle, a bag or a shadow may fill the gap higher up: a skirt is one piece down to its hem.
        one_piece = min(web, _web(outfit, max(at - _ABOVE_HEM, _MID_THIGH))) > 0.8
        return Reading(BottomSeen("skirt" if one_piece else "shorts", color, bare, web, at), 0.7)
    if end is not None and 0.6 < end < 1.6:
        return Reading(BottomSeen("skirt" if _hangs(outfit) else "shorts", color, bare, web, end), 0.65)
    return Reading(BottomSeen(_long(color), color, bare, web), 0.0 if _is_flesh(outfit, color) else 0.75)


def above_bare_shins(outfit: Outfit, shins: list[F32], below: Reading[BottomSeen]) -> Reading[BottomSeen]:
    """The lower garment where the feet's own views show bare shins that its windows, or the light, have hidden. shins:
    (3,) Lab of each bare one."""
    if not shins or below.value.kind in ("shorts", "skirt"):
        return below
    thighs = np.zeros_like(outfit.inside)
    for h, k in _LEGS:
        hip, at = outfit.points[h], outfit.points[k]
        thighs |= outfit.stroke(hip + (at - hip) * 0.2, hip + (at - hip) * 0.5, 0.1 * outfit.H)
    cloth = thighs & outfit.clothes
    if cloth.sum() < 0.06 * outfit.H**2 or not outfit.visible(joints.LEFT_KNEE, joints.RIGHT_KNEE):
        return below
    color = clusters(outfit.lab[cloth])[0].lit
    if min(apart(color, shin) for shin in shins) < CHANGED:
        return below
    end = _UNDER_KNEES if below.trusted else BottomSeen.hem
    return Reading(BottomSeen("shorts", color, below.value.bare, below.value.web, end), 0.6)


def _is_flesh(outfit: Outfit, color: F32) -> bool:
    """Whether the legs' own skin was taken for cloth: as vivid as no khaki, and of the skin's hue."""
    skin = outfit.lab[outfit.skin]
    if len(skin) < _LEAST_SKIN or chroma(color) < _VIVID:
        return False
    own = median(skin)
    return abs(hue(color) - hue(own)) < _SAME_HUE and float(np.linalg.norm(color - own)) < _LIKE_SKIN


def _is_top(outfit: Outfit, color: F32) -> bool:
    """Whether what covers the thighs is the upper garment's own cloth, of a long one or a seated person's."""
    chest = outfit.top_colors
    return bool(chest) and apart(chest[0].lit, color) < CHANGED


def _long(color: F32) -> BottomKind:
    return "jeans" if is_denim(color) or _indigo(color) else "trousers"


def _indigo(color: F32) -> bool:
    """Denim too dark for its blue to be muted."""
    return color[0] < 24 and chroma(color) > 12 and 255 <= hue(color) <= 300


def _hips(outfit: Outfit) -> np.ndarray:
    """About the hips, where short shorts and skirts sit."""
    left, right = outfit.points[[joints.LEFT_HIP, joints.RIGHT_HIP]]
    return outfit.stroke(left, right, 0.25 * outfit.H)


def _web(outfit: Outfit, along: float = _MID_THIGH) -> float:
    """Share of cloth on the line between the two thighs, so far along from hip (0) to knee (1)."""
    ends = [
        outfit.points[h] + (outfit.points[k] - outfit.points[h]) * along
        for h, k in _LEGS
        if outfit.seen[k] > 0.5 and outfit.seen[h] > 0.3
    ]
    if len(ends) < 2 or float(np.linalg.norm(ends[0] - ends[1])) < 0.35 * outfit.H:
        return 0.0
    line = outfit.stroke(ends[0], ends[1], 0.04 * outfit.H)
    return _share(outfit.clothes & line, line)


def _hangs(outfit: Outfit) -> bool:
    """Whether cloth that ends below the knees is one piece: it spans them, and they are not held apart."""
    if not outfit.visible(joints.LEFT_KNEE, joints.RIGHT_KNEE):
        return False
    left, right, left_hip, right_hip = outfit.points[
        [joints.LEFT_KNEE, joints.RIGHT_KNEE, joints.LEFT_HIP, joints.RIGHT_HIP]
    ]
    line = outfit.stroke(left, right, 0.04 * outfit.H)
    apart = float(np.linalg.norm(left - right)) > 0.8 * float(np.linalg.norm(left_hip - right_hip))
    return not apart and _share(outfit.clothes & line, line) > 0.8


def _share(part: np.ndarray, whole: np.ndarray) -> float:
    return float(part.sum()) / max(float(whole.sum()), 1.0)
