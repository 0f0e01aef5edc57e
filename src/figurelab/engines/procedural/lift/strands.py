"""Combed hair on the sides and the back of a head, as fine as the picture shows it in front."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray
from skimage.color import lab2rgb

from figurelab.engines.procedural.lift.images import blurred, f32
from figurelab.engines.procedural.lift.paints import Paints
from figurelab.engines.procedural.lift.part import Part
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
_LOCKS, _STRANDS = 44, 150
_FINE, _SMOOTH, _SEEN, _LEAST, _MOST = 0.012, 1.2, 0.7, 0.4, 4.0
_FULL = 1.5
_NONE, _OTHER = 0.02, 0.12
_RAISE = 0.0035


def _ring(knots: int, seed: int) -> F32:
    """(knots,) values of unit deviation, once round the head."""
    values = np.random.default_rng(seed).standard_normal(knots)
    return f32((values - values.mean()) / values.std())


_TABLES = (_ring(_LOCKS, 3), _ring(_STRANDS, 4))


@dataclass(frozen=True)
class Strands:
    """Meridians about the head's upright axis, from the crown down. share: (h, w) f32 0..1, where hair is. axis:
    its column. contrast: deviation of lightness, and light: the hair's own, L units. colour: (3,) sRGB."""

    share: F32
    axis: float
    contrast: float
    light: float
    colour: F32

    def amount(self, points: F32) -> F32:
        """(n,) share of hair at (n, 3) rows, columns and depths."""
        return f32(nd.map_coordinates(self.share, points[:, :2].T, order=1, mode="nearest"))

    def relief(self, points: F32) -> F32:
        """(n,) how far a lock stands out, of unit deviation."""
        return _around(points, self.axis, _TABLES[0])

    def comb(self, out: F32, points: F32, unseen: F32) -> None:
        """Draw strands into (n, 3) sRGB in place where it is painted as hair. unseen: (n,) share of the paint that the
        picture does not show."""
        some = np.flatnonzero(unseen > _NONE)
        weight = self.amount(points[some]) * unseen[some]
        some, weight = some[weight > _NONE], weight[weight > _NONE]
        weight = weight * np.clip(2 - np.abs(out[some] - self.colour).max(axis=1) / _OTHER, 0, 1)
        out[some] *= (1 + weight * (self._gain(points[some]) - 1))[:, None]
        np.minimum(out, 1, out=out)

    def _gain(self, points: F32) -> F32:
        """(n,) what to multiply the paint with."""
        change = self.contrast * (0.7 * _around(points, self.axis, _TABLES[0]) + _around(points, self.axis, _TABLES[1]))
        return f32((np.maximum(self.light + change, 1) + 12) / (self.light + 12)) ** 2


def combed(sheet: Sheet, head: Part, paints: Paints, cover: int, share: F32) -> Strands | None:
    """Strands with the contrast that the crown's paint has in front; None for a smooth hood or helmet."""
    hair = head.region & (paints.label == cover) & (sheet.depth > 3)
    if hair.sum() < 60:
        return None
    light, sigma = sheet.lab[..., 0], _FINE * sheet.height
    broad = blurred(light * hair, sigma) / np.maximum(blurred(hair.astype(np.float32), sigma), 1e-3)
    # Folds and edges of a hood are few; strands are everywhere.
    usual = float(np.median(np.abs(light - broad)[hair]))
    contrast = min(_SEEN * (usual - _SMOOTH), _MOST)
    if contrast < _LEAST:
        return None
    rgb = f32(lab2rgb(paints.lab[cover][None, None])[0, 0])
    return Strands(f32(share * (head.region | head.reach)), head.centre[1], contrast, float(paints.lab[cover, 0]), rgb)


def raised(strands: Strands, vertices: F32, normals: F32, half: int, height: int) -> F32:
    """(n, 3) rows, columns and depth indices with the locks raised behind: in front the outline stays the picture's.

    normals: (n, 3) x, y, z. half: the index of depth 0."""
    points = vertices - np.array([0, 0, half], np.float32)
    t = np.clip((0.1 - normals[:, 2]) / 0.4, 0, 1)
    up = (
        strands.amount(points)
        * strands.relief(points)
        * t
        * t
        * (3 - 2 * t)
        * (_RAISE * height * min(strands.contrast / _FULL, 1))
    )
    way = normals[:, [1, 0, 2]] * np.array([-1, 1, 1], np.float32)
    return f32(vertices + up[:, None] * way)


def _around(points: F32, axis: float, table: F32) -> F32:
    """The table's value by the angle about the axis, a little wavy on the way down."""
    turn = np.arctan2(points[:, 1] - axis, -points[:, 2]) / (2 * np.pi)
    place = (turn + 0.004 * np.sin(0.11 * points[:, 0] + 40 * turn)) * len(table)
    return f32(nd.map_coordinates(table, place[None], order=1, mode="grid-wrap"))
