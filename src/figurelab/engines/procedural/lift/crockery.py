"""A cup on its saucer, photographed from above: told by two ovals of one flatness, and set level."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from figurelab.engines.procedural.lift.images import blurred, shrunk
from figurelab.engines.procedural.lift.sheet import Sheet
from figurelab.kernels import EXACT

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Mask = NDArray[np.bool_]
_TRIES = 300
_NEAR = 0.012
_FLATTEST, _ROUNDEST = 0.30, 0.93
_SEEN = 0.5
_LEAST = 0.04
_SMALLEST, _LARGEST = 0.25, 0.85
_STEP = 5.0
_AS_FLAT = (0.8, 1.1)
_LIP, _PLATE, _WELL = 0.13, 0.07, 0.5
_FOOT, WALL = 0.62, 0.11


@dataclass(frozen=True)
class Oval:
    """An upright ellipse: column and row of its centre, half width and half height, pixels."""

    column: float
    row: float
    wide: float
    tall: float

    def off(self, columns: F64, rows: F64) -> F64:
        """How far points are from it, pixels along their ray from the centre, outside positive."""
        x, y = columns - self.column, rows - self.row
        reach = np.hypot(x / self.wide, y / self.tall)
        return np.hypot(x, y) * (1 - 1 / np.maximum(reach, 1e-3))


@dataclass(frozen=True)
class Crockery:
    """plate, mouth: the saucer's and the cup's rim in the picture. height: of the cup's rim over the table; filled: of
    what is in it, both pixels. Level lengths are in pixels too: the view is far enough to have no perspective.
    """

    plate: Oval
    mouth: Oval
    height: float
    filled: float

    @property
    def sine(self) -> float:
        """Of the angle at which the picture looks down, the mean over both rims: up close they differ."""
        return min(0.5 * (self.plate.tall / self.plate.wide + self.mouth.tall / self.mouth.wide), 0.95)

    @property
    def cosine(self) -> float:
        return float(np.sqrt(1 - self.sine**2))

    @property
    def aside(self) -> float:
        """How far the cup stands to the right of the saucer's middle."""
        return self.mouth.column - self.plate.column

    def row_of(self, up: F64, toward: F64) -> F64:
        """Row in the picture of points at a height over the table and a distance from the axis toward us."""
        lip = _LIP * self.plate.wide
        share = (up - lip) / (self.height - lip)
        low, high = self.plate.tall / self.plate.wide, self.mouth.tall / self.mouth.wide
        return self.plate.row + share * (self.mouth.row - self.plate.row) + toward * (low + share * (high - low))

    def outer(self, up: F64) -> F64:
        """The cup's radius at a height: a bowl on a narrower foot."""
        t = np.clip(up / self.height, 0, 1)
        return self.mouth.wide * (_FOOT + (1 - _FOOT) * np.sin(0.5 * np.pi * t) ** 0.8)

    def inner(self, up: F64) -> F64:
        return self.outer(up) - WALL * self.mouth.wide

    def well(self, radius: F64) -> F64:
        """Height of the saucer's upper side: flat in the middle, rising to the lip."""
        t = np.clip((radius / self.plate.wide - _WELL) / (1 - _WELL), 0, 1)
        return self.plate.wide * (0.5 * _PLATE + (_LIP - 0.5 * _PLATE) * t * t * (3 - 2 * t))


def crockery_of(sheet: Sheet) -> Crockery | None:
    """The cup and its saucer, or None.

    The saucer's rim is the oval that most of the outline lies on; above it stands out the cup's mouth, an oval of the
    same flatness, whose front edge shows inside the subject. A ball upon a ball has no such edge.
    """
    outline = sheet.mask & ~shrunk(sheet.mask)
    rows, columns = (a.astype(np.float64) for a in np.nonzero(outline))
    plate = _plate(columns, rows, sheet.height)
    if plate is None:
        return None
    above = (plate.off(columns, rows) > 3 * _NEAR * sheet.height) & (rows < plate.row)
    grid = np.indices(sheet.mask.shape).astype(np.float64)
    beyond = sheet.mask & (plate.off(grid[1], grid[0]) > 0) & (grid[0] < plate.row)
    if above.sum() < 10 or beyond.sum() < _LEAST * sheet.mask.sum():
        return None
    mouth = _mouth(sheet, plate, columns[above], rows[above])
    if mouth is None:
        return None
    made = Crockery(plate, mouth, 1.0, 0.0)
    height = (plate.row - mouth.row) / made.cosine + _LIP * plate.wide
    if not 0.4 * mouth.wide < height < 3 * mouth.wide:
        return None
    made = Crockery(plate, mouth, height, 0.0)
    return Crockery(plate, mouth, height, _level(sheet, made))


def _plate(columns: F64, rows: F64, tall: int) -> Oval | None:
    """The upright oval on which most of the outline lies (RANSAC: Fischler and Bolles 1981)."""
    chance = np.random.default_rng(1)
    near, best, found = _NEAR * tall, 0.0, None
    for _ in range(_TRIES):
        oval = _through(columns, rows, chance.choice(len(columns), 6, replace=False))
        if oval is None or not _FLATTEST < oval.tall / oval.wide < _ROUNDEST:
            continue
        share = _covered(oval, columns, rows, near)
        if share > best:
            best, found = share, oval
    if found is None or best < _SEEN:
        return None
    on = np.flatnonzero(np.abs(found.off(columns, rows)) < near)
    finer = _through(columns, rows, on) or found
    reaches = abs(finer.row + finer.tall - rows.max()) < 3 * near and finer.wide > 0.42 * np.ptp(columns)
    return finer if reaches else None


def _covered(oval: Oval, columns: F64, rows: F64, near: float) -> float:
    """The share of an oval's turn that has outline on it."""
    on = np.abs(oval.off(columns, rows)) < near
    turn = np.arctan2((rows[on] - oval.row) / oval.tall, (columns[on] - oval.column) / oval.wide)
    return len(np.unique(np.floor((turn + np.pi) / (2 * np.pi) * 90).astype(int))) / 90


def _through(columns: F64, rows: F64, chosen: NDArray[np.intp]) -> Oval | None:
    """The upright oval through points, by least squares of x^2 + p y^2 + q x + r y = s."""
    x, y = columns[chosen], rows[chosen]
    shift_x, shift_y = x.mean(), y.mean()
    x, y = x - shift_x, y - shift_y
    matrix = np.stack([y * y, x, y, -np.ones_like(x)], axis=1)
    (p, q, r, s), _, rank, _ = np.linalg.lstsq(matrix, -x * x, rcond=None)
    if rank < 4 or p <= 0:
        return None
    square = s + q * q / 4 + r * r / (4 * p)
    if square <= 1:
        return None
    return Oval(
        float(shift_x - q / 2), float(shift_y - r / (2 * p)), float(np.sqrt(square)), float(np.sqrt(square / p))
    )


def _mouth(sheet: Sheet, plate: Oval, columns: F64, rows: F64) -> Oval | None:
    """The oval on which the top of the outline lies, about as flat as the saucer, and whose front edge shows most."""
    upper = rows < rows.min() + 0.5 * np.ptp(rows)
    x, y = columns[upper], rows[upper]
    best, found = _STEP, None
    for flatness in plate.tall / plate.wide * np.linspace(*_AS_FLAT, 13):
        oval = _as_flat(x, y, float(flatness))
        if oval is None or np.abs(oval.off(x, y)).mean() > _NEAR * sheet.height:
            continue
        sized = _SMALLEST * plate.wide < oval.wide < _LARGEST * plate.wide
        within = abs(oval.column - plate.column) + oval.wide < 1.05 * plate.wide and oval.row < plate.row
        step = _step(sheet, oval, np.linspace(0.15, 0.85, 60)) if sized and within else 0.0
        if step > best:
            best, found = step, oval
    return found


def _as_flat(columns: F64, rows: F64, flatness: float) -> Oval | None:
    """The upright oval of a flatness through points, by least squares."""
    x, y = columns, rows / flatness
    matrix = np.stack([x, y, np.ones_like(x)], axis=1)
    (q, r, s), _, rank, _ = np.linalg.lstsq(matrix, x * x + y * y, rcond=None)
    square = float(s + q * q / 4 + r * r / 4)
    if rank < 3 or square <= 1:
        return None
    return Oval(float(q / 2), float(r / 2 * flatness), float(np.sqrt(square)), float(np.sqrt(square)) * flatness)


def _step(sheet: Sheet, oval: Oval, turns: F64) -> float:
    """The median Lab step across an oval's lower half, at turns 0..1 from its right end to its left one."""
    soft = blurred(sheet.lab, (1, 1, 0))
    sides: list[F32] = []
    for share in (0.93, 1.07):
        row = oval.row + share * oval.tall * np.sin(np.pi * turns)
        column = oval.column + share * oval.wide * np.cos(np.pi * turns)
        row, column = (
            np.clip(np.round(v), 0, n - 1).astype(int) for v, n in zip((row, column), sheet.mask.shape, strict=True)
        )
        sides.append(soft[row, column])
    return float(np.median(np.linalg.norm(sides[0] - sides[1], axis=1)))


def _level(sheet: Sheet, made: Crockery) -> float:
    """How high the cup is filled: where the strongest oval edge lies within its mouth."""
    best, found = 0.0, 0.55 * made.height
    for share in np.arange(0.40, 0.90, 0.02):
        up = np.array(share * made.height)
        wide = float(made.inner(up))
        row, near = (float(made.row_of(up, np.array(toward))) for toward in (0.0, wide))
        # Its far side, which no near wall hides.
        step = _step(sheet, Oval(made.mouth.column, row, wide, row - near), np.linspace(0.2, 0.8, 40))
        if step > best:
            best, found = step, float(up)
    return found


def field(made: Crockery, shape: tuple[int, int], ground: float, half: int) -> F32:
    """(rows, columns, 2 * half + 1) f32, positive inside and near a distance, pixels: saucer, cup, handle and what is
    in the cup, standing on a row."""
    up = ground - np.arange(shape[0], dtype=np.float64)
    steps = np.arange(2 * half, dtype=np.float64)
    loop = (float(made.outer(np.array(0.55 * made.height))), 0.30 * made.height, 0.11 * made.mouth.wide)
    lengths = (made.plate.column, made.aside, made.plate.wide, _PLATE * made.plate.wide, made.height, made.filled)
    return _fill(shape[1], half, up, made.outer(up), made.inner(up), made.well(steps), lengths, loop)


@njit(cache=True, fastmath=EXACT)
def _fill(
    wide: int,
    half: int,
    ups: F64,
    outer: F64,
    inner: F64,
    well: F64,
    lengths: tuple[float, float, float, float, float, float],
    loop: tuple[float, float, float],
) -> F32:
    axis, aside, reach, thick, height, filled = lengths
    root, ring, rod = loop
    out = np.empty((len(ups), wide, 2 * half + 1), np.float32)
    for column in range(wide):
        x = column - axis
        for slice_ in range(2 * half + 1):
            z = float(slice_ - half)
            radius, rho = np.hypot(x, z), np.hypot(x - aside, z)
            at = min(int(radius), len(well) - 2)
            top = well[at] + (radius - at) * (well[at + 1] - well[at])
            for row in range(len(ups)):
                up = ups[row]
                flat = min(top - up, up - max(top - thick, 0.0))
                saucer = min(flat, reach - radius - 0.6 * max(0.5 * thick - flat, 0.0))
                body = min(outer[row] - rho, height - up, up)
                cup = min(body, -min(inner[row] - rho, up - filled))
                h = min(max(0.5 + (cup - saucer) / thick, 0.0), 1.0)
                both = saucer * (1 - h) + cup * h + 0.5 * thick * h * (1 - h)
                # A loop beside the cup, at its right; inside the cup there is none of it.
                around = np.hypot(x - aside - root - 0.1 * ring, up - 0.55 * height) - ring
                handle = min(rod - np.hypot(around, z), rho - inner[row] - 2.0)
                out[row, column, slice_] = max(both, handle)
    return out
