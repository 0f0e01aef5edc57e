"""Ringlets: hair combed over the head that winds into corkscrews from the ears down."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep, spline
from .builder import Hairdo
from .curtain import undermass
from .frame import F64, around, on_skull
from .panels import across_forehead, over_head
from .sections import CURTAIN
from .waves import Wave, waved

_BAND = Section(0.12, 0.062, tip=0.045, fall=6, bluntness=0.7, grooves=2, depth=0.012, wrap=0, k=0.03)
_COMBED = replace(CURTAIN, width=0.29, fall=3, bluntness=0.8, thickness=0.11)
_LOOSE = Wave(0.055, 0.62, 2.4, 0.95, 0.30)
_SAMPLES = 24
_LONGEST = 1.15
"""Local height of a ringlet; above it, longer hair is only waved."""
_BELOW_HAT = -0.30
"""Local height of a ringlet's root under a hat."""
_MOST_TURNS = 3.0
"""More would be fewer than eight samples a turn."""
_FLARE = 0.35
"""How far the band leans out at its lower edge, so that each turn lies over the next one."""


def ringlets(do: Hairdo, bottom: float, x: float) -> None:
    """Combed from a parting in the plane x, wound below. bottom: local height of the ends."""
    # Wound hair finds no room under a hat.
    top = min(0.07 if do.rim is None else _BELOW_HAT, bottom + _LONGEST)
    undermass(do, bottom + 0.25, end=0.94, wave=_LOOSE)
    for side in (-1, 1):
        _combed(do, side, x, top)
    _ring(do, 13, 64, (top, bottom), 1.19)
    _ring(do, 10, 80, (top + (0.54 if do.rim is None else 0.10), 0.5 * (top + bottom) + 0.05), 1.26)


def _combed(do: Hairdo, side: int, x: float, top: float) -> None:
    """Waved locks from the parting to where the ringlets begin."""
    for i in range(6):
        t = i / 5
        upper = over_head(x, 60 + 62 * t, side * (74 + 98 * t), 1.17, 0.03 * (i % 2))
        low = top + 0.24 + float(do.rng.uniform(-0.08, 0.08)) - 0.28 * (i % 2)
        upper[-1:] = _down(side * (75 + 98 * t), low, 1.17)
        _waving(do, i, upper)
    if do.rim is None and do.hair.fringe != "curtain":
        for over in (1, 0):
            path = across_forehead(do, side, x, over, 0.0)
            _waving(do, over, [*path, *_down(side * 74, min(top - 0.20, -0.30), 1.15)[-1:]], 0.21)


def _down(az: float, y: float, radius: float) -> list[F64]:
    """On the head or below it, at height y; by way of the temple where that is far above."""
    if y > 0:
        return [on_skull(az, float(np.degrees(np.arcsin(y / 0.94))), radius)]
    return [on_skull(az, 10, radius), around(az, y, radius)]


def _waving(do: Hairdo, i: int, points: list[F64], width: float = _COMBED.width) -> None:
    section = replace(_COMBED, width=width)
    path = waved(np.array(points), _LOOSE, 0.8 * (i % 2)) if do.rim is None else points
    do.lock(list(path), section, samples=16)


def _ring(do: Hairdo, count: int, first: float, heights: tuple[float, float], radius: float) -> None:
    """Ringlets from first to 360 - first degrees. heights: local ones of their roots and ends. radius: from the axis,
    half way down."""
    top, end = heights
    for i in range(count):
        az = first + (360 - 2 * first) * i / (count - 1) + float(do.rng.uniform(-3, 3))
        low = end + float(do.rng.uniform(-0.08, 0.08)) + 0.10 * (i % 2)
        root = _down(az, top + float(do.rng.uniform(-0.08, 0.08)), 1.02)[-1]
        axis = [root, around(az, 0.5 * (min(top, 0.25) + end), radius), around(az, low, radius - 0.10)]
        _wind(do, do.fitted(spline(np.array(axis), _SAMPLES), 0.16), 1 if i % 2 else -1)


def _wind(do: Hairdo, axis: F64, hand: int) -> None:
    """A band wound round an axis (24, 3), narrower towards its end."""
    length = float(np.linalg.norm(np.diff(axis, axis=0), axis=1).sum())
    turns = float(np.clip(length / 0.30, 1.2, _MOST_TURNS))
    pitch = length / turns
    u = np.linspace(0, 1, _SAMPLES)
    tangent = np.gradient(axis, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    across = np.cross(tangent, axis * [1, 0, 1])
    across /= np.linalg.norm(across, axis=1)[:, None]
    out = np.cross(across, tangent)
    angle = (2 * np.pi * (turns * u + float(do.rng.uniform())))[:, None] * hand
    spoke = across * np.cos(angle) + out * np.sin(angle)
    radius = 0.42 * pitch * smoothstep(-0.25, 0.22, u) * (1 - 0.45 * u**2)
    wide = 0.46 * pitch * (0.6 + 0.4 * smoothstep(0, 0.2, u)) * (1 - 0.5 * u**3)
    thick = _BAND.thickness * (1 - 0.25 * u)
    tint = float(do.rng.uniform(-0.06, 0.06))
    do.place(axis + spoke * radius[:, None], spoke - _FLARE * tangent, wide, thick, _BAND, tint=tint)
