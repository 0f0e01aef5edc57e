"""Hats, solid down to the skull."""

from __future__ import annotations

import math

from ..figure import FigureSpec
from ..paint.material import Material
from .anatomy import Anatomy
from .hair.frame import HeadFrame, vec
from .hair.rim import Rim, rim
from .program import SUBTRACT, Program

CROWN = 1.22
"""Hats are this many times the hair's ellipsoid: the skull, the tucked hair and a wall of at least 0.03."""


def hat(program: Program, spec: FigureSpec, body: Anatomy) -> None:
    """Add the spec's hat. It is solid down to the skull, so the figure stays one closed shell."""
    edge = rim(spec.hat.kind)
    if edge is None:
        return
    frame = HeadFrame.of(body)
    cloth = Material("hat", spec.hat.color, "cloth", roughness=0.8)
    accent = Material("hat accent", spec.hat.accent, "cloth", roughness=0.8)
    {"cap": _cap, "beanie": _beanie, "brim": _brimmed, "bucket": _brimmed, "hood": _beanie, "headscarf": _beanie}[spec.hat.kind](program, frame, edge, cloth, accent)


def _open_below(program: Program, frame: HeadFrame, edge: Rim, rise: float = 0.0, *, k: float = 0.03) -> None:
    """Cut the open part off below the rim's plane, raised by ``rise``."""
    s = frame.scale
    normal = [0.0, -1.0, edge.slope * float(s[1] / s[2])]
    program.plane(normal, frame.world(vec(0.0, edge.height + rise, 0.0)), k=k)


def _cap(program: Program, frame: HeadFrame, edge: Rim, cloth: Material, accent: Material) -> None:
    r = frame.radii * CROWN
    program.ellipsoid(frame.center, r * [1, 1.02, 1], grooves=6, depth=0.03)
    _open_below(program, frame, edge)
    program.part(cloth, k=0.008)
    program.ellipsoid(frame.center, r * [1.012, 1.032, 1.012])
    _open_below(program, frame, edge)
    program.plane([0, 1, -0.24], frame.world(vec(0.0, edge.height + 0.10, 0.0)))
    program.part(cloth, k=0.008)
    front = frame.world(vec(0.0, edge.height + edge.slope * 1.16 + 0.02, 1.22))
    program.ring(front, 0.78, 0.50, 0.46, 0.045, 0.045, (math.radians(-78), 0, 0), bend=0.26, filled=True)
    program.part(accent, k=0.02)
    program.ellipsoid(frame.center + vec(0, float(r[1]) * 1.02, 0), (0.10, 0.055, 0.10))
    program.part(accent, k=0.01)


def _beanie(program: Program, frame: HeadFrame, edge: Rim, cloth: Material, accent: Material) -> None:
    r = frame.radii * CROWN
    program.ellipsoid(frame.center, r * [1, 1.10, 1], grooves=44, depth=0.022)
    _open_below(program, frame, edge, 0.10)
    program.part(cloth, k=0.008)
    program.ellipsoid(frame.center, r * [1.055, 1.10, 1.055], grooves=44, depth=0.026)
    _open_below(program, frame, edge, k=0.08)
    top = frame.world(vec(0.0, edge.height + 0.36, 0.0))
    program.plane([0, 1, -edge.slope], top, k=0.10)
    program.part(accent, k=0.008)
    program.ellipsoid(frame.center + vec(0, float(r[1]) * 1.10 + 0.12, 0), (0.24, 0.23, 0.24), grooves=9, depth=0.03)
    program.part(accent, k=0.02)


def _brimmed(program: Program, frame: HeadFrame, edge: Rim, cloth: Material, accent: Material) -> None:
    r = frame.radii * CROWN
    y = float(frame.world(vec(0.0, edge.height, 0.0))[1])
    z = float(frame.center[2])
    wide = float(r[0])
    program.loft(0, z, y, y + 0.80, (wide * 0.96, wide * 0.95, wide * 0.90, wide * 0.80), (0.98, 0.98), end=0.22)
    dent = frame.center + vec(0, y + 0.92 - float(frame.center[1]), 0.05)
    program.ellipsoid(dent, (0.16, 0.16, 0.62), k=0.20, op=SUBTRACT)
    program.part(cloth, k=0.02)
    program.loft(0, z, y, y + 0.20, (wide * 0.985, wide * 0.985, wide * 0.98, wide * 0.975), (0.98, 0.98), end=0.03)
    program.part(accent, k=0.008)
    program.loft(0, z, y - 0.045, y + 0.045, (wide + 0.45,) * 4, (0.98, 0.98), end=0.045)
    program.part(cloth, k=0.03)
