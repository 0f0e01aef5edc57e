"""Setting a photographed thing upright on the two points it stands on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.spatial import ConvexHull

from figurelab.engines.procedural.lift.matte import Matte

Mask = NDArray[np.bool_]
_STEEPEST = 12.0
_SHORTEST = 0.35


def level(matte: Matte) -> Matte:
    """Turn the picture so that the line it stands on is level: two wheels, two feet.

    Leaves it alone when there is no such line (shorter than 0.35 of the width) or it is steeper than 12 degrees.
    """
    angle = support_angle(matte.alpha > 0.5)
    if abs(angle) < 0.3:
        return matte
    layers = [Image.fromarray(np.ascontiguousarray(matte.rgb[..., c])) for c in range(3)]
    turned = [_turn(layer, angle) for layer in [*layers, Image.fromarray(matte.alpha)]]
    return Matte(np.dstack(turned[:3]), np.clip(turned[3], 0, 1), matte.real)


def support_angle(mask: Mask) -> float:
    """Slope in degrees, falling to the right positive, of the hull's lower edge under the centre of mass."""
    rows, columns = np.nonzero(mask & ~np.roll(mask, -1, axis=0))
    if len(rows) < 3 or np.ptp(rows) == 0 or np.ptp(columns) == 0:
        return 0.0
    points = np.stack([columns, rows], axis=1).astype(np.float64)
    middle = float(np.nonzero(mask)[1].mean())
    width = float(np.ptp(columns))
    for a, b in points[ConvexHull(points).simplices]:
        left, right = (a, b) if a[0] < b[0] else (b, a)
        spans = left[0] <= middle < right[0]
        low = np.interp(middle, [left[0], right[0]], [left[1], right[1]]) > rows.mean()
        if spans and low and right[0] - left[0] > _SHORTEST * width:
            angle = float(np.degrees(np.arctan2(right[1] - left[1], right[0] - left[0])))
            return angle if abs(angle) <= _STEEPEST else 0.0
    return 0.0


def _turn(layer: Image.Image, angle: float) -> NDArray[np.float32]:
    return np.asarray(layer.rotate(angle, Image.Resampling.BILINEAR, expand=True), np.float32)
