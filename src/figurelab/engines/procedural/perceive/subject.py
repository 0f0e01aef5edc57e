"""The subject's mask: U2-Netp at 320 pixels, or what stands before a flat ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
import scipy.ndimage as nd
from numpy.typing import NDArray
from PIL import Image

from .ground import before_plain_ground
from .nets import F32, imagenet, run
from .parts import largest

_INPUT = 320
_EVEN, _LIKE_GROUND = 3, 24
_TOUCHED, _STRAY = 0.02, 0.012
_GAP = 3
_COLOURED = 20
SOFT = 0.6
_SEEN = 0.1


@dataclass(frozen=True)
class Subject:
    """mask: (h, w) f32 0..1, stretched to its full range. peak: the net's largest raw answer, 0..1; below 0.5
    the net saw nothing and the mask means nothing."""

    mask: F32
    peak: float

    @property
    def softness(self) -> float:
        """Undecided area over subject area: 0.02 to 0.3 for one object, above SOFT for textures and scenes."""
        undecided = np.mean((self.mask > 0.2) & (self.mask < 0.8))
        return float(undecided / max(float(np.mean(self.mask > 0.5)), 1e-6))

    @property
    def coverage(self) -> float:
        """Share of the photo inside the mask, 0..1."""
        return float(np.mean(self.mask > 0.5))

    def box(self, grow: float = 1.0) -> tuple[float, float, float]:
        """Centre x, y and side of a square about the largest part of the mask, times grow."""
        ys, xs = np.nonzero(self.largest())
        if len(xs) == 0:
            height, width = self.mask.shape
            return width / 2, height / 2, float(min(height, width))
        side = max(np.ptp(xs), np.ptp(ys)) + 1
        return float(xs.min() + xs.max()) / 2, float(ys.min() + ys.max()) / 2, float(side * grow)

    def largest(self) -> NDArray[np.bool_]:
        """(h, w): the largest connected part of mask > 0.5."""
        return largest(self.mask > 0.5)


def before_flat_ground(photo: NDArray[np.uint8]) -> F32 | None:
    """(h, w) f32, 0 or 1: what stands before a ground that is one colour right up to it, as in a drawing or a logo;
    None where the ground has grain, shade or a shadow. What an outline encloses belongs to it, but for gaps that show a
    coloured ground."""
    border = np.concatenate([photo[0], photo[-1], photo[:, 0], photo[:, -1]]).astype(np.int16)
    ground = np.median(border, axis=0).astype(np.int16)
    if (np.abs(border - ground).max(axis=1) > _EVEN).mean() > _TOUCHED:
        return None
    away = np.abs(photo.astype(np.int16) - ground).max(axis=2)
    free = np.pad(away < _LIKE_GROUND, 1, constant_values=True)
    # Lines that do not quite meet enclose something all the same.
    wide = nd.binary_erosion(free, iterations=_GAP, border_value=1)
    labels, _ = cast(tuple[NDArray[np.int32], int], nd.label(wide))
    outside = (nd.binary_dilation(labels == labels[0, 0], iterations=_GAP) & free)[1:-1, 1:-1]
    share = float(outside.mean())
    # Shadows, glows and gradients leave many pixels that are nearly the ground's colour.
    nearly = float((away[outside] > _EVEN).mean()) if share > 0 else 1.0
    if not 0.1 < share < 0.95 or nearly > _STRAY:
        return None
    # On coloured ground what shows it is a gap between legs; on white it may be the white of an eye.
    gaps = away < _LIKE_GROUND // 2 if int(ground.max() - ground.min()) > _COLOURED else np.zeros_like(outside)
    wide_gaps = np.asarray(nd.binary_opening(gaps, iterations=_GAP - 1), np.bool_)
    return (~outside & ~wide_gaps).astype(np.float32)


def find(photo: NDArray[np.uint8], alpha: F32 | None = None) -> Subject:
    """The subject of a photo (h, w, 3). A real alpha channel (h, w, 0..1) is believed instead of the net."""
    if alpha is not None:
        return Subject(alpha, float(alpha.max()))
    drawn = before_flat_ground(photo)
    if drawn is not None:
        return Subject(drawn, 1.0)
    height, width = photo.shape[:2]
    small = np.asarray(Image.fromarray(photo).resize((_INPUT, _INPUT), Image.Resampling.LANCZOS), np.float32)
    raw = run("u2netp", imagenet(small / max(float(small.max()), 1.0)))[0][0, 0]
    low, high = float(raw.min()), float(raw.max())
    stretched = (raw - low) / max(high - low, 1e-6)
    full = Image.fromarray(stretched.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR)
    found = Subject(np.clip(np.asarray(full, np.float32), 0, 1), high)
    if high >= 0.5 and found.softness > SOFT and found.coverage > _SEEN:
        plain = before_plain_ground(photo, found.mask)
        if plain is not None:
            return Subject(plain, high)
    return found
