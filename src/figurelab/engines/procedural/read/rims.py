"""Rims of glasses: the lens outline that best follows the ridges round both eyes, and how much ink its frame has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .color import F32, median
from .eyepatch import ACROSS, OVER, PER_EYE, WAYS, Map, Patch, edges, eyes, patch, ridges, width_of
from .head import Head
from .lenses import F64, FORMS, LensForm, Outline, outline, tried

Place = tuple[float, float, float, float]
# What an unusual outline's fit is less by, and the least fit of a frame's: on bare faces it is 0.41, seldom over 0.5.
_PRIOR, _POOR_FIT = 0.03, 0.50
# L by which a line is darker than the skin that is no pale frame: it is the gap between a dark one and hair or a brow.
# Of five pale lines that were found four were 7 to 34 lighter than the skin, the gap was 25 darker.
_DARKER = 8.0
_SKIN = np.array([60.0, 10.0, 14.0], np.float32)


@dataclass(frozen=True)
class Rim:
    """half_x, half_y: of a lens in eye widths. fit: mean ridge along it, 0..1. over, under: ink of the rim's upper and
    lower half: its darkness integrated across, as a share of the skin's L, times eye widths. A heavy frame has 0.1, a
    wire 0.02, however blurred the photo. pixels: width of an eye in the photo. pale: lighter than what is beside it.
    color: (3,) Lab in the middle of the line."""

    form: LensForm
    half_x: float
    half_y: float
    fit: float
    over: float
    under: float
    pixels: float
    pale: bool
    color: F32

    @property
    def found(self) -> bool:
        """Whether the line is a frame's: lids and creases lie nearer to the eye and fit worse."""
        return self.fit >= _POOR_FIT

    @property
    def aspect(self) -> float:
        """Height of a lens over its width."""
        return self.half_y / self.half_x


def rims(head: Head, *, dark: bool) -> Rim:
    """The frame round the eyes of somebody with glasses. dark: sunglasses, whose edge is looked for, not a line."""
    skin = median(head.lab[head.skin]) if head.skin.any() else _SKIN
    looks = [patch(head, skin, *eye) for eye in eyes(head)]
    seen = [edges(look.light) if dark else ridges(look) for look in looks]
    form, places, fit, pale = _best(seen)
    lines = _lines(form, places)
    if pale and max(float(_color(*each, pale=True)[0]) for each in zip(looks, lines, strict=True)) < skin[0] - _DARKER:
        form, places, fit, pale = _best([eye[:1] for eye in seen])
        lines = _lines(form, places)
    inks: list[F64] = []
    colors: list[F32] = []
    for look, line, place in zip(looks, lines, places, strict=True):
        ink, (_, half_y, _, down) = _ink(look.light, line, max(float(skin[0]), 20.0)), place
        upper, lower = line[1] < down - 0.35 * half_y, line[1] > down + 0.35 * half_y
        inks.append(np.array([np.median(ink[upper]), np.median(ink[lower])]))
        colors.append(_color(look, line, pale=pale))
    over, under = (float(v) for v in np.mean(inks, axis=0))
    pixels = float(np.mean([width_of(head, *eye[:2]) for eye in eyes(head)])) * head.regions.window.scale
    return Rim(form, *places[0][:2], fit, over, under, pixels, pale, np.mean(colors, axis=0))


def _lines(form: LensForm, places: list[Place]) -> list[Outline]:
    """Each eye's outline."""
    return [outline(form, *(np.asarray(v) for v in place)) for place in places]


def _best(eyes: list[Map]) -> tuple[LensForm, list[Place], float, bool]:
    """Form, each eye's half sizes and middle, fit, and whether it is pale, of the best outline. Both lenses have one
    form and size, but glasses sit askew. The rarer forms must be clearly better than the plain ones."""
    found: list[tuple[float, LensForm, list[Place], float, bool]] = []
    for form in FORMS:
        places, unusual, sizes = tried(form)
        both = np.stack([_fit(seen, form) for seen in eyes])
        fits = both.max(axis=1).reshape(len(eyes), sizes, -1)
        value = fits - (_PRIOR * unusual).reshape(sizes, -1)
        size = int(value.max(axis=2).mean(axis=0).argmax())
        at = size * fits.shape[2] + value[:, size].argmax(axis=1)
        total = float(value[:, size].max(axis=1).mean()) - FORMS[form].rare
        lines = np.mean([eye[:, i] for eye, i in zip(both, at, strict=True)], axis=0)
        found_at: list[Place] = [(float(a), float(b), float(c), float(d)) for a, b, c, d in places[at]]
        found.append((total, form, found_at, float(lines.max()), int(lines.argmax()) == 1))
    return max(found, key=lambda one: one[0])[1:]


def _fit(seen: Map, form: LensForm) -> F64:
    """(1 or 2, n) how much of a dark line, and of a pale one, there is along each outline, 0..1."""
    return seen.reshape(len(seen), -1)[:, _index(form, *seen.shape[1:])].mean(axis=2)


@cache
def _index(form: LensForm, ways: int, rows: int, columns: int) -> NDArray[np.int32]:
    """(n, _POINTS) where the points of every outline are in a flat map of directions, rows and columns."""
    turn = np.pi if ways == WAYS else 2 * np.pi
    x, y, nx, ny = outline(form, *(tried(form)[0][:, i, None] for i in range(4)))
    row = np.clip(((y + OVER) * PER_EYE).astype(np.int32), 0, rows - 1)
    column = np.clip(((x + ACROSS) * PER_EYE).astype(np.int32), 0, columns - 1)
    way = np.round(np.arctan2(ny, nx) * (ways / turn)).astype(np.int32) % ways
    return (way * rows + row) * columns + column


def _across(values: F32, line: Outline, reach: F64) -> F64:
    """(n, len(reach)) of a map at each point of an outline, across it."""
    x, y, nx, ny = line
    row = (y[:, None] + ny[:, None] * reach + OVER) * PER_EYE
    column = (x[:, None] + nx[:, None] * reach + ACROSS) * PER_EYE
    return ndimage.map_coordinates(values, [row, column], order=1, mode="nearest")


def _ink(light: Map, line: Outline, skin: float) -> F64:
    """(n,) ink at each point of an outline: how far the rim lies below the darker of the grounds on its two sides."""
    step = 0.0125
    reach = np.arange(-0.20, 0.2001, step)
    seen = _across(light, line, reach)
    third = len(reach) // 3
    ground = np.minimum(seen[:, :third].max(axis=1), seen[:, -third:].max(axis=1))[:, None]
    return np.maximum(ground - seen, 0.0).sum(axis=1) * step / skin


def _color(look: Patch, line: Outline, *, pale: bool) -> F32:
    """(3,) Lab of the darkest, or the lightest, across an outline: the half of its points that stands out most."""
    reach = np.arange(-0.10, 0.1001, 0.02)
    light = _across(look.light, line, reach) * (-1 if pale else 1)
    deep = light.argmin(axis=1)[:, None]
    own = np.median(light, axis=1) - light.min(axis=1)
    lab = np.stack([np.take_along_axis(_across(look.lab[..., i], line, reach), deep, 1)[:, 0] for i in range(3)], 1)
    return np.median(lab[own >= np.median(own)], axis=0).astype(np.float32)
