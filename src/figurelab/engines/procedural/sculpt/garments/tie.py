"""A tie or a bow tie, plain or woven in stripes, dots or checks."""

from __future__ import annotations

from dataclasses import replace

from ...figure import Pattern
from ...paint.material import LimbFrame, Material
from ...paint.oklab import from_hex, lightness, shift, to_hex
from .sewing import line
from .tailor import OFF_AXIS, Polygon, Tailor

_KNOT: Polygon = [(OFF_AXIS, 2.475), (0.064, 2.485), (0.112, 2.62), (0.098, 2.65), (OFF_AXIS, 2.65)]
_PITCH = {"stripes": 0.17, "dots": 0.10, "checks": 0.11}
_LIGHTER = 0.24
"""OKLab L of a pattern against the tie, where it has no colour of its own."""
_DOWN, _KNOTTED = LimbFrame((0.6, 2.6, 0.0), (-0.6, 1.2, 0.0)), LimbFrame((0.6, 1.2, 0.0), (-0.6, 2.6, 0.0))
"""Stripes run down to the wearer's left on the blade, the other way on the knot."""
_WING: Polygon = [
    (0.02, 2.535), (0.13, 2.470), (0.255, 2.425), (0.285, 2.575), (0.265, 2.720), (0.13, 2.670), (0.02, 2.615),
]  # fmt: skip
_CREASES: tuple[Polygon, ...] = ([(0.07, 2.595), (0.19, 2.625)], [(0.07, 2.555), (0.19, 2.520)])
"""Of a bow: one half, and the folds that run out of its knot."""
_MIDDLE = 2.575


def tie(tailor: Tailor, t: float, color: str, *, point: float = 1.42) -> None:
    """Knot and blade on the layer below t."""
    blade: Polygon = [
        (OFF_AXIS, point), (0.0, point), (0.135, point + 0.15), (0.060, 2.52), (OFF_AXIS, 2.52),
    ]  # fmt: skip
    tailor.relief(t, blade, _silk(tailor, color, _DOWN))
    tailor.relief(t + 0.042, _KNOT, _silk(tailor, color, _KNOTTED), edge=0.055)


def bow(tailor: Tailor, t: float, color: str) -> None:
    """Two wings and a knot before the throat, on the layer below t."""
    silk = _silk(tailor, color, _KNOTTED)
    folds = tuple(line(tailor, crease, kind="fold") for crease in _CREASES)
    tailor.relief(t + 0.045, _WING, replace(silk, seams=folds), edge=0.06)
    x, y, z = tailor.front(0.0, _MIDDLE, t + 0.045)
    tailor.program.ellipsoid((x, y, z), (0.066, 0.078, 0.062)).part(replace(silk, tint=-0.02), k=0.012)


def _silk(tailor: Tailor, color: str, slant: LimbFrame) -> Material:
    plain = tailor.cloth("tie", color, pattern=False, roughness=0.4)
    top = tailor.spec.top
    if top.tie_pattern == "plain":
        return plain
    pattern = Pattern(kind=top.tie_pattern, color=top.tie_accent or _shade(color), pitch=_PITCH[top.tie_pattern])
    return replace(plain, pattern=pattern, frame=slant if top.tie_pattern == "stripes" else "torso")


def _shade(color: str) -> str:
    """A lighter shade of a dark tie, a darker one of a light tie."""
    cloth = from_hex(color)
    return to_hex(shift(cloth, _LIGHTER if lightness(cloth) < 0.6 else -_LIGHTER))
