"""Head: the region net's answer and the face mesh in one frame, and the measures every reading of the head shares."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from figurelab.engines.procedural.perceive.faces import OVAL
from figurelab.engines.procedural.perceive.parts import largest, parts
from figurelab.engines.procedural.perceive.regions import Region, Regions

from .color import Cast, Exposure, to_lab

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]

# Vertex indices of the 468-point face mesh. "Right" is the person's own right, on the left of the picture.
# How far below the chin a tail hangs at least, in face heights.
_TAIL = 0.5
LIPS = [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185]
# fmt: off
INNER_LIPS = [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191]
# fmt: on
RIGHT_EYE = [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246]
LEFT_EYE = [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466]
RIGHT_BROW = [70, 63, 105, 66, 107, 55, 65, 52, 53, 46]
LEFT_BROW = [300, 293, 334, 296, 336, 285, 295, 282, 283, 276]
RIGHT_CHEEK = [117, 118, 101, 36, 205, 187, 123]
LEFT_CHEEK = [346, 347, 330, 266, 425, 411, 352]
RIGHT_CHIN = [204, 211, 170, 140, 171, 175, 199, 200, 18, 83, 182, 106]
LEFT_CHIN = [424, 431, 395, 369, 396, 175, 199, 200, 18, 313, 406, 335]
RIGHT_JAW = [172, 136, 150, 169, 210, 214, 192, 213]
LEFT_JAW = [397, 365, 379, 394, 430, 434, 416, 433]


def fill(points: F32, size: int) -> Mask:
    """(size, size): inside of a polygon (n, 2) in window pixels."""
    canvas = Image.new("L", (size, size))
    ImageDraw.Draw(canvas).polygon([(float(x), float(y)) for x, y in points], fill=1, outline=1)
    return np.asarray(canvas, np.bool_)


def grow(mask: Mask, radius: float) -> Mask:
    """Dilation by a square of the given radius in pixels."""
    return spread(mask, max(1, round(radius)))


T = TypeVar("T", np.bool_, np.float32)


def spread(plane: NDArray[T], reach: int) -> NDArray[T]:
    """(h, w) not below 0 -> the most of the square that reaches so many pixels to each side; 0 outside. Windows are
    joined to ones of twice their width, which is a tenth of the work of a filter that moves along each line."""
    width = 2 * reach + 1
    rows, columns = plane.shape
    most = np.pad(plane, reach)
    span = 1
    while 2 * span <= width:
        most = np.maximum(most[:-span], most[span:])
        span *= 2
    most = np.maximum(most[:rows], most[width - span : width - span + rows])
    span = 1
    while 2 * span <= width:
        most = np.maximum(most[:, :-span], most[:, span:])
        span *= 2
    return np.maximum(most[:, :columns], most[:, width - span : width - span + columns])


def shrink(mask: Mask, radius: float) -> Mask:
    """Erosion by a square of the given radius in pixels."""
    return ~grow(~mask, radius)


def bounds(mask: Mask) -> tuple[slice, slice]:
    """Rows and columns that a mask with something in it spans."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


_BARE = 0.25


@dataclass(frozen=True)
class Head:
    """regions: of a window that holds the head. points: (468, 2) mesh in the window's pixels. cast: the light's
    colour, taken off every colour; exposure: what it is multiplied by. Lengths are in the window's pixels;
    y grows downward; left and right are the picture's."""

    regions: Regions
    points: F32
    cast: Cast | None = None
    exposure: Exposure = 1.0

    @property
    def height(self) -> float:
        return float(np.linalg.norm(self.points[10] - self.points[152]))

    @property
    def width(self) -> float:
        return float(np.linalg.norm(self.points[234] - self.points[454]))

    @property
    def chin(self) -> float:
        return float(self.points[152, 1])

    @property
    def top(self) -> float:
        return float(self.points[10, 1])

    @property
    def middle(self) -> float:
        """x of the face's middle line."""
        return float((self.points[10, 0] + self.points[152, 0]) / 2)

    @property
    def brow_line(self) -> float:
        return float(self.points[[105, 334, 66, 296], 1].mean())

    @property
    def eye_line(self) -> float:
        return float(self.points[[33, 133, 263, 362], 1].mean())

    @property
    def yaw(self) -> float:
        """-1..1, 0 seen from the front; from how far the nose tip is from either side of the face."""
        right = float(np.linalg.norm(self.points[1] - self.points[234]))
        left = float(np.linalg.norm(self.points[1] - self.points[454]))
        return (right - left) / max(right + left, 1e-6)

    @cached_property
    def lab(self) -> F32:
        lab = to_lab(self.regions.picture, self.exposure)
        return lab if self.cast is None else self.cast.remove(lab)

    def area(self, *polygons: list[int]) -> Mask:
        """Union of polygons of mesh vertices."""
        size = self.regions.window.size
        masks = [fill(self.points[p], size) for p in polygons]
        return np.logical_or.reduce(masks) & self.regions.inside

    def uncovered(self, *polygons: list[int]) -> Mask:
        """The same without what a mask, a cup or a scarf covers of it."""
        return self.area(*polygons) & ~np.isin(self.regions.labels, (Region.OTHER, Region.CLOTHES))

    @cached_property
    def oval(self) -> Mask:
        return self.area(OVAL)

    @cached_property
    def face_share(self) -> float:
        """Share of the face's oval that the region net calls face skin: 0.98 is usual, below 0.5 it failed.

        What a mask or sunglasses cover of it does not count, while enough is left.
        """
        labels = self.regions.labels[self.oval]
        skin = float(np.mean(labels == Region.FACE_SKIN)) if len(labels) else 0.0
        return skin / (1 - float(np.mean(labels == Region.OTHER))) if skin > _BARE else skin

    @property
    def oval_area(self) -> float:
        return max(float(self.oval.sum()), 1.0)

    @cached_property
    def brightness(self) -> float:
        """Median grey of the face, 0..255."""
        return float(np.median(self.regions.picture[self.oval])) if self.oval.any() else 0.0

    @cached_property
    def hair(self) -> Mask:
        """This person's hair: the parts that reach the face.

        Beside the neck of short-haired people hang headphones, hoods and collars; a tail hangs lower.
        """
        found = self._attached(Region.HAIR)
        eyes = int(np.clip(self.eye_line, 0, found.shape[0]))
        if not found[eyes:].any() or largest(found)[eyes:].any():
            return found
        numbered = parts(found)
        loose = np.setdiff1d(numbered[eyes:], numbered[:eyes])
        lowest = int(np.clip(self.chin + _TAIL * self.height, 0, found.shape[0]))
        return found & ~np.isin(numbered, np.setdiff1d(loose, numbered[lowest:]))

    @cached_property
    def clothes(self) -> Mask:
        return self._attached(Region.CLOTHES)

    @cached_property
    def other(self) -> Mask:
        """Hats, glasses, hands' things: whatever the net calls neither skin, hair nor clothes."""
        return self.regions.labels == Region.OTHER

    @cached_property
    def skin(self) -> Mask:
        """Clear face skin: without lips, eyes, brows and what is near them."""
        features = self.area(LIPS, RIGHT_EYE, LEFT_EYE, RIGHT_BROW, LEFT_BROW)
        radius = self.regions.window.size * 9 / 512
        return (self.regions.labels == Region.FACE_SKIN) & self.oval & ~grow(features, radius)

    def _attached(self, region: Region) -> Mask:
        mask = self.regions.labels == region
        numbered = parts(mask)
        touched = np.unique(numbered[grow(self.oval, 0.12 * self.height) & mask])
        return np.isin(numbered, touched[touched > 0])
