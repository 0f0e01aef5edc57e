"""Strands drawn on the cap's maps: whorls, grooves that run to a tie, partings and stipple."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from scipy.spatial import KDTree

from ..cap import AZIMUTH, ELEVATION
from ..lock import smoothstep

F64 = NDArray[np.float64]

AZ, EL = np.meshgrid(AZIMUTH, ELEVATION, indexing="ij")
DIRECTION = np.stack([np.cos(EL) * np.sin(AZ), np.sin(EL), np.cos(EL) * np.cos(AZ)], -1)
"""(384, 193, 3) unit directions of the cap's maps."""
SIDEWAYS = DIRECTION[..., 0]


def ridges(x: F64) -> F64:
    """-1 in the valleys at whole x, 0 on the ridges between. Valleys are rounded: a cusp aliases to dotted lines."""
    return (np.sqrt(np.sin(math.pi * x) ** 2 + 0.08) - 0.283) / 0.756 - 1


def whorl(az: float, el: float, count: int, *, swirl: float = 0.0) -> tuple[F64, F64]:
    """Strand coordinate round a pole at (az, el) degrees, one whole number a strand, and the angle from the pole.

    swirl: strands a radian of distance by which the pattern turns.
    """
    a, e = math.radians(az), math.radians(el)
    pole = np.array([math.cos(e) * math.sin(a), math.sin(e), math.cos(e) * math.cos(a)])
    up = np.array([0.0, 1.0, 0.0]) if abs(pole[1]) < 0.9 else np.array([0.0, 0.0, 1.0])
    x = np.cross(up, pole)
    x /= np.linalg.norm(x)
    y = np.cross(pole, x)
    away = np.arccos(np.clip(DIRECTION @ pole, -1, 1))
    turn = np.arctan2(DIRECTION @ y, DIRECTION @ x) + swirl * away
    return count * turn / (2 * math.pi) + 0.35 * np.sin(3 * turn) + 0.2 * np.sin(7 * turn), away


def whorl_relief(az: float, el: float, count: int, depth: float, *, swirl: float = 0.0) -> tuple[F64, F64]:
    """Carved depth (<= 0, HR) and painted tone of strands that run to a whorl or a tie.

    Strands fade near the pole, where they would be finer than the grid; a small shade is painted there instead.
    """
    x, away = whorl(az, el, count, swirl=swirl)
    fade = smoothstep(0.10, 0.45, away)
    line = ridges(x)
    tone = (0.10 * line + 0.07 * np.sin(4 * math.pi * x) + 0.07) * fade
    spiral = 0.5 + 0.5 * np.sin(3 * (x * 2 * math.pi / count) + 14 * away)
    tone -= np.exp(-((away / 0.13) ** 2)) * (0.08 + 0.10 * spiral)
    return depth * line * fade, tone


def groove_along(distance: F64, depth: float) -> F64:
    """Carved depth (<= 0) of a parting: distance is the signed one to its line in radians or HR."""
    return -depth * np.exp(-((distance / 0.035) ** 2))


def stipple(rng: np.random.Generator, width: float) -> F64:
    """(384, 193) noise of unit deviation, width in map cells, calm near the poles where cells are thin."""
    noise = gaussian_filter(rng.normal(size=AZ.shape), width, mode="wrap")
    return noise / noise.std() * np.minimum(1, 2 * np.cos(EL))


def _lattice(count: int) -> F64:
    """(count, 3) unit directions spread evenly: a Fibonacci lattice."""
    at = np.arange(count)
    up = 1 - 2 * (at + 0.5) / count
    flat = np.sqrt(1 - up**2)
    return np.stack([flat * np.sin(2.39996 * at), up, flat * np.cos(2.39996 * at)], 1)


def coils(rng: np.random.Generator, count: int = 2600) -> F64:
    """(384, 193) small domes side by side, 0 in the gaps .. 1 on their tops: what tight coils look like."""
    middles = KDTree(_lattice(count) + rng.normal(size=(count, 3)) * 1.1 / math.sqrt(count))
    away, _ = middles.query(DIRECTION.reshape(-1, 3))
    return 1 - np.minimum(away.reshape(AZ.shape) * math.sqrt(count) / 2.6, 1.0) ** 2
