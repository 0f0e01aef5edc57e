"""Short curls: tapered locks of two sizes over a full mass, each bent to a C or an S of its own.

Whole turns wound on a dome are snails, and tubes sausages: a lock turns about half round, and lies over its neighbours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from ..lock import Section, smoothstep
from . import hairline
from .builder import Hairdo
from .flow import FLAT, Mass, directions, read, spread
from .frame import ELLIPSOID, F64, unit
from .fringe import lowest
from .shortmass import down_beside
from .strand_map import AZ, EL
from .trims import clipped, faded_cap
from .whorl import WHORL

_STEPS = 13
_BIG = 0.32
"""Share by which the curls of a full head are broader and longer."""
_CLOSE, _LOWER = 0.84, 0.22
"""Over clipped sides: their size, and radians by which they reach below the line of a long top."""
_LOCK = Section(
    0.160, 0.105, tip=0.020, fall=1.9, bluntness=0.90, root_width=0.45, root_thickness=0.40, full=0.42, grooves=3,
    depth=0.018, wrap=0.6, exponent=1.9, k=0.026,
)  # fmt: skip


@dataclass(frozen=True)
class _Kind:
    """Curls of one size. count: on a whole sphere. length: radians. bend: degrees by which a C turns. over: local units
    by which it stands over the mass. past: radians by which its end may leave the outline before the ears."""

    count: int
    length: float
    bend: float
    width: float
    over: float
    past: float


_LARGE = _Kind(104, 0.98, 205, 0.190, 0.030, 0.10)
_SMALL = _Kind(44, 0.66, 225, 0.120, 0.075, 0.06)


def curly(do: Hairdo) -> None:
    """Cropped sides have curls on top alone; a fringe hangs lower, and full hair is a cloud of bigger curls."""
    edge = grown(do, hairline.CURLY)
    short = clipped(do)
    if short:
        faded_cap(do, np.zeros(edge.shape))
        edge = np.maximum(edge, hairline.edge_map(hairline.TOP) - _LOWER)
    elif do.hair.fringe != "none" and do.rim is None:
        edge = edge - math.radians(34 - lowest(do)) * smoothstep(1.05, 0.55, np.abs(AZ))
    full = float(np.clip((do.hair.volume - 1) / 0.5, 0, 1)) * (0.0 if short else 1.0)
    edge = edge - 0.14 * full * smoothstep(0.95, 1.35, np.abs(AZ))
    if do.rim is not None:
        # What is seen below the rim would else be bare temples.
        edge = np.minimum(edge, hairline.edge_map(hairline.SHORT))
    inside = np.clip(-edge, 0, 2)
    big = float(np.clip(1 + (do.hair.volume - 1) * 1.6, 0.6, 1.9)) * (0.85 if short else 1.0)
    # A cloud stands off all round, from near its edge on.
    deep = smoothstep(0.0, 0.75 - 0.20 * full, inside)
    height = 0.03 + (0.07 + 0.06 * full + 0.15 * smoothstep(-0.4, 0.8, EL)) * big * deep + do.scalp
    if do.rim is not None:
        height = np.minimum(height, do.rim.room())
    do.cap(
        height,
        edge,
        tone=np.full(EL.shape, -0.07),
        ramp=None,
        glossy=True,
        blend=0.03,
        fade=(0.02, 0.02, 0.10),
        ties=[(176, 62)],
    )
    mass = Mass(height, edge)
    grow = _CLOSE if short else 1 + _BIG * full
    for kind in (_LARGE, _SMALL):
        _lay(do, mass, kind, grow, cut=1.0)
    if do.rim is None:
        _hanging(do, mass, grow)


def _lay(do: Hairdo, mass: Mass, kind: _Kind, grow: float, cut: float) -> None:
    """Curls all over the mass, larger ones and fewer where it is full."""
    at = spread(round(kind.count / grow**2), float(do.rng.uniform(0, 6)))
    at = at + do.rng.normal(size=at.shape) * 0.05
    at /= np.linalg.norm(at, axis=1, keepdims=True)
    for place, edge in zip(at, read(mass.edge, at), strict=True):
        if edge > -0.04:
            continue
        # Beside the outline there is room for small ones alone.
        size = grow * cut * float(do.rng.uniform(0.85, 1.15) * (0.62 + 0.38 * smoothstep(0.05, 0.35, -edge)))
        _curl(do, mass, place, _flow(place), replace(kind, length=kind.length * size, width=kind.width * size))


def _hanging(do: Hairdo, mass: Mass, grow: float) -> None:
    """A row that falls over the forehead's hairline and the temples, larger and smaller in turn, some of it to either
    side: its points are the outline there."""
    az = np.linspace(-66, 66, 13) + do.rng.uniform(-3, 3, 13)
    for i, a in enumerate(az):
        column = directions(np.full(60, a), np.linspace(-10, 80, 60))
        low = float(np.interp(0.13, -read(mass.edge, column), np.linspace(-10, 80, 60)))
        place = directions(np.array([a]), np.array([low]))[0]
        kind = _SMALL if i % 3 == 1 else _LARGE
        size = grow * float(do.rng.uniform(0.85, 1.05))
        wide = replace(kind, length=0.66 * size, width=0.95 * kind.width * size, over=0.030, past=kind.past + 0.05)
        _curl(do, mass, place, np.array([0.0, -1.0, 0.0]), wide)


def _flow(p: F64) -> F64:
    """(3,) the way from the whorl on."""
    return -unit(WHORL) + 0.8 * down_beside(p[None])[0]


def _curl(do: Hairdo, mass: Mass, place: F64, way: F64, kind: _Kind) -> None:
    """One lock: a C, or an S that turns back on its second half, wound tighter toward its end."""
    hand = 1.0 if do.rng.uniform() < 0.5 else -1.0
    bend = math.radians(kind.bend) * float(do.rng.uniform(0.8, 1.1))
    t = (np.arange(_STEPS) + 0.5) / _STEPS
    if do.rng.uniform() < 0.4:
        turn = np.where(t < 0.40, -0.45 * bend / 0.40, 0.95 * bend / 0.60) * hand / _STEPS
        lean = 0.30 * hand
    else:
        turn = hand * bend * (0.45 + 1.1 * t) / _STEPS
        lean = -0.85 * hand
    path = _bent(place, way, lean + float(do.rng.uniform(-0.5, 0.5)), turn, kind.length / _STEPS, 0.40)
    beside = float(smoothstep(1.25, 1.55, abs(math.atan2(place[0], place[2]))))
    out = np.flatnonzero(read(mass.edge, path) > kind.past + (0.02 - kind.past) * beside)
    path = path[: min([len(path), *out[:1]])]
    if len(path) < 6:
        return
    s = np.linspace(0, 1, len(path))
    over = -0.07 + (0.07 + kind.over) * smoothstep(0, 0.40, s) - 0.030 * smoothstep(0.65, 1.0, s)
    rho = 1 + read(mass.height, path) / FLAT + over
    thick = _LOCK.thickness * kind.width / _LOCK.width
    section = replace(_LOCK, width=kind.width, thickness=thick)
    do.lock(list(ELLIPSOID * path * rho[:, None]), section, samples=18, fixed=True)


def _bent(place: F64, way: F64, lean: float, turn: F64, step: float, before: float) -> F64:
    """(n + 1, 3) unit directions of a path by a place. It sets out ahead of it by the share ``before`` of its length,
    ``lean`` radians off the way, and turns by ``turn`` (n,) radians on its steps."""
    p, v = place, unit(way - (way @ place) * place)
    back = before * step * len(turn)
    p, v = p * math.cos(back) - v * math.sin(back), v * math.cos(back) + p * math.sin(back)
    v = v * math.cos(lean) + np.cross(p, v) * math.sin(lean)
    out = [p]
    for angle in turn:
        v = v * math.cos(angle) + np.cross(p, v) * math.sin(angle)
        p, v = unit(p * math.cos(step) + v * math.sin(step)), unit(v * math.cos(step) - p * math.sin(step))
        out.append(p)
    return np.stack(out)


def grown(do: Hairdo, line: hairline.Line) -> F64:
    """The hairline's map; beside and behind, longer hair covers ears and nape, shorter hair clears them."""
    more = float(np.clip((do.hair.length + 0.3) * 0.35, -0.10, 0.30))
    return hairline.edge_map(line) - more * smoothstep(1.15, 1.60, np.abs(AZ))
