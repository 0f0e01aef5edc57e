"""Shoes: their colour, sole and kind, where ankles, heels and toes are in the photo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from figurelab.engines.procedural.perceive import Observation
from figurelab.engines.procedural.perceive import pose as joints
from figurelab.engines.procedural.perceive.window import Window

from .color import F32, Cluster, chroma, clusters, hue, median, to_lab
from .head import Mask
from .layers import LIGHT, apart
from .outfit import Outfit
from .reading import Reading

ShoeKind = Literal["plain", "boot", "sneaker"]

_FEET = (
    (joints.LEFT_KNEE, joints.LEFT_ANKLE, joints.LEFT_HEEL, joints.LEFT_TOE),
    (joints.RIGHT_KNEE, joints.RIGHT_ANKLE, joints.RIGHT_HEEL, joints.RIGHT_TOE),
)
_SIZE = 128
# Of the shin's length in the photo.
_VIEW, _REACH, _SMALLEST = 1.7, 0.2, 30.0
# Of a toe, how far outside the photo it may be; along the shin from the ankle, where the leg is looked at.
_CUT, _LEG = 0.15, ((0.2, 0.35), (0.45, 0.6), (0.6, 0.75))
_SURE, _LIKELY = 0.7, 0.8
_SKIN, _SAME, _PRESENT, _RIVAL = 8.0, 14.0, 0.25, 0.6
# Of skin in any light: least chroma, hues.
_FLESH, _FLESH_HUES = 11.0, (15.0, 80.0)
_WHITE = np.array([94.0, 0.0, 3.0], np.float32)


@dataclass(frozen=True)
class ShoesSeen:
    """plain: dark and with no pale parts. sole: None where it is not plainly seen. color, sole: (3,) Lab."""

    kind: ShoeKind
    color: F32
    sole: F32 | None = None


UNSEEN = Reading(ShoesSeen("sneaker", _WHITE), 0.0)


@dataclass(frozen=True)
class _Foot:
    """lab: (s, s, 3) of the view; shoe: (s, s), the foot in it; shaft, leg, knee: (3,) Lab just above the ankle,
    half-way to the knee and below it. likely: how well the pose sees the foot."""

    lab: F32
    shoe: Mask
    shaft: F32
    leg: F32
    knee: F32
    likely: float


def feet(seen: Observation, outfit: Outfit) -> Reading[ShoesSeen]:
    """The largest colour of the feet, which each must have a good part of; bare feet say nothing, nor do shoes that
    cannot be told from the trousers."""
    found = _both(seen, outfit)
    if not found or not outfit.readable:
        return UNSEEN
    colors = clusters(np.concatenate([foot.lab[foot.shoe] for foot in found]))
    main, skin = _upper(colors), median(outfit.lab[outfit.skin]) if outfit.skin.any() else None
    if skin is not None and apart(main.lit, skin) < _SKIN:
        return UNSEEN
    if not all(_worn(foot, main.lit) for foot in found):
        return UNSEEN
    pale = sum(c.share for c in colors if c.lit[0] > main.lit[0] + 30)
    kind: ShoeKind = "plain" if pale < 0.06 and main.lit[0] < 45 else "sneaker"
    if pale < 0.15 and main.lit[0] < 75 and all(_shafted(foot, main.lit) for foot in found):
        kind = "boot"
    soles = [sole for foot in found if (sole := _sole(foot, main.lit)) is not None]
    sole = median(np.array(soles, np.float32)) if len(soles) == len(found) else None
    sure = len(found) == 2 or found[0].likely > _LIKELY
    return Reading(ShoesSeen(kind, main.lit, sole), 0.7 if sure else 0.4)


def shins(seen: Observation, outfit: Outfit) -> list[F32]:
    """(3,) Lab half-way up each shin whose foot is in the photo, where it is plainly bare: of the skin's colour, or,
    against the light, of some skin's."""
    skin = median(outfit.lab[outfit.skin]) if outfit.readable and outfit.skin.any() else None
    found = [foot.leg for foot in _both(seen, outfit) if apart(foot.leg, foot.knee) < _SAME]
    return [leg for leg in found if _is_skin(leg, skin)]


def _is_skin(leg: F32, skin: F32 | None) -> bool:
    if skin is not None:
        return apart(leg, skin) < _SAME and chroma(leg) > _FLESH
    return chroma(leg) > _FLESH and _FLESH_HUES[0] < hue(leg) < _FLESH_HUES[1]


def _both(seen: Observation, outfit: Outfit) -> list[_Foot]:
    return [foot for which in _FEET if (foot := _foot(seen, outfit, *which)) is not None]


def _upper(colors: list[Cluster]) -> Cluster:
    """The darkest of the colours that are about as large as the largest: soles and laces are the pale ones."""
    return min((c for c in colors if c.share > _RIVAL * colors[0].share), key=lambda c: float(c.lit[0]))


def _worn(foot: _Foot, main: F32) -> bool:
    """Whether a colour is a good part of a foot and not all of the leg above it; a sock may have it."""
    own = np.linalg.norm((foot.lab[foot.shoe] - main) * LIGHT, axis=1) < _SAME
    return float(own.mean()) > _PRESENT and max(apart(part, main) for part in (foot.shaft, foot.leg, foot.knee)) > _SAME


def _shafted(foot: _Foot, main: F32) -> bool:
    return apart(foot.shaft, main) < _SAME < apart(foot.leg, main)


def _foot(seen: Observation, outfit: Outfit, knee: int, ankle: int, heel: int, toe: int) -> _Foot | None:
    if seen.pose is None or not seen.pose.seen(ankle, heel, toe, least=_SURE):
        return None
    at = seen.pose.joints[[knee, ankle, heel, toe], :2]
    shin = float(np.linalg.norm(at[0] - at[1]))
    height, width = seen.photo.shape[:2]
    x, y = (float(v) for v in at[1:].mean(axis=0))
    edge = np.array([[width, height]], np.float32) - 1
    if shin < _SMALLEST or (np.abs(at[1:] - np.clip(at[1:], 0, edge)) > [[0.0], [0.0], [_CUT * shin]]).any():
        return None
    view = Window(x, y, _VIEW * shin, 0.0, _SIZE)
    row, column, ok = view.lookup(seen.pose.window)
    body = ok & (seen.pose.mask[row, column] > 0.5) & view.inside(seen.photo)
    k, a, h, t = view.from_photo(at.astype(np.float32))
    radius = _REACH * shin / view.scale
    rows = np.arange(_SIZE, dtype=np.float32)[:, None]
    below: Mask = (rows - float(a[1])) * float(np.sign(t[1] - k[1])) > 0.3 * radius
    shoe = (_stroke(h, t, radius) | _stroke(a, t, radius)) & body & below
    steps = [_stroke(a + (k - a) * u, a + (k - a) * v, 0.4 * radius) & body for u, v in _LEG]
    if shoe.sum() < 1.5 * radius**2 or not all(step.any() for step in steps):
        return None
    lab = to_lab(np.clip(view.sample(seen.photo), 0, 255).astype(np.uint8), outfit.exposure)
    lab = lab if outfit.cast is None else outfit.cast.remove(lab)
    shaft, leg, below_knee = (median(lab[step]) for step in steps)
    return _Foot(lab, shoe, shaft, leg, below_knee, float(seen.pose.joints[[ankle, heel, toe], 2].min()))


def _sole(foot: _Foot, main: F32) -> F32 | None:
    """The shoe's lowest rows, where they are neither the upper nor the ground below them."""
    lab, shoe = foot.lab, foot.shoe
    rows = np.arange(_SIZE)[:, None]
    lowest = _SIZE - 1 - shoe[::-1].argmax(axis=0)[None, :]
    under = np.asarray(shoe.any(axis=0))[None, :]
    edge = under & (rows > lowest - 5) & (rows <= lowest - 1)
    ground = under & (rows > lowest + 5) & (rows <= lowest + 9)
    if edge.sum() < 30 or ground.sum() < 30:
        return None
    sole = clusters(lab[edge])[0]
    plain = sole.share > 0.6 and apart(sole.lit, median(lab[ground])) > _SAME and apart(sole.lit, main) > _SAME
    return sole.lit if plain else None


def _stroke(a: F32, b: F32, radius: float) -> Mask:
    """Pixels of the view within a radius of the line from a to b."""
    y, x = np.mgrid[0:_SIZE, 0:_SIZE].astype(np.float32)
    d = b - a
    along = np.clip(((x - a[0]) * d[0] + (y - a[1]) * d[1]) / max(float(d @ d), 1e-6), 0, 1)
    return np.hypot(x - a[0] - along * d[0], y - a[1] - along * d[1]) <= radius
