"""What shows between the two edges of a layer that is worn open, however little of it: another cloth that hangs from
the throat, with the layer's own on both sides of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.perceive.parts import parts
from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, clusters, median
from .head import Mask, shrink
from .layers import ALIKE, LIGHT, apart
from .outfit import Outfit

# Below the chin, face heights; about the trunk's middle, face widths: where something shows, and the layer beside it.
_FIRST, _LAST = 0.1, 1.2
_MIDDLE, _NEAR, _FAR = 0.75, 0.6, 1.3
# Squared face heights: the least of a layer on each side. Half the width of an edging, which is no cloth of its own,
# and how far from bare skin cloth hangs from the throat, face heights.
_SIDE, _EDGING, _HANGS = 0.04, 0.025, 0.06
_OTHER = 13.0
# Of what a layer lies open over: the least area, squared face heights, and share of its rows with the layer on both
# sides; how far above the end of what is seen it ends at most, as scarves and collars end higher, face heights; and how
# much darker it is, as shirts' collars on knits are lighter. Layers had 0.043, 0.96, 0.04 and 26 or more, of the rest
# the nearest had 0.023, 0.47 and a shade's 24.
_OPEN, _BOTH, _LEFT, _DARKER = 0.033, 0.9, 0.1, 24.0


@dataclass(frozen=True)
class Between:
    """color: (3,) Lab of what shows, layer: of what lies beside it. area: squared face heights. enclosed: share of its
    rows that have the layer on both sides. left: how much is seen below it, up to where one looks, face heights."""

    color: F32
    layer: F32
    area: float
    enclosed: float
    left: float

    @property
    def dark_in_open_layer(self) -> bool:
        """Whether the layer is worn open over something darker."""
        hangs = self.area > _OPEN and self.enclosed > _BOTH and self.left < _LEFT
        return hangs and float(self.layer[0] - self.color[0]) > _DARKER


def between(outfit: Outfit) -> Between | None:
    """The largest other cloth that hangs from the throat between two flanks of one colour."""
    first, last = (round(outfit.chin + d * outfit.H) for d in (_FIRST, _LAST))
    rows = slice(max(first, 0), min(max(last, 1), len(outfit.labels)))
    lab, labels = outfit.lab[rows], outfit.labels[rows]
    cloth = (labels == Region.CLOTHES) & outfit.inside[rows]
    off = ((np.arange(labels.shape[1]) - outfit.axis) / outfit.W)[None]
    flanks = [cloth & (side * off > _NEAR) & (side * off < _FAR) for side in (-1, 1)]
    if any(flank.sum() < _SIDE * outfit.H**2 for flank in flanks):
        return None
    left, right = (clusters(lab[flank])[0].lit for flank in flanks)
    if apart(left, right) > ALIKE:
        return None
    away = np.minimum(_away(lab, left), _away(lab, right))
    bare = (labels == Region.BODY_SKIN) | (labels == Region.FACE_SKIN)
    other = shrink(cloth & (away > _OTHER) & (np.abs(off) < _MIDDLE), max(_EDGING * outfit.H, 1.0))
    near = np.asarray(ndimage.distance_transform_edt(~bare), np.float32) < (_EDGING + _HANGS) * outfit.H
    found = parts(other)
    part = other & np.isin(found, np.unique(found[near & other]))
    if not part.any():
        return None
    own = cloth & (away < _OTHER)
    lowest = float(np.flatnonzero(part.any(axis=1))[-1]) + rows.start + _EDGING * outfit.H
    seen = float(np.flatnonzero(outfit.inside[rows].any(axis=1))[-1]) + rows.start
    return Between(
        color=median(lab[part]),
        layer=np.asarray((left + right) / 2, np.float32),
        area=float(part.sum()) / outfit.H**2,
        enclosed=_enclosed(part, own),
        left=(seen - lowest) / outfit.H,
    )


def _away(lab: F32, color: F32) -> F32:
    return np.linalg.norm((lab - color) * LIGHT, axis=2)


def _enclosed(part: Mask, own: Mask) -> float:
    across = np.arange(part.shape[1])[None]
    rows = part.any(axis=1)
    first, last = part.argmax(axis=1)[:, None], part.shape[1] - 1 - part[:, ::-1].argmax(axis=1)[:, None]
    both = (own & (across < first)).any(axis=1) & (own & (across > last)).any(axis=1)
    return float(both[rows].mean()) if rows.any() else 0.0
