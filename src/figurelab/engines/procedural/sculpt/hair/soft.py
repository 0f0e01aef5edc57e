"""Soft waves: a mass that swings as one from the crown down, and locks over it that end in curls of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..lock import Section, smoothstep
from .builder import Hairdo
from .curtain import lining, undermass
from .frame import F64, around, on_skull
from .panels import FINE_ROOT, UNDER_RIM, across_forehead, over_head
from .tucked import BEHIND, is_tucked, tuck
from .waves import Wave, waved

_LOCK = Section(
    0.34, 0.108, tip=0.034, fall=2.6, bluntness=1.05, root_width=0.75, root_thickness=0.50, full=0.34, grooves=5,
    depth=0.020, wrap=0.7, exponent=1.9, k=0.036,
)  # fmt: skip
FRONT_WAY = np.array([0.50, 0.0, 0.87])
"""Where the broad side of hair that lies on the chest turns to: from the front only its edge would be seen."""
_HEIGHTS = (0.0, -0.35, -0.70, -1.00, -1.30, -2.50)
_RADII = (1.205, 1.225, 1.16, 1.11, 1.14, 1.16)
"""Distance from the axis at local heights: over the cheek, drawn in at the neck, out over the shoulders."""


@dataclass(frozen=True)
class Strand:
    """One lock. root: degrees along the parting. az: degrees at the temple, low: at the end. up: how much higher than
    the mass it ends, local units. rise: how far it lies over the others. wide: share of the usual width. lag: radians
    by which it swings later. hook: how far its end curls, local units, away from the face if positive. across: its
    place among those that cross an open forehead."""

    root: float
    az: float
    low: float
    up: float
    rise: float
    wide: float
    lag: float
    hook: float
    across: int | None = None


_BACK = (
    Strand(88, 104, 108, 0.06, -0.01, 1.15, 0.0, 0.07),
    Strand(101, 126, 128, 0.02, 0.01, 1.25, 0.4, 0.07),
    Strand(112, 149, 150, 0.03, -0.01, 1.25, 0.1, 0.06),
    Strand(121, 172, 172, 0.00, 0.01, 1.15, 0.5, 0.05),
)
_OVER = (
    Strand(80, 94, 98, 0.12, 0.035, 0.95, 0.35, 0.14),
    Strand(95, 115, 118, 0.16, 0.045, 0.86, 0.5, 0.12),
    Strand(107, 138, 140, 0.10, 0.045, 0.86, 0.35, 0.10),
    Strand(117, 160, 162, 0.16, 0.045, 0.86, 0.55, 0.10),
)
_FRONT = (
    Strand(70, 88, 82, 0.06, 0.01, 1.15, 0.3, 0.12),
    Strand(64, 80, 66, 0.00, -0.01, 1.15, 0.1, 0.08),
    Strand(64, 70, 54, 0.10, 0.03, 1.00, 0.5, 0.12, across=1),
    Strand(61, 76, 66, 0.26, 0.05, 0.86, 0.5, 0.18, across=0),
)
"""Before the shoulders; the last two beside the face."""
_A_WAVE = 4.0
"""Samples of a lock from crest to crest."""
_FEWER = -0.80
"""Local height of ends above which half of the slim locks are left out: they would crowd."""
_SHORT = -1.12, -0.80
"""Local heights of ends between which hair no longer hangs free: its ends come forward and lie on cheek and ear, where
they would stand off as wings."""
_BEHIND_FRINGE, _UNDER_FRINGE = 20.0, 0.035
"""Degrees along the parting by which locks beside a straight fringe come from farther back, and local units by which
they lie lower."""
_CHIN_LONG = -1.2
"""Local height of ends that lie on the shoulders; above it they are drawn in under the jaw."""


def soft_waves(do: Hairdo, bottom: float, wave: Wave) -> None:
    """From the parting down on both sides. bottom: local height of the ends."""
    undermass(do, bottom + 0.12, end=1.0 if bottom < _CHIN_LONG else 0.80, wave=wave)
    lining(do, bottom)
    x, over = do.part_x, _OVER if bottom < _FEWER else _OVER[::2]
    for side in (-1, 1):
        if is_tucked(do, side):
            tuck(do, side, x, bottom)
        for strand in (*_BACK, *over):
            if is_tucked(do, side) and strand.az < BEHIND:
                continue
            _swing(do, side, x, strand, bottom, wave, 0.0)
    # On the chest, where there is hair enough to reach it.
    laid = laid_share(do, bottom)
    for side in (-1, 1):
        for strand in () if is_tucked(do, side) else _FRONT:
            _swing(do, side, x, strand, bottom, wave, laid)


def laid_share(do: Hairdo, bottom: float) -> float:
    """0..1, how far the front of hair that ends at a local height lies on the chest."""
    return float(smoothstep(do.frame.shoulder + 0.10, do.frame.shoulder - 0.25, bottom))


def _swing(do: Hairdo, side: int, x: float, s: Strand, bottom: float, wave: Wave, laid: float) -> None:
    low = bottom + s.up * float(np.clip(-0.4 - bottom, 0.2, 1)) + float(do.rng.uniform(-0.04, 0.04))
    across = s.across if do.rim is None and do.hair.fringe not in ("curtain", "straight") else None
    apart = 0.7 * (side > 0)
    close = float(smoothstep(*_SHORT, bottom))
    back = (9 + 80 * max(wave.size - 0.085, 0.0) / wave.length) * (1 - close) - 8 * close
    if across is not None:
        points = across_forehead(do, side, x, across, s.rise)
        temple, out = 64 + 110 * (1 - close) * wave.size, 1.205 - 0.05 * close + 0.03 * across + s.rise
        points[-1] = on_skull(side * temple, 7 * across - 4, out)
        # Waves go with the height: on a lock that runs level they would be a kink, and out of step it covers the eye.
        wave = replace(
            wave, size=wave.size * (1 - 0.5 * close), begins=wave.begins - 0.40, whole=wave.whole - 0.40,
            stray=0.25 * wave.stray,
        )  # fmt: skip
        # Beside the eyes they swing back.
        apart = 1.1 if side > 0 else -0.7
    else:
        # Beside a full fringe they come from behind it: from the parting's front they would be horns at its ends.
        behind = float(smoothstep(96, 78, s.root)) * (do.hair.fringe == "straight" and do.rim is None)
        points = over_head(x, s.root + _BEHIND_FRINGE * behind, side * s.az, 1.205, s.rise - _UNDER_FRINGE * behind)
    points = [*points, *down(do, side, s, low, laid, back, 0.16 * close)]
    lag = s.lag + wave.stray * float(do.rng.uniform(-1, 1)) + apart
    # Full hair must not press its waves flat.
    fitted = do.fitted(np.array(points), _LOCK.thickness)
    hook = s.hook if s.az > 90 else s.hook * (1 - 1.3 * close)
    path = _hooked(waved(fitted, wave, lag), side * hook * wave.size * wave.length / 0.085)
    width = _LOCK.width * s.wide * (UNDER_RIM if do.rim is not None else 1.0) * float(do.rng.uniform(0.94, 1.06))
    samples = int(np.clip(round(_A_WAVE * (1.9 - low) / wave.length), 14, 24))
    toward = FRONT_WAY * [side, 1, 1] if laid else None
    section = replace(_LOCK, width=width, end_width=0.09 * width)
    if across is not None:
        section = replace(section, root_width=FINE_ROOT)
    do.lock(list(path), section, samples=samples, toward=toward, fixed=True)


def down(do: Hairdo, side: int, s: Strand, low: float, laid: float, back: float, close: float) -> list[F64]:
    """From the temple to the end: by back degrees behind the cheek, before the shoulder by the share laid, its end
    closer to the cheek by ``close`` local units."""
    shoulder = do.frame.shoulder
    out: list[F64] = []
    for q in (0.16, 0.36, 0.58, 0.80, 1.0):
        y = -0.04 + (low + 0.04) * q
        radius = float(np.interp(-y, [-h for h in _HEIGHTS], _RADII)) + s.rise
        behind = s.az + back * float(smoothstep(-0.1, -0.5, y)) * (s.az < 100)
        before = float(smoothstep(-0.62, shoulder, y)) * laid
        az = behind + ((s.low - behind) * before if s.az < 100 else (s.low - s.az) * q)
        radius += (0.95 + s.rise - radius) * float(smoothstep(-0.75, shoulder - 0.05, y)) * laid * (s.az < 92)
        radius -= 0.07 * q**6 + close * (0.35 + 0.65 * q)
        out.append(around(side * az, y, radius))
    return out


def _hooked(path: F64, hook: float) -> F64:
    """(24, 3) the path, its end turned sideways by hook and up."""
    t = np.linspace(0, 1, len(path))
    out = path * [1, 0, 1]
    out /= np.linalg.norm(out, axis=1)[:, None] + 1e-6
    sideways = np.cross([0.0, 1.0, 0.0], out)
    turn = (smoothstep(0.72, 1.0, t) ** 1.5)[:, None]
    return path + turn * (hook * sideways + 0.35 * abs(hook) * np.array([0.0, 1.0, 0.0]))
