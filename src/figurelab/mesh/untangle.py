"""Taking triangles apart that cross each other, where sheets of hair and cloth lie close."""

from __future__ import annotations

import numpy as np
from scipy.spatial import KDTree

from .cells import Cells
from .shells import F32, I32

_ROUNDS = 32
_PATIENCE = 8
"""Rounds after which the ring of vertices round a tangle is smoothed with it, and the next ring after as many more."""
_STEP = np.float32(0.5)
"""Share of the way to the middle of its neighbours that a tangled vertex moves in a round."""
_UNIT, _AWAY = np.float32(0.017), np.float32(0.3)
"""About the metres of a figure's unit, and a shift: any will do."""
_NEAR = 0.12
"""How far from a tangle its triangles may meet others, in figure units."""


def untangle(vertices: F32, faces: I32) -> tuple[F32, bool]:
    """Vertices of a closed shell, those of crossing triangles smoothed until none cross, and whether that is so.

    What is tangled is a few triangles wide, so it is smoothed alone at first, then with ever more of what is round it;
    the surface elsewhere stays. Where that does not help after 32 rounds the crossing remains, and is reported.
    """
    moved = vertices.copy()
    own = np.arange(len(faces), dtype=np.int32)
    for turn in range(_ROUNDS):
        pairs = crossings(moved, faces[own])
        if not len(pairs):
            return moved, True
        tangled = np.unique(faces[own[pairs.ravel()]])
        if len(own) == len(faces):
            own = _nearby(moved, faces, tangled)
        near = faces[own]
        for _ in range(turn // _PATIENCE):
            tangled = np.unique(near[np.isin(near, tangled).any(1)])
        _smooth(moved, near, tangled)
    return moved, not len(crossings(moved, faces[own]))


def crossings(vertices: F32, faces: I32) -> I32:
    """(n, 2) pairs that cross, or would where the model is written in another unit: what touches may cross when its
    numbers are rounded anew."""
    pairs = Cells.of(vertices, faces).crossings()
    if len(pairs):
        return pairs
    return Cells.of((vertices + _AWAY) * _UNIT, faces).crossings()


def _nearby(vertices: F32, faces: I32, tangled: I32) -> I32:
    """Faces that a tangle can reach."""
    away = KDTree(vertices[tangled]).query(vertices, distance_upper_bound=_NEAR)[0]
    return np.flatnonzero(np.isfinite(away)[faces].any(1)).astype(np.int32)


def _smooth(vertices: F32, faces: I32, which: I32) -> None:
    """Move some vertices towards the middle of their neighbours, in place. faces: at least all those of theirs."""
    total = np.zeros((len(vertices), 3), np.float32)
    count = np.zeros(len(vertices), np.float32)
    for i in range(3):
        a, b = faces[:, i], faces[:, (i + 1) % 3]
        np.add.at(total, a, vertices[b])
        np.add.at(count, a, 1)
    vertices[which] += _STEP * (total[which] / count[which, None] - vertices[which])
