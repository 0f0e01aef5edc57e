"""The stand: a round, bevelled plinth under the feet, in one of a few designs, with a name on its front."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from ..figure import Base
from ..paint.material import LimbFrame, Material, Seam
from ..paint.oklab import from_hex, lightness
from .anatomy import BASE_HEIGHT
from .inscription import inscription
from .plate import Plate
from .primitives import INTERSECT, SUBTRACT
from .program import Program
from .turned import turned

RADIUS = 1.02
_PLAQUE = (-0.22, 0.035)
"""From where to where a name's tablet stands."""
PROUD = 0.05
"""How far the tablet stands before the wall, HR."""
_RIM = 0.032
_INSET = 0.10
"""How much narrower a disc on top is than its drum: the rim beside it is no finer than a picture's grid can follow."""
_TOP, _BODY = 0.022, -0.050
"""OKLab L that sets the disc on top off from the drum below it, both still one lacquer."""
_GROOVES = (-0.112, -0.158)
"""Heights of the lines turned into the wall: they show how round and how crisp the stand is. Painted, they stay crisp
on a built model, where a ridge as fine would be a row of notches."""
MIDDLE_Z = 0.05
"""The plinth stands a little forward: feet reach farther to the front than to the back."""


def base(program: Program, spec: Base, *, radius: float = RADIUS) -> None:
    """Add a plinth from y = -BASE_HEIGHT to 0; soles overlap it, so the figure is one solid."""
    alone = Program()
    for each in (alone, program):
        _DESIGNS[spec.design](each, spec, radius)
    program.turned = turned(alone, MIDDLE_Z)
    y = 0.5 * (_PLAQUE[0] + _PLAQUE[1])
    plate = inscription(spec.name, radius=radius + PROUD, y=y, z=MIDDLE_Z, tall=_PLAQUE[1] - _PLAQUE[0] - 2 * _RIM)
    if plate is not None:
        _plaque(program, spec, plate)


def _plaque(program: Program, spec: Base, plate: Plate) -> None:
    """The name on a tablet of its own, which stands proud of the wall and of every step: letters as tall as can be."""
    half = 0.5 * plate.width + _RIM
    _drum(program, plate.radius, *_PLAQUE, 0.02)
    x = plate.radius * math.sin(half / plate.radius)
    middle, tall = 0.5 * (_PLAQUE[0] + _PLAQUE[1]), 0.5 * (_PLAQUE[1] - _PLAQUE[0])
    deep = plate.radius * (1 - math.cos(half / plate.radius)) + 0.2
    front = MIDDLE_Z + plate.radius + 0.1
    program.box((0, middle, front - 0.5 * deep), (x, tall, 0.5 * deep), round=0.06, k=0.02, op=INTERSECT)
    program.part(replace(_lacquer("base", spec), ink=-0.44 if _light(spec) else 0.40), k=0.01)
    program.plate(_lacquer("name", spec), plate)


def _lacquer(name: str, spec: Base, tint: float = 0.0) -> Material:
    return Material(name, spec.color, "plastic", roughness=0.34, tint=tint)


def _light(spec: Base) -> bool:
    return lightness(from_hex(spec.color)) > 0.52


def _drum(program: Program, radius: float, low: float, high: float, bevel: float) -> Program:
    return program.loft(0, MIDDLE_Z, low, high, (radius,) * 4, (1.0, 1.0), end=bevel, k=0.03)


def _wall(spec: Base, radius: float, tint: float = 0.0) -> Material:
    """The drum's own lacquer, with its lines."""
    frame = LimbFrame((0.0, -BASE_HEIGHT, MIDDLE_Z), (0.0, 1.0, MIDDLE_Z), radius)
    round_ = math.pi * radius + 0.1
    lines = (Seam(((y + BASE_HEIGHT, -round_), (y + BASE_HEIGHT, round_)), "limb") for y in _GROOVES)
    return replace(_lacquer("base", spec, tint), frame=frame, seams=tuple(lines))


def _plain(program: Program, spec: Base, radius: float) -> None:
    """One drum, its edge broadly bevelled."""
    _drum(program, radius, -BASE_HEIGHT, 0.012, 0.055)
    program.part(_wall(spec, radius), k=0.01)


def _stepped(program: Program, spec: Base, radius: float) -> None:
    """A slim drum with a low, paler disc let into its top."""
    _drum(program, radius, -BASE_HEIGHT, -0.035, 0.05)
    program.part(_wall(spec, radius, _BODY), k=0.01)
    _drum(program, radius - _INSET, -0.16, 0.012, 0.036)
    program.part(_lacquer("base top", spec, _TOP), k=0.03)


def _ring(program: Program, spec: Base, radius: float) -> None:
    """A drum with a ring of a deeper tone round its top."""
    _drum(program, radius, -BASE_HEIGHT, 0.0, 0.06)
    program.part(_wall(spec, radius), k=0.01)
    _drum(program, radius + 0.020, -0.078, 0.018, 0.045)
    program.loft(0, MIDDLE_Z, -0.5, 0.5, (radius - 0.085,) * 4, (1.0, 1.0), k=0.03, op=SUBTRACT)
    program.part(_lacquer("base ring", spec, -0.16 if _light(spec) else 0.14), k=0.006)


_DESIGNS: dict[str, Callable[[Program, Base, float], None]] = {
    "plain": _plain,
    "stepped": _stepped,
    "ring": _ring,
}
