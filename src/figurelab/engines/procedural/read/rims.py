"""Rims of glasses: the lens outline that best follows the ridges round both eyes, and how much ink its frame has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .head import LEFT_EYE, RIGHT_EYE, Head

LensForm = Literal["square", "soft", "round", "cat", "aviator"]
Map = NDArray[np.float32]
F64 = NDArray[np.float64]
Size = float | F64
Outline = tuple[F64, F64, F64, F64]

# One eye's patch, its outer corner at the right: pixels per eye width, and how far it reaches, in eye widths.
_PER_EYE = 40.0
_ACROSS, _OVER, _UNDER = 1.35, 1.00, 1.35
_SCALES = (0.040, 0.075)
# Ridges stronger than this, in L, count no more: a brow must not outweigh a whole thin rim.
_STRONGEST = 9.0
# What a pale line counts beside a dark one.
_PALE = 0.7
# What is tried, in eye widths: half sizes, and the lens's middle from the eye's (outwards and down).
_HALF_X = np.arange(0.60, 1.04, 0.06)
_HALF_Y = np.arange(0.36, 0.90, 0.05)
_OUT = np.arange(-0.06, 0.22, 0.07)
_DOWN = np.arange(-0.06, 0.34, 0.07)
# Usual value and spread of the same four.
_USUAL = ((0.82, 0.16), (0.57, 0.15), (0.06, 0.14), (0.13, 0.16))
_PRIOR, _TURNED_PRIOR = 0.05, 0.10
_POINTS = 48
# Roundness of the corners, rise outwards, top's share wider, lower end's lean; and how much better it must fit.
_FORMS: dict[LensForm, tuple[float, float, float, float, float]] = {
    "square": (0.35, 0.0, 0.02, 0.0, 0.00),
    "soft": (0.75, 0.0, 0.04, 0.0, 0.00),
    "round": (1.0, 0.0, 0.0, 0.0, 0.015),
    "cat": (0.65, 0.16, 0.10, 0.0, 0.04),
    "aviator": (0.80, -0.04, 0.14, 0.20, 0.02),
}
_TURNED = 0.22
_POOR_FIT = 0.40


@dataclass(frozen=True)
class Rim:
    """half_x, half_y: of a lens in eye widths. fit: mean ridge along it, 0..1. over, under: ink of the rim's upper and
    lower half: its darkness integrated across, as a share of the skin's L, times eye widths. A heavy frame has 0.1, a
    wire 0.02, however blurred the photo. pixels: width of an eye in the photo."""

    form: LensForm
    half_x: float
    half_y: float
    fit: float
    over: float
    under: float
    pixels: float

    @property
    def found(self) -> bool:
        """Whether the line is a frame's: lids and creases lie nearer to the eye and fit worse."""
        return self.fit >= _POOR_FIT and self.half_x > _HALF_X[0] and self.half_y > _HALF_Y[0]

    @property
    def aspect(self) -> float:
        """Height of a lens over its width."""
        return self.half_y / self.half_x


def rims(head: Head, *, dark: bool) -> Rim:
    """The frame round the eyes of somebody with glasses. dark: sunglasses, whose edge is looked for, not a line."""
    patches = [_patch(head, *eye) for eye in _eyes(head)]
    search = _Search([_edges(patch) if dark else _ridges(patch) for patch in patches])
    form, (half_x, half_y, out, down), fit = search.best(turned=len(patches) == 1)
    line = _outline(form, half_x, half_y, out, down)
    skin = max(float(np.median(head.lab[head.skin][:, 0])) if head.skin.any() else 60.0, 20.0)
    ink = np.mean([_ink(patch, line, skin) for patch in patches], axis=0)
    low = line[1] > down + 0.35 * half_y
    high = line[1] < down - 0.35 * half_y
    pixels = float(np.mean([_width(head, *eye[:2]) for eye in _eyes(head)])) * head.regions.window.scale
    return Rim(form, half_x, half_y, fit, float(np.median(ink[high])), float(np.median(ink[low])), pixels)


def _eyes(head: Head) -> list[tuple[int, int, list[int], int]]:
    """The eyes to look at: of a turned face only the nearer."""
    right, left = (33, 133, RIGHT_EYE, -1), (263, 362, LEFT_EYE, 1)
    if abs(head.yaw) < _TURNED:
        return [right, left]
    return [right if head.yaw > 0 else left]


def _width(head: Head, outer: int, inner: int) -> float:
    return float(np.linalg.norm(head.points[outer] - head.points[inner]))


def _patch(head: Head, outer: int, inner: int, ring: list[int], side: int) -> Map:
    """(h, w) L round one eye, its outer corner at the right."""
    width = _width(head, outer, inner)
    x0, y0 = head.points[ring].mean(axis=0)
    u = np.arange(-_ACROSS, _ACROSS, 1 / _PER_EYE) * width * side + x0
    v = np.arange(-_OVER, _UNDER, 1 / _PER_EYE) * width + y0
    at = np.broadcast_to(v[:, None], (len(v), len(u))), np.broadcast_to(u[None, :], (len(v), len(u)))
    return ndimage.map_coordinates(head.lab[..., 0], at, order=1, mode="nearest").astype(np.float32)


def _ridges(light: Map) -> list[Map]:
    """Second derivatives (xx, xy, yy) of each scale, in L: positive across a dark line."""
    found: list[Map] = []
    for scale in _SCALES:
        s = scale * _PER_EYE
        for order in ((0, 2), (1, 1), (2, 0)):
            found.append(_derived(light, s, *order) * np.float32(s * s))
    return found


def _edges(light: Map) -> list[Map]:
    """First derivatives (x, y) at the coarser scale, in L: positive outwards at the edge of a dark lens."""
    s = _SCALES[1] * _PER_EYE
    return [_derived(light, s, *order) * np.float32(s) for order in ((0, 1), (1, 0))]


def _derived(light: Map, sigma: float, down: int, across: int) -> Map:
    """Gaussian derivative of the given orders."""
    half = np.asarray(ndimage.gaussian_filter1d(light, sigma, axis=0, order=down))
    return np.asarray(ndimage.gaussian_filter1d(half, sigma, axis=1, order=across), np.float32)


class _Search:
    """Tries every outline on the derivatives of one or two eyes."""

    def __init__(self, eyes: list[list[Map]]) -> None:
        self._maps: list[Map] = [np.stack(maps).mean(axis=0) for maps in zip(*eyes, strict=True)]

    def best(self, *, turned: bool) -> tuple[LensForm, tuple[float, float, float, float], float]:
        """Form, half sizes and middle, and fit of the best outline. The rarer forms must be clearly better than the
        plain ones. turned: of a face whose lenses seem to rise outwards, and of which only one is seen well."""
        tried, unusual = _tried()
        prior = unusual * (_TURNED_PRIOR if turned else _PRIOR)
        forms: list[LensForm] = [form for form in _FORMS if not (turned and form == "cat")]
        fits: F64 = np.stack([self._fit(form, tried) for form in forms])
        value = fits - prior - np.array([_FORMS[form][4] for form in forms])[:, None]
        which, place = divmod(int(value.argmax()), len(tried))
        half_x, half_y, out, down = (float(v) for v in tried[place])
        return forms[which], (half_x, half_y, out, down), float(fits[which, place])

    def _fit(self, form: LensForm, tried: F64) -> F64:
        """(n,) mean response along each outline, 0..1."""
        half_x, half_y, out, down = (tried[:, i, None] for i in range(4))
        x, y, nx, ny = _outline(form, half_x, half_y, out, down)
        row = np.clip(((y + _OVER) * _PER_EYE).astype(np.int32), 0, self._maps[0].shape[0] - 1)
        column = np.clip(((x + _ACROSS) * _PER_EYE).astype(np.int32), 0, self._maps[0].shape[1] - 1)
        seen = [m[row, column] for m in self._maps]
        if len(seen) == 2:
            response = nx * seen[0] + ny * seen[1]
        else:
            fine, coarse = (nx * nx * seen[i] + 2 * nx * ny * seen[i + 1] + ny * ny * seen[i + 2] for i in (0, 3))
            response = np.maximum(fine, coarse)
            response = np.where(response > 0, response, -_PALE * np.minimum(fine, coarse))
        return np.clip(response / _STRONGEST, 0.0, 1.0).mean(axis=1)


@cache
def _tried() -> tuple[F64, F64]:
    """(n, 4) half sizes and middles, nothing higher than wide, and (n,) how unusual each is."""
    grid = np.stack(np.meshgrid(_HALF_X, _HALF_Y, _OUT, _DOWN, indexing="ij"), axis=-1).reshape(-1, 4)
    grid = grid[grid[:, 1] <= 1.05 * grid[:, 0]]
    usual, spread = np.array(_USUAL).T
    return grid, (((grid - usual) / spread) ** 2).sum(axis=1)


@cache
def _unit(form: LensForm) -> F64:
    """(_POINTS, 2) the outline in half sizes, y down, evenly spaced."""
    corner, rise, taper, lean, _ = _FORMS[form]
    angle = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    power = 2.0 / (0.16 + 0.84 * corner)
    c, s = np.cos(angle), np.sin(angle)
    radius = (np.abs(c) ** power + np.abs(s) ** power) ** (-1 / power)
    x, y = radius * c, radius * s
    x = x * (1 - taper * y) + lean * np.maximum(y, -1)
    y = y - rise * x
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


def _ink(light: Map, line: Outline, skin: float) -> F64:
    """(n,) ink at each point of an outline: how far the rim lies below the darker of the grounds on its two sides."""
    x, y, nx, ny = line
    step = 0.0125
    reach = np.arange(-0.20, 0.2001, step)
    row = (y[:, None] + ny[:, None] * reach + _OVER) * _PER_EYE
    column = (x[:, None] + nx[:, None] * reach + _ACROSS) * _PER_EYE
    seen = ndimage.map_coordinates(light, [row, column], order=1, mode="nearest")
    third = len(reach) // 3
    ground = np.minimum(seen[:, :third].max(axis=1), seen[:, -third:].max(axis=1))[:, None]
    return np.maximum(ground - seen, 0.0).sum(axis=1) * step / skin
