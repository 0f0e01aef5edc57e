"""Cloth that is busy all over: plaid of two colours, or flowers of three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import ndimage

from .color import F32, Cluster, band, chroma, hue, median, smoothed
from .head import Mask, bounds, shrink
from .outfit import Outfit

_LIGHT = np.array([0.6, 1.0, 1.0], np.float32)
_MOST, _LEAST, _MARK = 0.5, 0.12, 18.0
_EVERYWHERE, _DETAIL, _COLORED = 0.45, 6.5, 6.0
_ONE_LINE = 0.88
_CELL = 0.4
# Degrees of hue about a colour, and its least chroma, of what is its own light and shade.
_SHADES, _DYED = 25.0, 20.0
_EXTREME, _MIDDLE = 0.15, 48.0
# Percentiles, of loudness and of lightness: what has little colour, its ground, the other end of it, what is flowers;
# and how far apart those three are.
_QUIET, _GROUND, _OTHER, _FLOWERS, _APART = 60, 45, 20, 85, 12.0
# Hues, degrees, of skin, wood and fair hair, and the chroma that they have at most.
_FLESH, _VIVID = (40.0, 78.0), 58.0


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
    return _floral(pixels) if _of_one_dye(found) < _MOST else None


def _of_one_dye(found: list[Cluster]) -> float:
    """Share of the main colour with its light and shade: the relief of a knit, before which something is held."""
    main = found[0].lit
    if chroma(main) < _DYED:
        return found[0].share
    turns = ((abs((hue(c.lit) - hue(main) + 180) % 360 - 180), c) for c in found if chroma(c.lit) > _DYED)
    return sum(c.share for turn, c in turns if turn < _SHADES)


def _floral(pixels: F32) -> Busy | None:
    """On the darker or paler end of what has little colour the loudest colour, then the other end. Shares of all pixels
    (n, 3) tell them and no clusters, whose borders shift with every copy of a photo. Middling greys are often flowers
    in the shade."""
    loud = np.hypot(pixels[:, 1], pixels[:, 2]) - _EXTREME * np.abs(pixels[:, 0] - 50)
    quiet = pixels[loud <= np.percentile(loud, _QUIET)]
    dark = float(np.median(quiet[:, 0])) < _MIDDLE
    below, above = (_GROUND, _OTHER) if dark else (_OTHER, _GROUND)
    ends = median(band(quiet, 0, below)), median(band(quiet, 100 - above, 100))
    ground, third = ends if dark else ends[::-1]
    second = median(pixels[loud >= np.percentile(loud, _FLOWERS)])
    apart = min(
        float(np.linalg.norm((a - b) * _LIGHT)) for a, b in ((ground, second), (ground, third), (second, third))
    )
    return Busy("floral", ground, second, third) if apart > _APART and not _is_flesh(second) else None


def _is_flesh(color: F32) -> bool:
    """Hands, hair and wood before a plain cloth are as loud and spread as flowers, which are seldom of their hues."""
    return _FLESH[0] < hue(color) < _FLESH[1] and chroma(color) < _VIVID


def _detailed(lab: F32, core: Mask, H: float) -> bool:
    """Whether nine tenths of the cloth has colourful detail about it."""
    fine = smoothed(lab, 0.02 * H) - smoothed(lab, 0.15 * H)
    if max(float(fine[..., i][core].std()) for i in (1, 2)) < _COLORED:
        return False
    around = ndimage.uniform_filter(((fine * _LIGHT) ** 2).sum(axis=2), round(_CELL * H))
    return float(np.sqrt(np.percentile(around[core], 10))) > _DETAIL


def _mixed(lab: F32, core: Mask, main: F32, H: float) -> float:
    """Share of the cloth that has, within a cell about it, both its main colour and others."""
    side = max(round(_CELL * H), 4)
    marked = core & (np.linalg.norm((lab - main) * _LIGHT, axis=2) > _MARK)
    whole, others = (ndimage.uniform_filter(mask.astype(np.float32), side) for mask in (core, marked))
    kept = core & (whole > 0.5)
    if not kept.any():
        return 0.0
    share = others[kept] / whole[kept]
    return float(((share > _LEAST) & (share < 1 - 0.8 * _LEAST)).mean())
