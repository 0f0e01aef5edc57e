"""A photo is looked at in one light, however bright it came."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import observed, photo

from figurelab.engines.procedural.perceive import exposure, faces


def _gain(times: float) -> float:
    portrait = exposure.exposed(photo("portrait_dark_suit.jpg"), times)
    face = observed("portrait_dark_suit.jpg").face
    return exposure.gain(portrait, None, face)


def test_a_darker_and_a_brighter_copy_are_brought_nearer_to_the_photo() -> None:
    usual = _gain(1.0)
    for times in (0.85, 1.15):
        assert abs(np.log(_gain(times) * times / usual)) < 0.6 * abs(np.log(times))


def test_a_light_face_is_not_brightened_further() -> None:
    face = faces.Face(faces.Box(100, 100, 80, 0.0, 1.0), np.zeros((468, 3), np.float32), 1.0)
    turn = np.linspace(0, 2 * np.pi, len(faces.OVAL), endpoint=False)
    face.landmarks[faces.OVAL, :2] = np.stack([100 + 35 * np.cos(turn), 100 + 45 * np.sin(turn)], axis=1)
    y, x = np.mgrid[:200, :200]
    dim = np.full((200, 200, 3), 60, np.uint8)
    for value, brighter in ((90, True), (205, False)):
        given = dim.copy()
        given[np.hypot((x - 100) / 38, (y - 100) / 48) < 1] = value
        assert (exposure.gain(given, None, face) > 1.02) is brighter


def test_of_a_cut_out_only_what_is_inside_counts() -> None:
    given = np.full((160, 160, 3), 255, np.uint8)
    given[40:120, 40:120] = 90
    alpha = np.zeros((160, 160), np.float32)
    alpha[40:120, 40:120] = 1
    assert exposure.gain(given, alpha, None) > exposure.gain(given, None, None)


def test_values_are_multiplied_and_the_photo_that_came_is_kept() -> None:
    assert exposure.exposed(np.array([[[10, 100, 250]]], np.uint8), 1.2).tolist() == [[[12, 120, 255]]]
    seen = observed("portrait_dark_suit.jpg")
    assert seen.given is not None
    assert np.array_equal(seen.photo, exposure.exposed(seen.given, seen.gain))
    assert 0.75 < seen.gain < 1.35
    assert replace(seen, given=None).photo.dtype == np.uint8
    assert exposure.exposed(seen.photo, 1.0) is seen.photo


def test_a_photo_without_a_face_has_an_exposure_too() -> None:
    dark = np.full((80, 80, 3), 40, np.uint8)
    assert exposure.gain(dark, None, None) == pytest.approx(np.exp(0.85 * 0.3), abs=1e-3)
