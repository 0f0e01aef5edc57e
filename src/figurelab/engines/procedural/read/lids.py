"""How far the lids of both eyes are open and how much of the upper one its fold hides, by the look of the eyes.

The mesh rounds a narrow eye and knows no fold: with 179 people labelled by eye its lids' distance agreed at a rank
correlation of 0.60, and what it makes of a fold at 0.23. The directions of the edges round the eye agree at 0.78 and
0.68 in people that the weights were not fitted to (``scripts/fit_lids.py``).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .color import F32
from .head import Head
from .reading import Reading
from .regression import fitted

CELLS, BINS, _STEP = 7, 8, 5
"""Cells to each side of the window round an eye, directions in each, and samples to each side of a cell."""
_LEFT, _TOP, _SIZE = -0.92, -0.95, 1.84
"""The window, in eye widths from the middle of the corners; y grows downward."""
_FEWEST_PIXELS, _TURNED = 12.0, 0.30
"""Photo pixels of an eye's width below which it is a blur, and yaw from which on the far eye says nothing."""
_CORNERS = ((33, 133), (263, 362))
NARROW, WIDE = 1.0, 5.0
"""Openings of a slit and of a stare; 3 is usual."""
_OPENINGS, _OPENNESS, _ROUND = (1.8, 2.35, 2.75, 3.0, 3.5, 4.0), (0.70, 0.80, 0.89, 0.93, 0.97, 1.0), (
    -1.0, -0.65, -0.25, 0.0, 0.5, 1.0,
)  # fmt: skip
"""Openings, and the openness and the roundness that they are drawn with: what many faint edges tell lies nearer to the
usual than the eyes do."""
_FOLDS, _HOODED = (0.15, 0.9, 1.1, 1.75), (-1.0, 0.0, 0.0, 1.0)
_BY_LOOK = 0.7
"""Share of the roundness that the look tells, beside the mesh."""


@dataclass(frozen=True)
class LidsSeen:
    """opening: 1 a slit, 2 narrow, 3 usual, 4 open, 5 a stare. fold: 0 a broad lid is seen, 1 a narrow one, 2 none."""

    opening: float = 3.0
    fold: float = 1.0


@dataclass(frozen=True)
class Drawn:
    """See :class:`.figure.Eyes`."""

    openness: float
    round: float
    hooded: float


UNSEEN = Reading(LidsSeen(), 0.0)


def weights() -> F32:
    """(CELLS * CELLS * BINS + 1, 3): of each edge its mean and its weights for opening and fold, the bias last."""
    return fitted("lids")


def lids(head: Head) -> Reading[LidsSeen]:
    """Of both eyes, or the near one of a turned face. Dark glass hides them: whoever asks knows."""
    seen = edges(head)
    if seen is None:
        return UNSEEN
    table = weights()
    opening, fold = ((seen - table[:-1, 0]) @ table[:-1, 1:] + table[-1, 1:]).tolist()
    return Reading(LidsSeen(float(np.clip(opening, NARROW, WIDE)), float(np.clip(fold, 0.0, 2.0))), 0.6)


def edges(head: Head) -> F32 | None:
    """(CELLS * CELLS * BINS,) how strongly light changes in each direction in each cell; None of eyes too small."""
    eyes = [0, 1] if abs(head.yaw) < _TURNED else [0 if head.yaw > 0 else 1]
    found = [_histogram(patch) for which in eyes if (patch := _window(head, which)) is not None]
    return np.mean(found, axis=0).astype(np.float32) if found else None


def _window(head: Head, which: int) -> F32 | None:
    """(n, n) L round an eye, upright and with its outer corner at the left, as light and as rich as any other."""
    outer, inner = (head.points[corner] for corner in _CORNERS[which])
    width = float(np.linalg.norm(inner - outer))
    if width * head.regions.window.scale < _FEWEST_PIXELS:
        return None
    along = (inner - outer) / max(width, 1e-6)
    down = np.array([-along[1], along[0]]) * (1.0 if which == 0 else -1.0)
    steps = (np.arange(CELLS * _STEP) + 0.5) / (CELLS * _STEP) * _SIZE
    middle = (inner + outer) / 2
    places = middle + width * (
        (_LEFT + steps)[None, :, None] * along[None, None] + (_TOP + steps)[:, None, None] * down[None, None]
    )
    low = np.floor(places.reshape(-1, 2).min(axis=0)).astype(int) - 4
    high = np.ceil(places.reshape(-1, 2).max(axis=0)).astype(int) + 5
    size = head.regions.window.size
    left, top = np.clip(low, 0, size - 1)
    right, bottom = np.clip(high, 1, size)
    if right - left < 2 or bottom - top < 2:
        return None
    light = ndimage.gaussian_filter(head.lab[top:bottom, left:right, 0], 0.5 * width * _SIZE / (CELLS * _STEP))
    where = [places[..., 1] - top, places[..., 0] - left]
    patch = np.asarray(ndimage.map_coordinates(light, where, order=1, mode="nearest"), np.float32)
    return (patch - patch.mean()) / np.float32(float(patch.std()) + 1e-3)


def _histogram(patch: F32) -> F32:
    """Histograms of oriented gradients (Dalal and Triggs, 2005), signed, of one norm together."""
    down, across = np.gradient(patch)
    strong = np.hypot(across, down)
    turn = (np.arctan2(down, across) % (2 * np.pi)) / (2 * np.pi) * BINS
    first = np.floor(turn).astype(int)
    share, found = turn - first, np.zeros((CELLS, CELLS, BINS))
    row, column = (np.indices(patch.shape) // _STEP).astype(int)
    np.add.at(found, (row, column, first % BINS), strong * (1 - share))
    np.add.at(found, (row, column, (first + 1) % BINS), strong * share)
    return (found / max(float(np.linalg.norm(found)), 1e-6)).ravel().astype(np.float32)


def drawn(seen: LidsSeen, rounded: float) -> Drawn:
    """As the figure has them. rounded: the eyes' roundness by the mesh, -1..1."""
    by_look = float(np.interp(seen.opening, _OPENINGS, _ROUND))
    return Drawn(
        openness=round(float(np.interp(seen.opening, _OPENINGS, _OPENNESS)), 3),
        round=round(_BY_LOOK * by_look + (1.0 - _BY_LOOK) * rounded, 2) + 0.0,
        hooded=round(float(np.interp(seen.fold, _FOLDS, _HOODED)), 2) + 0.0,
    )
