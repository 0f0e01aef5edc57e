"""Short hair as a barber sees it: a mass over the skull, a way that every hair of it runs, and strands laid along it.

Strands follow one another as the hair does, so they overlap like shingles and never cross; where the mass comes out of
the skin at the hairline they come out of it with it, and have no ends there that could be teeth.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..cap import CAP_AZIMUTHS, CAP_ELEVATIONS
from ..lock import Section, smoothstep
from .builder import Hairdo
from .frame import ELLIPSOID, F64

Flow = Callable[[F64], F64]
"""(n, 3) unit directions of places on the head to (n, 3) ways that hair runs there, of which only what lies along the
head counts."""

_STEPS = 8
_TINT = 0.025
"""How much lighter or darker a strand is than its neighbours: what lies in one mass is of one shade."""
_POINTS, _WAVED = 7, 13
_SWING, _TURNS, _FULLER = 0.075, 1.15, 0.25
"""Radians by which wavy strands swing to both sides, how many times on their way, and how much fuller they are."""
_BEFORE = -0.15
"""z of the head's unit sphere before which tips stand free."""
_AHEAD = 0.5
"""Cosine of the most that a way turns in one step."""
FLAT = 0.95
"""HR of a cap's thickness to a radius of 1, as the kernel measures it."""
STRAND = Section(
    0.190, 0.056, tip=0.022, fall=2.0, bluntness=0.85, root_width=0.45, root_thickness=0.5, full=0.45, grooves=4,
    depth=0.013, wrap=1.0, exponent=2.0, k=0.046,
)  # fmt: skip


@dataclass(frozen=True)
class Mass:
    """height: (384, 193) HR of the hair's surface over the ellipsoid. edge: (384, 193) signed angle in radians to the
    outline of what is combed, negative inside."""

    height: F64
    edge: F64


@dataclass(frozen=True)
class Lay:
    """How strands lie on a mass. ends: radii at the root, in the middle and at the tip over the mass, local units.
    width: half width. before, behind: degrees that they reach from their place against the flow and along it. inside:
    radians from the outline that they keep to. sway: degrees that their tips turn to either side by chance."""

    ends: tuple[float, float, float] = (-0.06, 0.012, -0.030)
    width: float = 0.135
    before: float = 26.0
    behind: float = 30.0
    inside: float = 0.02
    sway: float = 4.0


def directions(az: NDArray[np.floating], el: NDArray[np.floating]) -> F64:
    """(n, 3) unit directions of angles in degrees."""
    a, e = np.radians(az), np.radians(el)
    return np.stack([np.cos(e) * np.sin(a), np.sin(e), np.cos(e) * np.cos(a)], -1)


def read(values: NDArray[np.floating], at: F64) -> F64:
    """(...) bilinear values of a (384, 193) map in the unit directions (..., 3)."""
    fa = (np.arctan2(at[..., 0], at[..., 2]) + math.pi) / (2 * math.pi) * CAP_AZIMUTHS
    fe = (np.arcsin(np.clip(at[..., 1], -1, 1)) + math.pi / 2) / math.pi * (CAP_ELEVATIONS - 1)
    i, j = np.floor(fa).astype(int), np.minimum(fe.astype(int), CAP_ELEVATIONS - 2)
    a, b = fa - i, fe - j
    i0, i1 = i % CAP_AZIMUTHS, (i + 1) % CAP_AZIMUTHS
    low = values[i0, j] * (1 - a) + values[i1, j] * a
    return low * (1 - b) + (values[i0, j + 1] * (1 - a) + values[i1, j + 1] * a) * b


def spread(count: int, turn: float = 0.0) -> F64:
    """(count, 3) unit directions spread evenly over the whole sphere (a Fibonacci lattice), turned by radians."""
    at = np.arange(count)
    up = 1 - 2 * (at + 0.5) / count
    flat = np.sqrt(1 - up * up)
    return np.stack([flat * np.sin(2.39996 * at + turn), up, flat * np.cos(2.39996 * at + turn)], 1)


def followed(flow: Flow, start: F64, degrees: NDArray[np.floating]) -> F64:
    """(9, n, 3) places on the way from (n, 3) starts along the flow, by (n,) degrees, or against it where negative."""
    step = np.radians(degrees)[:, None] / _STEPS
    out, p = [start], start
    for _ in range(_STEPS):
        v = flow(p)
        v = v - (v * p).sum(1, keepdims=True) * p
        v /= np.linalg.norm(v, axis=1, keepdims=True) + 1e-9
        p = p * np.cos(step) + v * np.sin(step)
        p = p / np.linalg.norm(p, axis=1, keepdims=True)
        out.append(p)
    return np.stack(out)


def kept(path: F64, mass: Mass, inside: float) -> F64:
    """The part of a path (m, 3) from its first place on that lies within the outline, up to where it turns back on
    itself: against the flow all ways end in the whorl, and what runs to and fro there would stand up as a spur."""
    out = np.flatnonzero(read(mass.edge, path) > -inside)
    steps = np.diff(path, axis=0)
    steps /= np.linalg.norm(steps, axis=1, keepdims=True) + 1e-12
    back = np.flatnonzero((steps[1:] * steps[:-1]).sum(axis=1) < _AHEAD)
    return path[: min([len(path), *out[:1], *(back[:1] + 2)])]


def comb(
    do: Hairdo, mass: Mass, flow: Flow, places: F64, lay: Lay, section: Section = STRAND, *, least: float = 20.0
) -> None:
    """Lay a strand through each of (n, 3) places. Shorter ones than ``least`` degrees are left out."""
    size = do.rng.uniform(0.82, 1.18, (len(places), 3))
    sway = np.radians(do.rng.uniform(-lay.sway, lay.sway, len(places)))
    wave = do.hair.wave
    if wave:
        section = replace(section, thickness=section.thickness * (1 + _FULLER * wave))
    back = followed(flow, places, -lay.before * size[:, 0])
    ahead = followed(flow, places, lay.behind * size[:, 1])
    for i in range(len(places)):
        path = np.vstack([kept(back[:, i], mass, lay.inside)[:0:-1], kept(ahead[:, i], mass, lay.inside)])
        if len(path) < 3:
            continue
        arc = np.r_[0, np.cumsum(np.arccos(np.clip((path[1:] * path[:-1]).sum(1), -1, 1)))]
        if math.degrees(arc[-1]) < least:
            continue
        wide = lay.width * (1 + _FULLER * wave) * size[i, 2]
        strand(do, mass, path, arc, lay.ends, sway[i], replace(section, width=wide))


def comb_top(
    do: Hairdo, mass: Mass, flow: Flow, places: F64, free: Lay, lying: Lay, section: Section, *, least: float
) -> None:
    """The same of a top: before the crown tips may stand free; beside and behind they lie down in the sides, for ends
    that stood free there would be a wreath."""
    before = places[:, 2] > _BEFORE
    comb(do, mass, flow, places[before], free, section, least=least)
    comb(do, mass, flow, places[~before], lying, section, least=least)


def strand(
    do: Hairdo,
    mass: Mass,
    path: F64,
    arc: NDArray[np.floating],
    ends: tuple[float, float, float],
    sway: float,
    section: Section,
) -> None:
    """One strand along (m, 3) places, arc (m,) radians along them; its tip turned by ``sway`` radians. Wavy hair swings
    on its way, each strand a little later or earlier than the one beside it."""
    wave = do.hair.wave
    t = np.linspace(0, 1, _WAVED if wave else _POINTS)
    at = np.stack([np.interp(t * arc[-1], arc, path[:, k]) for k in range(3)], 1)
    at /= np.linalg.norm(at, axis=1, keepdims=True)
    aside = np.cross(at, np.gradient(at, axis=0))
    aside /= np.linalg.norm(aside, axis=1, keepdims=True) + 1e-9
    turn = sway * smoothstep(0.35, 1.0, t)
    if wave:
        # By how far they have come, so that neighbours swing together.
        phase = 2 * math.pi * _TURNS * (t * arc[-1] + 0.6 * path[0, 1]) + 6 * sway
        turn = turn + _SWING * wave * smoothstep(0.05, 0.30, t) * np.sin(phase)
    at = at + aside * turn[:, None]
    at /= np.linalg.norm(at, axis=1, keepdims=True)
    root, middle, tip = ends
    over = root + (middle - root) * smoothstep(0, 0.42, t) + (tip - middle) * smoothstep(0.55, 1.0, t)
    rho = 1 + read(mass.height, at) / FLAT + over
    tint = float(do.rng.uniform(-_TINT, _TINT))
    do.lock(list(ELLIPSOID * at * rho[:, None]), section, samples=18 if wave else 12, tint=tint, fixed=True)
