"""Cloth that is busy all over: plaid of two colours, or flowers of three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import ndimage

from .color import F32, Cluster, chroma, smoothed
from .head import Mask, bounds, shrink
from .outfit import Outfit

_LIGHT = np.array([0.6, 1.0, 1.0], np.float32)
_MOST, _LEAST, _MARK = 0.5, 0.12, 18.0
_EVERYWHERE, _DETAIL, _COLORED = 0.35, 6.5, 6.0
_ONE_LINE = 0.88
_CELL = 0.4
_GROUND, _EXTREME = 0.55, 0.15


@dataclass(frozen=True)
class Busy:
    """(3,) Lab each. third: None for plaid."""

    kind: Literal["checks", "floral"]
    ground: F32
    second: F32
    third: F32 | None


def busy(outfit: Outfit, mask: Mask, found: list[Cluster]) -> Busy | None:
    """None unless no colour has half of the cloth, nearly every part of it has much detail, and many have the main
    colour beside others."""
    core = shrink(mask, 0.05 * outfit.H)
    if len(found) < 3 or found[0].share >= _MOST or core.sum() < 0.4 * outfit.H**2:
        return None
    part = bounds(core)
    lab, core, H = outfit.lab[part], core[part], outfit.H
    if not _detailed(lab, core, H) or _mixed(lab, core, found[0].lit, H) < _EVERYWHERE:
        return None
    pixels = smoothed(lab, 0.012 * H)[core]
    spread = np.linalg.eigvalsh(np.cov(pixels.T))
    if float(spread[-1]) > _ONE_LINE * float(spread.sum()):
        # The colours of a plaid are two and their mixtures.
        ends = sorted((c.lit for c in found if c.share > _LEAST), key=lambda lit: float(lit @ (0.3, 1.0, 1.0)))
        return Busy("checks", ends[-1], ends[0], None)
    return _floral(found)


def _floral(found: list[Cluster]) -> Busy | None:
    """On the quietest of the large colours the most colourful of the others, then the one that stands off both. Dark
    and pale colours are a ground rather than middling ones, which are often flowers in the shade."""

    def loud(cluster: Cluster) -> float:
        return chroma(cluster.lit) - _EXTREME * abs(float(cluster.lit[0]) - 50)

    base = min((c for c in found if c.share > _GROUND * found[0].share), key=loud)
    ground, others = base.lit, [c.lit for c in found if c is not base and c.share > 0.5 * _LEAST]
    if len(others) < 2:
        return None
    second = max(others, key=lambda lit: chroma(lit))
    third = max(others, key=lambda lit: min(float(np.linalg.norm(lit - c)) for c in (ground, second)))
    return Busy("floral", ground, second, third)


def _detailed(lab: F32, core: Mask, H: float) -> bool:
    """Whether nine tenths of the cloth has colourful detail about it."""
    fine = smoothed(lab, 0.02 * H) - smoothed(lab, 0.15 * H)
    if max(float(fine[..., i][core].std()) for i in (1, 2)) < _COLORED:
        return False
    around = ndimage.uniform_filter(((fine * _LIGHT) ** 2).sum(axis=2), round(_CELL * H))
    return float(np.sqrt(np.percentile(around[core], 10))) > _DETAIL


def _mixed(lab: F32, core: Mask, main: F32, H: float) -> float:
    """Share of the cloth's cells that have both its main colour and others."""
    side = max(round(_CELL * H), 4)
    marked = np.linalg.norm((lab - main) * _LIGHT, axis=2) > _MARK
    height, width = (n // side * side for n in core.shape)
    if not height or not width:
        return 0.0

    def cells(mask: Mask) -> np.ndarray:
        return mask[:height, :width].reshape(height // side, side, width // side, side).sum(axis=(1, 3))

    whole = cells(core)
    kept = whole > 0.5 * side * side
    if not kept.any():
        return 0.0
    share = cells(marked & core)[kept] / whole[kept]
    return float(((share > _LEAST) & (share < 1 - 0.8 * _LEAST)).mean())
