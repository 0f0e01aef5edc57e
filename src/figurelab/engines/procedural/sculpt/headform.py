"""The bare head: skull, cheeks, jaw and chin by the face's shape, width, jaw and age."""

from __future__ import annotations

from dataclasses import dataclass

from ..figure import Face, FigureSpec
from .anatomy import Anatomy
from .program import Program, Row


@dataclass(frozen=True)
class Form:
    """Offsets from the head's centre and radii, HR. lower: y, rx, ry, rz. cheek: x, y, z, r. jaw: the corner a side,
    x, y, z, r. chin: y, z, rx, ry. temple: depth of the hollow beside the brow."""

    lower: tuple[float, float, float, float]
    cheek: tuple[float, float, float, float]
    jaw: tuple[float, float, float, float]
    chin: tuple[float, float, float, float]
    temple: float


_FORMS = {
    "round": Form(
        (-0.22, 0.91, 0.60, 0.80), (0.50, -0.36, 0.34, 0.38), (0.34, -0.50, 0.24, 0.20),
        (-0.71, 0.45, 0.22, 0.17), 0.0,
    ),
    "oval": Form(
        (-0.24, 0.82, 0.64, 0.79), (0.44, -0.36, 0.38, 0.35), (0.31, -0.53, 0.24, 0.20),
        (-0.77, 0.47, 0.23, 0.18), 0.03,
    ),
    "square": Form(
        (-0.28, 0.89, 0.62, 0.80), (0.45, -0.36, 0.37, 0.33), (0.43, -0.54, 0.22, 0.22),
        (-0.81, 0.46, 0.29, 0.17), 0.02,
    ),
    "long": Form(
        (-0.32, 0.77, 0.70, 0.79), (0.40, -0.36, 0.39, 0.31), (0.34, -0.62, 0.22, 0.21),
        (-0.88, 0.47, 0.26, 0.19), 0.05,
    ),
}  # fmt: skip


USUAL_CHIN = -0.77
"""Height of an oval face's chin, HR from the head's centre."""


def form_of(face: Face, *, child: bool) -> Form:
    """The form of a face. A child's is shorter below the eyes, with fuller cheeks; age lengthens it and lets the
    cheeks sink."""
    base = _FORMS[face.shape]
    jaw, old = face.jaw - 0.5, 0.0 if child else face.age
    low, young = (0.90, 0.02) if child else (1.0, 0.0)
    y, rx, ry, rz = base.lower
    lower = (y * low, (rx + 0.17 * jaw) * face.width, ry * low + 0.04 * old, rz)
    x, y, z, r = base.cheek
    cheek = (x * face.width, y - 0.03 * old + young, z, r + young - 0.025 * old)
    x, y, z, r = base.jaw
    corner = ((x + 0.36 * jaw) * face.width, y * low - 0.04 * old, z, r + 0.04 * jaw - young)
    y, z, rx, ry = base.chin
    chin = (y * low - 0.04 * old + 0.05 * jaw, z - young, (rx + 0.15 * jaw) * face.width, ry)
    return Form(lower, cheek, corner, chin, 0.0 if child else base.temple + 0.02 * old)


def _jowls(program: Program, form: Form, y: float, full: float) -> None:
    """Cheeks that widen the lower face, and a soft second chin."""
    cx, cy, cz, _ = form.cheek
    for side in (-1, 1):
        program.ellipsoid(
            (side * (cx - 0.02 + 0.09 * full), y + cy - 0.12, cz - 0.06), (0.29 + 0.13 * full,) * 3, k=0.30
        )
    cy, cz, rx, _ = form.chin
    program.ellipsoid(
        (0, y + cy - 0.02 - 0.06 * full, cz - 0.20),
        (rx + 0.02 + 0.12 * full, 0.13 + 0.08 * full, 0.20 + 0.06 * full),
        k=0.20,
    )


def plain_rows(spec: FigureSpec, body: Anatomy) -> list[Row]:
    """The bare form without nose, ears and sockets: what beards and caps are offset from."""
    form = form_of(spec.face, child=spec.body.build == "child")
    y = float(body.head[1])
    p = Program()
    p.ellipsoid(body.skull_center, body.skull_radii)
    lower_y, lower_x, lower_ry, lower_z = form.lower
    p.ellipsoid((0, y + lower_y, 0.07), (lower_x, lower_ry, lower_z), k=0.28)
    for side in (-1, 1):
        cx, cy, cz, r = form.cheek
        p.ellipsoid((side * cx, y + cy, cz), (r, r * 0.86, r * 0.98), k=0.30)
        jx, jy, jz, r = form.jaw
        p.ellipsoid((side * jx, y + jy, jz), (r, r, r * 1.3), k=0.32)
    cy, cz, rx, ry = form.chin
    p.ellipsoid((0, y + cy, cz), (rx, ry, 0.22), k=0.34)
    if spec.body.stout > 0.2:
        _jowls(p, form, y, spec.body.stout)
    return p.open_rows()
