"""Glasses: rims that stand on the face like relief, so that they can be thin, a bridge over the nose, and temples
that lie along the head to the ears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from ..figure import FigureSpec
from ..paint.eyewear import Lens, brow_line, tint
from ..paint.layout import Layout
from ..paint.material import Material
from .anatomy import Anatomy
from .features import brow_ridge, cheeks
from .headform import plain_rows, temples
from .probe import beside, front
from .program import Program, Row
from .seat import Seat, Vec3, seat
from .torso import skin

_WIRE = 0.25
"""Weight below which a frame is metal."""
_JOINT = 0.002
"""Blend of rods of one radius: more would leave a bead at every joint."""
_TURNS = 10
"""Straight pieces of a temple: the fewer, the further it stands free of a round head or sinks into it."""
_EAR_Z, _EAR_Y = 0.02, -0.01
"""Where temples end: under the top of the ear's front, beside the head's centre."""
_LAID = 0.35
"""How far the middle of a temple lies off the head, in radii: the more, the more it is an antenna from the front."""
_FACING = 0.018
"""Half depth of a frame's own colour at its front: the rest of a rim is the face's, so that thin wire looks thin from
beside. Deeper, it would be a wall on that rest; flatter, the mesh frays its edge."""
_FOOT = 0.048
"""Half width of that rest, 1.2 mm on 80 mm and more: where the face falls back from a rim it stands as a wall."""


def glasses(program: Program, spec: FigureSpec, body: Anatomy) -> None:
    """Add the spec's glasses, if any."""
    lens = Lens.of(spec)
    if lens is None:
        return
    rows, y = plain_rows(spec, body), float(body.head[1])
    carrying = browed(spec, body)
    place = seat(carrying, lens, y)
    metal = spec.glasses.weight < _WIRE
    frame = Material(
        "glasses", spec.glasses.color, "metal" if metal else "plastic", roughness=0.42 if metal else 0.34, relief=True
    )
    glass = tint(spec.glasses)
    for side in (-1, 1):
        if glass is not None:
            _ring(program, place, side, filled=True)
            program.part(Material("lens", glass, "glass", roughness=0.05), k=0.003)
        facing = min(_FACING, place.depth)
        if facing < place.depth:
            foot = max(_FOOT - lens.rim, 0.0)
            _ring(program, place, side, span=(2 * facing, 2 * place.depth), wider=foot)
            program.part(replace(skin("rim", spec), relief=True), k=0.008)
        _ring(program, place, side, span=(0.0, 2 * facing))
        program.part(frame, k=0.004)
        if (heavy := brow_line(spec.glasses)) > 0.0:
            _brow_line(program, spec, place, side, heavy)
            program.part(frame, k=0.012)
    path = _beside_head(carrying, place, y)
    hinge = _back(place.point(1.0, 0.45), min(place.depth, _temple_radius(lens)))
    for side in (-1, 1):
        _temple(program, side, [hinge, *path], _temple_radius(lens))
        program.part(frame, k=0.010)
    _bridge(program, spec, place, rows)
    program.part(frame, k=0.012)


def browed(spec: FigureSpec, body: Anatomy) -> list[Row]:
    """The bare form with its temples, brow and cheeks, which carries rims: a strong brow or a broad smile would
    swallow their corners."""
    rows, layout = plain_rows(spec, body), Layout.of(spec)
    temples(bare := Program().copy(rows), spec, body)
    brow_ridge(bare, spec, body, layout, rows)
    cheeks(bare, spec, body, layout, rows)
    return bare.open_rows()


def _ring(
    program: Program,
    seat: Seat,
    side: int,
    *,
    filled: bool = False,
    wider: float = 0.0,
    span: tuple[float, float] | None = None,
) -> None:
    """The rim of one lens, or its glass, which lies a little behind the rim's front. span: where it starts and ends
    behind its front, None for all of it."""
    lens = seat.lens
    start, end = span or (0.0, seat.depth if filled else 2 * seat.depth)
    rim, depth = 0.0 if filled else lens.rim + wider, 0.5 * (end - start)
    x, y, z = seat.center(0.5 * (start + end) + (0.022 if filled else 0.0) - (0.3 * wider if span is None else 0.0))
    pitch, yaw, _ = seat.turn
    inset = 0.004 if filled else 0.0
    program.ring(
        (side * x, y, z), lens.half_x - inset, lens.half_y - inset, lens.corner - inset, rim, depth,
        (pitch, side * yaw, 0), bend=seat.bend, bow=seat.bow, warp=side * seat.warp, filled=filled,
        slant=side * lens.slant, taper=lens.taper, shear=side * lens.shear,
    )  # fmt: skip


def _brow_line(program: Program, spec: FigureSpec, seat: Seat, side: int, heavy: float) -> None:
    """The heavier upper part of a frame, and a cat-eye's flick at its outer corner."""
    lens = seat.lens
    _ring(program, seat, side, wider=heavy)
    x, y, _ = seat.middle
    level = y + (0.10 if spec.glasses.half else 0.06) * (lens.half_y / 0.22)
    program.plane((-side * lens.slant, -1, 0), (side * x, level, 0), k=0.05)
    if spec.glasses.kind == "cat":
        root, tip = _back(seat.point(0.68, 0.90), seat.depth), _back(seat.point(1.05, 1.04), seat.depth)
        thick = lens.rim + heavy
        program.cone((side * root[0], *root[1:]), (side * tip[0], *tip[1:]), thick, 0.6 * thick, k=0.06)


def _back(point: Vec3, depth: float) -> Vec3:
    return point[0], point[1], point[2] - depth


def _temple_radius(lens: Lens) -> float:
    return 0.014 + 0.48 * lens.rim


def _temple(program: Program, side: int, path: list[Vec3], thick: float) -> None:
    """From the hinge back into the ear's root."""
    for a, b in pairwise(path):
        program.cone((side * a[0], *a[1:]), (side * b[0], *b[1:]), thick, thick, k=_JOINT)


def _beside_head(rows: Sequence[Row], seat: Seat, y: float) -> list[Vec3]:
    """Points (x outwards) from the hinge to the ear's root, along the bare head, which carries the thin wire. A third
    of it lies in the head, none of it sinks in."""
    off = _LAID * _temple_radius(seat.lens)
    hinge = _back(seat.point(1.0, 0.45), seat.depth)
    path: list[Vec3] = []
    for share in np.linspace(0.0, 1.0, _TURNS + 1).tolist():
        v, z = hinge[1] + (y + _EAR_Y - hinge[1]) * share, hinge[2] + (_EAR_Z - hinge[2]) * share
        path.append((beside(rows, v, z, off), v, z))
    # A wide rim reaches round the head: where its hinge is sunk, the temple starts outside beside it.
    return [(max(hinge[0], path[0][0]), *path[0][1:]), *path[1:]]


def _bridge(program: Program, spec: FigureSpec, seat: Seat, rows: Sequence[Row]) -> None:
    """An arch between the lenses that rests on the nose, and an aviator's bar over it."""
    thick = max(0.024, 0.8 * seat.lens.rim + (0.010 if spec.glasses.half else 0.0))
    up = 0.28 if spec.glasses.kind != "round" else 0.12
    end = _back(seat.point(-1.0, up), min(seat.depth, 1.2 * thick))
    top = end[1] + 0.018
    z = max(front(rows, 0.0, top)[2] + 0.052, end[2] + 0.03)
    for side in (-1, 1):
        program.cone((side * end[0], *end[1:]), (0, top, z), thick, thick, k=_JOINT)
        if spec.glasses.kind == "aviator":
            bar = _back(seat.point(-0.55, 0.98), 0.5 * seat.depth)
            over = max(front(rows, 0.0, bar[1])[2] + 0.04, bar[2])
            program.cone((side * bar[0], *bar[1:]), (0, bar[1] + 0.01, over), thick, thick, k=_JOINT)
            program.cone((0, bar[1] + 0.01, over - 0.02), (0, bar[1], over - 0.10), 0.9 * thick, thick, k=_JOINT)
    # A pad that reaches into the bridge of the nose makes rims and head one solid.
    program.cone((0, top, z - 0.02), (0, top - 0.02, z - 0.12), 0.9 * thick, thick, k=_JOINT)
