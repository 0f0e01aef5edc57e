"""Beard and moustache: how much darker the lower face is than the cheeks, on the less shaded side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, band, median, shade
from .head import (
    LEFT_CHEEK,
    LEFT_CHIN,
    LEFT_JAW,
    LIPS,
    RIGHT_CHEEK,
    RIGHT_CHIN,
    RIGHT_JAW,
    Head,
    Mask,
    grow,
)
from .reading import Reading, ramp

BeardKind = Literal["none", "stubble", "moustache", "goatee", "boxed", "full"]

_RIGHT_MOUSTACHE = [2, 97, 98, 165, 92, 40, 39, 37, 0]
_LEFT_MOUSTACHE = [2, 326, 327, 391, 322, 270, 269, 267, 0]

# Difference of the cheeks, in L.
_SIDE_LIGHT = 25.0
_DARKEST = 32.0
# Relief of the lower face, percent of its L, below which its darkness is shade: hair is never this smooth.
_SMOOTH = 3.6
_DEEPEST = 1.8
_FAIR, _LOSS = 0.15, 0.5
_BROWN, _DENSE = 66.0, 0.3
# Chroma of the cheeks that skin under hair lacks for certain: shade takes none.
_COOLED = 2.0
# How much redder (a) than the cheeks hair never is, unless it is yellower still, as ginger hair is.
_REDDER = 4.0
# Of a head turned further only the nearer side is looked at, up to a profile.
_TURNED, _PROFILE = 0.55, 0.97
# Of the face's height: finer than hairs' bundles, coarser.
_FINE, _COARSE = 0.004, 0.02


@dataclass(frozen=True)
class BeardSeen:
    """chin, moustache, jaw: darkening against the cheek, 0 none. color: (3,) Lab."""

    kind: BeardKind
    chin: float
    moustache: float
    jaw: float
    color: F32


def beard(head: Head, hair: Reading[F32], skin: Reading[F32]) -> Reading[BeardSeen]:
    """The kind of facial hair; the class of a real beard is a guess, its presence is not.

    hair, skin: (3,) Lab as read; skin read lighter than the face lies in shade, and so does the beard.
    """
    lips = grow(head.area(LIPS), 0.025 * head.height)
    cheeks = [head.area(p) for p in (RIGHT_CHEEK, LEFT_CHEEK)]
    if not all(c.any() for c in cheeks):
        return Reading(BeardSeen("none", 0, 0, 0, hair.value), 0.0)

    light = [float(np.median(head.lab[c][:, 0])) for c in cheeks]

    def darkening(right: list[int], left: list[int]) -> tuple[float, Mask]:
        parts = [head.area(p) & ~lips for p in (right, left)]
        values = [_darker(head, cheek, part) for cheek, part in zip(cheeks, parts, strict=True)]
        if abs(head.yaw) > _TURNED:
            near = int(head.yaw < 0)
            return values[near], parts[near]
        # Under a hard side light the dark side's cheek is darker than any beard.
        lit = values[int(np.argmax(light))] if abs(light[0] - light[1]) > _SIDE_LIGHT else min(values)
        return lit, parts[0] | parts[1]

    chin, chin_mask = darkening(RIGHT_CHIN, LEFT_CHIN)
    moustache, moustache_mask = darkening(_RIGHT_MOUSTACHE, _LEFT_MOUSTACHE)
    jaw, jaw_mask = darkening(RIGHT_JAW, LEFT_JAW)
    loss = _chroma(head, cheeks[0] | cheeks[1]) - _chroma(head, chin_mask)
    # A fair beard is as colourful as the cheek; hair on the jaw itself shows that it is one.
    fair = jaw > _FAIR and _rough(head, jaw_mask)
    kind = _kind(chin, moustache, jaw, loss, fair) if _rough(head, chin_mask | moustache_mask) else "none"
    if kind == "moustache" and _red(head, moustache_mask, cheeks[int(np.argmax(light))]):
        kind = "none"
    if kind == "full" and not _hangs(head):
        kind = "boxed"
    if kind == "boxed" and fair and loss <= _LOSS and min(light) < _BROWN and min(chin, moustache) < _DENSE:
        kind = "stubble"  # Brown skin is darkened as much by a few black hairs as pale skin by a beard.
    mask = moustache_mask if kind == "moustache" else chin_mask | moustache_mask
    color = _color(head, mask, hair, _shade(light, skin))
    margin = ramp(max(min(chin, moustache), moustache - 0.13), 0.1, 0.2)
    turned = _PROFILE if fair or kind == "none" else 0.7 if min(chin, moustache) > 0.25 else 0.6
    usable = head.face_share >= 0.5 and head.brightness >= _DARKEST and abs(head.yaw) < turned
    confidence = (0.5 + 0.45 * margin if kind != "none" else 0.9) if usable else 0.0
    return Reading(BeardSeen(kind, chin, moustache, jaw, color), confidence)


def _kind(chin: float, moustache: float, jaw: float, loss: float, fair: bool) -> BeardKind:
    if moustache > 0.25 and moustache - chin > 0.12 and chin < 0.2:
        return "moustache" if moustache > 0.32 else "stubble" if loss > _COOLED else "none"
    bearded = chin >= 0.2 and loss > _COOLED
    if moustache > 0.32 and moustache - chin > 0.2 and jaw < 0.1 and not bearded:
        return "moustache"
    if min(chin, moustache) >= 0.2 and jaw >= 0.3 and max(moustache, jaw) >= 0.35:
        return "full"
    if min(chin, moustache) < 0.15 or (loss <= _LOSS and not fair):
        return "none"
    if min(chin, moustache) < 0.2:
        return "stubble"
    return "full" if jaw >= 0.1 else "goatee"


def _hangs(head: Head) -> bool:
    """Whether the beard covers the throat, which is bare skin or cloth below a trimmed one."""
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    below = (y > head.chin + 0.10 * head.height) & (y < head.chin + 0.25 * head.height)
    throat = below & (np.abs(x - float(head.points[152, 0])) < 0.15 * head.width) & head.regions.inside
    covered = np.isin(head.regions.labels[throat], (Region.FACE_SKIN, Region.HAIR, Region.OTHER))
    return bool(throat.any()) and float(covered.mean()) > 0.5


def _rough(head: Head, mask: Mask) -> bool:
    if mask.sum() < 30:
        return False
    light = head.lab[..., 0]
    fine, coarse = (ndimage.gaussian_filter(light, share * head.height) for share in (_FINE, _COARSE))
    relief = float(np.sqrt(np.minimum((fine - coarse)[mask] ** 2, 60.0).mean()))
    return relief > _SMOOTH / 100 * max(float(np.median(light[mask])), 15.0)


def _darker(head: Head, cheek: Mask, part: Mask) -> float:
    if not part.any():
        return 0.0
    reference = float(np.median(head.lab[cheek][:, 0]))
    return (reference - float(np.median(head.lab[part][:, 0]))) / max(reference, 1.0)


def _red(head: Head, part: Mask, cheek: Mask) -> bool:
    """Whether it is skin in the shadow of the nose that is dark there: light through it is red."""
    _, red, yellow = median(head.lab[part]).tolist()
    return red - float(median(head.lab[cheek])[1]) > _REDDER and yellow < red


def _chroma(head: Head, mask: Mask) -> float:
    if not mask.any():
        return 0.0
    pixels = head.lab[mask]
    return float(np.median(np.hypot(pixels[:, 1], pixels[:, 2])))


def _shade(cheeks: list[float], skin: Reading[F32]) -> float:
    """How many times lighter the skin is than the lit cheek."""
    return float(np.clip(skin.value[0] / max(*cheeks, 1.0), 1.0, _DEEPEST)) if skin.trusted else 1.0


def _color(head: Head, mask: Mask, hair: Reading[F32], lift: float) -> F32:
    """The beard's darkest third out of the shade, in the hair's hue where the hair was read."""
    if not mask.any():
        return hair.value
    dark = shade(median(band(head.lab[mask], 3, 33)), lightness=-4)
    dark[0] *= lift
    if hair.confidence < 0.5:
        return shade(dark, colorfulness=0.8)
    mixed = 0.35 * dark + 0.65 * hair.value
    mixed[0] = min(float(dark[0]), float(hair.value[0]) + 8)
    return mixed.astype(np.float32)
