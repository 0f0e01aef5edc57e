"""What is worn over the clothes, and the small things that the region net tells from skin: necklace and watch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.perceive import pose as joints
from figurelab.engines.procedural.perceive.parts import parts
from figurelab.engines.procedural.perceive.regions import Region

from .chain import Chain
from .color import F32, band, chroma, median
from .head import Mask, grow, shrink
from .layers import LIGHT
from .outfit import Outfit
from .straps import StrapsSeen

# Of the squared face height.
_LEAST_LINE, _MOST_LINE, _BARE = 0.004, 0.03, 0.3
_LEAST_WATCH, _MOST_WATCH = 0.006, 0.08
_OTHER = 14.0
# Of a string of beads: area on each side, of the squared face height; its bare throat; half the breadth, in face
# heights, that some of it has; chroma of beads that tell the half which the net takes for cloth, and how alike that is.
_BEADS, _THROAT, _HALF_BEAD, _THICK = (0.006, 0.065), 0.28, 0.016, 0.25
_VIVID, _ALIKE = 35.0, 20.0
# Beyond the wrist as the pose net sees it, face heights: there the hand begins.
_PALM = 0.25
# Slices of a fore-arm, face heights from the wrist and from its line; the share that must be bare; how far from the
# skin a band is, and of how many slices.
_ALONG, _ASIDE = np.arange(-0.7, 0.2, 0.025), np.linspace(-0.05, 0.05, 5)
_BARE_ARM, _STRAPPED, _NARROWEST, _WIDEST = 0.6, 17.0, 3, 12
_ARMS = ((joints.LEFT_ELBOW, joints.LEFT_WRIST), (joints.RIGHT_ELBOW, joints.RIGHT_WRIST))


@dataclass(frozen=True)
class Worn:
    """(3,) Lab of each thing that is plainly seen; None for the others. weft: the scarf's second colour. hanging: its
    ends hang down on both sides. beads: the necklace is a string of them. bag: its strap across the chest. chain: a
    fine necklace, which may be the same. straps: one over each shoulder."""

    scarf: F32 | None = None
    weft: F32 | None = None
    hanging: bool = False
    necklace: F32 | None = None
    beads: bool = False
    watch: F32 | None = None
    bag: F32 | None = None
    chain: Chain | None = None
    straps: StrapsSeen | None = None


NOTHING = Worn()


def necklace(outfit: Outfit) -> F32 | None:
    """(3,) Lab of a thin line on bare skin that runs down both sides of the throat."""
    area = outfit.H**2
    across, down = _places(outfit)
    throat = (np.abs(across) < 0.7) & (down > 0.05) & (down < 1.2)
    thing = throat & (outfit.labels == Region.OTHER)
    sides = [float((thing & (side * across > 0)).sum()) / area for side in (-1, 1)]
    bare = throat & (outfit.labels == Region.BODY_SKIN)
    if min(sides) < _LEAST_LINE or max(sides) > _MOST_LINE or float(bare.sum()) < _BARE * area:
        return None
    return _apart(median(outfit.lab[thing]), median(outfit.lab[bare]))


def beads(outfit: Outfit) -> F32 | None:
    """(3,) Lab of a broad string on both sides of a bare throat. One side must be seen as a thing; the other may be
    taken for cloth where its colour is as vivid."""
    area = outfit.H**2
    across, down = _places(outfit)
    throat = (np.abs(across) < 0.8) & (down > 0.05) & (down < 1.0) & outfit.inside
    bare = throat & (outfit.labels == Region.BODY_SKIN)
    thing = throat & (outfit.labels == Region.OTHER)
    if float(bare.sum()) < _THROAT * area or float(thing.sum()) < _BEADS[0] * area:
        return None
    pixels = outfit.lab[thing]
    colorful = np.hypot(pixels[:, 1], pixels[:, 2])
    color = median(band(pixels[colorful >= np.median(colorful)], 50, 100))
    if float(np.linalg.norm(color - median(outfit.lab[bare]))) < _OTHER:
        return None
    if chroma(color) > _VIVID:
        thing |= throat & outfit.clothes & (np.linalg.norm((outfit.lab - color) * LIGHT, axis=2) < _ALIKE)
    sides = [float((thing & (side * across > 0)).sum()) / area for side in (-1, 1)]
    thick = float(shrink(thing, _HALF_BEAD * outfit.H).sum()) / float(thing.sum())
    return color if min(sides) > _BEADS[0] and max(sides) < _BEADS[1] and thick > _THICK else None


def _places(outfit: Outfit) -> tuple[F32, F32]:
    """Of each pixel: face widths from the face's middle, face heights below the chin."""
    at: F32 = np.indices(outfit.labels.shape).astype(np.float32)
    across: F32 = (at[1] - outfit.middle) / outfit.W
    down: F32 = (at[0] - outfit.chin) / outfit.H
    return across, down


def _apart(seen: F32, skin: F32) -> F32:
    """A thin line is seen mixed with the skin under it: its own colour is twice as far away."""
    color = skin + 2 * (seen - skin)
    return np.array([np.clip(color[0], 12, 92), *np.clip(color[1:], -60, 60)], np.float32)


def watch(outfit: Outfit) -> F32 | None:
    """(3,) Lab of one small thing across a fore-arm near the wrist, with bare skin beside it; held things lie farther
    out."""
    things = outfit.labels == Region.OTHER
    found = [color for arm in _ARMS if (color := _on_arm(outfit, things, *arm)) is not None]
    found += [] if found else [color for arm in _ARMS if (color := _across(outfit, *arm)) is not None]
    return found[0] if found else None


def _across(outfit: Outfit, elbow: int, wrist: int) -> F32 | None:
    """(3,) Lab of a band that the region net takes for skin: slices of a bare fore-arm, with plain skin before and
    behind them."""
    if outfit.seen[wrist] < 0.9 or outfit.seen[elbow] < 0.9:
        return None
    e, w = outfit.points[elbow], outfit.points[wrist]
    length = float(np.linalg.norm(w - e))
    if length < 1.1 * outfit.H:
        return None
    along = (w - e) / length
    aside = np.array([-along[1], along[0]], np.float32)
    t, a = np.meshgrid(_ALONG, _ASIDE, indexing="ij")
    x, y = (w + outfit.H * (t[..., None] * along + a[..., None] * aside)).round().astype(int).transpose(2, 0, 1)
    if min(x.min(), y.min()) < 0 or max(x.max(), y.max()) >= len(outfit.labels):
        return None
    bare = (outfit.labels[y, x] == Region.BODY_SKIN).mean(axis=1) > 0.5
    slices = np.median(outfit.lab[y, x], axis=1)
    if bare.mean() < _BARE_ARM:
        return None
    skin = median(slices[bare])
    off = np.linalg.norm((slices - skin) * LIGHT, axis=1)
    # Glass and buckle may gleam as light as skin.
    other = np.asarray(ndimage.binary_closing(off > _STRAPPED, np.ones(3)), np.bool_)
    numbers = parts(other[None])[0]
    for one in range(1, int(numbers.max()) + 1):
        rows = np.flatnonzero(numbers == one)
        beside = np.r_[off[max(rows[0] - 4, 0) : max(rows[0] - 1, 0)], off[rows[-1] + 2 : rows[-1] + 5]]
        whole = rows[0] >= 4 and rows[-1] + 5 <= len(off) and float(beside.max()) < 0.7 * _STRAPPED
        if _NARROWEST <= len(rows) <= _WIDEST and whole:
            return median(slices[rows][off[rows] > _STRAPPED])
    return None


def _on_arm(outfit: Outfit, things: Mask, elbow: int, wrist: int) -> F32 | None:
    if outfit.seen[wrist] < 0.5 or outfit.seen[elbow] < 0.3:
        return None
    e, w = outfit.points[elbow], outfit.points[wrist]
    length = float(np.linalg.norm(w - e))
    if length < 0.65 * outfit.H:
        return None
    along = (w - e) / length
    low = np.maximum(np.round(w - outfit.H), 0).astype(int)
    high = np.maximum(np.round(w + outfit.H), 0).astype(int)
    part = slice(low[1], high[1]), slice(low[0], high[0])
    if not things[part].any():
        return None
    numbers = parts(things[part])
    for one in range(1, int(numbers.max()) + 1):
        rows, columns = np.nonzero(numbers == one)
        share = len(rows) / outfit.H**2
        off = np.stack([columns + low[0] - w[0], rows + low[1] - w[1]], axis=1) / outfit.H
        t, a = off @ along, off @ np.array([-along[1], along[0]])
        small = _LEAST_WATCH < share < _MOST_WATCH and np.ptp(t) < 0.32 and np.ptp(a) < 0.36
        if small and -0.45 < t.mean() < _PALM and abs(float(a.mean())) < 0.22:
            color = _strap(outfit, part, numbers == one)
            if color is not None:
                return color
    return None


def _strap(outfit: Outfit, part: tuple[slice, slice], thing: Mask) -> F32 | None:
    """Its colour, where it is plainly another than the skin's that it lies on."""
    labels, lab = outfit.labels[part], outfit.lab[part]
    around = grow(thing, 0.05 * outfit.H) & ~thing
    skin = around & (labels == Region.BODY_SKIN)
    if float(skin.sum()) < 0.25 * float(around.sum()) or (labels[around] == Region.FACE_SKIN).any():
        return None
    own = lab[thing]
    color = median(own)
    away = float(np.linalg.norm(color - median(lab[skin])))
    if away < _OTHER or (chroma(color) > 25 and away < 1.6 * _OTHER):
        return None
    # Glass and metal glint, and the rim takes in what shines behind the arm: the darker half is the strap.
    return median(own[own[:, 0] <= np.median(own[:, 0])])
