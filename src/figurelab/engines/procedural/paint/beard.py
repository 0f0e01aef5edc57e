"""Hair on the lower face as paint: the shade of stubble, the short strokes of a close beard, the soft edge round a
full one. It is laid round the jaw, not on the plane of the face, so that it reaches the ears and turns under the chin.
"""

from __future__ import annotations

from dataclasses import dataclass

import numba as nb
import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.layout import Layout, smile_of
from figurelab.engines.procedural.paint.noise import random, smooth
from figurelab.engines.procedural.paint.oklab import from_hex, mix, shift
from figurelab.engines.procedural.paint.scene import F32, I32
from figurelab.kernels import EXACT

_STEPS = 91
"""Entries of a border's table, from the middle of the face to the ear: one a degree."""
_CHEEK = ((30, -0.055), (38, -0.10), (46, -0.085), (56, 0.01), (66, 0.18), (74, 0.38), (82, 0.56), (90, 0.63))
"""Upper border of a beard, HR over the mouth's middle, by degrees from the middle of the face: from beside the mouth
along the cheek up to the sideburn."""
_RING = 6.5
"""Degrees round the face that a goatee reaches beyond the moustache's ends."""
_TAPERED = 0.055
"""Radians by which it is narrower on the chin."""
_EAR = (-0.02, 0.20)
"""z from the head's centre at which sideburns have ended and from which they are full."""
_PAINTED = ("stubble", "goatee", "boxed", "full")
_DENSE = {"stubble": (0.05, 0.54), "goatee": (0.74, 1.0), "boxed": (0.74, 1.0), "full": (0.85, 0.85)}
"""Opacity of the ground under the strokes, of the sparsest and of the densest."""
_DRAWN = {"stubble": (0.06, 0.58), "goatee": (0.60, 0.55), "boxed": (0.60, 0.55), "full": (0.30, 0.30)}
"""The same of the strokes, in the hair's own colour."""
_SOFT = {"stubble": (0.32, 0.26), "goatee": (0.16, 0.10), "boxed": (0.22, 0.11), "full": (0.13, 0.13)}
"""The same: how soft the border is, HR."""
_EVEN = {"stubble": (0.78, 0.95), "goatee": (0.55, 1.0), "boxed": (0.60, 1.0), "full": (1.0, 1.0)}
"""The same: how much grows on the cheeks and beside the mouth of what grows on lip, chin and jaw."""
_UNDER = 0.09
"""How much higher it reaches over the edge of a beard that stands on it."""
_SHADE, _COOL = -0.20, -0.010
"""OKLab L and a of the shade that shaven hair is under skin."""
_INKED = {"stubble": (0.35, 0.70), "goatee": (0.92, 1.0), "boxed": (0.92, 1.0), "full": (1.0, 1.0)}
"""How much of the hair's own colour is in the ground, of the sparsest and of the densest."""
_DEEP = -0.05
"""OKLab L of the strokes beside the hair's: between hairs lies shade."""
_DEEPER = {"stubble": 0.0, "goatee": -0.035, "boxed": -0.035, "full": -0.035}
"""OKLab L of the densest ground beside the hair's."""
_CROSSING = {"stubble": 0.055, "goatee": 0.032, "boxed": 0.050, "full": 0.050}
"""How far beyond the border the longest strokes reach, HR, and as far within it the ground stays bare between them."""
_BRISTLES, _WHISKERS = 2.1, 1.15
"""How much finer the strokes of stubble and of a beard are than usual."""


@dataclass(frozen=True)
class Close:
    """border: (_STEPS,) its height over the head's centre by azimuth. mouth: height of the middle of the lips, and half
    width and half height of what stays free. reach: radians from the middle of the face beyond which nothing grows;
    corner: those of the moustache's end. ground, hair: (3,) sRGB of what lies under the strokes and of these. dense,
    drawn: opacity of both; soft: HR; even: how much grows between lip, chin and jaw of what grows there; grain: how
    much finer than usual the strokes are; crossing: HR by which they cross the border."""

    border: F32
    mouth: tuple[float, float, float]
    reach: float
    corner: float
    ground: F32
    hair: F32
    dense: float
    drawn: float
    soft: float
    even: float
    grain: float
    crossing: float

    @classmethod
    def of(cls, spec: FigureSpec) -> Close | None:
        """None for a shaven face, and for what stands on its own."""
        beard = spec.facial_hair
        kind = beard.kind
        if kind not in _PAINTED:
            return None
        layout, (half, rise, depth) = Layout.of(spec), smile_of(spec.face)
        skin, hair = Complexion.of(spec.face.skin), from_hex(beard.color)
        dense, drawn, soft, even, inked = (
            float(np.interp(beard.weight, [0, 1], ends[kind])) for ends in (_DENSE, _DRAWN, _SOFT, _EVEN, _INKED)
        )
        dense_hair = shift(hair, _DEEPER[kind] * beard.weight, 0.0, 0.0)
        opened = depth > 0.1 or spec.face.mouth in ("open", "grin")
        middle = layout.mouth - (0.5 * depth if opened else 0.012) + 0.16 * rise
        free = (half + 0.030, (0.5 * depth if opened else 0.0) + 0.046)
        corner = moustache_end(half)
        return cls(
            border=border(layout, half, kind),
            mouth=(middle, *free),
            reach=corner + float(np.radians(_RING)) if kind == "goatee" else np.pi,
            corner=corner,
            ground=mix(skin.shade(_SHADE * min(1.0, skin.L / 0.7), _COOL, -0.012), dense_hair, inked),
            hair=shift(hair, _DEEP, 0.0, 0.0),
            dense=dense,
            drawn=drawn,
            soft=soft,
            even=even,
            grain=_BRISTLES if kind == "stubble" else _WHISKERS,
            crossing=_CROSSING[kind],
        )


def moustache_end(half: float) -> float:
    """Radians from the middle of the face at which the moustache ends over a mouth of this half width."""
    return float(np.arctan2(half + 0.05, 0.80))


def border(layout: Layout, half: float, kind: str) -> F32:
    """(_STEPS,) height over the head's centre by azimuth: from under the nose over the moustache's end to the cheek. On
    what stands on its own it lies a little higher. half: half width of the mouth."""
    higher = _UNDER if kind == "full" else 0.0
    nose, mouth = layout.nose - 0.070, layout.mouth
    corner = float(np.degrees(moustache_end(half)))
    moustache = [(0.0, nose - 0.012), (4.0, nose), (0.55 * corner, nose - 0.02), (corner, 0.5 * (nose + mouth))]
    at = [*moustache, *((float(a), mouth + v + higher) for a, v in _CHEEK if a > corner + 3.0)]
    return np.interp(np.arange(_STEPS), [a for a, _ in at], [v for _, v in at]).astype(np.float32)


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _strokes(turn: float, v: float) -> float:
    """-1..1 short strokes in three staggered rows that fall and lean to the ears. turn: radians from the middle."""
    value = 0.0
    for layer in range(3):
        row = v / 0.075 + layer / 3.0
        i = np.floor(row)
        column = (turn + 0.20 * v * (1.0 if turn > 0.0 else -1.0)) / 0.022 + 7.3 * random(i, 3.0 + layer)
        j = np.floor(column)
        a, b = column - j - 0.5, row - i - 0.5
        stroke = max(1.0 - 4.4 * a * a, 0.0) * max(1.0 - 4.0 * b * b, 0.0)
        value += (2.0 * random(i, j + 11.0 * layer) - 0.9) * stroke
    return min(max(0.62 * value, -1.0), 1.0)


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _thick(turn: float, v: float, deep: float, corner: float, middle: float) -> float:
    """0..1 how thickly hair grows: most over the lip, on the chin and along the jaw. turn: radians from the middle of
    the face, deep: HR under the border, corner: see Close, middle: height of the mouth."""
    lip = smooth(corner + 0.06, corner - 0.03, turn) * smooth(middle - 0.03, middle + 0.03, v)
    chin = smooth(corner + 0.04, corner - 0.14, turn) * smooth(middle - 0.05, middle - 0.13, v)
    jaw = smooth(0.08, 0.36, deep) * smooth(corner + 0.02, corner + 0.24, turn)
    low = smooth(middle - 0.16, middle - 0.34, v)
    return max(max(lip, chin), max(jaw, 0.9 * low))


@nb.njit(cache=True, fastmath=EXACT, parallel=True)
def _lay(
    albedo: F32,
    tone: F32,
    cover: F32,
    positions: F32,
    part: I32,
    face: NDArray[np.bool_],
    head: F32,
    border: F32,
    mouth: tuple[float, float, float],
    reach: float,
    corner: float,
    ground: F32,
    hair: F32,
    dense: float,
    drawn: float,
    soft: float,
    even: float,
    grain: float,
    crossing: float,
    ear: tuple[float, float],
) -> None:
    for i in nb.prange(part.size):
        v = positions[i, 1] - head[1]
        z = positions[i, 2] - head[2]
        if not face[part[i]] or v > 0.35 or z < ear[0]:
            continue
        x = positions[i, 0] - head[0]
        turn = np.arctan2(x, max(z, 1e-3))
        at = min(abs(turn) * 57.29578, border.size - 1.001)
        k = int(at)
        edge = border[k] + (at - k) * (border[k + 1] - border[k])
        # Hairs cross the border: it is no line.
        stroke = _strokes(grain * turn, grain * v)
        ends = reach - _TAPERED * smooth(mouth[0] - 0.10, mouth[0] - 0.40, v)
        deep = min(edge - v, 0.85 * (ends - abs(turn))) + crossing / grain * stroke
        if deep <= 0.0:
            continue
        # Soft from the cheek, crisp under the nose, where a moustache begins.
        over = smooth(corner - 0.10, corner + 0.20, abs(turn))
        share = smooth(0.0, min(soft, 0.10) + over * (soft - min(soft, 0.10)), deep) * smooth(ear[0], ear[1], z)
        free = np.sqrt((x / mouth[1]) ** 2 + ((v - mouth[0]) / mouth[2]) ** 2) - 1.0
        share *= smooth(0.0, 0.30, free)
        # Bare skin beside the tuft under the lip.
        beside = (abs(x) - 0.105) / 0.062
        below = (v - (mouth[0] - mouth[2] - 0.055)) / 0.055
        share *= 1.0 - (0.22 + 0.40 * (1.0 - even)) * np.exp(-beside * beside - below * below)
        share *= even + (1.0 - even) * _thick(abs(turn), v, edge - v, corner, mouth[0])
        laid = dense * share
        line = min(drawn * share * max(1.6 * stroke, 0.0), 1.0)
        for c in range(3):
            albedo[i, c] += laid * (ground[c] - albedo[i, c])
            albedo[i, c] += line * (hair[c] - albedo[i, c])
        tone[i] += 0.10 / grain * stroke * share
        cover[i] = laid + (1.0 - laid) * line


def lay_beard(
    albedo: F32, tone: F32, positions: F32, part: I32, face: NDArray[np.bool_], head: F32, close: Close
) -> F32:
    """Paint a beard on albedo (n, 3), its strokes on tone (n,), in place, where face[part] is true; (n,) how much of
    the skin it covers."""
    cover = np.zeros(len(part), np.float32)
    _lay(
        albedo,
        tone,
        cover,
        positions,
        part,
        face,
        head,
        close.border,
        close.mouth,
        close.reach,
        close.corner,
        close.ground,
        close.hair,
        close.dense,
        close.drawn,
        close.soft,
        close.even,
        close.grain,
        close.crossing,
        _EAR,
    )
    return cover
