"""Wild hair: a soft cloud round a high forehead, of broad tapered locks that fly out to the sides and the back."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from ..lock import Section, smoothstep
from . import hairline
from .builder import Hairdo
from .frame import F64, between, on_skull, radial, unit, vec
from .hanging import bob
from .strand_map import AZ, EL, whorl_relief

_LOCK = Section(
    0.37, 0.150, tip=0.036, fall=3.0, bluntness=0.92, root_width=0.60, root_thickness=0.40, full=0.50, grooves=6,
    depth=0.026, wrap=0.6, exponent=1.8, k=0.060,
)  # fmt: skip
_WISP = replace(_LOCK, width=0.115, thickness=0.075, tip=0.034, grooves=2, depth=0.014, full=0.3)
_LINE: hairline.Line = ((0, 43), (20, 45), (40, 40), (57, 27), (67, 10), (75, -10), (84, -16), *hairline.SHORT_BACK)
_STAND = 0.30
"""Local units by which the tips beside the ears stand off the usual hair at the usual volume."""


@dataclass(frozen=True)
class Ring:
    """A ring of locks, mirrored by chance only. first: azimuth in degrees of the one nearest to the face. root, tip:
    elevations in degrees. off: share of the full stand that tips have."""

    count: int
    first: float
    root: float
    tip: float
    off: float
    width: float


def wild(do: Hairdo) -> None:
    """Length from the ears to the neck; volume sets how far it stands off. A hat presses it down."""
    if do.rim is not None:
        bob(do)
        return
    stand = _STAND * float(np.clip(1 + 1.2 * (do.hair.volume - 1), 0.5, 1.5))
    low = math.degrees(math.asin(float(np.clip(do.drop(-0.80, -0.35) / 1.15, -0.7, -0.2))))
    line = hairline.receded(_LINE, do.hair.recede)
    _mass(do, line, stand)
    for ring in (
        Ring(10, 67, 36, low, 0.40, 1.00),
        Ring(8, 82, 60, 0.60 * low, 0.95, 1.08),
        Ring(9, 68, 78, -1, 1.00, 1.00),
        Ring(6, 84, 90, 18, 0.75, 1.00),
    ):
        _fly(do, ring, stand)
    _front(do, line, stand)
    _wisps(do, low, stand)


def _mass(do: Hairdo, line: hairline.Line, stand: float) -> None:
    """The cap, swollen beside and behind the ears: between the locks one sees hair."""
    edge = hairline.edge_map(line)
    relief, tone = whorl_relief(176, 66, 30, 0.018)
    aside = smoothstep(0.9, 1.5, np.abs(AZ)) * smoothstep(-0.75, 0.0, EL) * smoothstep(1.5, 0.8, EL)
    do.cap(0.10 + 0.70 * stand * aside + relief, edge, tone=tone, fade=(0.10, 0.06, 0.20), ramp=0.40, glossy=True)


def _fly(do: Hairdo, ring: Ring, stand: float) -> None:
    for i in range(ring.count):
        az = ring.first + (360 - 2 * ring.first) * i / (ring.count - 1) + float(do.rng.uniform(-6, 6))
        el, turn = ring.tip + float(do.rng.uniform(-5, 5)), float(do.rng.uniform(-11, 11))
        # Fullest beside the ears, less in the back.
        beside = 0.55 + 0.45 * abs(math.sin(math.radians(az)))
        off = ring.off * stand * beside * float(do.rng.uniform(0.85, 1.15))
        path = _way(on_skull(0.92 * az + 0.08 * 180, ring.root), on_skull(az, el), turn, off)
        width = _LOCK.width * ring.width * float(do.rng.uniform(0.90, 1.12))
        do.lock(path, replace(_LOCK, width=width), samples=15, fixed=True)


def _way(root: F64, tip: F64, turn: float, off: float) -> list[F64]:
    """Points from a root over the head to a tip (directions) that stands off by ``off``, its end turned by degrees to
    a side and down: its own weight bends it, and level it would be a twig. It leaves the head slowly: at once it would
    be a spike."""
    aside = np.cross(unit(root), unit(tip))
    aside *= math.tan(math.radians(turn)) / (float(np.linalg.norm(aside)) + 1e-6)
    return [
        radial(root, 0.99),
        radial(between(root, tip, 0.30), 1.13 + 0.20 * off),
        radial(between(root, tip, 0.60) - 0.15 * aside, 1.20 + 0.50 * off),
        radial(between(root, tip, 0.86) + 0.10 * aside, 1.21 + 0.95 * off) - vec(0, 0.10 * off, 0),
        radial(between(root, tip, 1.0) + 0.75 * aside, 1.20 + 1.35 * off) - vec(0, 0.42 * off, 0),
    ]


_RISING = ((60, 84, 6), (46, 88, 22), (31, 92, 40), (15, 80, 52), (2, 128, 58))
"""Azimuths in degrees of the roots on the hairline, and azimuth and elevation of the tips, of one side."""


def _front(do: Hairdo, line: hairline.Line, stand: float) -> None:
    """Locks that rise from the hairline and fall away from the forehead to both sides."""
    for side in (-1, 1):
        for i, (az, to, el) in enumerate(_RISING):
            at = side * az + float(do.rng.uniform(-3, 3))
            root = on_skull(at, hairline.height_at(line, at) + 1)
            tip = on_skull(side * to + float(do.rng.uniform(-8, 8)), el + float(do.rng.uniform(-5, 5)))
            rise = 0.06 + 0.35 * stand * (1.0 if i % 2 else 0.7)
            do.lock(
                [
                    radial(root, 0.985),
                    radial(between(root, tip, 0.22), 1.08 + 0.9 * rise),
                    radial(between(root, tip, 0.55), 1.14 + 1.3 * rise),
                    radial(between(root, tip, 0.85), 1.17 + 1.2 * rise),
                    radial(tip, 1.19 + 1.4 * rise),
                ],
                replace(_LOCK, width=0.27, thickness=0.115, root_width=0.50, full=0.45),
                samples=15,
                fixed=True,
            )


def _wisps(do: Hairdo, low: float, stand: float) -> None:
    """Thin locks that have come loose: the outline is never even."""
    for i in range(6):
        side = 1 if i % 2 else -1
        az, el = side * float(do.rng.uniform(70, 140)), float(do.rng.uniform(0.8 * low, 34))
        off = stand * float(do.rng.uniform(1.10, 1.35)) * (0.55 + 0.45 * abs(math.sin(math.radians(az))))
        path = _way(on_skull(az - side * 4, min(el + 44, 80)), on_skull(az, el), float(do.rng.uniform(-13, 13)), off)
        do.lock(path, _WISP, samples=14, fixed=True)
