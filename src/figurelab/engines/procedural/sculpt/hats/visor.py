"""The peak of a cap: cut from a dome, so that it arches from side to side and dips to its tip."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...paint.material import Material
from ..hair.frame import F64, vec
from ..program import INTERSECT, SUBTRACT
from .milliner import Milliner

WORN_FRONT = 1.10
"""Local z at which a peak leaves the crown."""
_THICK = 0.125
_FACING = 0.062
"""How thick its upper cloth is: what is below, and half of the edge, is in its own shade."""
_SHADE, _PROUD = -0.13, 0.012
"""Tint of that, and how far the upper cloth stands out."""
_MIDDLE = 0.55
"""Local z of the dome's middle, and of the outline's."""
_DEEP = 6.0
"""Half height of an ellipsoid that is cut with as a cylinder would be."""
_BOUND = 0.045
"""How broad the binding of a cloth peak's edge is, local."""


@dataclass(frozen=True)
class Peak:
    """y: local height of the crown's edge in front, or behind where the cap is worn the other way round. reach: local z
    of the tip. wide: its half width. arch: half width of the dome it is cut from, the less the more it is bent; long:
    the same towards its tip. dome: how high that is, and so how far the tip hangs."""

    y: float
    reach: float = 1.92
    wide: float = 0.87
    arch: float = 1.11
    long: float = 1.82
    dome: float = 0.95
    back: bool = False

    @property
    def way(self) -> int:
        return -1 if self.back else 1


def visor(do: Milliner, peak: Peak, material: Material, *, bound: bool = False) -> None:
    """bound: its edge is, as that of a cloth peak."""
    under = replace(material, tint=material.tint + _SHADE)
    _cut(do, peak, 0.0, _THICK, 0.0)
    do.program.part(under, k=0.018)
    _cut(do, peak, -_PROUD, _FACING, _BOUND if bound else -0.006)
    do.program.part(material, k=0.006)


def _cut(do: Milliner, peak: Peak, high: float, low: float, inset: float) -> None:
    """The dome between two depths below its top, within the outline drawn in by ``inset``."""
    top = do.frame.world(vec(0.0, peak.y + 0.165 - _root(peak), peak.way * _MIDDLE))
    radii = vec(peak.arch, peak.dome, peak.long) * do.frame.scale
    do.program.ellipsoid(top - vec(0, high, 0), radii)
    do.program.ellipsoid(top - vec(0, low, 0), radii, k=0.05 if inset <= 0 else 0.02, op=SUBTRACT)
    middle: F64 = do.frame.world(vec(0.0, peak.y, peak.way * _MIDDLE))
    around = vec(peak.wide - inset, _DEEP, peak.reach - _MIDDLE - inset) * do.frame.scale
    do.program.ellipsoid(middle, around, k=0.05 if inset <= 0 else 0.03, op=INTERSECT)
    do.program.plane((0, 0, -peak.way), middle - vec(0, 0, 0.20 * peak.way), k=0.05)


def _root(peak: Peak) -> float:
    """Height of the dome where the peak leaves the crown."""
    return peak.dome * (1 - ((WORN_FRONT - _MIDDLE) / peak.long) ** 2) ** 0.5
