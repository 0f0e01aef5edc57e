"""The skin that cropped hair grows on: below the skull the head's own form stands out of the hair's ellipsoid."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import map_coordinates

from ...figure import FigureSpec
from ..anatomy import Anatomy
from ..headform import hollow, plain_rows
from ..whiskers import Jaw
from .frame import HeadFrame
from .strand_map import AZ, EL

_STEPS = 4
_HIGHEST, _DEEPEST = 0.30, 0.12
_AZ, _EL = np.linspace(0.85, np.pi, 33), np.linspace(-1.15, 0.20, 25)
"""Where the form leaves the skull: beside the cheeks and under the back of the head, down to the neck."""


def rise(spec: FigureSpec, body: Anatomy, frame: HeadFrame) -> NDArray[np.float64]:
    """(384, 193) HR by which the skin stands over the hair's ellipsoid, as a cap's thickness."""
    jaw = Jaw(plain_rows(spec, body), float(body.head[1]))
    az, el = (grid.ravel() for grid in np.meshgrid(_AZ, _EL, indexing="ij"))
    ways = np.stack([np.cos(el) * np.sin(az), np.sin(el), np.cos(el) * np.cos(az)], 1) * frame.radii
    out = np.ones(len(ways))
    for _ in range(_STEPS):
        out = np.clip(out - jaw.distance(frame.center + ways * out[:, None]), 1.0, 1.0 + _HIGHEST)
    over = (0.95 * (out - 1.0) - _cut_away(spec, body, jaw, frame.center + ways * out[:, None])).reshape(len(_AZ), -1)
    place = (np.abs(AZ) - _AZ[0]) / (_AZ[1] - _AZ[0]), (EL - _EL[0]) / (_EL[1] - _EL[0])
    return map_coordinates(over, place, order=1, mode="nearest")


def _cut_away(spec: FigureSpec, body: Anatomy, jaw: Jaw, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n,) HR by which the head is cut away under (n, 3) points of its plain form: hair would stand off it there."""
    center, radii, k = hollow(spec, body)
    local = (points - np.array(center)) / np.array(radii)
    near, slope = np.linalg.norm(local, axis=1), np.linalg.norm(local / np.array(radii), axis=1)
    inside, plain = -near * (near - 1.0) / (slope + 1e-9), jaw.distance(points)
    h = np.maximum(k - np.abs(plain - inside), 0.0) / k
    return np.clip(np.maximum(plain, inside) + 0.25 * k * h * h - plain, 0.0, _DEEPEST)
