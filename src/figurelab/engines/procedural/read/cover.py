"""Glasses: whether they are worn, dark or clear, and their frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from scipy import ndimage

from figurelab.engines.procedural.perceive.regions import Region

from .color import F32, band, chroma, median, shade
from .head import LEFT_EYE, RIGHT_EYE, Head, Mask
from .lenses import LensForm
from .reading import Reading, ramp
from .rims import Rim, rims
from .shades import shades

GlassesKind = Literal["none", "round", "panto", "square", "cat", "sun", "aviator"]
# Weight of a frame whose outline was not found: thin rather than heavy, for a heavy one would have been seen.
_THIN = 0.2
# A pale frame: how much lighter than the skin it is, how much of the skin's chroma it has at most, and the share
# of what the region net found about the eyes that is so. It has no ink: what it covers of the eyes' boxes tells its
# weight.
_LIGHTER, _PLAINER, _MOSTLY = 6.0, 0.7, 0.4
_PALE_COVER, _PALE_WEIGHT = (0.04, 0.34), (0.12, 0.5)
# Ink of a wire and of a heavy frame. Of a rim's halves the one with more ink counts more: the outline that was found
# may lie beside the other.
_INK, _MORE_INK = (0.020, 0.120), 0.65
# Share of the eyes' boxes that even the thinnest wire covers: bare glass has less, and no outline is found.
_HARDLY = 0.04
# Photo pixels of an eye's width below which a rim is a guess, and from which it is well seen; how well a half frame is.
_CLEAR, _MEDIUM, _CLEARLY = (4.0, 10.0), 0.45, 0.75
_DARK_GLASS = 0.8
# Lab of wire that is not seen well, and L from which the pixels are not a frame's. How much further than it is seen a
# pale line's colour is from the skin's, and the bounds of what metal and clear plastic have.
_WIRE, _LIGHT = np.array([48.0, 2.0, 6.0], np.float32), 55.0
_MIXED = 1.5
_METAL = np.array([[58.0, -6.0, -10.0], [88.0, 10.0, 34.0]], np.float32)
# Chroma from which on a dark rim is tortoiseshell, L up to and from which on that is the skin that shines through; and
# how much lighter its spots are than what is seen.
_BROWN, _SKIN_SHINES, _LIT = (15.0, 23.0), (20.0, 27.0), 9.0
# Pixels of the head's window that tell a frame's colour.
_FEWEST = 26
_BROW_LINE, _LEAST_BROW_LINE = 3.5, 0.035
# Above these heights over width a lens of rounded outline is round, or a panto; below that an aviator's is only narrow.
_ROUND, _SOFT, _WIDER_TOP, _DROP = 0.85, 0.75, 0.66, 0.68
# Share of the eyes' boxes from which on what covers them is glass, though it is not dark: a tint, and its least L.
_GLASS, _TINTED_GLASS = 0.6, 62.0
# L of a frame up to which and from which on its colour is its own: the skin beside it tinges black ones brown.
_TINGED = (10.0, 30.0)
# Usual half width in eye widths and height over width of each kind, as they are read: brows and lids next to low lenses
# make them a little higher than they are.
_USUAL = {
    "round": (0.90, 0.90),
    "panto": (0.92, 0.80),
    "square": (0.92, 0.67),
    "cat": (0.94, 0.70),
    "sun": (0.96, 0.74),
    "aviator": (0.92, 0.86),
}
_SIZES = 0.78, 1.22
# Corners of lenses that are drawn as square ones, by the form whose outline fits them.
_CORNERS: dict[LensForm, float] = {"square": 0.2, "soft": 0.45, "panto": 0.75, "round": 0.85}
# Ink of a lower rim over the upper's below which there is none, photo pixels of an eye from which it would be seen, and
# the upper's ink up to which it is the metal that glass hangs from.
_HANGING, _FINELY, _SLIGHT = 0.5, 18.0, 0.055
# L of a line that is seen so well, up to which it may be a heavy frame's, and from which on it is wire at most, whose
# ink is the shade beside it: heavy frames have up to 26, the first that was none 36. The most that wire weighs.
_HEAVY_DARK, _WIRY = (27.0, 35.0), 0.26
# Share of the eyes' boxes from which to which what the region net finds there is a heavier frame than its outline's ink
# tells, and how heavy it is at least: of 27 people wires have up to 0.06, but for a pale one, and heavy frames 0.10 to
# 0.23, whose ink may be a third of another's, or hidden in a brow's shade.
_COVERS, _AT_LEAST = (0.05, 0.14), 0.5
# Weights up to which a frame is metal, and from which on its hue is its own. So it is at any weight where it is turned
# far from the skin's, in degrees, or has more chroma. How much metal keeps of the skin's hue, which any thin line is
# mixed with.
_METAL_WEIGHT, _OTHER_HUE, _MORE_HUE, _LEFT = (0.2, 0.4), (20.0, 40.0), (0.9, 1.2), 0.3


@dataclass(frozen=True)
class GlassesSeen:
    """weight: 0 wire .. 1 heavy. width, height: of a lens, over its kind's usual. corner: how round it is, 0..1. half:
    only the brow line is heavy. rim: as in the spec. lens: (3,) Lab of dark or tinted glass, None where it is clear."""

    kind: GlassesKind
    color: F32
    weight: float = _THIN
    width: float = 1.0
    height: float = 1.0
    corner: float = 0.5
    half: bool = False
    rim: Literal["full", "upper", "none"] = "full"
    lens: F32 | None = None


def glasses(head: Head) -> Reading[GlassesSeen]:
    """Sunglasses fill the eye boxes with "other"; glasses need a little of it and the bridge's edge on the nose."""
    boxes = eye_boxes(head)
    dark = np.array([12.0, 1.0, 1.0], np.float32)
    if not boxes.any():
        return Reading(GlassesSeen("none", dark), 0.0)
    labelled = float(head.other[boxes].mean())
    probability = float(head.regions.shares[:, :, Region.OTHER][boxes].mean())
    pixels = head.lab[boxes & (head.regions.shares[:, :, Region.OTHER] > 0.5)]
    if labelled > 0.4 and _is_dark(head, pixels):
        lens = median(band(pixels, 5, 60))
        lens = np.minimum(lens, [35, 30, 30]).astype(np.float32)
        line, look = rims(head, dark=True), shades(head)
        frame = lens if look.frame is None else look.frame
        seen = GlassesSeen("sun", frame, weight=0.5, lens=lens)
        return Reading(framed(seen, line, rounded=look.rounded), 0.95)
    edge = _bridge_edge(head)
    if probability > 0.06 and (edge > 0.33 or (probability > 0.1 and edge > 0.25)):
        line, pale = rims(head, dark=False), _pale(head, boxes, pixels)
        seen = framed(pale or GlassesSeen("square", _color(head, line, pixels)), line)
        if pale is not None:
            seen = replace(seen, weight=pale.weight, half=False, rim="full")
        elif not (line.found and line.pale):
            seen = replace(seen, weight=round(max(seen.weight, _AT_LEAST * ramp(labelled, *_COVERS)), 2))
            seen = replace(seen, color=_own_hue(head, seen))
        if labelled < _HARDLY and not line.found and line.pixels > _CLEAR[1]:
            seen = replace(seen, rim="none")
        if labelled > _GLASS:
            tint = median(band(pixels, 20, 80))
            seen = replace(seen, lens=shade(tint, lightness=max(_TINTED_GLASS - float(tint[0]), 0.0)))
        return Reading(seen, 0.6 + 0.35 * ramp(probability, 0.06, 0.12))
    return Reading(GlassesSeen("none", dark), 0.9 if probability < 0.04 or edge < 0.2 else 0.6)


def _color(head: Head, line: Rim, pixels: F32) -> F32:
    """(3,) Lab of a frame. pixels: (n, 3) of what the region net found about the eyes: what it misses is wire."""
    if line.found and line.pale and head.skin.any():
        # A thin line is seen mixed with the skin beside it.
        skin = median(head.lab[head.skin])
        return np.clip(skin + _MIXED * (line.color - skin), *_METAL).astype(np.float32)
    rim = median(band(pixels, 5, 50)) if len(pixels) >= _FEWEST else _WIRE
    if rim[0] >= _LIGHT:
        return _WIRE
    plain = shade(rim, colorfulness=ramp(float(rim[0]), *_TINGED))
    if not line.found or line.color[2] < line.color[1] / 2:
        return plain
    brown = ramp(chroma(line.color), *_BROWN) * (1 - ramp(float(line.color[0]), *_SKIN_SHINES))
    return (plain + brown * (shade(line.color, lightness=_LIT) - plain)).astype(np.float32)


def _own_hue(head: Head, seen: GlassesSeen) -> F32:
    """(3,) Lab of the frame, without what the skin beside it gives a thin line of its hue: brown wire is rare."""
    own = chroma(seen.color)
    if not head.skin.any() or own < 1.0:
        return seen.color
    skin = median(head.lab[head.skin])
    full = max(chroma(skin), 1.0)
    turn = float(np.degrees(np.arccos(np.clip(seen.color[1:] @ skin[1:] / (own * full), -1, 1))))
    kept = max(ramp(seen.weight, *_METAL_WEIGHT), ramp(turn, *_OTHER_HUE), ramp(own / full, *_MORE_HUE))
    return shade(seen.color, colorfulness=_LEFT + (1 - _LEFT) * kept)


def _is_dark(head: Head, lenses: F32) -> bool:
    """Whether what covers the eyes is darker than the face: clear glass in pale frames is not."""
    return float(np.median(lenses[:, 0])) < _DARK_GLASS * float(np.median(head.lab[head.oval][:, 0]))


def _pale(head: Head, boxes: Mask, pixels: F32) -> GlassesSeen | None:
    """White, clear or silver frames, which are lighter than the skin. pixels: (n, 3) of what covers the eyes."""
    if len(pixels) < _FEWEST or not head.skin.any():
        return None
    skin = median(head.lab[head.skin])
    plain = np.hypot(pixels[:, 1], pixels[:, 2]) < _PLAINER * max(chroma(skin), 1.0)
    pale = pixels[plain & (pixels[:, 0] > skin[0] + _LIGHTER)]
    if len(pale) < _MOSTLY * len(pixels):
        return None
    weight = float(np.interp(len(pale) / float(boxes.sum()), _PALE_COVER, _PALE_WEIGHT))
    return GlassesSeen("square", median(pale), weight=round(weight, 2))


def eye_boxes(head: Head) -> Mask:
    """1.9 x 1.2 eye widths about each eye."""
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    mask = np.zeros((size, size), np.bool_)
    for outer, inner, ring in ((33, 133, RIGHT_EYE), (263, 362, LEFT_EYE)):
        width = float(np.linalg.norm(head.points[outer] - head.points[inner]))
        cx, cy = head.points[ring].mean(axis=0)
        mask |= (np.abs(x - cx) < 0.95 * width) & (np.abs(y - cy) < 0.6 * width)
    return mask & head.regions.inside


def _bridge_edge(head: Head) -> float:
    """Strength of horizontal edges on the bridge of the nose (168 to 195), relative to the skin's grey."""
    grey = head.regions.picture.mean(axis=2).astype(np.float32)
    edge = np.abs(ndimage.sobel(grey, axis=0))
    size = head.regions.window.size
    y, x = np.mgrid[0:size, 0:size]
    (xa, ya), (xb, yb) = head.points[168], head.points[195]
    along = np.clip((y - ya) / max(yb - ya, 1.0), 0, 1)
    nose = (y >= ya) & (y <= yb) & (np.abs(x - (xa + (xb - xa) * along)) < 0.06 * head.width)
    skin = head.skin
    if not nose.any() or not skin.any():
        return 0.0
    return float(np.percentile(edge[nose], 90) / max(float(grey[skin].mean()), 1.0))


def framed(seen: GlassesSeen, rim: Rim, *, rounded: bool = False) -> GlassesSeen:
    """With the kind, size and weight of the frame that was found. Of sunglasses the frame cannot be told from the
    glass: only a drop's is known to be thin. rounded: whether dark lenses are round below."""
    if not rim.found:
        return replace(seen, kind="round") if rounded else seen
    kind = _kind(rim, dark=seen.lens is not None)
    if kind == "sun" and rounded:
        kind = "panto"
    usual_width, usual_aspect = _USUAL[kind]
    width = rim.half_x / usual_width
    corner = _CORNERS.get(rim.form, 0.5) if kind in ("square", "sun") else 0.5
    seen = replace(seen, kind=kind, width=_size(width), height=_size(width * rim.aspect / usual_aspect), corner=corner)
    if seen.lens is not None:
        return replace(seen, weight=0.15 if kind == "aviator" else seen.weight)
    half = rim.over > max(_BROW_LINE * rim.under, _LEAST_BROW_LINE)
    fine = rim.over < _SLIGHT and rim.pixels > _FINELY and not rim.pale
    hanging = fine and not half and rim.under < _HANGING * rim.over
    least, most = sorted((rim.over, rim.under))
    ink = rim.over if half or hanging else least + _MORE_INK * (most - least)
    clear = ramp(rim.pixels, *_CLEAR)
    weight = clear * ramp(ink, *_INK) + (1 - clear) * _MEDIUM
    if rim.pixels > _FINELY and not rim.pale:
        weight = min(weight, _WIRY + (1.0 - _WIRY) * (1.0 - ramp(float(rim.color[0]), *_HEAVY_DARK)))
    weight = round(weight, 2)
    return replace(seen, weight=weight, half=half and clear > _CLEARLY, rim="upper" if hanging else "full")


def _size(value: float) -> float:
    return round(min(max(value, _SIZES[0]), _SIZES[1]), 2)


def _kind(rim: Rim, *, dark: bool) -> GlassesKind:
    plain = "sun" if dark else "square"
    if rim.form == "aviator":
        return "aviator" if rim.aspect > _DROP else plain
    if rim.form == "cat":
        return plain if dark else "cat"
    soft = _WIDER_TOP if rim.form == "panto" and not dark else _SOFT
    # An outline that is flat above and round at its lower corners alone is no panto, however high it is.
    cornered = rim.form == "square" or (rim.form == "soft" and not dark)
    if cornered or rim.aspect < soft:
        return plain
    if dark:
        return "round" if rim.aspect > _ROUND else plain
    return "round" if rim.aspect > _ROUND else "panto"
