"""Down the legs step by step: where a hem is, of shorts and skirts or of a long top."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints

from .color import F32
from .layers import apart
from .outfit import Outfit

_LEGS = (
    (joints.LEFT_HIP, joints.LEFT_KNEE, joints.LEFT_ANKLE),
    (joints.RIGHT_HIP, joints.RIGHT_KNEE, joints.RIGHT_ANKLE),
)
_STEP = 0.1
_STEPS = np.arange(0.0, 1.8, _STEP)
_CHANGED = 13.0


def hem(outfit: Outfit) -> float | None:
    """How far down cloth reaches before the bare leg: 0 hip, 1 knee, 2 ankle; the mean of both legs.

    None unless every leg that is seen to the knee is bare below: a torn knee or a hand on it has cloth below again.
    """
    ends: list[float] = []
    for leg in _LEGS:
        if outfit.seen[leg[1]] <= 0.5:
            continue
        bare = [share for share, _ in _down(outfit, leg)]
        seen = [i for i, share in enumerate(bare) if share is not None]
        cloth = [i for i in seen if (bare[i] or 0.0) < 0.5]
        below = [i for i in seen if not cloth or i > cloth[-1]]
        if len(below) < 3:
            return None
        ends.append(float(_STEPS[below[0]]))
    return float(np.mean(ends)) if ends else None


def overlap(outfit: Outfit, main: F32) -> float:
    """How far down the thighs (0 hip, 1 knee) the top's cloth comes before another begins; 0 where none does."""
    found: list[float] = []
    for leg in _LEGS:
        if outfit.seen[leg[1]] <= 0.5:
            continue
        steps = [color for share, color in _down(outfit, leg) if share is not None and share < 0.3]
        own = [apart(color, main) < _CHANGED for color in steps]
        last = own.index(False) if False in own else 0
        settled = len(own) >= last + 2 and not any(own[last : last + 3])
        found.append(_STEP * last if settled else 0.0)
    return min(found, default=0.0)


def _down(outfit: Outfit, leg: tuple[int, int, int]) -> list[tuple[float | None, F32]]:
    """For each step from hip to ankle the share of skin, None where nothing is seen, and the cloth's median Lab."""
    hip, knee, ankle = outfit.points[list(leg)]
    to_ankle = outfit.seen[leg[2]] > 0.5
    none = np.zeros(3, np.float32)
    steps: list[tuple[float | None, F32]] = []
    for t in _STEPS:
        if t + _STEP > 1.05 and not to_ankle:
            steps.append((None, none))
            continue
        a, b = (hip + (knee - hip) * u if u <= 1 else knee + (ankle - knee) * (u - 1) for u in (t, t + _STEP))
        zone = outfit.stroke(a, b, 0.11 * outfit.H)
        skin, cloth = zone & outfit.skin, zone & outfit.clothes
        labelled = int(skin.sum() + cloth.sum())
        if labelled < max(0.4 * zone.sum(), 12):
            steps.append((None, none))
            continue
        color = np.median(outfit.lab[cloth], axis=0).astype(np.float32) if cloth.any() else none
        steps.append((float(skin.sum()) / labelled, color))
    return steps
