"""Glasses: thick printable rims that rest on the nose and end in the ears."""

from __future__ import annotations

from dataclasses import dataclass

from ..figure import FigureSpec
from ..paint.material import Material
from .anatomy import Anatomy
from .program import Program


@dataclass(frozen=True)
class Frame:
    """Half sizes and corner radius of a lens, and how far it slants up outwards (per unit of width)."""

    half_x: float
    half_y: float
    corner: float
    slant: float = 0.0


FRAMES = {
    "round": Frame(0.285, 0.285, 0.284),
    "square": Frame(0.31, 0.235, 0.09),
    "cat": Frame(0.31, 0.225, 0.16, -0.16),
    "sun": Frame(0.32, 0.245, 0.15),
    "aviator": Frame(0.32, 0.265, 0.20, 0.12),
}
RIM = 0.042
DEPTH = 0.05
_X, _Y, _Z, _YAW = 0.405, -0.13, 0.905, 0.32


def glasses(program: Program, spec: FigureSpec, body: Anatomy) -> None:
    """Add the spec's glasses, if any."""
    kind = spec.glasses.kind
    if kind == "none":
        return
    form = FRAMES[kind]
    y, ear = float(body.head[1]), float(body.skull_radii[0])
    metal = Material("glasses", spec.glasses.color, "plastic", roughness=0.15)
    lens = Material("lens", spec.glasses.color, "glass", roughness=0.05, tint=0.06)
    for side in (-1, 1):
        center, turn = (side * _X, y + _Y, _Z), (0, side * _YAW, 0)
        slant = form.slant * side
        program.ring(center, form.half_x, form.half_y, form.corner, RIM, DEPTH, turn, slant=slant)
        program.part(metal, k=0.008)
        if kind == "sun":
            program.ring(
                center, form.half_x - 0.01, form.half_y - 0.01, form.corner - 0.01, 0.0, DEPTH - 0.02, turn,
                filled=True, slant=slant,
            )  # fmt: skip
            program.part(lens, k=0.003)
        hinge = (side * (_X + form.half_x - 0.02), y - 0.08, _Z - 0.10)
        program.cone(hinge, (side * (ear + 0.03), y - 0.04, 0.03), 0.045, 0.045).part(metal, k=0.01)
    for side in (-1, 1):
        program.cone((side * 0.13, y - 0.09, _Z + 0.035), (0, y - 0.06, _Z + 0.05), RIM, RIM, k=0.02)
    # A pad that reaches into the bridge of the nose makes rims and head one solid.
    program.cone((0, y - 0.08, _Z + 0.03), (0, y - 0.14, 0.84), RIM, 0.05, k=0.03)
    program.part(metal, k=0.01)
