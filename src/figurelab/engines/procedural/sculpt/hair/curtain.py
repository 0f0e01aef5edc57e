"""Hair that hangs: curtains from a parting or a whorl, and the mass under them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..lock import Section, smoothstep
from .builder import Hairdo
from .frame import F64, around, on_skull
from .panels import FINE_ROOT, across_forehead, over_head
from .sections import CURTAIN, UNDER
from .tucked import BEHIND, is_tucked
from .waves import Wave, waved

LOCK = replace(CURTAIN, depth=0.021, width=0.33, thickness=0.130, fall=7, bluntness=0.90, tip=0.036)
"""Cross-section of a lock of straight hair that hangs: few and full, with a tapered end."""
NAPE = -0.74
"""Local height of the nape's hairline."""
_LINING = ((73.0, 1.085, 0.20), (88.0, 1.14, 0.24), (106.0, 1.17, 0.26))
"""Azimuth in degrees at the ear's height, radius and half width of the locks that line the sides, front first."""
_LINED_TO = -1.30
"""Lowest local height of their ends, which run back behind the neck to points: cut off beside the jaw they are tabs."""
_LINED = 0.10
"""Tint of these: they lie in the others' shade, which is baked, and must not turn black there."""
_SHORTER, _GATHERED = 0.07, 7.0
"""Local units by which every second lock ends higher, and degrees by which the tips of two turn to each other."""
TO_THE_NECK = 0.20
"""Share by which the back of hair to the shoulders and longer is drawn in."""


def undermass(
    do: Hairdo,
    bottom: float,
    *,
    end: float = 0.84,
    locks: int = 5,
    nape: float = 0.0,
    graded: float = 0.0,
    round: float = 0.0,
    wave: Wave | None = None,
) -> None:
    """Dark, broad locks at the back: what is seen between the curtain's locks and from below. Their ends stay inside
    the curtain's, and where that is slim or swings in waves they lie deeper: else they would come through it. nape,
    graded, round: see :class:`Fall`."""
    swing = 0.0 if wave is None else wave.size
    deep = 0.9 * swing - 0.4 * min(do.lift, 0.0)
    for i in range(locks):
        az = 180 + (i - (locks - 1) / 2) * 168 / (locks - 1)
        if is_tucked(do, 1 if az < 180 else -1) and abs(az - 180) > 180 - BEHIND:
            continue
        low = _hem(bottom, az, round, graded)
        middle = max(-0.55, 0.5 * low)
        do.lock(
            [
                on_skull(az, 50, 1.05),
                on_skull(az, 8, 1.08 - deep),
                drawn_in(around(az, middle, 1.00 - deep), az, nape, 0.45),
                drawn_in(around(az, low * 0.75, 0.5 * (1.02 + end) - deep), az, nape, 0.75),
                drawn_in(around(az, low, end - 0.5 * swing), az, nape, 1.0),
            ],
            replace(UNDER, width=2.3 / locks, end_width=0.20, grooves=3),
            samples=12,
            tint=-0.22,
        )


def lining(do: Hairdo, bottom: float) -> None:
    """What is seen between the face and the locks that swing beside it: hair that lies on temple and cheek, from the
    ear's front back, each lock farther out than the one before it. Without it one looks through a dark gap at the head.
    bottom: local height of the hair's end."""
    low, out = max(bottom + 0.12, _LINED_TO), 0.5 * max(do.lift + do.body, 0.0)
    for side in (-1, 1):
        if is_tucked(do, side):
            continue
        for i, (az, radius, wide) in enumerate(_LINING):
            r = radius + out * i
            do.lock(
                [
                    on_skull(side * (az - 4), 52, 1.00),
                    on_skull(side * (az - 3), 26, 0.5 * (1.02 + r)),
                    around(side * az, -0.04, r),
                    around(side * (az + 2), 0.36 * low, r - 0.01),
                    around(side * (az + 9), 0.72 * low, r - 0.05),
                    around(side * (az + 26), low, r - 0.16),
                ],
                replace(UNDER, width=wide, thickness=0.085, root_width=0.7, grooves=3, k=0.05, fall=2.6, tip=0.030),
                samples=13,
                tint=_LINED,
                phase=0.31 * i,
                fixed=True,
            )


def _back(az: float) -> float:
    """0 beside the ears .. 1 behind the head, at an azimuth in degrees."""
    return float(smoothstep(0.10, 0.85, -np.cos(np.radians(az))))


def _hem(bottom: float, az: float, round: float, graded: float) -> float:
    """Local height of the hem at an azimuth in degrees; see :class:`Fall`."""
    return bottom + round * (1 + float(np.cos(np.radians(az)))) ** 1.5 + graded * _back(az) * (NAPE - bottom)


def drawn_in(point: F64, az: float, nape: float, q: float) -> F64:
    """(3,) the point drawn in to the neck by a share ``nape`` where it is behind and far down, q = 1 at the tips."""
    return point * [1.0, 1.0, 1.0 - nape * _back(az) * float(smoothstep(0.10, 0.85, q))]


@dataclass(frozen=True)
class Fall:
    """How a curtain falls from the temples down. radius: at the temples. tuck: where it is closest to the neck, above
    its end. end: of the tips behind, flick: of those beside the face; below tuck they roll under, above it they flick
    out. layers: how much higher the hem is beside the face, round: how much at the sides than in the middle of the
    back. loose: 0 the ends close to one hem, 1 they taper to points. nape: share by which the back is drawn in to the
    neck. graded: share of the way from the hem to the nape's hairline at which the hem is behind. aside: degrees by
    which the tips turn back, those beside the face: below zero, to the chin."""

    radius: float = 1.20
    tuck: float = 1.10
    end: float = 0.98
    flick: float = 0.98
    layers: float = 0.0
    round: float = 0.0
    loose: float = 0.0
    nape: float = 0.0
    graded: float = 0.0
    aside: tuple[float, float] = (8.0, 4.0)
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
    behind: bool = False,
) -> None:
    """Locks from the parting in the plane x to one side and down. azimuths, roots: of the first lock by the face and
    the last at the back (degrees). behind: none of them is beside the face."""
    for i in range(locks):
        t = i / (locks - 1)
        az = azimuths[0] + (azimuths[1] - azimuths[0]) * t
        front = 0.0 if behind else 1 - float(smoothstep(0.1, 0.7, t))
        upper = over_head(x, roots[0] + (roots[1] - roots[0]) * t, az, fall.radius, _rise(i))
        hang(do, side, upper, az, front, i, bottom, fall)


def frame_face(do: Hairdo, side: int, bottom: float, fall: Fall, *, x: float = 0.0) -> None:
    """Two locks across the upper forehead to the temple and down with the curtain."""
    narrow = replace(LOCK, width=0.82 * LOCK.width, root_width=FINE_ROOT)
    for over in (1, 0):
        upper = across_forehead(do, side, x, over, 0.0)
        hang(do, side, upper, side * (70.0 + 5 * over), 1.0, over, bottom + 0.03 * over, fall, narrow)


def _rise(i: int) -> float:
    """Local units by which neighbours lie over and under each other."""
    return 0.038 if i % 2 else -0.018


def hang(
    do: Hairdo,
    side: int,
    upper: list[F64],
    az: float,
    front: float,
    i: int,
    bottom: float,
    fall: Fall,
    section: Section = LOCK,
) -> None:
    """One lock that is led over the head and hangs from the temple at az (degrees). front: 0 behind .. 1 beside the
    face."""
    odd, rise = i % 2, _rise(i)
    long = float(np.clip(-0.5 - bottom, 0, 1))
    low = bottom + long * (fall.layers * front + (0.04 + 0.03 * fall.loose) * float(do.rng.uniform(-1, 1)))
    low += _hem(bottom, az, fall.round, fall.graded) - bottom
    # Two and two they close to one point, the upper one shorter: ends side by side are the teeth of a comb.
    low += _SHORTER * fall.loose * long * odd
    # Too short to sway, it would fold.
    sway = float(do.rng.uniform(2, 4)) * (1 if odd else -1) * (1 - front) * float(np.clip(-0.7 - 2 * low, 0, 1))
    # In the middle of the back none turns to a side: its neighbours would leave a gap.
    points, middle = list(upper), min(1.0, 2.5 * abs(float(np.sin(np.radians(az)))))
    for q in (0.16, 0.4, 0.62, 0.80, 0.91, 1.0):
        y = -0.08 + (low + 0.08) * q
        # Beside the face they fall back, behind the cheek: a profile must show the eye.
        turn = side * (3 + 4 * front) * q + sway * float(np.sin(2.2 * np.pi * q)) * q
        turn += side * q**3 * (fall.aside[0] + (fall.aside[1] - fall.aside[0]) * front)
        turn += side * _GATHERED * fall.loose * long * (1 - front) * q**4 * (-1 if odd else 1)
        turn *= middle
        lifted = max(fall.flick - fall.tuck, 0.0) * 0.9 * q**6 * front
        at = around(az + turn, y + lifted, fall.at(q, front) + rise * (1 - 0.5 * q))
        points.append(drawn_in(at, az, fall.nape, q))
    # Points that lay on the nape would leave gaps to the skin, and short hair has no room for long ones.
    loose = fall.loose * (1 - 0.7 * fall.graded * _back(az)) * (0.5 + 0.5 * long)
    # Full hair stands farther out, where the same locks would leave gaps.
    wide = section.width * (1.12 if odd else 0.96) * (1 - 0.22 * front) * (1 + 0.7 * max(do.lift + do.body, 0.0))
    cut = replace(
        section,
        fall=section.fall * (1 - 0.44 * loose),
        width=wide * (1 + 0.10 * loose),
        end_width=wide * 0.48 * (1 - loose) * (1 - 0.8 * front * long**2),
    )
    if fall.wave is not None:
        # Fewer and broader strands: finer ones would zigzag.
        cut = replace(cut, grooves=3, depth=0.022)
        points = list(waved(np.array(points), fall.wave, 0.3 * odd))
    do.lock(points, cut, samples=18 if fall.wave is None else 24)
