"""Masks, painted onto a portrait and seen by the real nets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.perceive import Observation, observe
from figurelab.engines.procedural.read import read
from figurelab.engines.procedural.read.color import from_hex

PORTRAIT = Path(__file__).parents[1] / "data" / "portrait_white_hair.jpg"
BLUE = (140, 180, 215)
# Mesh vertices round a mask, from below the right eye over chin and jaw to the nose.
_RIGHT = [93, 132, 58, 172, 136, 150, 149, 176, 148, 152]
_LEFT = [377, 400, 378, 379, 365, 397, 288, 361, 323]


@pytest.fixture(scope="module")
def bare() -> Observation:
    with Image.open(PORTRAIT) as opened:
        small = opened.convert("RGB")
    small.thumbnail((640, 640))
    return observe(np.asarray(small))


def _painted(bare: Observation, vertices: list[int]) -> FigureSpec:
    assert bare.face is not None
    photo = Image.fromarray(bare.photo)
    shape = Image.new("L", photo.size)
    corners = [(float(x), float(y)) for x, y in bare.face.landmarks[vertices, :2]]
    ImageDraw.Draw(shape).polygon(corners, fill=255)
    photo.paste(BLUE, (0, 0), shape.filter(ImageFilter.GaussianBlur(1.2)))
    spec = read(observe(np.asarray(photo)), 1)
    assert spec is not None
    return spec


def test_a_mask_has_its_colour_and_leaves_the_skin_above_it(bare: Observation) -> None:
    plain = read(bare, 1)
    assert plain is not None
    assert plain.wear.mask is None
    worn = _painted(bare, [*_RIGHT, *_LEFT, 6])
    assert worn.wear.mask is not None
    blue = from_hex(worn.wear.mask)
    assert blue[2] < -10, "blue cloth"
    assert np.linalg.norm(from_hex(worn.face.skin) - from_hex(plain.face.skin)) < 15
    assert (worn.facial_hair.kind, worn.glasses.kind) == ("none", "none")


def test_what_covers_one_half_of_the_mouth_is_no_mask(bare: Observation) -> None:
    assert _painted(bare, [*_RIGHT, 6]).wear.mask is None
