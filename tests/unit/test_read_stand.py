"""A stand sets off what stands on it."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import ImageColor

from figurelab.engines.procedural.figure import FigureSpec, from_json
from figurelab.engines.procedural.read.color import chroma, to_lab
from figurelab.engines.procedural.read.stand import on_stand


def lightness(color: str) -> float:
    return float(to_lab(np.array(ImageColor.getrgb(color), np.uint8))[0])


@pytest.mark.parametrize(
    ("figure", "feet"),
    [
        ('{"shoes": {"color": "#f2efe8"}}', "#f2efe8"),
        ('{"shoes": {"color": "#2a2018"}}', "#2a2018"),
        ('{"shoes": {"color": "#c02030"}, "bottom": {"color": "#f0f0f0"}}', "#c02030"),
        ('{"pet": {"coat": "#efe4d0"}}', "#efe4d0"),
        ('{"pet": {"coat": "#1d1a18"}}', "#1d1a18"),
    ],
)
def test_feet_differ_from_the_stand_by_a_third_of_all_lightness(figure: str, feet: str) -> None:
    stand = on_stand(from_json(figure)).base.color
    assert abs(lightness(stand) - lightness(feet)) > 33


@pytest.mark.parametrize("trousers", ["#1030c0", "#c01010", "#808080"])
def test_a_dark_stand_keeps_to_charcoal_whatever_is_worn(trousers: str) -> None:
    spec = from_json(f'{{"bottom": {{"color": "{trousers}"}}}}')
    made = on_stand(spec)
    lab = to_lab(np.array(ImageColor.getrgb(made.base.color), np.uint8))
    assert lab[0] < 32
    assert chroma(lab) < 6
    assert made.base.design == FigureSpec().base.design
