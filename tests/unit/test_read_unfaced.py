"""The hair of a face that was seen but not read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural.perceive import Observation
from figurelab.engines.procedural.perceive.regions import Region, Regions, Window
from figurelab.engines.procedural.read import compose, unfaced
from figurelab.engines.procedural.read.readings import Readings

SIZE = 256
SIDE = SIZE / 5


def _bust(low: float, *, face: float = 0.4, beside: bool = False) -> Regions:
    """A face of so many face heights' radius and hair round it down to so far below; beside: a neighbour's too."""
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
    x, y = (x - SIZE / 2) / SIDE, (y - SIZE / 2) / SIDE
    labels = np.zeros((SIZE, SIZE), np.uint8)
    labels[(np.abs(x) < 0.7) & (y > -0.7) & (y < 0.4 + low)] = Region.HAIR
    if beside:
        labels[(x > 1.6) & (y > -0.7) & (y < 2.0)] = Region.HAIR
    labels[np.hypot(x, y) < face] = Region.FACE_SKIN
    shares = np.eye(6, dtype=np.float32)[labels]
    picture = np.full((SIZE, SIZE, 3), 120, np.uint8)
    return Regions(Window(0.0, 0.0, 1.0, 0.0, SIZE), picture, labels, shares, np.ones((SIZE, SIZE), np.bool_))


@pytest.mark.parametrize("low", [0.3, 0.9])
def test_hair_hangs_as_low_as_it_reaches_below_the_face(low: float) -> None:
    assert unfaced.hanging(_bust(low)) == pytest.approx(low, abs=0.08)
    assert unfaced.hanging(_bust(low, beside=True)) == pytest.approx(low, abs=0.08)


def test_hair_that_ends_with_the_face_hangs_not_and_a_face_that_is_not_there_tells_nothing() -> None:
    assert unfaced.hanging(_bust(-0.5)) is None
    assert unfaced.hanging(_bust(0.0)) is None
    assert unfaced.hanging(_bust(0.5, face=0.1)) is None
    assert unfaced.hanging(None) is None


@pytest.mark.parametrize(("hangs", "style"), [(None, "side_part"), (0.15, "bob"), (0.4, "shoulder"), (0.9, "long")])
def test_a_figure_without_a_read_face_has_hair_that_long(hangs: float | None, style: str) -> None:
    figure = compose(Readings(None, None, monochrome=False, hangs=hangs), seed=1)
    assert figure.hair.style == style
    if hangs is not None:
        assert figure.hair.length == hangs


def _curtained(seen: Observation, covers: float) -> Observation:
    """The same person with hair over so much of the head's window, from the top."""
    copy, regions = replace(seen), seen.head
    assert regions is not None
    labels = regions.labels.copy()
    labels[: round(covers * len(labels))] = Region.HAIR
    vars(copy)["head"] = replace(regions, labels=labels)
    return copy


def test_hair_that_hides_the_face_is_measured_by_the_mesh_under_it() -> None:
    seen = observed("portrait_white_hair.jpg")
    assert unfaced.covering(_curtained(seen, 0.0)) is None
    found = unfaced.covering(_curtained(seen, 0.9))
    assert found is not None
    assert found[0].length > -0.3
    assert found[0].fringe_gap == 0.0
    figure = compose(Readings(None, None, monochrome=False, covering=found), seed=1)
    assert figure.hair.fringe != "none"
    assert figure.hair.length >= found[0].length
    assert unfaced.covering(replace(seen, face=None)) is None
