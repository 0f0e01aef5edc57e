"""Hair's colour corrected by many small signs: what is known is their sum, its bounds, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural.read import color, hair, head, mane, tint
from figurelab.engines.procedural.read.light import Light
from figurelab.engines.procedural.read.mane_weights import SIGNS
from figurelab.engines.procedural.read.reading import Reading

USUAL = {name: mean for name, (mean, _, _) in SIGNS.items() if name != "bias"}
BIAS = np.array(SIGNS["bias"][2], np.float32)
BROWN, FAIR, WHITE, BLUE, RED = (
    (26.0, 7.0, 12.0),
    (58.0, 6.0, 26.0),
    (82.0, 1.0, 4.0),
    (50.0, -20.0, -24.0),
    (40.0, 60.0, 40.0),
)


def _moved(**changed: float) -> color.F32:
    return mane.moved([changed.get(name.replace(" ", "_"), mean) for name, mean in USUAL.items()])


def _head(gain: float = 1.0) -> head.Head:
    seen = observed("astronaut.jpg")
    assert seen.head is not None
    assert seen.face is not None
    picture = np.clip(seen.head.picture * gain, 0, 255).round().astype(np.uint8)
    return head.Head(replace(seen.head, picture=picture), seen.head.window.from_photo(seen.face.landmarks[:, :2]))


def _told(read: tuple[float, ...], skin: color.F32 | None, gain: float = 1.0) -> Reading[color.F32]:
    seen = _head(gain)
    asked = Reading(np.array(read, np.float32), 0.9)
    return mane.told(asked, seen, skin, hair.measure(seen, seen), Light())


def test_every_sign_is_read_in_the_order_of_the_table() -> None:
    seen = _head()
    parts = np.array([(10, 1, 2), (30, 4, 5), (60, 7, 8)], np.float32)
    measured = replace(hair.measure(seen, seen), area=3.0, coherence=0.4)
    found = mane.signs(np.array(FAIR, np.float32), parts, np.array((70, 15, 18), np.float32), measured, 9.0)
    named = dict(zip(USUAL, found, strict=True))
    assert (named["read L"], named["shadow b"], named["middle a"], named["light L"]) == (58, 2, 4, 60)
    assert (named["skin b"], named["veil"], named["coherence"], named["blacker"]) == (18, 9, pytest.approx(0.4), 0)
    assert named["area"] == pytest.approx(1.2), "more hair than plenty tells no more"
    assert named["lighter"] == pytest.approx(13)
    assert named["vivid"] == pytest.approx(color.chroma(np.array(FAIR, np.float32)) - 20, abs=1e-3)


def test_usual_signs_move_a_reading_by_the_bias_and_absurd_ones_no_further_than_large_ones() -> None:
    assert _moved() == pytest.approx(BIAS, abs=1e-4)
    assert _moved(skin_L=float("nan")) == pytest.approx(BIAS, abs=1e-4), "what is not seen tells nothing"
    mean, spread, weights = SIGNS["skin L"]
    assert _moved(skin_L=mean + spread) == pytest.approx(BIAS + np.array(weights), abs=1e-3)
    assert _moved(skin_L=500.0) == pytest.approx(_moved(skin_L=mean + 2.5 * spread), abs=1e-4)


def test_beside_skin_in_the_sun_hair_is_darker_than_it_reads_and_in_shade_lighter() -> None:
    sunny, shady = (_told(BROWN, np.array((light, 15, 18), np.float32)).value for light in (84, 50))
    assert sunny[0] < shady[0] - 2


def test_white_hair_and_colours_that_do_not_grow_stay_as_they_are_read() -> None:
    skin = np.array((74, 15, 18), np.float32)
    for read in (WHITE, BLUE, RED):
        assert _told(read, skin).value == pytest.approx(np.array(read, np.float32))
    assert not np.allclose(_told(BROWN, skin).value, BROWN)
    assert np.all(np.abs(_told(BROWN, skin).value - np.array(BROWN)) <= (16, 7, 9))


def test_a_grey_photo_and_hair_that_is_not_seen_tell_nothing() -> None:
    grey, unseen = np.array((74, 0, 1), np.float32), Reading(np.array(BROWN, np.float32), 0.0)
    assert _told(BROWN, grey).value == pytest.approx(np.array(BROWN, np.float32))
    seen = _head()
    assert mane.told(unseen, seen, grey, hair.measure(seen, seen), Light()) is unseen


def test_a_brighter_photo_moves_the_corrected_colour_hardly_more_than_the_read_one() -> None:
    moves: list[list[float]] = []
    for gain in (1.0, 0.88):
        seen = _head(gain)
        measured = hair.measure(seen, seen)
        read = tint.hair_color(seen, measured)
        found = mane.told(read, seen, mane.skin_beside(seen), measured, Light())
        moves.append([float(read.value[0]), float(found.value[0])])
    (read_before, before), (read_after, after) = moves
    assert abs(after - before) < abs(read_after - read_before) + 2
