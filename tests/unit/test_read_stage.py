"""Hair under a stage's light, under haze and with a sheen: the colours are known, the shapes are a real head's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural.read import color, hair, head, stage, tint
from figurelab.engines.procedural.read.light import Light
from figurelab.engines.procedural.read.reading import Reading

SKIN, FAIR, DARK = (74.0, 15.0, 18.0), (70.0, 6.0, 26.0), (20.0, 5.0, 8.0)
SUNNY, DIM = (82.0, 7.0, 36.0), (46.0, 14.0, 11.0)
BLUE, VIOLET, WARM = (0.12, 0.18, 0.9), (0.5, 0.12, 0.8), (1.0, 0.75, 0.5)


def _lit(strands: tuple[float, ...], lamp: tuple[float, float, float] = (1.0, 1.0, 1.0)) -> head.Head:
    """The astronaut with skin and hair of such Lab colours, under a lamp of such amounts of light."""
    seen = observed("astronaut.jpg")
    assert seen.head is not None
    assert seen.face is not None
    base = head.Head(seen.head, seen.head.window.from_photo(seen.face.landmarks[:, :2]))
    light = color.to_light(base.regions.picture).copy()
    for where, lab in ((base.oval, SKIN), (base.hair, strands)):
        light[where] = color.to_light(color.to_rgb(np.array(lab, np.float32)))
    light = np.clip(light * np.array(lamp, np.float32), 0, 1)
    values = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return replace(base, regions=replace(base.regions, picture=np.round(255 * values).astype(np.uint8)))


def _beside(strands: tuple[float, ...], lamp: tuple[float, float, float], skin: tuple[float, ...] = SKIN) -> color.F32:
    seen = _lit(strands, lamp)
    read = tint.hair_color(seen, hair.measure(seen, seen))
    return stage.hair_beside_skin(read, seen, np.array(skin, np.float32)).value


@pytest.mark.parametrize("lamp", [BLUE, VIOLET])
def test_hair_on_a_stage_is_natural_and_as_light_beside_the_skin_as_it_is_seen(
    lamp: tuple[float, float, float],
) -> None:
    fair, dark = _beside(FAIR, lamp), _beside(DARK, lamp)
    assert fair[0] == pytest.approx(FAIR[0], abs=14)
    assert dark[0] == pytest.approx(DARK[0], abs=8)
    for found in (fair, dark):
        assert 50 < color.hue(found) < 90
    assert _beside(FAIR, lamp, (40.0, 15.0, 17.0))[0] < fair[0] - 15, "on dark skin the same ratio is darker hair"


def test_a_rooms_light_is_no_stages() -> None:
    read = Reading(np.array((33.0, -20.0, -20.0), np.float32), 0.9)
    for lamp in ((1.0, 1.0, 1.0), WARM):
        seen = _lit(FAIR, lamp)
        assert stage.strength(seen) == 0
        assert stage.hair_beside_skin(read, seen, np.array(SKIN, np.float32)) is read
    assert stage.strength(_lit(FAIR, BLUE)) > 0.9


def test_haze_lifts_hair_and_is_taken_off() -> None:
    seen = _lit((40.0, 8.0, 12.0))
    measured = hair.measure(seen, seen)
    clear, hazy = (float(tint.hair_color(seen, measured, Light(veil=veil)).value[0]) for veil in (8.0, 34.0))
    assert hazy < clear - 6
    black = _lit((12.0, 1.0, 2.0))
    assert float(tint.hair_color(black, measured, Light(veil=34.0)).value[0]) > 8


def test_a_sheen_on_brown_hair_does_not_make_it_fair() -> None:
    def found(middle: tuple[float, ...], lit: tuple[float, ...]) -> float:
        seen = _lit(middle)
        picture = seen.regions.picture.copy()
        stripes = seen.hair & (np.arange(len(seen.hair)) % 4 == 0)
        picture[stripes] = color.to_rgb(np.array(lit, np.float32))
        striped = replace(seen, regions=replace(seen.regions, picture=picture))
        return float(tint.hair_color(striped, hair.measure(striped, striped)).value[0])

    brown, fair = found((34.0, 6.0, 8.0), (60.0, 8.0, 16.0)), found((34.0, 9.0, 18.0), (60.0, 8.0, 16.0))
    assert brown < fair - 4


def test_the_sun_on_one_side_of_dark_hair_does_not_make_it_fair() -> None:
    def found(rest: tuple[float, ...], face: tuple[float, ...] = SKIN) -> color.F32:
        """The hair's colour where the sun lies on all of it that is left of the face's middle third."""
        seen = _lit(rest)
        picture, columns = seen.regions.picture.copy(), np.arange(seen.hair.shape[1])
        picture[seen.hair & (columns < seen.middle - 0.15 * seen.width)] = color.to_rgb(np.array(SUNNY, np.float32))
        picture[seen.oval] = color.to_rgb(np.array(face, np.float32))
        sunny = replace(seen, regions=replace(seen.regions, picture=picture))
        return tint.hair_color(sunny, hair.measure(sunny, sunny)).value

    dark, shaded, brown = found((14.0, 3.0, 1.0)), found((14.0, 3.0, 1.0), DIM), found((46.0, 8.0, 18.0))
    assert dark[0] < 24
    assert dark[0] + 3 < shaded[0] < 34, "a face in shade tells that the hair lies in it too"
    assert 60 < color.hue(dark) < 95, "the sun shows its hue"
    assert brown[0] > 44


def test_hair_without_colour_is_white_where_it_is_lighter_than_the_skin_in_any_light_and_grey_where_it_is_not() -> None:
    def found(shown: float, lamp: float) -> float:
        seen = _lit((shown, 0.5, 1.0), (lamp, lamp, lamp))
        return float(tint.hair_color(seen, hair.measure(seen, seen)).value[0])

    assert found(82.0, 0.7) > 78, "white hair in little light"
    assert found(66.0, 1.0) < 77, "grey hair in much"
    assert found(82.0, 1.0) > found(66.0, 1.0)
