"""What lies on the hair without covering it, drawn as labels about a real face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from photos import sketched_on

from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import beret, cap, color
from figurelab.engines.procedural.read.atop import NOTHING, atop
from figurelab.engines.procedural.read.head import Head

BROWN, RED = (25.0, 8.0, 12.0), (45.0, 55.0, 35.0)
Bools = np.ndarray
Place = Callable[[np.ndarray, np.ndarray], Bools]


def _head(worn: Place) -> Head:
    """Hair to the jaw, and a red thing on it. worn(x, y): x in face widths from the middle, y in face heights up from
    the brows."""
    base, x, rows = sketched_on()
    size, y = base.regions.window.size, (base.brow_line - rows) / base.height
    labels = np.full((size, size), Region.BACKGROUND, np.uint8)
    labels[np.hypot(x / 0.68, (y + 0.05) / 0.78) < 1] = Region.HAIR
    labels[np.hypot(x / 0.5, (y + 0.2) / 0.6) < 1] = Region.FACE_SKIN
    picture = np.full((size, size, 3), 200, np.uint8)
    picture[labels == Region.HAIR] = color.to_rgb(np.array(BROWN, np.float32))
    mask = worn(x, y)
    labels[mask] = Region.OTHER
    picture[mask] = color.to_rgb(np.array(RED, np.float32))
    shares = np.zeros((size, size, 6), np.float32)
    inside = np.ones((size, size), np.bool_)
    return replace(base, regions=replace(base.regions, labels=labels, picture=picture, shares=shares, inside=inside))


def _cups(x: np.ndarray, y: np.ndarray) -> Bools:
    return np.hypot((np.abs(x) - 0.60) / 0.20, (y + 0.22) / 0.28) < 1


def _phones(x: np.ndarray, y: np.ndarray) -> Bools:
    out = np.hypot(x / 0.72, y / 0.82)
    return _cups(x, y) | ((y > -0.1) & (out > 0.9) & (out < 1.0))


def _one_cup(x: np.ndarray, y: np.ndarray) -> Bools:
    return _phones(x, y) & (x > 0)


def _band(x: np.ndarray, y: np.ndarray) -> Bools:
    line = 0.52 - 0.9 * x**2
    return (np.abs(x) < 0.62) & (np.abs(y - line) < 0.06)


def _shades(x: np.ndarray, y: np.ndarray) -> Bools:
    lenses = np.hypot((np.abs(x) - 0.22) / 0.20, (y - 0.48) / 0.11) < 1
    return lenses | ((np.abs(x) < 0.48) & (np.abs(y - 0.50) < 0.025))


def _cap(x: np.ndarray, y: np.ndarray) -> Bools:
    return (np.abs(x) < 0.72) & (y > 0.15) & (y < 0.85)


def _cap_over_the_ears(x: np.ndarray, y: np.ndarray) -> Bools:
    return _cap(x, y) | _cups(x, y)


def _brim_round_the_face(x: np.ndarray, y: np.ndarray) -> Bools:
    out = np.hypot(x / 0.72, (y + 0.1) / 0.9)
    return (out > 0.95) & (out < 1.5) & (y > -0.6)


@pytest.mark.parametrize(("worn", "name"), [(_phones, "headphones"), (_band, "headband"), (_shades, "shades")])
def test_a_thing_on_the_hair_is_told_by_where_it_lies(worn: Place, name: str) -> None:
    drawn = _head(worn)
    seen, bare = atop(drawn)
    assert {key for key, value in vars(seen).items() if value is not None} == {name}
    assert getattr(seen, name) == pytest.approx(RED, abs=3)
    # Hair goes on under it, in its own colour.
    assert not bare.other.any()
    under = (drawn.other) & (bare.regions.labels == Region.HAIR)
    assert under.sum() > 0.15 * drawn.other.sum()
    assert np.median(bare.lab[under], axis=0) == pytest.approx(BROWN, abs=3)


@pytest.mark.parametrize("worn", [_cap, _one_cup, _brim_round_the_face, _cap_over_the_ears])
def test_hats_and_single_things_are_none_of_them(worn: Place) -> None:
    drawn = _head(worn)
    seen, same = atop(drawn)
    assert seen is NOTHING
    assert same is drawn


def test_a_head_that_looks_aside_is_not_told() -> None:
    drawn = _head(_phones)
    points = drawn.points.copy()
    points[1] = points[234]
    assert atop(replace(drawn, points=points))[0] is NOTHING


@pytest.mark.parametrize(
    ("wide", "both_ears", "told"), [(0.95, False, True), (0.74, False, False), (0.95, True, False)]
)
def test_a_beret_stands_out_over_both_sides_but_not_down_to_both_ears(wide: float, both_ears: bool, told: bool) -> None:
    def felt(x: np.ndarray, y: np.ndarray) -> Bools:
        top = np.hypot(x / wide, (y - 0.45) / 0.42) < 1
        return top | (both_ears & (np.abs(x) > 0.4) & (np.abs(x) < 0.75) & (y < 0.4) & (y > -0.3))

    drawn = _head(felt)
    up = (drawn.brow_line - np.arange(drawn.regions.window.size))[:, None] > 0
    assert beret.bulges(drawn, drawn.other & up) is told


@pytest.mark.parametrize(("ahead", "juts"), [(0.06, False), (0.25, True)])
def test_a_peak_reaches_beyond_the_forehead_that_looks_aside(ahead: float, juts: bool) -> None:
    drawn = _head(_cap)
    points = drawn.points.copy()
    points[1] = points[454]
    sideways = replace(drawn, points=points)
    assert sideways.yaw > 0.4
    y = np.arange(drawn.regions.window.size)[:, None]
    low = drawn.oval & (y > drawn.top) & (y < drawn.brow_line + 0.1 * drawn.height)
    forehead = float(np.flatnonzero(low.any(axis=0)).max() - drawn.middle) / drawn.width
    assert cap.juts(sideways, np.full(40, forehead + ahead, np.float32)) is juts
