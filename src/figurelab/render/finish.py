"""Paint is the dearest part of a picture, so it is mixed once a pixel and once a sample only where it changes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numba import njit, prange

from figurelab.render.guided import choose
from figurelab.render.raster import Fragments, by_tile
from figurelab.render.solid import F32, I32, Surface, with_finish

Finish = Callable[[Fragments], Surface]
"""Colours fragments; called with a part of a picture's fragments at a time, and each must not depend on others."""

_CHANGE = np.float32(0.018)


def paint_where_it_changes(finish: Finish, fragments: Fragments, index: I32, step: int) -> Surface:
    """The surface of all n fragments, as ``finish(fragments)`` but for changes of under 1.8 % inside a pixel.

    index: (side, side) i32, from rasterise. step: samples along a pixel's side.
    """
    if step == 1:
        return finish(fragments)
    side = index.shape[0]
    pixels = choose(index, step)
    first = _in_tiles(finish, fragments.take(pixels.chosen), side)
    source = _sources(pixels.cells, pixels.chosen, first.albedo, fragments.samples, side, step)
    again = np.flatnonzero(source < 0).astype(np.int32)
    source[again] = len(pixels.chosen) + np.arange(len(again), dtype=np.int32)
    second = _in_tiles(finish, fragments.take(again), side)
    return with_finish(
        np.concatenate([first.albedo, second.albedo]).take(source, axis=0),
        np.concatenate([first.finish, second.finish]).take(source, axis=0),
    )


def _in_tiles(finish: Finish, fragments: Fragments, side: int) -> Surface:
    order = by_tile(fragments.samples, side)
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    painted = finish(fragments.take(order))
    return with_finish(painted.albedo.take(back, axis=0), painted.finish.take(back, axis=0))


@njit(cache=True, nogil=True)
def _same(albedo: F32, a: int, b: int) -> bool:
    change = np.float32(0.0)
    for q in range(3):
        change = max(change, abs(albedo[a, q] - albedo[b, q]))
    return bool(change <= _CHANGE)


@njit(parallel=True, cache=True, nogil=True)
def _sources(cells: I32, chosen: I32, albedo: F32, samples: I32, side: int, step: int) -> I32:
    """Which of the painted fragments each fragment takes its paint from, -1 where it needs its own."""
    busy = np.zeros(cells.shape, np.bool_)
    for row in prange(cells.shape[0]):
        for column in range(cells.shape[1]):
            at = cells[row, column]
            if at < 0:
                continue
            for v in range(max(0, row - 1), min(cells.shape[0], row + 2)):
                for u in range(max(0, column - 1), min(cells.shape[1], column + 2)):
                    other = cells[v, u]
                    if other < 0 or not _same(albedo, at, other):
                        busy[row, column] = True
    source = np.empty(samples.shape[0], np.int32)
    for i in prange(samples.shape[0]):
        row = samples[i] // side // step
        column = samples[i] % side // step
        at = cells[row, column]
        source[i] = -1 if busy[row, column] and chosen[at] != i else at
    return source
