"""What is worn on the head: a hat's kind and colours, a hood or a headscarf."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive.headgear import Headgear
from figurelab.engines.procedural.perceive.parts import parts
from figurelab.engines.procedural.perceive.regions import Region

from . import hood
from .color import F32, band, clusters, median
from .cover import eye_boxes
from .head import Head, Mask, grow
from .headcloth import FOLDS, WeaveSeen, weave
from .hood import columns_of, lower_end, rows_of
from .reading import Reading, ramp

HatKind = Literal["none", "cap", "beanie", "brim", "hood", "headscarf", "turban", "headwrap"]

NO_LOOKS = Headgear()
LEAST = 0.125
"""Of the face's oval that a hat covers of the picture over the brows, or more."""
_NONE = np.zeros(3, np.float32)
_WHITE = np.array([95.0, 0.5, 3.0], np.float32)
# Of a cap's height and the face's width: where a badge is. How far its colour is from the cap's, and its share there.
_FRONT, _FRONT_WIDTH = (0.12, 0.72), 0.24
_BADGE_APART, _BADGE_SHARE = 40.0, (0.12, 0.6)

# Where a hat's crown is measured, of its rows from the top; how much farther than it, in face widths, a brim or a peak
# reaches; and the yaw from which on a peak is seen from its side.
_CROWN, _FLARE, _TURNED = 0.35, 0.16, 0.4
# The same of a peak, which a face that looks ahead shows little of; of a brim that is no wider than its crown; and half
# the width from which on nothing but a brim is.
_PEAK, _LEVEL, _WIDE = 0.12, 0.05, 0.74
# What the lower edge of a turban's layers does, face widths from the middle and face heights: over the forehead it
# rises between both temples, which it covers, and all but straight, so that halfway it has risen so much of it.
_AT, _RISE, _TEMPLE, _STRAIGHT = (0.0, 0.21, 0.40), 0.16, -0.10, (0.36, 0.75)
# Hair beside the eyes and over them, of the face's oval, that a turban leaves at most.
_NO_HAIR = 0.04
# How far behind the face's middle a hat is on a head seen from the side, in face widths, and between which yaws it
# comes to lie there.
_BEHIND, _SIDEWAYS = 0.55, (0.6, 0.9)
# What the class net must say of a hat that the region net does not see, and of a brim that it takes for another hat's.
_BRIM, _CLOSE, _BRIM_TOO = 5.5, 4.75, 4.6
# From end to end of a usual brim and of a wide one, face widths; and what the class net says of them.
_SPANS, _SURE = (1.6, 2.2), (6.0, 8.0)
# Where such a hat is, in face heights over the face's top and face widths from its axis.
_CROWN_OVER, _CROWN_WIDE = 0.40, 0.5
# How far its colour is from the ground's.
_GROUND = 15.0


@dataclass(frozen=True)
class HatSeen:
    """share: hat pixels of the face's oval. color, accent: (3,) Lab. badge: (3,) Lab of what is on a cap's front, None
    where nothing is. breadth: of a brim, 0 usual .. 1 wide."""

    kind: HatKind
    share: float
    color: F32
    accent: F32
    badge: F32 | None = None
    breadth: float = 0.0
    weave: WeaveSeen = WeaveSeen()


def unseen(head: Head, looks: Headgear) -> Head:
    """The head with a thing on the crown that the class net is sure of and the region net takes for hair, bare skin or
    ground; the same head where it is not sure."""
    if looks.brim <= _BRIM and looks.close <= _CLOSE:
        return head
    y, x = rows_of(head), columns_of(head)
    over = (y < head.brow_line) & (y > head.top - _CROWN_OVER * head.height) & head.regions.inside
    aside = np.abs(x - _axis(head)) / head.width
    if looks.brim > _BRIM:
        crown = over & (aside < _CROWN_WIDE) & (head.regions.labels != Region.FACE_SKIN)
        crown &= y < head.top + 0.05 * head.height
        ground = (head.regions.labels == Region.BACKGROUND) & head.regions.inside & (y < head.chin) & ~crown
        if ground.any():
            crown &= np.linalg.norm(head.lab - median(head.lab[ground]), axis=2) > _GROUND
    else:
        crown = head.hair & (y < head.brow_line) & (aside < 2 * _CROWN_WIDE)
    labels = np.where(crown, Region.OTHER, head.regions.labels).astype(np.uint8)
    return replace(head, regions=replace(head.regions, labels=labels))


def headgear(head: Head, looks: Headgear) -> tuple[Reading[HatSeen], Head]:
    """The hat, and the head that wears it: what the class net alone tells leaves the labels as they are unless a hat
    is found by it."""
    plain = hat(head, looks)
    if plain.value.kind != "none":
        return plain, head
    covered = unseen(head, looks)
    found = plain if covered is head else hat(covered, looks)
    return (plain, head) if found.value.kind == "none" else (found, covered)


def hat(head: Head, looks: Headgear = NO_LOOKS) -> Reading[HatSeen]:
    """A hat is "other" that ends near the brows; a hood or a headscarf is cloth that frames the head."""
    above = _above(head)
    near: Mask = above & (np.abs(columns_of(head) - _axis(head)) < 0.75 * head.width)
    framed = hood.frames(head) and hood.edges(head, head.clothes & near)
    cover = head.other | head.clothes if framed else head.other | _aloft(head)
    mask: Mask = cover & near
    share = float((mask if not framed else head.other & near).sum()) / head.oval_area
    found = clusters(head.lab[mask])
    told = looks.brim > _BRIM or looks.close > _CLOSE
    worn = framed or (share > LEAST and (told or _sits(head, cover & above)))
    if not worn or not found:
        return Reading(HatSeen("none", share, _NONE, _NONE), 1 - ramp(share, 0.08, LEAST) * 0.5)
    # Cloth over the head lies in full light: its middle tone is its colour, not its lit half.
    cloth = head.lab[mask]
    own = cloth[np.linalg.norm((cloth - found[0].lit) * FOLDS, axis=1) < 20]
    main = median(band(own, 20, 80)) if len(own) > 30 else found[0].lit
    woven = weave(head, mask, _axis(head))
    if framed:
        kind = "headscarf" if hood.wraps(head) else "hood"
    else:
        kind = _kind(head, cover & above)
        if looks.brim > _BRIM_TOO:
            kind = "brim"
        elif looks.close > _CLOSE and kind == "cap":
            kind = "beanie"
        if kind in ("cap", "beanie"):
            kind = _wound(head, mask, main, woven) or kind
    plain = {"brim": _band(main), "beanie": main}.get(kind, _WHITE)
    second = _peak(head, mask) if kind == "cap" else next((c.lit for c in found[1:] if c.share > 0.12), plain)
    badge = _badge(head, mask, main) if kind == "cap" else None
    breadth = _breadth(head, cover, looks) if kind == "brim" else 0.0
    sure = 0.8 if framed else 0.55 + 0.4 * ramp(share, LEAST, 0.3)
    return Reading(HatSeen(kind, share, main, second, badge, breadth, woven), sure)


def _breadth(head: Head, worn: Mask, looks: Headgear) -> float:
    """0 usual .. 1 wide: how far a brim reaches on both sides; where little of it was found, the class net's word."""
    y, offset = rows_of(head), (columns_of(head) - _axis(head)) / head.width
    brim = worn & (y > head.top - 0.9 * head.height) & (y < head.brow_line + 0.3 * head.height) & head.regions.inside
    rows = np.flatnonzero(brim.any(axis=1))
    span = sum(float(np.percentile(np.where(brim[rows], side * offset, 0).max(axis=1), 95)) for side in (-1, 1))
    return round(max(ramp(span, *_SPANS), ramp(looks.brim, *_SURE)), 2)


def _aloft(head: Head) -> Mask:
    """Cloth next to the head that hangs together with nothing below the mouth: the region net takes hats of straw and
    felt for it."""
    cloth = head.regions.labels == Region.CLOTHES
    numbered = parts(cloth)
    mouth = int(np.clip(head.points[[61, 291], 1].mean(), 0, len(numbered)))
    near = np.unique(numbered[grow(head.oval | head.hair, 0.05 * head.height) & cloth])
    return np.isin(numbered, np.setdiff1d(near, numbered[mouth:]))


def with_the_bust(head: Head, bust: Head) -> Head:
    """The head as seen near by, with the bust's word on hats: the near look takes large brims for ground, and long hair
    under a brim for a part of the hat."""
    row, column, known = head.regions.window.lookup(bust.regions.window)
    wide = np.where(known, bust.regions.labels[row, column], Region.BACKGROUND)
    labels = head.regions.labels
    below = rows_of(head) > head.brow_line
    found = ~below & (head.other | (wide == Region.OTHER) & (labels != Region.FACE_SKIN))
    if float(found.sum()) < LEAST * head.oval_area:
        return head
    fell = head.other & below & (wide == Region.HAIR) & ~eye_boxes(head)
    labels = np.where(found, Region.OTHER, np.where(fell, Region.HAIR, labels)).astype(np.uint8)
    return replace(head, regions=replace(head.regions, labels=labels))


def _peak(head: Head, cap: Mask) -> F32:
    """The colour of a cap's lowest quarter: labels and badges sit above its peak."""
    rows = np.flatnonzero(cap.any(axis=1))
    low = cap & (rows_of(head) > rows[0] + 0.75 * (rows[-1] - rows[0]))
    return clusters(head.lab[low])[0].lit


def _band(main: F32) -> F32:
    """Of a hat whose band was not seen: a shade darker than it, or lighter where it is black."""
    step = -14.0 if main[0] > 30 else 12.0
    return (main * [1.0, 0.8, 0.8] + [step, 0.0, 0.0]).astype(np.float32)


def _badge(head: Head, cap: Mask, main: F32) -> F32 | None:
    """What stands out from a cap on the middle of its front, over the peak. Folds in shade are darker, badges on dark
    cloth light."""
    rows = np.flatnonzero(cap.any(axis=1))
    low, high = (rows[0] + share * (rows[-1] - rows[0]) for share in _FRONT)
    front = (
        cap
        & (rows_of(head) > low)
        & (rows_of(head) < high)
        & (np.abs(columns_of(head) - head.middle) < _FRONT_WIDTH * head.width)
    )
    for found in clusters(head.lab[front]):
        apart = float(np.linalg.norm(found.lit - main))
        if apart > _BADGE_APART and found.lit[0] > main[0] and _BADGE_SHARE[0] < found.share < _BADGE_SHARE[1]:
            return found.lit
    return None


def _above(head: Head) -> Mask:
    y = rows_of(head)
    return (y < head.brow_line) & (y > head.top - 0.9 * head.height) & head.regions.inside


def _axis(head: Head) -> float:
    """x of the middle of what is worn: on a head seen from the side it lies behind the face."""
    return head.middle - float(np.sign(head.yaw)) * _BEHIND * ramp(abs(head.yaw), *_SIDEWAYS) * head.width


def _sits(head: Head, worn: Mask) -> bool:
    """Whether it spans the forehead and comes down on it: not a thing behind the head, nor one held above it."""
    end = lower_end(head, worn, half=0.35, least=0.45, axis=_axis(head))
    return end is not None and float(head.brow_line - end) < 0.5 * head.height


def _kind(head: Head, worn: Mask) -> HatKind:
    """A brim stands out on both sides; a beanie comes down over the ears, or has no peak on the side that a turned
    face looks to; what remains is a cap."""
    offset = (columns_of(head) - head.middle) / head.width
    rows = np.flatnonzero(worn.any(axis=1))
    reach = [np.where(worn[rows], side * offset, -np.inf).max(axis=1) for side in (-1, 1)]
    flare = [float(np.percentile(one, 95)) - float(one[round(_CROWN * (len(rows) - 1))]) for one in reach]
    wide = float(np.percentile(np.minimum(*reach), 95)) > _WIDE
    if min(flare) > (_LEVEL if wide else _FLARE):
        return "brim"
    y, height = rows_of(head), 0.25 * head.height
    if abs(head.yaw) > _TURNED:
        return "cap" if flare[int(head.yaw > 0)] > _FLARE else "beanie"
    if float(head.other[eye_boxes(head)].mean()) > 0.4:  # the temples of sunglasses are beside the ears as well
        return "cap"
    beside = (y > head.brow_line) & (y < head.brow_line + height) & head.other
    over_ears = [
        float((beside & (side * offset > 0.42) & (side * offset < 0.7)).sum()) > 0.35 * 0.28 * head.width * height
        for side in (-1, 1)
    ]
    return "beanie" if all(over_ears) or max(flare) < _PEAK else "cap"


def _wound(head: Head, worn: Mask, main: F32, woven: WeaveSeen) -> HatKind | None:
    """What a close hat is that is told by its cloth: bands that go round are knitted, and what is patterned otherwise
    is a cloth that is tied. None for any other."""
    if woven.kind != "plain":
        return "beanie" if woven.kind == "stripes" else "headwrap"
    return "turban" if _crosses(head, worn, main) else None


def _crosses(head: Head, worn: Mask, main: F32) -> bool:
    """Whether cloth of the main colour rises from both temples to a point over the forehead, and no hair shows: the
    layers of a turban. A knitted edge is level over the forehead and bends at the temples."""
    y, offset = rows_of(head), (columns_of(head) - head.middle) / head.width
    hair = head.hair & (y < head.eye_line) & (np.abs(offset) < 0.8)
    if abs(head.yaw) > _TURNED or float(hair.sum()) > _NO_HAIR * head.oval_area:
        return False
    own = head.other & (np.linalg.norm((head.lab - main) * FOLDS, axis=2) < 20) & (y < head.eye_line) & (np.abs(offset) < 0.5)
    own &= worn | (y >= head.brow_line)
    edge = [_lowest(own, np.abs(side * offset - at) < 0.05) for at in _AT for side in (-1, 1)]
    if any(np.isnan(edge)):
        return False
    low = (np.array(edge) - head.brow_line) / head.height
    middle, half, temples = low[:2].mean(), low[2:4].mean(), low[4:]
    rise = temples.mean() - middle
    halfway = (half - middle) / max(rise, 1e-6)
    return bool(temples.min() > _TEMPLE and rise > _RISE and _STRAIGHT[0] < halfway < _STRAIGHT[1])


def _lowest(worn: Mask, where: Mask) -> float:
    """The row where a mask usually ends in some columns (1, s); not a number where it has nothing there."""
    columns = worn[:, where[0]]
    spanned = columns.any(axis=0)
    if not spanned.any():
        return float("nan")
    return float(np.median(worn.shape[0] - 1 - columns[::-1, spanned].argmax(axis=0)))
