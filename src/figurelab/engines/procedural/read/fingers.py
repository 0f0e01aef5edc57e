"""Fingers: what a raised hand shows, from its outline in a window of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

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
from .silhouette import cut_out

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
"""Where a raised hand is cut, of palm radii, across fingers and their tips: most cuts must agree."""
_SPREAD = 0.85
"""Radians between index and little finger; index and middle finger are less apart."""
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
        if shown.trusted and shown.value in ("thumb", "point", "two"):
            return Reading(Gesture("wave", gesture.lifted, shown.value), 0.7)
    return found


def fingers(seen: Observation, side: Side, *, at_face: bool = False) -> Reading[HandSign]:
    """What the person's left or right hand shows; open, unsure, where its fingers cannot be told. at_face: beside the
    jaw, where all that is asked is whether it calls."""
    if seen.pose is None or seen.face is None or seen.face.height < _SMALLEST_FACE:
        return _OPEN
    left = side == "left"
    wrist, little, index = (
        seen.pose.joints[i]
        for i in (
            (joints.LEFT_WRIST, joints.LEFT_PINKY, joints.LEFT_INDEX)
            if left
            else (joints.RIGHT_WRIST, joints.RIGHT_PINKY, joints.RIGHT_INDEX)
        )
    )
    way = (little[:2] + index[:2]) / 2 - wrist[:2]
    length = float(np.linalg.norm(way))
    if wrist[2] < 0.5 or length < 1.0:
        return _OPEN
    middle = wrist[:2] + way / length * 0.5 * seen.face.height
    window = Window(float(middle[0]), float(middle[1]), _SPAN * seen.face.height, 0.0, _SIZE)
    regions = segment(seen.photo, window, twice=not at_face)
    at = window.from_photo(np.stack([wrist[:2], (little[:2] + index[:2]) / 2]))
    flesh = _flesh(regions.labels, at[1])
    if at_face:
        return sign(flesh, at[0], at[1], to_face=-1 if left else 1)
    outlined = _outlined(seen, regions, flesh, at[1])
    if outlined is not None:
        shown = sign(outlined, at[0], at[1])
        if shown.trusted and shown.value not in ("open", "fist"):
            return shown
    return sign(flesh, at[0], at[1])


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
    found = cut_out(lab, own, ground)
    return None if found is None else _piece(found & grow(person, 0.08 * _SIZE), knuckles)


def _pieces(mask: Mask) -> tuple[NDArray[np.int32], int]:
    return cast(tuple[NDArray[np.int32], int], ndimage.label(mask))


def _flesh(labels: NDArray[np.uint8], knuckles: F32) -> Mask:
    """The piece of bare skin the knuckles lie in or next to."""
    skin = (labels == Region.BODY_SKIN) | (labels == Region.FACE_SKIN) | (labels == Region.OTHER)
    return _piece(skin, knuckles)


def _piece(skin: Mask, knuckles: F32) -> Mask:
    pieces, count = _pieces(skin)
    if not count:
        return np.zeros_like(skin)
    y, x = np.indices(skin.shape)
    near = np.exp(-(((x - knuckles[0]) ** 2 + (y - knuckles[1]) ** 2) / (0.15 * _SIZE) ** 2))
    return pieces == 1 + int(np.argmax(ndimage.sum(near, pieces, np.arange(1, count + 1))))


def sign(hand: Mask, wrist: F32, knuckles: F32, *, to_face: int = 0) -> Reading[HandSign]:
    """From a hand's outline (s, s) and two of its points, pixels: the runs that stand out of its palm. to_face: of a
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
        rings = [_runs(hand, middle, way, reach * radius, radius) for reach in _RINGS]
        calls = any(_calls(ring, to_face) for ring in rings)
        return Reading("call", 0.6) if calls else Reading("fist", 0.5)
    told = [_tell(*(_runs(hand, middle, way, reach * radius, radius) for reach in pair)) for pair in _PAIRS]
    signs = [reading.value for reading in told]
    return next((reading for reading in told if signs.count(reading.value) > len(told) / 2), _OPEN)


def _runs(hand: Mask, middle: F32, way: F32, reach: float, radius: float) -> list[Finger]:
    """Where a circle about the palm crosses the hand, away from the wrist."""
    angles = np.linspace(-_WIDEST, _WIDEST, 241)
    turned = np.arctan2(way[0], -way[1]) + angles
    x, y = middle[0] + reach * np.sin(turned), middle[1] - reach * np.cos(turned)
    inside = ndimage.map_coordinates(hand.astype(np.float32), [y, x], order=1) > 0.5
    pieces, count = _pieces(inside)
    found: list[Finger] = []
    for i in range(1, count + 1):
        own = angles[pieces == i]
        width = float(own[-1] - own[0]) * reach / radius
        if width > 0.12 and abs(own).max() < _WIDEST - 0.02:
            upright = (float(own.mean() + np.arctan2(way[0], -way[1])) + np.pi) % (2 * np.pi) - np.pi
            found.append(Finger(float(own.mean()), upright, width))
    return found


def _calls(ring: list[Finger], to_face: int) -> bool:
    """The little finger points at the mouth, alone, the thumb elsewhere."""
    return len(ring) > 1 and any(f.width < _SLIM and to_face * f.angle > 1.0 for f in ring)


def _tell(near: list[Finger], far: list[Finger]) -> Reading[HandSign]:
    """Fewer than three fingers make a sign; more, or fingers that touch, are an open hand."""
    if not near:
        return Reading("fist", 0.6)
    if len(near) > 2 or max(f.width for f in near) > _THICKEST:
        return Reading("open", 0.7)
    if len(near) == 2 and abs(near[0].angle - near[1].angle) > _SPREAD and max(f.width for f in near) < _SLIM:
        return Reading("horns", 0.6)  # The little finger is short.
    if len(far) != len(near):
        return Reading("open", 0.7)
    if len(near) == 2:
        return Reading("horns" if abs(near[0].angle - near[1].angle) > 0.95 else "two", 0.6)
    if abs(near[0].upright) > 0.8:
        return _OPEN
    return Reading("point" if abs(near[0].angle) < 0.75 else "thumb", 0.65)
