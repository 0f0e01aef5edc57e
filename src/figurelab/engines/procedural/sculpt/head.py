"""The head: skull, jaw and cheeks by face shape, then nose, lips, sockets and ears."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..figure import FigureSpec
from .anatomy import Anatomy
from .primitives import SUBTRACT
from .program import Program, Row
from .torso import skin


@dataclass(frozen=True)
class Shape:
    """Offsets from the head's centre and radii, HR. jaw: one corner a side, x, y, z, radius."""

    lower: tuple[float, float, float, float]
    cheek: tuple[float, float, float, float]
    jaw: tuple[float, float, float, float] | None
    chin: tuple[float, float, float]


SHAPES = {
    "round": Shape((-0.26, 0.95, 0.62, 0.80), (0.46, -0.42, 0.34, 0.36), None, (-0.70, 0.24, 0.17)),
    "oval": Shape((-0.30, 0.87, 0.66, 0.79), (0.42, -0.46, 0.36, 0.34), (0.44, -0.56, 0.05, 0.24), (-0.79, 0.28, 0.18)),
    "square": Shape(
        (-0.30, 0.88, 0.62, 0.80), (0.42, -0.42, 0.36, 0.33), (0.56, -0.58, 0.12, 0.27), (-0.80, 0.30, 0.17)
    ),
    "long": Shape((-0.36, 0.84, 0.72, 0.78), (0.40, -0.46, 0.37, 0.32), (0.48, -0.62, 0.10, 0.27), (-0.92, 0.29, 0.18)),
}


def plain_rows(spec: FigureSpec, body: Anatomy) -> list[Row]:
    """The bare form without nose, ears and sockets: what beards and caps are offset from."""
    shape = SHAPES[spec.face.shape]
    y = float(body.head[1])
    p = Program()
    p.ellipsoid(body.skull_center, body.skull_radii)
    # A child's face is shorter below the eyes.
    low = 0.90 if spec.body.build == "child" else 1.0
    lower_y, lower_x, lower_ry, lower_z = shape.lower
    p.ellipsoid((0, y + lower_y * low, 0.05), (lower_x, lower_ry * low, lower_z), k=0.28)
    for side in (-1, 1):
        cx, cy, cz, r = shape.cheek
        p.ellipsoid((side * cx, y + cy, cz), (r, r * 0.86, r * 0.98), k=0.30)
        if shape.jaw:
            jx, jy, jz, r = shape.jaw
            p.ellipsoid((side * jx, y + jy * low, jz), (r, r, r * 1.2), k=0.26)
    cy, rx, ry = shape.chin
    p.ellipsoid((0, y + cy * low, 0.42), (rx, ry, 0.22), k=0.30)
    return p.open_rows()


def head(program: Program, spec: FigureSpec, body: Anatomy) -> list[Row]:
    """Add head and ears; returns the plain rows."""
    rows = plain_rows(spec, body)
    program.copy(rows)
    y = float(body.head[1])
    for side in (-1, 1):
        program.ellipsoid((side * 0.42, y - 0.14, 1.05), (0.26, 0.28, 0.16), (0, side * 0.45, 0), k=0.16, op=SUBTRACT)
    _nose(program, spec, y)
    program.ellipsoid((0, y - 0.555, 0.785), (0.12, 0.040, 0.06), k=0.08)
    program.ellipsoid((0, y - 0.455, 0.80), (0.10, 0.028, 0.05), k=0.07)
    program.part(replace(skin("head", spec), face=True), k=0.03)
    _ears(program, spec, body)
    return rows


def _nose(program: Program, spec: FigureSpec, y: float) -> None:
    size = spec.face.nose * (0.88 if spec.body.build == "child" else 1.0)
    program.ellipsoid((0, y - 0.295, 0.865), (0.085 * size, 0.070 * size, 0.085 * size), k=0.10)
    program.cone((0, y - 0.27, 0.86), (0, y - 0.10, 0.84), 0.045 * size, 0.02, k=0.14)


def _ears(program: Program, spec: FigureSpec, body: Anatomy) -> None:
    y, x = float(body.head[1]), float(body.skull_radii[0])
    for side in (-1, 1):
        turn = (0, side * 0.35, side * -0.12)
        program.ellipsoid((side * x, y - 0.14, -0.06), (0.115, 0.215, 0.15), turn)
        program.ellipsoid((side * (x + 0.11), y - 0.13, 0.02), (0.075, 0.13, 0.085), turn, k=0.05, op=SUBTRACT)
        program.part(skin("ear", spec), k=0.05)
