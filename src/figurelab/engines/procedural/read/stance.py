"""The build: the outline of the torso."""

from __future__ import annotations

from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints

from .outfit import Outfit
from .reading import Reading

BuildKind = Literal["slim", "average", "broad", "waisted", "child"]


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
