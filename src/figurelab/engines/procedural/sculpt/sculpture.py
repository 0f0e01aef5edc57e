"""A finished sculpture: the field, what each part is made of, and its surface."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from skimage.measure import marching_cubes

from figurelab.mesh.shells import largest_shell
from figurelab.mesh.split import split
from figurelab.render.solid import DistanceGrid, Turned

from ..figure import FigureSpec
from ..paint.material import Material
from ..paint.scene import Lookup
from .creased import colors, creased
from .field import FAR
from .grid import band_grid, crossings
from .points import distances, inspect, newton
from .program import Program
from .sweep import spread
from .walls import THINNEST, growth, no_growth, on_grid

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]

CELLS = 256
LIGHT_CELL = 0.06
_SPAN = 0.016
"""HR round a vertex over which its normal is taken, half a cell of the usual grid: what is finer than the faces would
show as teeth on them."""
_DETAILED = 150
"""Cells from which on edges and borders are worth finer triangles: a coarser grid is a draft."""
_BESIDE = 0.035
"""HR round a frame in which the mesh is finer."""


class Sculpture:
    """The field of one figure, ready to be meshed, looked up and lit. Unit: HR, floor of the base at ``floor``."""

    def __init__(self, spec: FigureSpec, program: Program, head: Sequence[float]) -> None:
        self._spec = spec
        self._program = program
        self._head = np.asarray(head, np.float32)
        self._data = program.compile()
        self._lo, self._hi = program.bounds()
        self._growth = no_growth()
        locks = [program.lock_of(i) for i in range(len(program.materials))]
        self._tilted = self._data.parts[:, 11] != 0
        self._tint = np.array([v.tint if v else 0.0 for v in locks], np.float32)
        self._phase = np.array([v.phase if v else 0.0 for v in locks], np.float32)
        self._plates = {i: v for i in range(len(locks)) if (v := program.plate_of(i)) is not None}
        self._grooves = np.array([v.parameters[2] if v else 0.0 for v in locks], np.float32)
        self._twist = np.array([v.parameters[8] if v else 0.0 for v in locks], np.float32)
        # Hair, hats and cloth lie over what is worn under them.
        self._bare = np.array([m.relief or m.face or m.finish == "skin" for m in program.materials])
        self._colors = colors(program.materials)
        self._breadth = np.array([v.samples[:, 9].max() if v else 0.0 for v in locks], np.float32)

    @property
    def spec(self) -> FigureSpec:
        """What was sculpted."""
        return self._spec

    @property
    def materials(self) -> Sequence[Material]:
        """One per part."""
        return self._program.materials

    @property
    def head(self) -> F32:
        """(3,) centre of the head, HR."""
        return self._head

    @property
    def turned(self) -> Turned | None:
        """The outline of its stand."""
        return self._program.turned

    @property
    def _arrays(self) -> tuple[F32, F32, F32, F32, F32, F32]:
        d = self._data
        return d.parts, d.rows, d.samples, d.locks, d.maps, d.caps

    def lookup(self, positions: F32) -> Lookup:
        """Which part and where on it, for (n, 3) points on the surface. A cap's strands are in ``tint``, its bare
        share in ``along``. A plate is looked up as the part before it, its wall, with its ink in ``along``."""
        part, place = inspect(self._arrays, np.ascontiguousarray(positions, np.float32))
        tint, along, strand, breadth = self._tint[part], place[:, 1].copy(), place[:, 0].copy(), self._breadth[part]
        strand += self._twist[part] * along
        place_of = self._upright(positions, part)
        for i in np.unique(part):
            cap = self._program.cap_of(int(i))
            if cap is not None and self.materials[int(i)].finish == "hair":
                own = part == i
                tint[own], along[own] = cap.painted(place_of[own])
                strand[own], breadth[own] = cap.strands(place_of[own])
        for i, plate in self._plates.items():
            part[part == i] = i - 1
            wall = part == i - 1
            along[wall] = plate.printed(positions[wall])
        return Lookup(
            part,
            place[:, 0],
            along,
            tint,
            self._phase[part],
            self._grooves[part],
            place[:, 2],
            strand,
            breadth,
            place[:, 3],
            place_of,
            tuple(v for s in self._program.stencils if (v := s.laid(place_of, part, self._bare)) is not None),
        )

    def _upright(self, positions: F32, part: I32) -> F32:
        """(n, 3) points as they were before their parts were tilted."""
        if not self._tilted.any():
            return positions
        turned = self._tilted[part]
        out = positions.copy()
        out[turned] = self._program.tilt_of(int(np.flatnonzero(self._tilted)[0])).upright(positions[turned])
        return out

    def project(self, positions: F32) -> tuple[F32, F32]:
        """Move (n, 3) points near the surface onto it; returns points and unit normals."""
        return newton(self._arrays, self._growth, np.ascontiguousarray(positions, np.float32), 0.02, 2, 0.010)

    def surface(self, cells: int = CELLS) -> tuple[F32, F32, I32]:
        """Vertices (v, 3), unit normals (v, 3), faces (f, 3) of one closed shell; ``cells`` along the longest side.

        Free walls too thin for a printer are thickened, for :meth:`project` as well from then on."""
        lo = (self._lo - 0.06).astype(np.float32)
        size = self._hi + 0.06 - lo
        cell = np.float32(size.max() / (cells - 1))
        grid = band_grid(self._arrays, lo, cell, _shape(size, cell), True)
        walls = crossings(grid, lo, cell)
        free = walls[~self._relief(walls)]
        self._growth = growth(grid, lo, cell, free, THINNEST * float(np.ptp(walls[:, 1])))
        if self._growth.values.any():
            grid = self._grown(grid, lo, cell)
        vertices, faces = _shell(grid, lo, cell)
        points, normals = newton(self._arrays, self._growth, vertices, float(cell) * 0.4, 1, _SPAN)
        fine = self._fine(points)
        if cells >= _DETAILED:
            fine |= creased(normals, faces, self._colors[inspect(self._arrays, points)[0]])
        if not fine.any():
            return points, normals, faces
        # All their normals are taken closer, or there would be a step where fine and coarse triangles meet.
        points, faces = split(points, faces, fine)
        fine = np.concatenate([fine, np.ones(len(points) - len(fine), np.bool_)])
        points[fine], near = newton(self._arrays, self._growth, points[fine], float(cell) * 0.4, 1, 0.5 * _SPAN)
        normals = np.concatenate([normals, np.zeros((len(points) - len(normals), 3), np.float32)])
        normals[fine] = near
        return points, normals, faces

    def _fine(self, positions: F32) -> NDArray[np.bool_]:
        """Which of (n, 3) points lie on or beside a frame: it is hardly three cells wide."""
        found = np.zeros(len(positions), np.bool_)
        if not self._program.stencils:
            return found
        upright = self._program.tilt_of(self._program.stencils[0].part).upright(positions)
        none, all_of = np.zeros(len(positions), np.int32), np.ones(1, np.bool_)
        for stencil in self._program.stencils:
            if self.materials[stencil.part].finish == "glass":
                continue
            found |= stencil.depth(upright, none, all_of) > -_BESIDE
        return found

    def _relief(self, positions: F32) -> NDArray[np.bool_]:
        """Which of (n, 3) points lie on parts that others carry."""
        found = np.zeros(len(positions), np.bool_)
        own = np.array([material.relief for material in self.materials])
        if own.any():
            boxes = self._data.parts[own]
            near = ((positions > boxes[:, 5:8].min(0)) & (positions < boxes[:, 8:11].max(0))).all(axis=1)
            part, _ = inspect(self._arrays, np.ascontiguousarray(positions[near]))
            found[near] = own[part]
        return found

    def _grown(self, grid: F32, lo: F32, cell: np.float32) -> F32:
        """The grid less the growth, in place. What was skipped inside stays inside, whatever its distance."""
        more = on_grid(*self._growth, lo, cell, *grid.shape)
        skipped = np.argwhere((more > 0) & (grid == FAR))
        exact = distances(self._arrays, (skipped * cell + lo).astype(np.float32), True)
        grid[skipped[:, 0], skipped[:, 1], skipped[:, 2]] = exact
        grid -= more
        return grid

    def light_grid(self) -> DistanceGrid:
        """Coarse distances without the grooves of locks: the field's near the surface, the shortest way elsewhere."""
        lo = (self._lo - 0.2).astype(np.float32)
        size = self._hi + 0.2 - lo
        cell = np.float32(LIGHT_CELL)
        near = band_grid(self._arrays, lo, cell, _shape(size, cell), False)
        return DistanceGrid(spread(near, np.abs(near) != FAR, LIGHT_CELL), lo, LIGHT_CELL)


def _shell(grid: F32, lo: F32, cell: np.float32) -> tuple[F32, I32]:
    """Vertices and faces of the largest shell of a grid."""
    vertices, faces, _, _ = marching_cubes(grid, 0.0)
    return largest_shell((vertices * cell + lo).astype(np.float32), np.ascontiguousarray(faces, np.int32))


def _shape(size: NDArray[np.floating], cell: np.float32) -> tuple[int, int, int]:
    nx, ny, nz = (int(n) for n in np.ceil(size / cell) + 1)
    return nx, ny, nz
