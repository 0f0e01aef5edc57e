"""What a lifted subject stands on: its base with a name on it, or its own flat sole; and from there to a solid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift import nameplate, shell, volume
from figurelab.engines.procedural.lift.nameplate import Nameplate
from figurelab.engines.procedural.lift.walls import thicken
from figurelab.mesh.shells import vertex_normals
from figurelab.render.solid import Painter, Solid

F32 = NDArray[np.float32]
Colour = tuple[float, float, float]
TALL = 5.0
WIDEST = 5.6
BASE_HEIGHT = 0.22
BASE_COLOUR: Colour = (0xE9 / 255, 0xE4 / 255, 0xDA / 255)
_GRID_STEP = 3


@dataclass(frozen=True)
class Frame:
    """Figure units to working pixels: column = axis + x * scale, row = ground - y * scale, z in pixels = z * scale."""

    axis: float
    ground: float
    scale: float

    def pixels(self, positions: F32) -> F32:
        """(n, 3) rows, columns and depths of (n, 3) positions."""
        points = np.empty_like(positions, np.float32)
        points[:, 0] = self.ground - positions[:, 1] * self.scale
        points[:, 1] = self.axis + positions[:, 0] * self.scale
        points[:, 2] = positions[:, 2] * self.scale
        return points

    def units(self, vertices: F32, half: int) -> F32:
        """(n, 3) positions of (n, 3) rows, columns and depth indices."""
        shifted = np.stack([vertices[:, 1] - self.axis, self.ground - vertices[:, 0], vertices[:, 2] - half], axis=1)
        return (shifted / self.scale).astype(np.float32)


@dataclass(frozen=True)
class Standing:
    """frame: its ground is the row the subject ends at. disc, colour: the base, or None. plate: the name on it."""

    frame: Frame
    disc: volume.Disc | None
    colour: Colour
    plate: Nameplate | None

    @property
    def floor(self) -> float:
        """The lowest row."""
        return self.disc.bottom if self.disc else self.frame.ground

    @property
    def reach(self) -> float:
        """Pixels from its axis to the farthest of base and tablet."""
        return self.plate.radius if self.plate else self.disc.radius if self.disc else 0

    def carve(self, field: F32, half: int) -> None:
        """Unite base and tablet with a field in place, or cut its sole flat, and thicken what is too thin to print."""
        if self.disc is None:
            volume.cut_flat(field, self.frame.ground)
        else:
            volume.set_on(field, self.disc, half)
        thicken(field, self.floor)
        if self.plate:
            nameplate.set_before(field, self.plate, half)

    def solid(self, field: F32, vertices: F32, faces: NDArray[np.int32], half: int, paint: Painter) -> Solid:
        """Of a field's shell in rows, columns and depth indices; the letters are raised here."""
        raised = nameplate.raised(vertices, self.plate, half) if self.plate else vertices
        placed = self.frame.units(raised, half)
        corner = np.array([field.shape[0] - 1, 0, 0], np.float32)
        origin = self.frame.units(corner[None], half)[0]
        grid = shell.distance_grid(field, placed, 1 / self.frame.scale, origin, _GRID_STEP)
        sole = float((self.frame.ground - self.floor) / self.frame.scale)
        return Solid(placed, vertex_normals(placed, faces), faces, grid, paint, sole)


def tall_base(name: str) -> float:
    """Height of the base in figure units: more for one that carries a name."""
    return nameplate.BASE_HEIGHT if name.strip() else BASE_HEIGHT


def standing(frame: Frame, disc: volume.Disc | None, colour: Colour, name: str) -> Standing:
    """On a base of a colour with this name, or without a base."""
    plate = nameplate.nameplate(name, disc, frame.scale) if disc and name.strip() else None
    return Standing(frame, disc, colour, plate)
