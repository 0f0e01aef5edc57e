"""Hats that are mostly crown: the baseball cap and the knitted beanie."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from ...paint.material import Material
from ...paint.oklab import from_hex, lightness, to_oklab
from ..hair.frame import F64, on_skull, vec
from ..hair.rim import rim
from ..hair.strand_map import AZ, DIRECTION, EL, ridges
from ..lock import smoothstep
from .milliner import Milliner, below
from .visor import WORN_FRONT, Peak, visor

_PANELS = 6
_SEAM = 0.026
_EYELET = 0.030
_ALIKE, _APART = 0.06, 0.12
"""How far apart (OKLab) peak and crown are up to which the peak needs a shade of its own, and from which on not."""
_BLACK, _STEPS = 0.34, (-0.09, 0.08)
"""Lightness up to which a crown is black, and the steps from it to that shade."""
_BADGE = 0.70
"""Elevation of a patch's middle, radians."""


def _bump(distance: F64, width: float) -> F64:
    return np.exp(-((distance / width) ** 2))


def _seams() -> F64:
    """Depth of the six seams: a line between two soft ridges, as a felled seam looks."""
    depth = np.zeros(AZ.shape)
    for i in range(_PANELS):
        a = math.pi * 2 * i / _PANELS
        ahead = DIRECTION[..., 0] * math.sin(a) + DIRECTION[..., 2] * math.cos(a) > 0
        off = np.arcsin(np.clip(DIRECTION[..., 0] * math.cos(a) - DIRECTION[..., 2] * math.sin(a), -1, 1))
        line = -0.026 * _bump(off, _SEAM) + 0.010 * _bump(np.abs(off) - 0.075, 0.03)
        depth += line * ahead
    return depth * smoothstep(1.52, 1.42, EL)


def _eyelets() -> F64:
    depth = np.zeros(AZ.shape)
    for i in range(_PANELS):
        way = on_skull(360 * (i + 0.5) / _PANELS, 60)
        away = np.arccos(np.clip(DIRECTION @ (way / np.linalg.norm(way)), -1, 1))
        depth += 0.012 * _bump(away - 0.050, 0.022) - 0.026 * _bump(away, _EYELET)
    return depth


def baseball(do: Milliner) -> None:
    """Six panels, a button, a curved and stitched brim, and the half-moon over the strap opposite to it."""
    edge = rim(do.hat)
    assert edge is not None
    cut = below(edge)
    back = do.hat.backward
    front = smoothstep(1.25, 0.35, np.abs(AZ)) * smoothstep(-0.1, 0.45, EL) * smoothstep(1.35, 0.75, EL)
    # Panels stand up before they close: a shell of even thickness round the skull would be a helmet.
    upright = smoothstep(0.05, 0.55, EL) * smoothstep(1.45, 0.70, EL)
    crown = 0.118 + 0.042 * upright + 0.040 * (np.roll(front, len(AZ) // 2, 0) if back else front)
    hem = 0.014 * smoothstep(-0.15, -0.11, cut)
    opposite, strap = (0.0, on_skull(0, 30)) if back else (math.pi, on_skull(180, -8))
    strap_hole = np.arccos(np.clip(DIRECTION @ _unit(strap), -1, 1)) - 0.30
    body = np.maximum(cut, -strap_hole)
    do.shell(crown + _seams() + _eyelets() + hem, body, do.cloth, blend=0.028)
    band = np.maximum(np.maximum(cut, -cut - 0.13), np.abs(np.abs(AZ) - opposite) - 0.34)
    do.shell(np.full(AZ.shape, 0.125), band, do.shade(-0.03), blend=0.02)
    do.ball(vec(0.0, 0.94 * 1.165, 0.0), (0.085, 0.045, 0.085), do.accent)
    worn = -WORN_FRONT if back else WORN_FRONT
    visor(do, Peak(edge.height + edge.slope * worn, back=back), _told_apart(do), bound=True)
    if do.hat.badge and not back:
        _patch(do, crown, do.hat.badge)


def _told_apart(do: Milliner) -> Material:
    """A peak's cloth: of the crown's own colour it is a shade darker, or lighter on black; crown and peak would be one
    bowl else."""
    crown, own = from_hex(do.hat.color), from_hex(do.hat.accent)
    alike = float(np.clip((_APART - np.linalg.norm(to_oklab(crown) - to_oklab(own))) / (_APART - _ALIKE), 0, 1))
    step = _STEPS[0] if lightness(crown) > _BLACK else _STEPS[1]
    return replace(do.accent, tint=alike * (lightness(crown) + step - lightness(own)))


def _patch(do: Milliner, crown: F64, color: str) -> None:
    """A badge on the two front panels, a bar embroidered on it."""
    across, up = np.abs(AZ) * np.cos(EL), np.abs(EL - _BADGE)
    field = np.hypot(np.maximum(across - 0.22, 0), np.maximum(up - 0.11, 0)) - 0.07
    do.shell(crown + 0.036, np.where(np.abs(AZ) < 1.2, field, 1.0), do.patch(color), blend=0.02)
    bar = np.maximum(across - 0.19, up - 0.045)
    thread = do.patch(color, -0.28 if lightness(from_hex(color)) > 0.55 else 0.34)
    do.shell(crown + 0.056, np.where(np.abs(AZ) < 1.2, bar, 1.0), thread, blend=0.012)


def _unit(v: F64) -> F64:
    return v / np.linalg.norm(v)


def beanie(do: Milliner) -> None:
    """Knitted ribs that close at the top, a folded cuff, and a pompon if the spec says so."""
    edge = rim(do.hat)
    assert edge is not None
    rib = 36 * AZ / (2 * math.pi)
    fade = smoothstep(1.42, 1.05, EL)
    slack = 0.150 + 0.19 * smoothstep(0.1, 1.5, EL)
    do.shell(slack + 0.030 * ridges(rib) * fade, below(edge, 0.10), do.cloth)
    cut = below(edge)
    cuff = np.maximum(cut, -cut - 0.31)
    do.shell(0.222 + 0.026 * ridges(rib + 0.5), cuff, do.accent, blend=0.06, k=0.01)
    if do.hat.badge:
        y = edge.height + edge.slope * 1.1 + 0.07
        field = np.maximum(np.abs(AZ) - 0.15, np.abs(DIRECTION[..., 1] - y) - 0.085)
        do.shell(np.full(AZ.shape, 0.282), field, do.patch(do.hat.badge), blend=0.02)
    if do.hat.pompon:
        do.ball(vec(0.0, 0.94 * 1.40, 0.0), (0.25, 0.24, 0.25), do.accent, grooves=11)
