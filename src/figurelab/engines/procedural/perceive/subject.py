"""The subject's mask: U2-Netp at 320 pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .nets import F32, imagenet, run
from .parts import largest

_INPUT = 320


@dataclass(frozen=True)
class Subject:
    """mask: (h, w) f32 0..1, stretched to its full range. peak: the net's largest raw answer, 0..1; below 0.5
    the net saw nothing and the mask means nothing."""

    mask: F32
    peak: float

    @property
    def softness(self) -> float:
        """Undecided area over subject area: 0.02 to 0.3 for one object, above 0.6 for textures and scenes."""
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


def find(photo: NDArray[np.uint8], alpha: F32 | None = None) -> Subject:
    """The subject of a photo (h, w, 3). A real alpha channel (h, w, 0..1) is believed instead of the net."""
    if alpha is not None:
        return Subject(alpha, float(alpha.max()))
    height, width = photo.shape[:2]
    small = np.asarray(Image.fromarray(photo).resize((_INPUT, _INPUT), Image.Resampling.LANCZOS), np.float32)
    raw = run("u2netp", imagenet(small / max(float(small.max()), 1.0)))[0][0, 0]
    low, high = float(raw.min()), float(raw.max())
    stretched = (raw - low) / max(high - low, 1e-6)
    full = Image.fromarray(stretched.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR)
    return Subject(np.clip(np.asarray(full, np.float32), 0, 1), high)
