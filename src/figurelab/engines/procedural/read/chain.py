"""Fine necklaces, which the region net takes for what they lie on: a thin line that hangs from both sides of the neck.

A family of hanging curves is laid over the ridges of lightness below the chin, and the best are fitted to them. A line
is one where far more of it is ridge, on both sides, than of what it lies on: knits and prints are ridges all over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from figurelab.engines.procedural.perceive import Observation
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.perceive.window import Window

from .color import F32, to_lab
from .head import Mask, spread
from .outfit import Outfit

# Side of the picture looked at and the face's height in it, pixels; how far above its middle the chin lies, and how
# much is left out under it, face heights. Photo pixels of face height below which chains are not seen.
_SIZE, _FACE, _CHIN, _JAW, _SMALLEST_FACE = 352, 150.0, 0.95, 0.08, 70.0
# A ridge: it is lighter or darker than what lies so many pixels to both sides, which is alike (sum over L, a and b).
_BESIDE, _ALIKE, _DIRECTIONS = 3.2, 14.0, 8
# Places along a curve; ridges darker than skin, and lighter than cloth, L; places that must be seen on each side.
_PLACES, _ON_SKIN, _ON_CLOTH, _FEWEST = 41, 3.5, 11.0, 8
# How much more of a line than of its ground is ridge: of 131 people, 0.46 and up for chains on skin, at most 0.39 for
# creases and collars; on cloth 0.49 and up, at most 0.33 for lines as light.
_STANDS_OUT, _STANDS_OUT_ON_CLOTH = 0.43, 0.42
# How light a chain on cloth is, and how low it hangs: shorter lines are seams of collars; how far from the middle any
# is, how shallow on skin, where creases are shallower; yaw from which the throat is not seen from the front.
_SHINES, _LONG, _CENTRED, _SHALLOW, _TURNED = 15.0, 0.6, 0.13, 0.25, 0.6
# How much further than it is seen a line's colour is from its ground's.
_MIXED = 1.8
_BEST, _ROUNDS = 10, (1.0, 1.0, 0.5, 0.5)
_STEPS = np.array([0.15, 0.04, 0.03, 0.04, 0.03])
_LEAST, _MOST = np.array([1.0, 0.16, 0.18, 0.02, -0.3]), np.array([2.6, 1.6, 0.6, 0.4, 0.3])
# Half a curve's places are left of its middle.
_ALONG = np.linspace(-1.0, 1.0, _PLACES)
_HALF = _PLACES // 2
Curves = NDArray[np.float64]
"""(n, 5) power (1 a V, 2 a parabola), depth, half width, height of its ends below the chin, and place of its middle,
face heights."""


@dataclass(frozen=True)
class Chain:
    """color: (3,) Lab. low: how far below the chin it hangs, face heights. bare: whether on skin."""

    color: F32
    low: float
    bare: bool


def _family() -> Curves:
    return np.array([
        (power, depth, half, 0.15, middle)
        for power in (1.0, 1.3, 1.7, 2.2)
        for depth in np.arange(0.2, 1.4, 0.06)
        for half in (0.22, 0.27, 0.33, 0.40, 0.48)
        for middle in (-0.16, -0.08, 0.0, 0.08, 0.16)
        if 0.5 <= depth / half <= 4.0
    ])  # fmt: skip


_FAMILY = _family()


def chain(seen: Observation, outfit: Outfit) -> Chain | None:
    """None where no line is plainly seen."""
    if seen.face is None or seen.bust is None:
        return None
    points = seen.face.landmarks[:, :2]
    height = float(np.linalg.norm(points[10] - points[152]))
    right, left = (float(np.linalg.norm(points[1] - points[side])) for side in (234, 454))
    if height < _SMALLEST_FACE or abs(right - left) > _TURNED * (right + left):
        return None
    x, chin = 0.15 * (points[10, 0] + points[152, 0]) + 0.7 * points[152, 0], points[152, 1]
    window = Window(float(x), float(chin + _CHIN * height), _SIZE / _FACE * height, 0.0, _SIZE)
    inside = window.inside(seen.photo)
    rows, columns, known = window.lookup(seen.bust.window)
    labels = np.where(known & inside, seen.bust.labels[rows, columns], Region.BACKGROUND)
    labels[: int(_SIZE / 2 - (_CHIN - _JAW) * _FACE)] = Region.BACKGROUND
    bare = np.isin(labels, (Region.BODY_SKIN, Region.FACE_SKIN, Region.OTHER))
    worn = bare | (labels == Region.CLOTHES)
    picture = np.clip(window.sample(seen.photo), 0, 255).astype(np.uint8)
    lab = to_lab(picture, outfit.exposure)
    lab = lab if outfit.cast is None else outfit.cast.remove(lab)
    return on_neck(lab, bare, worn)


def on_neck(lab: F32, bare: Mask, worn: Mask) -> Chain | None:
    """lab: (s, s, 3) of the window below a face. bare: skin, worn: skin or cloth."""
    soft = np.asarray(ndimage.gaussian_filter(lab, (0.8, 0.8, 0)), np.float32)
    light, dark = _ridges(soft)
    curve, more, _ = _fitted(dark, bare, _ON_SKIN)
    if more > _STANDS_OUT and abs(curve[4]) < _CENTRED and curve[1] > _SHALLOW:
        return Chain(_color(soft, bare, curve, darker=True), float(curve[1] + curve[3]), bare=True)
    curve, more, shine = _fitted(light, worn, _ON_CLOTH)
    low = float(curve[1] + curve[3])
    if more > _STANDS_OUT_ON_CLOTH and abs(curve[4]) < _CENTRED and shine > _SHINES and low > _LONG:
        return Chain(_color(soft, worn, curve, darker=False), low, bare=False)
    return None


def _ridges(soft: F32) -> tuple[F32, F32]:
    """(8, s, s) twice: by how much L is higher than on both sides, and lower, across each direction; the most of 5 x
    5 pixels."""
    light, dark = (np.zeros((_DIRECTIONS, *soft.shape[:2]), np.float32) for _ in range(2))
    for k in range(_DIRECTIONS):
        angle = k * np.pi / _DIRECTIONS
        by = round(_BESIDE * np.sin(angle)), round(_BESIDE * np.cos(angle))
        before, after = np.roll(soft, by, (0, 1)), np.roll(soft, (-by[0], -by[1]), (0, 1))
        apart = np.abs(before - after)
        alike = apart[..., 0] + apart[..., 1] + apart[..., 2] < _ALIKE
        first, second = soft[..., 0] - before[..., 0], soft[..., 0] - after[..., 0]
        for ridge, sign in ((light, 1), (dark, -1)):
            height = np.maximum(np.minimum(sign * first, sign * second), 0) * alike
            ridge[k] = spread(height, 2)
    return light, dark


def _fitted(ridge: F32, ground: Mask, least: float) -> tuple[NDArray[np.float64], float, float]:
    """The best curve (5,), how much more of it than of the ground is ridge, and the height of the ridge under it."""
    if not ground.any():
        return _FAMILY[0], 0.0, 0.0
    common = float((ridge.max(axis=0) > least)[ground].mean())
    share, _ = _shares(ridge, ground, _FAMILY, least)
    best = _FAMILY[np.argsort(-share, kind="stable")[:_BEST]]
    for scale in _ROUNDS:
        moves = np.vstack([np.zeros(5), *(sign * scale * np.diag(_STEPS) for sign in (-1, 1))])
        deeper = scale * np.array([0.0, _STEPS[1], 0.0, -_STEPS[1], 0.0])
        moves = np.vstack([moves, deeper, -deeper])
        tried = np.clip(best[None] + moves[:, None], _LEAST, _MOST)
        share, _ = _shares(ridge, ground, tried.reshape(-1, 5), least)
        best = tried[share.reshape(len(moves), -1).argmax(axis=0), np.arange(len(best))]
    share, heights = _shares(ridge, ground, best, least)
    k = int(share.argmax())
    high = heights[k][heights[k] > least]
    return best[k], float(share[k]) - common, float(np.median(high)) if len(high) else 0.0


def _shares(ridge: F32, ground: Mask, curves: Curves, least: float) -> tuple[NDArray[np.float64], F32]:
    """(n,) share of each curve that is ridge, on the side where less is; (n, places) height of the ridge, 0 off the
    ground."""
    x, y, slope = _laid(curves)
    within = (x >= 0) & (x < _SIZE) & (y >= 0) & (y < _SIZE)
    x, y = np.clip(x, 0, _SIZE - 1), np.clip(y, 0, _SIZE - 1)
    across = np.round(np.arctan2(-np.ones_like(slope), slope) / (np.pi / _DIRECTIONS)).astype(int) % _DIRECTIONS
    seen = ground[y, x] & within
    heights = ridge[across, y, x] * seen
    hit = heights > least
    sides = slice(0, _HALF), slice(_HALF + 1, None)
    shown = [seen[:, side].sum(axis=1) for side in sides]
    shares = [hit[:, side].sum(axis=1) / np.maximum(count, 1) for side, count in zip(sides, shown, strict=True)]
    return np.where(np.minimum(*shown) >= _FEWEST, np.minimum(*shares), 0.0), heights


def _laid(curves: Curves) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """(n, places) columns, rows and slopes."""
    power, depth, half, high, middle = (curves[:, k : k + 1] for k in range(5))
    away = np.abs(_ALONG)
    x = _SIZE / 2 + _FACE * (middle + half * _ALONG)
    y = _SIZE / 2 + _FACE * (high + depth * (1 - away**power) - _CHIN)
    return x.round().astype(int), y.round().astype(int), -depth * power * np.sign(_ALONG) * away ** (power - 1) / half


def _color(soft: F32, ground: Mask, curve: NDArray[np.float64], *, darker: bool) -> F32:
    """(3,) Lab of the line's darkest or lightest, which is seen mixed with what is under it."""
    x, y, _ = _laid(curve[None])
    x, y = np.clip(x[0], 2, _SIZE - 3), np.clip(y[0], 2, _SIZE - 3)
    near = [(a, b) for a in range(-2, 3) for b in range(-2, 3)]
    found = np.stack([soft[y + a, x + b] for a, b in near])
    own = found[(found[..., 0].argmin if darker else found[..., 0].argmax)(axis=0), np.arange(len(x))]
    own = np.median(own[ground[y, x]], axis=0)
    under = np.median(found[:, ground[y, x]], axis=(0, 1))
    color = under + _MIXED * (own - under)
    return np.array([np.clip(color[0], 14, 92), *np.clip(color[1:], -60, 60)], np.float32)
