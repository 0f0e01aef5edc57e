"""The paper behind and below the figure, and the last step of a picture: samples to pixels."""

from __future__ import annotations

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from figurelab.kernels import EXACT
from figurelab.render.field import Number
from figurelab.render.solid import F32, I32
from figurelab.render.tone import develop, noise

_PAPER = (np.float32(0.765), np.float32(0.735), np.float32(0.702))
"""Linear light of the paper behind the figure's middle: bright and a little warm, and no brighter than lets white
clothes stand out against it."""
_SHADE = (np.float32(0.93), np.float32(0.97), np.float32(1.0))
"""Exponents of what a shadow leaves of each colour: the paper's own warmth is in it."""
_VIGNETTE = np.float32(0.17)
_SWEEP = np.float32(0.03)
"""How much lighter the floor in front is than the wall: the paper bends between rows 0.66 and 0.90 of the frame."""
_BLEED = 4
_BLUR = 0.42
"""Standard deviation of a pixel's own filter, pixels. Four samples in a box give an edge three steps between its two
sides, which show as a stair; a Gaussian over the pixel and half of its neighbours gives sixteen."""


def on_paper(colors: F32, index: I32, floor: F32, size: int) -> NDArray[np.uint8]:
    """(size, size, 3) u8: the figure before a seamless backdrop.

    colors: (n, 3) f32 sRGB of the fragments. index: (side, side) i32, side a multiple of size. floor: (h, w) f32,
    what is left of the light on the floor, over the same frame.
    """
    return _on_paper(colors, index, floor, size, _taps(index.shape[0] // size))


def cut_out(colors: F32, index: I32, size: int) -> NDArray[np.uint8]:
    """(size, size, 4) u8, straight alpha: coverage alone, no shadow.

    Colour goes on for some pixels beyond the edge, so that a viewer that filters colour and alpha apart shows no
    fringe.
    """
    result = _coverage(colors, index, size, _taps(index.shape[0] // size))
    return (np.clip(_bleed(result), 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)


def _taps(step: int) -> F32:
    """Weights of the samples along a side of a pixel's window, the half pixels beside it included; they sum to 1."""
    reach = step // 2
    away = (np.arange(-reach, step + reach) + 0.5) / step - 0.5
    weights = np.exp(-0.5 * (away / _BLUR) ** 2)
    return (weights / weights.sum()).astype(np.float32)


@njit(fastmath=EXACT)
def _bilinear(grid: F32, y: Number, x: Number) -> Number:
    y = min(max(y, np.float32(0.0)), np.float32(grid.shape[0]) - np.float32(1.001))
    x = min(max(x, np.float32(0.0)), np.float32(grid.shape[1]) - np.float32(1.001))
    row, column = int(y), int(x)
    v, u = y - np.float32(row), x - np.float32(column)
    top = grid[row, column] * (np.float32(1.0) - u) + grid[row, column + 1] * u
    low = grid[row + 1, column] * (np.float32(1.0) - u) + grid[row + 1, column + 1] * u
    return top * (np.float32(1.0) - v) + low * v


@njit(fastmath=EXACT)
def _resolve(colors: F32, index: I32, taps: F32, step: int, row: int, column: int, sums: F32) -> Number:
    """Fills sums (3,) with the figure's share of a pixel, and returns how much of the pixel it covers."""
    side = index.shape[0]
    first_row, first_column = row * step - step // 2, column * step - step // 2
    covered = np.float32(0.0)
    sums[:] = 0.0
    for v in range(taps.shape[0]):
        y = min(max(first_row + v, 0), side - 1)
        for u in range(taps.shape[0]):
            at = index[y, min(max(first_column + u, 0), side - 1)]
            if at >= 0:
                weight = taps[v] * taps[u]
                covered += weight
                for q in range(3):
                    sums[q] += weight * colors[at, q]
    return covered


@njit(parallel=True, fastmath=EXACT, cache=True, nogil=True)
def _on_paper(colors: F32, index: I32, floor: F32, size: int, taps: F32) -> NDArray[np.uint8]:
    result = np.empty((size, size, 3), np.uint8)
    step = index.shape[0] // size
    down = np.float32(floor.shape[0]) / np.float32(size)
    across = np.float32(floor.shape[1]) / np.float32(size)
    one = np.float32(1.0)
    half = np.float32(0.5)
    for row in prange(size):
        sums = np.empty(3, np.float32)
        gy = (np.float32(row) + half) / np.float32(size)
        bend = min(max((gy - np.float32(0.66)) / np.float32(0.24), np.float32(0.0)), one)
        sweep = _SWEEP * bend * bend * (np.float32(3.0) - np.float32(2.0) * bend)
        gy -= np.float32(0.54)
        for column in range(size):
            missed = one - _resolve(colors, index, taps, step, row, column, sums)
            if missed > np.float32(1e-4):
                gx = (np.float32(column) + half) / np.float32(size) - half
                r = min(one, np.sqrt(gx * gx + gy * gy) / np.float32(0.75))
                paper = one - _VIGNETTE * r * r * (np.float32(3.0) - np.float32(2.0) * r) + sweep
                shade = _bilinear(
                    floor, (np.float32(row) + half) * down - half, (np.float32(column) + half) * across - half
                )
                red, green, blue = paper, paper, paper
                # Two powers that most of the frame can do without.
                if shade < one:
                    red, green, blue = (
                        paper * shade ** _SHADE[0],
                        paper * shade ** _SHADE[1],
                        paper * shade ** _SHADE[2],
                    )
                red, green, blue = develop(_PAPER[0] * red, _PAPER[1] * green, _PAPER[2] * blue)
                sums[0] += missed * red
                sums[1] += missed * green
                sums[2] += missed * blue
            for q in range(3):
                level = sums[q] * np.float32(255.0) + half + half * noise(row, column, q)
                result[row, column, q] = np.uint8(min(max(level, np.float32(0.0)), np.float32(255.0)))
    return result


@njit(parallel=True, fastmath=EXACT, cache=True, nogil=True)
def _coverage(colors: F32, index: I32, size: int, taps: F32) -> F32:
    """Straight (size, size, 4) f32, colour 0 where nothing is covered."""
    result = np.zeros((size, size, 4), np.float32)
    step = index.shape[0] // size
    for row in prange(size):
        sums = np.empty(3, np.float32)
        for column in range(size):
            covered = _resolve(colors, index, taps, step, row, column, sums)
            if covered > np.float32(0.0):
                for q in range(3):
                    result[row, column, q] = sums[q] / covered
                result[row, column, 3] = covered
    return result


@njit(parallel=True, cache=True, nogil=True)
def _bleed(picture: F32) -> F32:
    """Gives clear pixels the mean colour of the covered ones in the smallest ring that holds any."""
    size = picture.shape[0]
    result = picture.copy()
    for row in prange(size):
        for column in range(size):
            if picture[row, column, 3] > 0.0:
                continue
            for reach in range(1, _BLEED + 1):
                count = np.float32(0.0)
                for v in range(max(0, row - reach), min(size, row + reach + 1)):
                    for u in range(max(0, column - reach), min(size, column + reach + 1)):
                        if picture[v, u, 3] > 0.0:
                            count += np.float32(1.0)
                            for q in range(3):
                                result[row, column, q] += picture[v, u, q]
                if count > 0.0:
                    for q in range(3):
                        result[row, column, q] /= count
                    break
    return result
