"""Pose: BlazePose, seeded by its own detector.

Seeding it from the face box gives a shrunken skeleton that still claims a presence of 0.85 to 0.999.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, hypot, pi

import numpy as np

from .nets import F32, run, sigmoid
from .window import U8, Window, whole

NOSE, LEFT_EAR, RIGHT_EAR = 0, 7, 8
LEFT_SHOULDER, RIGHT_SHOULDER = 11, 12
LEFT_ELBOW, RIGHT_ELBOW = 13, 14
LEFT_WRIST, RIGHT_WRIST = 15, 16
LEFT_PINKY, RIGHT_PINKY = 17, 18
LEFT_INDEX, RIGHT_INDEX = 19, 20
LEFT_HIP, RIGHT_HIP = 23, 24
LEFT_KNEE, RIGHT_KNEE = 25, 26
LEFT_ANKLE, RIGHT_ANKLE = 27, 28
LEFT_HEEL, RIGHT_HEEL = 29, 30
LEFT_TOE, RIGHT_TOE = 31, 32
ARMS = (LEFT_SHOULDER, LEFT_ELBOW, LEFT_WRIST), (RIGHT_SHOULDER, RIGHT_ELBOW, RIGHT_WRIST)

# Both eyes and the mouth's corners.
_FACE = [2, 5, 9, 10]
# How far off the face a pose's own is that is another person's, in face heights: 0.46 at most of some 180 people, and
# 0.86 of the next. And how far one of two answers' is that is a neighbour's, and how much nearer the other's.
_ANOTHERS, _NEIGHBOURS, _NEARER = 0.65, 0.45, 0.25
_DETECTOR = 224
_LANDMARKS = 256
_FAINT = 0.05
# Each joint's own on the other side: from the ears down they come in pairs, left first; before them three of each eye.
_MIRROR = [0, 4, 5, 6, 1, 2, 3, *(i + 1 if i % 2 else i - 1 for i in range(7, 33))]


@dataclass(frozen=True)
class Seed:
    """A person the detector saw. head: box centre; hips, reach: its points 0 and 1; photo pixels. score: 0..1.
    The pose net wants to look at the hips, as far as the reach."""

    head: tuple[float, float]
    hips: tuple[float, float]
    reach: tuple[float, float]
    score: float


@dataclass(frozen=True)
class Pose:
    """joints: (33, 3): x, y in photo pixels and visibility 0..1, in BlazePose's order; left is the person's own.
    mask: (256, 256) probability that a pixel of the window is this person. turn: of the trunk, radians away from facing
    the camera or facing straight away, 0..pi/2. wander: how far the net's answer for the mirror image lies from that
    for the photo, at the head and at the shoulders, in widths of the shoulders: below 0.4 for people, 0.6 and more for
    what only looks like one."""

    seed: Seed
    joints: F32
    window: Window
    mask: F32
    turn: float = 0.0
    wander: float = 0.0

    def seen(self, *joints: int, least: float = 0.5) -> bool:
        """Whether every named joint is visible."""
        return bool((self.joints[list(joints), 2] > least).all())


@dataclass(frozen=True)
class Head:
    """A face's middle, and its height from the forehead's top to the chin, in photo pixels."""

    x: float
    y: float
    height: float

    def off(self, joints: F32) -> float:
        """How far from the face a pose has it, in face heights. joints: (33, 2 or more), photo pixels."""
        x, y = (float(v) for v in joints[_FACE, :2].mean(axis=0))
        return hypot(x - self.x, y - self.y) / max(self.height, 1e-6)


def _anchors() -> F32:
    # Strides 8, 16 and three times 32, two anchors a cell each; equal strides share their cells.
    rows: list[F32] = []
    for stride, count in ((8, 2), (16, 2), (32, 6)):
        cell = (np.arange(_DETECTOR // stride, dtype=np.float32) + 0.5) * stride
        x, y = np.meshgrid(cell, cell)
        rows.append(np.repeat(np.stack([x.ravel(), y.ravel()], axis=1), count, axis=0))
    return np.concatenate(rows).astype(np.float32)


_ANCHORS = _anchors()


def detect(photo: U8, window: Window | None = None, *, least: float = 0.2) -> list[Seed]:
    """People the detector sees, best first; one whose centre lies in the middle of a better box is dropped."""
    view = window or whole(photo, _DETECTOR)
    picture = view.sample(photo, replicate=False)[None] / 127.5 - 1.0
    values, logits = run("pose_detection", picture.astype(np.float32))
    scores = sigmoid(logits[0, :, 0])
    kept: list[tuple[Seed, float]] = []
    for row in np.argsort(-scores, kind="stable"):
        if scores[row] < least:
            break
        raw = values[0, row].reshape(6, 2)
        points = view.to_photo(raw[[0, 2, 3]] + _ANCHORS[row])
        side = float(raw[1].max() * view.scale)
        near = (hypot(points[0, 0] - s.head[0], points[0, 1] - s.head[1]) < other / 2 for s, other in kept)
        if any(near):
            continue
        head, hips, reach = ((float(p[0]), float(p[1])) for p in points)
        kept.append((Seed(head, hips, reach, float(scores[row])), side))
    return [seed for seed, _ in kept]


def anyone(photo: U8, least: float) -> Seed | None:
    """The person the detector sees best, in the photo or in its mirror image, if on average of both it is that sure."""
    width = photo.shape[1]
    mirrored = detect(np.ascontiguousarray(photo[:, ::-1]), least=_FAINT)
    both = detect(photo, least=_FAINT), [_flipped(seed, width) for seed in mirrored]
    best = max((seed for seeds in both for seed in seeds), key=lambda seed: seed.score, default=None)
    if best is None:
        return None
    reach = hypot(best.reach[0] - best.hips[0], best.reach[1] - best.hips[1])

    def score(seeds: list[Seed]) -> float:
        near = (s for s in seeds if hypot(s.hips[0] - best.hips[0], s.hips[1] - best.hips[1]) < reach)
        return max((s.score for s in near), default=0.0)

    return best if (score(both[0]) + score(both[1])) / 2 >= least else None


def _flipped(seed: Seed, width: int) -> Seed:
    head, hips, reach = ((width - x, y) for x, y in (seed.head, seed.hips, seed.reach))
    return Seed(head, hips, reach, seed.score)


def follow(photo: U8, seed: Seed, head: Head | None = None) -> Pose:
    """Landmarks and mask of the person the detector saw: the net's answers to the window and to its mirror image,
    taken together. head: in a crowd one of them may be a neighbour's; it is left out."""
    dx, dy = seed.reach[0] - seed.hips[0], seed.reach[1] - seed.hips[1]
    side = max(2.5 * hypot(dx, dy), 8.0)
    window = Window(seed.hips[0], seed.hips[1], side, atan2(dy, dx) + pi / 2, _LANDMARKS)
    picture = (window.sample(photo, replicate=False) / np.float32(255)).astype(np.float32)
    one, other = _look(picture), _mirrored(_look(picture[:, ::-1]))
    values, mask = _agreed(*_of_head(one, other, window, head))
    joints = np.concatenate([window.to_photo(values[:, :2]), sigmoid(values[:, 3:4])], axis=1)
    dx, dy, dz = values[LEFT_SHOULDER, :3] - values[RIGHT_SHOULDER, :3]
    turn = atan2(abs(float(dz)), hypot(float(dx), float(dy)))
    return Pose(seed, joints.astype(np.float32), window, sigmoid(mask), turn, _apart(one[0], other[0]))


def _look(picture: F32) -> tuple[F32, F32]:
    """(33, 5) x, y, z in the picture's pixels, logits of visibility and presence; (256, 256) logits of the mask."""
    points, _, mask, _, _ = run("pose_landmark_full", np.ascontiguousarray(picture[None]))
    return points.reshape(39, 5)[:33], mask[0, :, :, 0]


def _apart(one: F32, other: F32) -> float:
    """The wander of two answers' joints, (33, 5) each."""
    off = np.linalg.norm(one[:, :2] - other[:, :2], axis=1)
    points = one[:, :2]
    trunk = np.linalg.norm(points[[LEFT_SHOULDER, RIGHT_SHOULDER]].mean(0) - points[[LEFT_HIP, RIGHT_HIP]].mean(0))
    across = np.linalg.norm(points[LEFT_SHOULDER] - points[RIGHT_SHOULDER])
    wide = max(float(across), 0.4 * float(trunk), 1.0)
    return float(off[:LEFT_SHOULDER].mean() + off[[LEFT_SHOULDER, RIGHT_SHOULDER]].mean()) / wide


def _mirrored(answer: tuple[F32, F32]) -> tuple[F32, F32]:
    values, mask = answer[0][_MIRROR], answer[1][:, ::-1]
    values[:, 0] = _LANDMARKS - values[:, 0]
    return values, mask


def _of_head(
    one: tuple[F32, F32], other: tuple[F32, F32], window: Window, head: Head | None
) -> tuple[tuple[F32, F32], tuple[F32, F32]]:
    if head is None:
        return one, other
    first, second = (head.off(window.to_photo(answer[0][:, :2])) for answer in (one, other))
    if max(first, second) < _NEIGHBOURS or abs(first - second) < _NEARER:
        return one, other
    return (one, one) if first < second else (other, other)


def _agreed(one: tuple[F32, F32], other: tuple[F32, F32]) -> tuple[F32, F32]:
    """The mean of two answers; each joint's place is taken more from the one that sees it better."""
    (a, mask), (b, other_mask) = one, other
    seen, also = sigmoid(a[:, 3:4]), sigmoid(b[:, 3:4])
    share = seen / (seen + also)
    places = share * a[:, :3] + (1 - share) * b[:, :3]
    values = np.concatenate([places, (a[:, 3:] + b[:, 3:]) / 2], axis=1)
    return values.astype(np.float32), ((mask + other_mask) / 2).astype(np.float32)


def of_face(photo: U8, x: float, y: float, height: float) -> Pose | None:
    """The pose whose head is the face at x, y (photo pixels) of the given height, or None."""
    head = Head(x, y, height)

    def nearest(seeds: list[Seed]) -> Seed | None:
        near = [s for s in seeds if hypot(s.head[0] - x, s.head[1] - y) < 0.9 * height]
        return min(near, key=lambda s: hypot(s.head[0] - x, s.head[1] - y), default=None)

    seed = nearest(detect(photo))
    if seed is None:
        side = 7.0 * height
        seed = nearest(detect(photo, Window(x, y - 1.6 * height + side / 2, side, 0.0, _DETECTOR)))
    if seed is None:
        return None
    found = follow(photo, seed, head)
    return found if head.off(found.joints) < _ANOTHERS else None
