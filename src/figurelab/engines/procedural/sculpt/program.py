"""The sculptor's notebook: primitives and operators in the order a hand would use them.

``p.ellipsoid(...).cone(...).offset(.05).plane(...)`` collects rows; ``p.part(material)`` closes them into a part.
Parts are folded in order; the material of a point is that of the part nearest to it. Unit: head radius (HR),
y up with the soles at 0, z towards the viewer, +x at the viewer's right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from figurelab.render.solid import Turned

from ..paint.material import Material
from .cap import Cap
from .field import CAP, CARVE, JOIN, LOCKS, PLATE, ROWS
from .lock import Lock
from .plate import Plate
from .primitives import (
    BOX,
    CONE,
    CORNERS,
    ELLIPSOID,
    INTERSECT,
    LOFT,
    OFFSET,
    PLANE,
    PRISM,
    RING,
    ROW,
    STATIONS,
    SUBTRACT,
    TRUNK,
    UNION,
    WRINKLE,
)
from .reach import with_spheres
from .stencil import Stencil
from .strands import CAP_AZIMUTHS, CAP_ELEVATIONS, LOCK, SAMPLE, SAMPLES
from .tilt import Tilt
from .wrinkles import FOLDS, GATHER, MOST

Vec = Sequence[float] | NDArray[np.floating]
Row = list[float]
Box = tuple[NDArray[np.float64], NDArray[np.float64]]

_EVERYWHERE = 50.0
_AROUND = 0.04
"""How far around a stencil its distance is known, HR."""


def rotation(rx: float, ry: float, rz: float) -> NDArray[np.float64]:
    """World-to-local matrix of a turn by rx, then ry, then rz (radians) about the world's axes."""
    cx, sx, cy, sy, cz, sz = (f(a) for a in (rx, ry, rz) for f in (math.cos, math.sin))
    x = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]])
    y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    z = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]])
    return (z @ y @ x).T


@dataclass(frozen=True)
class FieldData:
    """The compiled program. Shapes: parts (p, 14), rows (r, 37), samples (l, 24, 16), locks (l, 16), maps
    (2c + t, 384, 193) and caps (c + t, 8) of c caps, then t plates; all f32 and C-contiguous."""

    parts: NDArray[np.float32]
    rows: NDArray[np.float32]
    samples: NDArray[np.float32]
    locks: NDArray[np.float32]
    maps: NDArray[np.float32]
    caps: NDArray[np.float32]


class Program:
    """Collects rows into parts. Every method that adds a row returns the program itself."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._open = 0
        self._parts: list[list[float]] = []
        self._locks: list[Lock] = []
        self._caps: list[Cap] = []
        self._plates: list[Plate] = []
        self._tilt = Tilt()
        self._tilts: list[Tilt] = []
        self.materials: list[Material] = []
        self.stencils: list[Stencil] = []
        self.turned: Turned | None = None

    def _add(self, op: int, k: float, kind: int, *values: float | np.floating) -> Program:
        row = [float(op), max(k, 1e-4), float(kind), *map(float, values)]
        if len(row) > ROW:
            raise ValueError(f"a row holds {ROW} numbers, not {len(row)}")
        self._rows.append(row + [0.0] * (ROW - len(row)))
        return self

    def ellipsoid(
        self,
        center: Vec,
        radii: Vec,
        turn: Vec = (0, 0, 0),
        *,
        k: float = 0.05,
        op: int = UNION,
        grooves: float = 0,
        depth: float = 0,
        twist: float = 0,
    ) -> Program:
        """grooves: carved meridians about its own y axis, depth in HR, twist in radians per unit height."""
        m = rotation(*turn).ravel()
        return self._add(op, k, ELLIPSOID, *center, *radii, *m, grooves, depth, twist)

    def oriented(
        self,
        center: Vec,
        radii: Vec,
        axes: NDArray[np.floating],
        *,
        k: float = 0.05,
        op: int = UNION,
        grooves: float = 0,
        depth: float = 0,
        twist: float = 0,
    ) -> Program:
        """An ellipsoid whose local x, y, z axes are the rows of ``axes`` (3, 3), orthonormal."""
        return self._add(op, k, ELLIPSOID, *center, *radii, *axes.ravel(), grooves, depth, twist)

    def cone(self, a: Vec, b: Vec, ra: float, rb: float, *, k: float = 0.05, op: int = UNION) -> Program:
        """A round cone: the hull of the sphere (a, ra) and the sphere (b, rb)."""
        return self._add(op, k, CONE, *a, *b, ra, rb)

    def box(
        self,
        center: Vec,
        half: Vec,
        turn: Vec = (0, 0, 0),
        *,
        round: float = 0.03,
        k: float = 0.02,
        op: int = UNION,
    ) -> Program:
        """A box with rounded edges; half: half sizes, rounding included."""
        return self._add(op, k, BOX, *center, *half, *rotation(*turn).ravel(), round)

    def ring(
        self,
        center: Vec,
        half_x: float,
        half_y: float,
        corner: float,
        tube: float,
        half_depth: float,
        turn: Vec = (0, 0, 0),
        *,
        bend: float = 0,
        bow: float = 0,
        warp: float = 0,
        filled: bool = False,
        slant: float = 0,
        taper: float = 0,
        shear: float = 0,
        k: float = 0.02,
        op: int = UNION,
    ) -> Program:
        """A rounded-rectangle outline in local xy, swept by a tube; filled makes it a lens or a plate. bend, bow, warp:
        how far back it curves per squared x, per squared y, per product of both. slant: x pulls it down; shear: its
        lower end leans towards +x; taper: its top is wider and its bottom narrower by this share."""
        m = rotation(*turn).ravel()
        form = (tube, half_depth, bend, float(filled), slant, taper, shear, bow, warp)
        return self._add(op, k, RING, *center, half_x, half_y, corner, *m, *form)

    def plane(self, normal: Vec, point: Vec, *, k: float = 0.02, op: int = INTERSECT) -> Program:
        """Keep (intersect) or remove (subtract) the side behind a plane whose normal points outwards."""
        n = np.asarray(normal, float)
        n = n / np.linalg.norm(n)
        return self._add(op, k, PLANE, *n.tolist(), float(n @ np.asarray(point, float)))

    def loft(
        self,
        x: float,
        z: float,
        y0: float,
        y1: float,
        radii: Vec,
        depth: tuple[float, float] = (0.8, 0.8),
        *,
        exponent: float = 2,
        wave: float = 0,
        waves: float = 0,
        end: float = 0.08,
        lean: float = 0,
        k: float = 0.05,
        op: int = UNION,
    ) -> Program:
        """A solid of revolution-like sections from y0 to y1: four radii (Catmull-Rom), depth ratio bottom and top,
        super-ellipse exponent, waves at the bottom edge, end rounding, lean of the axis in z."""
        return self._add(op, k, LOFT, x, z, y0, y1, *radii, *depth, exponent, wave, waves, end, lean)

    def trunk(self, y0: float, y1: float, half: Vec, front: Vec, back: Vec, *, end: float = 0.08) -> Program:
        """A body's trunk from y0 to y1: elliptic sections, evenly spaced in height from the lowest, each with its half
        width and its depths before and behind z = 0. end: rounding of its ends."""
        if not len(half) == len(front) == len(back) == STATIONS:
            raise ValueError(f"a trunk has {STATIONS} sections")
        return self._add(UNION, 0.02, TRUNK, y0, y1, end, *half, *front, *back)

    def prism(
        self,
        polygon: Sequence[Sequence[float]],
        *,
        symmetric: bool = True,
        z_min: float = 0.0,
        k: float = 0.03,
        op: int = INTERSECT,
    ) -> Program:
        """A polygon (x, y) extruded along z for z > z_min. Symmetric ones use |x|: end them at x = -0.6, never on
        x = 0, or they leave a crease down the middle."""
        if len(polygon) > CORNERS:
            raise ValueError(f"a prism has at most {CORNERS} corners, not {len(polygon)}")
        flat = [c for corner in polygon for c in corner]
        return self._add(op, k, PRISM, len(polygon), float(symmetric), z_min, *flat)

    def offset(self, t: float) -> Program:
        """Grow what the open part holds so far by t."""
        self._add(OFFSET, 0, 0)
        self._rows[-1][1] = t
        return self

    def folds(
        self, folds: Sequence[Sequence[float]], *, flare: float = 0.0, low: float = 0.0, high: float = 1.0
    ) -> Program:
        """Raise folds on the trunk that the open part holds so far: each a row of ``wrinkles``. flare: how much wider
        it gets from the height ``high`` down to ``low``."""
        for i in range(0, max(len(folds), 1), MOST):
            some = folds[i : i + MOST]
            lift = sum(abs(fold[5]) for fold in some) + abs(flare)
            flat = [v for fold in some for v in fold]
            self._add(WRINKLE, lift, FOLDS, len(some), flare, low, high, *flat)
            flare = 0.0
        return self

    def gather(
        self,
        origin: Vec,
        axes: NDArray[np.floating],
        *,
        at: float,
        half: float,
        pitch: float,
        height: float,
        slant: float = 0.0,
        facing: float = 0.0,
        phase: float = 0.0,
        zigzag: float = 0.0,
    ) -> Program:
        """Push cloth together along a limb. axes: (3, 3), its rows towards the side where it bunches, along the limb,
        and square to both. at, half: middle and reach along the limb. slant: how far the wrinkles climb to one side;
        facing: 0 all round, 1 on the first axis' side alone. zigzag: how far they go up and down twice round it."""
        form = (at, half, pitch, slant, height, facing, phase, zigzag)
        return self._add(WRINKLE, height, GATHER, *origin, *axes.ravel(), *form)

    def copy(self, rows: Sequence[Row]) -> Program:
        """Append rows taken with :meth:`open_rows`: a garment is its body's rows again, offset."""
        self._rows += [list(r) for r in rows]
        return self

    def open_rows(self) -> list[Row]:
        """The rows of the part that is being written."""
        return [list(r) for r in self._rows[self._open :]]

    def discard(self) -> Program:
        """Forget the open rows (after :meth:`open_rows` took them)."""
        del self._rows[self._open :]
        return self

    def part(self, material: Material, *, k: float = 0.015, carve: bool = False) -> Program:
        """Close the open rows into a part. k: blend with the parts before it. carve: remove instead of join."""
        if self._open == len(self._rows):
            raise ValueError(f"part {material.name!r} has no rows")
        lo, hi = _bounds(self._rows[self._open :])
        self._close(material, ROWS, self._open, len(self._rows), k, carve, (lo, hi))
        self._open = len(self._rows)
        return self

    def stencil(self, part: int, *, bevel: float = 0.0) -> Program:
        """Close the open rows into a stencil, which lays a part's colour on relief and skin and is no solid itself.
        bevel: how broad its edge is, HR."""
        lo, hi = _bounds(self._rows[self._open :])
        rows = with_spheres(np.array(self._rows[self._open :], np.float32))
        self.stencils.append(
            Stencil(part, rows, bevel, (lo - _AROUND).astype(np.float32), (hi + _AROUND).astype(np.float32))
        )
        return self.discard()

    def lock(self, material: Material, lock: Lock) -> Program:
        """Add one lock of hair as a part."""
        self._close(material, LOCKS, len(self._locks), 0, lock.k, False, lock.bounds())
        self._locks.append(lock)
        return self

    def cap(self, material: Material, cap: Cap, *, k: float = 0.008) -> Program:
        """Add a hair cap round the skull as a part."""
        self._close(material, CAP, len(self._caps), 0, k, False, cap.bounds())
        self._caps.append(cap)
        return self

    def plate(self, material: Material, plate: Plate, *, k: float = 0.006) -> Program:
        """Add figures raised on a round wall as a part."""
        self._close(material, PLATE, len(self._plates), 0, k, False, plate.bounds())
        self._plates.append(plate)
        return self

    def tilt(self, tilt: Tilt) -> Program:
        """Parts closed from here on are turned by this, together."""
        self._tilt = tilt
        return self

    def tilt_of(self, part: int) -> Tilt:
        """How a part is turned."""
        return self._tilts[part]

    def _close(self, material: Material, kind: int, start: int, end: int, k: float, carve: bool, box: Box) -> None:
        if kind != ROWS and self._open != len(self._rows):
            raise ValueError("close the open rows with part() before adding hair")
        mode = CARVE if carve else JOIN
        tilt = self._tilt
        lo, hi = tilt.box(*box)
        row = [kind, start, end, max(k, 1e-4), mode, *lo, *hi, tilt.angle, tilt.pivot, tilt.low]
        self._parts.append([float(v) for v in row])
        self._tilts.append(tilt)
        self.materials.append(material)

    def bounds(self) -> Box:
        """Lower and upper corner of everything that joins, in HR."""
        joined = np.array([p for p in self._parts if p[4] == JOIN])
        return joined[:, 5:8].min(0), joined[:, 8:11].max(0)

    def lock_of(self, part: int) -> Lock | None:
        """The lock that a part is, if it is one."""
        p = self._parts[part]
        return self._locks[int(p[1])] if p[0] == LOCKS else None

    def cap_of(self, part: int) -> Cap | None:
        """The cap that a part is, if it is one."""
        p = self._parts[part]
        return self._caps[int(p[1])] if p[0] == CAP else None

    def plate_of(self, part: int) -> Plate | None:
        """The plate that a part is, if it is one."""
        p = self._parts[part]
        return self._plates[int(p[1])] if p[0] == PLATE else None

    def compile(self) -> FieldData:
        """Freeze into arrays for the kernels."""
        f32 = np.float32
        parts, flat = np.array(self._parts, f32), len(self._caps)
        plates = parts[:, 0] == PLATE
        parts[plates, 2] = parts[plates, 1] + 2 * flat
        parts[plates, 1] += flat
        maps = [m for c in self._caps for m in (c.thickness, c.edge)] + [p.distance for p in self._plates]
        caps = [c.parameters for c in self._caps] + [p.parameters for p in self._plates]
        return FieldData(
            parts,
            with_spheres(np.array(self._rows, f32).reshape(-1, ROW)),
            np.stack([v.samples for v in self._locks]) if self._locks else np.zeros((0, SAMPLES, SAMPLE), f32),
            np.stack([v.parameters for v in self._locks]) if self._locks else np.zeros((0, LOCK), f32),
            np.stack(maps).astype(f32) if maps else np.zeros((0, CAP_AZIMUTHS, CAP_ELEVATIONS), f32),
            np.stack(caps) if caps else np.zeros((0, 8), f32),
        )


def _bounds(rows: Sequence[Row]) -> Box:
    """A box around what rows can make: unions grow it, offsets widen it, prisms and straight planes trim it."""
    lo = np.full(3, _EVERYWHERE)
    hi = np.full(3, -_EVERYWHERE)
    for r in rows:
        op, k = int(r[0]), r[1]
        if op == UNION:
            a, b = _extent(r)
            lo, hi = np.minimum(lo, a - k * 0.3), np.maximum(hi, b + k * 0.3)
        elif op in (OFFSET, WRINKLE):
            lo, hi = lo - k, hi + k
        elif op == INTERSECT:
            a, b = _extent(r)
            lo, hi = np.maximum(lo, a - k), np.minimum(hi, b + k)
    if (lo > hi).any():
        raise ValueError("a part's rows leave nothing")
    return lo - 0.01, hi + 0.01


def _ring_half(r: Row) -> NDArray[np.float64]:
    """Half sizes (3,) of the box around a ring, along its own axes."""
    tall = r[7] + r[18]
    wide = r[6] * (1 + abs(r[23])) + r[18] + abs(r[24]) * tall
    high = tall + abs(r[22]) * wide
    return np.array([wide, high, r[19] + abs(r[20]) * wide**2 + abs(r[25]) * high**2 + abs(r[26]) * wide * high])


def _extent(r: Row) -> Box:
    """Axis-aligned extent of one primitive; unbounded sides are 50 HR away."""
    kind = int(r[2])
    c = np.array(r[3:6])
    if kind in (ELLIPSOID, BOX, RING):
        half = _ring_half(r) if kind == RING else np.array(r[6:9])
        m = np.array(r[9:18]).reshape(3, 3)
        e = np.sqrt(((m.T * half) ** 2).sum(1)) if kind == ELLIPSOID else np.abs(m.T) @ half
        return c - e, c + e
    if kind == CONE:
        b = np.array(r[6:9])
        return np.minimum(c - r[9], b - r[10]), np.maximum(c + r[9], b + r[10])
    if kind == LOFT:
        radius = max(r[7:11]) * 1.12 + abs(r[14])
        depth = radius * max(r[11], r[12])
        z0, z1 = min(r[4], r[4] + r[17]), max(r[4], r[4] + r[17])
        return np.array([r[3] - radius, r[5], z0 - depth]), np.array([r[3] + radius, r[6], z1 + depth])
    if kind == TRUNK:
        half, front, behind = (max(r[o : o + STATIONS]) * 1.08 for o in (6, 6 + STATIONS, 6 + 2 * STATIONS))
        return np.array([-half, r[3], -behind]), np.array([half, r[4], front])
    lo, hi = np.full(3, -_EVERYWHERE), np.full(3, _EVERYWHERE)
    if kind == PLANE:
        for a in range(3):
            if r[3 + a] > 0.999:
                hi[a] = r[6]
            elif r[3 + a] < -0.999:
                lo[a] = -r[6]
        return lo, hi
    x, y = np.array(r[6 : 6 + 2 * int(r[3]) : 2]), np.array(r[7 : 7 + 2 * int(r[3]) : 2])
    reach = np.abs(x).max() if r[4] else x.max()
    lo[:] = -reach if r[4] else x.min(), y.min(), max(r[5], -_EVERYWHERE)
    hi[:2] = reach, y.max()
    return lo, hi


__all__ = ["INTERSECT", "SUBTRACT", "UNION", "FieldData", "Program", "rotation"]
