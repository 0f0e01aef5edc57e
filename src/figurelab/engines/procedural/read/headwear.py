"""What is worn on the head: a hat's kind and colours, a hood or a headscarf."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive.headgear import Headgear
from figurelab.engines.procedural.perceive.parts import parts
from figurelab.engines.procedural.perceive.regions import Region

from . import beret, board, brim, cap, hood
from .color import F32, Cluster, band, clusters, median
from .cover import eye_boxes
from .head import Head, Mask, grow
from .headcloth import FOLDS, PLAIN, WeaveSeen, weave
from .hood import columns_of, lower_end, rows_of
from .reading import Reading, ramp
from .wound import wound

HatKind = Literal[
    "none", "cap", "beanie", "brim", "hood", "headscarf", "turban", "headwrap", "keffiyeh", "beret", "mortarboard"
]

NO_LOOKS = Headgear()
LEAST = 0.125
"""Of the face's oval that a hat covers of the picture over the brows, or more."""
_NONE = np.zeros(3, np.float32)
_WHITE = np.array([95.0, 0.5, 3.0], np.float32)
# Where a hat's crown is measured, of its rows from the top; how much farther than it, in face widths, a brim or a peak
# reaches.
_CROWN, _FLARE = 0.35, 0.16
# Rows of a cap, from its top, whose colour is the cap's.
_UPPER = 0.6
# The same of a brim that is no wider than its crown, half the width from which on nothing but a brim is, and what a
# brim reaches farther on one side at least.
_LEVEL, _WIDE, _SOME = 0.05, 0.74, 0.12
# Half the width that nothing soft has, as berets have.
_FAR = 0.94
# A flare up to which a hat that the class net takes for a close one has no brim: knitwear widens over the ears.
_FLAT = 0.24
# How far behind the face's middle a hat is on a head seen from the side, in face widths, and between which yaws it
# comes to lie there.
_BEHIND, _SIDEWAYS = 0.55, (0.6, 0.9)
# What the class net must say of a hat that the region net does not see, and of a brim that it takes for another hat's.
_BRIM, _CLOSE, _BRIM_TOO = 5.5, 4.75, 4.6
# Where such a hat is, in face heights over the face's top and face widths from its axis.
_CROWN_OVER, _CROWN_WIDE = 0.40, 0.5
# How far its colour is from the ground's.
_GROUND = 15.0
# Mean share that the region net gives to things in what it takes for hair over the brows: of 90 bare heads none had
# more than 0.052, and 0.22 had knitwear as dark as hair.
_DOUBTED_HAIR = 0.13
# The same share of hair from which on the near look is sure of it.
_SURE_HAIR = 0.9


@dataclass(frozen=True)
class HatSeen:
    """share: hat pixels of the face's oval. color, accent: (3,) Lab. badge: (3,) Lab of what is on a cap's front, None
    where nothing is. brim: the form of a hat that has one all round. weave: of the cloth. backward: of a cap, its peak
    behind."""

    kind: HatKind
    share: float
    color: F32
    accent: F32
    badge: F32 | None = None
    brim: brim.BrimSeen = brim.NONE
    weave: WeaveSeen = PLAIN
    backward: bool = False


BARE = Reading(HatSeen("none", 0.0, _NONE, _NONE), 1.0)
"""No hat."""


def unseen(head: Head, looks: Headgear) -> Head:
    """The head with a thing on the crown that the class net is sure of and the region net takes for hair, bare skin or
    ground, or that the region net itself doubts to be hair; the same head where neither is."""
    y, x = rows_of(head), columns_of(head)
    if board.told(looks) and (lost := board.lost(head)) is not None:
        return _relabelled(head, lost)
    if looks.brim <= _BRIM and looks.close <= _CLOSE:
        crown = head.hair & (y < head.brow_line)
        doubted = crown.any() and float(head.regions.shares[..., Region.OTHER][crown].mean()) > _DOUBTED_HAIR
        return _relabelled(head, crown) if doubted else head
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
    return _relabelled(head, crown)


def _relabelled(head: Head, crown: Mask) -> Head:
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
    framed = (hood.frames(head) and hood.edges(head, head.clothes & near)) or (
        hood.surrounds(head) and not (looks.brim > _BRIM_TOO and hood.rounds(head))
    )
    cover = head.other | head.clothes if framed else head.other | _aloft(head)
    mask: Mask = cover & near
    share = float((mask if not framed else head.other & near).sum()) / head.oval_area
    found = clusters(head.lab[mask])
    told = looks.brim > _BRIM or looks.close > _CLOSE
    worn = framed or (share > LEAST and (told or _sits(head, cover & above)))
    if not worn or not found:
        return Reading(HatSeen("none", share, _NONE, _NONE), 1 - ramp(share, 0.08, LEAST) * 0.5)
    main = _ground(head.lab[mask], found)
    woven = weave(head, mask, _axis(head))
    cord = hood.cord(head, mask, main) if framed else None
    patch, backward = None, False
    if framed:
        loose = "headscarf" if hood.wraps(head) or hood.drapes(head, main) else "hood"
        kind = loose if cord is None else "keffiyeh"
    elif board.told(looks) and board.carried(head, main):
        kind = "mortarboard"
    else:
        first = _kind(head, cover & above, looks, main)
        kind, patch, backward = _settled(head, first, mask, cover & above, main, woven)
        if kind == "cap":
            crown = head.lab[_crown(mask)]
            main = _ground(crown, clusters(crown))
    form = brim.NONE
    if kind == "brim":
        form = brim.brimmed(head, cover, main, axis=_axis(head), looks=looks)
        cord = _band(main) if form.ribbon is None else form.ribbon
    second = cord if cord is not None else _second(head, kind, mask, main, found, plain=woven.kind == "plain")
    sure = 0.8 if framed else 0.55 + 0.4 * ramp(share, LEAST, 0.3)
    return Reading(HatSeen(kind, share, main, second, patch, form, woven, backward), sure)


def _crown(mask: Mask) -> Mask:
    """The upper rows of a cap, one at least: without its peak, whose underside and shadow are darker than it."""
    rows = np.flatnonzero(mask.any(axis=1))
    upper = mask.copy()
    upper[rows[0] + round(_UPPER * (len(rows) - 1)) + 1 :] = False
    return upper


def _ground(cloth: F32, found: list[Cluster]) -> F32:
    """(3,) Lab. cloth: (n, 3), which lies in full light over the head: its middle tone is its colour, not its lit
    half. found: its clusters, one at least."""
    own = cloth[np.linalg.norm((cloth - found[0].lit) * FOLDS, axis=1) < 20]
    return median(band(own, 20, 80)) if len(own) > 30 else found[0].lit


def _settled(
    head: Head, kind: HatKind, mask: Mask, worn: Mask, main: F32, woven: WeaveSeen
) -> tuple[HatKind, F32 | None, bool]:
    """The kind of a hat that its outline takes for ``kind``, a cap's badge, and whether it is worn backward. A cap
    whose peak is not seen, nor a badge, is close and soft: a beanie."""
    if kind not in ("cap", "beanie"):
        return kind, None, False
    peaked = kind == "cap" and cap.peaked(head, worn)
    told = None if peaked else wound(head, mask, main, woven)
    if told is not None:
        return told, None, False
    if cap.strapped(head, worn):
        return "cap", None, True
    if kind == "beanie" and beret.bulges(head, worn):
        return "beret", None, False
    patch = cap.badge(head, mask, main) if kind == "cap" else None
    return ("cap" if peaked or patch is not None else "beanie"), patch, False


def _second(head: Head, kind: HatKind, mask: Mask, main: F32, found: list[Cluster], *, plain: bool) -> F32:
    """The colour of a peak, a band, a cuff, a tassel or an under-cap; one that goes with the main colour where none was
    seen."""
    if kind == "mortarboard":
        return board.tassel(found)
    if kind == "cap":
        return cap.peak(head, mask)
    if kind == "beret" or (kind == "beanie" and not plain):
        return main
    unseen_one = {"turban": _band(main), "beanie": main}.get(kind, _WHITE)
    return next((c.lit for c in found[1:] if c.share > 0.12), unseen_one)


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
    # White hair passes for a thing from farther away: not where the near look is sure of it.
    hair = (labels == Region.HAIR) & (head.regions.shares[..., Region.HAIR] > _SURE_HAIR)
    found = ~below & (head.other | (wide == Region.OTHER) & (labels != Region.FACE_SKIN) & ~hair)
    if float(found.sum()) < LEAST * head.oval_area:
        return head
    fell = head.other & below & (wide == Region.HAIR) & ~eye_boxes(head)
    labels = np.where(found, Region.OTHER, np.where(fell, Region.HAIR, labels)).astype(np.uint8)
    return replace(head, regions=replace(head.regions, labels=labels))


def _band(main: F32) -> F32:
    """Of a hat whose band was not seen: a shade darker than it, or lighter where it is black."""
    step = -14.0 if main[0] > 30 else 12.0
    return (main * [1.0, 0.8, 0.8] + [step, 0.0, 0.0]).astype(np.float32)


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


def _kind(head: Head, worn: Mask, looks: Headgear, main: F32) -> HatKind:
    """A brim stands out on both sides; a beanie comes down over the ears, or has no peak on the side that a turned
    face looks to; what remains may be a cap."""
    offset = (columns_of(head) - head.middle) / head.width
    rows = np.flatnonzero(worn.any(axis=1))
    reach = [np.where(worn[rows], side * offset, -np.inf).max(axis=1) for side in (-1, 1)]
    flare = [float(np.percentile(one, 95)) - float(one[round(_CROWN * (len(rows) - 1))]) for one in reach]
    both = float(np.percentile(np.minimum(*reach), 95))
    wide = both > _WIDE
    ahead = abs(head.yaw) < cap.TURNED
    # The class net's brim must be seen on a face that looks ahead, unless the photo ends beside it.
    missed = ahead and max(flare) < _SOME and brim.uncut(head) and not brim.reaches(head, main)
    if looks.close > max(_CLOSE, looks.brim) and not wide and max(flare) < _FLAT:
        return "beanie"
    # Knitwear and berets widen over the ears, but bulge on the way; a crown is hollow over its brim.
    spreads = min(flare) > (_LEVEL if wide else _FLARE)
    stands_out = looks.brim > _BRIM_TOO or both > _FAR or min(brim.step(one) for one in reach) > brim.STEP
    peak_only = looks.brim < _BRIM and cap.ahead_only(head, reach, flare)
    if (spreads and stands_out) or (looks.brim > _BRIM_TOO and not missed and not peak_only):
        return "brim"
    if looks.close > _CLOSE or (spreads and ahead):
        return "beanie"
    y, height = rows_of(head), 0.25 * head.height
    if not ahead:
        side = int(head.yaw > 0)
        return "cap" if flare[side] > _FLARE and cap.juts(head, reach[side]) else "beanie"
    if float(head.other[eye_boxes(head)].mean()) > 0.4:  # the temples of sunglasses are beside the ears as well
        return "cap"
    beside = (y > head.brow_line) & (y < head.brow_line + height) & head.other
    over_ears = [
        float((beside & (side * offset > 0.42) & (side * offset < 0.7)).sum()) > 0.35 * 0.28 * head.width * height
        for side in (-1, 1)
    ]
    return "beanie" if all(over_ears) else "cap"
