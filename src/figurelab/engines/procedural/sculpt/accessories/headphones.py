"""Headphones: two padded cups over the ears, on a hoop over the hair."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ...paint.material import Material
from ...paint.oklab import from_hex, lightness
from ..garments.tailor import Tailor
from ..outside import outside
from .arch import arch, ears

F64 = NDArray[np.float64]

_CUP = (0.29, 0.34)
"""Half sizes of a cup, HR."""
_PAD, _SHELL = 0.085, 0.075
"""Half depths of the pad on the head and of the shell on it."""
_NEAREST, _FARTHEST = 0.97, 1.30
"""Where a pad's inner side lies, HR from the middle, whatever the hair over the ears is."""
_BLACK = 0.38


def headphones(tailor: Tailor, color: str) -> None:
    """Black ones have discs in another shade, so that the cups are read."""
    shell, pad, cap = _materials(color)
    program = tailor.program
    middle = ears(tailor)
    around = np.radians(np.arange(0, 360, 45))
    ways = np.column_stack([np.ones(8), 0.22 * np.sin(around), 0.20 * np.cos(around)])
    ways /= np.linalg.norm(ways, axis=1)[:, None]
    far = np.r_[*(outside(program, middle, ways * [side, 1, 1], least=0.7, most=1.6) * ways[:, 0] for side in (-1, 1))]
    x = float(np.clip(np.quantile(far, 0.75) - 0.05, _NEAREST, _FARTHEST))
    hoop = arch(tailor, reach=86, lean=2)
    hoop.lay(tailor, shell, 0.085, 0.060, out=0.045, k=0.012)
    top = np.clip(1.0 - np.abs(np.linspace(-1.7, 1.7, len(hoop.points))), 0.0, 1.0) ** 0.5
    hoop.lay(tailor, pad, 0.025 + 0.095 * top, 0.070, out=0.0, k=0.010)
    for side in (-1, 1):
        _cup(tailor, middle + np.array([side * x, 0.0, 0.0]), np.array([float(side), 0.0, 0.0]), (shell, pad, cap))
        foot = hoop.points[0 if side < 0 else -1] + np.array([0.03 * side, 0.16, 0.0])
        low = middle + np.array([side * (x + 2 * _PAD + _SHELL), 0.10, 0.0])
        program.cone(foot, low, 0.085, 0.075, k=0.05).part(shell, k=0.02)


def _materials(color: str) -> tuple[Material, Material, Material]:
    """Of shell, pad and the disc on the shell: black ones are told apart by lighter discs."""
    dark = lightness(from_hex(color)) < _BLACK
    shell = Material("headphones", color, "plastic", roughness=0.38)
    pad = Material("headphones", "#2b2b2f", "leather", roughness=0.55, tint=0.05 if dark else 0.0)
    return shell, pad, Material("headphones", color, "plastic", roughness=0.30, tint=0.12 if dark else -0.10)


def _cup(tailor: Tailor, root: F64, way: F64, stuff: tuple[Material, Material, Material]) -> None:
    """root: (3,) the middle of the pad's inner side; way: (3,) unit, out of the head."""
    shell, pad, cap = stuff
    program = tailor.program
    x, y = _CUP
    yaw, pitch = math.atan2(way[0], way[2]), -math.asin(float(np.clip(way[1], -1, 1)))
    turn = (pitch, yaw, 0.0)

    def disc(out: float, half: float, wide: float) -> None:
        place = root + out * way
        program.ring(place, x * wide - 0.05, y * wide - 0.05, x * wide - 0.051, 0.05, half, turn, filled=True)

    disc(_PAD, _PAD, 1.0)
    program.part(pad, k=0.015)
    disc(2 * _PAD + 0.6 * _SHELL, _SHELL, 0.94)
    program.part(shell, k=0.010)
    disc(2 * _PAD + 1.6 * _SHELL, 0.035, 0.62)
    program.part(cap, k=0.006)
