"""Tight coils: a soft cloud of small balls."""

from __future__ import annotations

import math

import numpy as np

from ..lock import smoothstep
from . import hairline
from .builder import Hairdo
from .curls import grown
from .frame import ELLIPSOID, F64, on_skull
from .strand_map import EL, coils
from .trims import faded, faded_cap

_CORE, _UNDER_HAT = (0.95, -0.54, 1.32, 1.0), (0.45, -0.30, 1.22, 0.86)
"""Local height of the top, z of the middle, half width and half depth of what coils hang from."""
_CORE_BALLS = 300
_HANGS = -0.55
"""Local height of the ends from which on coils hang."""
_SUNK = 0.05
"""Local units by which the balls on the crown lie deeper over a cloud that hangs, whose own are half sunk in it: proud
of it they would be a crown of beads on a smooth ball."""
_LOWER, _DOME, _OVER_FADE = 0.26, 0.72, 0.08
"""Over cropped sides: radians by which the cloud reaches below the line of a long top, share of its usual height, and
local units that its crown is higher than its sides at the usual volume."""
_BALLS_FROM = -0.09
"""Signed angle to its outline within which it is of balls: further down is the hem, which runs out in bristles."""
_CLUSTER = 12


def _spread(count: int) -> list[tuple[float, float]]:
    """(azimuth, elevation) degrees of a Fibonacci lattice on the sphere."""
    return [((i * 137.50776) % 360 - 180, math.degrees(math.asin(1 - 2 * (i + 0.5) / count))) for i in range(count)]


def coily(do: Hairdo) -> None:
    """A soft cloud of fine coils, carved and painted, with larger tufts that make its outline uneven."""
    edge = grown(do, hairline.COILY)
    short = faded(do)
    if short:
        edge = np.maximum(edge, hairline.edge_map(hairline.TOP) - _LOWER)
    inside = np.clip(-edge, 0, 2)
    tall = float(np.clip(0.34 + (do.hair.volume - 1) * 0.45, 0.08, 0.60))
    cloud = tall + (_OVER_FADE if short else 0.24) * smoothstep(-0.1, 1.1, EL) * tall / 0.34
    # Over cropped sides it is a low dome with upright flanks: a softer ramp would be a neck under a ball, and as high
    # as a whole cloud it would be a knot.
    flanks = _DOME * (1 - np.clip(1 - inside / 0.65, 0, 1) ** 2)
    cloud = cloud * (flanks if short else smoothstep(-0.05, 0.70, inside))
    domes, grain = coils(do.rng), smoothstep(0.02, 0.25, inside) * smoothstep(0.0, 0.10, cloud)
    carved = 0.030 * (domes - 1) * grain
    if short:
        faded_cap(do, cloud + carved)
    else:
        do.cap(0.05 + cloud + carved, edge, tone=0.26 * (domes - 0.62) * grain, ramp=None, blend=0.05)
    hangs = not short and do.drop(-0.30, -1.45) <= _HANGS
    balls: list[tuple[F64, float]] = []
    for even_az, even_el in _spread(300):
        az, el = even_az + float(do.rng.uniform(-4, 4)), float(np.clip(even_el + do.rng.uniform(-4, 4), -89, 89))
        over = hairline.value_at(edge, az, el)
        if over > (_BALLS_FROM if short else -0.03) or _under_hat(do, on_skull(az, el)):
            continue
        radius = float(do.rng.uniform(0.10, 0.16)) * (1 - 0.35 * float(smoothstep(-0.30, -0.05, over)))
        rho = 1.05 + hairline.value_at(cloud, az, el) - radius + float(do.rng.uniform(0.02, 0.06))
        rho -= _SUNK * float(smoothstep(30, 60, el)) if hangs else 0.0
        rho = _tucked(do, az, el, max(rho, 1.02))
        center = on_skull(az, el, rho)
        balls.append((center, radius))
    if not short:
        balls += _at_hairline(do) + _fallen(do)
    for group in _clusters(balls):
        for center, radius in group:
            do.ball(center, radius)
        do.program.part(do.material, k=0.07)


def _at_hairline(do: Hairdo) -> list[tuple[F64, float]]:
    """Small balls side by side from ear to ear: the cap alone would end over the forehead in a line."""
    if do.rim is not None:
        return []
    balls: list[tuple[F64, float]] = []
    for i in range(27):
        az = -78 + 6 * i + float(do.rng.uniform(-1.5, 1.5))
        el = hairline.height_at(hairline.COILY, az) + 3 + float(do.rng.uniform(-2.5, 2.0))
        balls.append((on_skull(az, el, 1.01 + 0.02 * (i % 2)), float(do.rng.uniform(0.075, 0.115))))
    return balls


def _fallen(do: Hairdo) -> list[tuple[F64, float]]:
    """Where coils are long enough to hang: a round core behind the face that goes on where the cloud ends, and balls
    all over it. Rows of balls beside the ears would be tufts."""
    bottom = do.drop(-0.30, -1.45)
    if bottom > _HANGS:
        return []
    full = float(np.clip(1 + 0.25 * (do.hair.volume - 1), 0.88, 1.12))
    top, back, wide, deep = _CORE if do.rim is None else _UNDER_HAT
    # What hangs little stands off little: else the cloud behind would be a shelf under the one on top.
    short = float(smoothstep(-1.15, -0.55, bottom))
    wide, deep, back = wide - 0.10 * short, deep - 0.24 * short, back + 0.10 * short
    middle = np.array([0.0, 0.5 * (top + bottom), back])
    radii = np.array([wide * full, 0.5 * (top - bottom), deep * full])
    do.ellipsoid(middle, (radii * do.frame.scale).tolist(), 0.0, grooves=0, depth=0.0, k=0.10)
    balls: list[tuple[F64, float]] = []
    for az, el in _spread(_CORE_BALLS):
        jitter = do.rng.uniform(-3, 3, 2)
        way = on_skull(az + float(jitter[0]), float(np.clip(el + jitter[1], -89, 89))) / ELLIPSOID
        radius, at = float(do.rng.uniform(0.11, 0.15)), middle + radii * way
        hidden = at[1] > 0.55 or _under_hat(do, at) or np.linalg.norm(at / ELLIPSOID) < 1.06
        under_chin = at[1] < -0.6 and abs(at[0]) < 0.8 and at[2] > -0.4
        if not (hidden or under_chin):
            balls.append((at - 0.45 * radius * way, radius))
    return balls


def _clusters(balls: list[tuple[F64, float]]) -> list[list[tuple[F64, float]]]:
    """Groups of near neighbours: the lattice is halved along its longest side until the groups are small."""
    if len(balls) <= _CLUSTER:
        return [balls] if balls else []
    centers = np.array([b[0] for b in balls])
    order = np.argsort(centers[:, int(np.argmax(np.ptp(centers, axis=0)))], kind="stable")
    half = len(balls) // 2
    return _clusters([balls[i] for i in order[:half]]) + _clusters([balls[i] for i in order[half:]])


def _under_hat(do: Hairdo, at: F64) -> bool:
    """Whether a ball at a local point (3,) would be covered, or stand up beside the rim."""
    return do.rim is not None and float(do.rim.above(at)) > -0.16


def _tucked(do: Hairdo, az: float, el: float, rho: float) -> float:
    return rho if do.rim is None else float(do.rim.tucked(on_skull(az, el), np.array(rho)))
