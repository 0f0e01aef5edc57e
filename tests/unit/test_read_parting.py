"""Where the strands over a forehead part."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from scipy import ndimage

from figurelab.engines.procedural.read.head import Head
from figurelab.engines.procedural.read.parting import parted

_SIZE = 256


def _combed(at: float, *, lean: float = 45.0) -> float:
    """Where hair is parted whose strands fall to either side of a line, ``at`` face widths beside the middle, by so
    many degrees."""
    head = cast(Head, SimpleNamespace(top=120.0, height=150.0, middle=128.0, width=120.0))
    y, x = np.mgrid[0:_SIZE, 0:_SIZE].astype(np.float32)
    away = np.sign(x - head.middle - at * head.width)
    across = x - away * np.tan(np.radians(lean)) * y
    grey = (60 + 40 * np.sin(2 * np.pi * across / 12)).astype(np.float32)
    gx, gy = (np.asarray(ndimage.sobel(grey, axis=axis), np.float32) for axis in (1, 0))
    core = (y < 130) & (np.abs(x - head.middle) < 70)
    return parted(head, core, gx, gy)


@pytest.mark.parametrize("at", [-0.35, -0.1, 0.0, 0.25])
def test_a_parting_is_found_where_it_is(at: float) -> None:
    assert _combed(at) == pytest.approx(at, abs=0.05)


def test_hair_that_falls_all_one_way_is_parted_beyond_its_edge_and_upright_strands_not_at_all() -> None:
    assert abs(_combed(-0.9)) > 0.5
    assert _combed(0.2, lean=0.0) == 0.0
