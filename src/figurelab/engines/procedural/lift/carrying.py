"""Carrying the paints of a rim over what lies inside it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from skimage.color import lab2rgb

from figurelab.engines.procedural.lift.edges import spread
from figurelab.engines.procedural.lift.images import away_from, blurred, distance, f32, shrunk
from figurelab.engines.procedural.lift.laplace import carry
from figurelab.engines.procedural.lift.paints import Paints
from figurelab.engines.procedural.lift.part import Part
from figurelab.engines.procedural.lift.rim import MARGIN
from figurelab.engines.procedural.lift.sheet import Sheet

F32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
_SEAM, _MOST_SEAM, _FADE = 0.06, 0.2, 0.05
_ABOUT = 0.05


def carried(sheet: Sheet, part: Part, paints: Paints, known: Mask, fade: float | None, main: NDArray[np.int64]) -> F32:
    """(h, w, 3) sRGB: the paints of the known pixels carried over the whole part.

    fade: the length over which the rim's paints give way to the main one of their row, a share of the height; None
    for stripes that run round by rows. main: (h,) the index of a row's main paint.
    """
    domain = part.reach | part.region
    box = _window(domain, round(_ABOUT * sheet.height))
    clean, label, known, inside = sheet.clean[box], paints.label[box], known[box], domain[box]
    indicator = (label[..., None] == np.arange(len(paints.lab))).astype(np.float32)
    if fade is not None:
        across, down = _inward(inside, sheet.height)
        weight = carry(indicator, known, inside, across=across, down=down, screening=1 / (fade * sheet.height) ** 2)
        rest = np.clip(1 - weight.sum(axis=2), 0, 1)
        weight += rest[..., None] * (main[box[0], None] == np.arange(len(paints.lab)))[:, None]
    else:
        # Belts, hems and sleeves run round the back by rows.
        weight = carry(indicator, known, inside, across=1.0, down=0.12)
    weight = blurred(np.clip(weight, 0, 1), (1, 1, 0))
    weight = np.maximum(weight, 1e-4) ** 6
    weight /= weight.sum(axis=2, keepdims=True)
    rgb = lab2rgb(paints.lab[None])[0].astype(np.float32)
    back = _seamed(clean, weight @ rgb, known, sheet.height)
    valid = shrunk(inside) | (part.region & (sheet.depth > MARGIN))[box]
    return _unwindowed(spread(back, valid), box, domain.shape)


def _window(mask: Mask, margin: int) -> tuple[slice, slice]:
    """Rows and columns of a mask and a margin about it."""
    spans = [np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))]
    rows, columns = (slice(max(int(span[0]) - margin, 0), int(span[-1]) + 1 + margin) for span in spans)
    return rows, columns


def _unwindowed(values: F32, box: tuple[slice, slice], shape: tuple[int, ...]) -> F32:
    """(h, w, c): a window's values in place, its border carried on outward."""
    before = [cut.start for cut in box]
    after = [n - start - size for n, start, size in zip(shape, before, values.shape, strict=False)]
    return np.pad(values, (*zip(before, after, strict=True), (0, 0)), mode="edge")


def _inward(domain: Mask, height: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Conductance that lets stripes run over the crown and along nothing else."""
    slope_y, slope_x = np.gradient(blurred(distance(domain), 0.02 * height))
    norm = np.hypot(slope_x, slope_y) + 1e-3
    upright = np.clip((slope_y / norm) ** 2, 0, 1) * np.clip(norm / 0.5, 0, 1)
    return 0.12 + 0.88 * (1 - upright), 0.12 + 0.88 * upright


def _seamed(clean: F32, back: F32, known: Mask, height: int) -> F32:
    """Add the rim's own difference, fading inward over a twentieth of the height, so that no seam shows."""
    reach = _FADE * height
    rest = np.clip(np.where(known[..., None], clean - back, 0), -_MOST_SEAM, _MOST_SEAM)
    share = np.maximum(blurred(known.astype(np.float32), reach, truncate=2.5), 1e-3)[..., None]
    rest = np.clip(blurred(rest, (reach, reach, 0), truncate=2.5) / share, -_SEAM, _SEAM)
    fade = rest * np.exp(-away_from(known) / reach)[..., None]
    return np.clip(back + f32(fade), 0, 1)
