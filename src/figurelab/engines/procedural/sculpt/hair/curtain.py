"""Hair that hangs: curtains from a parting or a whorl, and the mass under them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..lock import Section, smoothstep
from .builder import Hairdo
from .frame import around, on_skull
from .panels import across_forehead, over_head
from .sections import CURTAIN, FACE, UNDER
from .waves import Wave, waved


def undermass(do: Hairdo, bottom: float, *, end: float = 0.84, locks: int = 7, wave: Wave | None = None) -> None:
    """Dark, broad locks at the back: what is seen between the curtain's locks and from below. Their ends stay inside
    the curtain's, and where that is slim or swings in waves they lie deeper: else they would come through it."""
    swing = 0.0 if wave is None else wave.size
    deep = 0.9 * swing - 0.4 * min(do.lift, 0.0)
    for i in range(locks):
        az = 180 + (i - (locks - 1) / 2) * 28
        do.lock(
            [
                on_skull(az, 50, 1.05),
                on_skull(az, 8, 1.08 - deep),
                around(az, max(-0.55, 0.5 * bottom), 1.00 - deep),
                around(az, bottom * 0.75, 0.5 * (1.02 + end) - deep),
                around(az, bottom, end - 0.5 * swing),
            ],
            replace(UNDER, width=0.38, end_width=0.16),
            samples=12,
            tint=-0.20,
        )


@dataclass(frozen=True)
class Fall:
    """How a curtain falls from the temples down. radius: at the temples. tuck: where it is closest to the neck, above
    its end. end: of the tips behind, flick: of those beside the face; below tuck they roll under, above it they flick
    out. swing: degrees by which the tips beside the face swing back (negative: to the face). round: how much higher the
    hem ends at the sides than in the middle of the back."""

    radius: float = 1.20
    tuck: float = 1.10
    end: float = 0.98
    flick: float = 0.98
    swing: float = 0.0
    round: float = 0.0
    wave: Wave | None = None

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
    behind: bool = False,
) -> None:
    """Locks from the parting in the plane x to one side and down. azimuths, roots: of the first lock by the face and
    the last at the back (degrees). behind: none of them is beside the face."""
    long = float(np.clip(-0.5 - bottom, 0, 1))
    for i in range(locks):
        t = i / (locks - 1)
        odd = i % 2
        az = azimuths[0] + (azimuths[1] - azimuths[0]) * t
        front = 0.0 if behind else 1 - float(smoothstep(0.1, 0.7, t))
        rise = 0.032 if odd else -0.014
        # Layers: beside the face they are shortest.
        low = bottom + float(do.rng.uniform(-0.03, 0.03)) * front + long * (0.02 * odd + 0.12 * front)
        low += fall.round * (1 + np.cos(np.radians(az))) ** 1.5
        # Too short to sway, it would fold.
        sway = float(do.rng.uniform(2, 4)) * (1 if odd else -1) * (1 - front) * float(np.clip(-0.7 - 2 * low, 0, 1))
        points = over_head(x, roots[0] + (roots[1] - roots[0]) * t, az, fall.radius, rise)
        for q in (0.16, 0.4, 0.62, 0.80, 0.91, 1.0):
            y = -0.08 + (low + 0.08) * q
            # Beside the face they fall back, behind the cheek: a profile must show the eye.
            turn = side * (3 + 8 * front) * q + sway * float(np.sin(2.2 * np.pi * q)) * q
            turn += side * fall.swing * float(smoothstep(0.5, 1.0, q)) * front
            lifted = max(fall.flick - fall.tuck, 0.0) * 0.9 * q**6 * front
            points.append(around(az + turn, y + lifted, fall.at(q, front) + rise * (1 - 0.5 * q)))
        wide = section.width * (1.16 if odd else 0.96) * (1 - 0.22 * front)
        # Behind, straight ends close to one soft hem, and those that roll under do so to the face; the others taper.
        loose = 0.0 if fall.wave is None else 0.55
        hem = (1 - loose) * (1 - (0.5 if fall.flick < fall.tuck else 1.0) * front)
        cut = replace(
            section,
            fall=section.fall * (1 - 0.4 * front) + 3 * hem,
            bluntness=section.bluntness + 0.1 * front - 0.15 * hem,
            width=wide,
            end_width=wide * 0.68 * hem,
        )
        if fall.wave is not None:
            points = list(waved(np.array(points), fall.wave, side, odd))
        do.lock(points, cut, samples=18 if fall.wave is None else 24)


def face_locks(do: Hairdo, x: float, bottom: float, *, flip: float = 0.10) -> None:
    """Two locks a side across the upper forehead to the temple and back along the cheek to a curved tip."""
    low = max(0.8 * bottom, -1.30)
    for side in (-1, 1):
        for over in (1, 0):
            short = -0.40 * low * over
            rolled = max(flip, 0.0) * (1 - over)
            do.lock(
                [
                    *across_forehead(do, side, x, over, 0.0),
                    around(side * 75, 0.45 * low + 0.5 * short, 1.205 + 0.02 * over),
                    around(side * 80, 0.80 * low + short, 1.16),
                    around(side * (79 + 20 * rolled), low + short + 0.5 * rolled, 1.11 + flip * (1 - over)),
                ],
                FACE if flip > 0.1 else replace(FACE, end_width=0.10, fall=5),
                samples=18,
            )
