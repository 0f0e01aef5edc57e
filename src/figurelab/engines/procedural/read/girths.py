"""Girths: how wide arms and trunk are in a photo, in face heights, where nothing lies against or before them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.perceive import pose as joints
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32
from .head import Mask
from .outfit import Outfit

_SLEEVE = 0.05
"""What loose cloth adds to half an arm."""
_TRUNK_LENGTH = 2.5
"""From shoulders to hips, where those are not in the photo."""
_LEAST = 0.55
"""Of the shoulders' width: narrower is something that lies before the trunk."""
_ROWS = (0.42, 0.55, 0.68, 0.82)
"""Where the trunk is measured, from the shoulders (0) to the hips (1)."""


def raised(outfit: Outfit, shoulder: int, elbow: int) -> bool:
    """A raised arm takes its shoulder joint with it, inwards."""
    if not outfit.visible(elbow):
        return False
    return bool(outfit.points[elbow, 1] < outfit.points[shoulder, 1] + 0.15 * outfit.H)


def half_arm(outfit: Outfit, shoulder: int, elbow: int) -> tuple[float, float] | None:
    """Half an upper arm's width, from its bone outwards, and the weight of that; only of arms that hang."""
    if not outfit.visible(shoulder, elbow) or raised(outfit, shoulder, elbow):
        return None
    bone = outfit.points[elbow] - outfit.points[shoulder]
    length = float(np.linalg.norm(bone))
    if length < 0.9 * outfit.H:  # Foreshortened: it points at the camera.
        return None
    side = np.array([-bone[1], bone[0]], np.float32) / length
    side *= np.sign(side[0]) * (1 if shoulder == joints.LEFT_SHOULDER else -1)
    body = outfit.person | outfit.clothes | outfit.skin
    reaches = [_out(body, outfit.points[shoulder] + bone * t, side) / outfit.H for t in (0.4, 0.55, 0.7)]
    width = float(np.median(reaches))
    ahead = outfit.points[shoulder] + bone * 0.55 + side * (width * outfit.H * np.linspace(0, 1.2, 9)[:, None])
    if width > 0.8 or _any(outfit.labels == Region.HAIR, ahead) or not _all(outfit.inside, ahead):
        return None  # Something else adjoins it, hair hangs over it, or the photo ends in it.
    x, y = np.round(outfit.points[shoulder] + bone * 0.6).astype(int)
    sleeved = outfit.labels[y, x] == Region.CLOTHES
    return (width - _SLEEVE, 0.6) if sleeved else (width, 1.0)


def _pixels(size: int, at: NDArray[np.floating]) -> tuple[np.ndarray, np.ndarray]:
    x, y = np.clip(np.round(at).astype(int), 0, size - 1).T
    return y, x


def _any(mask: Mask, at: NDArray[np.floating]) -> bool:
    return bool(mask[_pixels(len(mask), at)].any())


def _all(mask: Mask, at: NDArray[np.floating]) -> bool:
    return bool(mask[_pixels(len(mask), at)].all())


def _out(body: Mask, start: F32, way: F32) -> float:
    """Pixels from start along a way to the body's edge."""
    steps = np.arange(0, 120, dtype=np.float32)
    out = np.flatnonzero(~body[_pixels(len(body), start + steps[:, None] * way)])
    return float(out[0]) if len(out) else float(len(steps))


def trunk_rows(outfit: Outfit) -> list[tuple[float, float]]:
    """Widths of the trunk's rows in face heights and their weights. A side that an arm lies against ends where the
    arm begins."""
    left, right = outfit.points[[joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER]]
    neck, across = (left + right) / 2, left - right
    down = np.array([-across[1], across[0]], np.float32) * _TRUNK_LENGTH * outfit.H / np.linalg.norm(across)
    hips = neck + down
    if outfit.visible(joints.LEFT_HIP, joints.RIGHT_HIP):
        hips = outfit.points[[joints.LEFT_HIP, joints.RIGHT_HIP]].mean(axis=0)
    rows: list[tuple[float, float]] = []
    for t in _ROWS:
        middle = neck + (hips - neck) * t
        halves = [_half(outfit, middle, side) for side in (1, -1)]
        clear = [h for h, free in halves if free and h > 0]
        if len(clear) == 2:
            rows.append((sum(clear) / outfit.H, 1.0))
        elif len(clear) == 1:
            rows.append((2 * clear[0] / outfit.H, 0.6))
        elif all(h > 0 for h, _ in halves):
            rows.append((sum(h for h, _ in halves) / outfit.H, 0.35))
    least = max(0.7, _LEAST * float(np.linalg.norm(across)) / outfit.H)
    return [row for row in rows if least < row[0] < 3.2]


def _half(outfit: Outfit, middle: F32, side: int) -> tuple[float, bool]:
    """Pixels from the middle to the trunk's edge on one side (1: the person's left), and whether no arm is in it; 0
    where an arm lies before it or the photo ends in it."""
    way = np.array([side, 0.0], np.float32)
    arm = _arm_at(outfit, float(middle[1]), side)
    trunk = outfit.clothes | outfit.skin if arm is None else outfit.clothes  # A bare midriff, but no forearm before it.
    reach = _out(trunk & outfit.person, middle, way)
    if not _all(outfit.inside, middle + way * np.array([[0.0], [reach + 0.06 * outfit.H]], np.float32)):
        return 0.0, False
    if arm is None:
        return reach, True
    inner = side * (arm - float(middle[0])) - 0.22 * outfit.H
    if inner < 0.4 * outfit.H:
        return 0.0, False
    return (reach, True) if reach <= inner + 0.10 * outfit.H else (inner, False)


def _arm_at(outfit: Outfit, y: float, side: int) -> float | None:
    """x of the arm's bone at a height, the innermost where it passes twice."""
    names = (joints.LEFT_SHOULDER, joints.LEFT_ELBOW, joints.LEFT_WRIST)
    if side < 0:
        names = (joints.RIGHT_SHOULDER, joints.RIGHT_ELBOW, joints.RIGHT_WRIST)
    found: list[float] = []
    for a, b in pairwise(names):
        (ax, ay), (bx, by) = outfit.points[a], outfit.points[b]
        if outfit.seen[b] > 0.3 and min(ay, by) - 0.2 * outfit.H <= y <= max(ay, by) + 0.2 * outfit.H:
            share = float(np.clip((y - ay) / (by - ay), 0, 1)) if abs(by - ay) > 1 else 0.5
            found.append(float(ax + (bx - ax) * share))
    return min(found, key=lambda x: side * x, default=None)
