"""Tied hair: ponytail, bun, twin tails and braids."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..lock import Section
from . import hairline
from .builder import Hairdo
from .drawn import raised, tresses
from .frame import F64, around, on_skull, radial, unit, vec
from .fringe import cheeks, fringe, hairline_shows, whorl_of
from .nape import drawn_to_nape
from .sections import CHEEK
from .strand_map import AZ, SIDEWAYS, groove_along
from .tail import braid, tail

_THICKNESS = 0.085
_TRESSES, _FLAT = 0.062, 0.022
"""HR of the gaps between tresses, of hair that is combed up and of hair that is combed down."""
_FORWARD = 0.3
"""Length from which a low tail reaches over a shoulder."""
_STRAYS = -0.30
"""Length from which strands are left out before the ears of hair that is tied low: over bare cheeks they would be
sideburns."""
_RAMP, _FADE = 0.34, (0.13, 0.08)
"""Radians over which a cap rises from the hairline and skin shines through there: hair that is combed back has no
edge."""


def _full(do: Hairdo, share: float) -> float:
    """Factor of the volume on a size that follows it by ``share``."""
    return 1 + share * (do.hair.volume - 1)


def _line(do: Hairdo) -> hairline.Line:
    return hairline.PARTED if hairline_shows(do) else hairline.FULL


def pulled(do: Hairdo, az: float, el: float) -> None:
    """A cap combed to one tie, in broad tresses."""
    edge = hairline.edge_map(_line(do))
    # What is combed down to the nape lies flat over the crown, where broad tresses would be a scalloped outline.
    depth = _FLAT if do.rim is None and el < 0 else _TRESSES
    relief, tone = tresses(do, az, el, edge, depth=depth)
    do.cap(
        _THICKNESS * _full(do, 0.7) + raised(edge, 0.045 * _full(do, 0.8)) + relief,
        edge,
        tone=tone,
        ramp=_RAMP,
        fade=_FADE,
        glossy=True,
        ties=[(az, el)],
    )


def _wisps(do: Hairdo) -> None:
    """A thin lock before each ear that the tie has not caught; of a bun as long as what hangs beside the face."""
    longest = do.drop(-0.85, -0.34) if do.hair.style == "bun" and do.hair.length > 0 else -0.34
    for side in (-1, 1):
        low = min(float(do.rng.uniform(-0.43, -0.34)), longest)
        do.lock(
            [
                on_skull(side * 63, 30, 0.99),
                on_skull(side * 69, 12, 1.04),
                around(side * 73, 0.5 * low, 1.025),
                around(side * 71, low, 1.01),
            ],
            replace(CHEEK, width=0.085, thickness=0.05, tip=0.03),
            fixed=True,
        )


def _pulled_apart(do: Hairdo, az: float, el: float, *, front: bool) -> None:
    """A cap combed to a tie on each side, with a parting down the back and, if ``front``, over the forehead."""
    thickness, tone = np.full(AZ.shape, _THICKNESS * _full(do, 0.7)), np.zeros(AZ.shape)
    edge = hairline.edge_map(_line(do))
    for side in (-1, 1):
        relief, shade = tresses(do, side * az, el, edge, depth=0.045)
        own = SIDEWAYS * side > 0
        thickness, tone = np.where(own, thickness + relief, thickness), np.where(own, shade, tone)
    groove = groove_along(SIDEWAYS, 0.045) * (np.ones(AZ.shape) if front else np.abs(AZ) > 0.6)
    ties = [(side * az, el) for side in (-1, 1)]
    thickness = thickness + raised(edge, 0.045 * _full(do, 0.8))
    do.cap(thickness + groove, edge, tone=tone + 3 * groove, ramp=_RAMP, fade=_FADE, glossy=True, ties=ties)


def _tail_length(do: Hairdo, usual: float) -> float:
    """Factor on a tail's own length: a length of 0.6 face heights is usual."""
    beyond = do.hair.length - usual
    return float(np.clip(1 + beyond * (0.25 if beyond > 0 else 0.42), 0.60, 1.4))


def ponytail(do: Hairdo) -> None:
    """One tail, high and swung to one side, so that the front shows it too; low in the nape, and under a hat."""
    low = _is_low(do)
    el = -21.0 if low else 50.0
    pulled(do, 180, el)
    at = on_skull(180, el, 1.16)
    away = unit(at)
    long = _tail_length(do, 0.6)
    do.tie(at, away, 0.20, 0.10)
    start = [at + away * 0.02, at + away * 0.24 + vec(0, -0.10 if low else 0.10, 0)]
    y0 = float(start[-1][1])
    rest, radius = [(0.30, -0.14, -1.42), (0.80, -0.72, -1.34), (1.20, -1.38, -1.02), (1.34, -2.00, -0.84)], 0.44
    if low:
        # It turns down in a wide bend: on the inside of a narrow one locks would fold. It swings to a
        # side, and what is long enough lies over a shoulder, unless the arm there is raised: so the front shows it too.
        radius = 0.34 * min(1.0, 0.35 + 0.65 * long)
        rest = [(0.08, -0.40, -1.30), (0.36, -0.84, -1.22), (0.62, -1.24, -1.16)]
        if do.rim is None and do.hair.length > _FORWARD and (way := _free_shoulder(do)):
            rest = [(0.30, -0.34, -1.10), (0.68, -0.64, -0.46), (0.76, -0.96, 0.12), (0.68, -1.36, 0.44)]
            rest = [(way * x, dy, z) for x, dy, z in rest]
    path = [*start, *(vec(x, y0 + dy * long, z) for x, dy, z in rest)]
    tail(do, path, radius * _full(do, 0.3))
    _hairline(do, el)
    _face(do, -0.75)


def _free_shoulder(do: Hairdo) -> int:
    """1 for the shoulder on the parting's side, -1 for the other where only that one's arm is not raised, else 0."""
    return next((way for way in (1, -1) if way * do.side not in do.raised_arms), 0)


def _is_low(do: Hairdo) -> bool:
    return do.rim is not None or do.hair.tie == "low"


def _hairline(do: Hairdo, el: float) -> None:
    """What shows from the front of hair without a hat: how it leaves the forehead."""
    if do.rim is not None:
        return
    if do.hair.tie == "low":
        drawn_to_nape(do, el, wisps=do.hair.fringe == "none" and do.hair.length > _STRAYS)
    elif do.hair.fringe == "none":
        _wisps(do)


def bun(do: Hairdo) -> None:
    """A grooved bun on the crown, two locks wrapped round its foot; low, and under a hat, it sits at the nape."""
    low = _is_low(do)
    el = -37.0 if do.rim is not None else -24.0 if low else 64.0
    big = 0.72 if low else 1.0
    pulled(do, 180, el)
    axis = unit(on_skull(180, el))
    x = np.array([1.0, 0.0, 0.0]) if low else unit(np.cross([0.0, 0.0, 1.0], axis))
    y = np.cross(axis, x)
    size = np.array([0.54, 0.42, 0.54]) * big * float(np.clip(0.7 + 0.3 * do.hair.volume, 0.85, 1.15))
    center = on_skull(180, el, 1 + 0.38 * big)
    do.program.oriented(do.frame.world(center), size, np.stack([x, axis, y]), grooves=14, depth=0.045, twist=0.9)
    do.program.part(do.material, k=0.02)
    _wraps(do, on_skull(180, el, 1.10 if low else 1.17), axis, x, y, 0.42 * big)
    _hairline(do, el)
    _face(do, -0.6)


def _wraps(do: Hairdo, foot: F64, axis: F64, x: F64, y: F64, radius: float) -> None:
    section = Section(0.10, 0.09, fall=8, bluntness=0.5, grooves=2, depth=0.016, wrap=0, k=0.02, exponent=2)
    for i in range(2):
        a = (i * 2.4 + np.linspace(0, 6.0, 16))[:, None]
        ring = foot + radius * (x * np.cos(a) + y * np.sin(a)) + axis * (0.02 + 0.05 * i)
        do.lock(list(ring), section, samples=24, axis=foot - 0.05 * axis, fixed=True)


def twin_tails(do: Hairdo) -> None:
    """A tail high on each side; low behind each ear where they are tied so, or under a hat."""
    low = do.rim is not None or do.hair.tie == "low"
    el, rho = (-15.0, 1.07) if low else (34.0, 1.14)
    _pulled_apart(do, 112, el, front=hairline_shows(do))
    long = _tail_length(do, 0.6)
    for side in (-1, 1):
        at = on_skull(side * 112, el, rho)
        away = unit(at)
        do.tie(at, away, 0.12 if low else 0.17, 0.09)
        start = [at + away * 0.02, at + away * 0.22 + vec(0, -0.10 if low else 0.05, 0)]
        y0 = float(start[-1][1])
        rest = [(1.52, -0.42, -0.52), (1.62, -1.04, -0.46), (1.50, -1.64, -0.36), (1.60, -2.14, -0.26)]
        if low:
            rest = [(1.48, -0.36, -0.50), (1.50, -0.80, -0.40), (1.42, -1.24, -0.30)]
        path = [*start, *(vec(side * px, y0 + dy * long, pz) for px, dy, pz in rest)]
        tail(do, path, (0.30 if low else 0.37) * _full(do, 0.3), locks=9, width=0.23, twist=0.6 * side)
    if do.rim is None and do.hair.fringe in ("none", "curtain"):
        _wisps(do)
    _face(do, -0.75)


def braids(do: Hairdo) -> None:
    """A plait behind each ear, lying forward on the chest."""
    _pulled_apart(do, 118, -12, front=do.hair.fringe != "straight")
    if do.rim is None and do.hair.fringe in ("none", "curtain"):
        _wisps(do)
    bottom = do.drop(-1.05, -2.2)
    for side in (-1, 1):
        start = radial(on_skull(side * 112, -14), 1.12)
        braid(do, start, side, float(start[1]) - bottom, full=_full(do, 0.3))
    _face(do, None)


def _face(do: Hairdo, cheek: float | None) -> None:
    """The fringe over pulled-back hair, and the locks left out beside the face."""
    fringe(do, whorl_of(180, 80), lower={"straight": 0.05, "curtain": 0.14}.get(do.hair.fringe, 0.10), spread=56)
    if cheek is not None and (do.hair.fringe != "none" or do.rim is not None):
        cheeks(do, cheek)
