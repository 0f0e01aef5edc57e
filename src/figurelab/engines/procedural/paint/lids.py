"""Lash line, lashes, lower line, crease, and the closed eye. Every length is in HR."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.paint.canvas import Canvas, Patch
from figurelab.engines.procedural.paint.complexion import INK, Complexion
from figurelab.engines.procedural.paint.eyeshape import EyeShape
from figurelab.engines.procedural.paint.oklab import from_hex, mix, shift
from figurelab.engines.procedural.paint.stroke import F32, bell, coverage, smoothstep, stroke, taper

_FINER = 0.14
"""How much thinner the lash line of a calm eye is."""
_LOW_FOLD, _HIGH_FOLD, _HANGS = 0.62, 0.45, 0.035
"""How much nearer to the lashes the fold of a hooded lid lies, how much higher that of a broad one, and how far the
former's outer end hangs, HR."""
_UNMADE = 0.40
"""How much of the skin's own dark tone is in a line of plain lashes: black ink would be paint."""
_TO_CORNER = 0.14
"""Share of an eye's opening down to which its lash line goes outwards."""
_SHADOW, _OUTWARD = 0.100, 0.055
"""How high made-up lids are over the lashes, HR, and how far past the outer corner."""
_LAID, _CORNER = 0.74, 0.36
"""Opacity of a lid's shadow, and of its deeper tone in the outer corner."""


def draw_lids(
    canvas: Canvas, side: int, shape: EyeShape, lashes: float, skin: Complexion, shadow: str | None, *, happy: bool
) -> None:
    """side: -1 viewer's left, +1 right. lashes: 0 none, 1 short .. 2 winged. shadow: see :class:`.figure.Eyes`. happy:
    a closed eye smiles."""
    patch = canvas.around((side * shape.center[0], shape.center[1]), shape.width * 1.75, shape.height * 1.75 + 0.06)
    x = (patch.u - np.float32(side * shape.center[0])) * np.float32(side)
    y = patch.v - np.float32(shape.center[1])
    if shadow is not None and shape.family != "dot":
        _shadow(patch, x, y, shape, from_hex(shadow), happy=happy)
    if shape.closed:
        _closed(patch, x, y, shape, lashes, skin, happy)
        return
    if shape.family != "dot":
        _crease(patch, x, y, shape, skin)
    _lash_line(patch, x, y, shape, lashes, skin)
    if lashes > 1.0:
        _spikes(patch, x, y, shape, lashes - 1.0)
    if shape.family != "dot":
        _lower_line(patch, x, y, shape, skin)


def _shadow(patch: Patch, x: F32, y: F32, shape: EyeShape, color: F32, *, happy: bool) -> None:
    """Powder on the lid: full at the lashes, gone under the brow, drawn out to the temple, deeper in that corner."""
    out = shape.width + np.float32(_OUTWARD)
    if shape.closed:
        out = max(shape.width, 0.18)
        edge = _arc(np.clip(x / max(shape.width, 0.18), -1.0, 1.0), happy=happy)
    else:
        edge = shape.upper(np.clip(x, -0.97 * shape.width, 0.97 * shape.width).astype(np.float32))
    t = np.clip(np.where(x > 0.0, x / out, x / (0.94 * shape.width)), -1.0, 1.0)
    high = _SHADOW * shape.scale * (1.0 - 0.25 * shape.calm) * (0.72 + 0.28 * t) * np.sqrt(1.0 - np.abs(t) ** 5)
    over = (y[:, None] - edge[None, :]) / np.maximum(high, 1e-3)[None, :].astype(np.float32)
    beside = smoothstep(1.0, 0.80, np.abs(t))[None, :]
    laid = smoothstep(1.25, 0.25, over) * smoothstep(-0.35, -0.05, over) * beside
    patch.over(color, laid, _LAID)
    outer = laid * smoothstep(0.25, 0.9, t.astype(np.float32))[None, :]
    patch.over(shift(color, -0.12), outer, _CORNER)


def _lash_line(patch: Patch, x: F32, y: F32, shape: EyeShape, lashes: float, skin: Complexion) -> None:
    """A pen stroke on the upper edge: thin at the nose, full at 80 %, drawn out past the outer corner."""
    w, h, s = shape.width, shape.height, shape.scale
    t = np.linspace(-0.97, 1.0, 29).astype(np.float32) * w
    top = shape.upper(t)
    gap = top - shape.lower(t)
    # Not down the outer side of a round eye, but to the corner of an almond.
    keep = np.where(t < 0.0, top > -0.15 * h, gap > _TO_CORNER * gap.max())
    line = np.column_stack([t[keep], top[keep]])
    out, end = line[-1]
    if shape.family != "dot" and lashes:
        wing = max(0.0, lashes - 1.0)
        tail = [[0.022 + 0.006 * wing, -0.004 + 0.010 * wing], [0.026 + 0.036 * wing, -0.003 + 0.035 * wing]]
        line = np.vstack([line, np.array([out, end]) + s * np.array(tail)])
    along = np.linspace(0.0, 1.0, len(line))
    half = 0.25 + 0.75 * np.sin(np.minimum(along * 1.15, 1.0) * np.pi / 2) ** 0.8
    half *= np.where(along > 0.76, np.clip((1.0 - along) / 0.24, 0.10, 1.0), 1.0)
    strength = float(np.interp(lashes, [0.0, 1.0, 2.0], [0.70, 0.88, 1.0])) * (1.0 - _FINER * shape.calm)
    plain = float(np.clip(1.0 - lashes, 0.0, 1.0)) if shape.family != "dot" else 0.0
    ink = mix(INK, shift(skin.line, -0.10), _UNMADE * plain)
    patch.over(ink, coverage(stroke(x, y, line, half * shape.line * strength), 0.005))


def _spikes(patch: Patch, x: F32, y: F32, shape: EyeShape, wing: float) -> None:
    """Three lashes fanned over the outer corner, each a curve that leaves along the lid and turns up. wing: 0 short ..
    1 long."""
    w, s = shape.width, shape.scale * (0.40 + 0.45 * wing)
    for root, dx, dy in ((0.97, 0.082, 0.030), (0.85, 0.066, 0.058), (0.69, 0.046, 0.066)):
        foot = np.array([root * w, shape.upper(np.array([root * w], np.float32))[0] + shape.line * 0.3])
        points = [
            foot + np.array([a * dx, b * dy]) * s for a, b in ((0.0, 0.0), (0.42, 0.22), (0.76, 0.58), (1.0, 1.0))
        ]
        patch.over(INK, coverage(stroke(x, y, points, shape.line * np.array([0.40, 0.32, 0.20, 0.06]))))


def _lower_line(patch: Patch, x: F32, y: F32, shape: EyeShape, skin: Complexion) -> None:
    t = np.linspace(-0.80, 0.92, 15).astype(np.float32) * shape.width
    line = np.column_stack([t, shape.lower(t)])
    patch.over(skin.line, coverage(stroke(x, y, line, taper(15, 0.0085 * shape.scale, 0.3, 0.3)), 0.009), 0.75)


def _crease(patch: Patch, x: F32, y: F32, shape: EyeShape, skin: Complexion) -> None:
    """The fold of the lid: a soft shade, for a drawn line would double the lashes. It lies high over a broad lid, whose
    skin shows under it; a heavy one hangs down on the lashes and past the outer corner."""
    hooded, broad = max(shape.hooded, 0.0), max(-shape.hooded, 0.0)
    over = (0.062 - 0.014 * shape.calm) * (1.0 - _LOW_FOLD * hooded + _HIGH_FOLD * broad) * shape.scale
    t = np.linspace(-0.66, 0.97, 17).astype(np.float32)
    # Narrow eyes have their fold as near as their lid is low.
    line = np.column_stack([t * shape.width, shape.upper(t * shape.width) + over * (0.72 + 0.28 * (1.0 - t * t))])
    out = shape.width * (0.10 + 0.10 * hooded)
    line = np.vstack([line, line[-1] + [out, -0.55 * out - _HANGS * hooded * shape.scale]])
    _lid(patch, x, y, shape, skin, over, 0.30 + 0.30 * broad - 0.10 * hooded)
    fold = stroke(x, y, line, taper(18, 0.010 + 0.005 * hooded, 0.40, 0.30))
    strength = 0.50 + 0.30 * shape.calm + 0.15 * hooded
    patch.over(skin.shade(-0.17, 0.022, 0.012), coverage(fold, 0.014), min(strength, 0.9))


def _lid(patch: Patch, x: F32, y: F32, shape: EyeShape, skin: Complexion, high: float, strength: float) -> None:
    """The lid's own skin between lashes and fold, thinner and so a little darker and redder."""
    edge = shape.upper(np.clip(x, -0.97 * shape.width, 0.97 * shape.width).astype(np.float32))
    over = (y[:, None] - edge[None, :]) / np.float32(max(high, 1e-3))
    beside = smoothstep(1.0, 0.6, np.abs(x / shape.width).astype(np.float32))[None, :]
    patch.over(
        skin.shade(-0.06, 0.022, 0.006), smoothstep(1.1, 0.7, over) * smoothstep(-0.3, 0.0, over) * beside, strength
    )


def _arc(t: NDArray[np.floating], *, happy: bool) -> F32:
    """Height of a closed eye's line at t, -1 its inner end .. 1 its outer one."""
    return ((1.0 if happy else -1.0) * (0.095 * (1.0 - t * t) - 0.03) - 0.02).astype(np.float32)


def _closed(patch: Patch, x: F32, y: F32, shape: EyeShape, lashes: float, skin: Complexion, happy: bool) -> None:
    t = np.linspace(-1.0, 1.0, 23)
    arc = np.column_stack([t * max(shape.width, 0.18), _arc(t, happy=happy)])
    if skin.deep:
        patch.over(skin.shade(0.06, 0.0, 0.01), bell(x, y, (0.0, 0.05), (0.24, 0.13)), 0.8)
    half = taper(23, max(shape.line, 0.021), 0.35, 0.25, 0.32)
    patch.over(INK, coverage(stroke(x, y, arc, half)))
    for k in range(round(lashes)):
        root = arc[-1 - 2 * k]
        tip = root + np.array([0.06 + 0.008 * k, (0.03 if happy else -0.035) - 0.02 * k])
        patch.over(INK, coverage(stroke(x, y, [root, tip], [shape.line * 0.5, 0.004])))
