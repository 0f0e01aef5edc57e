"""Lifted walls as thick as a print bears, and no gap between a subject and its base."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.lift.choose import is_detail
from figurelab.engines.procedural.lift.volume import Disc, set_on
from figurelab.engines.procedural.lift.walls import thicken


def plate(half: float) -> np.ndarray:
    """(320, 60, 61) f32: a wall across the depth from row 10 on a thick foot that ends at row 310."""
    y, x, z = np.indices((320, 60, 61), np.float32)
    wall = np.minimum(half - np.abs(z - 30), np.minimum(y - 10, 290 - y))
    foot = np.minimum(18 - np.abs(z - 30), np.minimum(y - 270, 310 - y))
    return np.ascontiguousarray(np.minimum(np.maximum(wall, foot), np.minimum(x - 8, 51 - x)), np.float32)


def thickness(field: np.ndarray) -> float:
    """Of the plate, half-way up: mm on a print of 80 mm."""
    column = field[140, 30]
    first, last = np.flatnonzero(column > 0)[[0, -1]]
    ends = [column[i] / (column[i] - column[j]) for i, j in ((first, first - 1), (last, last + 1))]
    return float(last - first + sum(ends)) * 80 / 300


def test_a_thin_wall_is_thickened_and_a_thick_one_left() -> None:
    field = plate(0.8)
    assert thickness(field) < 0.5
    thicken(field, 309.0)
    assert 1.2 < thickness(field) < 1.9
    assert not (field[310:] > 0).any()
    sturdy = plate(9.0)
    before = sturdy.copy()
    thicken(sturdy, 309.0)
    assert np.array_equal(sturdy[12:286, 20:40] > 0, before[12:286, 20:40] > 0)


@pytest.mark.parametrize(("gap", "joined"), [(2, True), (9, False)])
def test_what_hangs_close_over_the_base_comes_down_to_it(gap: int, joined: bool) -> None:
    y, x, z = np.indices((80, 60, 61), np.float32)
    field = np.ascontiguousarray(8 - np.sqrt((y - (60 - gap - 8)) ** 2 + (x - 30) ** 2 + (z - 30) ** 2), np.float32)
    set_on(field, Disc(30, 20, 60, 70, 2), 30)
    assert bool((field[30:65, 30, 30] > 0)[60 - gap - 30 :].all()) is joined
    assert not (field[60 - gap - 12 : 58, 30, 55] > 0).any()


def test_a_detail_leaves_the_picture_at_its_top_and_on_two_more_sides() -> None:
    alpha = np.zeros((40, 40), np.float32)
    alpha[10:, 5:35] = 1
    assert not is_detail(alpha)
    alpha[:, 5:] = 1
    assert is_detail(alpha)
    assert not is_detail(np.flipud(np.pad(np.zeros((38, 40), np.float32), ((0, 2), (0, 0)), constant_values=1)))
