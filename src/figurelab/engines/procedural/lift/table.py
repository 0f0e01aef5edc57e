"""Setting the table: a cup and its saucer as one painted solid, from the picture that looks down on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray
from skimage.color import lab2rgb

from figurelab.engines.procedural.lift import crockery, nameplate, shell, volume
from figurelab.engines.procedural.lift.crockery import Crockery
from figurelab.engines.procedural.lift.images import f32
from figurelab.engines.procedural.lift.paints import one_paint
from figurelab.engines.procedural.lift.sheet import Sheet
from figurelab.engines.procedural.lift.standing import BASE_COLOUR, TALL, WIDEST, Frame, Standing, standing, tall_base
from figurelab.render.solid import Solid, Surface

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
_ROUGHNESS = 0.65
_MARGIN = 10
_BASE = 0.66
_AROUND = np.linspace(0.15, 0.85, 41) * np.pi
_STEPS = 64
_LIT = 0.6
_HUE, _GREY = 40.0, 6.0


def set_table(sheet: Sheet, made: Crockery, *, base: bool, name: str) -> Solid:
    """It stands level; where the picture does not show it, each ring of it has the paint that it shows elsewhere."""
    ground = float(round(made.height) + _MARGIN)
    wide = made.plate.wide
    scale = max(made.height / TALL, 2 * wide / WIDEST)
    frame = Frame(made.plate.column, ground, scale)
    bottom = ground + tall_base(name) * scale
    disc = volume.Disc(made.plate.column, _BASE * wide, ground, bottom, min(0.25 * (bottom - ground), 4.0))
    stands = standing(frame, disc if base else None, BASE_COLOUR, name)
    half = int(wide) + 8
    field = crockery.field(made, (int(bottom) + 8, sheet.mask.shape[1]), ground, half)
    stands.carve(field, half)
    hull = shell.extract(field, floor=stands.floor)
    return stands.solid(field, hull.vertices, hull.faces, half, _glaze(sheet, made, stands))


@dataclass(frozen=True)
class Glaze:
    """The painter of the table (render.solid.Painter). wall: (s, 3) f32 sRGB by height, of the cup's outside; well: by
    radius, of the saucer."""

    sheet: Sheet
    made: Crockery
    stands: Standing
    wall: F32
    well: F32

    def __call__(self, positions: F32, normals: F32, occlusion: F32) -> Surface:
        """(n, 3) positions and unit normals near the surface; occlusion is not used."""
        made, frame = self.made, self.stands.frame
        points = self.stands.frame.pixels(positions)
        up, z = frame.ground - points[:, 0].astype(np.float64), points[:, 2].astype(np.float64)
        x = points[:, 1].astype(np.float64) - made.plate.column
        radius, rho = np.hypot(x, z), np.hypot(x - made.aside, z)
        out = _ring(self.well, radius / made.plate.wide)
        on = (up > 0.8 * made.well(radius)) & (normals[:, 1] > 0)
        shown = on & ~_behind_cup(made, x, up, z) & (radius < 0.96 * made.plate.wide)
        out[shown] = _picture(self.sheet, made, x[shown], up[shown], z[shown])
        cup = up > made.well(radius) + 2
        out[cup] = _ring(self.wall, up[cup] / made.height)
        inside = cup & (rho < made.inner(up) + 0.6 * crockery.WALL * made.mouth.wide) & (up > made.filled - 3)
        # The near wall hides its own inside: the far one shows what it is like.
        hidden = made.row_of(up, z) > made.row_of(np.full_like(up, made.height), _front(made, x))
        far = np.where(hidden & (z > 0), -z, z)
        out[inside] = _picture(self.sheet, made, x[inside], up[inside], far[inside])
        if self.stands.disc is not None:
            low = (up < 0.5) & (radius < self.stands.reach + 2)
            out[low] = self.stands.colour
        if self.stands.plate is not None:
            ink = self.stands.plate.printed(points[:, 0], points[:, 1], points[:, 2])[:, None]
            out += ink * (np.array(nameplate.ink_on(self.stands.colour), np.float32) - out)
        n = len(positions)
        return Surface(f32(out), np.full(n, _ROUGHNESS, np.float32), np.zeros(n, np.float32))


def _glaze(sheet: Sheet, made: Crockery, stands: Standing) -> Glaze:
    share = (np.arange(_STEPS) + 0.5) / _STEPS
    up = np.repeat(share[:, None] * made.height, len(_AROUND), axis=1)
    reach = made.outer(up)
    wall = _median(
        sheet, made, made.aside + reach * np.cos(_AROUND), up, reach * np.sin(_AROUND), up > 0.15 * made.height
    )
    radius = np.repeat(share[:, None] * made.plate.wide, 72, axis=1)
    turn = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    x, z = radius * np.cos(turn), radius * np.sin(turn)
    level = made.well(radius)
    well = _median(sheet, made, x, level, z, ~_behind_cup(made, x, level, z) & (radius < 0.95 * made.plate.wide))
    return Glaze(sheet, made, stands, wall, well)


def _median(sheet: Sheet, made: Crockery, x: F64, up: F64, z: F64, seen: NDArray[np.bool_]) -> F32:
    """(s, 3) the median colour of every ring (s, n) by its seen points; rings unseen take their neighbours'."""
    row, column = made.row_of(up, z), x + made.plate.column
    lab = np.stack(
        [nd.map_coordinates(sheet.lab[..., c], (row, column), order=1, mode="nearest") for c in range(3)], axis=2
    )
    known = np.flatnonzero(seen.sum(axis=1) >= 6)
    if len(known) == 0:
        return np.repeat(f32(lab2rgb(np.median(lab, axis=(0, 1))[None]))[:1], len(x), axis=0)
    medians = np.stack([np.median(lab[i][seen[i]], axis=0) for i in known])
    # A ring in the shade is of the paint of the others.
    paint = medians[np.argsort(medians[:, 0])[int(_LIT * len(medians))]]
    medians = np.stack([paint if _shade(ring, paint) else ring for ring in medians])
    rings = np.stack([np.interp(np.arange(len(x)), known, medians[:, c]) for c in range(3)], axis=1)
    return f32(np.clip(lab2rgb(nd.gaussian_filter1d(rings, 1.5, axis=0, mode="nearest")[None])[0], 0, 1))


def _shade(ring: F32, paint: F32) -> bool:
    """Whether a ring is the paint itself, or darker and of its hue: under a rim and at a foot it is dark."""
    hue = float(np.degrees(np.arctan2(ring[2], ring[1]) - np.arctan2(paint[2], paint[1])))
    near = abs((hue + 180) % 360 - 180) < _HUE or float(np.hypot(ring[1], ring[2])) < _GREY
    return one_paint(ring, paint) or bool(ring[0] < paint[0] and near)


def _ring(rings: F32, share: F64) -> F32:
    place = np.clip(share, 0, 1) * len(rings) - 0.5
    return np.stack([np.interp(place, np.arange(len(rings)), rings[:, c]) for c in range(3)], axis=1).astype(np.float32)


def _front(made: Crockery, x: F64) -> F64:
    """How far toward us the mouth's inner rim is, at columns x."""
    inner = float(made.inner(np.array(made.height)))
    return np.sqrt(np.maximum(inner**2 - (x - made.aside) ** 2, 0))


def _behind_cup(made: Crockery, x: F64, up: F64, z: F64) -> NDArray[np.bool_]:
    """Whether the cup hides points from the picture's view, or stands on them."""
    row = made.row_of(up, z)
    hidden = np.zeros(row.shape, np.bool_)
    for level in np.linspace(0, made.height, 12):
        reach = float(made.outer(np.array(level))) + 2
        middle = made.row_of(np.array(level), np.array(0.0))
        tall = made.row_of(np.array(level), np.array(reach)) - middle
        hidden |= ((x - made.aside) / reach) ** 2 + ((row - middle) / tall) ** 2 < 1
    return hidden


def _picture(sheet: Sheet, made: Crockery, x: F64, up: F64, z: F64) -> F32:
    row = (made.row_of(up, z) - sheet.pad[0] + 0.5) * sheet.zoom - 0.5
    column = (x + made.plate.column - sheet.pad[1] + 0.5) * sheet.zoom - 0.5
    layers = [nd.map_coordinates(sheet.picture[..., c], (row, column), order=1, mode="nearest") for c in range(3)]
    return f32(np.stack(layers, axis=1))
