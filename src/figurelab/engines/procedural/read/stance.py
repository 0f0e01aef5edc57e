"""The pose and the build, gently: a figure waves only if the person plainly does."""

from __future__ import annotations

from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints

from .outfit import Outfit
from .reading import Reading

PoseKind = Literal["down", "wave", "hips"]
BuildKind = Literal["slim", "average", "broad", "waisted", "child"]

_ARMS = (
    (joints.LEFT_SHOULDER, joints.LEFT_ELBOW, joints.LEFT_WRIST, joints.LEFT_HIP),
    (joints.RIGHT_SHOULDER, joints.RIGHT_ELBOW, joints.RIGHT_WRIST, joints.RIGHT_HIP),
)


def stance(outfit: Outfit) -> Reading[PoseKind]:
    """wave: a wrist well above its shoulder. hips: both wrists at the hips with the elbows far out."""
    akimbo = 0
    for shoulder, elbow, wrist, hip in _ARMS:
        if not outfit.visible(shoulder, elbow, wrist):
            continue
        s, e, w, h = outfit.points[[shoulder, elbow, wrist, hip]]
        if s[1] - w[1] > 0.35 * outfit.H:
            return Reading("wave", 0.8)
        near_hip = float(np.linalg.norm(w - h)) < 0.8 * outfit.H
        akimbo += near_hip and abs(float(e[0] - h[0])) > 1.1 * outfit.H and outfit.visible(hip)
    return Reading("hips", 0.7) if akimbo == 2 else Reading("down", 0.8)


def build(outfit: Outfit) -> Reading[BuildKind]:
    """From the torso's width at the waist against the shoulders, where both can be seen from the front."""
    four = (joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER, joints.LEFT_HIP, joints.RIGHT_HIP)
    if not outfit.visible(*four):
        return Reading("average", 0.0)
    left, right, left_hip, right_hip = outfit.points[list(four)]
    shoulders = float(np.linalg.norm(left - right)) / outfit.H
    waist = _torso_width(outfit, (left + right) / 2, (left_hip + right_hip) / 2) / outfit.H
    if shoulders > 2.2 and waist > 1.9:
        return Reading("broad", 0.6)
    if shoulders > 1.3 and 0 < waist < 0.62 * shoulders:
        return Reading("waisted", 0.55)
    return Reading("average", 0.6)


def _torso_width(outfit: Outfit, neck: np.ndarray, hips: np.ndarray) -> float:
    """Length of the person's row at two thirds of the torso, about its middle; arms in it make it too wide."""
    at = neck + (hips - neck) * 0.68
    row, column = round(float(at[1])), round(float(at[0]))
    size = outfit.labels.shape[0]
    if not (0 <= row < size and 0 <= column < size):
        return 0.0
    body = outfit.clothes[row]
    if not body[column]:
        return 0.0
    gaps = np.flatnonzero(~body)
    left = gaps[gaps < column]
    right = gaps[gaps > column]
    if len(left) == 0 or len(right) == 0:
        return 0.0
    return float(right[0] - left[-1])
