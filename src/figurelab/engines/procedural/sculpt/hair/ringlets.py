"""Long curls: one soft cloud that swings in close waves from the crown down; spirals of their own over the forehead.

Curls that each hang on an axis of their own cross each other, and what is seen is ropes.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep, spline, taper
from .builder import Hairdo
from .frame import F64, carried, on_skull, outward, parting, radial, unit
from .fringe import fringe, lowest, whorl_of
from .soft import soft_waves
from .waves import tight_wave

_SMALL = Section(
    0.165, 0.092, tip=0.044, fall=3.2, bluntness=0.80, root_width=0.55, root_thickness=0.40, full=0.30, grooves=3,
    depth=0.020, wrap=0.5, exponent=1.8, k=0.030,
)  # fmt: skip
_RADIUS, _DEEP = 0.105, 0.55
"""How far a curl of the fringe swings to its sides, local units, and what share of it in and out."""
_STAND = 0.08
"""Local units by which curls stand off beside the jaw more than waves do."""
_FROM, _WHOLE = -0.10, -0.70
"""Local heights between which curls grow under a hat, which presses them flat."""


def ringlets(do: Hairdo, bottom: float) -> None:
    """From the parting down on both sides. bottom: local height of the lowest ends."""
    wave = tight_wave(float(do.rng.uniform()))
    if do.rim is not None:
        wave = replace(wave, begins=_FROM, whole=_WHOLE)
    soft_waves(do, bottom, wave, stand=_STAND)
    if do.rim is None:
        _fringe(do)


def wound(do: Hairdo, axis: F64, grow: F64, section: Section, *, pitch: float, hand: int, start: float) -> None:
    """A lock round the axis (n <= 24, 3). grow: (n,) share of the spiral's radius. hand: which way it turns. start:
    -1..1, where its turns begin."""
    arc = np.r_[0, np.cumsum(np.linalg.norm(np.diff(axis, axis=0), axis=1))]
    tangent = np.gradient(axis, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None] + 1e-9
    out = outward(axis)
    out -= (out * tangent).sum(1)[:, None] * tangent
    out /= np.linalg.norm(out, axis=1)[:, None] + 1e-6
    turn = hand * 2 * np.pi * arc / pitch + np.pi * start
    spoke = np.cross(tangent, out) * np.cos(turn)[:, None] + out * (_DEEP * np.sin(turn))[:, None]
    centers = axis + spoke * (_RADIUS * grow)[:, None]
    width, thickness = taper(section, np.linspace(0, 1, len(axis)))
    tint, phase = float(do.rng.uniform(-0.05, 0.07)), 0.5 + 0.5 * start
    do.place(centers, carried(out, centers), width, thickness, section, tint=tint, phase=phase)


_TURNS = (-54, -36, -18, 0, 18, 36, 54)
"""Azimuths in degrees of the curls of a straight fringe."""


def _fringe(do: Hairdo) -> None:
    """Short spirals that fall over the forehead; one that is swept or parted lies in locks, as on waves."""
    if do.hair.fringe != "straight":
        fringe(do, whorl_of(180, 72))
        return
    end = lowest(do)
    for i, az in enumerate(_TURNS):
        far = abs(az) / 64
        low = end + float(do.rng.uniform(-1, 6)) - 16 * max(far - 0.6, 0.0)
        root = radial(parting(float(np.clip(do.part_x, -0.2, 0.2)), 66), 1.0)
        aim = on_skull(az, 40)
        points = [
            root,
            radial(unit(root) * 0.55 + unit(aim) * 0.45, 1.17),
            on_skull(0.96 * az, 0.55 * (low + 48), 1.215),
            on_skull(az, low + 8, 1.20),
            on_skull(az + 2, low, 1.17),
        ]
        axis = spline(np.array(points), 16)
        grow = 0.62 * smoothstep(0.25, 0.7, np.linspace(0, 1, 16))
        wound(do, axis, grow, _SMALL, pitch=0.62, hand=1 if i % 2 else -1, start=float(do.rng.uniform(-1, 1)))
