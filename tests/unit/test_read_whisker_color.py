"""Facial hair takes the light of the hair above it, and its want of colour."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.read.color import chroma
from figurelab.engines.procedural.read.whisker_color import beside_hair


def lab(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_under_white_hair_a_beard_that_is_light_is_lighter_and_has_no_skin_in_its_colour() -> None:
    pink = lab(60, 7, 7)
    white = beside_hair(pink, "goatee", lab(80, 0, 1))
    assert float(white[0]) == pytest.approx(70, abs=0.5)
    assert chroma(white) < 5 < chroma(pink)


def test_a_dark_beard_under_white_hair_stays_dark() -> None:
    assert float(beside_hair(lab(25, 3, 4), "boxed", lab(80, 0, 1))[0]) == pytest.approx(25)


@pytest.mark.parametrize(("kind", "least"), [("stubble", 42), ("boxed", 36)])
def test_under_fair_hair_nothing_is_much_darker_than_it(kind: str, least: float) -> None:
    fair = lab(50, 5, 18)
    assert float(beside_hair(lab(28, 6, 10), kind, fair)[0]) == pytest.approx(least)
    assert chroma(beside_hair(lab(28, 6, 10), kind, fair)) == pytest.approx(chroma(lab(28, 6, 10)), rel=0.01)


def test_lighter_beards_than_the_hair_and_dark_ones_under_dark_hair_are_as_they_were_read() -> None:
    for color, hair in ((lab(40, 15, 25), lab(25, 5, 8)), (lab(15, 4, 6), lab(20, 4, 8))):
        assert np.allclose(beside_hair(color, "boxed", hair), color, atol=0.01)
