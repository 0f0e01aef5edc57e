"""A name set round the front of a base: text, then its picture, then its distances as a plate."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, gaussian_filter, map_coordinates

from .letters import Run, face, runs, shortened
from .plate import COLUMNS, ROWS, Plate

RELIEF = 0.022
"""How far letters stand out, HR: a third of a millimetre on a figure 80 mm tall. Higher ones turn to lumps when the
model is reduced; what is read is their print."""
EM = 84
_CAPITALS = 0.72
"""Height of capitals, in ems."""
_SMALLEST = 0.45
"""A name is set down to this share of the usual size before letters are left out."""
_MOST_LETTERS = 40
"""More never fit, however narrow."""
_ARC = math.radians(62)
"""How far round to each side a name may run."""
_MARGIN = 0.03
_BOLDER = 0.004


def inscription(name: str, *, radius: float, y: float, z: float, tall: float) -> Plate | None:
    """The name on a wall of this radius, ``tall`` HR high about the height y, its axis at z; None when nothing of it
    can be set."""
    whole = runs(name)
    while sum(len(run.clusters) for run in whole) > _MOST_LETTERS:
        whole = shortened(whole)
    if not whole:
        return None
    room = 2 * _ARC * radius
    picture = _picture(tuple(whole))
    while picture.shape[1] * tall / _body(picture) * _SMALLEST > room:
        whole = shortened(whole)
        if len(whole) < 2:
            return None
        picture = _picture(tuple(whole))
    scale = min(tall / _body(picture), room / picture.shape[1])
    width, height = picture.shape[1] * scale + 2 * _MARGIN, picture.shape[0] * scale + 2 * _MARGIN
    return Plate(_distances(picture, scale, width, height), width, height, radius, y, z, RELIEF)


def _body(picture: NDArray[np.uint8]) -> float:
    """Height in pixels that has to fit the wall: the ink, and never less than capitals."""
    return max(float(picture.shape[0]), _CAPITALS * EM)


@lru_cache(maxsize=8)
def _picture(whole: tuple[Run, ...]) -> NDArray[np.uint8]:
    """The text's ink, (h, w) u8, trimmed."""
    leftward = next((r.leftward for r in whole if r.text.strip()), False)
    placed, x = [], 0.0
    for run in reversed(whole) if leftward else whole:
        letters = face(run.font, EM)
        placed.append((x, run, letters))
        x += letters.getlength(run.text)
    image = Image.new("L", (max(int(x), 1) + EM, 3 * EM))
    draw = ImageDraw.Draw(image)
    for at, run, letters in placed:
        draw.text((at + EM / 2, 2 * EM), run.text, 255, letters, anchor="ls")
    # Whatever stands higher or hangs lower than one letter with its marks is cut.
    image = image.crop((0, round(0.75 * EM), image.width, round(2.45 * EM)))
    box = image.getbbox()
    if box is None:
        return np.zeros((1, 1), np.uint8)
    return np.asarray(image.crop(box))


def _distances(picture: NDArray[np.uint8], scale: float, width: float, height: float) -> NDArray[np.float32]:
    """(384, 193) f32 HR to the outline, rows along the name, columns upwards."""
    pad = math.ceil(_MARGIN / scale) + 2
    ink = np.pad(picture, pad) >= 128
    away = np.asarray(distance_transform_edt(~ink)) - np.asarray(distance_transform_edt(ink))
    away = gaussian_filter(away - np.where(away > 0, 0.5, -0.5), 0.9)
    u = np.linspace(-width / 2, width / 2, COLUMNS)[:, None] / scale + (ink.shape[1] - 1) / 2
    v = (ink.shape[0] - 1) / 2 - np.linspace(-height / 2, height / 2, ROWS)[None] / scale
    place = np.broadcast_arrays(v, u)
    return (map_coordinates(away, np.stack(place), order=1, mode="nearest") * scale - _BOLDER).astype(np.float32)
