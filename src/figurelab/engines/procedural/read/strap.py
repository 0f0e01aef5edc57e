"""The strap of a bag: a narrow band of another colour straight across the chest, from a shoulder to the other hip."""

from __future__ import annotations

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, median
from .layers import LIGHT
from .outfit import Outfit

# Where the band may start, from the neck (0) to the shoulder (1), and end, from the middle (0) to the hip (1).
_STARTS, _ENDS = np.linspace(0.2, 0.85, 8), np.linspace(0.5, 1.6, 8)
_STEPS = np.linspace(0.08, 0.85, 60, dtype=np.float32)
_BESIDE = 0.19
_OTHER, _OWN, _EVEN = 17.0, 13.0, 11.0
_ALONG, _SEEN = 0.75, 0.6
_TURNED = 0.55


def strap(outfit: Outfit, main: F32) -> F32 | None:
    """(3,) Lab of the band; None unless most of its way it has the garment's own colour on both sides. main: (3,) the
    garment's."""
    both = (joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER)
    if not outfit.visible(*both) or outfit.turn > _TURNED:
        return None
    neck = outfit.points[list(both)].mean(axis=0)
    hips = outfit.points[[joints.LEFT_HIP, joints.RIGHT_HIP]].mean(axis=0)
    found = [
        _best(outfit, main, neck, hips, outfit.points[shoulder] - neck, outfit.points[hip] - hips)
        for shoulder, hip in ((both[0], joints.RIGHT_HIP), (both[1], joints.LEFT_HIP))
    ]
    return max((one for one in found if one is not None), key=lambda one: one[0], default=(0.0, None))[1]


def _best(outfit: Outfit, main: F32, neck: F32, hips: F32, out: F32, down: F32) -> tuple[float, F32] | None:
    """The best of the bands from one shoulder, and how much of its way it is one."""
    starts = neck + _STARTS[:, None] * out
    ends = hips + _ENDS[:, None] * down
    way = (ends[None] - starts[:, None]).reshape(-1, 1, 2)
    at = np.repeat(starts, len(ends), axis=0)[:, None] + _STEPS[None, :, None] * way
    aside = np.stack([-way[..., 1], way[..., 0]], axis=-1) / np.maximum(np.linalg.norm(way, axis=-1, keepdims=True), 1)
    band, ok = _look(outfit, at)
    sides = [_look(outfit, at + aside * (sign * _BESIDE * outfit.H)) for sign in (-1, 1)]
    own = [(_away(lab, main) < _OWN) & seen for lab, seen in sides]
    across = ok & (_away(band, main) > _OTHER) & own[0] & own[1]
    whole = ok & sides[0][1] & sides[1][1]
    share = np.where(whole.mean(axis=1) > _SEEN, across.sum(axis=1) / np.maximum(whole.sum(axis=1), 1), 0.0)
    line = int(share.argmax())
    if share[line] < _ALONG:
        return None
    colors = band[line][across[line]]
    color = median(colors)
    even = float(np.median(np.linalg.norm((colors - color) * LIGHT, axis=1))) < _EVEN
    return (float(share[line]), color) if even else None


def _look(outfit: Outfit, at: np.ndarray) -> tuple[F32, np.ndarray]:
    """(..., 3) Lab at points of the frame, and whether cloth or a thing worn is there."""
    size = outfit.labels.shape[0]
    x, y = (np.clip(np.round(at[..., i]).astype(int), 0, size - 1) for i in (0, 1))
    label = outfit.labels[y, x]
    worn = (label == Region.CLOTHES) | (label == Region.OTHER)
    return outfit.lab[y, x], worn & outfit.inside[y, x]


def _away(lab: F32, color: F32) -> F32:
    return np.asarray(np.linalg.norm((lab - color) * LIGHT, axis=-1))
