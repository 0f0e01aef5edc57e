"""Glasses: rims that stand on the face like relief, so that they can be thin, a bridge over the nose, and temples
that lie along the head to the ears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from ..figure import FigureSpec
from ..paint.eyewear import GLOSS, Lens, brow_line, edge, tint
from ..paint.layout import Layout
from ..paint.material import Material
from .anatomy import Anatomy
from .features import brow_ridge, cheeks
from .headform import plain_rows, temples
from .probe import beside, front
from .program import Program, Row
from .seat import Seat, Vec3, seat
from .torso import skin

Rod = tuple[Vec3, Vec3, float, float, float]
"""Ends, their radii, and the blend with the rods before it."""

_WIRE = 0.25
"""Weight below which a frame is metal."""
_JOINT = 0.002
"""Blend of rods of one radius: more would leave a bead at every joint."""
_TURNS = 10
"""Straight pieces of a temple: the fewer, the further it stands free of a round head or sinks into it."""
_EAR_Z, _EAR_Y = 0.03, 0.055
"""Where temples meet the ear: over its root's front, beside the head's centre."""
_HOOK = ((0.085, -0.055), (0.075, -0.155), (0.010, -0.235), (-0.075, -0.265))
"""Height and depth of the places at which they then bend over the ear and down behind it."""
_LAID = 0.20
"""How far the middle of a temple lies off the head, in radii: the more, the more it is an antenna from the front."""
_WALL = 0.047
"""Half width of the ridge that carries a rim, 1.2 mm on 80 mm and more: where the face falls back it stands free."""
_FILLET = 0.020
"""Blend of ridge and face, and of ridge and glass: a sharp corner is finer than the mesh, and would fray."""
_FACING = 0.030, 0.13
"""How deep the frame's colour goes at the front of a wire and of a heavy frame: below it the ridge is the face's, so
that thin wire looks thin from beside."""
_AHEAD = 0.08
"""How far in front of a rim its colour would still be: mesh and texture are never so far off."""
_SKIRT = 0.006
"""How far over its own edge a colour goes: what is seen of the seam under it is frayed."""
_FLANK = 0.009
"""How far it goes down the flank of a heavy frame; wire is drawn as fine as it is."""
_FINE, _FULL = 0.3, 0.8
"""Weights up to which it does not and from which on it goes all that way."""
_RECESS = 0.022
"""How far glass lies behind its rim's front."""
_BEVEL = 0.010
"""Breadth of the darker edge of a rim."""
_CUT = 0.009
"""Half width of the pale edge of glass that no frame goes round."""
_ARCH, _ROD = 0.024, 0.021
"""Least radii of what carries a bridge, which spans the nose, and of a temple, which lies on the head."""
_THINNER = 0.82
"""How thick a temple still is at the ear."""


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
    # All of a rim is the face's: what is frame and what is glass is laid on it, or its borders would fray.
    ridge = replace(skin("rim", spec), relief=True, face=True)
    glass, heavy = tint(spec.glasses), brow_line(spec.glasses)
    pad = ridge
    if spec.glasses.rim != "full":
        pad = Material("edge", edge(spec), "plastic", roughness=0.34, relief=True)
    for side in (-1, 1):
        if spec.glasses.rim != "upper":
            _ring(program, place, side, _ridge(lens), (0.0, 2 * place.depth))
            program.part(ridge, k=_FILLET)
        # Below a brow line the glass ends in the face: a wall under its pale edge would be a thick milky rim.
        if heavy > 0.0 or spec.glasses.rim == "upper":
            _upper(program, spec, place, side, max(_ridge(lens), lens.rim + heavy), (0.0, 2 * place.depth))
            program.part(ridge, k=_FILLET)
        if glass is not None:
            _disc(program, place, side, (_RECESS, 2 * place.depth))
            program.part(Material("lens", glass, "glass", roughness=GLOSS, relief=True), k=_FILLET)
    rods = [_flicks(spec, place, heavy), *_temples(place, _beside_head(carrying, place, y))]
    arch = _bridge(spec, place, rows)
    for rod, material in (*((rod, frame) for rod in rods), (arch[:-1], ridge), (arch[-1:], pad)):
        if rod:
            _cones(program, rod).part(material, k=0.010)
    _lay(
        program, spec, place, [[(a, b, thick + _SKIRT, end + _SKIRT, k) for a, b, thick, end, k in rod] for rod in rods]
    )
    _across(program, arch, place.lens.rim, _part(program, "glasses"))


def _ridge(lens: Lens) -> float:
    return max(_WALL, lens.rim + 0.004)


def _cones(program: Program, rods: list[Rod]) -> Program:
    for a, b, thick, end, k in rods:
        program.cone(a, b, thick, end, k=k)
    return program


def _part(program: Program, name: str) -> int:
    return [material.name for material in program.materials].index(name)


def _across(program: Program, arch: list[Rod], rim: float, frame: int) -> None:
    """The colour of a bridge: a bar from rim to rim, as broad as they are, over all that lies between them. What
    carries it is as thick as a print needs."""
    for (x, y, z), (middle, top, over), thick, _, _ in arch:
        if x > middle == 0.0:
            low, high = min(z, over) - 0.015, max(z, over) + _AHEAD
            half = x + 0.5 * rim, min(rim, thick) + 0.003, 0.5 * (high - low)
            program.box((0, 0.5 * (y + top), low + half[2]), half, round=0.004)
            program.stencil(frame)


def _lay(program: Program, spec: FigureSpec, place: Seat, rods: list[list[Rod]]) -> None:
    """The colours of glass and frame, crisp at any mesh."""
    lens, worn = place.lens, spec.glasses
    frame = _part(program, "glasses")
    facing = _FACING[0] + (_FACING[1] - _FACING[0]) * worn.weight
    flank = _FLANK * min(max((worn.weight - _FINE) / (_FULL - _FINE), 0.0), 1.0)
    heavy = brow_line(worn)
    dark = any(material.name == "lens" for material in program.materials)
    for side in (-1, 1):
        if dark:
            _disc(program, place, side, (-_AHEAD, 2 * place.depth))
            program.stencil(_part(program, "lens"))
        if worn.rim == "full":
            # The lower rim of a half frame is wire.
            _ring(program, place, side, lens.rim + (0.0 if worn.half else flank), (-_AHEAD, facing))
            program.stencil(frame, bevel=_BEVEL)
        elif not dark:
            # Glass that no ridge carries has its edge on the face itself.
            _ring(program, place, side, _CUT, (-_AHEAD, 2 * place.depth if worn.rim == "upper" else _FACING[0]))
            program.stencil(_part(program, "edge"))
        if heavy > 0.0 or worn.rim == "upper":
            _upper(program, spec, place, side, lens.rim + heavy + flank, (-_AHEAD, facing))
            program.stencil(frame, bevel=_BEVEL)
    for rod in rods:
        if rod:
            _cones(program, rod).stencil(frame)


def browed(spec: FigureSpec, body: Anatomy) -> list[Row]:
    """The bare form with its temples, brow and cheeks, which carries rims: a strong brow or a broad smile would
    swallow their corners."""
    rows, layout = plain_rows(spec, body), Layout.of(spec)
    temples(bare := Program().copy(rows), spec, body)
    brow_ridge(bare, spec, body, layout, rows)
    cheeks(bare, spec, body, layout, rows)
    return bare.open_rows()


def _ring(program: Program, seat: Seat, side: int, rim: float, span: tuple[float, float]) -> None:
    """The rim of one lens, ``rim`` wide to each side. span: where it starts and ends behind its front."""
    _outlined(program, seat, side, rim, 0.0, span, filled=False)


def _disc(program: Program, seat: Seat, side: int, span: tuple[float, float]) -> None:
    """The glass of one lens."""
    _outlined(program, seat, side, 0.0, 0.004, span, filled=True)


def _outlined(
    program: Program, seat: Seat, side: int, rim: float, inset: float, span: tuple[float, float], *, filled: bool
) -> None:
    lens, (start, end) = seat.lens, span
    x, y, z = seat.center(0.5 * (start + end))
    pitch, yaw, _ = seat.turn
    program.ring(
        (side * x, y, z), lens.half_x - inset, lens.half_y - inset, lens.corner - inset, rim, 0.5 * (end - start),
        (pitch, side * yaw, 0), bend=seat.bend, bow=seat.bow, warp=side * seat.warp, filled=filled,
        slant=side * lens.slant, taper=lens.taper, shear=side * lens.shear,
    )  # fmt: skip


def _upper(program: Program, spec: FigureSpec, seat: Seat, side: int, rim: float, span: tuple[float, float]) -> None:
    """The heavier upper part of a frame."""
    _ring(program, seat, side, rim, span)
    x, y, _ = seat.middle
    level = y + (0.06 if spec.glasses.kind == "cat" else 0.10) * (seat.lens.half_y / 0.22)
    program.plane((-side * seat.lens.slant, -1, 0), (side * x, level, 0), k=0.05)


def _flicks(spec: FigureSpec, seat: Seat, heavy: float) -> list[Rod]:
    """A cat-eye's flicks at its outer corners."""
    if spec.glasses.kind != "cat":
        return []
    root, tip = _back(seat.point(0.68, 0.90), seat.depth), _back(seat.point(1.05, 1.04), seat.depth)
    thick = seat.lens.rim + heavy
    return [(_beside(root, side), _beside(tip, side), thick, 0.6 * thick, 0.06) for side in (-1, 1)]


def _beside(point: Vec3, side: int) -> Vec3:
    return side * point[0], point[1], point[2]


def _back(point: Vec3, depth: float) -> Vec3:
    return point[0], point[1], point[2] - depth


def _temple_radius(lens: Lens) -> float:
    return max(_ROD, 0.010 + 0.45 * lens.rim)


def _temples(seat: Seat, path: list[Vec3]) -> list[list[Rod]]:
    """From each hinge back over the ear."""
    thick = _temple_radius(seat.lens)
    points = [_hinge(seat, min(seat.depth, thick)), *path]
    radii = np.maximum(thick * np.linspace(1.0, _THINNER, len(points)), _ROD).tolist()
    return [
        [
            (_beside(a, side), _beside(b, side), start, end, _JOINT)
            for (a, start), (b, end) in pairwise(zip(points, radii, strict=True))
        ]
        for side in (-1, 1)
    ]


def _hinge(seat: Seat, depth: float) -> Vec3:
    """Under the upper outer corner of a lens, as far as that is not rounded away."""
    lens = seat.lens
    return _back(seat.point(1.0, min(0.62, max(0.30, 1.0 - lens.corner / lens.half_y))), depth)


def _beside_head(rows: Sequence[Row], seat: Seat, y: float) -> list[Vec3]:
    """Points (x outwards) from the hinge to the ear's root and round behind it, along the bare head, which carries the
    thin wire. More than a third of it lies in the head, none of it sinks in."""
    off = _LAID * _temple_radius(seat.lens)
    hinge = _hinge(seat, seat.depth)
    path: list[Vec3] = []
    for share in np.linspace(0.0, 1.0, _TURNS + 1).tolist():
        v, z = hinge[1] + (y + _EAR_Y - hinge[1]) * share, hinge[2] + (_EAR_Z - hinge[2]) * share
        path.append((beside(rows, v, z, off), v, z))
    path += [(beside(rows, y + up, back, off), y + up, back) for up, back in _HOOK]
    # A wide rim reaches round the head: where its hinge is sunk, the temple starts outside beside it.
    return [(max(hinge[0], path[0][0]), *path[0][1:]), *path[1:]]


def _bridge(spec: FigureSpec, seat: Seat, rows: Sequence[Row]) -> list[Rod]:
    """An arch between the lenses that rests on the nose, and an aviator's bar over it."""
    thick = max(_ARCH, 0.8 * seat.lens.rim + 0.004)
    up = 0.12 if spec.glasses.kind == "round" else 0.28
    if spec.glasses.rim == "upper":  # the brow line carries it
        up = 0.60
    end = _back(seat.point(-1.0, up), min(seat.depth, 1.2 * thick))
    top = end[1] + 0.018
    z = max(front(rows, 0.0, top)[2] + 0.052, end[2] + 0.03)
    rods: list[Rod] = []
    for side in (-1, 1):
        rods.append((_beside(end, side), (0, top, z), thick, thick, _JOINT))
        if spec.glasses.kind == "aviator":
            bar = _back(seat.point(-0.55, 0.98), 0.5 * seat.depth)
            over = max(front(rows, 0.0, bar[1])[2] + 0.04, bar[2])
            rods.append((_beside(bar, side), (0, bar[1] + 0.01, over), thick, thick, _JOINT))
            rods.append(((0, bar[1] + 0.01, over - 0.02), (0, bar[1], over - 0.10), 0.9 * thick, 0.9 * thick, _JOINT))
    # A pad that reaches into the bridge of the nose makes rims and head one solid.
    return [*rods, ((0, top, z - 0.02), (0, top - 0.02, z - 0.12), 0.9 * thick, 0.9 * thick, _JOINT)]
