"""Where on a pet a point of its fur lies, and the shapes that several coats share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figurelab.engines.procedural.paint.scene import F32
from figurelab.engines.procedural.paint.stroke import smoothstep

Masks = tuple[F32, F32]
"""Shares of the light and of the second colour, each (n,)."""


@dataclass(frozen=True)
class Fur:
    """offsets, normals (n, 3): of points of the part called name, offsets from the head's centre. height (n,):
    over the floor. along (n,): distance from the tail's tip. back (n,): share of the upper back, where a saddle lies.
    patched: a pale coat with patches of a darker colour."""

    name: str
    offsets: F32
    normals: F32
    height: F32
    along: F32
    back: F32
    patched: bool


def none_of(offsets: F32) -> F32:
    """(n,) 0 everywhere."""
    return np.zeros(len(offsets), np.float32)


def all_of(offsets: F32) -> F32:
    """(n,) 1 everywhere."""
    return np.ones(len(offsets), np.float32)


def bib(offsets: F32, normals: F32, half: float, soft: float) -> F32:
    """Chest and belly: the front of the body, within half a width of the middle."""
    return smoothstep(0.05, 0.05 + 0.3 * soft + 0.05, normals[:, 2]) * smoothstep(
        half + 0.10 * soft, half - 0.10 * soft, np.abs(offsets[:, 0])
    )


def chops(offsets: F32) -> F32:
    """The cheeks and chin around the muzzle, soft."""
    u, v, front = np.abs(offsets[:, 0]), offsets[:, 1], offsets[:, 2]
    round_muzzle = smoothstep(1.0, 0.55, np.hypot(u / 0.62, (v + 0.52) / 0.36))
    return round_muzzle * smoothstep(0.1, 0.4, front)


def bands(along: F32, pitch: float) -> F32:
    """Stripes 0.35 of the pitch wide."""
    t = along / np.float32(pitch)
    return smoothstep(0.20, 0.15, np.abs(t - np.floor(t) - np.float32(0.5)))


def brows(offsets: F32) -> F32:
    """A spot over each eye."""
    u, v, z = np.abs(offsets[:, 0]), offsets[:, 1], offsets[:, 2]
    return smoothstep(1.15, 0.9, np.hypot((u - 0.29) / 0.13, (v - 0.34) / 0.09)) * smoothstep(0.1, 0.3, z)


def blaze(offsets: F32, narrow: float = 0.05) -> F32:
    """A crisp stripe up the forehead that widens over the muzzle. narrow: its half width between the eyes."""
    u, v, front = np.abs(offsets[:, 0]), offsets[:, 1], offsets[:, 2]
    half = narrow + 0.50 * smoothstep(0.05, -0.50, v) + 0.03 * np.sin(9.0 * v)
    stripe = smoothstep(0.012, -0.012, u - half) * smoothstep(0.62, 0.56, v)
    return (stripe * smoothstep(0.1, 0.2, front)).astype(np.float32)


def blots(offsets: F32, scale: float, turn: float) -> F32:
    """(n,) smooth noise, about -1 .. 1. scale: blots in an HR. turn: which of them."""
    x, y, z = offsets.T * np.float32(scale)
    a = np.sin(x + 1.3 * np.sin(0.7 * y + turn) + 2.1 * turn) + np.sin(1.1 * y + 1.2 * np.sin(0.8 * z + turn) + turn)
    return ((a + np.sin(0.9 * z + 1.1 * np.sin(0.6 * x) + 3.0 * turn)) / 2.4).astype(np.float32)
