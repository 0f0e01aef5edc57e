"""Hairlines: elevation over azimuth, and the signed angle to them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from ..cap import AZIMUTH, ELEVATION
from ..lock import smoothstep

F32 = NDArray[np.float32]
Line = tuple[tuple[float, float], ...]

_BACK = ((88.0, -6.0), (96.0, 4.0), (108.0, -4.0), (125.0, -30.0), (150.0, -42.0), (180.0, -44.0))
SHORT_BACK = ((90.0, 4.0), (98.0, 8.0), (106.0, -4.0), (114.0, -22.0), (126.0, -40.0), (146.0, -51.0), (180.0, -54.0))
"""Behind the ear the line runs down and in, under the back of the skull to the neck: where it ended on the skull's edge
it would be a bowl's."""

FULL: Line = ((0, 40), (35, 38), (60, 26), (72, 2), (80, -12), *_BACK)
PARTED: Line = ((0, 47), (20, 45), (40, 37), (56, 24), (68, 4), (78, -12), *_BACK)
SHORT: Line = ((0, 34), (24, 36), (40, 34), (49, 27), (56, 15), (61, 5), (68, -10), (76, -17), (84, -16), *SHORT_BACK)
"""The temples' corner is seen from the front: further round they would be shaved."""
SHARP: Line = (
    (0, 36), (28, 37), (44, 36), (50, 32), (53, 24), (56, 16), (64, 12), (71, 6), (75, -4), (78, -13), (84, -16),
    *SHORT_BACK,
)  # fmt: skip
"""As a barber draws it: level over the forehead, a corner at each temple, and straight down to the sideburn."""
CURLY: Line = (
    (0, 44), (40, 44), (60, 30), (74, 6), (82, -8), (90, 2), (100, 4), (112, -18), (135, -38), (180, -46),
)  # fmt: skip
COILY: Line = (
    (0, 42), (45, 41), (60, 30), (74, 8), (84, -6), (96, -2), (110, -20), (140, -40), (180, -46),
)  # fmt: skip
TOP: Line = ((0, 36), (45, 38), (62, 40), (90, 42), (120, 40), (150, 34), (180, 30))
"""Where a faded cut's long top ends."""
HORSESHOE: Line = ((0, 70), (46, 64), (54, 46), (60, 22), (65, -4), (71, -16), (80, -18), *SHORT_BACK)
"""Lower and front edge of the hair of a man who is bald on top; :data:`CROWN` is its upper edge, lowest at the temples
and in the middle of the back: level it would be a bowl."""
CROWN: Line = ((0, 10), (48, 14), (60, 22), (74, 29), (95, 36), (115, 41), (140, 39), (160, 35), (180, 33))


@lru_cache(maxsize=24)
def edge_map(line: Line) -> F32:
    """(384, 193) signed angle in radians to a symmetric hairline, negative above it.

    The distance is the true one on the sphere: the difference of elevations makes stairs at the sideburns.
    """
    az, el = zip(*sorted(line), strict=True)
    height = np.interp(np.abs(np.degrees(AZIMUTH)), az, el)
    height = np.radians(gaussian_filter1d(height, 2.5, mode="wrap"))
    curve = _directions(AZIMUTH, height)
    curve = np.vstack([curve, curve[:1]])
    arc = np.r_[0, np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))]
    at = np.linspace(0, arc[-1], 900)
    dense = np.stack([np.interp(at, arc, curve[:, i]) for i in range(3)], 1)
    dense /= np.linalg.norm(dense, axis=1)[:, None]
    half = len(AZIMUTH) // 2 + 1
    a, e = np.meshgrid(AZIMUTH[:half], ELEVATION, indexing="ij")
    nearest = np.stack([(row @ dense.T).max(1) for row in _directions(a, e)])
    angle = np.arccos(np.clip(nearest, -1, 1))
    angle = np.vstack([angle, angle[half - 2 : 0 : -1]])
    angle = np.where(height[:, None] < ELEVATION, -angle, angle).astype(np.float32)
    angle.flags.writeable = False
    return angle


_RECEDED = ((0.0, 9.0), (20.0, 15.0), (34.0, 19.0), (46.0, 17.0), (57.0, 8.0), (66.0, 0.0), (180.0, 0.0))
"""Degrees by which each azimuth's hairline goes back at most: corners first, the middle least."""


def receded(line: Line, share: float) -> Line:
    """A hairline gone back at the temples by a share 0..1."""
    if share <= 0:
        return line
    az, back = zip(*_RECEDED, strict=True)
    return tuple((a, e + round(share, 1) * float(np.interp(a, az, back))) for a, e in line)


def height_at(line: Line, az: float) -> float:
    """Elevation in degrees of a hairline at an azimuth in degrees."""
    around, el = zip(*sorted(line), strict=True)
    return float(np.interp(abs((az + 180) % 360 - 180), around, el))


def skin_at_edge(
    edge: NDArray[np.floating], front: float, sides: float, nape: float | None = None
) -> NDArray[np.float64]:
    """(384, 193) share of skin that shines through near the hairline: over ``front`` radians on the forehead,
    over ``sides`` at the temples, over ``nape`` (like the sides by default) on the neck, as a barber fades them.
    A hard line would be a wig's."""
    low = np.broadcast_to(smoothstep(0.55, 0.20, ELEVATION)[None, :], edge.shape)
    wide = front + (sides - front) * low
    if nape is not None:
        wide = wide + (nape - wide) * smoothstep(1.75, 2.15, np.abs(AZIMUTH))[:, None] * low
    return smoothstep(0, 1, 1 + edge / wide)


def value_at(values: NDArray[np.floating], az: float, el: float) -> float:
    """Nearest value of a cap map at an azimuth and elevation in degrees."""
    na, ne = values.shape
    i = int((az + 180) / 360 * na) % na
    j = int(np.clip((el + 90) / 180 * (ne - 1), 0, ne - 1))
    return float(values[i, j])


def _directions(az: NDArray[np.floating], el: NDArray[np.floating] | Sequence[float]) -> NDArray[np.float64]:
    el = np.asarray(el, float)
    return np.stack([np.cos(el) * np.sin(az), np.sin(el), np.cos(el) * np.cos(az)], -1)
