"""Hair on the lower face as paint: the even tone and the short hairs of stubble and of a trimmed beard, the ground of
one with locks, the edge round a full one. It is laid round the jaw, not on the plane of the face: it reaches the ears
and turns under the chin.
"""

from __future__ import annotations

from dataclasses import dataclass

import numba as nb
import numpy as np
from numpy.typing import NDArray

from figurelab.engines.procedural.figure import FacialHair, FigureSpec
from figurelab.engines.procedural.paint.complexion import Complexion
from figurelab.engines.procedural.paint.dye import hair_color
from figurelab.engines.procedural.paint.layout import Layout, smile_of
from figurelab.engines.procedural.paint.noise import random, smooth
from figurelab.engines.procedural.paint.oklab import from_hex, lightness, mix, to_hex
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
_DENSE = {"stubble": (0.12, 0.60)}
_THROUGH = 0.95
"""Opacity of the ground under the hairs of stubble, of the sparsest and of the densest, and at most: some skin is seen
through the whitest too. All else hides it."""
_DOTTED = {"stubble": (0.10, 0.36)}
"""The same of the short hairs, in the hair's own colour."""
_TRIMMED = {"boxed": 0.78, "goatee": 0.90}
"""Weight up to which a short beard and a goatee are trimmed so close that they have no locks: paint on a thin swell."""
_COMBED_THIN, _HAIRS_THIN, _CLOSE = 0.06, 0.55, 0.95
"""Tone between the strands of such a one, opacity of the short hairs on its ground, and of that."""
_SOFT = {"stubble": 0.13}
_CRISP = 0.030
"""How soft the border is, HR: stubble runs out, a beard is trimmed to a line."""
_UNDER = 0.09
"""How much higher it reaches over the edge of a beard that stands on it."""
_SHADE, _COOL, _PALER = -0.20, -0.010, 0.25
"""OKLab L and a of the shade that shaven hair is under skin; and how much darker than the skin hair is from which all
of that shade is seen: light stubble is a gleam, no shade."""
_FROST, _FROSTED = 0.40, 0.95
"""How much more opaque the densest stubble is that is as light as the skin, or none would see it, and how much of its
own colour is in it."""
_INKED = (0.30, 0.80)
"""How much of the hair's own colour is in the ground of stubble, of the sparsest and of the densest."""
_SHINES = 0.42
"""Share of skin in the colour of the sparsest beard: it is one clean tone, for what shows through hair by hair would be
dirt at the size of a figure."""
_HAIR, _LONG, _BESIDE, _BELOW, _STRAY = 0.0065, 0.022, 0.024, 0.052, 0.55
"""Half width and half length of a short hair, HR, from one to the next beside and below it, and how far each strays
from its place, of that: two layers of them without rows that the eye could follow are a nap, dots were a screen."""
_COMBED, _SUNK = 0.09, -0.10
"""Tone from a painted strand of a beard to the next, and of them all beside the locks that lie on them."""
_MATT, _SATIN = 0.9, 0.55
"""Roughness of stubble, and of the hair of a beard."""
_BESIDE_TUFT = 0.105, -0.018, 0.072, 0.046
"""The bare skin either side of the tuft under the lower lip of a trimmed beard: how far from the middle, how much lower
than the edge of the lower lip, half width and half height, HR. A beard without it is a mask."""


def is_trimmed(beard: FacialHair) -> bool:
    """Whether a beard lies so close that it has no locks."""
    return beard.weight <= _TRIMMED.get(beard.kind, -1.0)


def beard_color(spec: FigureSpec) -> str:
    """Colour of a beard that is more than stubble, painted or carved: the sparser, the more of the skin is in it."""
    beard = spec.facial_hair
    if beard.kind not in ("goatee", "boxed", "moustache"):
        return beard.color
    skin = Complexion.of(spec.face.skin).color
    return to_hex(mix(from_hex(beard.color), skin, _SHINES * (1.0 - beard.weight)))


@dataclass(frozen=True)
class Close:
    """border: (_STEPS,) its height over the head's centre by azimuth. mouth: height of the middle of the lips, and half
    width and half height of what stays free. reach: radians from the middle of the face beyond which nothing grows;
    corner: those of the moustache's end. ground, hair: (3,) sRGB of the tone and of the hairs on it. dense, dotted:
    opacity of both; soft: HR; combed: tone between the strands of a beard. roughness: of what is covered. bare:
    skin beside the tuft under the lip: how far from the middle, its height over the head's centre, half width and half
    height, all 0 where hair covers it."""

    border: F32
    mouth: tuple[float, float, float]
    reach: float
    corner: float
    ground: F32
    hair: F32
    dense: float
    dotted: float
    soft: float
    combed: float
    roughness: float
    bare: tuple[float, float, float, float]

    @property
    def hides(self) -> bool:
        """Whether no skin is seen through it."""
        return self.dense >= 1.0

    @classmethod
    def of(cls, spec: FigureSpec) -> Close | None:
        """None for a shaven face, and for what stands on its own."""
        beard = spec.facial_hair
        kind = beard.kind
        if kind not in _PAINTED:
            return None
        layout, (half, rise, depth) = Layout.of(spec), smile_of(spec.face)
        skin, hair = Complexion.of(spec.face.skin), from_hex(beard.color)
        dense, dotted, inked = (
            float(np.interp(beard.weight, [0, 1], ends))
            for ends in (_DENSE.get(kind, (1.0, 1.0)), _DOTTED.get(kind, (0.0, 0.0)), _INKED)
        )
        ground = hair_color(beard_color(spec))
        if kind == "stubble":
            darker = min(max((skin.L - lightness(hair)) / _PALER, 0.0), 1.0) * min(1.0, skin.L / 0.7)
            dense = min(dense + _FROST * (1.0 - darker) * beard.weight, _THROUGH)
            inked += (1.0 - darker) * (_FROSTED - inked)
            ground = mix(skin.shade(_SHADE * darker, _COOL * darker, -0.012 * darker), hair, inked)
        trimmed = is_trimmed(beard)
        if trimmed:
            dense, dotted = _CLOSE, _HAIRS_THIN
        opened = depth > 0.1 or spec.face.mouth in ("open", "grin")
        middle = layout.mouth - (0.5 * depth if opened else 0.012) + 0.16 * rise
        free = (half + 0.012, (0.5 * depth if opened else 0.0) + 0.046)
        corner = moustache_end(half)
        return cls(
            border=border(layout, half, kind),
            mouth=(middle, *free),
            reach=corner + float(np.radians(_RING)) if kind == "goatee" else np.pi,
            corner=corner,
            ground=ground,
            hair=hair,
            dense=dense,
            dotted=dotted,
            soft=_SOFT.get(kind, _CRISP),
            combed=0.0 if kind == "stubble" else _COMBED_THIN if trimmed else _COMBED,
            roughness=_MATT if kind == "stubble" or trimmed else _SATIN,
            bare=_beside_tuft(middle - free[1]) if trimmed else (0.0, 0.0, 0.0, 0.0),
        )


def _beside_tuft(lip: float) -> tuple[float, float, float, float]:
    """lip: height of the lower lip's edge over the head's centre."""
    aside, lower, wide, tall = _BESIDE_TUFT
    return aside, lip + lower, wide, tall


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
def nap(turn: float, v: float) -> float:
    """0..1 short hairs that fall and lean to the ears, each of its own strength. turn: radians from the middle of the
    face, about HR there."""
    lean = turn + 0.35 * v * (1.0 if turn > 0.0 else -1.0)
    found = 0.0
    for layer in range(2):
        column = np.floor(lean / _BESIDE + 0.5 * layer)
        # No two columns begin at one height.
        along = v / _BELOW + random(column, 5.0 + layer)
        row = np.floor(along)
        a = (lean / _BESIDE + 0.5 * layer - column - 0.5 + _STRAY * (random(row, column + 3.0) - 0.5)) * _BESIDE / _HAIR
        b = (along - row - 0.5) * _BELOW / _LONG
        found = max(found, (0.35 + 0.65 * random(column, row + 9.0)) * max(1.0 - a * a, 0.0) * max(1.0 - b * b, 0.0))
    return found


@nb.njit(cache=True, fastmath=EXACT, inline="always")
def _strands(turn: float, v: float) -> float:
    """-1..1 strands that fall and lean to the ears. turn: radians from the middle."""
    lean = turn + 0.18 * v * (1.0 if turn > 0.0 else -1.0)
    return 0.6 * np.sin(44.0 * lean + 1.6 * np.sin(4.0 * v)) + 0.4 * np.sin(97.0 * lean + 2.3 * np.sin(3.0 * v))


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
    dotted: float,
    soft: float,
    combed: float,
    ear: tuple[float, float],
    bare: tuple[float, float, float, float],
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
        ends = reach - _TAPERED * smooth(mouth[0] - 0.10, mouth[0] - 0.40, v)
        deep = min(edge - v, 0.85 * (ends - abs(turn)))
        if deep <= 0.0:
            continue
        # Soft from the cheek, crisper under the nose, where a moustache begins.
        over = smooth(corner - 0.10, corner + 0.20, abs(turn))
        share = smooth(0.0, min(soft, 0.08) + over * (soft - min(soft, 0.08)), deep) * smooth(ear[0], ear[1], z)
        free = np.sqrt((x / mouth[1]) ** 2 + ((v - mouth[0]) / mouth[2]) ** 2) - 1.0
        share *= smooth(0.0, 0.08 + 0.7 * soft, free)
        if bare[2] > 0.0:
            share *= smooth(0.65, 1.30, np.sqrt(((abs(x) - bare[0]) / bare[2]) ** 2 + ((v - bare[1]) / bare[3]) ** 2))
        laid = dense * share
        line = dotted * nap(turn, v) * smooth(0.0, 0.5, share) if dotted > 0.0 else 0.0
        for c in range(3):
            albedo[i, c] += laid * (ground[c] - albedo[i, c])
            albedo[i, c] += line * (hair[c] - albedo[i, c])
        if combed > 0.0:
            tone[i] += (combed * _strands(turn, v) + _SUNK) * share
        cover[i] = laid + (1.0 - laid) * line


def lay_beard(
    albedo: F32, tone: F32, positions: F32, part: I32, face: NDArray[np.bool_], head: F32, close: Close
) -> F32:
    """Paint a beard on albedo (n, 3), its strands on tone (n,), in place, where face[part] is true; (n,) how much of
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
        close.dotted,
        close.soft,
        close.combed,
        _EAR,
        close.bare,
    )
    return cover
