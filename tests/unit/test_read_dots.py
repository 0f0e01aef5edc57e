"""Dotted cloth drawn at several sizes, and cloths that have as many dark specks as pale ones."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import color, outfit
from figurelab.engines.procedural.read.dots import Dots, dots

H, W, MIDDLE, CHIN = 80.0, 66.0, 340.0, 170.0
GROUND = np.array([30.0, 4.0, -14.0], np.float32)
Y, X = np.mgrid[0:680, 0:680].astype(np.float32)


CHEST = (Y > CHIN) & (np.abs(X - MIDDLE) < 120)


def _seen(light: np.ndarray, cloth: np.ndarray = CHEST) -> Dots | None:
    """What a chest is told to be whose L differs from the ground's by so much."""
    lab = np.empty((680, 680, 3), np.float32)
    lab[:] = GROUND
    lab[..., 0] += light
    labels = np.where(cloth, Region.CLOTHES, Region.BACKGROUND).astype(np.uint8)
    whole, none = np.ones((680, 680), np.bool_), np.zeros((33, 2), np.float32)
    worn = outfit.Outfit(color.to_rgb(lab), labels, whole, whole, none, none[:, 0], MIDDLE, CHIN, H, W)
    return dots(worn, GROUND)


def _grid(pitch: float, radius: float) -> np.ndarray:
    """Soft discs in rows, every other one moved by half, pixels."""
    row = np.floor(Y / pitch)
    across = (X + 0.5 * pitch * (row % 2)) % pitch - 0.5 * pitch
    away = np.hypot(across, Y % pitch - 0.5 * pitch)
    return np.clip(radius + 0.5 - away, 0.0, 1.0)


@pytest.mark.parametrize(("pitch", "radius"), [(6.0, 1.2), (12.0, 2.8), (22.0, 5.5)])
@pytest.mark.parametrize("contrast", [45.0, -22.0])
def test_small_and_large_pale_and_dark_dots_are_told(pitch: float, radius: float, contrast: float) -> None:
    found = _seen(contrast * _grid(pitch, radius))
    assert found is not None
    assert found.pitch == pytest.approx(pitch / H, rel=0.35)
    assert (found.color[0] > GROUND[0]) == (contrast > 0)
    assert abs(found.color[0] - GROUND[0]) > 12


def test_stripes_checks_knit_and_plain_cloth_are_not_dotted() -> None:
    noise = np.random.default_rng(3).normal(size=(680, 680)).astype(np.float32)
    assert _seen(np.zeros((680, 680), np.float32)) is None
    assert _seen(30.0 * (Y % 12 < 6)) is None
    assert _seen(20.0 * (Y % 14 < 7) + 20.0 * (X % 14 < 7)) is None
    assert _seen(9.0 * noise) is None
    assert _seen(45.0 * _grid(120.0, 2.0)) is None


@pytest.mark.parametrize("height", range(4, 13))
def test_a_strip_of_cloth_at_the_photos_edge_is_too_narrow_for_dots(height: int) -> None:
    strip = (np.abs(Y - 200 - height / 2 + 0.5) < height / 2) & (np.abs(X - MIDDLE) < 120)
    assert _seen(np.zeros((680, 680), np.float32), strip) is None
