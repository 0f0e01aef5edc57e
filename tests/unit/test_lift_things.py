"""Things: which of them are turned on a lathe, how they look from behind, and how they are cut out."""

from __future__ import annotations

import numpy as np
import pytest
from lift_pictures import alarm_clock, boot, camera, crate, pumpkin
from numpy.typing import NDArray

from figurelab.engines.procedural.lift import Lifted, lift, matte, things
from figurelab.engines.procedural.lift.edges import largest
from figurelab.engines.procedural.lift.lathe import lathe_of


def test_a_fish_lies_and_a_ball_or_a_pot_with_a_handle_does_not() -> None:
    y, x = np.indices((120, 220))
    body = ((x - 80) / 65) ** 2 + ((y - 60) / 48) ** 2 < 1
    tail = ((x - 165) / 25) ** 2 + ((y - 60) / 36) ** 2 < 1
    pot = (np.abs(x - 80) < 65) & (np.abs(y - 60) < 48)
    lies = things._lies  # pyright: ignore[reportPrivateUsage]
    assert lies(lathe_of(body | tail))
    assert not lies(lathe_of(body))
    assert not lies(lathe_of(pot | tail))


def _lifted(picture: NDArray[np.uint8]) -> Lifted:
    return lift(picture, lambda _: np.zeros((1, 1), np.float32), base=False, simplified=True)


def _behind(lifted: Lifted, x: float, y: float) -> NDArray[np.float32]:
    """Colour of the rearmost point near x and y, shares of the width and height from the left and from below."""
    vertices, normals = lifted.solid.vertices, lifted.solid.normals
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    off = np.hypot(vertices[:, 0] - low[0] - x * (high - low)[0], vertices[:, 1] - low[1] - y * (high - low)[1])
    near = off < 0.1
    at = np.flatnonzero(near)[vertices[near, 2].argmin()]
    one = slice(at, at + 1)
    return lifted.solid.paint(vertices[one], normals[one], np.zeros(1, np.float32)).albedo[0]


def test_back_of_a_camera_has_its_lid_and_neither_display_nor_lens() -> None:
    made = _lifted(camera())
    lid, dark = np.array((190, 192, 196)) / 255, np.array((70, 72, 76)) / 255
    assert _behind(made, 0.5, 0.9) == pytest.approx(lid, abs=0.08)
    assert _behind(made, 0.29, 0.42) == pytest.approx(dark, abs=0.08)
    assert _behind(made, 0.73, 0.5) == pytest.approx(dark, abs=0.08)


def test_clock_with_bells_is_a_coin_and_a_crate_or_a_pumpkin_is_none() -> None:
    assert _lifted(alarm_clock()).form == "coin"
    assert _lifted(crate()).form == "corner"
    assert _lifted(pumpkin()).form == "turned"


def test_boot_leans_and_is_not_turned() -> None:
    assert _lifted(boot()).form == "broadside"


def test_colours_that_tear_a_shape_are_not_believed_and_those_that_open_a_handle_are() -> None:
    torn = matte._torn  # pyright: ignore[reportPrivateUsage]
    y, x = np.indices((240, 160))
    bottle = (np.abs(x - 80) < np.where(y < 100, 20, 50)) & (y > 20) & (y < 220)
    chewed = bottle & ~((y < 95) & (y > 30) & (x > 66) & ((y // 8 % 2 == 0) | (x > 84)))
    handle = bottle & ~((np.abs(x - 80) < 12) & (np.abs(y - 160) < 25))
    assert torn(chewed, bottle)
    assert not torn(handle, bottle)
    assert not torn(bottle[:, ::-1], bottle)


def test_a_piece_on_a_thin_stem_stays_and_a_speck_beside_does_not() -> None:
    y, x = np.indices((120, 120))
    body, bell = np.hypot(x - 60, y - 80) < 30, np.hypot(x - 60, y - 22) < 12
    stem = (np.abs(x - 60) < 2) & (y > 30) & (y < 55)
    speck = np.hypot(x - 110, y - 20) < 7
    joined = matte._bridged(body | bell | speck, body | bell | stem | speck)  # pyright: ignore[reportPrivateUsage]
    assert (largest(joined) == (body | bell | stem)).mean() > 0.999
