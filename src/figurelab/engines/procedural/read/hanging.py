"""How hair hangs: how low, what ends it, and whether a tie holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.perceive.regions import Region

from .head import Head, Mask, grow
from .reading import ramp

# How far from the face's middle hair is its own, in face widths: beyond hang the neighbour's.
_OWN = 1.25
# Of the face's height: how far under the hair one looks for what it lies on and for the photo's edge, and how low it
# must hang.
_UNDER, _EDGE, _LOW = 0.05, 0.1, 0.25
# Where the neck ends, in face widths from the middle: bare skin farther out is a shoulder's.
_NECK = 0.55
# In face widths: a tail's, a lock's beside the ear, hair that is none, and the gap between a tail and the neck.
_TAIL, _LOCK, _NONE, _GAP = 0.10, 0.05, 0.03, 0.03
# Below the eyes, in face heights: where the ear's lower half lies. Skin that shows it free, and a bare neck, in face
# widths; a tail and a braid seen from the side are slimmer. Lengths of hair that goes on below an ear, or the chin.
_LOBE, _FREE_EAR, _BARE_NECK, _SLIM, _THIN, _BELOW_EAR, _BELOW_CHIN = 0.22, 0.1, 0.33, 0.4, 0.25, -0.3, 0.1
# How much farther from a turned face, in its widths, which are short, hair is its own; between which yaws.
_BEHIND, _SHORTENED = 0.4, (0.45, 0.75)
# How much farther back the hair of a turned head hangs, between which yaws, and how broad it is beside the lobe then.
_BACK, _PROFILE, _LOCKS = 0.75, (0.4, 0.55), 0.1
# Share of the rows beside the ear from which on hair hangs there.
_CURTAIN = 0.35
# Little of an ear is under hair that is drawn back over it, while some is seen lower down, from which length on. And
# how broad the locks are beside a turned lobe that a knot leaves out, from which length on: loose hair is broader.
_DRAWN_BACK, _SEEN_LOW, _LEFT_OUT, _STRAYS = 0.33, -0.35, 0.25, 0.22
# How broad hair is at most beside both lobes, in face widths, that is drawn back over the ears into two tails, which
# hang clear of the neck below: loose hair that leaves a gap there is broader.
_DRAWN_OVER = 0.12
# Beside the neck, in face widths from the middle, and below the chin, in face heights: where hair lies that falls
# before a shoulder; and how much of that a photo must show.
_CHEST, _BELOW, _SHOWN = (0.25, 0.80), (0.08, 0.55), 0.6
# Of a head turned further than the first the far side is hidden; up to the second both sides are seen alike.
_TURNED, _FRONTAL = 0.4, 0.2


def length(head: Head) -> float:
    """The lowest hair below the chin, in face heights, that is no beard: what the net calls hair inside the lower face
    is one."""
    size = head.regions.window.size
    mouth = float(head.points[[61, 291], 1].mean())
    bearded = grow(head.oval, 0.06 * head.height) & (np.arange(size)[:, None] > mouth - 0.1 * head.height)
    off = (np.arange(size) - head.middle) / head.width
    own = (np.abs(off) < _OWN) | ((np.abs(off) < _own_behind(head)) & (off * head.yaw < 0))
    ys = np.nonzero(head.hair & ~bearded & own)[0]
    return (float(np.percentile(ys, 98)) - head.chin) / head.height if len(ys) > 20 else -1.0


def _own_behind(head: Head) -> float:
    """How far behind a turned face hair is its own, face widths: what hangs beside the lobe is followed to the back."""
    turned = ramp(abs(head.yaw), *_PROFILE)
    if turned == 0 or side(head, -1 if head.yaw > 0 else 1).lobe < _LOCKS:
        return _OWN
    return _OWN + _BACK * turned


@dataclass(frozen=True)
class Ends:
    """What ends hanging hair, in face widths of it on the better side. resting: cloth or a bare shoulder, which it may
    go on behind. leaving: the photo's edge."""

    resting: float
    leaving: float


def ends(head: Head) -> Ends:
    """What lies under the lower end of the hair beside and below the jaw."""
    size = head.regions.window.size
    columns = np.arange(size)
    lowest = size - 1 - head.hair[::-1].argmax(axis=0)
    hangs = head.hair.any(axis=0) & (lowest > head.chin - _LOW * head.height)

    def under(by: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        return np.minimum(lowest + max(1, round(by * head.height)), size - 1), columns

    off = np.abs(columns - head.middle) / head.width
    below, ended = head.regions.labels[under(_UNDER)], ~head.regions.inside[under(_EDGE)]
    shoulder = (below == Region.CLOTHES) | ((below == Region.BODY_SKIN) & (off > _NECK))
    own = hangs & (off > 0.3) & (off < _OWN)
    left = columns < head.middle

    def better(what: Mask) -> float:
        return max(float((own & what & half).sum()) for half in (left, ~left)) / head.width

    return Ends(better(shoulder & ~ended), better(ended))


@dataclass(frozen=True)
class Side:
    """How hair hangs on one side. curtain: share of the rows between eyes and mouth in which it lies at the face, over
    the ear or behind it, as loose hair does and tied hair does not. clear: share of the rows from the mouth to under
    the chin in which it hangs with something seen between it and the face. width: of the hair in those rows, in face
    widths. ear: skin between the face and the hair, or the ground, beside the ear, and neck: the same of bare neck
    before hair, from the mouth to under the chin, in face widths. lobe: breadth of the hair from the ear's lower half
    to the mouth, in face widths, in the broader quarter of the rows."""

    curtain: float
    clear: float
    width: float
    ear: float = 0.0
    neck: float = 0.0
    lobe: float = 0.0


def side(head: Head, which: int) -> Side:
    """which: -1 left, 1 right."""
    mouth = float(head.points[[61, 291], 1].mean())
    ear = [_across(head, row, which) for row in _rows(head, head.eye_line, mouth)]
    jaw = [_across(head, row, which) for row in _rows(head, mouth, head.chin + 0.12 * head.height)]
    upper, lower = ear[: int(_LOBE * head.height)], ear[int(_LOBE * head.height) :]
    return Side(
        curtain=_mean([at.width >= _LOCK and at.gap < _GAP for at in ear]),
        clear=_mean([at.width >= _TAIL and at.gap >= _GAP for at in jaw]),
        width=_mean([at.width for at in jaw]),
        ear=_middle([at.skin for at in upper]),
        neck=_middle([at.skin for at in jaw if at.width > 0]),
        lobe=float(np.percentile([at.width for at in lower], 75)) if lower else 0.0,
    )


def before(bust: Head, which: int) -> float | None:
    """Share of what is seen beside the neck, down to the chest, that is hair; None where the photo ends above that.
    which: -1 left, 1 right."""
    size = bust.regions.window.size
    off = which * (np.arange(size) - bust.middle) / bust.width
    low = (np.arange(size) - bust.chin) / bust.height
    place = np.outer((low > _BELOW[0]) & (low < _BELOW[1]), (off > _CHEST[0]) & (off < _CHEST[1]))
    seen = place & bust.regions.inside
    if not place.any() or seen.sum() < _SHOWN * place.sum():
        return None
    return float(bust.hair[seen].mean())


def beside(head: Head, which: int) -> list[Across]:
    """What is seen beside the face from the eyes to the mouth, row by row. which: -1 left, 1 right."""
    mouth = float(head.points[[61, 291], 1].mean())
    return [_across(head, row, which) for row in _rows(head, head.eye_line - 0.05 * head.height, mouth)]


def tied(yaw: float, left: Side, right: Side, length: float) -> Literal["no", "tail", "tails", "bun"]:
    """Tied hair leaves the face at the ears, and hangs below it from there: on one side, or clear of the neck on both.

    Loose hair that lies behind a shoulder hangs on one side as well, but beside the ear already. A turned neck is clear
    on one side of any hair, and the back of a turned head lies on one side. Hair that is put up leaves out but thin
    locks, which a turned head shows before what hangs. Two tails tied low leave thin hair over both ears. length: see
    :func:`length`.
    """
    far, near = (left, right) if (yaw < 0 if abs(yaw) > _TURNED else left.width < right.width) else (right, left)
    if far.width < _NONE and _is_behind(near, length, turned=abs(yaw) > _TURNED):
        return "tail"
    if abs(yaw) > _TURNED and length > _STRAYS and _LOCK < max(left.lobe, right.lobe) < _LEFT_OUT:
        return "bun"
    both = abs(yaw) < _FRONTAL and min(left.clear, right.clear) > 0.2 and max(left.clear, right.clear) > 0.45
    if both and max(left.lobe, right.lobe) < _DRAWN_OVER and min(left.width, right.width) > _TAIL:
        return "tails"
    if abs(yaw) > _TURNED or max(left.curtain, right.curtain) > _CURTAIN:
        return "no"
    if both:
        return "tails"
    drawn_back = max(left.curtain, right.curtain) < _DRAWN_BACK and length > _SEEN_LOW
    return "tail" if drawn_back or (far.width < _NONE and near.width > _TAIL) else "no"


def _is_behind(near: Side, low: float, *, turned: bool) -> bool:
    """Whether hair that only the nearer side shows below the ear is held behind it: the ear lies free, or, of a turned
    head, it hangs off the neck, or as a thin lock beyond a bare one. Cropped hair ends at the ear."""
    free = near.ear > _FREE_EAR and (low > _BELOW_EAR if turned else near.width > _TAIL)
    thin = near.neck > _BARE_NECK and near.width < _THIN and low > _BELOW_CHIN
    return near.width < _SLIM and (free or (turned and (near.clear > 0.5 or thin)))


def _rows(head: Head, first: float, end: float) -> range:
    return range(max(0, int(first)), min(head.regions.window.size, int(end)))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(len(values), 1)


def _middle(values: Sequence[float]) -> float:
    return float(np.median(values)) if values else 0.0


@dataclass(frozen=True)
class Across:
    """One row, beside the face, in face widths: the nearest hair, and what is seen before it, skin apart."""

    width: float = 0.0
    gap: float = 0.0
    skin: float = 0.0


def _across(head: Head, row: int, which: int) -> Across:
    """Without hair the skin that is seen is the ear's and the neck's."""
    size, width = head.regions.window.size, head.width
    reach = _OWN + _BEHIND * ramp(abs(head.yaw), *_SHORTENED)
    columns = np.arange(int(head.middle + which * 0.2 * width), int(head.middle + which * reach * width), which)
    columns = columns[(columns >= 0) & (columns < size)]
    columns = columns[head.regions.inside[row, columns]]
    face = np.flatnonzero(head.oval[row, columns])
    columns = columns[face[-1] + 1 :] if len(face) else columns
    hair, labels = head.hair[row, columns], head.regions.labels[row, columns]
    first = int(hair.argmax()) if hair.any() else len(hair)
    before = labels[:first]
    skin = (before == Region.FACE_SKIN) | (before == Region.BODY_SKIN)
    if not hair.any():
        return Across(skin=float(skin.sum()) / width)
    gap = (before == Region.BACKGROUND) | (before == Region.CLOTHES)
    lock = hair[first:]
    breadth = float(len(lock) if lock.all() else (~lock).argmax())
    return Across(breadth / width, float(gap.sum()) / width, float(skin.sum()) / width)
