"""The build: how wide trunk, arms and shoulders are against the head, from whatever of them faces the camera.

No sex, age or weight is guessed: only outlines that are seen are compared with an average figure's. All widths are in
face heights (forehead to chin), which neither hair nor a turned head changes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints

from .girths import half_arm, raised, trunk_rows
from .outfit import Outfit
from .reading import Reading, ramp

_USUAL_SHOULDERS, _SHOULDER_SPREAD = 1.74, 0.32
_USUAL_TRUNK, _TRUNK_SPREAD = 1.72, 0.36  # Where cloth lies closest; a dozen dressed adults have 1.8.
_USUAL_ARM, _ARM_SPREAD = 0.33, 0.13
_USUAL_HIPS, _HIP_SPREAD = 1.03, 0.20
_PRIOR, _GAIN = 0.8, 1.35
"""Weight of an average build: little evidence moves a figure little; a figure shows more than it was moved."""
_TURNED, _TURNED_RAISED, _WHOLE = 0.55, 0.85, 0.9
"""Radians a trunk may be turned from the camera: and with raised arms, which mislead the pose net's depth, as long as
the shoulders show this share of their usual width."""
_DRAWN_IN = 1.05, 1.25
"""Width of the narrower of the rows above and below a waist over the waist's, of none and of a wholly drawn in one."""
_AGREE = 1.5, 1.15
"""Widths of two rows over each other from which to which they are believed: crossed arms are no trunk."""


@dataclass(frozen=True)
class BuildSeen:
    """Each -1..1, 0 as usual: stout, broad in the shoulders, drawn in at the waist, tall."""

    stout: float = 0.0
    shoulders: float = 0.0
    waist: float = 0.0
    stature: float = 0.0


def build(outfit: Outfit) -> Reading[BuildSeen]:
    """Nothing is said of a body that is turned away, cut off at the shoulders or not there."""
    pair = outfit.points[[joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER]]
    across = float(pair[0, 0] - pair[1, 0]) / outfit.H
    if not outfit.visible(joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER) or across < 1.0:
        return Reading(BuildSeen(), 0.0)
    shoulders = float(np.linalg.norm(pair[0] - pair[1])) / outfit.H
    lifted = any(raised(outfit, *arm) for arm in _ARMS)
    if outfit.turn > (_TURNED_RAISED if lifted and shoulders > _WHOLE * _USUAL_SHOULDERS else _TURNED):
        return Reading(BuildSeen(), 0.0)
    trunk = trunk_rows(outfit)
    stout, evident = _stout(outfit, trunk)
    wide = (shoulders - _USUAL_SHOULDERS) / _SHOULDER_SPREAD * (1.0 if evident else 0.6)
    if lifted:
        wide = 0.0
    waist = _drawn_in(trunk, shoulders)
    return Reading(BuildSeen(_part(stout), _part(wide), _part(waist), _part(_stature(outfit))), 0.6)


def _stout(outfit: Outfit, trunk: list[tuple[float, float]]) -> tuple[float, bool]:
    """Weighted mean of trunk, arms and hips, each over its usual spread, and whether there is enough of it."""
    evidence: list[tuple[float, float]] = []
    if trunk:
        width, weight = _girth(trunk)
        if any(raised(outfit, *arm) for arm in _ARMS):  # They lift whatever is worn.
            weight *= 0.4
        evidence.append(((width - _USUAL_TRUNK) / _TRUNK_SPREAD, weight))
    arms = [found for arm in _ARMS if (found := half_arm(outfit, *arm)) is not None]
    if arms:
        # The nearer or more loosely clad arm looks thicker than it is.
        width, weight = min(arms)
        weight *= width / max(arms)[0]  # Arms that differ much are not where the pose net has them.
        evidence.append(((width - _USUAL_ARM) / _ARM_SPREAD, weight if len(arms) > 1 else 0.5 * weight))
    total = sum(weight for _, weight in evidence)
    if total < 0.5:
        return 0.0, False
    if outfit.visible(joints.LEFT_HIP, joints.RIGHT_HIP):
        hips = outfit.points[joints.LEFT_HIP] - outfit.points[joints.RIGHT_HIP]
        evidence.append(((float(np.linalg.norm(hips)) / outfit.H - _USUAL_HIPS) / _HIP_SPREAD, 0.4))
        total += 0.4
    mean = sum(float(np.clip(z, -1.6, 1.6)) * weight for z, weight in evidence) / (total + _PRIOR)
    return _GAIN * mean, True


def _girth(trunk: list[tuple[float, float]]) -> tuple[float, float]:
    """Width and weight, by the narrower half of the clear rows: cloth hangs off a trunk, it never draws it in."""
    clear = sorted(width for width, weight in trunk if weight == 1.0)
    if len(clear) > 1:
        return float(np.mean(clear[: len(clear) // 2])), ramp(clear[1] / clear[0], *_AGREE)
    widths, weights = np.array(trunk).T
    return float(np.average(widths, weights=weights)), float(weights.max()) if len(trunk) > 1 else 0.4


_ARMS = (
    (joints.LEFT_SHOULDER, joints.LEFT_ELBOW),
    (joints.RIGHT_SHOULDER, joints.RIGHT_ELBOW),
)


def _part(value: float) -> float:
    """-1..1 in steps of a tenth; what is hardly there is not there."""
    return 0.0 if abs(value) < 0.15 else round(float(np.clip(value, -1.0, 1.0)), 1)


def _drawn_in(trunk: list[tuple[float, float]], shoulders: float) -> float:
    """A waist far narrower than the shoulders, by two rows that no arm is in, or than what is above and below."""
    clear = sorted(width for width, weight in trunk if weight == 1.0)
    narrow = max((0.86 - clear[1] / shoulders) / 0.16, 0.0) if len(clear) > 1 else 0.0
    for (above, a), (here, b), (below, c) in zip(trunk, trunk[1:], trunk[2:], strict=False):
        if a == b == c == 1.0:
            narrow = max(narrow, ramp(min(above, below) / here, *_DRAWN_IN))
    return narrow


def _stature(outfit: Outfit) -> float:
    """From chin to ankles, where both legs stand straight: an adult's is 7.3 face heights."""
    legs = (joints.LEFT_KNEE, joints.RIGHT_KNEE, joints.LEFT_ANKLE, joints.RIGHT_ANKLE)
    if not outfit.visible(joints.LEFT_HIP, joints.RIGHT_HIP, *legs):
        return 0.0
    hips = outfit.points[[joints.LEFT_HIP, joints.RIGHT_HIP], 1]
    knees, ankles = outfit.points[list(legs[:2]), 1], outfit.points[list(legs[2:]), 1]
    if (knees - hips < 1.2 * outfit.H).any() or (ankles - knees < 1.2 * outfit.H).any():
        return 0.0
    return (float(ankles.mean() - outfit.chin) / outfit.H - 7.3) / 1.2
