"""Lashes on a real face whose lips and brows are painted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import observed, sketched_on

from figurelab.engines.procedural.read import color, measure
from figurelab.engines.procedural.read.aged import Aged
from figurelab.engines.procedural.read.face import face
from figurelab.engines.procedural.read.head import INNER_LIPS, LIPS, Head
from figurelab.engines.procedural.read.lashes import brow_height, lashes
from figurelab.engines.procedural.read.makeup import UNSEEN
from figurelab.engines.procedural.read.reading import Reading
from figurelab.engines.procedural.read.readings import HeadReadings

SKIN, BARE, TINTED = (70.0, 15.0, 20.0), (60.0, 18.0, 13.0), (60.0, 25.0, 18.0)


def _drawn(lips: tuple[float, ...], brow: float, skin: tuple[float, ...] = SKIN) -> Head:
    """brow: height, in eye widths."""
    base, _, _ = sketched_on()
    picture = np.empty_like(base.regions.picture)
    picture[:] = color.to_rgb(np.array(skin, np.float32))
    picture[base.area(LIPS) & ~base.area(INNER_LIPS)] = color.to_rgb(np.array(lips, np.float32))
    y, x = np.mgrid[0 : picture.shape[0], 0 : picture.shape[1]]
    for upper, lower, outer, inner in ((105, 52, 33, 133), (334, 282, 263, 362)):
        eye = float(np.linalg.norm(base.points[outer] - base.points[inner]))
        middle = (base.points[upper] + base.points[lower]) / 2
        strip = (np.abs(y - middle[1]) < brow * eye / 2) & (np.abs(x - middle[0]) < 0.7 * eye)
        picture[strip] = color.to_rgb(np.array((25.0, 5.0, 8.0), np.float32))
    return replace(base, regions=replace(base.regions, picture=picture, labels=np.full_like(base.regions.labels, 3)))


@pytest.mark.parametrize("height", [0.14, 0.3])
def test_a_brow_is_as_high_as_it_is_dark(height: float) -> None:
    assert brow_height(_drawn(BARE, height)) == pytest.approx(height, abs=0.05)


def test_a_brow_under_hair_says_nothing() -> None:
    seen = _drawn(BARE, 0.14)
    assert brow_height(replace(seen, regions=replace(seen.regions, labels=np.ones_like(seen.regions.labels)))) is None
    outside = np.zeros_like(seen.regions.inside)
    assert brow_height(replace(seen, regions=replace(seen.regions, inside=outside))) is None, "above the photo's edge"


def test_a_black_face_has_no_brows() -> None:
    seen = _drawn(BARE, 0.14)
    dark = replace(seen.regions, picture=np.zeros_like(seen.regions.picture))
    assert brow_height(replace(seen, regions=dark)) is None


def test_brows_seen_from_the_side_say_nothing() -> None:
    thin, thick = (_drawn(BARE, height) for height in (0.14, 0.3))
    points = thin.points.copy()
    points[1, 0] += 0.45 * thin.width
    aside = [lashes(replace(face, points=points), 0.3).value for face in (thin, thick)]
    assert abs(replace(thin, points=points).yaw) > 0.55
    assert aside[0] == pytest.approx(aside[1], abs=0.01)


def test_lips_that_stand_out_and_thin_high_brows_tell_lashes() -> None:
    made_up, plain = lashes(_drawn(TINTED, 0.14), 0.3).value, lashes(_drawn(BARE, 0.3), -0.6).value
    assert made_up > 0.9
    assert plain < 0.1
    assert lashes(_drawn(TINTED, 0.3), -0.6).value == pytest.approx(0.6, abs=0.1), "lips alone"
    assert lashes(_drawn((60.0, 1.0, 1.0), 0.3, (70.0, 0.0, 0.0)), -0.6).value == 0.0, "a grey photo has no red lips"


def _read(**changes: object) -> HeadReadings:
    found = measure(observed("astronaut.jpg")).head
    assert found is not None
    told: dict[str, object] = {"lips": Reading(0.35, 0.7), "lashes": Reading(0.9, 0.7)}
    return replace(found, **(told | changes))  # pyright: ignore[reportArgumentType]


def test_a_childs_red_lips_are_no_paint_and_a_beard_has_no_lashes_over_it() -> None:
    seen = _read()
    black = np.zeros(3, np.float32)
    assert face(seen, black).eyes.lashes == 2
    child = face(_read(aged=Aged(6.0, child=True), lips=Reading(0.9, 0.7)), black)
    assert (child.eyes.lashes, child.lip) == (1, 0.12), "however red"
    bearded = replace(seen.beard, value=replace(seen.beard.value, kind="stubble"))
    assert face(_read(beard=bearded), black).eyes.lashes == 0
    plain = replace(seen, lips=Reading(0.0, 0.7), lashes=Reading(0.2, 0.7))
    assert face(plain, black).eyes.lashes == 1


def test_a_childs_head_is_no_broader_than_it_is_of_itself() -> None:
    seen, black = _read(), np.zeros(3, np.float32)
    broad = replace(seen, yaw=0.0, shape=Reading(replace(seen.shape.value, width=0.9), 0.9))
    assert face(replace(broad, aged=Aged(6.0, child=True)), black).width == 1.06
    assert face(broad, black).width > 1.08


def test_under_short_hair_both_lips_and_brows_must_tell_and_under_long_hair_a_shaded_jaw_tells_nothing() -> None:
    seen, black = _read(), np.zeros(3, np.float32)
    shaded = replace(seen.beard, value=replace(seen.beard.value, shade=-0.5))
    for length, drawn, shady in ((-0.7, 1, 0), (0.3, 2, 2)):
        hair, some = replace(seen.hair, length=length), Reading(0.7, 0.7)
        assert face(replace(seen, hair=hair, lashes=some), black).eyes.lashes == drawn
        assert face(replace(seen, hair=hair, lashes=some, beard=shaded), black).eyes.lashes == shady
        strong = replace(seen, hair=hair, beard=shaded, lashes=Reading(0.95, 0.7), lips=Reading(1.0, 0.7))
        for yaw in (0.0, 0.68):
            assert face(replace(strong, yaw=yaw), black).eyes.lashes == shady, "a ruddy photo has red lips"
    bushy = replace(seen.brows, value=replace(seen.brows.value, weight=3))
    red = replace(seen, hair=replace(seen.hair, length=-0.7), lips=Reading(0.7, 0.7), brows=bushy)
    assert face(red, black).eyes.lashes == 0
    assert face(red, black).lip < 0.25, "the lips' own red is no paint"


def test_nobody_but_a_child_has_a_childs_eyes_and_breadth() -> None:
    seen, black = _read(), np.zeros(3, np.float32)
    young = {child: face(replace(seen, aged=Aged(12.0, child=child)), black) for child in (True, False)}
    assert [young[child].eyes.family for child in (True, False)] == ["vinyl", "soft"]
    broad = replace(seen, shape=replace(seen.shape, value=replace(seen.shape.value, width=0.87)))
    youth, grown = (face(replace(broad, aged=Aged(years)), black).width for years in (15.0, 40.0))
    assert grown < youth < 1.06


def test_under_short_hair_thick_brows_say_no_and_seen_from_the_side_only_paint_tells() -> None:
    seen, black = _read(), np.zeros(3, np.float32)
    made_up = replace(seen, hair=replace(seen.hair, length=-0.7), lips=Reading(0.7, 0.7))

    def browed(height: float | None, earrings: np.ndarray | None = None) -> int:
        brows = replace(seen.brows, value=replace(seen.brows.value, height=height))
        return face(replace(made_up, brows=brows, earrings=earrings), black).eyes.lashes

    assert browed(0.17) == 2
    assert browed(0.30) == browed(None) == 1
    painted = replace(made_up, lips=Reading(0.95, 0.7))
    assert face(painted, black).eyes.lashes == 2
    assert browed(0.30, black) == 0, "earrings would wing short ones"
    aside = replace(seen, yaw=0.9)
    assert face(replace(aside, lips=Reading(0.4, 0.7)), black).eyes.lashes == 1
    assert face(replace(aside, lips=Reading(0.7, 0.7)), black).eyes.lashes == 2


def test_lips_over_a_beard_or_under_dark_glasses_and_short_hair_are_not_painted_by_their_own_red() -> None:
    seen, black = _read(), np.zeros(3, np.float32)
    red = replace(seen, lips=Reading(0.7, 0.7), makeup=UNSEEN)
    assert face(red, black).lip > 0.6
    bearded = replace(seen.beard, value=replace(seen.beard.value, kind="goatee"), confidence=0.7)
    assert face(replace(red, beard=bearded), black).lip < 0.25
    shaded = replace(seen.glasses, value=replace(seen.glasses.value, kind="sun", lens=black))
    short = replace(red, glasses=shaded, hair=replace(seen.hair, length=-0.7))
    assert face(short, black).lip < 0.25
    assert face(replace(short, lips=Reading(0.95, 0.7)), black).lip > 0.9, "only paint is as red"
    hanging = replace(red, glasses=shaded, hair=replace(seen.hair, length=0.3))
    assert face(hanging, black).lip > 0.6, "long hair says nothing against it"
