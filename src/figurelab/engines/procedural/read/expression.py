"""Mouth, eyes, brows and lips, from the mesh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from .color import F32, band, median, shade
from .head import INNER_LIPS, LEFT_BROW, LEFT_CHEEK, LIPS, RIGHT_BROW, RIGHT_CHEEK, Head
from .lashes import brow_depth, brow_height
from .reading import Reading, ramp

MouthKind = Literal["neutral", "smile", "smirk", "open", "grin", "gape", "ajar", "tongue"]


# Photo pixels of face height below which the shadow of the mouth tints the lips.
_SMALLEST_LIPS = 48.0
# L by which bare lips are darker than the cheeks, and how much redness each further one counts for.
_BARE_LIPS, _DARK_LIPS = 8.0, 0.25
# Weights of the corners' rise and the width of a mouth turned to the front (in its own widths, and in the distance of
# the eyes' outer corners), and of how far the corners lie from the eyes (in face heights), and the constant, of the
# logistic for a smile: fitted to 115 portraits, right for 88 of 100 that it was not fitted to.
_SMILE = np.array([32.0, 9.7, -45.5, 12.9])
# In a profile a mouth is judged by how far it is open, in face heights (closed lips are 0.01 apart), and by the share
# of teeth in it. How far a smile's lips part for teeth to show, between which the share of teeth tells; for a laugh and
# for a mouth that is open without one, in mouth widths; and evidence for a smile that a laugh has at least.
_PROFILE, _AGAPE, _BARED = 0.72, 0.045, 0.4
_SHOWN, _WHITE, _LAUGH, _OPEN, _MERRY = (0.07, 0.115), 0.22, 0.265, 0.30, 2.8
# How far the lips of a mouth that speaks are apart, in face heights, how much of what is between them is teeth or dark
# (L over the skin's), for full lips at rest have a gap on the mesh too; and evidence for a smile up to which, and rise
# of its corners from which on, in its widths, a mouth that shows teeth smiles; share of teeth in it from which on it
# does whenever it smiles at all.
_AJAR, _SEEN_INTO, _DARK, _BARELY, _LEVEL, _TOOTHED = 0.0175, 0.5, 0.45, 2.4, 0.0175, 0.45
_FEWEST_TEETH = 60
# Chroma up to which what is between the lips is a tooth: of the skin's, and at least and at most.
_PLAINER, _PLAIN_TEETH = 0.75, (20.0, 26.0)
# A tongue that is put out fills an opening so wide: below its upper part nothing is as dark, over the skin's L, as the
# hollow of any other mouth (0.47 at most of 14 as wide; 0.71 of a tongue), and teeth are lighter than skin: by the
# middle of what is there, and by its lightest tenth where the lower row shows.
_PARTS, _FILLED, _NO_TEETH, _LOWER_ROW, _UPPER, _GREY_PHOTO = 0.28, 0.60, 1.04, 1.08, 0.45, 5.0


def mouth(head: Head, front: Head) -> Reading[MouthKind]:
    """front: the head with its mesh turned to the front. Never a frown: corners that lie low are plain rest on most
    faces."""
    p = front.points
    parted = float(np.linalg.norm(p[13] - p[14])) / max(float(np.linalg.norm(p[61] - p[291])), 1e-6)
    teeth = _teeth(head)
    if parted > _PARTS and abs(head.yaw) < _PROFILE and _tongue(head):
        return Reading("tongue", 0.7)
    if abs(head.yaw) > _PROFILE:
        gap = float(np.linalg.norm(head.points[13] - head.points[14])) / max(head.height, 1e-6)
        if gap < _AGAPE:
            return Reading("neutral", 0.5)
        return Reading("grin", 0.7) if teeth > _BARED else Reading("open", 0.5 + 0.2 * ramp(gap, _AGAPE, 0.10))
    smiling = smile(front)
    sure = 0.5 + 0.4 * min(abs(smiling) / 2, 1.0)
    if smiling > 0:
        bared = parted > _SHOWN[1] or (parted > _SHOWN[0] and teeth > _WHITE)
        kind: MouthKind = "open" if parted > _LAUGH else "grin" if bared else "smile"
        if kind == "open" and smiling < _MERRY:
            kind = "gape"
        elif parted > _SHOWN[0] and smiling < _BARELY and rise(front) < _LEVEL and teeth < _TOOTHED:
            kind = "ajar"
        return Reading(kind, sure)
    if parted > 0.13 and teeth > 0.8:
        return Reading("grin", 0.7)
    if parted > _OPEN:
        return Reading("gape", sure)
    return Reading("ajar" if _speaks(head, teeth) else "neutral", sure)


def _speaks(head: Head, teeth: float) -> bool:
    """Whether one sees between lips that do not smile."""
    gap = float(np.linalg.norm(head.points[13] - head.points[14])) / max(head.height, 1e-6)
    between = head.lab[head.area(INNER_LIPS)]
    if gap < _AJAR or len(between) < _FEWEST_TEETH or not head.skin.any():
        return False
    dark = between[:, 0] < _DARK * float(np.median(head.lab[head.skin][:, 0]))
    return teeth + float(dark.mean()) > _SEEN_INTO


def smile(front: Head) -> float:
    """Evidence for a smile of a head whose mesh is turned to the front: 0 even odds, about -5 .. 10."""
    p = front.points
    eyes = max(float(np.linalg.norm(p[263] - p[33])), 1e-6)
    width = float(np.linalg.norm(p[61] - p[291]))
    below = (float(np.linalg.norm(p[61] - p[33])) + float(np.linalg.norm(p[291] - p[263]))) / 2
    return float(_SMILE @ np.array([rise(front), width / eyes, below / max(front.height, 1e-6), 1.0]))


def rise(front: Head, lips: tuple[int, ...] = (13, 14)) -> float:
    """How much higher the mouth's corners lie than the middle of its lips, by their inner edges, in mouth widths."""
    p = front.points
    across = p[263] - p[33]
    up = np.array([across[1], -across[0]], np.float32) / max(float(np.linalg.norm(across)), 1e-6)
    width = max(float(np.linalg.norm(p[61] - p[291])), 1e-6)
    return float((p[[61, 291]].mean(axis=0) - p[list(lips)].mean(axis=0)) @ up) / width


def _teeth(head: Head) -> float:
    """Share of what is between the lips that is light and plain."""
    between = head.lab[head.area(INNER_LIPS)]
    if len(between) < _FEWEST_TEETH:
        return 0.0
    plain = 20.0
    if head.skin.any():
        # A warm light that is left on the skin dyes teeth too: beside it they stay plain.
        _, red, yellow = np.median(head.lab[head.skin], axis=0)
        plain = float(np.clip(_PLAINER * np.hypot(red, yellow), *_PLAIN_TEETH))
    return float(((np.hypot(between[:, 1], between[:, 2]) < plain) & (between[:, 0] > 40)).mean())


def _tongue(head: Head) -> bool:
    """Whether what is between the lips is a tongue, as light as skin and no less red, down to its end."""
    between = head.area(INNER_LIPS)
    rows = np.flatnonzero(between.any(axis=1))
    if between.sum() < _FEWEST_TEETH or not head.skin.any():
        return False
    between[: int(rows[0] + _UPPER * (rows[-1] - rows[0]))] = False
    low, face = head.lab[between], np.median(head.lab[head.skin], axis=0)
    darkest, middle, lightest = np.percentile(low[:, 0], (10, 50, 90)) / max(float(face[0]), 1.0)
    red = float(np.hypot(face[1], face[2])) < _GREY_PHOTO or float(np.median(low[:, 1])) >= float(face[1])
    return bool(darkest > _FILLED and middle < _NO_TEETH and lightest < _LOWER_ROW and red)


def eye_openness(head: Head) -> Reading[float]:
    """0.75 for a squint or a laugh, 0.93 usual, 1 wide; from the nearer eye of a turned face."""

    def ratio(upper: int, lower: int, outer: int, inner: int) -> float:
        width = float(np.linalg.norm(head.points[outer] - head.points[inner]))
        return float(np.linalg.norm(head.points[upper] - head.points[lower])) / max(width, 1e-6)

    right, left = ratio(159, 145, 33, 133), ratio(386, 374, 263, 362)
    value = (right + left) / 2 if abs(head.yaw) < 0.15 else (right if head.yaw > 0 else left)
    opened = float(np.interp(value, [0.15, 0.21, 0.30, 0.37], [0.62, 0.76, 0.93, 1.0]))
    return Reading(opened, 0.7 if abs(head.yaw) < 0.5 else 0.3)


# Share of a brow that hair may hide; how much darker than the skin right over it brows are than by their middle against
# the cheek, how dark at most that makes one, and the least L that is one.
_HIDDEN, _OVER_FOREHEAD, _USUAL_BROW, PLAIN_BROW = 0.3, 11.0, 16.0, 6.0


@dataclass(frozen=True)
class BrowsSeen:
    """darkness: how much darker than the cheek, in L. weight: 0 thin .. 3 bushy, by that. color: (3,) Lab. height: over
    the width of the eye, None where no brow is plainly seen. depth: how much darker than the skin over it, as much as
    that makes of darkness; bare: whether one brow at least is in sight, however faint."""

    darkness: float
    weight: int
    color: F32
    height: float | None = None
    depth: float = 0.0
    bare: bool = False


def brows(head: Head) -> Reading[BrowsSeen]:
    """The brows' darkest third gives their colour, their darkening against cheek and forehead their weight. Where hair
    hides one, the other tells."""
    covered, masks = head.hair | head.other, [head.area(RIGHT_BROW), head.area(LEFT_BROW)]
    sides = [side for side, mask in enumerate(masks) if mask.any() and float(covered[mask].mean()) < _HIDDEN]
    mask = np.logical_or.reduce([masks[side] for side in sides or (0, 1)])
    cheek = head.area(RIGHT_CHEEK, LEFT_CHEEK)
    if not mask.any() or not cheek.any():
        return Reading(BrowsSeen(0.0, 1, np.zeros(3, np.float32)), 0.0)
    darkness = float(np.median(head.lab[cheek][:, 0]) - np.median(head.lab[mask][:, 0]))
    weight = int(np.searchsorted([9.0, 19.0, 35.0], darkness))
    color = shade(median(band(head.lab[mask], 5, 35)), lightness=-4, colorfulness=0.9)
    depth = min(brow_depth(head, *sides) - _OVER_FOREHEAD, _USUAL_BROW)
    bare = bool(sides) and head.face_share >= 0.5
    if len(sides) == 1:
        # Hair that hangs over the one shades the other.
        darkness = min(darkness, _USUAL_BROW)
    usable = bare and max(darkness, depth) >= PLAIN_BROW
    return Reading(BrowsSeen(darkness, weight, color, brow_height(head), depth, bare), 0.7 if usable else 0.2)


def lip_tint(head: Head) -> Reading[float]:
    """0 bare, 1 strong lipstick: how much redder the lips are than the cheeks, and a little how much darker."""
    lips, cheek = head.area(LIPS), head.area(RIGHT_CHEEK, LEFT_CHEEK)
    lips = lips & ~head.area(INNER_LIPS)
    if lips.sum() < 40 or not cheek.any() or head.height * head.regions.window.scale < _SMALLEST_LIPS:
        return Reading(0.0, 0.0)
    darker, redder, _ = (median(head.lab[lips]) - median(head.lab[cheek])).tolist()
    return Reading(ramp(redder + _DARK_LIPS * max(0.0, -darker - _BARE_LIPS), 6.0, 26.0), 0.7)
