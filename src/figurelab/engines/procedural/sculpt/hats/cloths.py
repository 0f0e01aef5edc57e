"""Cloth round the head: a hood worn up, a headscarf, a keffiyeh. All leave the face free and reach the shoulders."""

from __future__ import annotations

import math

import numpy as np

from ..hair.frame import ELLIPSOID, F64, around, on_skull, vec
from ..hair.rim import Rim
from ..hair.strand_map import AZ, DIRECTION, EL, ridges
from ..lock import smoothstep
from ..program import SUBTRACT
from .milliner import Milliner, opening


def hood(do: Milliner) -> None:
    """Open at the front down to the throat, with a stitched hem, a seam over the top and a soft point behind."""
    cut = opening(66, 47, 96)
    behind = np.exp(-((np.arccos(np.clip(DIRECTION @ _way(180, 38), -1, 1)) / 0.75) ** 2))
    seam = -0.020 * np.exp(-((DIRECTION[..., 0] / 0.024) ** 2)) * (DIRECTION[..., 1] > -0.6)
    folds = 0.022 * ridges(1.6 * AZ + 2.2 * EL * np.sign(AZ)) * smoothstep(0.2, -0.7, EL) * smoothstep(0.1, 0.5, -cut)
    thickness = 0.20 + 0.045 * smoothstep(-0.2, 0.9, EL) + 0.08 * smoothstep(-0.35, -0.85, EL)
    thickness += 0.20 * behind + seam + folds
    do.shell(thickness, cut, do.cloth, blend=0.07)
    hem = np.maximum(cut, -cut - 0.10)
    do.shell(thickness - seam + 0.020, hem, do.shade(-0.025), blend=0.045)
    _collar(do, 0.90, 0.64, folds=0.03)


def _collar(
    do: Milliner, top: float, bottom: float, *, folds: float, throat: tuple[float, float, float] = (0.60, 0.56, 0.64)
) -> None:
    """Cloth from the head down on the shoulders, open at the throat. top, bottom: its half widths. throat: half axes of
    the opening."""
    program, frame = do.program, do.frame
    y0, y1 = (float(frame.world(vec(0.0, y, 0.0))[1]) for y in (frame.shoulder - 0.20, -0.62))
    z = float(frame.center[2])
    program.loft(0, z - 0.02, y0, y1, (bottom, bottom * 1.06, top, top), (0.86, 0.92), wave=folds, waves=7, end=0.10)
    program.ellipsoid(frame.world(vec(0.0, -0.95, 0.95)), throat, k=0.10, op=SUBTRACT)
    program.part(do.cloth, k=0.07)


def headscarf(do: Milliner) -> None:
    """An under-band, cloth drawn round the face with folds that gather under the chin, and a drape on the chest."""
    band = opening(60, 45, 66)
    do.shell(np.full(AZ.shape, 0.085), np.maximum(band, -band - 0.25), do.accent, blend=0.03)
    cut = opening(63, 50, 67)
    inside = np.clip(-cut, 0, 3)
    # Folds run along the opening beside the face and slant down towards the back.
    folds = ridges(4.6 * inside + 0.7 * np.sin(2.2 * EL + 0.5)) * smoothstep(0.02, 0.12, inside)
    slack = 0.024 * folds * (0.35 + 0.65 * smoothstep(0.5, -0.5, EL)) * smoothstep(1.9, 1.2, inside)
    behind = np.exp(-((np.arccos(np.clip(DIRECTION @ _way(180, 12), -1, 1)) / 0.9) ** 2))
    ears = np.exp(-(((np.abs(AZ) - 1.62) / 0.40) ** 2) - ((EL + 0.16) / 0.38) ** 2)
    thickness = 0.125 + 0.06 * behind + 0.115 * ears + 0.11 * smoothstep(-0.30, -0.75, EL)
    thickness += slack + 0.012 * smoothstep(0.09, 0.03, inside)
    do.shell(thickness, cut, do.cloth, blend=0.055)
    _drape(do)


def _drape(do: Milliner) -> None:
    """The scarf's ends: a cape over shoulders and chest, and folds laid across it."""
    program, frame = do.program, do.frame
    y0, y1 = (float(frame.world(vec(0.0, y, 0.0))[1]) for y in (frame.shoulder - 0.50, -0.58))
    z, wide = float(frame.center[2]) + 0.06, frame.girth + 0.14
    program.loft(0, z, y0, y1, (wide, wide * 1.0, 0.80, 0.84), (0.80, 0.98), wave=0.05, waves=7, end=0.07)
    face = frame.world(vec(0.0, -0.40, 0.82))
    program.ellipsoid(face, (0.64, 0.62, 0.72), k=0.06, op=SUBTRACT)
    program.part(do.cloth, k=0.06)
    low = frame.shoulder
    for i, (a0, a1, drop) in enumerate(((-64, 34, 0.10), (-52, 58, 0.24), (-70, 12, 0.32))):
        t = np.linspace(0, 1, 12)
        az = a0 + (a1 - a0) * t
        y = -0.86 - 0.05 * i + (low - drop + 0.86) * np.sin(math.pi * 0.5 * t) ** 1.2
        r = 0.93 + 0.10 * t
        centers = np.stack([around(float(p), float(q), float(s)) for p, q, s in zip(az, y, r, strict=True)])
        normals = centers * [1, 0, 1] + vec(0, 0.25, 0)
        swell = np.sin(math.pi * (0.10 + 0.88 * t))
        half = 0.13 * swell + 0.03
        _fold(do, centers, normals, half, 0.042 * swell + 0.012)


def _fold(do: Milliner, centers: F64, normals: F64, half: F64, thick: F64) -> None:
    do.plate(do.frame.clear_of_body(centers, 0.0), normals, half, thick, do.cloth, wrap=0.9, k=0.07)


def keffiyeh(do: Milliner) -> None:
    """A cloth that falls open beside the face down on the shoulders, under the two rings of a cord."""
    cut = opening(63, 44, 120, power=2.4)
    inside = np.clip(-cut, 0, 3)
    folds = ridges(2.7 * AZ + 0.9 * np.sin(2.2 * EL)) * smoothstep(0.45, -0.35, EL) * smoothstep(0.02, 0.25, inside)
    ears = np.exp(-(((np.abs(AZ) - 1.55) / 0.45) ** 2) - ((EL + 0.16) / 0.45) ** 2)
    thickness = 0.115 + 0.10 * ears + 0.15 * smoothstep(0.1, -0.8, EL) + 0.035 * folds
    peak = 0.05 * np.exp(-((AZ / 0.20) ** 2)) * smoothstep(1.0, 0.72, EL)
    do.shell(thickness + peak, cut, do.cloth, blend=0.055)
    _collar(do, 0.98, 0.86, folds=0.06, throat=(0.80, 0.80, 0.80))
    for height in (0.62, 0.74):
        ring = np.abs(Rim(height, -0.10).above(DIRECTION * ELLIPSOID)) - 0.034
        do.shell(np.full(AZ.shape, 0.185), ring, do.accent, blend=0.05, k=0.006)


def _way(az: float, el: float) -> F64:
    v = on_skull(az, el)
    return v / np.linalg.norm(v)
