"""Waves in hair that hangs: large ones, in step from lock to lock, so that they show as bands of one mass."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..lock import smoothstep, spline
from .frame import F64

_SAMPLES = 24
_LEAST = 0.15
"""Wave of the spec below which hair is straight: the slightest would only look uneven."""


@dataclass(frozen=True)
class Wave:
    """size: amplitude across the lock; length: from crest to crest; both in local units. drift: radians by which the
    waves of a lock at the back lag behind those beside the face. begins, whole: local heights between which
    it grows. stray: radians by which each lock swings out of step. out: share of the size that it swings outward."""

    size: float
    length: float
    drift: float
    begins: float = 0.55
    whole: float = -0.35
    stray: float = 0.14
    out: float = 0.75


def wave_of(share: float, seed: float, *, short: bool = False) -> Wave | None:
    """The waves of the spec's share 0..1, None for straight hair. seed: 0..1, a figure's own. short: ends above the
    shoulders, so that the waves are shorter and begin higher."""
    if share <= _LEAST:
        return None
    # On so large a head the slightest must be this wide to show in the outline at all.
    size, length, drift = 0.086 + 0.030 * share, 1.34 - 0.30 * share + 0.10 * (seed - 0.5), 1.6 + 0.8 * seed
    return Wave(size, 0.85 * length, drift, 0.65, -0.10) if short else Wave(size, length, drift)


def waved(points: F64, wave: Wave, lag: float = 0.0) -> F64:
    """(24, 3) the curve through local points (n, 3) with a helix-like wave. Its phase goes with the height and the
    azimuth alone, so that neighbours swing together and never through each other. lag: radians by which it swings
    sideways later than they do, and outwards nearly as much: in step they would be bands round the head."""
    c = spline(points, _SAMPLES)
    tangent = np.gradient(c, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    out = c * [1, 0, 1]
    out /= np.linalg.norm(out, axis=1)[:, None] + 1e-6
    across = np.cross(tangent, out)
    behind = np.arctan2(np.abs(c[:, 0]), c[:, 2]) / np.pi
    phase = -2 * np.pi * c[:, 1] / wave.length + wave.drift * behind
    grow = wave.size * smoothstep(wave.begins, wave.whole, c[:, 1])
    return (
        c
        + across * (grow * np.sin(phase - lag))[:, None]
        + out * (wave.out * grow * np.cos(phase - 0.8 * lag))[:, None]
    )
