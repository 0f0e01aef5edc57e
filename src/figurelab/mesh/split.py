"""Splitting the triangles of a part of a mesh, so that what is finer than they are has room on them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]


def split(vertices: F32, faces: I32, chosen: NDArray[np.bool_]) -> tuple[F32, I32]:
    """The same surface, every edge between two chosen vertices (v,) halved. New vertices follow the old ones; a closed
    shell stays closed, for triangles beside a halved edge are split along it."""
    ends = np.sort(np.stack([faces, np.roll(faces, -1, axis=1)], axis=2).reshape(-1, 2), axis=1)
    halved = chosen[ends].all(axis=1)
    key = ends[:, 0].astype(np.int64) * len(vertices) + ends[:, 1]
    unique, place = np.unique(key[halved], return_inverse=True)
    if not len(unique):
        return vertices, faces
    middle = np.full(len(ends), -1, np.int32)
    middle[halved] = place + len(vertices)
    a, b = (vertices[unique // len(vertices)], vertices[unique % len(vertices)])
    out = _split_faces(faces, middle.reshape(-1, 3))
    return np.concatenate([vertices, ((a + b) * np.float32(0.5)).astype(np.float32)]), out


def _split_faces(faces: I32, middle: I32) -> I32:
    """middle: (f, 3) the vertex in the middle of the edge from each corner to the next, -1 where there is none."""
    count = (middle >= 0).sum(axis=1)
    out: list[I32] = [faces[count == 0]]
    # Turned so that the edges from the first corners on are the halved ones.
    for halves in (1, 2, 3):
        here = np.flatnonzero(count == halves)
        own = middle[here] >= 0
        before = ~np.roll(own, 1, axis=1)
        start = np.zeros(len(here), np.int64) if halves == 3 else (own & before).argmax(axis=1)
        turn = (start[:, None] + np.arange(3)) % 3
        a, b, c = np.take_along_axis(faces[here], turn, axis=1).T
        p, q, r = np.take_along_axis(middle[here], turn, axis=1).T
        made = {
            1: [(a, p, c), (p, b, c)],
            2: [(p, b, q), (a, p, c), (p, q, c)],
            3: [(a, p, r), (p, b, q), (r, q, c), (p, q, r)],
        }[halves]
        out += [np.stack(three, axis=1) for three in made]
    return np.ascontiguousarray(np.concatenate(out), np.int32)
