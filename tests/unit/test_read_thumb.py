"""Thumbs held up, on drawn hands."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.read.thumb import thumb_up

SIZE, PALM = 256, 26.0
Y, X = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
MIDDLE = np.array([128.0, 138.0], np.float32)


def _stroke(a: np.ndarray, b: np.ndarray, radius: float) -> np.ndarray:
    d = b - a
    t = np.clip(((X - a[0]) * d[0] + (Y - a[1]) * d[1]) / (d @ d), 0, 1)
    return np.hypot(X - a[0] - t * d[0], Y - a[1] - t * d[1]) < radius


def _way(degrees: float) -> np.ndarray:
    a = np.radians(degrees)
    return np.array([np.sin(a), -np.cos(a)])


def _up(elbow: float, *fingers: tuple[float, float, float]) -> bool:
    """A fist whose arm comes from a direction, with fingers of a direction, length and half width in palm radii."""
    at = MIDDLE + 4.5 * PALM * _way(elbow)
    hand = _stroke(MIDDLE, MIDDLE + 1e-3, PALM) | _stroke(MIDDLE, at, 0.75 * PALM)
    for turn, length, half in fingers:
        hand |= _stroke(MIDDLE, MIDDLE + (length - half) * PALM * _way(turn), half * PALM)
    return thumb_up(hand, MIDDLE, PALM, at.astype(np.float32))


@pytest.mark.parametrize("elbow", [180.0, 120.0, -100.0])
def test_a_short_thick_finger_upright_beside_the_arm_is_a_thumb(elbow: float) -> None:
    assert _up(elbow, (5.0, 2.4, 0.33))
    assert not _up(elbow), "a fist"
    assert not _up(elbow, (5.0, 3.6, 0.33)), "as long as a finger"
    assert not _up(elbow, (5.0, 2.4, 0.22)), "as slim as a finger"


def test_a_thumb_is_one_and_upright() -> None:
    assert not _up(180.0, (-20.0, 2.4, 0.33), (25.0, 2.4, 0.33)), "two"
    assert not _up(180.0, (60.0, 2.4, 0.33)), "to the side"
    assert not _up(0.0), "the arm itself"
