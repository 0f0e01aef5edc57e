"""Two-coloured coats: where the second colour lies, by which of the two is the lighter."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.figure import Pet
from figurelab.engines.procedural.paint.fur import coat_colors
from figurelab.engines.procedural.paint.oklab import from_hex
from figurelab.engines.procedural.paint.petface import PET_EYE

HEAD = np.array([0.0, 2.12, 0.10], np.float32)
FORWARD = np.array([[0.0, 0.0, 1.0]], np.float32)


def color_at(pet: Pet, part: str, x: float, y: float, z: float) -> np.ndarray:
    point = (HEAD + np.array([[x, y, z]], np.float32)).astype(np.float32)
    return coat_colors(pet, part, point, HEAD, FORWARD)[0]


def bicolor(coat: str, second: str) -> Pet:
    return Pet(species="dog", coat=coat, second=second, light="#f2f0ee", pattern="bicolor", ears="folded")


@pytest.mark.parametrize("part", ["ear", "body"])
def test_white_of_a_black_coat_never_covers_ears_or_back(part: str) -> None:
    pet = bicolor("#2b2a2c", "#e8e6e4")
    assert color_at(pet, part, 0.7, -0.9, -0.5) == pytest.approx(from_hex("#2b2a2c"), abs=1e-3)


def test_white_coat_has_a_patch_round_one_eye() -> None:
    pet = bicolor("#eaebf2", "#a07a50")
    x, y = PET_EYE
    assert color_at(pet, "head", x + 0.1, y + 0.1, 0.7) == pytest.approx(from_hex("#a07a50"), abs=0.02)
    other = color_at(pet, "head", -x - 0.1, y + 0.1, 0.7)
    assert other == pytest.approx(from_hex("#eaebf2"), abs=0.06)
    assert color_at(pet, "ear", 0.9, 0.2, 0.0) == pytest.approx(from_hex("#a07a50"), abs=1e-3)


def test_dark_coat_keeps_its_blaze_and_has_no_eye_patch() -> None:
    pet = bicolor("#827c77", "#292825")
    assert color_at(pet, "head", 0.5, 0.1, 0.7) == pytest.approx(from_hex("#827c77"), abs=1e-3)
    assert color_at(pet, "head", 0.0, -0.2, 0.8) == pytest.approx(from_hex("#f2f0ee"), abs=1e-3)
