"""Of several people the main one: size, sharpness, place and gaze each decide where the others are alike."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from photos import photo
from scipy.ndimage import gaussian_filter

from figurelab.engines.procedural import perceive
from figurelab.engines.procedural.engine import choice
from figurelab.engines.procedural.perceive import chosen
from figurelab.engines.procedural.perceive.faces import Box, Face

HEIGHT, WIDTH = 400, 900
Picture = NDArray[np.uint8]


def _face(x: float, size: float = 100.0, *, turned: float = 0.0) -> Face:
    points = np.zeros((468, 3), np.float32)
    points[:, :2] = (x, 200.0)
    points[10, 1], points[152, 1] = 200 - size / 2, 200 + size / 2
    points[234, 0], points[454, 0] = x - 0.4 * size, x + 0.4 * size
    points[1, 0] = x + turned * 0.4 * size
    return Face(Box(x, 200.0, size, 0.0, 0.9), points, 0.99)


def _noise() -> Picture:
    return np.random.default_rng(1).integers(0, 255, (HEIGHT, WIDTH, 3), np.uint8)


def _chosen(*found: Face, picture: Picture | None = None, mask: NDArray[np.float32] | None = None) -> chosen.Choice:
    everything = np.ones((HEIGHT, WIDTH), np.float32)
    return chosen.choose(_noise() if picture is None else picture, everything if mask is None else mask, list(found))


def test_the_larger_the_more_central_and_the_one_who_looks_are_each_chosen() -> None:
    small, large = _face(300, 90), _face(600, 130)
    found = _chosen(small, large)
    assert found.face is large
    assert "largest" in found.why
    assert found.of == 2
    aside, middle = _face(120), _face(450)
    found = _chosen(aside, middle)
    assert found.face is middle
    assert "most central" in found.why
    looking, away = _face(350), _face(550, turned=0.75)
    assert _chosen(away, looking).face is looking


def test_of_two_alike_the_sharp_one_is_chosen() -> None:
    picture = _noise()
    picture[:, : WIDTH // 2] = gaussian_filter(picture[:, : WIDTH // 2].astype(np.float32), (4, 4, 0))
    blurred, sharp = _face(300), _face(600)
    found = _chosen(blurred, sharp, picture=picture)
    assert found.face is sharp
    assert "sharpest" in found.why
    assert "largest" in found.why, "a tie leads too"


def test_who_stands_out_from_the_background_is_chosen() -> None:
    mask = np.zeros((HEIGHT, WIDTH), np.float32)
    mask[:, 500:] = 1.0
    found = _chosen(_face(300), _face(600), mask=mask)
    assert found.face.box.x == 600
    assert "stands out" in found.why


def test_a_near_face_that_is_out_of_focus_is_not_sharper_than_a_far_one() -> None:
    picture = photo("portrait_dark_suit.jpg")
    soft = gaussian_filter(picture.astype(np.float32), (5, 5, 0)).astype(np.uint8)
    face = perceive.observe(picture).face
    assert face is not None
    assert chosen.sharpness(picture, face) > 1.5 * chosen.sharpness(soft, face)


def test_the_choice_goes_to_the_log_in_words_and_numbers_only() -> None:
    large, small = photo("portrait_dark_suit.jpg"), photo("portrait_white_hair.jpg")[::2, ::2]
    scene = np.full((len(large), large.shape[1] + small.shape[1], 3), 120, np.uint8)
    scene[:, : large.shape[1]] = large
    scene[: len(small), large.shape[1] :] = small
    notes = choice(perceive.observe(scene))
    assert notes["subject"] == "person"
    assert notes["people"] == 2
    assert "largest" in str(notes["chosen"])
    assert notes["margin"] == pytest.approx(float(notes["margin"]))
    assert float(notes["margin"]) > 1.0
    assert choice(perceive.observe(large)) == {"subject": "person"}


def test_a_face_in_full_profile_is_turned_away_wherever_its_nose_is_put() -> None:
    looking, profile = _face(350), _face(550, 108)
    profile.landmarks[234, 0], profile.landmarks[454, 0] = 550 - 27, 550 + 27
    profile.landmarks[1, 0] = 550
    assert profile.yaw == 0
    assert _chosen(looking, profile).face is looking
