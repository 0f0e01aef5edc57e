"""Tones of hair: every lock its own shade, strands along it, a line between locks and a broken ring of light."""

from __future__ import annotations

import numba as nb
import numpy as np

from figurelab.engines.procedural.paint.comb import COMB, combed
from figurelab.engines.procedural.paint.noise import random, smooth
from figurelab.engines.procedural.paint.scene import F32, I32, Lookup
from figurelab.engines.procedural.paint.stroke import smoothstep
from figurelab.kernels import EXACT

STRANDS, BEARD, BRISTLES, COILS = 1, 2, 3, 4
"""How a hair material is drawn; 0 is not hair."""
_FINEST, _TRESS = 0.005, 0.050
"""HR across strands that are told apart: a pixel of a concept, and the strands that make a tress."""
_STRANDS, _DARKER = 0.096, 0.085
"""Tone from a gap to the strand beside it, and what dark hair needs more."""
_WOUND = 5.0
"""Height by the tone that is painted on a cap without strands: its relief gleams where it stands out."""
_ENDS = 7.0
"""How far single hairs stand out of where they run out into the skin."""
_COIL = 0.085
"""HR from one tight coil to the next."""


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _lock(
    comb: F32,
    q: float,
    t: float,
    phase: float,
    strand: float,
    breadth: float,
    width: float,
    carve: float,
    dark: float,
    h: float,
    z: float,
) -> tuple[float, float, float]:
    """Tone, streak and height of a point on a lock, h over and z before the head's centre. Strands run on where the
    lock narrows, and are lost one after the other. dark: 0..1, near-black hair, whose strands only show with more
    contrast and a second, lower sheen."""
    closer = breadth / width
    place = breadth * strand + 97.0 * phase
    fine = combed(comb, place, 3.0 * t + 8.0 * phase, _FINEST * closer)
    tress = combed(comb, place, 3.0 * t + 8.0 * phase, _TRESS * closer)
    flank = abs(q)
    ends = smooth(0.0, 0.10, t) * (1.0 - 0.5 * smooth(0.80, 1.0, t))
    tone = (
        (_STRANDS + _DARKER * dark) * fine * (0.45 + 0.55 * ends)
        - (0.11 + 0.03 * dark) * smooth(0.66, 1.0, flank)
        - (0.07 + 0.07 * dark) * (1.0 - smooth(0.0, 0.22, t))
        + 0.05 * t
    )
    # One ring round the whole head, its edges combed out along the strands: locks of any length carry it on. Light hair
    # is satin, and has a broad pale sheen; as crisp as on dark hair it would be chrome.
    ring = (h - 0.66 - 0.05 * fine - 0.05 * tress - 0.02 * np.sin(6.28 * phase)) / (0.28 - 0.07 * dark)
    lit = np.exp(-ring * ring) * (0.86 + (0.36 + 0.30 * dark) * fine)
    lit *= 1.0 - smooth(0.60, 0.97, flank)
    tone += (0.285 - 0.03 * dark) * lit * smooth(0.08, 0.25, t)
    low = (t - 0.72 - 0.06 * fine + 0.06 * np.sin(6.28 * phase)) / 0.13
    tone += (0.085 + 0.05 * dark) * np.exp(-low * low) * (0.7 + 0.4 * fine) * (1.0 - smooth(0.5, 0.9, flank))
    tone -= min(6.0 * carve, 0.09 + 0.04 * dark)
    # Painted in by hand, as a hairdresser does: single strands from near the root, beside the face more, and toward its
    # end all of the lock.
    framing = smooth(0.05, 0.45, z) * smooth(0.60, 0.10, h)
    along = t + 0.12 * tress + 0.05 * fine + 0.08 * np.sin(11.0 * phase) + 0.22 * framing
    strands = (0.20 + 0.30 * framing) * smooth(0.10, 0.55, tress) * smooth(0.12, 0.55, t)
    streak = min(0.88 * smooth(0.30, 0.98, along) + strands, 0.94)
    return tone, streak, fine


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _cap(h: float, carve: float) -> float:
    """Tone of a point of the cap, h over the head's centre; its strands are in the cap's own tint."""
    ring = (h - 0.58) / 0.11
    return 0.08 * smooth(0.1, 0.9, h) - 0.05 + 0.10 * np.exp(-ring * ring) - min(9.0 * carve, 0.18)


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _bristles(x: float, h: float, z: float) -> float:
    """Short strokes in rows round the crown's whorl; x, h, z from the centre of the skull."""
    pole_h, pole_z = 0.906, -0.423
    r = np.sqrt(x * x + h * h + z * z) + 1e-6
    away = np.arccos(min(max((h * pole_h + z * pole_z) / r, -1.0), 1.0))
    turn = np.arctan2(x, z * pole_h - h * pole_z) / 6.2831853 + 0.5 + 0.10 * away
    tone = 0.0
    for layer in range(2):
        row = away / 0.085 + 0.5 * layer
        i = np.floor(row)
        many = np.floor(6.2831853 * np.sin(min((i + 0.5) * 0.085, 3.0)) / 0.026) + 3.0
        column = turn * many + 7.3 * random(i, 3.0 + layer)
        j = np.floor(column)
        u, v = column - j - 0.5, row - i - 0.5
        stroke = max(1.0 - 4.6 * u * u, 0.0) * max(1.0 - 4.0 * v * v, 0.0)
        tone += (random(i, j % many + 11.0 * layer) - 0.42) * stroke
    return 0.26 * tone


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _coils(x: float, h: float, z: float) -> float:
    """Small coils side by side, each a dome with a turn drawn on it; x, h, z from the centre of the head. The nearest
    of the points scattered one a cell, after Worley, "A Cellular Texture Basis Function", SIGGRAPH 1996."""
    nearest, dx, dh, dz, hand = 9.0, 0.0, 0.0, 0.0, 0.0
    u, v, w = x / _COIL, h / _COIL, z / _COIL
    for n in range(8):
        i = np.floor(u - 0.5) + (n & 1)
        j = np.floor(v - 0.5) + ((n >> 1) & 1)
        k = np.floor(w - 0.5) + (n >> 2)
        chance = random(i + 17.0 * k, j)
        other = random(j + 31.0 * i, k)
        a, b, c = u - i - 0.2 - 0.6 * chance, v - j - 0.2 - 0.6 * other, w - k - 0.2 - 0.6 * ((chance + other) % 1.0)
        far = a * a + b * b + c * c
        if far < nearest:
            nearest, dx, dh, dz, hand = far, a, b, c, chance
    r, ring = np.sqrt(x * x + h * h + z * z) + 1e-6, np.sqrt(x * x + z * z) + 1e-6
    east = (dx * z - dz * x) / ring
    north = (dh * ring * ring - h * (dx * x + dz * z)) / (ring * r)
    out = np.sqrt(east * east + north * north)
    turn = np.sin(np.arctan2(north, east) * (1.0 if hand > 0.5 else -1.0) + 9.0 * out + 6.28 * hand)
    return 0.20 * (0.45 - min(nearest, 1.0)) + 0.10 * turn * smooth(0.05, 0.25, out)


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _beard(x: float, h: float, z: float) -> float:
    """Short strokes in rows that fall from the cheeks; x, h, z from the centre of the head."""
    turn = np.arctan2(x, z)
    tone = 0.024 * np.sin(38.0 * turn + 2.0 * np.sin(3.0 * h))
    for layer in range(2):
        row = (h + 0.06 * np.cos(3.0 * turn)) / 0.080 + 0.5 * layer
        i = np.floor(row)
        column = turn / 0.030 + 7.3 * random(i, 3.0 + layer)
        j = np.floor(column)
        u, v = column - j - 0.5, row - i - 0.5
        stroke = max(1.0 - 4.6 * u * u, 0.0) * max(1.0 - 4.0 * v * v, 0.0)
        tone += 0.22 * (random(i, j + 11.0 * layer) - 0.42) * stroke
    return tone


@nb.njit(cache=True, fastmath=EXACT, parallel=True)
def _tones(
    comb: F32,
    kind: I32,
    positions: F32,
    head: F32,
    across: F32,
    along: F32,
    tint: F32,
    phase: F32,
    strand: F32,
    breadth: F32,
    width: F32,
    carve: F32,
    dark: F32,
    tone: F32,
    streak: F32,
    height: F32,
) -> None:
    for i in nb.prange(kind.size):
        if kind[i] == 0:
            continue
        h = positions[i, 1] - head[1]
        if width[i] > 0.0:
            z = positions[i, 2] - head[2]
            change, streak[i], height[i] = _lock(
                comb, across[i], along[i], phase[i], strand[i], breadth[i], width[i], carve[i], dark[i], h, z
            )
            tone[i] += change + tint[i]
        elif kind[i] == BEARD:
            tone[i] += _beard(positions[i, 0] - head[0], h, positions[i, 2] - head[2])
        elif kind[i] == COILS:
            coils = _coils(positions[i, 0] - head[0], h, positions[i, 2] - head[2])
            tone[i] += (_cap(h, carve[i]) + (1.0 + 0.4 * dark[i]) * coils) * (1.0 - along[i]) + 0.5 * tint[i]
            streak[i] = along[i]
        else:
            tone[i] += _cap(h, carve[i]) * (1.0 - along[i]) + tint[i]
            if breadth[i] > 0.0:
                fine = combed(comb, strand[i], 3.0 * breadth[i], _FINEST / breadth[i]) * smooth(0.05, 0.30, breadth[i])
                tone[i] += (_STRANDS + _DARKER * dark[i]) * fine * (1.0 - along[i])
                height[i] = fine
            else:
                height[i] = _WOUND * tint[i]
            share = along[i]
            if kind[i] == BRISTLES or 0.0 < share < 1.0:
                bristle = _bristles(positions[i, 0] - head[0], h - 0.10, positions[i, 2] - head[2] + 0.04)
                if kind[i] == BRISTLES:
                    tone[i] += bristle * (1.0 - 0.7 * share)
                # Hair that runs out into the skin ends hair by hair: a mere blend would be sprayed on.
                share = min(max(share - _ENDS * bristle * share * (1.0 - share), 0.0), 1.0)
            streak[i] = share


def hair_tones(
    kind: I32, dark: F32, positions: F32, head: F32, found: Lookup, tone: F32, streak: F32, height: F32
) -> None:
    """Add to tone (n,) the relative OKLab lightness of hair, and set streak (n,), the share of its second tone, and
    height (n,), how far its strands stand out, about -1..1.
    kind (n,): 0, STRANDS, BEARD, BRISTLES or COILS. dark (n,): 0 light hair .. 1 near-black."""
    _tones(
        COMB,
        kind,
        positions,
        head,
        found.across,
        found.along,
        found.tint,
        found.phase,
        found.strand,
        found.breadth,
        found.width,
        found.carve,
        dark,
        tone,
        streak,
        height,
    )


def temple_share(place: F32, across: F32) -> F32:
    """(n,) share of the temples' own colour: strongest over the ears, gone on the crown, strand by strand at its edge.
    place: (n, 3) HR from the head's centre. across: (n,) over the lock."""
    side, high = smoothstep(0.44, 0.78, np.abs(place[:, 0])), smoothstep(0.84, 0.34, place[:, 1])
    strands = 0.5 + 0.5 * np.sin(np.float32(17.0) * across + np.float32(9.0) * place[:, 2])
    return np.float32(0.88) * smoothstep(0.15, 0.85, side * high * (np.float32(0.70) + np.float32(0.30) * strands))
