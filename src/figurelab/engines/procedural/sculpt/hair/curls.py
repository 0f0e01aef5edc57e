"""Curls and coils: many small volumes on a thick cap."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from ..lock import Section, smoothstep, spline
from . import hairline
from .builder import Hairdo
from .curtain import undermass
from .frame import ELLIPSOID, F64, around, on_skull, unit
from .strand_map import AZ, EL, coils
from .trims import faded, faded_cap

_CURL = Section(
    0.110,
    0.080,
    tip=0.034,
    fall=1.8,
    bluntness=0.85,
    root_width=0.75,
    root_thickness=0.7,
    full=0.3,
    exponent=1.8,
    grooves=2,
    depth=0.022,
    wrap=0,
    k=0.034,
)
_RINGLET = Section(
    0.125, 0.105, tip=0.045, fall=3, bluntness=0.7, root_width=0.7, root_thickness=0.7, grooves=2, depth=0.016, wrap=0
)
_CLUSTER = 12


def _spread(count: int) -> list[tuple[float, float]]:
    """(azimuth, elevation) degrees of a Fibonacci lattice on the sphere."""
    return [((i * 137.50776) % 360 - 180, math.degrees(math.asin(1 - 2 * (i + 0.5) / count))) for i in range(count)]


def curly(do: Hairdo) -> None:
    """Short curls: tilted spirals, either hand."""
    edge = _grown(do, hairline.CURLY)
    inside = np.clip(-edge, 0, 2)
    thick = (0.07 + 0.10 * smoothstep(-0.3, 0.6, EL)) * smoothstep(0.02, 0.35, inside)
    if faded(do):
        faded_cap(do, thick)
        edge = np.maximum(edge, hairline.edge_map(hairline.TOP))
    else:
        do.cap(0.05 + thick, edge, ramp=None, blend=0.06)
    big = float(np.clip(1 + (do.hair.volume - 1) * 0.6, 0.7, 1.5))
    for az, el in _spread(215):
        over = hairline.value_at(edge, az, el)
        if over > (_reach(az) if not faded(do) or abs(az) < 50 else 0.0) or _under_hat(do, az, el):
            continue
        deep = float(smoothstep(-0.05, 0.45, -over))
        # Tight by the hairline, loose on the top; over cropped sides they would else be a shelf.
        base, least = (1.03, 0.58) if faded(do) and abs(az) > 50 else (1.08, 0.72)
        rho = base + deep * (1.19 - base + 0.14 * (float(smoothstep(-45, 45, el)) * big - 0.2))
        size = (least + (1.06 - least) * deep) * float(do.rng.uniform(0.85, 1.2)) * max(1.0, rho / 1.20)
        do.lock(
            _spiral(do.rng, az, el, _tucked(do, az, el, rho), size),
            replace(_CURL, width=_CURL.width * size, thickness=_CURL.thickness * size),
            samples=14,
            tint=float(do.rng.uniform(-0.12, 0.12)),
            fixed=True,
        )
    _ringlets(do)


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


def _reach(az: float) -> float:
    """How far past the hairline a curl may start: over the forehead, never at the nape, where it would dangle."""
    return 0.09 if abs(az) < 70 else 0.0 if abs(az) < 115 else -0.09


def _spiral(rng: np.random.Generator, az: float, el: float, rho: float, size: float) -> list[F64]:
    """A comma of 0.6 to 1 turn that winds in to its point and rises along a normal tilted at random: flat ones look
    like snails, and of one width from end to end they are sausages."""
    center = on_skull(az + float(rng.uniform(-4, 4)), el + float(rng.uniform(-4, 4)), rho)
    n = unit(center / ELLIPSOID**2 + rng.normal(size=3) * 0.30)
    up = np.array([0.0, 1.0, 0.0]) if abs(n[1]) < 0.9 else np.array([0.0, 0.0, 1.0])
    x = unit(np.cross(up, n))
    y = np.cross(n, x)
    start, hand = rng.uniform(0, 2 * math.pi), 1 if rng.uniform() < 0.5 else -1
    radius, turns = size * rng.uniform(0.13, 0.19), rng.uniform(0.60, 1.0)
    q = np.linspace(0, 1, 14)[:, None]
    a = start + hand * q * 2 * math.pi * turns
    r = radius * (1.08 - 0.66 * q)
    return list(center + r * (x * np.cos(a) + y * np.sin(a)) + n * (-0.06 + 0.15 * np.sin(2.1 * q)))


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
    """Balls below the ears, round a core, where coils are long enough to hang: to the shoulders they fall wider."""
    bottom = do.drop(-0.30, -1.45)
    if bottom > -0.55:
        return []
    undermass(do, bottom + 0.24, end=1.0, locks=7)
    wide = float(np.clip(1.28 + 0.30 * (do.hair.volume - 1), 1.14, 1.42))
    rows = round((0.12 - bottom) / 0.16)
    balls: list[tuple[F64, float]] = []
    for j in range(rows + 1):
        y = 0.12 + (bottom - 0.12) * j / rows
        # Round below as a cloud is; beside the face it stands back.
        q = j / rows
        out = wide * (0.90 + 0.28 * math.sin(math.pi * min(q * 1.15, 1.0)) - 0.08 * q**4)
        front = 68 + 6 * q
        for i in range(30):
            # Beside the face two deep and small: one by one they would be a string of beads.
            near = max(0, 2 - min(i, 29 - i))
            az = front + (360 - 2 * front) * (i + 0.5 * (j % 2)) / 30 + float(do.rng.uniform(-6, 6))
            # Before the hairline they would hang free.
            az = float(np.clip(az, front, 360 - front))
            radius = float(do.rng.uniform(0.10, 0.17)) * (1 - 0.14 * near)
            height = y + float(do.rng.uniform(-0.09, 0.09))
            reach = out - radius * 0.6 + float(do.rng.uniform(-0.07 - 0.05 * near, 0.04 + 0.02 * near))
            at = around(az, height, reach)
            balls.append((do.frame.clear_of_body(at[None], radius)[0], radius))
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
