"""The upper garment: its colours, whether it is patterned, and whether it lies open over a shirt."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .between import between
from .breast import at_throat
from .busy import busy
from .color import F32, Cluster, band, chroma, clusters, hue, median
from .dots import dots
from .flanks import both_sides, open_layer
from .glimpse import glimpse
from .head import Mask
from .lapels import lapels
from .layers import of_both_arms, shoulders, sleeves
from .leather import gloss
from .legs import overlap
from .midriff import bare_chest, bare_shoulders, raised_hem, thin_straps
from .neck import NO_NECK, Neck, neck, ring
from .outfit import Outfit
from .reading import Reading, ramp
from .rolled import rolled
from .texture import texture
from .tie import hangs, tie
from .weave import PATTERNED, PLAIN, Weave, roughness, weave

_BUSY_PITCH, _SEAMED, _NAVY, _WASHED = 0.3, 6.0, 35.0, 79.0
# Hue up to which blue is indigo's: denim had up to 277, navy and slate cloth 287 and more. L up to which a dull blue is
# a suit's, whose lapels and folds are seams to the eye, and the least chroma of denim as dark: suits had up to 13.
_INDIGO, _DARK, _DYED = 282.0, 45.0, 15.0
# Skin below the chin, face heights, of an open collar: no tie is worn in it; and of one that may be open, as ties that
# are seen to hang had up to 0.32 and shade in an open one from 0.35 on.
_OPEN_COLLAR, _LOOSE = 0.4, 0.28
_LOW = 0.8
"""The same of a top on thin straps."""
_LITTLE, _COLLAR = 0.03, 0.02
"""Cloth below the chin that tells a top, and beside the chin that tells its colour, squared face heights."""
_AT_SHOULDERS = 0.4
"""Of a photo that ends there: the most it shows below the chin, face heights."""


@dataclass(frozen=True)
class TopSeen:
    """colors: dominant colours, largest first. roughness: how patterned; plain is 2 to 6, patterned 9 to 20.
    opening: how much lighter the middle strip is than its sides, in L; from 25 on something lies open. collar: the
    same for the lightest tenth about it; 50 and more is a light shirt. inner: that tenth's colour. tie: another
    colour down the strip's middle; bow: whether it is one that does not hang. under: the main colour of what an open
    layer shows. weave: what the pattern is. neck: collar and neckline. sleeves: their colour where it is not the
    chest's. cropped: the photo ends at the neck. overlap: how far down the thighs it comes, 0 hip, 1 knee. open: both
    flanks wear a layer of another colour. ring: a stiff collar of another colour. crop: how far the hem is raised over
    a bare belly. strapless: the shoulders are bare; straps: or but for thin ones. throat: another cloth before it.
    double: an open layer has two rows of buttons. gloss: from 1 on black leather's. flanks: colours of a layer that
    lies open and of what its middle shows. between: the same of a layer that shows a little of something darker.
    lapels: of a portrait, the same of dark cloth beyond a light collar. tight: whether the photo ends there; rolled:
    with cloth high about the jaw. uncollared: nothing is seen there that a tie goes with.
    glimpse: the colour of what is too little to tell a top.
    """

    colors: list[Cluster]
    roughness: float
    opening: float
    collar: float
    inner: F32
    tie: F32 | None
    under: F32 | None
    weave: Weave
    neck: Neck
    sleeves: F32 | None = None
    cropped: bool = False
    overlap: float = 0.0
    open: bool = False
    ring: F32 | None = None
    crop: float = 0.0
    strapless: bool = False
    gloss: float = 0.0
    bow: bool = False
    straps: bool = False
    throat: F32 | None = None
    double: bool = False
    flanks: tuple[F32, F32] | None = None
    between: tuple[F32, F32] | None = None
    lapels: tuple[F32, F32] | None = None
    tight: bool = False
    rolled: bool = False
    uncollared: bool = False
    glimpse: F32 | None = None


def top(outfit: Outfit) -> Reading[TopSeen]:
    mask = outfit.top_mask
    found = outfit.top_colors
    white = np.array([95.0, 0.0, 2.0], np.float32)
    if mask.sum() < _LITTLE * outfit.H**2 or (found and _area(found, mask, outfit) < _COLLAR):
        # A photo that ends at the chin shows a collar at most.
        mask = outfit.beside_chin
        found = [c for c in clusters(outfit.lab[mask]) if not outfit.is_flesh(c.lit)]
    if _area(found, mask, outfit) < _COLLAR:
        unseen = TopSeen([], 0.0, 0.0, 0.0, white, None, None, PLAIN, NO_NECK, strapless=bare_chest(outfit))
        unseen = replace(unseen, glimpse=glimpse(outfit))
        return Reading(unseen, 0.0)
    layer, under = open_layer(outfit, found), None
    if layer is not None:
        under = found[0].lit
        found = [layer, *(c for c in found if c is not layer)]
    elif (worn := of_both_arms(outfit, found)) is not None:
        found = [worn, *(c for c in found if c is not worn)]
    opening, collar, inner = _opening(outfit)
    rough = roughness(outfit, mask)
    pattern = weave(outfit, mask, found[0].lit, rough)
    strip = texture(outfit, found)
    striped = strip.kind == "stripes" and pattern.kind != "print"
    all_over = busy(outfit, mask, found) if not striped and pattern.kind in ("plain", "checks") else None
    ground = shoulders(outfit, found) if all_over is not None else None
    if striped:
        pattern = strip
    elif ground is not None:
        pattern = PLAIN
        found = [ground, *(c for c in found if c is not ground)]
    elif all_over is not None:
        pattern = Weave(all_over.kind, _BUSY_PITCH, all_over.second, third=all_over.third)
        found = [Cluster(all_over.ground, found[0].share), *found[1:]]
    elif pattern.kind == "plain":
        pattern = strip
    if pattern.kind == "plain" and (dotted := dots(outfit, found[0].lit)) is not None:
        pattern = Weave("dots", dotted.pitch, dotted.color)
    at_neck = neck(outfit, found[0].lit)
    shown = between(outfit)
    plain = pattern.kind == "plain" and rough < PATTERNED
    beyond = lapels(outfit, found) if outfit.tight and plain else None
    seen = TopSeen(
        colors=found,
        roughness=rough,
        opening=opening,
        collar=collar,
        inner=inner,
        tie=tie(outfit, inner, found[0].lit) if collar >= 40 and closes(outfit, at_neck, inner) else None,
        under=under if under is not None else _under(outfit, at_neck, found[0].lit),
        weave=pattern,
        neck=at_neck,
        sleeves=sleeves(outfit, found),
        cropped=_cropped(outfit),
        overlap=overlap(outfit, found[0].lit),
        open=layer is not None,
        ring=ring(outfit.chest(), found[0].lit),
        crop=raised_hem(outfit),
        strapless=bare_shoulders(outfit),
        throat=at_throat(outfit, found[0].lit),
        straps=at_neck.depth > _LOW and thin_straps(outfit),
        gloss=gloss(outfit, found[0].lit),
        flanks=both_sides(outfit, found) if pattern.kind in ("plain", "checks") else None,
        between=(shown.layer, shown.color) if shown is not None and shown.dark_in_open_layer else None,
        lapels=(beyond.layer, beyond.shirt) if beyond is not None else None,
        tight=outfit.tight,
        rolled=rolled(outfit),
    )
    return Reading(seen, 0.55 + 0.4 * ramp(found[0].share, 0.4, 0.7))


def closes(outfit: Outfit, at_neck: Neck, shirt: F32) -> bool:
    """Whether a tie may close the collar."""
    return at_neck.depth < _LOOSE or (at_neck.depth < _OPEN_COLLAR and hangs(outfit, shirt))


def _area(found: list[Cluster], mask: Mask, outfit: Outfit) -> float:
    """Of all colours together, squared face heights."""
    return sum(c.share for c in found) * float(mask.sum()) / outfit.H**2


def _cropped(outfit: Outfit) -> bool:
    """Whether the photo ends at the shoulders, with cloth close about the neck on both sides."""
    size = outfit.labels.shape[0]
    inside = np.flatnonzero(outfit.inside.any(axis=1))
    if (float(inside[-1]) - outfit.chin) / outfit.H > _AT_SHOULDERS:
        return False
    y, x = np.ogrid[0:size, 0:size]
    off = (x - outfit.middle) / outfit.W
    rows = outfit.clothes & (y > outfit.chin - 0.1 * outfit.H) & (y < outfit.chin + 0.3 * outfit.H)
    return all(float((rows & (side * off > 0.4) & (side * off < 0.7)).sum()) > 0.02 * outfit.H**2 for side in (-1, 1))


def _opening(outfit: Outfit) -> tuple[float, float, F32]:
    size = outfit.labels.shape[0]
    y, x = np.ogrid[0:size, 0:size]
    off = np.abs(x - outfit.axis)
    rows = (y > outfit.chin + 0.3 * outfit.H) & (y < outfit.chin + 1.0 * outfit.H)
    strip: Mask = outfit.clothes & rows & (off < 0.22 * outfit.W)
    sides = outfit.clothes & rows & (off > 0.5 * outfit.W) & (off < 1.0 * outfit.W)
    white = np.array([95.0, 0.0, 2.0], np.float32)
    if strip.sum() < 20 or sides.sum() < 40:
        return 0.0, 0.0, white
    pixels = outfit.lab[strip]
    beside = float(np.median(outfit.lab[sides][:, 0]))
    # A tie hides the shirt in the middle; its collar shows higher up and further out.
    high = (y > outfit.chin + 0.12 * outfit.H) & (y < outfit.chin + 0.9 * outfit.H) & (off < 0.34 * outfit.W)
    inner = median(band(outfit.lab[outfit.clothes & high], 88, 99))
    if outfit.axis != outfit.middle:
        # Over a shoulder the neck is not seen from the front, and no collar is told.
        return float(median(band(pixels, 75, 100))[0]) - beside, 0.0, inner
    return float(median(band(pixels, 75, 100))[0]) - beside, float(inner[0]) - beside, inner


def _under(outfit: Outfit, at_neck: Neck, main: F32) -> F32 | None:
    """Of another hue than both sides in the strip, darker than the layer in its neckline, or beside denim."""
    size = outfit.labels.shape[0]
    y, x = np.ogrid[0:size, 0:size]
    rows = (y > outfit.chin + 0.4 * outfit.H) & (y < outfit.chin + 1.4 * outfit.H) & outfit.clothes
    off = np.abs(x - outfit.axis)
    strip, sides = rows & (off < 0.15 * outfit.W), rows & (off > 0.6 * outfit.W) & (off < 1.1 * outfit.W)
    if strip.sum() > 40 and sides.sum() > 40:
        inner, outer = clusters(outfit.lab[strip])[0], clusters(outfit.lab[sides])[0]
        apart = float(np.hypot(*(inner.lit - outer.lit)[1:]))
        worn = float(np.linalg.norm(outer.lit - main)) < 25  # else the sides are a neighbour's
        if inner.share > 0.6 and outer.share > 0.5 and apart > 25 and worn and not outfit.is_flesh(inner.lit):
            return inner.lit
    dark = _darker(outfit, at_neck, main)
    return dark if dark is not None else _beside_denim(outfit, main)


def _darker(outfit: Outfit, at_neck: Neck, main: F32) -> F32 | None:
    """A dark top in the deep neckline of a light layer; shadows of the layer keep its hue and are less dark."""
    if at_neck.depth < 0.3 or main[0] < 45:
        return None
    size = outfit.labels.shape[0]
    y, x = np.ogrid[0:size, 0:size]
    first = outfit.chin + (at_neck.depth + 0.04) * outfit.H
    below = (y > first) & (y < first + 0.3 * outfit.H) & (np.abs(x - outfit.middle) < 0.1 * outfit.W)
    pixels = outfit.lab[below & outfit.clothes]
    found = clusters(pixels) if len(pixels) > 40 else []
    return found[0].lit if found and found[0].share > 0.6 and main[0] - found[0].lit[0] > 24 else None


def _beside_denim(outfit: Outfit, main: F32) -> F32 | None:
    """A denim jacket is worn open, and what it shows may lie beside the middle of a turned body."""
    if not is_denim(main):
        return None
    size = outfit.labels.shape[0]
    y, x = np.ogrid[0:size, 0:size]
    bib = (y > outfit.chin) & (y < outfit.chin + 2.4 * outfit.H) & (np.abs(x - outfit.middle) < 1.0 * outfit.H)
    for other in clusters(outfit.lab[bib & outfit.clothes])[1:]:
        apart = float(np.hypot(*(other.lit - main)[1:]))
        if other.share > 0.05 and apart > 30 and not outfit.is_flesh(other.lit):
            return other.lit
    return None


def two_colors(seen: TopSeen) -> F32 | None:
    """The second colour of a top of which no colour has half."""
    if len(seen.colors) < 2 or seen.colors[0].share >= 0.5:
        return None
    return seen.colors[1].lit if seen.colors[1].share > 0.15 else None


def is_denim(color: F32) -> bool:
    """A muted blue, neither navy nor pale nor violet."""
    return 235 <= hue(color) <= _INDIGO and 8 <= chroma(color) <= 42 and 22 <= color[0] <= 68


def is_seamed_denim(seen: TopSeen) -> bool:
    """Of a muted blue; or of a dark one, which is navy cloth as often, one that leans to green, as graded photos have
    it, or a strong one, where seams and fading are seen."""
    color = seen.colors[0].lit
    seamed = seen.roughness > _SEAMED and 205 <= hue(color) <= _INDIGO
    faded = seamed and (_DYED if color[0] < _DARK else 8) <= chroma(color) <= 50 and 22 <= color[0] <= _WASHED
    return faded or (is_denim(color) and float(color[0]) > _NAVY and (color[0] > _DARK or chroma(color) > _DYED))
