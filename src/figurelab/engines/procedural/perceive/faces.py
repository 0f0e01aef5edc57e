"""Faces: BlazeFace full range finds boxes, the face mesh confirms them.

The mesh's presence is the face test: nearly every true face measured gave 0.92 to 1.00, every upright false one 0.49
or less. A few in full profile lie between: they count where the detectors of faces and of people both see a head.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, pi

import numpy as np
from numpy.typing import NDArray

from .nets import F32, run, sigmoid
from .window import U8, Window, whole

DETECTED = 0.3
PRESENT = 0.8
PROFILE = 0.6
_OVERLAP = 0.3
_MOST = 8
_SURE = 0.6
_INPUT = 192
# fmt: off
OVAL = [10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
        152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109]
# fmt: on
"""Vertices of the mesh round the face."""
CHIN = 152
# Of the longer side: from how far away a face that fills the photo is looked at.
_FARTHER = 1.5


@dataclass(frozen=True)
class Box:
    """A detector's square box in photo pixels. angle: of the line through the eyes, radians, clockwise."""

    x: float
    y: float
    side: float
    angle: float
    score: float

    def within(self, height: int, width: int) -> tuple[slice, slice]:
        """Rows and columns of a photo (height, width) that the box covers as if it stood upright, at least one each."""

        def span(middle: float, most: int) -> slice:
            first, last = (int(np.clip(middle + way * self.side / 2, 0, most - 1)) for way in (-1, 1))
            return slice(first, last + 1)

        return span(self.y, height), span(self.x, width)


@dataclass(frozen=True)
class Face:
    """landmarks: (468, 3) in photo pixels (z in the same unit). presence: 0..1."""

    box: Box
    landmarks: F32
    presence: float

    @property
    def height(self) -> float:
        """Forehead top (10) to chin (152), photo pixels."""
        return float(np.linalg.norm(self.landmarks[10, :2] - self.landmarks[152, :2]))

    @property
    def width(self) -> float:
        """Side to side at the ears (234, 454), photo pixels."""
        return float(np.linalg.norm(self.landmarks[234, :2] - self.landmarks[454, :2]))

    @property
    def yaw(self) -> float:
        """-1..1, 0 seen from the front: how much nearer the nose tip (1) is to one side of the face."""
        points = self.landmarks[:, :2]
        right, left = (float(np.linalg.norm(points[1] - points[side])) for side in (234, 454))
        return (right - left) / max(right + left, 1e-6)

    @property
    def roll(self) -> float:
        """Radians clockwise of the line through the outer eye corners (33, 263)."""
        d = self.landmarks[263] - self.landmarks[33]
        return atan2(float(d[1]), float(d[0]))

    @property
    def pitch(self) -> float:
        """Radians, the chin (152) further from the camera than the forehead (10) where positive."""
        d = self.landmarks[152] - self.landmarks[10]
        return atan2(float(d[2]), float(np.hypot(d[0], d[1])))

    def turned(self, quarters: int, shape: tuple[int, ...]) -> Face:
        """The same face in its photo, of a shape (height, width, ...), turned by quarters as np.rot90 does."""
        if quarters % 4 == 0:
            return self
        height, width = shape[:2]
        box, landmarks = self.box, self.landmarks.copy()
        landmarks[:, 0], landmarks[:, 1] = self.landmarks[:, 1], width - self.landmarks[:, 0]
        once = Face(replace(box, x=box.y, y=width - box.x, angle=box.angle - pi / 2), landmarks, self.presence)
        return once.turned(quarters % 4 - 1, (width, height))


def _anchors() -> F32:
    cell = (np.arange(_INPUT // 4, dtype=np.float32) + 0.5) * 4
    x, y = np.meshgrid(cell, cell)
    return np.stack([x.ravel(), y.ravel()], axis=1)


_ANCHORS = _anchors()


def detect(photo: U8, window: Window) -> list[Box]:
    """Boxes with a score above 0.3 that the detector sees through a window, best first, overlaps removed."""
    picture = window.sample(photo, replicate=False)[None] / 127.5 - 1.0
    values, logits = run("face_detection_full_range", picture.astype(np.float32))
    scores = sigmoid(logits[0, :, 0])
    rows = np.flatnonzero(scores > DETECTED)
    boxes: list[Box] = []
    for row in rows:
        points = values[0, row].reshape(8, 2).copy()
        points[[0, 2, 3, 4, 5, 6, 7]] += _ANCHORS[row]
        photo_points = window.to_photo(points)
        eyes = photo_points[3] - photo_points[2]
        boxes.append(
            Box(
                x=float(photo_points[0, 0]),
                y=float(photo_points[0, 1]),
                side=float(points[1].max() * window.scale),
                angle=atan2(float(eyes[1]), float(eyes[0])),
                score=float(scores[row]),
            )
        )
    return distinct(boxes)


def distinct(boxes: list[Box]) -> list[Box]:
    """Greedy non-maximum suppression at an overlap (intersection over union) of 0.3."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda b: (-b.score, b.x, b.y)):
        if all(_overlap(box, other) < _OVERLAP for other in kept):
            kept.append(box)
    return kept


def _overlap(a: Box, b: Box) -> float:
    reach = (a.side + b.side) / 2
    both = min(reach - abs(a.x - b.x), a.side, b.side), min(reach - abs(a.y - b.y), a.side, b.side)
    if min(both) <= 0:
        return 0.0
    shared = both[0] * both[1]
    return shared / (a.side**2 + b.side**2 - shared)


def tiles(photo: U8) -> list[Window]:
    """Overlapping windows of 0.55 x the longer side, three a side, fewer where the photo is narrow."""
    height, width = photo.shape[:2]
    side = 0.55 * max(height, width)

    def centres(length: int) -> NDArray[np.float64]:
        if length <= side:
            return np.array([length / 2])
        return np.linspace(side / 2, length - side / 2, 3)

    return [Window(float(x), float(y), side, 0.0, _INPUT) for y in centres(height) for x in centres(width)]


def _mesh(photo: U8, window: Window) -> tuple[F32, float]:
    picture = window.sample(photo)[None] / np.float32(255)
    points, presence = run("face_landmark", picture.astype(np.float32))
    landmarks = points.reshape(468, 3)
    placed = np.concatenate([window.to_photo(landmarks[:, :2]), landmarks[:, 2:] * window.scale], axis=1)
    return placed.astype(np.float32), float(sigmoid(presence.ravel())[0])


def confirm(photo: U8, box: Box) -> Face:
    """Fit the mesh twice: the second look is cut from the first mesh, which sits better than the box."""
    landmarks, _ = _mesh(photo, Window(box.x, box.y, 1.5 * box.side, box.angle, _INPUT))
    first = Face(box, landmarks, 0.0)
    middle = (landmarks[:, :2].min(axis=0) + landmarks[:, :2].max(axis=0)) / 2
    side = max(1.5 * max(first.height, first.width), 8.0)
    window = Window(float(middle[0]), float(middle[1]), side, first.roll, _INPUT)
    landmarks, presence = _mesh(photo, window)
    return Face(box, landmarks, presence)


def in_grey(photo: U8, box: Box) -> U8:
    """The photo's brightest channel, as grey, stretched to the full range that it has in the box: coloured or dim light
    taken out."""
    tone = photo.max(axis=2)
    dark, bright = np.percentile(tone[box.within(*tone.shape)], [1, 99])
    stretched = np.clip((tone - dark) / (bright - dark + 1) * 235 + 10, 0, 255).astype(np.uint8)
    return np.repeat(stretched[..., None], 3, axis=2)


def find(photo: U8, *, look_closer: bool = True) -> list[Face]:
    """Confirmed faces, largest first. look_closer: if the whole photo shows none, look from farther away for one that
    fills it, then search overlapping tiles."""
    view = whole(photo, _INPUT)
    faces = _confirmed(photo, detect(photo, view))
    if not faces and look_closer:
        faces = _confirmed(photo, detect(photo, replace(view, side=_FARTHER * view.side)))
    if not faces and look_closer:
        boxes = [box for tile in tiles(photo) for box in detect(photo, tile)]
        faces = _confirmed(photo, distinct(boxes))
    return sorted(faces, key=lambda f: -max(f.height, f.width))


def _confirmed(photo: U8, boxes: list[Box]) -> list[Face]:
    largest = sorted(boxes, key=lambda b: -b.side * b.score)[:_MOST]
    return [face for box in largest if (face := _looked_at(photo, box)).presence > PRESENT]


def _looked_at(photo: U8, box: Box) -> Face:
    """Where the detector is sure and the mesh is not, the light may be to blame: a second look is without it."""
    face = confirm(photo, box)
    return face if face.presence > PRESENT or box.score < _SURE else confirm(in_grey(photo, box), box)
