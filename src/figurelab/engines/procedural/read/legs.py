"""Down the legs step by step: where a hem is, of shorts and skirts or of a long top."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints

from .color import F32, Cluster, clusters
from .head import Mask
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


def under_the_hem(outfit: Outfit) -> F32 | None:
    """(3,) Lab of the lowest cloth in a photo that ends above the knees: what lies below the hips and is of another
    colour than the top, or reaches well down the thighs. None where skin, or nothing plain, is there."""
    both = [joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER, joints.LEFT_HIP, joints.RIGHT_HIP]
    if not outfit.visible(*both):
        return None
    left, right, left_hip, right_hip = outfit.points[both]
    hips = (left_hip + right_hip) / 2
    down = hips - (left + right) / 2
    down = down / max(float(np.linalg.norm(down)), 1e-6)
    wide = 0.5 * max(float(np.linalg.norm(left_hip - right_hip)), 0.6 * outfit.H)
    found: list[tuple[float, Cluster]] = []
    for t in np.arange(0.0, 1.6, 0.2):
        a, b = (np.asarray(hips + down * outfit.H * u, np.float32) for u in (t, t + 0.2))
        step = _plain(outfit, outfit.stroke(a, b, wide) & _between(outfit, hips, down, t, t + 0.2))
        if step is not None:
            found.append((float(t), step))
    chest = clusters(outfit.lab[outfit.top_mask])
    if not found or not chest:
        return None
    (reach, lowest), before = found[-1], found[-2][1] if len(found) > 1 else None
    away = apart(lowest.lit, chest[0].lit)
    settled = before is not None and apart(lowest.lit, before.lit) < _CHANGED
    if settled:
        return lowest.lit if away > _CHANGED or reach > 0.9 else None
    return lowest.lit if away > 2 * _CHANGED and reach > 0.3 else None


def _between(outfit: Outfit, hips: np.ndarray, down: np.ndarray, first: float, last: float) -> Mask:
    rows, columns = outfit.labels.shape
    y, x = np.ogrid[0:rows, 0:columns]
    t = ((x - hips[0]) * down[0] + (y - hips[1]) * down[1]) / outfit.H
    return np.asarray((t > first) & (t <= last))


def _plain(outfit: Outfit, zone: Mask) -> Cluster | None:
    cloth = zone & outfit.clothes
    if cloth.sum() < max(0.4 * zone.sum(), 0.03 * outfit.H**2) or (zone & outfit.skin).sum() > 0.3 * zone.sum():
        return None
    main = clusters(outfit.lab[cloth])[0]
    return main if main.share > 0.6 else None


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
