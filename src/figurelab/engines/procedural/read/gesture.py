"""What the arms do, gently: a figure gestures only if the person plainly does. And the head's tilt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from figurelab.engines.procedural.figure import HandSign, PoseKind
from figurelab.engines.procedural.perceive import pose as joints
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, median
from .outfit import Outfit
from .reading import Reading

Side = Literal["left", "right"]

_LEFT = (joints.LEFT_SHOULDER, joints.LEFT_ELBOW, joints.LEFT_WRIST, joints.LEFT_INDEX, joints.LEFT_HIP)
_RIGHT = (joints.RIGHT_SHOULDER, joints.RIGHT_ELBOW, joints.RIGHT_WRIST, joints.RIGHT_INDEX, joints.RIGHT_HIP)
_SURE, _PLAIN, _PALM = 0.7, 0.85, 0.75
_BODY, _BODY_AND_FACE = (Region.BODY_SKIN,), (Region.BODY_SKIN, Region.FACE_SKIN)
_CLOSE, _BESIDE, _TIPS, _GAP = 1.05, 1.25, 1.02, 0.25
"""How far from the chin's line a hand is still at the face, face heights: any, and one whose tips are
nearer and that has no ground between itself and the jaw, but for this share of the way."""
_AHEAD = 0.12
"""How far off the ears' middle the nose of a turned face lies, face heights."""
_JAW = np.array([0.4, -0.25], np.float32)
_OUT, _LOW = 0.2, 1.4
"""Of a forearm that is held out: how much farther out the wrist is than the elbow, and the most it is below the
shoulder."""
_SHADE, _ALIKE = np.array([0.35, 1.0, 1.0], np.float32), 13.0
_HAND, _TOLD, _SKIN = 0.2, 0.5, 0.2
"""Half a hand, face heights; the least share of it that is told from the ground, and of that the least that is skin."""
_MEETING = 0.8
"""Fingertips nearer to each other than this meet, face heights."""
_SIDE = 0.55
"""A hand farther out than this is at the hip, not in the lap."""


@dataclass(frozen=True)
class Gesture:
    """side: the person's own arm of a one-armed gesture, which is the figure's own. hand: what it shows.

    lifted: the hand of arms that hang or say nothing, where one is held up before the body all the same. both: so is
    the other.
    """

    kind: PoseKind
    side: Side = "right"
    hand: HandSign = "open"
    lifted: Side | None = None
    both: bool = False


@dataclass(frozen=True)
class _Arm:
    """(2,) joints in face heights from the chin, x away from the body on the arm's own side, y down.

    whole: wrist and elbow are plainly seen; plain: no less plainly than hands on hips need; bent: shoulder and elbow
    are; at_hip: the hip is in the photo as well. bare: skin is where the hand should be, as far as that is seen.
    touches: no ground is seen between the hand and the jaw. guessed: the wrist would be in the photo and is not seen.
    skin: bare, and told. palm: a hand is plainly seen, in skin that is not the face's. ahead: the face is turned to the
    arm's side.
    """

    shoulder: F32
    elbow: F32
    wrist: F32
    tips: F32
    hip: F32
    whole: bool
    plain: bool
    bent: bool
    at_hip: bool
    bare: bool
    touches: bool
    guessed: bool
    skin: bool
    palm: bool
    ahead: bool

    @property
    def hand(self) -> F32:
        return np.asarray((self.wrist + self.tips) / 2, np.float32)

    @property
    def aloft(self) -> bool:
        """The elbow itself is above the shoulder."""
        above = float(self.shoulder[1] - self.elbow[1]) > 0.3
        return self.bent and not self.guessed and self.shows and above

    @property
    def shows(self) -> bool:
        """Skin is where the hand should be, or it is plainly seen where nothing is told."""
        return self.skin or (self.plain and self.bare)

    @property
    def raised(self) -> bool:
        """The forearm points upwards and the fingertips are above the shoulder; of a hand that is plainly seen at the
        face the elbow may be outside the photo."""
        upwards = float(self.elbow[1] - self.wrist[1]) > 0.45 and float(self.shoulder[1] - self.tips[1]) > 0.2
        return self.aloft or (self.whole and self.shows and upwards) or (self.palm and not self.whole and self._level)

    @property
    def at_face(self) -> bool:
        """The hand is beside the lower face: neither away from it nor above it, nor off it before a profile."""
        return self._level and (self.touches or not self.ahead)

    @property
    def _level(self) -> bool:
        """At the face, or off it before a profile."""
        x, y = (float(v) for v in self.hand)
        near = abs(x) < _CLOSE or (self.touches and abs(x) < _BESIDE and float(self.tips[0]) < _TIPS)
        return self.shows and not self.aloft and near and -0.75 < y < (0.6 if self.palm else 0.5)

    @property
    def beside(self) -> bool:
        """Of a hand at the face: it is beside the jaw, not under the chin."""
        return float(self.tips[0]) > 0.45

    @property
    def before(self) -> bool:
        """The hand is before the chest or the belly."""
        return self.whole and self.bare and abs(float(self.wrist[0])) < 0.6 and 0.6 < float(self.wrist[1]) < 2.0

    @property
    def lifted(self) -> bool:
        """The forearm points upwards, or out to the side, wherever the hand is."""
        upwards = float(self.elbow[1] - self.wrist[1]) > 0.35
        outwards = float(self.wrist[0] - self.elbow[0]) > _OUT and float(self.wrist[1] - self.shoulder[1]) < _LOW
        return self.whole and (upwards or outwards) and not self.at_face

    @property
    def akimbo(self) -> bool:
        """The hand comes back to the hip from an elbow held out."""
        elbow_out = float(self.elbow[0] - max(self.wrist[0], self.shoulder[0]))
        return self.whole and self.at_hip and elbow_out > 0.3 and float(np.linalg.norm(self.wrist - self.hip)) < 0.8


def gesture(outfit: Outfit) -> Reading[Gesture]:
    """Both arms up, crossed, at the hips or together before the chest; one hand held up, at the face or at the hip;
    else down."""
    left, right = _arm(outfit, _LEFT, 1.0), _arm(outfit, _RIGHT, -1.0)
    # Of a body seen from the side the far hand is often put where the near one is.
    plainly = all(arm.raised and (arm.plain or arm.aloft) for arm in (left, right))
    if plainly and max(left.wrist[1], right.wrist[1]) < -0.2:
        return Reading(Gesture("cheer"), 0.85)
    if _crossed(left, right):
        return Reading(Gesture("crossed"), 0.75)
    if left.akimbo and right.akimbo:
        return Reading(Gesture("hips"), 0.7)
    if _together(left, right):
        return Reading(Gesture("together"), 0.7)
    if not (left.raised or right.raised):
        frontal = outfit.visible(joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER)
        at_hip = any(arm.akimbo and arm.plain and arm.wrist[0] > _SIDE for arm in (left, right))
        if frontal and at_hip and not _meet(left, right):
            return Reading(Gesture("hip", "left" if left.akimbo else "right"), 0.65)
        lifted: Side | None = "left" if left.lifted else "right" if right.lifted else None
        return Reading(Gesture("down", lifted=lifted, both=left.lifted and right.lifted), 0.8)
    by_left = left.raised and not (right.raised and (right.plain, left.tips[1]) > (left.plain, right.tips[1]))
    arm, other = (left, right) if by_left else (right, left)
    side: Side = "left" if by_left else "right"
    if not arm.at_face:
        return Reading(Gesture("wave", side), 0.75)
    if arm.beside:
        return Reading(Gesture("cheek", side), 0.75)
    return Reading(Gesture("ponder" if other.before else "chin", side), 0.75)


def _arm(outfit: Outfit, which: tuple[int, int, int, int, int], side: float) -> _Arm:
    scale = np.array([side, 1.0], np.float32) / outfit.H
    s, e, w, t, h = (outfit.points[list(which)] - np.array([outfit.middle, outfit.chin], np.float32)) * scale
    bent = outfit.visible(*which[:2])
    whole = bent and bool((outfit.seen[list(which[1:3])] > _SURE).all())
    plain = bool((outfit.seen[list(which[1:3])] > _PLAIN).all())
    hand = outfit.points[list(which[2:4])].mean(axis=0)
    jaw = np.array([outfit.middle, outfit.chin], np.float32) + np.asarray(_JAW / scale, np.float32)
    bare, touches = _bare(outfit, hand), _touches(outfit, hand, jaw)
    guessed = _guessed(outfit, which[2])
    own, any_skin = (_share_of(outfit, hand, kinds) for kinds in (_BODY, _BODY_AND_FACE))
    skin = not outfit.readable or any_skin > _SKIN
    palm = bool((outfit.seen[list(which[2:4])] > _PALM).all()) and own > _SKIN
    hip, ahead = outfit.visible(which[4]), _looks(outfit, side)
    return _Arm(s, e, w, t, h, whole, plain, bent, hip, bare, touches, guessed, skin, palm, ahead)


def _looks(outfit: Outfit, side: float) -> bool:
    """Whether a turned face looks to a side, 1 the picture's right: the nose lies off the ears' middle."""
    nose, ears = outfit.points[joints.NOSE, 0], outfit.points[[joints.LEFT_EAR, joints.RIGHT_EAR], 0]
    return side * float(nose - ears.mean()) > _AHEAD * outfit.H


def _guessed(outfit: Outfit, wrist: int) -> bool:
    """Whether a wrist would be in the photo and is not seen there: the pose net guesses arms that it does not see."""
    x, y = np.round(outfit.points[wrist]).astype(int)
    size = len(outfit.labels)
    there = 0 <= x < size and 0 <= y < size and bool(outfit.inside[y, x])
    return there and float(outfit.seen[wrist]) < _TOLD


def _about(outfit: Outfit, hand: F32) -> tuple[slice, slice]:
    """Rows and columns about a hand, as far as they are in the frame."""
    reach = _HAND * outfit.H
    low = np.maximum(np.round(hand - reach), 0).astype(int)
    high = np.maximum(np.round(hand + reach), 1).astype(int)
    return slice(low[1], high[1]), slice(low[0], high[0])


def _share_of(outfit: Outfit, hand: F32, kinds: tuple[Region, ...]) -> float:
    """Share of some regions about a hand."""
    labels = outfit.labels[_about(outfit, hand)]
    return float(np.isin(labels, kinds).mean()) if labels.size else 0.0


def _touches(outfit: Outfit, hand: F32, jaw: F32) -> bool:
    way = hand + (jaw - hand) * np.linspace(0, 1, 40, dtype=np.float32)[:, None]
    x, y = np.clip(np.round(way), 0, len(outfit.labels) - 1).astype(int).T
    return float((outfit.labels[y, x] == Region.BACKGROUND).mean()) < _GAP


def _bare(outfit: Outfit, hand: F32) -> bool:
    """Whether skin is about a point, or little of anything that is told: the pose net puts hands that it does not see
    on whatever is near."""
    if not outfit.readable:
        return True
    reach, about = _HAND * outfit.H, _about(outfit, hand)
    if min(np.round(hand + reach)) <= 0 or max(np.round(hand - reach)) >= len(outfit.labels):
        return True
    labels = outfit.labels[about]
    skin = np.isin(labels, (Region.BODY_SKIN, Region.FACE_SKIN)).mean()
    told = (labels != Region.BACKGROUND).mean()
    if told < _TOLD or skin > _SKIN * told:
        return True
    # The region net's windows may end before a hand that the pose net's mask takes for clothes.
    face, there = outfit.labels == Region.FACE_SKIN, (labels == Region.CLOTHES)
    if not face.any() or not there.any():
        return False
    seen = outfit.lab[about][there]
    away = (median(seen) - median(outfit.lab[face])) * _SHADE
    return float(np.linalg.norm(away)) < _ALIKE


def _crossed(left: _Arm, right: _Arm) -> bool:
    """Each wrist is on the other's side of the chest, the forearms about level."""
    if not (left.whole and right.whole) or left.shoulder[0] + right.shoulder[0] < 0.5:  # from behind or the side
        return False
    over = float(left.wrist[0] + right.wrist[0]) < -0.3
    level = all(abs(float(arm.wrist[1] - arm.elbow[1])) < 0.75 for arm in (left, right))
    chest = all(float(arm.wrist[1] - arm.shoulder[1]) > 0.5 for arm in (left, right))
    return over and level and chest and abs(float(left.wrist[1] - right.wrist[1])) < 0.6


def _meet(left: _Arm, right: _Arm) -> bool:
    """Whether the hands are about a hand apart: they button a jacket, or hold each other."""
    # x is away from the body on each arm's own side: of hands that meet, the sum is small.
    apart = float(np.hypot(left.tips[0] + right.tips[0], left.tips[1] - right.tips[1]))
    return left.whole and right.whole and apart < _MEETING


def _together(left: _Arm, right: _Arm) -> bool:
    """Both hands meet before the chest, no lower than their elbows."""
    if not (left.before and right.before) or left.shoulder[0] + right.shoulder[0] < 0.5:
        return False
    # x is away from the body on each arm's own side: of hands that meet, the sum is small.
    apart = float(np.hypot(left.wrist[0] + right.wrist[0], left.wrist[1] - right.wrist[1]))
    return apart < 1.0 and all(float(arm.wrist[1] - arm.elbow[1]) < 0.25 for arm in (left, right))


_LEVEL, _LARGEST = 3.0, 10.0


def tilt(roll: float, yaw: float) -> float:
    """Degrees the figure's head leans, from the eye line's roll (radians, clockwise) of a face turned by yaw.

    A little is nothing, much is some: a turned or lowered head rolls the eye line without leaning.
    """
    leaning = float(np.degrees(roll))
    less = max(abs(leaning) - _LEVEL, 0.0) * (0.7 if abs(yaw) < 0.35 else 0.35)
    return float(np.copysign(min(round(less), _LARGEST), leaning)) if less >= 1 else 0.0
