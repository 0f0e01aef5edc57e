"""A scarf: cloth of another colour than shoulders and sleeves, close to the neck on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.perceive import pose as joints

from .color import F32, band, chroma, clusters, median, smoothed
from .head import Mask, grow, shrink
from .outfit import Outfit

_LIGHT = np.array([0.5, 1.0, 1.0], np.float32)
_OTHER, _COLORED, _SECOND = 15.0, 14.0, 18.0
# Without a scarf at most a seventh of the chest is unlike both the sleeves and its own middle.
_AT_NECK, _AT_WORST, _HANGS, _LEAST = 0.8, 0.25, 0.35, 0.3
_WOUND, _AT_THROAT, _SHORT = 0.75, 0.65, 0.3
# Of cloth close up to the chin: weights of L, a and b and how unlike its hue may be, for deep folds are dark; how much
# of the throat is bare at most; how much of what is there has its hue, its chroma, and how far that is from the
# sleeves'; how much of either side of the neck it covers, of the chest below it, and of the sleeves.
_HUE, _ALIKE, _BARE, _ONE, _VIVID, _APART = np.array([0.25, 1.0, 1.0], np.float32), 13.0, 0.1, 0.6, 14.0, 18.0
_SIDES, _BELOW, _SLEEVES, _SHOWN = 0.3, 0.15, 0.12, 0.15


@dataclass(frozen=True)
class ScarfSeen:
    """color: (3,) Lab. area: its pixels in the part of the frame that it was looked for in. wound: round the neck
    alone. second: another colour that is a good part of it."""

    color: F32
    area: Mask
    wound: bool
    second: F32 | None = None


@dataclass(frozen=True)
class _Places:
    """Places of the frame's pixels. across: face widths from the middle; down: face heights below the chin."""

    across: F32
    down: F32

    def zone(self, near: float, far: float, high: float, low: float, side: int = 0) -> Mask:
        """Between two distances from the middle and two heights, on one side (1: to the right) or both (0)."""
        out = self.across * side if side else np.abs(self.across)
        return (out > near) & (out < far) & (self.down > high) & (self.down < low)


def scarf(outfit: Outfit) -> ScarfSeen | None:
    """A scarf that hangs down beside a middle of the garment's cloth, or one of some colour wound round the whole
    neck. None for what may be a collar, a hood, a jacket or a shirt in its neckline."""
    width = 1.1
    rows, columns = outfit.labels.shape
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    places = _Places((x - outfit.middle) / outfit.W, (y - outfit.chin) / outfit.H)
    if outfit.visible(joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER):
        ends = np.abs(outfit.points[[joints.LEFT_SHOULDER, joints.RIGHT_SHOULDER], 0] - outfit.middle) / outfit.W
        width = float(np.clip(ends.mean(), 0.9, 1.5))
    clothes = outfit.clothes
    outer = clothes & places.zone(width + 0.05, 2.2, 0.3, 1.5)
    chest = clothes & places.zone(-1.0, 1.15 * width, 0.0, 2.3)
    if outer.sum() < 0.1 * outfit.H**2 or chest.sum() < 0.3 * outfit.H**2:
        return None
    strip = clothes & places.zone(-1.0, 0.12, 0.7, 1.5)
    own = [c.lit for cloth in (outer, strip) for c in clusters(outfit.lab[cloth]) if c.share > 0.06]
    lab = smoothed(outfit.lab, 1.2)
    other = chest & (_away(lab, own) > _OTHER)
    other = shrink(grow(grow(shrink(other, 2), 2), 4), 4) & chest

    def share(zone: Mask) -> float:
        whole = clothes & zone
        return float((other & whole).sum() / whole.sum()) if whole.sum() > 0.01 * outfit.H**2 else 0.0

    neck = [share(places.zone(0.28, 0.62, 0.1, 0.5, side)) for side in (-1, 1)]
    ends = [share(places.zone(0.2, 0.8, 0.7, 1.5, side)) for side in (-1, 1)]
    throat = share(places.zone(-1.0, 0.35, 0.05, 0.4))
    if max(neck) < _AT_NECK or min(neck) < _AT_WORST or not other.any():
        return _cowl(outfit, places)
    pixels = outfit.lab[other]
    hangs = min(ends) > _HANGS and sum(ends) > 1.0 and share(chest) > _LEAST
    wound = min(neck) > _WOUND and throat > _AT_THROAT and max(ends) < _SHORT and chroma(median(pixels)) > _COLORED
    if not (hangs or wound):
        return _cowl(outfit, places)
    # Its dark folds are like any cloth's: what is nearer to its colours than to the garment's goes with it.
    its = [c.lit for c in clusters(pixels)]
    own = [color for color in own if min(_apart(color, c) for c in its) > _OTHER]
    if own:
        other |= chest & grow(other, 0.3 * outfit.H) & (_away(lab, its) < _away(lab, own))
    color, second = _colors(pixels)
    return ScarfSeen(color, grow(other, 0.03 * outfit.H), not hangs, second)


def _cowl(outfit: Outfit, places: _Places) -> ScarfSeen | None:
    """Cloth of one hue that closes round the throat, up to the chin, and goes on neither down the chest, as what is
    under a jacket does, nor in the sleeves: whatever straps and shade make of its edges."""
    clothes = outfit.clothes
    throat = places.zone(-1.0, 0.35, 0.1, 0.5) & outfit.inside
    outer, below = clothes & places.zone(0.95, 2.2, 0.5, 2.0), clothes & places.zone(-1.0, 0.45, 1.15, 1.7)
    worn = clothes & throat
    if worn.sum() < 0.5 * throat.sum() or min(outer.sum(), below.sum()) < _SHOWN * outfit.H**2:
        return None
    found = clusters(outfit.lab[worn])[0]
    bare = float(outfit.skin[throat].mean())
    apart = [c.lit for c in clusters(outfit.lab[outer]) if c.share > 0.2]
    away = min((float(np.linalg.norm((color - found.lit) * _HUE)) for color in apart), default=0.0)
    if bare > _BARE or found.share < _ONE or chroma(found.lit) < _VIVID or away < _APART:
        return None
    like = clothes & (np.linalg.norm((outfit.lab - found.lit) * _HUE, axis=2) < _ALIKE)
    sides = [clothes & places.zone(0.1, 0.55, 0.15, 0.5, side) for side in (-1, 1)]
    if any(float(like[side].mean()) < _SIDES for side in sides if side.any()):
        return None
    if float(like[below].mean()) > _BELOW or float(like[outer].mean()) > _SLEEVES:
        return None
    area = like & places.zone(-1.0, 1.15, -0.2, 1.15)
    color, second = _colors(outfit.lab[area])
    return ScarfSeen(color, grow(area, 0.03 * outfit.H), True, second)


def _away(lab: F32, colors: list[F32]) -> F32:
    """(h, w) distance to the nearest of some colours."""
    return np.min([np.linalg.norm((lab - color) * _LIGHT, axis=2) for color in colors], axis=0)


def _colors(pixels: F32) -> tuple[F32, F32 | None]:
    """Of the better half in chroma what is lit, as folds are grey and dark with shade, and a second hue in it."""
    colorful = np.hypot(pixels[:, 1], pixels[:, 2])
    lit = band(pixels[colorful >= np.median(colorful)], 40, 100)
    first, *others = clusters(lit)
    return first.lit, next((c.lit for c in others if c.share > 0.2 and _apart(c.lit, first.lit) > _SECOND), None)


def _apart(a: F32, b: F32) -> float:
    return float(np.linalg.norm((a - b) * _LIGHT))
