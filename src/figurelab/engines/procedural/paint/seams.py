"""Sewn lines: seams, stitches and soft folds, painted along polylines in the plane of a view."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numba as nb
import numpy as np

from figurelab.engines.procedural.paint.dye import dyed
from figurelab.engines.procedural.paint.limb import limb_place
from figurelab.engines.procedural.paint.material import Material, Seam
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, shift
from figurelab.engines.procedural.paint.scene import F32, I32
from figurelab.kernels import EXACT

_VIEWS = {"front": 0, "back": 1, "through": 2, "side": 3, "limb": 4}
_DARKER, _LIGHTER, _DARK = -0.11, 0.07, 0.36
"""OKLab L of a line against its cloth, and against one up to so dark, where a darker line would drown."""
_RUBBED = 0.17
"""How much lighter black denim is where it is worn; pale denim has less room above it."""
_SEAM, _THREAD = 0.008, 0.0065
"""Half widths, HR: about two texels of a 2048 texture each."""
_HOLLOW, _GROOVE, _WORN = 0.040, 0.020, 0.150
"""Reach of the soft shade along a seam, along a groove of the skin, and of the light where denim is worn."""
_DASH = 0.046


@dataclass(frozen=True)
class Sewing:
    """first (m + 1,): rows of each material. rows (n, 14): view, mirrored, a (2), b (2), half width, strength, hollow,
    dash start (negative: none), color or factor (3), the hollow's reach; flagged by own (n,): the color multiplies the
    cloth's."""

    first: I32
    rows: F32
    own: I32


def stitched_round(radius: float) -> float:
    """The radius nearest to this round which a whole number of stitches goes: the row closes without a flaw."""
    return max(round(2.0 * math.pi * radius / _DASH), 1) * _DASH / (2.0 * math.pi)


def sew(materials: Sequence[Material]) -> Sewing | None:
    """All seams as one table; None when there are none."""
    rows: list[list[float]] = []
    own: list[bool] = []
    first = [0]
    for material in materials:
        for seam in material.seams:
            added = _segments(material, seam)
            rows += added
            own += [seam.thread is None] * len(added)
        first.append(len(rows))
    if not rows:
        return None
    return Sewing(np.array(first, np.int32), np.array(rows, np.float32), np.array(own, np.int32))


def _segments(material: Material, seam: Seam) -> list[list[float]]:
    half, strength, hollow = {
        "seam": (_SEAM, 0.85, 0.30),
        "stitch": (_THREAD, 0.62, 0.0),
        "fold": (0.0, 0.0, 0.45),
        "worn": (0.0, 0.0, 0.85),
    }[seam.kind]
    if seam.thread is not None:
        hollow = 0.0
    worn = seam.kind == "worn"
    light = lightness(dyed(material))
    skin = material.finish == "skin"
    by = _RUBBED * (1.0 - light) if worn else _LIGHTER if light < _DARK and not skin else _DARKER
    color = _factor(material, by) if seam.thread is None else from_hex(seam.thread).tolist()
    rows: list[list[float]] = []
    run = 0.0
    for a, b in pairwise(seam.points):
        start = run if seam.kind == "stitch" else -1.0
        rows.append(
            [
                _VIEWS[seam.view],
                seam.mirrored,
                *a,
                *b,
                half,
                strength,
                hollow,
                start,
                *color,
                _WORN if worn else _GROOVE if skin else _HOLLOW,
            ]
        )
        run += float(np.hypot(b[0] - a[0], b[1] - a[1]))
    return rows


def _factor(material: Material, by: float) -> list[float]:
    """What a line that is lighter by so much (OKLab L) multiplies the cloth's sRGB by."""
    cloth = dyed(material)
    line = shift(cloth, by)
    return [float(v) for v in np.clip((line + 0.01) / (cloth + 0.01), 0.4, 4.0)]


@nb.njit(cache=True, fastmath=EXACT, parallel=True)
def _sew(
    albedo: F32,
    positions: F32,
    part: I32,
    first: I32,
    rows: F32,
    own: I32,
    frames: F32,
    dash: float,
) -> None:
    for i in nb.prange(part.size):
        m = part[i]
        if first[m] == first[m + 1]:
            continue
        x, y, z = positions[i, 0], positions[i, 1], positions[i, 2]
        t = a = 0.0
        if frames[m, 0] == 1.0:
            t, a, _ = limb_place(frames[m], x, y, z)
        deepest = sewn = 0.0
        soft = line = -1
        for j in range(first[m], first[m + 1]):
            row = rows[j]
            view = int(row[0])
            if (view == 0 and z < 0.0) or (view == 1 and z > 0.0):
                continue
            u, v = (abs(x) if row[1] > 0.0 else x), y
            if view == 3:
                if abs(x) < 0.12:
                    continue
                u = z
            elif view == 4:
                u, v = t, a
            ex, ey, wx, wy = row[4] - row[2], row[5] - row[3], u - row[2], v - row[3]
            length2 = ex * ex + ey * ey
            h = min(max((wx * ex + wy * ey) / length2, 0.0), 1.0)
            dx, dy = wx - ex * h, wy - ey * h
            d = np.sqrt(dx * dx + dy * dy)
            if d > 2.0 * row[13]:
                continue
            share = row[7] * min(max(0.5 - (d - row[6]) / 0.007, 0.0), 1.0)
            if row[9] >= 0.0:
                s = (row[9] + h * np.sqrt(length2)) / dash
                share *= min(max(0.5 - (abs(s - np.floor(s) - 0.5) * dash - 0.32 * dash) / 0.007, 0.0), 1.0)
            hollow = row[8] * np.exp(-((d / row[13]) ** 2))
            if hollow > deepest:
                deepest, soft = hollow, j
            if own[j]:
                # Applied once at the end: where two pieces of a line meet it would be twice as dark.
                if share > sewn:
                    sewn, line = share, j
                continue
            for c in range(3):
                albedo[i, c] += share * (row[10 + c] - albedo[i, c])
        if line >= 0:
            for c in range(3):
                goal = min(albedo[i, c] * rows[line, 10 + c], 1.0)
                albedo[i, c] += sewn * (goal - albedo[i, c])
        if soft >= 0:
            for c in range(3):
                albedo[i, c] *= 1.0 + deepest * (min(rows[soft, 10 + c], 2.0) - 1.0)


def paint_seams(albedo: F32, positions: F32, part: I32, sewing: Sewing, frames: F32) -> None:
    """Paint seams on albedo (n, 3) in place. part (n,): the materials' indices. frames (m, 11): see
    :func:`.limb.limb_place`; only limbs' frames are read."""
    frames = np.ascontiguousarray(frames)
    _sew(albedo, positions, part, sewing.first, sewing.rows, sewing.own, frames, _DASH)
