"""A UV atlas of six-direction charts, split until no texel belongs to two triangles.

Each face is projected along the axis that its normal is closest to. Charts that fold over themselves are split by
layers on the texel raster itself, at the scale and the integer offsets they are packed with, so "no overlap" holds
for every texel centre and not only nearly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from .pack import pack

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]

GUTTER = 3
"""Texels kept free round each chart."""
_AXES = np.array([[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], np.float32)
# Right and up of the chart of each axis: charts of a standing figure stay upright in the texture.
_RIGHT = np.array([[0, 0, -1], [0, 0, 1], [1, 0, 0], [1, 0, 0], [1, 0, 0], [-1, 0, 0]], np.float32)
_UP = np.array([[0, 1, 0], [0, 1, 0], [0, 0, -1], [0, 0, 1], [0, 1, 0], [0, 1, 0]], np.float32)


@dataclass(frozen=True)
class Atlas:
    """uv: (c, 3, 2) f32 per face corner in texels, y up. chart: (f,) i32. side: texels. density: texels per unit,
    where the weight is 1."""

    uv: F32
    chart: I32
    side: int
    density: float


def neighbours(faces: I32) -> I32:
    """(f, 3): the face across each edge of a closed shell (edge i is from corner i to corner i + 1)."""
    a, b = faces, np.roll(faces, -1, axis=1)
    n = np.int64(faces.max()) + 1
    forward = (a.astype(np.int64) * n + b).ravel()
    backward = (b.astype(np.int64) * n + a).ravel()
    order = np.argsort(forward)
    at = np.searchsorted(forward, backward, sorter=order)
    return (order[at] // 3).reshape(faces.shape).astype(np.int32)


@njit(cache=True)
def _smooth_labels(dots, label, near, rounds):  # pyright: ignore
    """Let a face take the label of two of its neighbours when its normal allows it: fewer, larger charts."""
    for _ in range(rounds):
        for f in range(label.shape[0]):
            a, b, c = label[near[f, 0]], label[near[f, 1]], label[near[f, 2]]
            new = label[f]
            if a == b or a == c:  # noqa: SIM109
                new = a
            elif b == c:
                new = b
            if new != label[f] and dots[f, new] > 0.35:
                label[f] = new


@njit(cache=True)
def _layers(P, chart_order, chart_start, near, chart, lo, size, layer):  # pyright: ignore
    """Give each face the first layer of its chart in which none of its texel centres is taken."""
    depth = 0
    for c in range(chart_start.shape[0] - 1):
        w, h = size[c, 0], size[c, 1]
        taken = np.zeros((4, h, w), np.uint8)
        queue = chart_order[chart_start[c] : chart_start[c + 1]]
        for q in range(queue.shape[0]):
            f = queue[q]
            x0, y0 = P[f, 0, 0] - lo[c, 0], P[f, 0, 1] - lo[c, 1]
            x1, y1 = P[f, 1, 0] - lo[c, 0], P[f, 1, 1] - lo[c, 1]
            x2, y2 = P[f, 2, 0] - lo[c, 0], P[f, 2, 1] - lo[c, 1]
            area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
            if area <= 0:
                layer[f] = 3
                continue
            i0, i1 = max(0, int(np.floor(min(x0, x1, x2)))), min(w, int(np.ceil(max(x0, x1, x2))) + 1)
            j0, j1 = max(0, int(np.floor(min(y0, y1, y2)))), min(h, int(np.ceil(max(y0, y1, y2))) + 1)
            free = 0
            while free < 3:
                clash = False
                for j in range(j0, j1):
                    for i in range(i0, i1):
                        if taken[free, j, i] and inside(x0, y0, x1, y1, x2, y2, i + 0.5, j + 0.5):
                            clash = True
                            break
                    if clash:
                        break
                if not clash:
                    break
                free += 1
            layer[f] = free
            depth = max(depth, free)
            for j in range(j0, j1):
                for i in range(i0, i1):
                    if inside(x0, y0, x1, y1, x2, y2, i + 0.5, j + 0.5):
                        taken[free, j, i] = 1
    return depth


@njit(cache=True, inline="always")
def inside(x0, y0, x1, y1, x2, y2, px, py):  # pyright: ignore
    """Whether a texel centre is in a counter-clockwise triangle, edges included."""
    return (
        (x1 - x0) * (py - y0) - (y1 - y0) * (px - x0) >= 0
        and (x2 - x1) * (py - y1) - (y2 - y1) * (px - x1) >= 0
        and (x0 - x2) * (py - y2) - (y0 - y2) * (px - x2) >= 0
    )


def _components(near: I32, label: NDArray[np.integer]) -> I32:
    """Connected faces of equal label."""
    f = np.repeat(np.arange(len(near)), 3)
    g = near.ravel()
    same = label[f] == label[g]
    n = len(near)
    links = coo_array((np.ones(int(same.sum()), np.int8), (f[same], g[same])), (n, n))
    return connected_components(links, directed=False)[1].astype(np.int32)


def _absorb_small(dots: F32, label: I32, near: I32, smallest: int) -> None:
    """Give charts of a few faces to the neighbour chart whose axis their normals can bear."""
    chart = _components(near, label)
    count = np.bincount(chart)
    for f in np.nonzero(count[chart] < smallest)[0]:
        options = label[near[f]]
        best = options[np.argmax(dots[f, options])]
        if dots[f, best] > 0.2:
            label[f] = best


@njit(cache=True)
def _extents(P, chart, lo, hi):  # pyright: ignore
    for f in range(P.shape[0]):
        c = chart[f]
        for k in range(3):
            for axis in range(2):
                lo[c, axis] = min(lo[c, axis], P[f, k, axis])
                hi[c, axis] = max(hi[c, axis], P[f, k, axis])


def _boxes(P: F32, chart: I32) -> tuple[I32, I32]:
    """Lower corner and size (charts, 2) of each chart on the texel raster, gutter included."""
    n = int(chart.max()) + 1
    lo, hi = np.full((n, 2), np.inf), np.full((n, 2), -np.inf)
    _extents(P, chart, lo, hi)
    low = np.floor(lo).astype(np.int32) - GUTTER
    return low, (np.ceil(hi).astype(np.int32) + GUTTER + 1 - low).astype(np.int32)


def _split(P: F32, chart: I32, near: I32, depth_first: NDArray[np.integer]) -> I32:
    """Split charts into layers until no texel centre is covered twice."""
    while True:
        n = int(chart.max()) + 1
        order = depth_first[np.argsort(chart[depth_first], kind="stable")].astype(np.int32)
        start = np.r_[0, np.cumsum(np.bincount(chart, minlength=n))].astype(np.int32)
        lo, size = _boxes(P, chart)
        layer = np.zeros(len(chart), np.int32)
        deepest = _layers(P, order, start, near, chart, lo, size, layer)
        if deepest == 0 and not (layer > 0).any():
            return chart
        chart = _components(near, chart.astype(np.int64) * 4 + layer)
        if deepest < 3:
            return chart


def _areas(flat: F32) -> F32:
    u, v = flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
    return (np.abs(u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]) / 2).astype(np.float32)


def unwrap(vertices: F32, faces: I32, side: int = 2048, fill: float = 0.6, weight: F32 | None = None) -> Atlas:
    """The atlas of a closed shell. fill: share of the square that is tried first; the scale falls until all fits.

    weight: (f,) f32, how much finer than others a face is wanted, along each side; a chart takes the mean of its faces.
    """
    corners = vertices[faces]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    unit = normal / (np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12)
    dots = (unit @ _AXES.T).astype(np.float32)
    label = dots.argmax(1).astype(np.int32)
    near = neighbours(faces)
    _smooth_labels(dots, label, near, 4)
    _absorb_small(dots, label, near, 12)
    flat = np.stack([np.einsum("fci,fi->fc", corners, _RIGHT[label]), np.einsum("fci,fi->fc", corners, _UP[label])], 2)
    # Front-most first: what is seen keeps large charts, what lies behind is split off.
    depth = np.einsum("fi,fi->f", corners.mean(1), _AXES[label])
    first = np.argsort(-depth, kind="stable")
    base = _components(near, label)
    area = _areas(flat)
    if weight is not None:
        mean = np.bincount(base, area * weight) / (np.bincount(base, area) + 1e-12)
        flat *= mean[base][:, None, None]
        area *= mean[base] ** 2
    density = float(np.sqrt(fill * side * side / area.sum()))
    # The boxes hardly change with the scale, so most of the search packs boxes alone.
    chart = _split((flat * density).astype(np.float32), base, near, first)
    size = _boxes((flat * density).astype(np.float32), chart)[1] - 2 * GUTTER
    scale = 1.0
    while pack(np.ceil(size * scale).astype(np.int32) + 2 * GUTTER, side) is None:
        scale *= 0.97
    density *= scale
    while True:
        P = (flat * density).astype(np.float32)
        chart = _split(P, base, near, first)
        lo, size = _boxes(P, chart)
        place = pack(size, side)
        if place is not None:
            return Atlas((P + (place - lo)[chart][:, None, :]).astype(np.float32), chart, side, density)
        density *= 0.985
