"""Tones of hair: every lock its own shade, strands along it, a line between locks and a broken ring of light."""

from __future__ import annotations

import numba as nb
import numpy as np

from figurelab.engines.procedural.paint.scene import F32, I32, Lookup

STRANDS, BEARD = 1, 2
"""How a hair material is drawn; 0 is not hair."""


@nb.njit(cache=True, fastmath=True, inline="always")
def _smooth(low: float, high: float, x: float) -> float:
    t = min(max((x - low) / (high - low), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


@nb.njit(cache=True, fastmath=True, inline="always")
def _lock(q: float, t: float, phase: float, count: float, width: float, carve: float) -> tuple[float, float]:
    """Tone and streak of a point on a lock. Stripes finer than 0.03 HR fade out before they shimmer."""
    n = max(count, 2.0)
    coarse = min(max((2.0 * width / (1.6 * n) - 0.03) / 0.03, 0.0), 1.0)
    fine = min(max((2.0 * width / (3.7 * n) - 0.03) / 0.03, 0.0), 1.0)
    wave = np.sin(np.pi * 1.6 * n * q + 5.0 * phase + 0.8 * t)
    stripe = 0.6 * wave * coarse + 0.4 * np.sin(np.pi * 3.7 * n * q + 9.0 * phase) * fine
    tone = 0.07 * stripe - 0.20 * _smooth(0.70, 0.95, abs(q)) - 0.14 * (1.0 - _smooth(0.0, 0.22, t)) + 0.05 * t
    ring = (t - 0.34 - 0.03 * stripe - 0.05 * np.sin(6.28 * phase)) / 0.085
    tone += 0.34 * np.exp(-ring * ring) * (0.75 + 0.25 * stripe) * (1.0 - _smooth(0.55, 0.95, abs(q)))
    tone -= min(9.0 * carve, 0.18)
    streak = _smooth(-0.1, 0.9, wave) * _smooth(0.05, 0.5, t) * (0.6 + 0.4 * np.sin(11.0 * phase))
    return tone, streak


@nb.njit(cache=True, fastmath=True, inline="always")
def _cap(h: float, carve: float) -> float:
    """Tone of a point of the cap, h over the head's centre; its strands are in the cap's own tint."""
    ring = (h - 0.58) / 0.11
    return 0.08 * _smooth(0.1, 0.9, h) - 0.05 + 0.10 * np.exp(-ring * ring) - min(9.0 * carve, 0.18)


@nb.njit(cache=True, fastmath=True, inline="always")
def _beard(x: float, h: float, z: float) -> float:
    """Strands that fall from the cheeks."""
    return 0.032 * np.sin(38.0 * np.arctan2(x, z) + 2.0 * np.sin(3.0 * h))


@nb.njit(cache=True, fastmath=True, parallel=True)
def _tones(
    kind: I32,
    positions: F32,
    head: F32,
    across: F32,
    along: F32,
    tint: F32,
    phase: F32,
    grooves: F32,
    width: F32,
    carve: F32,
    tone: F32,
    streak: F32,
) -> None:
    for i in nb.prange(kind.size):
        if kind[i] == 0:
            continue
        h = positions[i, 1] - head[1]
        if width[i] > 0.0:
            change, mark = _lock(across[i], along[i], phase[i], grooves[i], width[i], carve[i])
            tone[i] += change + tint[i]
            streak[i] = mark
        elif kind[i] == BEARD:
            tone[i] += _beard(positions[i, 0] - head[0], h, positions[i, 2] - head[2])
        else:
            tone[i] += _cap(h, carve[i]) + tint[i]
            streak[i] = along[i]


def hair_tones(kind: I32, positions: F32, head: F32, found: Lookup, tone: F32, streak: F32) -> None:
    """Add to tone (n,) the relative OKLab lightness of hair, and set streak (n,), the share of its second tone.
    kind (n,): 0, STRANDS or BEARD."""
    _tones(
        kind,
        positions,
        head,
        found.across,
        found.along,
        found.tint,
        found.phase,
        found.grooves,
        found.width,
        found.carve,
        tone,
        streak,
    )
