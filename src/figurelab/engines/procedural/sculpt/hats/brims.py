"""Hats with a brim all round: the felt hat and the bucket hat."""

from __future__ import annotations

import math

import numpy as np

from ..hair.frame import F64, vec
from ..hair.rim import rim
from ..program import SUBTRACT
from .milliner import WORN, Milliner

_AROUND = 24
_HALF = 0.062
"""Half the thickness of a brim: 1.6 mm in all on a figure of 80 mm."""
_WIDER = 0.13
"""Half of what a wide brim reaches further than a usual one, HR."""


def _ring(do: Milliner, height: F64, radius: F64, slant: F64, half_width: float, *, stitches: int = 0) -> None:
    """A closed brim. height, radius: (24,) of its middle line by azimuth; slant: radians its outer edge hangs."""
    a = np.linspace(-math.pi, math.pi, _AROUND)
    out = np.stack([np.sin(a), np.zeros_like(a), 0.97 * np.cos(a)], 1)
    centers = out * radius[:, None] + vec(0, 1, 0) * height[:, None]
    normals = out * np.sin(slant)[:, None] + vec(0, 1, 0) * np.cos(slant)[:, None]
    do.plate(centers, normals, np.full(_AROUND, half_width), _HALF, do.cloth, stitches=stitches, k=0.03)


def brimmed(do: Milliner) -> None:
    """A felt hat: creased crown, ribbon, a brim that dips before the face and behind and turns up at the sides."""
    edge = rim("brim")
    assert edge is not None
    program, frame = do.program, do.frame
    bottom = float(frame.world(vec(0.0, edge.height - 0.03, 0.0))[1])
    z, wide = float(frame.center[2]), float(frame.radii[0]) * 1.19
    top = bottom + 0.96
    program.loft(0, z, bottom, top, (wide, wide * 0.975, wide * 0.90, wide * 0.78), (1.0, 0.99), end=0.20)
    # A crease along the top, and the two hollows in front by which it is taken off.
    program.ellipsoid((0, top + 0.03, z + 0.06), (0.20, 0.27, 0.74), (-0.08, 0, 0), k=0.26, op=SUBTRACT)
    for side in (-1, 1):
        hollow = (side * 0.74, top - 0.16, z + 0.74)
        program.ellipsoid(hollow, (0.26, 0.34, 0.34), (0, side * 0.7, side * 0.2), k=0.26, op=SUBTRACT)
    program.part(do.cloth, k=0.03)
    band = (wide * 1.022, wide * 1.02, wide * 1.015, wide * 1.008)
    program.loft(0, z, bottom + 0.02, bottom + 0.235, band, (1.0, 0.99), end=0.03)
    program.part(do.accent, k=0.006)
    bow = [wide * 1.03, bottom + 0.13, z - 0.05]
    program.ellipsoid(bow, (0.05, 0.12, 0.17), (0, 0, 0)).ellipsoid(bow, (0.07, 0.10, 0.05), k=0.02)
    program.part(do.accent, k=0.006)
    a = np.linspace(-math.pi, math.pi, _AROUND)
    height = edge.height + 0.02 + 0.065 * np.sin(a) ** 2 - 0.055 * np.clip(np.cos(a), 0, 1) ** 2 + 0.02 * np.sin(3 * a)
    # A wide brim is soft: its sides do not turn up, and it swings a little.
    soft = do.hat.brim
    slant = 0.30 * np.cos(a) ** 2 * (1 + 0.3 * np.cos(a)) - (0.44 - 0.50 * soft) * np.sin(a) ** 2
    slant += 0.10 * soft * np.cos(3 * a + 0.8)
    more = _WIDER * soft
    _ring(do, height, WORN + 0.180 + more - 0.02 * np.cos(2 * a), slant, 0.245 + more)


def bucket(do: Milliner) -> None:
    """A soft crown with a rounded top edge, and a short stitched brim that hangs."""
    edge = rim("bucket")
    assert edge is not None
    program, frame = do.program, do.frame
    bottom = float(frame.world(vec(0.0, edge.height - 0.04, 0.0))[1])
    z, wide = float(frame.center[2]), float(frame.radii[0]) * 1.20
    top = float(frame.world(vec(0.0, 0.94 * 1.14, 0.0))[1])
    program.loft(0, z, bottom, top, (wide * 1.0, wide * 0.975, wide * 0.92, wide * 0.83), (1.0, 0.99), end=0.17)
    program.part(do.cloth, k=0.03)
    # The seam of the top's round piece stands out as a welt.
    program.loft(0, z, top - 0.155, top - 0.10, (wide * 0.885,) * 4, (0.99, 0.99), end=0.027)
    program.part(do.shade(-0.03), k=0.02)
    program.loft(0, z, bottom + 0.04, bottom + 0.17, (wide * 1.018,) * 4, (1.0, 1.0), end=0.03)
    program.part(do.accent, k=0.012)
    a = np.linspace(-math.pi, math.pi, _AROUND)
    slant = 0.90 + 0.07 * np.sin(3 * a + 0.6) + 0.05 * np.cos(2 * a)
    height = edge.height - 0.145 + 0.02 * np.cos(2 * a + 0.5)
    _ring(do, height, np.full(_AROUND, WORN + 0.165), slant, 0.235, stitches=5)
