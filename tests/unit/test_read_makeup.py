"""Paint on lips and lids of a real face, in any light."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import observed, sketched_on

from figurelab.engines.procedural.read import color, measure
from figurelab.engines.procedural.read.face import face
from figurelab.engines.procedural.read.head import INNER_LIPS, LIPS, Head
from figurelab.engines.procedural.read.makeup import BARE, Makeup, makeup
from figurelab.engines.procedural.read.painted import lip_color, shadow, surely
from figurelab.engines.procedural.read.reading import Reading
from figurelab.engines.procedural.read.readings import HeadReadings

Lab = tuple[float, float, float]
SKIN, NATURAL, RED, PLUM = (70.0, 15.0, 20.0), (60.0, 22.0, 17.0), (45.0, 55.0, 32.0), (42.0, 32.0, 2.0)
BLUE_LID = (55.0, 4.0, -12.0)
_LID = ([246, 161, 160, 159, 158, 157, 173, 190, 56, 28, 27, 29, 30, 247],
        [466, 388, 387, 386, 385, 384, 398, 414, 286, 258, 257, 259, 260, 467])  # fmt: skip


def _face(lips: Lab, lid: Lab = SKIN, light: tuple[float, float, float] = (1.0, 1.0, 1.0), skin: Lab = SKIN) -> Head:
    base, _, _ = sketched_on()
    picture = np.empty_like(base.regions.picture)
    picture[:] = color.to_rgb(np.array(skin, np.float32))
    picture[base.area(*_LID)] = color.to_rgb(np.array(lid, np.float32))
    picture[base.area(LIPS) & ~base.area(INNER_LIPS)] = color.to_rgb(np.array(lips, np.float32))
    lit = color.to_light(picture) * np.array(light, np.float32)
    srgb = np.where(lit <= 0.0031308, 12.92 * lit, 1.055 * lit ** (1 / 2.4) - 0.055)
    picture = np.round(np.clip(srgb, 0, 1) * 255).astype(np.uint8)
    return replace(base, regions=replace(base.regions, picture=picture, labels=np.full_like(base.regions.labels, 3)))


def test_painted_lips_stand_far_above_bare_ones() -> None:
    bare, red, plum = (makeup(_face(lips)).value.lips for lips in (NATURAL, RED, PLUM))
    assert bare < 0.6
    assert red > 1.5
    assert 0.97 < plum < red


@pytest.mark.parametrize("light", [(0.55, 0.55, 0.55), (1.0, 0.8, 0.6), (0.6, 0.75, 0.9)])
def test_no_lamp_paints_lips(light: tuple[float, float, float]) -> None:
    for lips in (NATURAL, RED):
        assert makeup(_face(lips, light=light)).value.lips == pytest.approx(makeup(_face(lips)).value.lips, abs=0.15)


def test_black_lips_of_a_grey_photo_are_painted() -> None:
    grey = (70.0, 0.0, 0.0)
    assert surely(makeup(_face((18.0, 0.0, 0.0), grey, skin=grey))) == 2
    assert surely(makeup(_face((52.0, 0.0, 0.0), grey, skin=grey))) == 0


def test_colored_lids_are_cool_and_bare_ones_are_not() -> None:
    assert makeup(_face(NATURAL, BLUE_LID)).value.cool > 0.9
    assert abs(makeup(_face(NATURAL)).value.cool) < 0.1


def test_a_blurred_face_tells_no_paint() -> None:
    seen = _face(RED)
    scale = 20.0 / seen.height
    window = replace(seen.regions.window, side=scale * seen.regions.window.size)
    assert not makeup(replace(seen, regions=replace(seen.regions, window=window))).trusted


def test_lips_keep_their_own_colour_on_the_figures_skin() -> None:
    skin = np.array(SKIN, np.float32)
    red, plum = (color.from_hex(lip_color(makeup(_face(lips)).value, skin)) for lips in (RED, PLUM))
    assert red[1] > 50.0
    assert color.hue(red) < 50.0
    assert plum[2] < red[2] - 15.0, "plum is bluer"
    grey = color.from_hex(lip_color(Makeup(lips=1.3, lip=np.array((-40.0, 0.0, 0.0), np.float32)), skin))
    assert grey[1] > 25.0, "in a grey photo dark lips are red"


def test_only_made_up_lids_have_a_shadow() -> None:
    skin = np.array(SKIN, np.float32)
    seen = shadow(makeup(_face(NATURAL, BLUE_LID)).value, skin)
    assert seen is not None
    assert color.from_hex(seen)[2] < 5.0
    assert shadow(BARE, skin) is None


def _read(**changes: object) -> HeadReadings:
    found = measure(observed("astronaut.jpg")).head
    assert found is not None
    bushy = Reading(replace(found.brows.value, weight=3), 0.7)
    short = replace(found.hair, length=-0.6)
    return replace(found, hair=short, brows=bushy, lashes=Reading(0.1, 0.7), **changes)  # pyright: ignore[reportArgumentType]


def test_red_lips_make_a_face_with_short_hair_and_heavy_brows_up_and_bare_ones_do_not() -> None:
    black = np.zeros(3, np.float32)
    lip = np.array((-25.0, 40.0, 12.0), np.float32)
    red = face(_read(makeup=Reading(Makeup(lips=1.6, lip=lip), 0.7)), black)
    assert red.eyes.lashes == 2
    assert red.lip > 0.9
    assert red.lip_color is not None
    bare = face(_read(makeup=Reading(Makeup(lips=0.7, lip=lip), 0.7)), black)
    assert bare.eyes.lashes < 2
    assert bare.lip <= 0.18
    lids = face(_read(makeup=Reading(Makeup(lips=0.3, cool=1.4, lid=np.array((-12.0, -12.0, -25.0))), 0.7)), black)
    assert lids.eyes.lashes == 2
    assert lids.eyes.shadow is not None
