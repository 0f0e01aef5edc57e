"""Rims of glasses: the lens outline that best follows the ridges round both eyes, and how much ink its frame has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .color import F32, median
from .head import LEFT_BROW, LEFT_EYE, RIGHT_BROW, RIGHT_EYE, Head

LensForm = Literal["square", "soft", "panto", "round", "cat", "aviator"]
Map = NDArray[np.float32]
F64 = NDArray[np.float64]
Size = float | F64
Outline = tuple[F64, F64, F64, F64]

# One eye's patch, its outer corner at the right: pixels per eye width, and how far it reaches, in eye widths.
_PER_EYE = 40.0
_ACROSS, _OVER, _UNDER = 1.35, 1.05, 1.50
_SCALES = ((0.040, 1.2), (0.075, 1.0), (0.120, 0.7))
# A line's breadth at most: what is broader is a plateau, though its sides curve like a line.
_WIDEST = 0.22
# How far a pixel's hue is from the skin's before it counts as a frame's, and what it then counts beside lightness.
_TINT, _TINTED = 12.0, 0.8
# Ridges as strong as the strongest of the patch, within these bounds in L, count full: a brow must not outweigh a whole
# thin rim, nor a wrinkle be one.
_FULL, _STRONGEST = 98.0, (4.0, 14.0)
# Directions across a line that are told apart, of half a turn; of a dark lens' edge, of a whole one.
_WAYS = 16
# What is tried, in eye widths: half widths, the lens's middle outwards from the eye's, and the height of its upper end.
_HALF_X = np.arange(0.66, 1.18, 0.06)
_OUT = np.arange(-0.14, 0.20, 0.07)
_TOP = np.arange(-0.74, -0.22, 0.08)
_STEP = 0.06
_LOWEST = 0.48
# Lids are no rims, half sizes in eye widths, and brows are hardly.
_LIDS, _BROW = (0.52, 0.25), 0.6
# Usual value and spread of the half width and of the same two.
_USUAL = ((0.86, 0.14), (0.04, 0.10), (-0.46, 0.12))
_PRIOR = 0.03
_POINTS = 40


@dataclass(frozen=True)
class _Form:
    """corner: roundness of the corners, upper and lower. rise: outwards. taper: top's share wider. lean: the lower
    end's. aspect: least and most height over width. rare: how much better it must fit."""

    corner: tuple[float, float]
    aspect: tuple[float, float]
    rare: float = 0.0
    rise: float = 0.0
    taper: float = 0.0
    lean: float = 0.0


_FORMS: dict[LensForm, _Form] = {
    "square": _Form((0.35, 0.40), (0.46, 0.84), 0.0, taper=0.02),
    "soft": _Form((0.55, 0.80), (0.48, 0.84), 0.0, taper=0.04),
    "panto": _Form((0.70, 1.0), (0.74, 1.0), 0.0, taper=0.06),
    "round": _Form((1.0, 1.0), (0.86, 1.04), 0.01),
    "cat": _Form((0.65, 0.65), (0.52, 0.84), 0.04, rise=0.16, taper=0.10),
    "aviator": _Form((0.80, 0.80), (0.74, 1.04), 0.04, rise=-0.04, taper=0.16, lean=0.32),
}
_TURNED = 0.22
# Of a turned face, by its yaw: how much narrower a lens is seen, and how far it has moved off the eye behind it.
_NARROWER, _MOVED = 0.20, 0.26
_POOR_FIT = 0.50
_SKIN = np.array([60.0, 10.0, 14.0], np.float32)


@dataclass(frozen=True)
class _Patch:
    """What is seen round one eye, its outer corner at the right. lab: (h, w, 3). light: (h, w) L less what another hue
    than the skin's counts. own: (h, w) how much a line there is to be a frame's, not a lid's or a brow's."""

    lab: F32
    light: Map
    own: Map


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
    looks = [_patch(head, skin, *eye) for eye in _eyes(head)]
    seen = [_edges(look.light) if dark else _ridges(look) for look in looks]
    form, places, fit, pale = _best(seen)
    inks: list[F64] = []
    colors: list[F32] = []
    for look, place in zip(looks, places, strict=True):
        line = _outline(form, *(np.asarray(v) for v in place))
        ink, (_, half_y, _, down) = _ink(look.light, line, max(float(skin[0]), 20.0)), place
        upper, lower = line[1] < down - 0.35 * half_y, line[1] > down + 0.35 * half_y
        inks.append(np.array([np.median(ink[upper]), np.median(ink[lower])]))
        colors.append(_color(look, line, pale=pale))
    over, under = (float(v) for v in np.mean(inks, axis=0))
    pixels = float(np.mean([_width(head, *eye[:2]) for eye in _eyes(head)])) * head.regions.window.scale
    return Rim(form, *places[0][:2], fit, over, under, pixels, pale, np.mean(colors, axis=0))


def _eyes(head: Head) -> list[tuple[int, int, list[int], int]]:
    """The eyes to look at: of a turned face only the nearer."""
    right, left = (33, 133, RIGHT_EYE, -1), (263, 362, LEFT_EYE, 1)
    if abs(head.yaw) < _TURNED:
        return [right, left]
    return [right if head.yaw > 0 else left]


def _width(head: Head, outer: int, inner: int) -> float:
    return float(np.linalg.norm(head.points[outer] - head.points[inner]))


def _patch(head: Head, skin: F32, outer: int, inner: int, ring: list[int], side: int) -> _Patch:
    """The patch moves with the lens: of a turned head that is seen narrower, and beside its eye."""
    width, moved = _width(head, outer, inner), _MOVED * head.yaw * side
    turned = abs(head.yaw) if abs(head.yaw) >= _TURNED else 0.0
    x0, y0 = head.points[ring].mean(axis=0)
    across = np.arange(-_ACROSS, _ACROSS, 1 / _PER_EYE) * (1 - _NARROWER * turned) + moved
    down = np.arange(-_OVER, _UNDER, 1 / _PER_EYE)
    at = np.meshgrid(down * width + y0, across * width * side + x0, indexing="ij")
    lab = np.stack(
        [ndimage.map_coordinates(head.lab[..., i], at, order=1, mode="nearest") for i in range(3)], axis=-1
    ).astype(np.float32)
    away = np.hypot(lab[..., 1] - skin[1], lab[..., 2] - skin[2])
    lids = (across / _LIDS[0]) ** 2 + (down[:, None] / _LIDS[1]) ** 2 < 1
    brow = ndimage.map_coordinates(head.area(RIGHT_BROW, LEFT_BROW).view(np.uint8), at, order=0) > 0
    own = np.where(lids, 0.0, np.where(brow, _BROW, 1.0)).astype(np.float32)
    return _Patch(lab, lab[..., 0] - np.float32(_TINTED) * np.maximum(away - np.float32(_TINT), 0), own)


def _ridges(look: _Patch) -> Map:
    """(2, _WAYS, h, w): how much of a dark line, and of a pale one, 0..1, there is across each of the directions of
    half a turn."""
    light = look.light
    best = np.zeros((2, _WAYS, *light.shape), np.float32)
    size = round(_WIDEST * _PER_EYE)
    stands_out = np.stack([ndimage.grey_closing(light, size) - light, light - ndimage.grey_opening(light, size)])
    angle = (np.arange(_WAYS, dtype=np.float32) * np.float32(np.pi / _WAYS))[:, None, None]
    c, s = np.cos(angle), np.sin(angle)
    for scale, weight in _SCALES:
        sigma = scale * _PER_EYE
        xx, xy, yy = (
            _derived(light, sigma, *order) * np.float32(weight * sigma**2) for order in ((0, 2), (1, 1), (2, 0))
        )
        across = c * c * xx + 2 * c * s * xy + s * s * yy
        best = np.maximum(best, [across, -across])
    best = np.minimum(best, stands_out[:, None])
    full = np.clip(np.percentile(best, _FULL), *_STRONGEST)
    return np.minimum(best / np.float32(full), 1) ** np.float32(0.75) * look.own


def _edges(light: Map) -> Map:
    """(1, 2 * _WAYS, h, w): how much of an edge, 0..1, it gets lighter across in each direction of a whole turn."""
    sigma = _SCALES[1][0] * _PER_EYE
    x, y = (_derived(light, sigma, *order) * np.float32(sigma) for order in ((0, 1), (1, 0)))
    angle = (np.arange(2 * _WAYS, dtype=np.float32) * np.float32(np.pi / _WAYS))[:, None, None]
    edge = np.clip((np.cos(angle) * x + np.sin(angle) * y) / np.float32(_STRONGEST[1]), 0, 1)
    return edge[None]


def _derived(light: Map, sigma: float, down: int, across: int) -> Map:
    """Gaussian derivative of the given orders."""
    half = np.asarray(ndimage.gaussian_filter1d(light, sigma, axis=0, order=down))
    return np.asarray(ndimage.gaussian_filter1d(half, sigma, axis=1, order=across), np.float32)


Place = tuple[float, float, float, float]


def _best(eyes: list[Map]) -> tuple[LensForm, list[Place], float, bool]:
    """Form, each eye's half sizes and middle, fit, and whether it is pale, of the best outline. Both lenses have one
    form and size, but glasses sit askew. The rarer forms must be clearly better than the plain ones."""
    found: list[tuple[float, LensForm, list[Place], float, bool]] = []
    for form in _FORMS:
        tried, unusual, sizes = _tried(form)
        both = np.stack([_fit(seen, form) for seen in eyes])
        fits = both.max(axis=1).reshape(len(eyes), sizes, -1)
        value = fits - (_PRIOR * unusual).reshape(sizes, -1)
        size = int(value.max(axis=2).mean(axis=0).argmax())
        at = size * fits.shape[2] + value[:, size].argmax(axis=1)
        total = float(value[:, size].max(axis=1).mean()) - _FORMS[form].rare
        lines = np.mean([eye[:, i] for eye, i in zip(both, at, strict=True)], axis=0)
        places: list[Place] = [(float(a), float(b), float(c), float(d)) for a, b, c, d in tried[at]]
        found.append((total, form, places, float(lines.max()), int(lines.argmax()) == 1))
    return max(found, key=lambda one: one[0])[1:]


def _fit(seen: Map, form: LensForm) -> F64:
    """(1 or 2, n) how much of a dark line, and of a pale one, there is along each outline, 0..1."""
    return seen.reshape(len(seen), -1)[:, _index(form, *seen.shape[1:])].mean(axis=2)


@cache
def _index(form: LensForm, ways: int, rows: int, columns: int) -> NDArray[np.int32]:
    """(n, _POINTS) where the points of every outline are in a flat map of directions, rows and columns."""
    turn = np.pi if ways == _WAYS else 2 * np.pi
    x, y, nx, ny = _outline(form, *(_tried(form)[0][:, i, None] for i in range(4)))
    row = np.clip(((y + _OVER) * _PER_EYE).astype(np.int32), 0, rows - 1)
    column = np.clip(((x + _ACROSS) * _PER_EYE).astype(np.int32), 0, columns - 1)
    way = np.round(np.arctan2(ny, nx) * (ways / turn)).astype(np.int32) % ways
    return (way * rows + row) * columns + column


@cache
def _tried(form: LensForm) -> tuple[F64, F64, int]:
    """(n, 4) half sizes and middles, (n,) how unusual each is, and how many sizes there are, which vary last."""
    least, most = _FORMS[form].aspect
    size = np.stack(np.meshgrid(_HALF_X, np.arange(least, most + 0.01, _STEP), indexing="ij"), axis=-1).reshape(-1, 2)
    size = size[size[:, 0] * size[:, 1] >= _LOWEST]
    middle = np.stack(np.meshgrid(_OUT, _TOP, indexing="ij"), axis=-1).reshape(-1, 2)
    grid = np.concatenate([np.repeat(size, len(middle), axis=0), np.tile(middle, (len(size), 1))], axis=1)
    usual, spread = np.array(_USUAL).T
    unusual = (((grid[:, [0, 2, 3]] - usual) / spread) ** 2).sum(axis=1)
    half_y = grid[:, 0] * grid[:, 1]
    return np.column_stack([grid[:, 0], half_y, grid[:, 2], grid[:, 3] + half_y]), unusual, len(size)


@cache
def _unit(form: LensForm) -> F64:
    """(_POINTS, 2) the outline in half sizes, y down, evenly spaced."""
    made = _FORMS[form]
    angle = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    power = 2.0 / (0.16 + 0.84 * np.where(s < 0, *made.corner))
    radius = (np.abs(c) ** power + np.abs(s) ** power) ** (-1 / power)
    x, y = radius * c, radius * s
    x = x * (1 - made.taper * y) + made.lean * np.maximum(y, -1)
    y = y - made.rise * x
    length = np.concatenate([[0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    at = np.linspace(0, length[-1], _POINTS, endpoint=False)
    return np.column_stack([np.interp(at, length, x), np.interp(at, length, y)])


def _outline(form: LensForm, half_x: Size, half_y: Size, out: Size, down: Size) -> Outline:
    """Points and outward normals of an outline, in eye widths from the eye's middle, y down."""
    unit = _unit(form)
    x, y = out + half_x * unit[:, 0], down + half_y * unit[:, 1]
    dx = half_x * (np.roll(unit[:, 0], -1) - np.roll(unit[:, 0], 1))
    dy = half_y * (np.roll(unit[:, 1], -1) - np.roll(unit[:, 1], 1))
    long = np.hypot(dx, dy) + 1e-9
    return x, y, dy / long, -dx / long


def _across(values: F32, line: Outline, reach: F64) -> F64:
    """(n, len(reach)) of a map at each point of an outline, across it."""
    x, y, nx, ny = line
    row = (y[:, None] + ny[:, None] * reach + _OVER) * _PER_EYE
    column = (x[:, None] + nx[:, None] * reach + _ACROSS) * _PER_EYE
    return ndimage.map_coordinates(values, [row, column], order=1, mode="nearest")


def _ink(light: Map, line: Outline, skin: float) -> F64:
    """(n,) ink at each point of an outline: how far the rim lies below the darker of the grounds on its two sides."""
    step = 0.0125
    reach = np.arange(-0.20, 0.2001, step)
    seen = _across(light, line, reach)
    third = len(reach) // 3
    ground = np.minimum(seen[:, :third].max(axis=1), seen[:, -third:].max(axis=1))[:, None]
    return np.maximum(ground - seen, 0.0).sum(axis=1) * step / skin


def _color(look: _Patch, line: Outline, *, pale: bool) -> F32:
    """(3,) Lab of the darkest, or the lightest, across an outline: the half of its points that stands out most."""
    reach = np.arange(-0.10, 0.1001, 0.02)
    light = _across(look.light, line, reach) * (-1 if pale else 1)
    deep = light.argmin(axis=1)[:, None]
    own = np.median(light, axis=1) - light.min(axis=1)
    lab = np.stack([np.take_along_axis(_across(look.lab[..., i], line, reach), deep, 1)[:, 0] for i in range(3)], 1)
    return np.median(lab[own >= np.median(own)], axis=0).astype(np.float32)
