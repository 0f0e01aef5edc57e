"""Whom the photo is about: of several faces the largest, sharpest, most central one that looks at the camera."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .faces import Face
from .nets import F32
from .window import U8, Window

_LOOK = 64
"""Side of the patch that sharpness is measured in, pixels: alike for near and far faces."""

_WIDE, _NARROW = 0.74, 0.6
"""Width over height of the mesh: of faces turned half-way 0.76 and more, in full profile 0.52 to 0.6."""


@dataclass(frozen=True)
class Choice:
    """face: the main one. of: how many there were. margin: its score over the second's; below 1.1 the choice is a coin
    toss. why: what it leads the others in."""

    face: Face
    of: int = 1
    margin: float = float("inf")
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Merits:
    """Of one face. size: pixels. covered: share of it in the subject's mask. central, frontal: 0..1. sharp: of the
    sharpest face's."""

    face: Face
    size: float
    covered: float
    central: float
    frontal: float
    sharp: float

    @property
    def score(self) -> float:
        return (
            self.size
            * (0.5 + 0.5 * self.covered)
            * (0.65 + 0.35 * self.central)
            * (0.6 + 0.4 * self.frontal)
            * (0.7 + 0.3 * self.sharp)
        )


def choose(photo: U8, mask: F32, found: list[Face]) -> Choice:
    """The main face of at least two. mask: (h, w) of the photo's subject, 0..1."""
    merits = [_merits(photo, mask, face) for face in found]
    best = max(max(m.sharp for m in merits), 1e-6)
    ranked = sorted((replace(m, sharp=m.sharp / best) for m in merits), key=lambda m: m.score, reverse=True)
    main, second = ranked[0], ranked[1]
    why = [
        word
        for word, name in (("largest", "size"), ("sharpest", "sharp"), ("most central", "central"))
        if all(getattr(main, name) >= getattr(other, name) for other in ranked)
    ]
    if main.covered > 1.2 * max(m.covered for m in ranked[1:]):
        why.append("stands out")
    return Choice(main.face, len(found), main.score / max(second.score, 1e-6), tuple(why))


def _merits(photo: U8, mask: F32, face: Face) -> _Merits:
    height, width = mask.shape
    box = face.box
    return _Merits(
        face,
        size=max(face.height, face.width),
        covered=float(mask[box.within(height, width)].mean()),
        central=1 - min(abs(box.x - width / 2) / (width / 2), 1.0),
        frontal=_frontal(face),
        sharp=sharpness(photo, face),
    )


def _frontal(face: Face) -> float:
    """0..1. In full profile the nose's place wavers, but the mesh is narrow for sure."""
    turned = min(max((abs(face.yaw) - 0.35) / 0.4, 0.0), 1.0)
    narrow = min(max((_WIDE - face.width / max(face.height, 1e-6)) / (_WIDE - _NARROW), 0.0), 1.0)
    return 1 - max(turned, narrow)


def sharpness(photo: U8, face: Face) -> float:
    """Fine detail of a face over its whole contrast."""
    # A window never shows more pixels than the face has: enlarging would look like blur.
    side = max(face.height, face.width, 8.0)
    size = int(min(_LOOK, side))
    x, y = face.landmarks[:, :2].mean(axis=0)
    grey = Window(float(x), float(y), side, 0.0, size).sample(photo).mean(axis=2)
    fine = grey - _blurred(grey)
    return float(np.abs(fine[2:-2, 2:-2]).mean() / (grey.std() + 4.0))


def _blurred(grey: F32) -> F32:
    rows = (np.roll(grey, 1, 0) + 2 * grey + np.roll(grey, -1, 0)) / 4
    return ((np.roll(rows, 1, 1) + 2 * rows + np.roll(rows, -1, 1)) / 4).astype(np.float32)
