"""A jacket over a collar in a portrait that ends there: light cloth lies on the neck, and dark cloth beyond it. Which
of them there is more of says nothing: a face turned aside shows the collar, one from the front the shoulders."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, Cluster, chroma, clusters
from .head import Mask
from .layers import LIGHT
from .outfit import Outfit

# Below the chin, face heights; how far from bare skin cloth lies on it, and without its blurred edge.
_FIRST, _LAST, _EDGE, _ON_SKIN = -0.7, 0.8, 0.02, 0.07
# Shares of the top's colours, of those on the skin, and of a jacket where another may be one too. Of a shirt the least
# L and the most chroma, and how much darker a jacket is; how far a pixel is from its colour, and squared face heights
# of each, at least.
_PART, _NARROW, _LARGE = 0.06, 0.2, 0.25
_LIT, _UNDYED, _DARKER, _LIKE, _LEAST = 62.0, 38.0, 25.0, 24.0, 0.008
# Of the cloth on the skin what is the shirt's, at least, and how much farther out the jacket lies, face heights. Suits
# had 0.58 and 0.05 or more, checks, stripes and shade up to 0.46 and 0.03.
_WORN_NEXT, _BEYOND = 0.52, 0.041


@dataclass(frozen=True)
class Lapels:
    """layer, shirt: (3,) Lab. share: of the shirt, of the cloth on the skin. beyond: how much farther out the layer
    lies, face heights."""

    layer: F32
    shirt: F32
    share: float
    beyond: float


def lapels(outfit: Outfit, found: list[Cluster]) -> Lapels | None:
    """Most of what lies beyond a shirt, and most of the shirt; None where nothing does. found: the top's colours,
    largest first."""
    rows = slice(max(round(outfit.chin + _FIRST * outfit.H), 0), max(round(outfit.chin + _LAST * outfit.H), 1))
    labels, lab = outfit.labels[rows], outfit.lab[rows]
    bare = np.isin(labels, (Region.FACE_SKIN, Region.BODY_SKIN))
    cloth = labels == Region.CLOTHES
    colors = [c.lit for c in found if c.share > _PART]
    if not bare.any() or not colors:
        return None
    away = np.asarray(ndimage.distance_transform_edt(~bare), np.float32) / outfit.H
    near = cloth & (away > _EDGE) & (away < _ON_SKIN)
    # A collar so narrow that all of it lies on the neck is none of the top's colours.
    narrow = [c.lit for c in clusters(lab[near]) if c.share > _NARROW and not outfit.is_flesh(c.lit)]
    told: list[Lapels] = []
    for layer in colors:
        pairs = (_pair(lab, cloth, near, away, shirt, layer, outfit.H) for shirt in (*colors, *narrow))
        if (pair := next((p for p in pairs if p is not None), None)) is not None:
            told.append(pair)
    # Beside dark cloth a grey is that cloth in the light, or the collar in the shade.
    large = [pair for pair in told if any(c.lit is pair.layer and c.share > _LARGE for c in found)]
    return min(large, key=lambda pair: float(pair.layer[0]), default=next(iter(told), None))


def is_collar(shirt: F32, layer: F32) -> bool:
    """Whether a colour (3,) Lab is light and plain enough for a shirt beside a jacket of the other."""
    return bool(shirt[0] >= _LIT and chroma(shirt) <= _UNDYED and shirt[0] - layer[0] >= _DARKER)


def _pair(lab: F32, cloth: Mask, near: Mask, away: F32, shirt: F32, layer: F32, H: float) -> Lapels | None:
    if not is_collar(shirt, layer):
        return None
    to_shirt, to_layer = (np.linalg.norm((lab - color) * LIGHT, axis=2) for color in (shirt, layer))
    pale, dark = cloth & (to_shirt < np.minimum(to_layer, _LIKE)), cloth & (to_layer < np.minimum(to_shirt, _LIKE))
    if min(int(pale.sum()), int(dark.sum())) < _LEAST * H**2:
        return None
    share = float((pale & near).sum()) / max(int(((pale | dark) & near).sum()), 1)
    beyond = float(np.median(away[dark]) - np.median(away[pale]))
    return Lapels(layer, shirt, share, beyond) if share > _WORN_NEXT and beyond > _BEYOND else None
