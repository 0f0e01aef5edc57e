"""One lock of hair: a curve with a flattened, wrapped cross-section, ready for the kernel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .strands import LOCK, SAMPLE, SAMPLES

Vec3 = Sequence[float] | NDArray[np.floating]


def smoothstep(a: float, b: float, x: NDArray[np.floating] | float) -> NDArray[np.float64]:
    """0 below a, 1 above b, cubic between."""
    t = np.clip((np.asarray(x, float) - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def spline(points: Sequence[Vec3] | NDArray[np.floating], count: int) -> NDArray[np.float64]:
    """(count, 3) equal-arc samples of the centripetal Catmull-Rom curve through points (n >= 2, 3).

    Centripetal knots (Yuksel et al. 2011): uniform ones make loops at the roots.
    """
    p = np.asarray(points, float)
    if len(p) == 2:
        p = np.stack([p[0], p.mean(0), p[1]])
    knots = np.r_[0, np.cumsum(np.sqrt(np.linalg.norm(np.diff(p, axis=0), axis=1)) + 1e-6)]
    h = np.diff(knots)
    d = np.diff(p, axis=0) / h[:, None]
    m = np.empty_like(p)
    m[1:-1] = (d[:-1] * h[1:, None] + d[1:] * h[:-1, None]) / (h[1:] + h[:-1])[:, None]
    m[0] = 1.5 * d[0] - 0.5 * m[1]
    m[-1] = 1.5 * d[-1] - 0.5 * m[-2]
    t = np.linspace(0, 1, 16, endpoint=False)[None, :, None]
    a, b, ma, mb = p[:-1, None], p[1:, None], (m[:-1] * h[:, None])[:, None], (m[1:] * h[:, None])[:, None]
    fine = (
        (2 * t**3 - 3 * t * t + 1) * a + (t**3 - 2 * t * t + t) * ma + (3 * t * t - 2 * t**3) * b + (t**3 - t * t) * mb
    ).reshape(-1, 3)
    fine = np.vstack([fine, p[-1]])
    arc = np.r_[0, np.cumsum(np.linalg.norm(np.diff(fine, axis=0), axis=1))]
    at = np.linspace(0, arc[-1], count)
    return np.stack([np.interp(at, arc, fine[:, i]) for i in range(3)], 1)


@dataclass(frozen=True)
class Section:
    """Shape of a lock across and along itself; lengths in HR.

    width, thickness: half sizes at the fullest. tip: half size at the end; end_width: half width there if more. fall,
    bluntness: exponents a and b of the taper (1 - t^a)^b; a high a keeps the width to the end. root_width,
    root_thickness: share at the root, so that partings and whorls do not swell; full: t where the lock is full.
    exponent: 2 an ellipse, below 2 a soft ridge. wrap: how far the ribbon bends round the skull. twist: grooves that
    pass a fixed side of the lock on its way, as on a rope. k: blend with its neighbours; under three cells of the grid
    the crease between them would show as teeth.
    """

    width: float
    thickness: float
    tip: float = 0.035
    fall: float = 2.2
    bluntness: float = 0.8
    root_width: float = 0.35
    root_thickness: float = 0.4
    full: float = 0.35
    exponent: float = 2.0
    grooves: float = 3
    depth: float = 0.016
    wrap: float = 0.9
    k: float = 0.05
    edge: float = 0.7
    twist: float = 0.0
    end_width: float = 0.0


@dataclass(frozen=True)
class Lock:
    """samples: (24, 16) f32. parameters: (16,) f32. tint: lightness shift of the whole lock. phase: 0..1."""

    samples: NDArray[np.float32]
    parameters: NDArray[np.float32]
    k: float
    tint: float
    phase: float

    def bounds(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """A box around the lock."""
        n = int(self.parameters[6])
        c = self.samples[:n, :3].astype(float)
        reach = np.maximum(self.samples[:n, 9], self.samples[:n, 10]).max() + 0.04
        return c.min(0) - reach, c.max(0) + reach


def taper(section: Section, t: NDArray[np.floating]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Half width and half thickness along t. Additive, not max(.., tip): that gives match-sticks."""
    rise = smoothstep(0, section.full, t)
    fall = np.maximum(1 - t**section.fall, 0)
    w = section.width * (section.root_width + (1 - section.root_width) * rise)
    h = section.thickness * (section.root_thickness + (1 - section.root_thickness) * rise)
    tip = section.tip
    end = max(tip, section.end_width)
    return (
        end + np.maximum(w - end, 0) * fall**section.bluntness,
        tip + np.maximum(h - tip, 0) * fall ** (section.bluntness * section.edge),
    )


def sweep(
    centers: NDArray[np.floating],
    outward: NDArray[np.floating],
    half_width: NDArray[np.floating],
    half_thickness: NDArray[np.floating],
    section: Section,
    *,
    tint: float = 0.0,
    phase: float = 0.0,
    along: tuple[float, float] = (0.0, 1.0),
) -> Lock:
    """A lock from (n <= 24, 3) centres, (n, 3) outward directions (made normal to the curve here) and half sizes.
    along: where it begins and ends on the strand that it is a piece of, 0 root .. 1 tip."""
    n = len(centers)
    if not 3 <= n <= SAMPLES:
        raise ValueError(f"a lock has 3 to {SAMPLES} samples, not {n}")
    tangent = np.gradient(centers, axis=0)
    unit = tangent / (np.linalg.norm(tangent, axis=1)[:, None] + 1e-9)
    normal = outward - (outward * unit).sum(1)[:, None] * unit
    normal /= np.linalg.norm(normal, axis=1)[:, None] + 1e-9
    s = np.zeros((SAMPLES, SAMPLE), np.float32)
    s[:n, 0:3], s[:n, 3:6], s[:n, 6:9] = centers, normal, np.cross(unit, normal)
    s[:n, 9], s[:n, 10], s[:n, 11], s[:n, 12:15] = half_width, half_thickness, np.linspace(*along, n), tangent
    s[: n - 1, 15] = 1 / ((np.diff(centers, axis=0) ** 2).sum(1) + 1e-12)
    s[n:] = s[n - 1]
    q = np.zeros(LOCK, np.float32)
    q[:8] = section.k, section.exponent, section.grooves, section.depth, phase, section.wrap, n, tint
    q[8] = section.twist
    return Lock(s, q, section.k, tint, phase)
