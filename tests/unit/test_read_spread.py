"""Masks grown and shrunk by squares, against a filter that looks at every pixel's own square."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from figurelab.engines.procedural.read.head import grow, shrink, spread


@pytest.mark.parametrize("shape", [(64, 64), (37, 90), (3, 5), (1, 9)])
@pytest.mark.parametrize("radius", [0.2, 1.0, 2.4, 3.0, 7.0, 20.0])
def test_a_mask_grows_by_its_radius_and_what_is_outside_is_nothing(shape: tuple[int, int], radius: float) -> None:
    mask = np.random.default_rng(2).random(shape) < 0.02
    width = 2 * max(1, round(radius)) + 1
    expected = ndimage.maximum_filter(mask.view(np.uint8), size=width, mode="constant").astype(np.bool_)
    assert grow(mask, radius).dtype == np.bool_
    assert np.array_equal(grow(mask, radius), expected)
    assert np.array_equal(shrink(~mask, radius), ~expected)


def test_heights_spread_as_masks_do() -> None:
    heights = np.random.default_rng(4).random((40, 31)).astype(np.float32)
    assert np.array_equal(spread(heights, 2), ndimage.maximum_filter(heights, 5, mode="constant"))
