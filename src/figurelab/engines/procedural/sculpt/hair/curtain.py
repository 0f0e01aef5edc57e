"""Hair that hangs: curtains from a parting or a whorl, and the mass under them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from ..lock import Section, smoothstep, spline
from .builder import Hairdo
from .frame import F64, ROOT, around, between, on_skull, parting, radial
from .sections import CURTAIN, FACE, UNDER


def undermass(do: Hairdo, bottom: float, *, end: float = 0.84, locks: int = 7, wave: float = 0.0) -> None:
    """Dark, broad locks at the back: what is seen between the curtain's locks and from below. Their ends stay inside
    the curtain's, and where that is slim or swings in waves they lie deeper: else they would come through it."""
    deep = 0.9 * wave - 0.4 * min(do.lift, 0.0)
    for i in range(locks):
        az = 180 + (i - (locks - 1) / 2) * 28
        do.lock(
            [
                on_skull(az, 50, 1.05),
                on_skull(az, 8, 1.08 - deep),
                around(az, max(-0.55, 0.5 * bottom), 1.00 - deep),
                around(az, bottom * 0.75, 0.5 * (1.02 + end) - deep),
                around(az, bottom, end - 0.5 * wave),
            ],
            replace(UNDER, width=0.38, end_width=0.16),
            samples=12,
            tint=-0.20,
        )


@dataclass(frozen=True)
class Fall:
    """How a curtain falls from the temples down. radius: at the temples. tuck: where it is closest to the neck, above
    its end. end: of the tips behind, flick: of those beside the face; below tuck they roll under, above it they flick
    out. swing: degrees by which the tips beside the face swing back (negative: to the face). wave: amplitude in local
    units; wavelength: of the arc."""

    radius: float = 1.20
    tuck: float = 1.10
    end: float = 0.98
    flick: float = 0.98
    swing: float = 0.0
    wave: float = 0.0
    wavelength: float = 0.62

    def at(self, q: float, front: float) -> float:
        """Distance from the axis, q = 0 at the temples .. 1 at the tips, of a lock at front = 0 behind .. 1 beside the
        face."""
        drawn = float(smoothstep(0.0, 0.78, q)) * (self.tuck - self.radius)
        end = self.end + (self.flick - self.end) * front
        return self.radius + drawn + float(smoothstep(0.60, 1.08, q)) * 1.27 * (end - self.tuck)


def drape(
    do: Hairdo,
    side: int,
    azimuths: tuple[float, float],
    roots: tuple[float, float],
    bottom: float,
    fall: Fall,
    *,
    locks: int = 6,
    x: float = 0.0,
    section: Section = CURTAIN,
) -> None:
    """Locks from the parting in the plane x to one side and down. azimuths, roots: of the first lock by the face and
    the last at the back (degrees)."""
    long = float(np.clip(-0.5 - bottom, 0, 1))
    for i in range(locks):
        t = i / (locks - 1)
        odd = i % 2
        root, az = parting(x, roots[0] + (roots[1] - roots[0]) * t), azimuths[0] + (azimuths[1] - azimuths[0]) * t
        aim, front = on_skull(az, 4), 1 - float(smoothstep(0.1, 0.7, t))
        rise = 0.032 if odd else -0.014
        # Layers: beside the face they are shortest.
        low = bottom + float(do.rng.uniform(-0.03, 0.03)) * front + long * (0.02 * odd + 0.12 * front)
        # Too short to sway, it would fold.
        sway = float(do.rng.uniform(2, 4)) * (1 if odd else -1) * (1 - front) * float(np.clip(-0.7 - 2 * low, 0, 1))
        points = [
            radial(root, ROOT),
            radial(between(root, aim, 0.12), 1.15 + 0.3 * rise),
            radial(between(root, aim, 0.34), 1.24 + 0.6 * rise),
            radial(between(root, aim, 0.64), 0.5 * (1.255 + fall.radius) + rise),
            on_skull(az, 2, fall.radius + rise),
        ]
        for q in (0.16, 0.4, 0.62, 0.80, 0.91, 1.0):
            y = -0.08 + (low + 0.08) * q
            # Beside the face they fall back, behind the cheek: a profile must show the eye.
            turn = side * (3 + 8 * front) * q + sway * float(np.sin(2.2 * np.pi * q)) * q
            turn += side * fall.swing * float(smoothstep(0.5, 1.0, q)) * front
            lifted = max(fall.flick - fall.tuck, 0.0) * 0.9 * q**6 * front
            points.append(around(az + turn, y + lifted, fall.at(q, front) + rise * (1 - 0.5 * q)))
        wide = section.width * (1.16 if odd else 0.96) * (1 - 0.22 * front)
        # Behind, straight ends close to one soft hem, and those that roll under do so to the face; the others taper.
        hem = max(1 - fall.wave / 0.07, 0.0) * (1 - (0.5 if fall.flick < fall.tuck else 1.0) * front)
        cut = replace(
            section,
            fall=section.fall * (1 - 0.4 * front) + 3 * hem,
            bluntness=section.bluntness + 0.1 * front - 0.15 * hem,
            width=wide,
            end_width=wide * 0.68 * hem,
        )
        samples = 24 if fall.wave else 18
        if fall.wave:
            points = list(
                _waved(np.array(points), side, odd, fall.wave, fall.wavelength, float(do.rng.uniform(-0.5, 0.5)))
            )
        do.lock(points, cut, samples=samples)


def face_locks(do: Hairdo, x: float, bottom: float, *, flip: float = 0.10) -> None:
    """Two locks a side, straight from the parting across the upper forehead to the temple and back along the cheek to a
    curved tip: without them the hair is an arch round an egg. Away from a parting at the side they start level."""
    low = max(0.8 * bottom, -1.30)
    # Full hair stands off the head, where the same lock would leave more of the forehead bare.
    drop = 26 * max(do.lift, 0.0)
    for side in (-1, 1):
        away = x * side > 0
        for over in (1, 0):
            up, short = 11 * over, -0.40 * low * over
            rolled = max(flip, 0.0) * (1 - over)
            root = parting(x + 0.02 * side, 52 + 8 * over)
            # Beside a parting they fall straight down; led to the middle first they would cross it.
            first, second = (13 - 22 * x, 30 - 4 * x) if not away else _fanned(root, 48)
            do.lock(
                [
                    radial(root, ROOT),
                    on_skull(side * first + (0 if away else 10 * x), 44 + 0.8 * up - 0.4 * drop, 1.15 + 0.04 * over),
                    on_skull(side * second, 32 + up - drop, 1.19 + 0.04 * over),
                    on_skull(side * 48, 17 + up - drop, 1.20 + 0.04 * over),
                    on_skull(side * 64, -4 + 0.6 * up, 1.205 + 0.03 * over),
                    around(side * 75, 0.45 * low + 0.5 * short, 1.205 + 0.02 * over),
                    around(side * 80, 0.80 * low + short, 1.16),
                    around(side * (79 + 20 * rolled), low + short + 0.5 * rolled, 1.11 + flip * (1 - over)),
                ],
                FACE if flip > 0.1 else replace(FACE, end_width=0.10, fall=5),
                samples=18,
            )


def _fanned(root: F64, az: float) -> tuple[float, float]:
    """Azimuths in degrees of two points from a root on the same side to az."""
    start = math.degrees(math.atan2(abs(root[0]), root[2]))
    return start + 0.15 * (az - start), start + 0.50 * (az - start)


def _waved(points: F64, side: int, odd: int, wave: float, wavelength: float, shift: float) -> F64:
    """(24, 3) the curve with a helix-like wave that grows from the crown; its phase differs from lock to lock."""
    c = spline(points, 24)
    u = np.linspace(0, 1, 24)
    arc = np.r_[0, np.cumsum(np.linalg.norm(np.diff(c, axis=0), axis=1))]
    tangent = np.gradient(c, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    out = c * [1, 0, 1]
    out /= np.linalg.norm(out, axis=1)[:, None] + 1e-6
    across = np.cross(tangent, out)
    grow = wave * smoothstep(0.25, 0.6, u)
    phase = 2 * np.pi * arc / wavelength + 0.8 * odd + shift + 0.8 * side
    return c + across * (side * grow * np.sin(phase))[:, None] + out * (0.8 * grow * np.cos(phase))[:, None]
