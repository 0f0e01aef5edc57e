"""Ties on drawn chests: in the middle and beside it, in the jacket's own cloth, and what is none."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.perceive.garments import GARMENTS
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import color, outfit
from figurelab.engines.procedural.read.tie import bow, tie

H, W, MIDDLE, CHIN = 80.0, 66.0, 340.0, 170.0
WHITE, NAVY, RED, SKIN = (94.0, 0.0, 2.0), (16.0, 2.0, -10.0), (40.0, 50.0, 25.0), (70.0, 14.0, 18.0)
Y, X = np.mgrid[0:680, 0:680].astype(np.float32)
ACROSS, DOWN = (X - MIDDLE) / W, (Y - CHIN) / H


def _seen(hangs_at: float, cloth: tuple[float, float, float] | None, region: Region = Region.CLOTHES) -> object:
    """A navy jacket over a white shirt that is half a face wide, and a band a quarter wide before it."""
    lab = np.empty((680, 680, 3), np.float32)
    lab[:] = NAVY
    lab[np.abs(ACROSS - hangs_at) < 0.3] = WHITE
    labels = np.where(DOWN > 0, Region.CLOTHES, Region.BACKGROUND).astype(np.uint8)
    if cloth is not None:
        band = (np.abs(ACROSS - hangs_at) < 0.12) & (DOWN > 0)
        lab[band], labels[band] = cloth, region
    whole, none = np.ones((680, 680), np.bool_), np.zeros((33, 2), np.float32)
    worn = outfit.Outfit(color.to_rgb(lab), labels, whole, whole, none, none[:, 0], MIDDLE, CHIN, H, W)
    return tie(worn, np.array(WHITE, np.float32), np.array(NAVY, np.float32))


@pytest.mark.parametrize("hangs_at", [-0.25, 0.0, 0.25])
def test_a_tie_is_found_where_it_hangs_and_in_the_jackets_cloth(hangs_at: float) -> None:
    assert _seen(hangs_at, RED) == pytest.approx(RED, abs=4)
    assert _seen(hangs_at, NAVY) == pytest.approx(NAVY, abs=4)


def test_an_open_shirt_bare_skin_and_a_closed_jacket_are_no_tie() -> None:
    assert _seen(0.0, None) is None
    assert _seen(0.0, SKIN, Region.BODY_SKIN) is None
    assert _seen(3.0, RED) is None


def _bow(thing: np.ndarray, looks: str, cloth: tuple[float, float, float] = RED) -> object:
    """What a white shirt with something tied on it is told to be, by the drawn thing and the garment the net sees."""
    lab = np.empty((680, 680, 3), np.float32)
    lab[:] = NAVY
    lab[np.abs(ACROSS) < 0.6] = WHITE
    lab[thing] = cloth
    labels = np.where(DOWN > 0, Region.CLOTHES, Region.BACKGROUND).astype(np.uint8)
    whole, none = np.ones((680, 680), np.bool_), np.zeros((33, 2), np.float32)
    worn = outfit.Outfit(color.to_rgb(lab), labels, whole, whole, none, none[:, 0], MIDDLE, CHIN, H, W)
    garments = np.array([8.0 if name == looks else 2.0 for name in GARMENTS], np.float32)
    return bow(worn, np.array(WHITE, np.float32), garments)


def test_a_bow_is_what_does_not_hang_and_looks_like_one() -> None:
    tied = (np.abs(ACROSS) < 0.45) & (DOWN > 0.15) & (DOWN < 0.38)
    hangs = tied & (np.abs(ACROSS) < 0.1) | ((np.abs(ACROSS) < 0.15) & (DOWN > 0.15))
    assert _bow(tied, "bow tie") == pytest.approx(RED, abs=4)
    assert _bow(tied, "windsor tie") is None
    assert _bow(hangs, "bow tie") is None
