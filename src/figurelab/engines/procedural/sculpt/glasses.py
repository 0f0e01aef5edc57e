"""Glasses: printable rims that rest on the nose, with temples that run along the head to the ears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..figure import FigureSpec
from ..paint.layout import Layout
from ..paint.material import Material
from .anatomy import Anatomy
from .headform import plain_rows
from .probe import beside
from .program import Program, Row

Vec3 = tuple[float, float, float]


@dataclass(frozen=True)
class Frame:
    """Half sizes and corner radius of a lens, and how far it slants up outwards (per unit of width)."""

    half_x: float
    half_y: float
    corner: float
    slant: float = 0.0


FRAMES = {
    "round": Frame(0.275, 0.275, 0.274),
    "square": Frame(0.305, 0.235, 0.09),
    "cat": Frame(0.305, 0.215, 0.15, -0.18),
    "sun": Frame(0.315, 0.235, 0.14),
    "aviator": Frame(0.310, 0.255, 0.21, 0.14),
}
_THIN, _THICK = 0.046, 0.062
"""Half the rims' width. Nothing of the glasses is thinner than _THIN: 1.2 mm in all on a figure of 80 mm."""
_Z, _YAW = 0.905, 0.32
_EAR_Z = 0.085
"""Where temples end: in the front of the ear, ahead of its bowl."""
_DARK_LENS = "#141416"


def glasses(program: Program, spec: FigureSpec, body: Anatomy) -> None:
    """Add the spec's glasses, if any."""
    kind = spec.glasses.kind
    if kind == "none":
        return
    form, eye = FRAMES[kind], Layout.of(spec).eye
    rim = _THIN + (_THICK - _THIN) * spec.glasses.weight
    y, x = float(body.head[1]) + eye[1], eye[0] - 0.012
    frame = Material("glasses", spec.glasses.color, "plastic", roughness=0.15)
    dark = kind in ("sun", "aviator")
    depth = 0.8 * rim + (0.024 if dark else 0.010)
    lens = Material("lens", _lens_color(spec), "glass", roughness=0.06)
    thin = max(_THIN, 0.85 * rim)
    hinge = (x + form.half_x - 0.02, y + 0.05, _Z - 0.10)
    path = _beside_head(plain_rows(spec, body), hinge, float(body.skull_radii[0]) + 0.035, thin)
    for side in (-1, 1):
        center, turn, slant = (side * x, y, _Z), (0, side * _YAW, 0), form.slant * side
        program.ring(center, form.half_x, form.half_y, form.corner, rim, depth, turn, slant=slant)
        if kind == "cat":
            _wing(program, side, x + form.half_x, y, rim)
        program.part(frame, k=0.008)
        if dark:
            program.ring(
                center, form.half_x - 0.01, form.half_y - 0.01, form.corner - 0.01, 0.0, _THIN, turn,
                filled=True, slant=slant,
            )  # fmt: skip
            program.part(lens, k=0.003)
        _temple(program, side, path, thin)
        program.part(frame, k=0.01)
    _bridge(program, y, rim, double=kind == "aviator")
    program.part(frame, k=0.01)


def _lens_color(spec: FigureSpec) -> str:
    """Dark glass with a breath of the frame's colour."""
    own, dark = (int(c.lstrip("#"), 16) for c in (spec.glasses.color, _DARK_LENS))
    mixed = [(7 * (dark >> shift & 255) + (own >> shift & 255)) // 8 for shift in (16, 8, 0)]
    return "#" + "".join(f"{min(v, 48):02x}" for v in mixed)


def _wing(program: Program, side: int, x: float, y: float, rim: float) -> None:
    """The flick at a cat-eye's upper corner."""
    root, tip = (side * (x - 0.10), y + 0.22, _Z - 0.03), (side * (x + 0.05), y + 0.31, _Z - 0.11)
    program.cone(root, tip, rim * 1.2, max(_THIN, rim * 0.7), k=0.05)


def _temple(program: Program, side: int, path: list[Vec3], thin: float) -> None:
    """From the hinge back into the ear's root."""
    for a, b in pairwise(path):
        program.cone((side * a[0], *a[1:]), (side * b[0], *b[1:]), thin, thin, k=0.02)


def _beside_head(rows: Sequence[Row], hinge: Vec3, ear: float, thin: float) -> list[Vec3]:
    """Points (x outwards) from the hinge to the ear's root: straight where there is room, else bent around the bare
    head, which a wide or round one needs. Half of the wire may touch, none of it sinks in."""
    path: list[Vec3] = [hinge]
    for share in (0.25, 0.5, 0.75, 1.0):
        y, z = hinge[1] - 0.02 * share, hinge[2] + (_EAR_Z - hinge[2]) * share
        straight = hinge[0] + (ear - hinge[0]) * share
        path.append((max(straight, beside(rows, y, z, 0.6 * thin)), y, z))
    return path


def _bridge(program: Program, y: float, rim: float, *, double: bool) -> None:
    thick = max(rim, _THIN)
    for side in (-1, 1):
        program.cone((side * 0.13, y + 0.04, _Z + 0.035), (0, y + 0.07, _Z + 0.05), thick, thick, k=0.02)
        if double:
            program.cone((side * 0.20, y + 0.165, _Z + 0.015), (0, y + 0.175, _Z + 0.03), _THIN, _THIN, k=0.02)
    # A pad that reaches into the bridge of the nose makes rims and head one solid.
    program.cone((0, y + 0.05, _Z + 0.03), (0, y - 0.01, 0.84), thick, 0.05, k=0.03)
