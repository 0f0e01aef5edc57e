"""Tied hair: tails, braids and their bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep, spline, taper
from .builder import Hairdo
from .frame import F64, vec

_LOCK = Section(
    0.25, 0.14, tip=0.035, fall=2.2, bluntness=0.95, root_width=0.34, root_thickness=0.5, full=0.38,
    depth=0.018, wrap=1.2,
)  # fmt: skip
_CORE = Section(1, 1, grooves=0, depth=0, wrap=0, k=0.03, exponent=2)
_SAMPLES = 24
_SWING, _SWINGS = 0.16, 2.2
"""Local units by which the fullest waves swing a long tail, and how often."""
_INSIDE = 0.75
"""Share of the radius of a bend that locks on its inside keep to: farther out they would fold back."""
_LONG = 2.0
"""Local units from which a tail is."""


def _frames(c: F64) -> tuple[F64, F64, F64]:
    """Tangents, normals and binormals of a curve, carried along it without twist (parallel transport)."""
    tangent = np.gradient(c, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    n = np.cross(tangent[0], [0.3, 0.2, 0.9])
    normals: list[F64] = []
    for t in tangent:
        n = n - t * (n @ t)
        n = n / np.linalg.norm(n)
        normals.append(n)
    normal = np.array(normals)
    return tangent, normal, np.asarray(np.cross(tangent, normal), np.float64)


def _at(u: F64, values: F64) -> F64:
    """Rows of values (m, 3), given at even steps, at parameters u."""
    grid = np.linspace(0, 1, len(values))
    return np.stack([np.interp(u, grid, values[:, i]) for i in range(3)], 1)


def tail(
    do: Hairdo, path: Sequence[F64], radius: float, *, locks: int = 10, width: float = 0.25, twist: float = 0.7
) -> None:
    """A bunch of locks round a path that starts in the tie; they close to a point at the end."""
    c = do.frame.clear_of_body(spline(np.array(path), _SAMPLES), radius * 0.6)
    u = np.linspace(0, 1, _SAMPLES)
    _, normal, binormal = _frames(c)
    # What is short swings little and seldom: it would fold.
    share = min(1.0, float(np.linalg.norm(np.diff(c, axis=0), axis=1).sum()) / _LONG)
    swing = _SWING * share**2 * do.hair.wave * smoothstep(0.22, 0.5, u)
    turn = 2 * np.pi * _SWINGS * share * u
    c = c + normal * (swing * np.sin(turn))[:, None] + binormal * (swing * np.cos(turn))[:, None]
    tangent, normal, binormal = _frames(c)
    bend = np.gradient(tangent, axis=0) / (np.linalg.norm(np.gradient(c, axis=0), axis=1)[:, None] + 1e-9)
    rho = radius * (0.28 + 0.72 * smoothstep(0, 0.38, u)) * (1 - 0.97 * u**2.2)
    core = np.maximum(0.92 * rho, 0.04)
    keep = slice(0, _SAMPLES - 1)
    do.place(c[keep], normal[keep], core[keep], core[keep], _CORE, tint=-0.15)
    section = replace(_LOCK, width=width, thickness=width * 0.56)
    w, h = taper(section, u)
    for i in range(locks):
        along = u * (1.0 - 0.08 * (i % 3))
        angle = 2 * np.pi * i / locks + twist * u
        out = _at(along, normal) * np.cos(angle)[:, None] + _at(along, binormal) * np.sin(angle)[:, None]
        lift = 0.88 * (np.interp(along, u, rho) + 0.03 * (i % 2) * (1 - u**2))
        lift = np.minimum(lift, _INSIDE / np.maximum((_at(along, bend) * out).sum(1), 1e-3))
        tint, phase = float(do.rng.uniform(-0.1, 0.1)), i * 0.37 % 1
        do.place(_at(along, c) + out * lift[:, None], out, w, h, section, tint=tint, phase=phase)


def braid(do: Hairdo, start: F64, side: int, length: float, *, steps: int = 9, full: float = 1.0) -> None:
    """A plait of two strands a step, banded, with a small tassel."""
    at = start
    step = length / (steps * 0.86)
    for j in range(steps):
        q = j / steps
        at = start + vec(side * 0.04 * np.sin(3 * q), -step * j * (1 - 0.25 * q), 0.34 * q)
        r = 0.285 * full * (1 - 0.42 * q) * min(1.0, 0.4 + 0.6 * step / 0.175)
        for m in (-1, 1):
            c = at + vec(m * 0.42 * r, -0.43 * step * (m > 0), 0.0)
            do.ellipsoid(c, (r * 0.72, r * 1.02, r * 0.78), m * 0.62, grooves=8, depth=0.014, k=0.012)
    end = at + vec(0, -0.86 * step, 0.03)
    do.tie(end, vec(0, 1.0, 0.1), 0.12, 0.055)
    tassel = Section(0.10, 0.08, tip=0.035, fall=2, bluntness=0.8, grooves=2, depth=0.01, k=0.02, wrap=0)
    for m in (-1, 0, 1):
        do.lock(
            [end, end + vec(m * 0.05, -0.12, 0.02), end + vec(m * 0.07, -0.32 + 0.03 * abs(m), 0.02)],
            tassel,
            fixed=True,
        )
