"""Badges sewn on a top: round and square ones, name strips and rows of ribbons."""

from __future__ import annotations

from dataclasses import dataclass

from ...figure import Patch
from ...paint.material import Material, Seam
from ..garments.tailor import SMALL, Polygon, Tailor
from ..primitives import INTERSECT
from .surface import thickness

_REACH = (0.40, 0.42)
"""How far from the middle of the chest a patch's own middle can lie, pattern units."""
_CHEST = 2.16
_RISE, _FIELD = 0.042, 0.056
"""Of a patch's rim and of its field over the cloth."""
_DEEP = 4.0
"""Half depth of an ellipsoid that is cut with as a cylinder would be."""
_LAPELS = 0.034
_RIBBONS = 3


def patches(tailor: Tailor) -> None:
    """Every patch of the top, on whatever layer its front has."""
    t = thickness(tailor) + (_LAPELS if tailor.spec.top.kind in ("suit", "coat") else 0.0)
    for patch in tailor.spec.top.patches:
        x, y = patch.x * _REACH[0], _CHEST + patch.y * _REACH[1]
        _SHAPES[patch.shape](_Place(tailor, patch, x, y, 0.085 + 0.13 * patch.size, t))


@dataclass(frozen=True)
class _Place:
    """x, y: its middle in the pattern. size: its half height, or half a strip's width. t: of the cloth it lies on."""

    tailor: Tailor
    patch: Patch
    x: float
    y: float
    size: float
    t: float

    def embroidered(self, color: str, seams: tuple[Seam, ...] = ()) -> Material:
        return Material("patch", color, "cloth", roughness=0.6, seams=seams)

    def plate(self, rise: float, x0: float, x1: float, half: float, material: Material) -> None:
        """A rectangle from x0 to x1, off its middle."""
        x, y = self.x, self.y
        corners: Polygon = [(x + x0, y - half), (x + x1, y - half), (x + x1, y + half), (x + x0, y + half)]
        self.tailor.relief(self.t + rise, corners, material, mirrored=False, edge=SMALL, k=0.010)

    def disc(self, rise: float, radius: float, material: Material, *, right: float = 0.0, up: float = 0.0) -> None:
        tailor = self.tailor
        middle = ((self.x + right) * tailor.girth, tailor.level(self.y + up), 0.0)
        program = tailor.program
        program.copy(tailor.torso).offset(self.t + rise)
        program.ellipsoid(middle, (radius, radius, _DEEP), k=SMALL, op=INTERSECT)
        program.plane((0, 0, -1), (0, 0, 0), k=0.05).part(material, k=0.010)


def _round(place: _Place) -> None:
    """A rim round a field with a disc on it."""
    r, rim, field = place.size, place.embroidered(place.patch.rim), place.embroidered(place.patch.color)
    place.disc(_RISE, r, rim)
    place.disc(_FIELD, r - 0.035, field)
    place.disc(_FIELD + 0.020, 0.34 * r, rim, right=-0.16 * r, up=0.12 * r)


def _square(place: _Place) -> None:
    """A rim round a field with a band across."""
    r, rim, field = 0.88 * place.size, place.embroidered(place.patch.rim), place.embroidered(place.patch.color)
    place.plate(_RISE, -r, r, r, rim)
    place.plate(_FIELD, 0.035 - r, r - 0.035, r - 0.035, field)
    place.plate(_FIELD + 0.018, 0.035 - r, r - 0.035, 0.26 * r, rim)


def _tag(place: _Place) -> None:
    """A name strip with a line of stitched letters."""
    half = 1.15 * place.size
    a, b, y = place.x - 0.72 * half, place.x + 0.72 * half, place.y
    name = Seam(tuple(place.tailor.graded([(a, y), (b, y)])), "front", "stitch", place.patch.rim, mirrored=False)
    place.plate(_RISE, -half, half, 0.062, place.embroidered(place.patch.color, (name,)))


def _bar(place: _Place) -> None:
    """Ribbons side by side, the colours in turn."""
    half = 1.15 * place.size
    step = 2 * half / _RIBBONS
    for i in range(_RIBBONS):
        color = place.patch.rim if i % 2 else place.patch.color
        place.plate(_RISE, i * step - half, (i + 1) * step - half, 0.060, place.embroidered(color))


_SHAPES = {"round": _round, "square": _square, "tag": _tag, "bar": _bar}
