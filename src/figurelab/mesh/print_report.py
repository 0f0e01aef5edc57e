"""What a printer must know of a model, measured on the triangles as they are written."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull

from .cells import F64, Cells
from .shells import I32, open_edges, patches, volume

THINNEST = 1.2
"""Millimetres: what resin and filament printers make without breaking."""
STEEPEST = 45.0
"""Degrees from upright: what hangs over further needs a support."""
_REACH = 4.0
_BODY = 2 * THINNEST
"""Millimetres: what is as wide as this carries the ridges on it."""
_ON_PLATE = 0.25
"""Millimetres above the lowest point that still lie on the plate."""
_SPECK = 1.0
"""Square millimetres: smaller thin places and overhangs do not count."""


@dataclass(frozen=True)
class Place:
    """A patch of the surface: area in mm2, middle (x, y, z) in mm (y up from the plate, z to the front), and its
    mean: the wall in mm, or the lean of the overhang in degrees."""

    area: float
    middle: tuple[float, float, float]
    mean: float


@dataclass(frozen=True)
class PrintReport:
    """A model printed ``height`` mm tall. volume: cm3. wall_min (the thinnest of the places in ``thin``; without any,
    of the whole) and wall_low (the first percentile by area): mm; inf where every wall is thicker than 4 mm.
    thin_share: share of the surface over free walls under 1.2 mm. relief: as narrow, but ridges that the body carries
    along their whole length, which are details and no walls; relief_min: mm, the narrowest, inf without any.
    balance: mm from the plumb line of the centre of mass to the nearest edge of what it stands on, negative when it
    falls. tips_at: degrees it can be tilted. overhang_share: share of the surface that leans out by more than 45
    degrees, what rests on the plate left out. The largest patches come first."""

    height: float
    triangles: int
    shells: int
    open_edges: int
    crossings: int
    volume: float
    wall_min: float
    wall_low: float
    thin_share: float
    thin: tuple[Place, ...]
    relief_min: float
    relief: tuple[Place, ...]
    balance: float
    tips_at: float
    overhang_share: float
    overhangs: tuple[Place, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """What would spoil the print, in words; overhangs are no fault."""
        found = [
            (self.open_edges > 0, f"{self.open_edges} edges are open"),
            (self.shells != 1, f"{self.shells} shells instead of one"),
            (self.volume <= 0, "the surface is inside out"),
            (self.crossings > 0, f"{self.crossings} pairs of triangles cross"),
            (bool(self.thin), f"walls under {THINNEST} mm: {self.wall_min:.2f} mm at the thinnest"),
            (self.balance <= 0, "it does not stand: the centre of mass is not over the base"),
        ]
        return tuple(text for wrong, text in found if wrong)


def print_report(vertices: NDArray[np.floating], faces: I32, height: float = 80.0) -> PrintReport:
    """Measure a surface, (v, 3) in any unit with y up and (f, 3), as if it were printed ``height`` mm tall."""
    at = vertices.astype(np.float64)
    low = at.min(0)
    at = (at - [0, low[1], 0]) * (height / (at[:, 1].max() - low[1]))
    corners = at[faces]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = np.linalg.norm(cross, axis=1) / 2
    normals = cross / np.maximum(2 * area[:, None], 1e-12)
    cells = Cells.of(at, faces)
    wall = cells.walls(normals, _REACH)
    slope = np.degrees(np.arcsin(np.clip(-normals[:, 1], -1, 1)))
    hangs = (slope > STEEPEST) & (corners[:, :, 1].max(1) > _ON_PLATE)
    narrow = np.flatnonzero(wall < THINNEST)
    thin, ridge = np.zeros(len(faces), np.bool_), np.zeros(len(faces), np.bool_)
    ridge[narrow] = cells.backed(normals, narrow, wall, _BODY)
    thin[narrow] = ~ridge[narrow]
    free = np.where(ridge, np.inf, wall)
    order = np.argsort(free)
    spread = np.cumsum(area[order]) / area.sum()
    places, ridges = (_places(which, faces, corners, area, wall) for which in (thin, ridge))
    balance, tips_at = _stability(at, corners)
    return PrintReport(
        height=height,
        triangles=len(faces),
        shells=int(patches(faces).max()) + 1,
        open_edges=open_edges(faces),
        crossings=len(cells.crossings()),
        volume=volume(at, faces) / 1000,
        wall_min=min((place.mean for place in places), default=max(float(free[order[0]]), THINNEST)),
        wall_low=float(free[order[int(np.searchsorted(spread, 0.01))]]),
        thin_share=float(area[thin].sum() / area.sum()),
        thin=places,
        relief_min=min((place.mean for place in ridges), default=float("inf")),
        relief=ridges,
        balance=balance,
        tips_at=tips_at,
        overhang_share=float(area[hangs].sum() / area.sum()),
        overhangs=_places(hangs, faces, corners, area, slope),
    )


def _stability(at: F64, corners: F64) -> tuple[float, float]:
    """Distance of the plumb line from the nearest edge of the support, inside positive, and the tilt it bears."""
    six = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))
    mass = (six[:, None] * corners.sum(1) / 4).sum(0) / six.sum()
    foot = at[at[:, 1] < _ON_PLATE][:, [0, 2]]
    if np.linalg.matrix_rank(foot - foot[0], tol=1e-6) < 2:
        return -float("inf"), 0.0
    edges = ConvexHull(foot).equations
    balance = float(-(edges[:, :2] @ mass[[0, 2]] + edges[:, 2]).max())
    return balance, float(np.degrees(np.arctan2(balance, mass[1])))


def _places(which: NDArray[np.bool_], faces: I32, corners: F64, area: F64, value: F64) -> tuple[Place, ...]:
    """The patches of connected triangles that are marked, the largest first."""
    own = np.flatnonzero(which)
    if not len(own):
        return ()
    patch = patches(faces[own])
    found: list[Place] = []
    for p in np.unique(patch):
        of = own[patch == p]
        total = float(area[of].sum())
        if total >= _SPECK:
            x, y, z = ((corners[of].mean(1) * area[of, None]).sum(0) / total).tolist()
            found.append(Place(total, (x, y, z), float(value[of] @ area[of]) / total))
    return tuple(sorted(found, key=lambda place: -place.area))
