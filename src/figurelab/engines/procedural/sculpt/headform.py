"""The bare head: skull, cheeks, jaw and chin by the face's shape, width, jaw and age."""

from __future__ import annotations

from ..figure import FigureSpec
from .anatomy import Anatomy
from .form import Form, form_of
from .primitives import SUBTRACT
from .program import Program, Row

_TEMPLE_BLEND = 0.20
"""How far the hollow beside the brow is blended, HR."""


def _jowls(program: Program, form: Form, y: float, full: float) -> None:
    """Cheeks that widen the lower face, and a soft second chin."""
    cx, cy, cz, _ = form.cheek
    for side in (-1, 1):
        program.ellipsoid(
            (side * (cx - 0.04 + 0.065 * full), y + cy - 0.12, cz - 0.06), (0.28 + 0.10 * full,) * 3, k=0.30
        )
    cy, cz, rx, _ = form.chin
    program.ellipsoid(
        (0, y + cy - 0.02 - 0.06 * full, cz - 0.20),
        (rx + 0.02 + 0.08 * full, 0.13 + 0.08 * full, 0.20 + 0.06 * full),
        k=0.20,
    )


def _sag(program: Program, form: Form, y: float) -> None:
    """Old cheeks: each hangs beside the chin, over the jaw's edge."""
    jx, jy, _, _ = form.jaw
    r = 0.11 + 0.05 * form.sag
    for side in (-1, 1):
        program.ellipsoid((side * (jx - 0.06), y + jy - 0.09, 0.46), (r, 1.15 * r, r), k=0.20)


def plain_rows(spec: FigureSpec, body: Anatomy) -> list[Row]:
    """The bare form without nose, ears and sockets: what beards and caps are offset from."""
    form = form_of(spec)
    y = float(body.head[1])
    p = Program()
    p.ellipsoid(body.skull_center, body.skull_radii)
    lower_y, half, lower_ry, lower_z, apart = form.lower
    for side in (-1, 1):
        p.ellipsoid((side * apart, y + lower_y, 0.07), (half - apart, lower_ry, lower_z), k=0.28)
        cx, cy, cz, r = form.cheek
        p.ellipsoid((side * cx, y + cy, cz), (r, r * 0.86, r * 0.98), k=0.30)
        jx, jy, jz, r = form.jaw
        p.ellipsoid((side * jx, y + jy, jz), (r, r, r * 1.3), k=0.32)
    cy, cz, rx, ry = form.chin
    p.ellipsoid((0, y + cy, cz), (rx, ry, 0.22), k=0.34)
    if form.sag > 0.0:
        _sag(p, form, y)
    if spec.body.stout > 0.2:
        _jowls(p, form, y, spec.body.stout * min(max(0.9 + 0.6 * spec.face.cheeks, 0.25), 1.2))
    return p.open_rows()


def hollow(spec: FigureSpec, body: Anatomy) -> tuple[tuple[float, float, float], tuple[float, float, float], float]:
    """Centre, radii and blend of the ellipsoid that is cut away behind the chin and under the skull."""
    y = float(body.head[1]) - 1.26 - 0.85 * form_of(spec).drop
    return (0.0, y, -0.20), (1.20, 0.54, 0.62), 0.30


def temples(program: Program, spec: FigureSpec, body: Anatomy) -> None:
    """Carve the hollow beside each brow into the open rows."""
    deep = form_of(spec).temple
    if deep > 0.0:
        # Its blend reaches the skull just where the hollow has no depth: a wider one would pinch every head.
        x, y = float(body.skull_radii[0]) + 0.30 + _TEMPLE_BLEND, float(body.head[1]) + 0.04
        for side in (-1, 1):
            program.ellipsoid((side * x, y, 0.36), (0.30 + 2.5 * deep, 0.32, 0.38), k=_TEMPLE_BLEND, op=SUBTRACT)
