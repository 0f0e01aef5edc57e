"""Two straps, one over each shoulder: a backpack's, or suspenders where they are narrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, median
from .layers import LIGHT
from .outfit import Outfit

# Where a strap may start, from the neck (0) to the shoulder (1), and how far out it is at the end of its way, from the
# middle (0) to the shoulder (1); how long that is, face heights.
_STARTS, _ENDS, _LONG = np.linspace(0.35, 1.05, 8), np.linspace(0.35, 1.15, 9), 1.15
_STEPS = np.linspace(0.25, 0.90, 32, dtype=np.float32)
# Places across it, face heights outwards; so many beyond its edge the garment is seen again; how unlike that it is, how
# alike a strap is across, and both to each other.
_ACROSS = np.linspace(-0.36, 0.36, 37, dtype=np.float32)
_STEP, _OTHER, _LIKE, _BOTH = 3, 25.0, 15.0, 16.0
# Share of a strap's way on which it is plainly one: of the better seen, and of the other, which a trunk that turns away
# hides. Of 190 people without straps none had both.
_SURE, _ALSO = 0.60, 0.34
# Breadths, face heights.
_LEAST, _NARROW, _MOST = 0.07, 0.135, 0.46
_TURNED = 0.65


@dataclass(frozen=True)
class StrapsSeen:
    """color: (3,) Lab."""

    kind: Literal["backpack", "suspenders"]
    color: F32


@dataclass(frozen=True)
class _Band:
    share: float
    color: F32
    broad: float


def straps(outfit: Outfit, main: F32) -> StrapsSeen | None:
    """main: (3,) Lab of the garment. None unless both straps are alike and have it on their inner and outer sides:
    what is open over something, or hangs down, has sleeves of its own or other ones."""
    both = (joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER)
    if not outfit.visible(*both) or outfit.turn > _TURNED:
        return None
    neck = outfit.points[list(both)].mean(axis=0)
    bands = [_best(outfit, main, neck, outfit.points[shoulder] - neck) for shoulder in both]
    one, other = bands
    if one is None or other is None or max(one.share, other.share) < _SURE:
        return None
    if _away(one.color, other.color) > _BOTH:
        return None
    color = np.asarray((one.color + other.color) / 2, np.float32)
    return StrapsSeen("suspenders" if (one.broad + other.broad) / 2 < _NARROW else "backpack", color)


def _best(outfit: Outfit, main: F32, neck: F32, out: F32) -> _Band | None:
    starts = neck + _STARTS[:, None] * out
    ends = neck + _ENDS[:, None] * out + np.array([0.0, _LONG * outfit.H], np.float32)
    way = (ends[None] - starts[:, None]).reshape(-1, 1, 2)
    line = np.repeat(starts, len(ends), axis=0)[:, None] + _STEPS[None, :, None] * way
    aside = np.array([np.sign(out[0]), 0.0], np.float32)
    at = line[:, :, None] + _ACROSS[None, None, :, None] * (aside * outfit.H)
    lab, worn = _look(outfit, at)
    middle = len(_ACROSS) // 2
    color = np.stack([_median(lab[i, :, middle], worn[i, :, middle]) for i in range(len(lab))])
    like = (_away(lab, color[:, None, None]) < _LIKE) & worn
    own = (_away(lab, main) < _LIKE) & worn
    # Of each cut: how far it goes on alike to the inner and the outer side, and what comes next.
    inner, outer = _run(like[:, :, middle::-1]), _run(like[:, :, middle:])
    broad = (inner + outer - 1) * float(_ACROSS[1] - _ACROSS[0])
    far = np.minimum(middle, inner + _STEP)
    inside = np.take_along_axis(own[:, :, middle::-1], far[..., None], axis=2)[..., 0]
    beyond = np.minimum(middle, outer + _STEP)
    outside = np.take_along_axis(own[:, :, middle:], beyond[..., None], axis=2)[..., 0]
    good = like[:, :, middle] & inside & outside & (np.maximum(inner, outer) <= middle)
    good &= (broad > _LEAST) & (broad < _MOST)
    seen = worn[:, :, middle]
    share = np.where(seen.mean(axis=1) > 0.6, good.sum(axis=1) / np.maximum(seen.sum(axis=1), 1), 0.0)
    share = np.where(_away(color, main) > _OTHER, share, 0.0)
    best = int(share.argmax())
    if share[best] < _ALSO:
        return None
    return _Band(float(share[best]), color[best], float(np.median(broad[best][good[best]])))


def _median(lab: F32, seen: np.ndarray) -> F32:
    return median(lab[seen]) if seen.any() else np.zeros(3, np.float32)


def _run(like: np.ndarray) -> np.ndarray:
    """(n, k): how many of the last axis' first places are alike."""
    return np.where(like.all(axis=2), like.shape[2], (~like).argmax(axis=2))


def _look(outfit: Outfit, at: np.ndarray) -> tuple[F32, np.ndarray]:
    """(..., 3) Lab at points of the frame, and whether cloth or a thing worn is there."""
    rows, columns = outfit.labels.shape
    x = np.clip(np.round(at[..., 0]).astype(int), 0, columns - 1)
    y = np.clip(np.round(at[..., 1]).astype(int), 0, rows - 1)
    label = outfit.labels[y, x]
    return outfit.lab[y, x], ((label == Region.CLOTHES) | (label == Region.OTHER)) & outfit.inside[y, x]


def _away(lab: F32, color: F32) -> F32:
    return np.asarray(np.linalg.norm((lab - color) * LIGHT, axis=-1))
