"""Fingers: what a raised hand shows, from its outline in a window of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from figurelab.engines.procedural.figure import HandSign
from figurelab.engines.procedural.perceive import Observation
from figurelab.engines.procedural.perceive import pose as joints
from figurelab.engines.procedural.perceive.regions import Region, Regions, segment
from figurelab.engines.procedural.perceive.window import Window

from .color import F32, to_lab
from .gesture import Gesture, Side
from .head import Mask, grow
from .reading import Reading
from .runs import pieces, runs
from .silhouette import cut_out
from .thumb import thumb_up

_SIZE = 256
_SPAN = 2.0
"""Side of the window, face heights; a hand is about one long."""
_SMALLEST_FACE = 40.0
_WIDEST = np.radians(125)
"""How far from the hand's own direction a finger may point."""
_THICKEST = 0.8
"""A finger, of palm radii; wider are several side by side."""
_SLIM = 0.6
_RINGS = (1.55, 1.75, 1.95)
"""Where a hand at the face is cut, of palm radii: its short fingers are seen on one ring or another."""
_PAIRS = (1.6, 2.1), (1.7, 2.15), (1.75, 2.2), (1.8, 2.25), (1.9, 2.3)
"""Where a raised hand is cut, of palm radii, across fingers and their tips."""
_AGREE = 4
"""Cuts of a raised hand that must say the same."""
_SPREAD = 0.85
"""Radians between index and little finger; index and middle finger are less apart."""
_LEFT = (joints.LEFT_WRIST, joints.LEFT_PINKY, joints.LEFT_INDEX, joints.LEFT_ELBOW)
_RIGHT = (joints.RIGHT_WRIST, joints.RIGHT_PINKY, joints.RIGHT_INDEX, joints.RIGHT_ELBOW)
_COUNTED = 0.9
"""Confidence of an open hand of which three fingers and more are seen."""
_OPEN = Reading[HandSign]("open", 0.0)


@dataclass(frozen=True)
class Finger:
    """angle: from the hand's direction, upright: from the photo's up, radians, clockwise. width: of palm radii."""

    angle: float
    upright: float
    width: float


def signed(seen: Observation, found: Reading[Gesture]) -> Reading[Gesture]:
    """The gesture with what its hand shows. A thumb or finger held up before the body is a gesture of its own."""
    gesture = found.value
    if gesture.kind in ("wave", "cheer"):
        both: tuple[Side, ...] = ("right", "left") if gesture.kind == "cheer" else (gesture.side,)
        shown = [fingers(seen, side) for side in both]
        # A hand that the photo's edge or a sleeve cuts looks like a fist.
        told: set[HandSign] = {one.value for one in shown if one.trusted and one.value not in ("fist", "open")}
        return replace(found, value=replace(gesture, hand=told.pop() if len(told) == 1 else "open"))
    if gesture.kind == "cheek":
        shown = fingers(seen, gesture.side, at_face=True)
        return replace(found, value=replace(gesture, hand=shown.value if shown.trusted else "open"))
    if gesture.lifted is not None:
        shown = fingers(seen, gesture.lifted)
        # Two open hands hold a collar, or speak.
        counted = shown.value == "open" and shown.confidence >= _COUNTED and not gesture.both
        if counted or (shown.trusted and shown.value in ("thumb", "point", "two")):
            return Reading(Gesture("wave", gesture.lifted, shown.value), 0.7)
    return found


def fingers(seen: Observation, side: Side, *, at_face: bool = False) -> Reading[HandSign]:
    """What the person's left or right hand shows; open, unsure, where its fingers cannot be told. at_face: beside the
    jaw, where all that is asked is whether it calls."""
    if seen.pose is None or seen.face is None or seen.face.height < _SMALLEST_FACE:
        return _OPEN
    left = side == "left"
    wrist, little, index, elbow = seen.pose.joints[list(_LEFT if left else _RIGHT)]
    way = (little[:2] + index[:2]) / 2 - wrist[:2]
    length = float(np.linalg.norm(way))
    if wrist[2] < 0.5 or length < 1.0:
        return _OPEN
    middle = wrist[:2] + way / length * 0.5 * seen.face.height
    window = Window(float(middle[0]), float(middle[1]), _SPAN * seen.face.height, 0.0, _SIZE)
    regions = segment(seen.photo, window, twice=not at_face)
    at = window.from_photo(np.stack([wrist[:2], (little[:2] + index[:2]) / 2, elbow[:2]]))
    flesh = _flesh(regions.labels, at[1])
    if at_face:
        return sign(flesh, at[0], at[1], to_face=-1 if left else 1)
    outlined = _outlined(seen, regions, flesh, at[1])
    shown = [sign(hand, *at) for hand in (outlined, flesh) if hand is not None]
    if shown[0].confidence >= _COUNTED:
        return shown[0]
    return next((one for one in shown if one.trusted and one.value not in ("open", "fist")), shown[-1])


def _outlined(seen: Observation, regions: Regions, flesh: Mask, knuckles: F32) -> Mask | None:
    """The hand by its colour, within what the pose takes for the person."""
    if seen.pose is None:
        return None
    window = regions.window
    row, column, ok = window.lookup(seen.pose.window)
    person = ok & (seen.pose.mask[row, column] > 0.3)
    y, x = np.indices(flesh.shape)
    own = flesh & (regions.labels == Region.BODY_SKIN) & (np.hypot(x - knuckles[0], y - knuckles[1]) < 0.24 * _SIZE)
    ground = (regions.labels == Region.BACKGROUND) & ~grow(person, 0.03 * _SIZE) & window.inside(seen.photo)
    lab = to_lab(np.clip(window.sample(seen.photo), 0, 255).astype(np.uint8))
    worn = np.isin(regions.labels, (Region.CLOTHES, Region.HAIR))
    found = cut_out(lab, own, ground, worn)
    return None if found is None else _piece(found & grow(person, 0.08 * _SIZE), knuckles)


def _flesh(labels: NDArray[np.uint8], knuckles: F32) -> Mask:
    """The piece of bare skin the knuckles lie in or next to."""
    skin = (labels == Region.BODY_SKIN) | (labels == Region.FACE_SKIN) | (labels == Region.OTHER)
    return _piece(skin, knuckles)


def _piece(skin: Mask, knuckles: F32) -> Mask:
    numbers, count = pieces(skin)
    if not count:
        return np.zeros_like(skin)
    y, x = np.indices(skin.shape)
    near = np.exp(-(((x - knuckles[0]) ** 2 + (y - knuckles[1]) ** 2) / (0.15 * _SIZE) ** 2))
    return numbers == 1 + int(np.argmax(ndimage.sum(near, numbers, np.arange(1, count + 1))))


def sign(hand: Mask, wrist: F32, knuckles: F32, elbow: F32 | None = None, *, to_face: int = 0) -> Reading[HandSign]:
    """From a hand's outline (s, s) and points of its arm, pixels: the runs that stand out of its palm. to_face: of a
    hand at the face, where that is, 1 to the photo's right, -1 to its left."""
    depth = ndimage.distance_transform_edt(hand)
    y, x = np.mgrid[0 : len(hand), 0 : len(hand)]
    away = np.hypot(x - knuckles[0], y - knuckles[1])
    palm = depth * (away < 0.20 * len(hand))
    row, column = np.unravel_index(int(np.argmax(palm)), palm.shape)
    radius, middle = float(palm[row, column]), np.array([column, row], np.float32)
    if not 0.05 < radius / len(hand) < 0.22:
        return _OPEN
    way = middle - wrist
    if np.linalg.norm(way) < 0.5 * radius:
        way = knuckles - wrist
    if to_face:
        rings = [_fingers(hand, middle, way, reach * radius, radius) for reach in _RINGS]
        calls = any(_calls(ring, to_face) for ring in rings)
        return Reading("call", 0.6) if calls else Reading("fist", 0.5)
    if elbow is not None and thumb_up(hand, middle, radius, elbow):
        return Reading("thumb", 0.65)
    told = [_tell(*(_fingers(hand, middle, way, reach * radius, radius) for reach in pair)) for pair in _PAIRS]
    signs: list[HandSign] = [reading.value for reading in told]
    main: HandSign = max(signs, key=lambda value: (signs.count(value), value == "open"))
    if signs.count(main) < _AGREE:
        return _OPEN
    return Reading(main, min(reading.confidence for reading in told if reading.value == main))


def _fingers(hand: Mask, middle: F32, way: F32, reach: float, radius: float) -> list[Finger]:
    """What a circle about the palm crosses, away from the wrist."""
    ahead = float(np.arctan2(way[0], -way[1]))
    return [
        Finger(run.angle, (run.angle + ahead + np.pi) % (2 * np.pi) - np.pi, run.width)
        for run in runs(hand, middle, ahead, _WIDEST, reach, radius)
        if not run.cut
    ]


def _calls(ring: list[Finger], to_face: int) -> bool:
    """The little finger points at the mouth, alone, the thumb elsewhere."""
    return len(ring) > 1 and any(f.width < _SLIM and to_face * f.angle > 1.0 for f in ring)


def _tell(near: list[Finger], far: list[Finger]) -> Reading[HandSign]:
    """Fewer than three fingers make a sign; more, or fingers that touch, are an open hand."""
    if not near:
        return Reading("fist", 0.6)
    if len(near) > 2 or max(f.width for f in near) > _THICKEST:
        return Reading("open", _COUNTED if len(near) > 2 else 0.7)
    if len(near) == 2 and abs(near[0].angle - near[1].angle) > _SPREAD and max(f.width for f in near) < _SLIM:
        return Reading("horns", 0.6)  # The little finger is short.
    if len(far) != len(near):
        return Reading("open", 0.7)
    if len(near) == 2:
        return Reading("horns" if abs(near[0].angle - near[1].angle) > 0.95 else "two", 0.6)
    if abs(near[0].upright) > 0.8:
        return _OPEN
    return Reading("point" if abs(near[0].angle) < 0.75 else "thumb", 0.65)
