"""Necks of knitted tops: round, V and high."""

from __future__ import annotations

from dataclasses import replace

from ...paint.material import Material
from ..torso import skin
from .collars import crew
from .tailor import OFF_AXIS, Polygon, Tailor

_POINT = 2.30
"""Height of a V neck's point."""


def opening(tailor: Tailor, point: float = _POINT) -> list[Polygon]:
    """What the neck takes out of the front of the top."""
    if tailor.spec.top.neck != "v":
        return []
    return [[(OFF_AXIS, point), (0.0, point), (0.235, 2.78), (0.25, 3.05), (OFF_AXIS, 3.05)]]


def _trim(point: float) -> Polygon:
    """Along the opening's own edge, and as wide all the way up."""
    return [
        (OFF_AXIS, point - 0.115), (0.0, point - 0.115), (0.045, point - 0.075), (0.31, 2.76), (0.335, 3.05),
        (0.24, 3.05), (0.225, 2.78), (0.0, point + 0.025), (OFF_AXIS, point + 0.025),
    ]  # fmt: skip


def neckline(
    tailor: Tailor,
    t: float,
    trim: Material,
    *,
    thick: bool = False,
    under: Material | None = None,
    point: float = _POINT,
) -> None:
    """The edge of the neck on a top of thickness t. A V ends at the point's height and lays skin bare,
    unless something lies under it."""
    neck = tailor.spec.top.neck
    tube, depth, height = (0.060, 0.070, 2.74) if thick else (0.05, 0.055, 2.705)
    if neck == "high":
        _roll(tailor, trim)
        return
    if neck == "round":
        crew(tailor, trim, height=height, tube=tube, depth=depth)
        return
    level = tailor.level
    program = tailor.program
    if under is None:
        program.copy(tailor.trunk).plane((0, -1, 0), (0, level(2.1), 0), k=0.05)
        program.part(skin("chest", tailor.spec), k=0.03)
    # Ribs run across a V's edge, and those that are painted run along it: they would twist it like a rope.
    band = replace(trim, ribbed=False)
    tailor.relief(t + 0.032, _trim(point), band, edge=0.04)
    crew(tailor, band, height=height, tube=tube, depth=depth, behind=True)


def _roll(tailor: Tailor, trim: Material) -> None:
    """A turned-down polo neck."""
    level, n = tailor.level, tailor.neck
    radii = tuple(r * n for r in (0.41, 0.385, 0.37, 0.365))
    tailor.program.loft(0, 0.0, level(2.66), level(3.01), radii, (0.95, 0.96), end=0.07)
    tailor.program.part(trim, k=0.012)
