"""Curls and coils: many small volumes on a thick cap."""

from __future__ import annotations

import math

import numpy as np

from ..lock import Section, smoothstep, spline
from . import hairline
from .builder import Hairdo
from .curtain import undermass
from .frame import ELLIPSOID, F64, around, on_skull, unit
from .fringe import lowest
from .strand_map import AZ, EL, coils, rosettes
from .trims import faded, faded_cap

_RINGLET = Section(
    0.125, 0.105, tip=0.045, fall=3, bluntness=0.7, root_width=0.7, root_thickness=0.7, grooves=2, depth=0.016, wrap=0
)
_CURLS = 105
"""Curls on a whole sphere."""
_REACH = 0.02
"""Radians past the hairline at which a curl's middle may be."""
_CORE_TOP, _CORE_BALLS = 0.95, 300
"""Local height of the top of what coils hang from, and balls on the whole of it."""
_CLUSTER = 12


def _spread(count: int) -> list[tuple[float, float]]:
    """(azimuth, elevation) degrees of a Fibonacci lattice on the sphere."""
    return [((i * 137.50776) % 360 - 180, math.degrees(math.asin(1 - 2 * (i + 0.5) / count))) for i in range(count)]


def curly(do: Hairdo) -> None:
    """Short curls, carved: each is a dome wound to its middle, whole at the hairline. Tubes would be sausages."""
    line = _grown(do, hairline.CURLY)
    short = faded(do)
    if short:
        faded_cap(do, np.zeros(line.shape))
        line = np.maximum(line, hairline.edge_map(hairline.TOP) - 0.15)
    elif do.hair.fringe != "none" and do.rim is None:
        line = line - math.radians(34 - lowest(do)) * smoothstep(1.05, 0.55, np.abs(AZ))
    curls = rosettes(do.rng, _CURLS, 0.115)
    at = [hairline.value_at(line, *_angles(m)) for m in curls.middles]
    edge = curls.outline(np.array(at) < _REACH)
    if do.rim is not None:
        edge = np.maximum(edge, line)
    elif not short:
        # Only the front is seen curl by curl; round the ears and on the neck they would be beads.
        edge = edge + (np.minimum(edge, line) - edge) * smoothstep(1.15, 1.45, np.abs(AZ))
    inside = np.clip(-edge, 0, 2)
    big = float(np.clip(1 + (do.hair.volume - 1) * 0.8, 0.7, 1.5)) * (0.5 if short else 1.0)
    deep = smoothstep(0.0, 0.75, inside)
    base = 0.03 + (0.06 + 0.15 * smoothstep(-0.4, 0.8, EL)) * big * deep
    raised = (0.060 if short else 0.075) * (1 + 0.45 * deep) * curls.dome * smoothstep(0.0, 0.09, inside)
    carved = 0.038 * curls.groove * smoothstep(0.0, 0.06, inside)
    tone = 0.10 * curls.groove + 0.12 * (curls.dome - 0.6)
    thickness = base + raised + carved + do.scalp
    do.cap(thickness, edge, tone=tone, ramp=None, glossy=True, blend=0.03, fade=(0.02, 0.02, 0.10))
    _ringlets(do)


def _angles(way: F64) -> tuple[float, float]:
    """Azimuth and elevation in degrees of a direction (3,)."""
    return math.degrees(math.atan2(way[0], way[2])), math.degrees(math.asin(float(np.clip(way[1], -1, 1))))


def _grown(do: Hairdo, line: hairline.Line) -> F64:
    """The hairline's map; beside and behind, longer hair covers ears and nape, shorter hair clears them."""
    more = float(np.clip((do.hair.length + 0.3) * 0.35, -0.10, 0.30))
    return hairline.edge_map(line) - more * smoothstep(1.15, 1.60, np.abs(AZ))


def _ringlets(do: Hairdo) -> None:
    """Corkscrews that hang below the cloud when curly hair is longer than the chin."""
    bottom = do.drop(-0.30, -1.70)
    if bottom > -0.62:
        return
    # Else the neck shows between them.
    undermass(do, bottom + 0.22, end=0.96, locks=5)
    for i in range(15):
        az = 74 + 212 * i / 14 + float(do.rng.uniform(-3, 3))
        low = bottom + float(do.rng.uniform(-0.10, 0.10)) + 0.10 * (i % 2)
        line = spline([on_skull(az, 14, 1.16), around(az, -0.35, 1.20), around(az, low, 1.10)], 24)
        line = do.frame.clear_of_body(line, 0.14)
        u = np.linspace(0, 1, 24)[:, None]
        out = unit(around(az, 0.0, 1.0))
        across = np.array([out[2], 0.0, -out[0]])
        turn = 2 * math.pi * (i * 0.37 + (1 if i % 2 else -1) * u * (0.5 - low) / 0.55)
        wide = 0.085 * (1 - 0.35 * u)
        coil = line + wide * (across * np.cos(turn) + out * np.sin(turn))
        do.lock(list(coil), _RINGLET, samples=24, fixed=True)


def coily(do: Hairdo) -> None:
    """A soft cloud of fine coils, carved and painted, with larger tufts that make its outline uneven."""
    edge = _grown(do, hairline.COILY)
    short = faded(do)
    if short:
        edge = np.maximum(edge, hairline.edge_map(hairline.TOP) - 0.10)
    inside = np.clip(-edge, 0, 2)
    tall = float(np.clip(0.34 + (do.hair.volume - 1) * 0.45, 0.12, 0.60))
    cloud = tall + 0.24 * smoothstep(-0.1, 1.1, EL) * tall / 0.34
    # Over cropped sides it is a dome with upright flanks: a softer ramp would be a neck under a ball.
    cloud = cloud * (0.90 * (1 - np.clip(1 - inside / 0.9, 0, 1) ** 2) if short else smoothstep(-0.05, 0.70, inside))
    domes, grain = coils(do.rng), smoothstep(0.02, 0.25, inside) * smoothstep(0.0, 0.10, cloud)
    carved = 0.030 * (domes - 1) * grain
    if short:
        faded_cap(do, cloud + carved)
    else:
        do.cap(0.05 + cloud + carved, edge, tone=0.26 * (domes - 0.62) * grain, ramp=None, blend=0.05)
    balls: list[tuple[F64, float]] = []
    for even_az, even_el in _spread(300):
        az, el = even_az + float(do.rng.uniform(-4, 4)), float(np.clip(even_el + do.rng.uniform(-4, 4), -89, 89))
        over = hairline.value_at(edge, az, el)
        if over > (-0.30 if short else -0.03) or _under_hat(do, az, el):
            continue
        radius = float(do.rng.uniform(0.10, 0.16)) * (1 - 0.35 * float(smoothstep(-0.30, -0.05, over)))
        rho = 1.05 + hairline.value_at(cloud, az, el) - radius + float(do.rng.uniform(0.02, 0.06))
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
    if bottom > -0.55:
        return []
    full = float(np.clip(1 + 0.25 * (do.hair.volume - 1), 0.88, 1.12))
    middle, radii = (
        np.array([0.0, 0.5 * (_CORE_TOP + bottom), -0.54]),
        np.array([1.32, 0.5 * (_CORE_TOP - bottom), 1.0]),
    )
    radii[[0, 2]] *= full
    do.ellipsoid(middle, radii * do.frame.scale, 0.0, grooves=0, depth=0.0, k=0.10)
    balls: list[tuple[F64, float]] = []
    for az, el in _spread(_CORE_BALLS):
        jitter = do.rng.uniform(-3, 3, 2)
        way = on_skull(az + float(jitter[0]), float(np.clip(el + jitter[1], -89, 89))) / ELLIPSOID
        radius, at = float(do.rng.uniform(0.11, 0.15)), middle + radii * way
        if (
            at[1] < 0.55
            and np.linalg.norm(at / ELLIPSOID) > 1.06
            and (at[1] > -0.6 or abs(at[0]) > 0.8 or at[2] < -0.4)
        ):
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


def _under_hat(do: Hairdo, az: float, el: float) -> bool:
    """Whether a curl here would be covered, or stand up beside the rim."""
    return do.rim is not None and float(do.rim.above(on_skull(az, el))) > -0.16


def _tucked(do: Hairdo, az: float, el: float, rho: float) -> float:
    return rho if do.rim is None else float(do.rim.tucked(on_skull(az, el), np.array(rho)))
