"""Long curls: a cloud of soft spiral locks in three layers, each wound on an axis of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..lock import Section, smoothstep, spline, taper
from .builder import Hairdo
from .curtain import LOCK, lining, undermass
from .frame import F64, around, carried, on_skull, outward, parting, radial, unit
from .fringe import lowest
from .panels import over_head
from .waves import tight_wave

_CURL = Section(
    0.220, 0.112, tip=0.044, fall=3.2, bluntness=0.80, root_width=0.55, root_thickness=0.40, full=0.30, grooves=3,
    depth=0.020, wrap=0.5, exponent=1.8, k=0.030,
)  # fmt: skip
_OVER = replace(LOCK, width=0.30, thickness=0.115, fall=3.0, bluntness=0.8)
"""Of what runs from the parting over the head and hides where the curls begin."""
_RADIUS, _DEEP, _PITCH = 0.105, 0.55, 0.74
"""How far a curl swings to its sides, what share of it in and out, and from turn to turn, local units: broad ribbons
that swing as an S. As round and as tight as a spring they would be worms."""
_SAMPLES = 24
_FREE = 0.15
"""Local units that a spiral stands off the dressed shoulders by, its axis being led over them."""
_HEIGHTS = (0.0, -0.35, -0.75, -1.20, -2.50)
_RADII = (1.25, 1.315, 1.33, 1.29, 1.26)
"""Distance of the axes from the head's at local heights: a cloud is widest beside the jaw."""


@dataclass(frozen=True)
class Layer:
    """azimuths, roots: degrees at the temple and along the parting of its first lock, by the face, and its last. count:
    of its locks a side. up: share of the way from the ends to the ears at which it ends. rise: how far it lies over
    the hair of the head. start: elevation in degrees from which on it is wound."""

    azimuths: tuple[float, float]
    roots: tuple[float, float]
    count: int
    up: float
    rise: float
    start: float


_LAYERS = (
    Layer((80, 170), (72, 122), 5, 0.0, -0.02, 14),
    Layer((68, 158), (61, 116), 5, 0.20, 0.045, 30),
    Layer((92, 167), (78, 121), 4, 0.46, 0.080, 46),
)


def ringlets(do: Hairdo, bottom: float) -> None:
    """From the parting down on both sides. bottom: local height of the lowest ends."""
    undermass(do, bottom + 0.26, end=1.0 if bottom < -1.2 else 0.85, wave=tight_wave(0.5))
    lining(do, bottom)
    for layer in _LAYERS:
        for side in (-1, 1):
            for i in range(layer.count):
                _hanging(do, side, layer, i, bottom)
    if do.rim is None:
        _fringe(do)


def _hanging(do: Hairdo, side: int, layer: Layer, i: int, bottom: float) -> None:
    """One curl from the temple's height down, and the lock from the parting that it hangs from."""
    t, jitter = i / (layer.count - 1), do.rng.uniform(-1, 1, 4)
    az = layer.azimuths[0] + (layer.azimuths[1] - layer.azimuths[0]) * t + 3.0 * float(jitter[0]) * min(4 * t, 1)
    root = layer.roots[0] + (layer.roots[1] - layer.roots[0]) * t
    low = bottom + layer.up * (-0.05 - bottom) + 0.09 * float(jitter[1]) * float(np.clip(-0.3 - bottom, 0.3, 1))
    rise = layer.rise + 0.02 * float(jitter[2])
    # On the crown no layer stands over another: the parting would be a cleft.
    upper = over_head(do.part_x, root, side * az, 1.20, min(rise, 0.03))
    ends = around(side * az, -0.22 + 0.08 * float(jitter[3]), 1.235 + rise)
    do.lock([*upper, ends], _OVER, samples=14)
    points = [on_skull(side * az, layer.start + 16, 1.02), on_skull(side * az, layer.start, 1.215 + rise)]
    for q in (0.10, 0.38, 0.68, 1.0):
        y = 0.5 * float(points[1][1]) + (low - 0.5 * float(points[1][1])) * q
        radius = float(np.interp(-y, [-h for h in _HEIGHTS], _RADII)) + 0.6 * rise
        # Beside the face they fall back a little: a profile must show the eye.
        points.append(around(side * (az + (12 if az < 90 else 0) * q), y, radius))
    axis = spline(do.fitted(np.array(points), _FREE), _SAMPLES)
    begins = float(points[1][1]) + 0.06 if do.rim is None else -0.05
    grow = smoothstep(begins, begins - 0.32, axis[:, 1])
    wound(do, axis, grow, _CURL, pitch=_PITCH, hand=1 if (i + layer.count) % 2 else -1, start=float(jitter[3]))


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


_SMALL = replace(_CURL, width=0.165, thickness=0.092)
_FRINGES = {
    "straight": (-54, -36, -18, 0, 18, 36, 54),
    "swept": (-64, -48, -31, -13, 5),
    "curtain": (-62, -46, 46, 62),
}
"""Azimuths in degrees of the curls of a fringe."""


def _fringe(do: Hairdo) -> None:
    """Short spirals that fall over the forehead."""
    end = lowest(do)
    for i, az in enumerate(_FRINGES.get(do.hair.fringe, ())):
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
