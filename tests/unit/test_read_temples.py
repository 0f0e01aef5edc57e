"""Grey temples: told by sides that are lighter than the top and have no colour."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import sketched_on

from figurelab.engines.procedural.figure import Hair
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read.color import chroma, from_hex, to_rgb
from figurelab.engines.procedural.read.temples import Temples, temples, with_temples

DARK, GREY = (22.0, 2.0, 3.0), (52.0, 1.0, 3.0)


def seen(top: tuple[float, float, float], sides: tuple[float, float, float]) -> Temples | None:
    """Of short hair of these colours, drawn about a real face."""
    base, x, rows = sketched_on()
    size, y = base.regions.window.size, (rows - base.top) / base.height
    labels = np.full((size, size), Region.BACKGROUND, np.uint8)
    hair = (np.abs(x) < 0.62) & (y > -0.35) & (y < 0.4)
    labels[hair] = Region.HAIR
    labels[base.oval] = Region.FACE_SKIN
    picture = np.empty((size, size, 3), np.uint8)
    picture[:] = to_rgb(np.array((70.0, 14.0, 20.0), np.float32))
    for here, color in ((hair & (y < 0.0), top), (hair & (y >= 0.0), sides)):
        picture[here & (labels == Region.HAIR)] = to_rgb(np.array(color, np.float32))
    shares = np.eye(6, dtype=np.float32)[labels]
    inside = np.ones((size, size), np.bool_)
    regions = replace(base.regions, labels=labels, picture=picture, shares=shares, inside=inside)
    return temples(replace(base, regions=regions, cast=None, exposure=1.0))


def test_grey_sides_under_a_dark_top_are_told_and_their_colours_kept() -> None:
    told = seen(DARK, GREY)
    assert told is not None
    assert told.sides[0] - told.top[0] > 20.0


@pytest.mark.parametrize(
    ("top", "sides"),
    [(DARK, DARK), (GREY, DARK), (GREY, GREY), (DARK, (52.0, 8.0, 20.0)), ((8.0, 1.0, 1.0), (24.0, 1.0, 1.0))],
    ids=["dark", "a light top", "all grey", "sides in the sun", "black in the light"],
)
def test_other_hair_does_not_go_grey(top: tuple[float, float, float], sides: tuple[float, float, float]) -> None:
    assert seen(top, sides) is None


def test_only_short_hair_over_a_grown_face_is_drawn_greying() -> None:
    told, hair = Temples(np.array(GREY, np.float32), np.array(DARK, np.float32)), Hair(color="#5a5450", length=-0.7)
    grown = with_temples(hair, told, 0.45)
    assert grown.temples is not None
    assert float(from_hex(grown.temples)[0] - from_hex(grown.color)[0]) > 24.0
    assert chroma(from_hex(grown.temples)) < 4.0
    assert from_hex(grown.color)[0] < from_hex(hair.color)[0] - 4.0, "the sides lightened what was read of all of it"
    assert with_temples(hair, told, 0.25) == hair
    assert with_temples(hair, None, 0.45) == hair
    long = replace(hair, length=0.3)
    assert with_temples(long, told, 0.45) == long


def test_where_no_sides_are_told_those_of_the_old_turn_grey_little_by_little() -> None:
    hair = Hair(color="#5a4a40", length=-0.7)
    lighter = []
    for years in (0.5, 0.55, 0.62, 0.9):
        sides = with_temples(hair, None, years).temples
        lighter.append(0.0 if sides is None else float(from_hex(sides)[0] - from_hex(hair.color)[0]))
    assert lighter[0] == 0.0 < lighter[1] < lighter[2] - 5.0
    assert lighter[2] == lighter[3] < 26.0
    for color in ("#d8d4d0", "#8f3f21"):
        assert with_temples(replace(hair, color=color), None, 0.7).temples is None, "white, and dyed"
    assert with_temples(replace(hair, length=0.3), None, 0.7).temples is None
