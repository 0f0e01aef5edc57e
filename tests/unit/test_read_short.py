"""Short hair as it is read: its colour and how close it lies."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.read import style
from figurelab.engines.procedural.read.color import F32, chroma
from figurelab.engines.procedural.read.hair import HairMeasures
from figurelab.engines.procedural.read.tint import unmirrored


def lab(lightness: float, colorfulness: float, hue: float) -> F32:
    turn = np.radians(hue)
    return np.array([lightness, colorfulness * np.cos(turn), colorfulness * np.sin(turn)], np.float32)


@pytest.mark.parametrize("hue", [245, 275, 320])
def test_black_hair_that_mirrors_the_sky_is_black(hue: float) -> None:
    assert chroma(unmirrored(lab(13, 10, hue))) < 2.0


@pytest.mark.parametrize(
    "color", [lab(13, 10, 60), lab(13, 10, 20), lab(32, 10, 275), lab(13, 22, 275), lab(20, 9, 150)]
)
def test_brown_dyed_and_lighter_hair_keeps_its_colour(color: F32) -> None:
    assert np.allclose(unmirrored(color), color)


def test_close_coils_lie_closer_than_any_other() -> None:
    coils = HairMeasures(
        area=0.20, top=0.37, length=-0.87, fringe_gap=0.33, gap_left=0.33, gap_right=0.33, coherence=0.47, tied="no",
        width=1.02, sides=0.02, fine=0.17, order=0.41, relief=3.1, contrast=0.75,
    )  # fmt: skip
    found = style.hair(coils, lab(12, 2, 60), None, 0.0, hat=False, detailed=True)
    assert (found.style, found.sides) == ("coily", "faded")
    assert found.volume < 0.5
