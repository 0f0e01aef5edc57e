"""Beards and moustaches: the head's own rows, grown outwards and cut to shape. Stubble is only painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..figure import FigureSpec
from ..paint.material import Material
from .anatomy import Anatomy
from .program import INTERSECT, Program, Row

Outline = Sequence[tuple[float, float]]
"""(x, y) from the head's centre on the side x >= 0; it ends at x = -0.6, never on the middle, or it would crease."""


@dataclass(frozen=True)
class _Face:
    program: Program
    rows: list[Row]
    material: Material
    y: float
    chin: float
    half: float

    def cone(self, a: Sequence[float], b: Sequence[float], ra: float, rb: float, k: float) -> None:
        self.program.cone((a[0], self.y + a[1], a[2]), (b[0], self.y + b[1], b[2]), ra, rb, k=k)


_UPPER = ((-0.6, -0.650), (0.10, -0.645), (0.18, -0.600))
"""Below the lower lip: more points than a straight cut, which would look chiselled."""

_BOXED: Outline = (
    *_UPPER, (0.245, -0.520), (0.34, -0.545), (0.46, -0.585), (0.60, -0.545), (0.70, -0.480), (0.80, -0.26),
    (0.86, -0.06), (1.30, -0.02), (1.30, -1.4), (-0.6, -1.4),
)  # fmt: skip
_FULL: Outline = (
    *_UPPER, (0.235, -0.500), (0.34, -0.510), (0.46, -0.535), (0.60, -0.485), (0.72, -0.410), (0.80, -0.22),
    (0.86, -0.05), (1.30, -0.01), (1.30, -1.6), (-0.6, -1.6),
)  # fmt: skip
_GOATEE: Outline = (
    *_UPPER, (0.235, -0.590), (0.265, -0.680), (0.265, -0.790), (0.225, -0.890),
    (0.13, -0.960), (0.0, -0.985), (-0.6, -0.985),
)  # fmt: skip


def facial_hair(program: Program, spec: FigureSpec, body: Anatomy, head_rows: list[Row]) -> None:
    """Add the spec's facial hair. head_rows: the bare form of the head, without nose, ears and sockets."""
    build = _KINDS.get(spec.facial_hair.kind)
    if build is None:
        return
    material = Material("beard", spec.facial_hair.color, "hair", roughness=0.55)
    y = float(body.head[1])
    build(_Face(program, head_rows, material, y, _chin(spec), float(body.skull_radii[0])))


def _chin(spec: FigureSpec) -> float:
    """How much lower the chin is than an oval face's, HR."""
    return {"round": 0.08, "oval": 0.0, "square": 0.0, "long": -0.13}[spec.face.shape]


def _mask(face: _Face, outline: Outline, thickness: float, k: float) -> None:
    """The head's rows grown by ``thickness`` and cut to the outline, to the front of the jaw, and thin by the ear."""
    lowered = [(x, face.y + v + (face.chin if v < -0.66 else 0.0)) for x, v in outline]
    face.program.copy(face.rows).offset(thickness)
    face.program.prism(lowered, k=k, z_min=-0.14)
    face.program.plane((0, -0.42, -1), (0, face.y - 0.36 + face.chin, -0.08), k=0.10)
    face.program.ellipsoid(
        (0, face.y - 0.45, 0.25), (face.half + 0.025 + 0.3 * (thickness - 0.06), 0.90, 1.10), op=INTERSECT, k=0.06
    )


def _moustache(face: _Face) -> None:
    for side in (-1, 1):
        inner, middle, tip = (side * 0.035, -0.415, 0.855), (side * 0.17, -0.44, 0.825), (side * 0.30, -0.515, 0.725)
        face.cone(inner, middle, 0.078, 0.070, 0.04)
        face.cone(middle, tip, 0.070, 0.034, 0.04)
    face.program.part(face.material, k=0.02)


def _boxed(face: _Face) -> None:
    _mask(face, _BOXED, 0.06, 0.07)
    _philtrum(face)
    face.program.part(face.material, k=0.02)
    _moustache(face)


def _philtrum(face: _Face) -> None:
    """Join beard and moustache beside the mouth."""
    for side in (-1, 1):
        face.cone((side * 0.275, -0.50, 0.775), (side * 0.265, -0.64, 0.765), 0.055, 0.070, 0.06)


def _full(face: _Face) -> None:
    _mask(face, _FULL, 0.10, 0.07)
    for x, length, z in (
        (-0.38, 0.20, 0.34),
        (-0.20, 0.34, 0.44),
        (0.0, 0.42, 0.48),
        (0.20, 0.34, 0.44),
        (0.38, 0.20, 0.34),
    ):
        top, bottom = -0.74 + face.chin, -0.78 + face.chin - length
        face.cone((x, top, z), (x * 0.82, bottom, z + 0.10), 0.23, 0.065, 0.05)
    _philtrum(face)
    face.program.part(face.material, k=0.02)
    _moustache(face)


def _goatee(face: _Face) -> None:
    _mask(face, _GOATEE, 0.075, 0.07)
    face.cone((0, -0.82 + face.chin, 0.60), (0, -0.93 + face.chin, 0.63), 0.15, 0.075, 0.08)
    _philtrum(face)
    face.program.part(face.material, k=0.02)
    _moustache(face)


_KINDS: dict[str, Callable[[_Face], None]] = {
    "moustache": _moustache,
    "goatee": _goatee,
    "boxed": _boxed,
    "full": _full,
}
