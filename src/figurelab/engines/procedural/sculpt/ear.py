"""Ears: a shell with a rolled rim, a bowl, a lobe."""

from __future__ import annotations

from ..figure import FigureSpec, Hair
from ..paint.years import Years
from .anatomy import Anatomy
from .primitives import SUBTRACT
from .program import Program
from .torso import skin


def ears(program: Program, spec: FigureSpec, body: Anatomy) -> None:
    """Add both. They and most of all their lobes grow with age."""
    y, x = float(body.head[1]), float(body.skull_radii[0])
    years = Years.of(spec)
    size, lobe = 1.0 + 0.08 * years.grown + 0.07 * years.ripe + 0.10 * years.old, 1.0 + 0.25 * years.old
    for side in (-1, 1):
        turn = (0, side * 0.42, side * -0.14)

        def at(out: float, up: float, forward: float, side: int = side) -> tuple[float, float, float]:
            return side * (x + out), y - 0.14 + size * up, -0.06 + size * forward

        def grown(*radii: float) -> tuple[float, ...]:
            return radii[0], size * radii[1], size * radii[2]

        program.ellipsoid(at(0.01, 0.03, 0.0), grown(0.105, 0.195, 0.150), turn)
        program.ellipsoid(at(0.0, -0.135, 0.035), grown(0.068, 0.085 * lobe, 0.080 * lobe), turn, k=0.14)
        # What is left round the bowl is the rim; it runs out into the lobe.
        program.ellipsoid(at(0.115, 0.045, 0.035), grown(0.075, 0.140, 0.100), turn, k=0.030, op=SUBTRACT)
        # The inner fold, low in the bowl, and the flap in front of it.
        program.cone(at(0.040, 0.085, -0.050), at(0.040, -0.045, -0.035), 0.026, 0.030, k=0.05)
        program.ellipsoid(at(0.020, -0.015, 0.120), (0.045, 0.060, 0.042), k=0.06)
        program.part(skin("ear", spec), k=0.05)


def bared(hair: Hair, side: int, *, hat: bool) -> bool:
    """Whether loose hair is tucked behind the ear on a side, -1 the figure's right, 1 its left. Under a hat, and where
    a swept fringe runs on beside the face, away from the parting, it stays before it."""
    if hat or hair.style not in ("shoulder", "long"):
        return False
    swept = hair.fringe == "swept" and (side > 0) == (hair.parting == "right")
    return not swept and hair.tucked in ("both", "left" if side > 0 else "right")
