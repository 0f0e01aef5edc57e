"""Hair that hangs: curtains from a parting or a whorl, and the mass under them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep, spline
from .builder import Hairdo
from .frame import F64, around, between, on_skull, parting, radial
from .sections import CURTAIN, FACE, UNDER


def undermass(do: Hairdo, bottom: float, *, end: float = 0.92, locks: int = 7) -> None:
    """Dark, broad locks at the back: what is seen between the curtain's locks and from below. Where the curtain is
    slim they lie deeper, else they would come through it."""
    deep = -0.4 * min(do.lift, 0.0)
    for i in range(locks):
        az = 180 + (i - (locks - 1) / 2) * 28
        do.lock(
            [
                on_skull(az, 50, 1.05),
                on_skull(az, 8, 1.10 - deep),
                around(az, max(-0.55, 0.5 * bottom), 1.04 - deep),
                around(az, bottom * 0.75, 1.05 - deep),
                around(az, bottom + 0.06 * (i % 2), end),
            ],
            replace(UNDER, width=0.38),
            samples=12,
            tint=-0.22,
        )


def drape(
    do: Hairdo,
    side: int,
    azimuths: tuple[float, float],
    roots: tuple[float, float],
    bottom: float,
    *,
    locks: int = 8,
    x: float = 0.0,
    flip: float = 0.2,
    end: float = 1.1,
    radius: float = 1.25,
    section: Section = CURTAIN,
    wave: float = 0.0,
    wavelength: float = 0.62,
) -> None:
    """Locks from the parting in the plane x to one side and down. azimuths, roots: of the first lock by the face and
    the last at the back (degrees). flip: how far the ends turn out (negative: in). wave: amplitude in local units."""
    long = float(np.clip(-0.5 - bottom, 0, 1))
    for i in range(locks):
        t = i / (locks - 1)
        odd = i % 2
        root, az = parting(x, roots[0] + (roots[1] - roots[0]) * t), azimuths[0] + (azimuths[1] - azimuths[0]) * t
        aim, front = on_skull(az, 4), 1 - float(smoothstep(0.1, 0.7, t))
        rise = 0.050 if odd else -0.025
        # Layers: the outer locks are shorter than those under them, and shortest beside the face.
        low = bottom + float(do.rng.uniform(-0.04, 0.05)) + long * (0.08 * odd + 0.14 * front)
        # Too short to sway, it would fold.
        sway = float(do.rng.uniform(2, 4)) * (1 if odd else -1) * (1 - front) * float(np.clip(-0.7 - 2 * low, 0, 1))
        points = [
            radial(root, 1.055),
            radial(between(root, aim, 0.12), 1.115 + 0.3 * rise),
            radial(between(root, aim, 0.34), 1.195 + 0.6 * rise),
            radial(between(root, aim, 0.64), radius - 0.02 + rise),
            on_skull(az, 2, radius + rise),
        ]
        for q, y in zip(np.linspace(0, 1, 5), np.linspace(max(-0.35, 0.5 * low), low, 5), strict=True):
            r = radius - 0.01 + (end - radius + 0.01) * q**1.2 + rise
            r += flip * max(0, q - 0.5) * 2 * (q - 0.2) * (0.35 + 0.65 * front) - 0.05 * long * float(np.sin(np.pi * q))
            # Beside the face they fall back, behind the cheek: a profile must show the eye.
            turn = side * (3 + 8 * front) * q + sway * float(np.sin(2.2 * np.pi * q)) * q
            points.append(around(az + turn, y + (flip > 0) * 0.10 * q**3 * front, r))
        wide = section.width * (1.26 if odd else 0.90) * (1 - 0.22 * front)
        # Behind, straight ends close to one hem of broad, soft points; waves, and locks beside the face, taper.
        hem = 0.0 if wave else 1 - front
        cut = replace(section, fall=section.fall + 4 * hem, bluntness=section.bluntness - 0.15 * hem)
        samples = 24 if wave else 18
        if wave:
            points = list(_waved(np.array(points), side, odd, wave, wavelength, float(do.rng.uniform(-0.5, 0.5))))
        do.lock(points, replace(cut, width=wide), samples=samples)


def face_locks(do: Hairdo, x: float, bottom: float, *, flip: float = 0.10) -> None:
    """Two locks a side, straight from the parting across the upper forehead to the temple and back along the cheek to a
    curved tip: without them the hair is an arch round an egg. Away from a parting at the side they start level."""
    low = max(0.8 * bottom, -1.30)
    # Full hair stands off the head, where the same lock would leave more of the forehead bare.
    drop = 26 * max(do.lift, 0.0)
    for side in (-1, 1):
        across = x if side < 0 else -0.6 * x
        for over in (1, 0):
            up, short = 11 * over, -0.40 * low * over
            do.lock(
                [
                    radial(parting(x + 0.02 * side, 52 + 8 * over), 1.05),
                    on_skull(side * (13 - 22 * across) + 10 * x, 44 + 0.8 * up - 0.4 * drop, 1.15 + 0.04 * over),
                    on_skull(side * (30 - 4 * across), 32 + up - drop, 1.19 + 0.04 * over),
                    on_skull(side * 48, 17 + up - drop, 1.20 + 0.04 * over),
                    on_skull(side * 64, -4 + 0.6 * up, 1.205 + 0.03 * over),
                    around(side * 75, 0.45 * low + 0.5 * short, 1.205 + 0.02 * over),
                    around(side * 80, 0.80 * low + short, 1.16),
                    around(side * 79, low + short, 1.11 + flip * (1 - over)),
                ],
                FACE,
                samples=18,
            )


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
