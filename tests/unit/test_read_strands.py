"""The run of strands, on drawn hair whose direction is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import ndimage

from figurelab.engines.procedural.perceive.regions import Region, Regions
from figurelab.engines.procedural.perceive.window import Window
from figurelab.engines.procedural.read.head import Head
from figurelab.engines.procedural.read.strands import flow, ragged

SIZE = 512


def drawn(offset: NDArray[np.floating]) -> Head:
    """A head whose hair covers all of the window; offset (512, 512): how far each strand is moved sideways."""
    x = np.mgrid[0:SIZE, 0:SIZE][1].astype(float)
    grey = (128 + 80 * np.sin(2 * np.pi * (x - offset) / 9)).astype(np.uint8)
    points = np.zeros((468, 2), np.float32)
    points[10], points[152], points[234], points[454] = (256, 170), (256, 370), (176, 270), (336, 270)
    points[[105, 334, 66, 296], 1] = 230
    points[[33, 133, 263, 362], 1] = 255
    shares = np.zeros((SIZE, SIZE, 6), np.float32)
    shares[:, :, Region.HAIR] = 1.0
    window = Window(SIZE / 2, SIZE / 2, float(SIZE), 0.0, SIZE)
    labels = np.full((SIZE, SIZE), Region.HAIR, np.uint8)
    return Head(Regions(window, np.repeat(grey[:, :, None], 3, 2), labels, shares, np.ones((SIZE, SIZE), bool)), points)


def rows() -> NDArray[np.float64]:
    return np.mgrid[0:SIZE, 0:SIZE][0].astype(float)


@pytest.mark.parametrize("slope", [0.7, -0.7])
def test_a_fringe_leans_to_the_side_it_falls_to(slope: float) -> None:
    assert flow(drawn(slope * rows())).sweep == pytest.approx(np.degrees(np.arctan(slope)), abs=4)


def test_strands_that_part_in_the_middle_lean_to_no_side() -> None:
    side = np.sign(np.mgrid[0:SIZE, 0:SIZE][1] - 256.0)
    assert flow(drawn(0.7 * side * rows())).sweep == 0.0


def test_waves_turn_to_and_fro_and_leaning_straight_hair_does_not() -> None:
    straight, wavy = flow(drawn(0.3 * rows())), flow(drawn(9 * np.sin(2 * np.pi * rows() / 70)))
    assert straight.wave < 3
    assert wavy.wave > 12
    assert straight.upright > 0.8


def test_strands_that_stand_by_themselves_make_hair_ragged() -> None:
    whole = drawn(rows())
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    cap = (y < 230) & (np.abs(x - 256) < 110)
    strands = (y >= 230) & (y < 300) & (np.abs(x - 256) < 110) & (x % 22 < 9)

    def of(hair: NDArray[np.bool_]) -> float:
        labels = np.where(hair, Region.HAIR, Region.BACKGROUND).astype(np.uint8)
        return ragged(replace(whole, regions=replace(whole.regions, labels=labels)))

    assert of(cap) < 0.01
    assert of(cap | strands) == pytest.approx(strands.sum() / (cap | strands).sum(), rel=0.1)


def test_a_pictures_grain_is_no_tangle() -> None:
    smooth = drawn(0.3 * rows())
    noise = np.random.default_rng(0).normal(0, 60, (SIZE, SIZE, 1))
    picture = np.clip(smooth.regions.picture + noise, 0, 255).astype(np.uint8)
    grainy = flow(replace(smooth, regions=replace(smooth.regions, picture=picture)))
    assert grainy.coherence < 0.75
    assert grainy.order > grainy.fine + 0.15
    assert grainy.order == pytest.approx(flow(smooth).order, abs=0.15)


def test_the_outline_of_a_narrow_cut_does_not_comb_its_curls() -> None:
    plain = drawn(rows())
    x = np.mgrid[0:SIZE, 0:SIZE][1]
    strip = np.abs(x - 256) < 40
    curls = ndimage.gaussian_filter(np.random.default_rng(0).normal(0, 1, (SIZE, SIZE)), 3)
    grey = np.where(strip, np.clip(60 + 25 * curls / curls.std(), 0, 255), 230).astype(np.uint8)
    labels = np.where(strip, Region.HAIR, Region.BACKGROUND).astype(np.uint8)
    curly = flow(
        replace(plain, regions=replace(plain.regions, picture=np.repeat(grey[:, :, None], 3, 2), labels=labels))
    )
    assert curly.coherence > curly.fine + 0.1
    assert max(curly.fine, curly.order) < 0.5


def test_relief_is_the_contrast_of_the_strands() -> None:
    strands = drawn(0.3 * rows())
    faint = (128 + 0.05 * (strands.regions.picture.astype(float) - 128)).astype(np.uint8)
    assert flow(replace(strands, regions=replace(strands.regions, picture=faint))).relief < 3 < flow(strands).relief
