"""The stand: a round, bevelled plinth under the feet, in one of a few designs, with a name on its front."""

from __future__ import annotations

from collections.abc import Callable

from ..figure import Base
from ..paint.material import Material
from ..paint.oklab import from_hex, lightness
from .anatomy import BASE_HEIGHT
from .inscription import inscription
from .primitives import SUBTRACT
from .program import Program

RADIUS = 1.05
MIDDLE_Z = 0.05
"""The plinth stands a little forward: feet reach farther to the front than to the back."""


def base(program: Program, spec: Base, *, radius: float = RADIUS) -> None:
    """Add a plinth from y = -BASE_HEIGHT to 0; soles overlap it, so the figure is one solid."""
    low, high = _DESIGNS[spec.design](program, spec, radius)
    plate = inscription(spec.name, radius=radius, y=0.5 * (low + high), z=MIDDLE_Z, tall=high - low)
    if plate is not None:
        against = -0.44 if lightness(from_hex(spec.color)) > 0.52 else 0.40
        program.plate(_lacquer("name", spec, against), plate)


def _lacquer(name: str, spec: Base, tint: float = 0.0) -> Material:
    return Material(name, spec.color, "plastic", roughness=0.45, tint=tint)


def _drum(program: Program, radius: float, low: float, high: float, bevel: float) -> Program:
    return program.loft(0, MIDDLE_Z, low, high, (radius,) * 4, (1.0, 1.0), end=bevel, k=0.03)


def _plain(program: Program, spec: Base, radius: float) -> tuple[float, float]:
    """One drum. Every design answers where its wall is straight: from, to."""
    _drum(program, radius, -BASE_HEIGHT, 0.012, 0.055)
    program.part(_lacquer("base", spec), k=0.01)
    return -BASE_HEIGHT + 0.055, -0.055


def _stepped(program: Program, spec: Base, radius: float) -> tuple[float, float]:
    """A drum with a lower step all round."""
    _drum(program, radius, -BASE_HEIGHT, -0.062, 0.04)
    _drum(program, radius - 0.07, -0.15, 0.012, 0.04)
    program.part(_lacquer("base", spec), k=0.01)
    return -BASE_HEIGHT + 0.032, -0.094


def _ring(program: Program, spec: Base, radius: float) -> tuple[float, float]:
    """A drum with a ring of a deeper tone round its top."""
    _drum(program, radius, -BASE_HEIGHT, 0.0, 0.04)
    program.part(_lacquer("base", spec), k=0.01)
    _drum(program, radius + 0.028, -0.082, 0.018, 0.045)
    program.loft(0, MIDDLE_Z, -0.5, 0.5, (radius - 0.085,) * 4, (1.0, 1.0), k=0.03, op=SUBTRACT)
    light = lightness(from_hex(spec.color)) > 0.52
    program.part(_lacquer("base ring", spec, -0.16 if light else 0.14), k=0.006)
    return -BASE_HEIGHT + 0.032, -0.098


_DESIGNS: dict[str, Callable[[Program, Base, float], tuple[float, float]]] = {
    "plain": _plain,
    "stepped": _stepped,
    "ring": _ring,
}
