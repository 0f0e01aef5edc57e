"""Tufts: tapered, grooved locks of fur."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..paint.material import Material
from .lock import Section, Vec3, spline, sweep, taper
from .program import Program

TUFT = Section(
    0.18, 0.08, tip=0.03, fall=1.6, bluntness=0.8, root_width=0.8, root_thickness=0.8, grooves=3, depth=0.014,
    wrap=0.8, k=0.035,
)  # fmt: skip
_SAMPLES = 9


def tuft(
    program: Program,
    fur: Material,
    points: Sequence[Vec3],
    outward: NDArray[np.floating],
    width: float,
    *,
    thickness: float = 0.45,
    turn: int = 0,
) -> None:
    """One lock through points from root to tip. outward (3,): where its flat side looks. width: half, HR.
    thickness: share of the width. turn: the lock's number, from which its own shade follows."""
    section = replace(TUFT, width=width, thickness=width * thickness, tip=min(0.032, 0.4 * width))
    centers = spline(points, _SAMPLES)
    half_width, half_thickness = taper(section, np.linspace(0, 1, _SAMPLES))
    phase = (turn * 0.6180339887) % 1.0
    flat = np.broadcast_to(np.asarray(outward, float), centers.shape)
    program.lock(fur, sweep(centers, flat, half_width, half_thickness, section, tint=0.05 * (phase - 0.5), phase=phase))


def mirrored(point: Vec3, side: int) -> NDArray[np.float64]:
    """(3,) the point on the figure's right (-1) or left (1) side."""
    return np.asarray(point, float) * np.array((side, 1.0, 1.0))
