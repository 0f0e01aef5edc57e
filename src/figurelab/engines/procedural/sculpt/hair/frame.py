"""The head as hair sees it: a unit skull, and where it stands on the figure.

Local unit: half the skull's width. The hair's ellipsoid has half axes :data:`ELLIPSOID`, centred at the origin, y up,
z to the face, +x the figure's left. Angles are degrees: azimuth 0 = face, positive to +x; elevation up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..anatomy import Anatomy
from ..lock import smoothstep

F64 = NDArray[np.float64]

ELLIPSOID = np.array([1.0, 0.94, 0.95])
_SKULL = np.array([1.0, 0.92, 0.93])
SHOULDER_GAP = 0.08
ROOT = 0.97
"""Radius at which locks begin at a parting: inside the cap, so that they come out of it as a slope and not as a tab."""


def vec(x: float, y: float, z: float) -> F64:
    """(3,) a vector."""
    return np.array([x, y, z], float)


def on_skull(az: float, el: float, rho: float = 1.0) -> F64:
    """(3,) point in the direction (az, el), rho times the ellipsoid."""
    a, e = math.radians(az), math.radians(el)
    return ELLIPSOID * [math.cos(e) * math.sin(a), math.sin(e), math.cos(e) * math.cos(a)] * rho


def around(az: float, y: float, radius: float) -> F64:
    """(3,) point at height y and distance radius from the axis: for hair that hangs below the ears."""
    a = math.radians(az)
    return np.array([radius * math.sin(a), y, 0.95 * radius * math.cos(a)])


def drawn_back(az: float, by: float) -> float:
    """Degrees of azimuth that turn a strand at az beside the face to the back, by or -by; 0 behind the ears."""
    own = (az + 180) % 360 - 180
    return math.copysign(by, own) if abs(own) < 110 else 0.0


def parting(x: float, angle: float) -> F64:
    """(3,) direction on the parting in the plane of constant x; angle 55 = forehead, 90 = top, 120 = crown."""
    b = math.radians(angle)
    return np.array([x, math.sin(b), math.cos(b)])


def radial(direction: F64, rho: float) -> F64:
    """(3,) direction scaled to rho times the ellipsoid."""
    return direction / np.linalg.norm(direction / ELLIPSOID) * rho


def between(root: F64, end: F64, t: float) -> F64:
    """(3,) unit direction on the great circle from root (t = 0) to end (t = 1); t may pass the ends."""
    a, b = unit(root), unit(end)
    angle = math.acos(max(-1.0, min(1.0, float(a @ b))))
    return (math.sin((1 - t) * angle) * a + math.sin(t * angle) * b) / max(math.sin(angle), 1e-6)


def unit(v: F64) -> F64:
    """(3,) v with length 1."""
    return v / np.linalg.norm(v)


def outward(points: F64, axis: F64 | None = None) -> F64:
    """(n, 3) directions away from the skull, its y part faded below the ears so that hanging hair faces outward;
    with an axis, away from that point."""
    if axis is not None:
        return points - axis
    n = points / ELLIPSOID**2
    n[:, 1] *= smoothstep(-0.6, 0.2, points[:, 1])
    return n


def carried(normals: F64, centers: F64) -> F64:
    """(n, 3) unit normals square to the curve through (n, 3) centers; where the curve runs along the given direction,
    as in an end that flicks out, the one before is carried on."""
    tangents = np.gradient(centers, axis=0)
    tangents /= np.linalg.norm(tangents, axis=1)[:, None] + 1e-9
    wanted = normals / (np.linalg.norm(normals, axis=1)[:, None] + 1e-9)
    out = np.empty_like(wanted)
    for i, (way, tangent) in enumerate(zip(wanted, tangents, strict=True)):
        square = way - (way @ tangent) * tangent
        if i:
            before = out[i - 1] - (out[i - 1] @ tangent) * tangent
            share = float(smoothstep(0.35, 0.75, float(np.linalg.norm(square))))
            square = share * square + (1 - share) * before
        out[i] = unit(square)
    return out


@dataclass(frozen=True)
class HeadFrame:
    """center: (3,) HR. scale: (3,) HR per local unit. shoulder, waist: local heights. girth: local half width of the
    arms' outside, depth: half depth of the chest, both dressed."""

    center: F64
    scale: F64
    shoulder: float
    waist: float
    girth: float
    depth: float

    @classmethod
    def of(cls, body: Anatomy) -> HeadFrame:
        center, scale = np.asarray(body.skull_center, float), body.skull_radii / _SKULL

        def local(y: float) -> float:
            return (body.level(y) - float(center[1])) / float(scale[1])

        return cls(
            center, scale, local(2.70), local(1.35), body.shoulder + body.form.arm + 0.06, 0.50 + 0.08 * body.form.belly
        )

    @property
    def radii(self) -> F64:
        """(3,) half axes of the hair's ellipsoid in HR."""
        return ELLIPSOID * self.scale

    def world(self, points: F64) -> F64:
        """(n, 3) local points in HR."""
        return self.center + points * self.scale

    def direction(self, normals: F64) -> F64:
        """(n, 3) local normals in the figure's space."""
        return normals / self.scale

    def clear_of_body(self, points: F64, thickness: float) -> F64:
        """(n, 3) points pushed away from the axis until they clear the dressed shoulders by SHOULDER_GAP."""
        x, z = points[:, 0], points[:, 2]
        r = np.hypot(x, z) + 1e-9
        gap = SHOULDER_GAP + thickness
        a, b = self.girth + gap, self.depth + gap
        least = 1 / np.hypot(x / r / a, z / r / b)
        below = smoothstep(self.shoulder + 0.35, self.shoulder, points[:, 1])
        grow = 1 + below * np.maximum(least / r - 1, 0)
        return points * np.stack([grow, np.ones_like(grow), grow], 1)

    def drop(self, length: float) -> float:
        """Local height where hair of a length (face heights below the chin) ends, never below the waist.

        A chibi's neck and body are far shorter than a person's, so the scale is compressed towards the waist.
        """
        y = np.interp(
            length, [-1.0, -0.5, 0.0, 0.22, 0.45, 0.72, 1.2, 2.0], [0.2, -0.35, -0.92, -1.12, -1.35, -1.60, -2.1, -2.5]
        )
        return float(max(y, self.waist))
