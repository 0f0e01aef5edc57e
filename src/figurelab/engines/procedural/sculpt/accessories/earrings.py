"""Earrings: a stud, a stud with a drop or a long one, or a hoop under each ear."""

from __future__ import annotations

from ...figure import Hair
from ...paint.material import Material
from ..ear import bared
from ..garments.tailor import Tailor

_STUD, _DROP = 0.345, 0.455
"""How far below the head's centre they hang, HR."""
_LONG = 0.60
"""The same of the middle of what dangles."""
_HOOP, _WIRE, _TURN = 0.175, 0.044, 0.75
"""Radius of a hoop, half its thickness, and how far it is turned from the front, so that it shows from beside too."""
_LOOSE = ("bob", "shoulder", "long", "wavy", "half_up", "box_braids", "locs", "wild")
_BEFORE = (0.93, 0.46)
"""Where they hang before loose hair that hides the ears: of the head's half width, and HR ahead of the ears."""


def earrings(tailor: Tailor, color: str) -> None:
    """At the lobes, thick enough to be printed."""
    kind = tailor.spec.wear.earring
    metal = Material("earring", color, "metal", roughness=0.22)
    _, y, _ = tailor.body.head
    x, z = float(tailor.body.skull_radii[0]) * 0.99, 0.0
    hair, hat = tailor.spec.hair, tailor.spec.hat.kind != "none"
    lobe, cheek = (x, z), (x * _BEFORE[0], _BEFORE[1])
    program = tailor.program
    for side in (-1, 1):
        x, z = cheek if _hidden(hair) and not bared(hair, side, hat=hat) else lobe
        program.ellipsoid((side * x, y - _STUD, z), (0.062, 0.062, 0.062))
        if kind == "drop":
            program.ellipsoid((side * (x + 0.005), y - _DROP, z), (0.066, 0.095, 0.066), k=0.04)
        elif kind == "dangle":
            program.cone((side * x, y - _STUD, z), (side * (x + 0.012), y - _LONG, z), 0.044, 0.048, k=0.02)
            program.ellipsoid((side * (x + 0.014), y - _LONG, z), (0.070, 0.115, 0.070), k=0.03)
        elif kind == "hoop":
            middle = (side * (x + 0.04), y - _STUD - _HOOP, z)
            program.ring(middle, _HOOP, _HOOP, 0.99 * _HOOP, _WIRE, _WIRE, (0, side * _TURN, 0), k=0.02)
        program.part(metal, k=0.008)


def _hidden(hair: Hair) -> bool:
    return hair.style in _LOOSE and hair.length > -0.3
