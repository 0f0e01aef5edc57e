"""Down the legs step by step: where a hem is, of shorts and skirts or of a long top."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints

from .color import F32, chroma, clusters, hue
from .layers import apart
from .outfit import Outfit

_LEGS = (
    (joints.LEFT_HIP, joints.LEFT_KNEE, joints.LEFT_ANKLE),
    (joints.RIGHT_HIP, joints.RIGHT_KNEE, joints.RIGHT_ANKLE),
)
_STEP = 0.1
_STEPS = np.arange(0.0, 1.8, _STEP)
CHANGED = 13.0
# Chroma from which a hue tells a cloth in any light, and degrees between two of one.
_DYED, _TURN, _BLUES = 18.0, 20.0, (230.0, 305.0)
# Of under_the_hem, in face heights (areas in their squares): how far down it looks, the lowest band of cloth, the least
# cloth that tells, and from where no top reaches. Hands may hide much of it.
_FARTHEST, _BAND, _LEAST, _LONG, _HANDS = 2.4, 0.3, 0.03, 1.1, 0.65


def hem(outfit: Outfit) -> float | None:
    """How far down cloth reaches before the bare leg: 0 hip, 1 knee, 2 ankle; the mean of both legs.

    None unless every leg that is seen to the knee is bare below, or goes out of sight in cloth: a torn knee or a hand
    on it has cloth below again.
    """
    ends: list[float] = []
    for leg in _LEGS:
        if outfit.seen[leg[1]] <= 0.5:
            continue
        bare = [share for share, _ in _down(outfit, leg)]
        seen = [i for i, share in enumerate(bare) if share is not None]
        cloth = [i for i in seen if (bare[i] or 0.0) < 0.5]
        below = [i for i in seen if not cloth or i > cloth[-1]]
        if len(below) < 2:
            if cloth and not below and cloth[-1] < len(bare) - 1:
                continue  # the frame ends in the cloth: this leg says nothing
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
        own = [apart(color, main) < CHANGED for color in steps]
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
    y, x = np.nonzero(outfit.stroke(hips, np.asarray(hips + down * _FARTHEST * outfit.H, np.float32), wide))
    t = ((x - hips[0]) * down[0] + (y - hips[1]) * down[1]) / outfit.H
    labels, below = outfit.clothes[y, x], t > 0
    chest = outfit.top_colors
    if not chest or (labels & below).sum() < _LEAST * outfit.H**2:
        return None
    reach = float(np.percentile(t[labels & below], 98))
    band = below & (t > reach - _BAND)
    cloth, skin = labels & band, outfit.skin[y, x] & band
    if reach < _BAND or cloth.sum() < _LEAST * outfit.H**2 or skin.sum() > _HANDS * max(int((skin | cloth).sum()), 1):
        return None
    lowest = clusters(outfit.lab[y[cloth], x[cloth]])[0]
    away = apart(lowest.lit, chest[0].lit)
    # What an open layer shows may come down below it; what is blue there is denim all the same.
    blue = _BLUES[0] < hue(lowest.lit) < _BLUES[1]
    if reach <= _LONG and not blue and any(of_one_dye(lowest.lit, c.lit) for c in chest[1:]):
        return None
    return lowest.lit if lowest.share > 0.5 and (away > 1.5 * CHANGED or reach > _LONG) else None


def of_one_dye(a: F32, b: F32) -> bool:
    """Whether two colours are strong and of about one hue, whatever their lightness."""
    turn = abs((hue(a) - hue(b) + 180) % 360 - 180)
    return min(chroma(a), chroma(b)) > _DYED and turn < _TURN


def _down(outfit: Outfit, leg: tuple[int, int, int]) -> list[tuple[float | None, F32]]:
    """For each step from hip to ankle the share of skin, None where nothing is seen, and the cloth's median Lab."""
    hip, knee, ankle = outfit.points[list(leg)]
    none = np.zeros(3, np.float32)
    steps: list[tuple[float | None, F32]] = []
    for t in _STEPS:
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
