"""Regions of a drawn head and shoulders by its flat colours: the region net has seen photos alone, and takes a drawn
head of hair for a hat, a scarf or the wall behind it."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage
from skimage.color import rgb2lab
from skimage.draw import polygon

from .faces import CHIN, OVAL, Face
from .nets import F32
from .parts import parts
from .regions import Region, Regions, labelled
from .window import U8, Window

Mask = NDArray[np.bool_]

_UNTOLD = 255
_LONGEST = 480
"""Of the drawing that is looked at: lines thinner than its pixels are no region."""
_CHEEKS, _BROW, _NOSE, _SIDES = (50, 280, 205, 425, 151), 105, 1, (234, 454)
_ALIKE, _SHADED = 13.0, 26.0
"""How far colours of one thing lie apart, in Lab; and in L alone, where a drawing shades it."""
_COMMON, _MOST = 0.06, 4
"""Share of the colours that count, of what is looked at, and how many of them."""
_LEAST = 0.03
"""Of the face's oval: less above it is no hair."""
_DARK, _ACROSS = 45.0, 0.55
"""Of a frame: L up to which its lines are dark, and the share of the face's width they run across in one."""
_SURELY, _INNER = 0.85, 0.72
"""Of the face's oval: no ground lies farther in, and no hair below the brows."""


def flat_regions(photo: U8, labels: U8, window: Window) -> Regions:
    """What a window shows of a drawing (h, w, 3), as :func:`.regions.segment` has it of a photo. labels: of
    :func:`flat_labels`."""
    planes = np.stack([(labels == region) * np.uint8(255) for region in Region], axis=2)
    halves = [window.sample(np.ascontiguousarray(half)) for half in (planes[:, :, :3], planes[:, :, 3:])]
    shares = (np.concatenate(halves, axis=2) / np.float32(255)).astype(np.float32)
    shares /= np.maximum(shares.sum(axis=2, keepdims=True), np.float32(1e-3))
    return labelled(photo, window, np.clip(window.sample(photo), 0, 255), shares)


def flat_labels(photo: U8, alpha: F32 | None, face: Face) -> U8:
    """(h, w) u8 Region of a drawing (h, w, 3). alpha: (h, w) 0..1 of a cut-out."""
    height, width = photo.shape[:2]
    factor = min(1.0, _LONGEST / max(height, width))
    size = max(1, round(width * factor)), max(1, round(height * factor))
    small = np.asarray(Image.fromarray(photo).resize(size, Image.Resampling.BOX))
    lab = ndimage.median_filter(rgb2lab(small), size=(3, 3, 1)).astype(np.float32)
    points = face.landmarks[:, :2] * factor
    oval = _oval(points, lab.shape[:2], 1.0)
    ground = _ground(lab, points, _oval(points, lab.shape[:2], _SURELY))
    if alpha is not None:
        ground |= np.asarray(Image.fromarray((alpha * 255).astype(np.uint8)).resize(size)) < 128
    skin = _near(lab, _skin(lab, points), shaded=True) & ~ground
    hair = _hair(lab, points, oval, ground | skin)
    rows = np.arange(lab.shape[0])[:, None]
    low = rows > points[CHIN, 1] - 0.1 * face.height * factor
    labels = np.full(lab.shape[:2], _UNTOLD, np.uint8)
    labels[low & ~oval] = Region.CLOTHES
    labels[skin & low & ~oval] = Region.BODY_SKIN
    labels[skin & ~low] = Region.FACE_SKIN
    labels[oval & ~ground] = Region.FACE_SKIN
    labels[hair] = Region.HAIR
    labels[_glasses(lab, points, skin)] = Region.OTHER
    labels[ground] = Region.BACKGROUND
    # Outlines belong to what they run round.
    nearest = cast(
        "NDArray[np.int32]",
        ndimage.distance_transform_edt(labels == _UNTOLD, return_distances=False, return_indices=True),
    )
    labels = labels[nearest[0], nearest[1]]
    return np.asarray(Image.fromarray(labels).resize((width, height), Image.Resampling.NEAREST))


def _oval(points: F32, shape: tuple[int, ...], scale: float) -> Mask:
    """The face's oval, about its own middle scaled."""
    ring = points[OVAL]
    middle = ring.mean(axis=0)
    ring = middle + scale * (ring - middle)
    mask = np.zeros(shape, np.bool_)
    mask[polygon(ring[:, 1], ring[:, 0], shape)] = True
    return mask


def _colors(lab: F32) -> list[F32]:
    """The common colours of some pixels (n, 3), most common first."""
    found: list[F32] = []
    left, whole = lab, max(len(lab), 1)
    while len(left) >= max(_COMMON * whole, 1) and len(found) < _MOST:
        codes = np.round(left / 8).astype(np.int32)
        values, counts = np.unique(codes, axis=0, return_counts=True)
        seed = values[counts.argmax()] * np.float32(8)
        member = left[np.linalg.norm(left - seed, axis=1) < _ALIKE]
        color = np.median(member, axis=0).astype(np.float32) if len(member) else seed.astype(np.float32)
        near = np.linalg.norm(left - color, axis=1) < _ALIKE
        if not near.any() or near.sum() < _COMMON * whole:
            break
        found.append(color)
        left = left[~near]
    return found


def _near(lab: F32, colors: list[F32], *, shaded: bool = False) -> Mask:
    """Where a picture has one of the colours; shaded: or a lighter or darker one of its hue."""
    mask = np.zeros(lab.shape[:2], np.bool_)
    for color in colors:
        apart = lab - color
        mask |= np.linalg.norm(apart, axis=2) < _ALIKE
        if shaded:
            mask |= (np.abs(apart[:, :, 0]) < _SHADED) & (np.hypot(apart[:, :, 1], apart[:, :, 2]) < 0.8 * _ALIKE)
    return mask


def _skin(lab: F32, points: F32) -> list[F32]:
    """The colour of most of the cheeks and the forehead."""
    height, width = lab.shape[:2]
    reach = max(1, round(0.03 * float(np.ptp(points[:, 1]))))
    seen: list[F32] = []
    for x, y in points[list(_CHEEKS)]:
        column, row = (int(np.clip(v, reach, most - 1 - reach)) for v, most in ((x, width), (y, height)))
        seen.append(lab[row - reach : row + reach + 1, column - reach : column + reach + 1].reshape(-1, 3))
    return _colors(np.concatenate(seen))[:1]


def _ground(lab: F32, points: F32, face: Mask) -> Mask:
    """What has the colours of the upper edge's ends and of both sides above the chin, and hangs together with them."""
    height, width = lab.shape[:2]
    last = int(np.clip(points[CHIN, 1], 2, height))
    left, right = (float(v) for v in np.sort(points[list(_SIDES), 0]))
    wide = 0.25 * (right - left)
    border = np.zeros((height, width), np.bool_)
    border[:last, :2] = border[:last, -2:] = True
    border[:2, : max(0, int(left - wide))] = border[:2, int(right + wide) :] = True
    # A white shirt on white paper is not all enclosed by lines.
    y, x = np.ogrid[0:height, 0:width]
    alike = _near(lab, _colors(lab[border])) & ~face & ~((y > last) & (x > left) & (x < right))
    numbered = parts(alike)
    touched = np.unique(numbered[border & alike])
    return np.isin(numbered, touched[touched > 0])


def _hair(lab: F32, points: F32, oval: Mask, taken: Mask) -> Mask:
    """What has the colours of most that lies over the face and is neither skin nor ground, and hangs together with
    it."""
    brow, chin = float(points[_BROW, 1]), float(points[CHIN, 1])
    left, right = (float(v) for v in np.sort(points[list(_SIDES), 0]))
    y, x = np.ogrid[0 : lab.shape[0], 0 : lab.shape[1]]
    over = (y < brow) & (x > left - 0.4 * (right - left)) & (x < right + 0.4 * (right - left)) & ~taken
    if over.sum() < _LEAST * oval.sum():
        return np.zeros_like(oval)
    inner = _oval(points, oval.shape, _INNER) & (y > brow)
    alike = _near(lab, _colors(lab[over]), shaded=True) & ~taken & ~inner & (y < chin + 1.3 * (chin - brow))
    closed = cast("Mask", ndimage.binary_closing(alike, iterations=2))
    numbered = parts(closed & ~taken & ~inner)
    touched, counts = np.unique(numbered[over & alike], return_counts=True)
    kept = [int(part) for part, count in zip(touched, counts, strict=True) if part and count > 0.02 * oval.sum()]
    return np.isin(numbered, kept)


def _glasses(lab: F32, points: F32, skin: Mask) -> Mask:
    """Dark lines that run in one from before one eye to before the other; brows and lashes do not."""
    left, right = (float(v) for v in np.sort(points[list(_SIDES), 0]))
    brow, tip = float(points[_BROW, 1]), float(points[_NOSE, 1])
    y, x = np.ogrid[0 : lab.shape[0], 0 : lab.shape[1]]
    band = (y > brow) & (y < tip) & (x > left) & (x < right)
    dark = (lab[:, :, 0] < _DARK) & band & ~skin
    numbered = parts(dark)
    mask = np.zeros_like(dark)
    for part in range(1, int(numbered.max()) + 1):
        columns = np.flatnonzero((numbered == part).any(axis=0))
        if len(columns) > _ACROSS * (right - left):
            mask |= numbered == part
    return mask
