"""Outlines of lenses: the forms that glasses have, and every size and place of them that is tried round an eye."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

LensForm = Literal["square", "soft", "panto", "round", "cat", "aviator"]
F64 = NDArray[np.float64]
Size = float | F64
Outline = tuple[F64, F64, F64, F64]

# What is tried, in eye widths: half widths, the lens's middle outwards from the eye's, and the height of its upper end;
# steps of height over width; and the least half height, for lids lie nearer.
_HALF_X = np.arange(0.66, 1.18, 0.06)
_OUT = np.arange(-0.14, 0.20, 0.07)
_TOP = np.arange(-0.74, -0.22, 0.08)
_STEP, _LOWEST = 0.06, 0.48
# Usual value and spread of the first three.
_USUAL = ((0.92, 0.12), (0.04, 0.10), (-0.46, 0.12))
_POINTS = 40


@dataclass(frozen=True)
class Form:
    """corner: roundness of the corners, upper and lower. rise: outwards. taper: top's share wider. lean: the lower
    end's. aspect: least and most height over width. rare: how much better it must fit."""

    corner: tuple[float, float]
    aspect: tuple[float, float]
    rare: float = 0.0
    rise: float = 0.0
    taper: float = 0.0
    lean: float = 0.0


FORMS: dict[LensForm, Form] = {
    "square": Form((0.35, 0.40), (0.46, 0.84), 0.0, taper=0.02),
    "soft": Form((0.55, 0.80), (0.48, 0.84), 0.0, taper=0.04),
    "panto": Form((0.70, 1.0), (0.74, 1.0), 0.0, taper=0.06),
    "round": Form((1.0, 1.0), (0.86, 1.04), 0.01),
    "cat": Form((0.65, 0.65), (0.52, 0.84), 0.04, rise=0.16, taper=0.10),
    "aviator": Form((0.80, 0.80), (0.74, 1.04), 0.04, rise=-0.04, taper=0.16, lean=0.32),
}


@cache
def tried(form: LensForm) -> tuple[F64, F64, int]:
    """(n, 4) half sizes and middles, (n,) how unusual each is, and how many sizes there are, which vary last."""
    least, most = FORMS[form].aspect
    size = np.stack(np.meshgrid(_HALF_X, np.arange(least, most + 0.01, _STEP), indexing="ij"), axis=-1).reshape(-1, 2)
    size = size[size[:, 0] * size[:, 1] >= _LOWEST]
    middle = np.stack(np.meshgrid(_OUT, _TOP, indexing="ij"), axis=-1).reshape(-1, 2)
    grid = np.concatenate([np.repeat(size, len(middle), axis=0), np.tile(middle, (len(size), 1))], axis=1)
    usual, spread = np.array(_USUAL).T
    unusual = (((grid[:, [0, 2, 3]] - usual) / spread) ** 2).sum(axis=1)
    half_y = grid[:, 0] * grid[:, 1]
    return np.column_stack([grid[:, 0], half_y, grid[:, 2], grid[:, 3] + half_y]), unusual, len(size)


def outline(form: LensForm, half_x: Size, half_y: Size, out: Size, down: Size) -> Outline:
    """Points and outward normals of an outline, in eye widths from the eye's middle, y down."""
    unit = _unit(form)
    x, y = out + half_x * unit[:, 0], down + half_y * unit[:, 1]
    dx = half_x * (np.roll(unit[:, 0], -1) - np.roll(unit[:, 0], 1))
    dy = half_y * (np.roll(unit[:, 1], -1) - np.roll(unit[:, 1], 1))
    long = np.hypot(dx, dy) + 1e-9
    return x, y, dy / long, -dx / long


@cache
def _unit(form: LensForm) -> F64:
    """(_POINTS, 2) the outline in half sizes, y down, evenly spaced."""
    made = FORMS[form]
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
