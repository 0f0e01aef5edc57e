"""The head as skin: the bare form with its brow, sockets, nose, lips and cheeks, and the ears."""

from __future__ import annotations

from dataclasses import replace

from ..figure import FigureSpec
from ..paint.layout import Layout
from .anatomy import Anatomy
from .ear import ears
from .features import brow_ridge, cheeks, lips, nose
from .headform import hollow, plain_rows, temples
from .primitives import SUBTRACT
from .program import Program, Row
from .torso import skin


def head(program: Program, spec: FigureSpec, body: Anatomy) -> list[Row]:
    """Add head and ears; returns the plain rows."""
    rows = plain_rows(spec, body)
    layout = Layout.of(spec)
    program.copy(rows)
    _under(program, spec, body)
    _sockets(program, body, layout)
    temples(program, spec, body)
    brow_ridge(program, spec, body, layout, rows)
    cheeks(program, spec, body, layout, rows)
    nose(program, spec, body, layout, rows)
    lips(program, spec, body, layout, rows)
    program.part(replace(skin("head", spec), face=True), k=0.03)
    ears(program, spec, body)
    return rows


def _under(program: Program, spec: FigureSpec, body: Anatomy) -> None:
    """Cut the ball of the skull away behind the chin, so that the jaw has an edge in profile. A long chin takes the
    cut down with it, or it would hang like a hook."""
    center, radii, k = hollow(spec, body)
    program.ellipsoid(center, radii, k=k, op=SUBTRACT)


def _sockets(program: Program, body: Anatomy, layout: Layout) -> None:
    """A dish that the eye lies in, which also makes the brow."""
    y, x = float(body.head[1]), layout.eye[0]
    for side in (-1, 1):
        center = (side * x, y + layout.eye[1] - 0.01, 1.05)
        program.ellipsoid(center, (0.27, 0.28, 0.16), (0, side * 0.45, 0), k=0.16, op=SUBTRACT)
