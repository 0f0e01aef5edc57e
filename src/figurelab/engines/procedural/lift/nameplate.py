"""The name on a lifted figure's base: a tablet proud of the wall, raised letters, and their print."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import f32
from figurelab.engines.procedural.lift.volume import Disc
from figurelab.engines.procedural.paint.oklab import lightness, shift
from figurelab.engines.procedural.sculpt.inscription import inscription
from figurelab.engines.procedural.sculpt.plate import Plate

F32 = NDArray[np.float32]
BASE_HEIGHT = 0.40
"""Of a base that carries a name, figure units."""
_HEAD = 1.6
"""Figure units to the head radii that plates are measured in: lifted figures stand 5 tall, sculpted ones about 3.2."""
_PROUD, _RIM = 0.07, 0.055
_LOW, _HIGH = 0.02, -0.03
_RELIEF = 0.04


@dataclass(frozen=True)
class Nameplate:
    """plate: in head radii, its axis and its middle at 0. column, row: the tablet's middle in pixels. radius, wide,
    tall: of the tablet, pixels. pixel: of a head radius."""

    plate: Plate
    column: float
    row: float
    radius: float
    wide: float
    tall: float
    pixel: float

    def printed(self, y: F32, x: F32, z: F32) -> F32:
        """(n,) share of ink, 0..1, at rows, columns and depths in pixels; 0 off the tablet."""
        rho = np.hypot(x - self.column, z)
        scale = self.plate.radius / np.maximum(rho, 1e-3)
        points = np.stack([(x - self.column) * scale, (self.row - y) / self.pixel, z * scale], axis=1)
        wall = (np.abs(rho - self.radius) < 3 + _RELIEF / _HEAD * self.pixel) & (z > 0)
        return f32(np.where(wall, self.plate.printed(f32(points)), 0))


def nameplate(name: str, disc: Disc, scale: float) -> Nameplate | None:
    """For a base of this size, scale pixels a figure unit; None for a name without letters that can be set."""
    pixel = scale * _HEAD
    radius = disc.radius + _PROUD * scale
    tall = disc.bottom - disc.top - (_LOW - _HIGH) * scale
    letters = tall - 2 * _RIM * scale
    plate = inscription(name, radius=radius / pixel, y=0.0, z=0.0, tall=letters / pixel)
    if plate is None:
        return None
    row = 0.5 * (disc.bottom - _LOW * scale + disc.top - _HIGH * scale)
    wide = plate.width * pixel + 2 * _RIM * scale
    return Nameplate(plate, disc.column, row, radius, wide, tall, pixel)


def set_before(volume: F32, name: Nameplate, half: int) -> None:
    """Unite the tablet with the volume in place."""
    first, end = max(int(name.row - 0.5 * name.tall) - 4, 0), int(name.row + 0.5 * name.tall) + 5
    y = np.arange(first, min(end, volume.shape[0]), dtype=np.float32)[:, None, None]
    x = np.arange(volume.shape[1], dtype=np.float32)[None, :, None] - np.float32(name.column)
    z = np.arange(0, half + 1, dtype=np.float32)[None, None, :]
    around = np.abs(np.arctan2(x, z)) * np.hypot(x, z) - 0.5 * name.wide
    up = np.abs(y - name.row) - 0.5 * name.tall
    bevel = np.float32(0.12 * name.tall)
    flat = np.hypot(np.maximum(around + bevel, 0), np.maximum(up + bevel, 0)) - bevel
    flat = np.where((around < -bevel) | (up < -bevel), np.maximum(around, up), flat)
    tablet = np.minimum(name.radius - np.hypot(x, z), -flat)
    rows = volume[first : first + len(y), :, half:]
    np.maximum(rows, f32(tablet), out=rows)


def raised(vertices: F32, name: Nameplate, half: int) -> F32:
    """Vertices (n, 3) in (row, column, depth index) with the letters pushed out."""
    y, x, z = vertices[:, 0], vertices[:, 1], vertices[:, 2] - half
    out = name.printed(y, x, z) * np.float32(_RELIEF / _HEAD * name.pixel)
    rho = np.maximum(np.hypot(x - name.column, z), 1e-3)
    moved = vertices.copy()
    moved[:, 1] += out * (x - name.column) / rho
    moved[:, 2] += out * z / rho
    return moved


def ink_on(colour: tuple[float, float, float]) -> tuple[float, float, float]:
    """The print's sRGB on a base's sRGB."""
    light = lightness(np.array(colour, np.float32)) > 0.52
    red, green, blue = (float(c) for c in np.clip(shift(np.array(colour, np.float32), -0.44 if light else 0.40), 0, 1))
    return red, green, blue
