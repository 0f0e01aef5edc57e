"""Readings of real photos: what a person would say of them at a glance."""

from __future__ import annotations

import numpy as np
import pytest
from photos import observed, photo
from skimage.color import deltaE_ciede2000

from figurelab.engines.procedural import figure, perceive, read
from figurelab.engines.procedural.read.color import chroma, from_hex


def _figure(name: str) -> figure.FigureSpec:
    spec = read.read(observed(name), 7)
    assert spec is not None
    return spec


def _near(color: str, lab: tuple[float, float, float], within: float) -> bool:
    return float(np.linalg.norm(from_hex(color) - np.array(lab, np.float32))) < within


def test_the_astronaut() -> None:
    spec = _figure("astronaut.jpg")
    assert spec.pet is None
    assert spec.seed == 7
    assert spec.hair.fringe != "none"
    assert spec.hair.length == pytest.approx(-0.55, abs=0.1)
    assert _near(spec.hair.color, (48, 7, 30), 12)
    assert _near(spec.face.skin, (78, 14, 18), 8)
    assert _near(spec.top.color, (56, 48, 47), 12)
    assert spec.top.sleeve == "long"
    assert spec.top.pattern.kind == "plain", "patches and a harness are no print"
    assert spec.body.build != "child"
    assert spec.face.mouth == "grin"
    assert (spec.hat.kind, spec.glasses.kind, spec.facial_hair.kind) == ("none", "none", "none")
    assert figure.from_json(figure.to_json(spec)) == spec


def test_the_man_in_the_dark_suit() -> None:
    spec = _figure("portrait_dark_suit.jpg")
    assert spec.hair.style == "buzz"
    assert 24 < from_hex(spec.hair.color)[0] < 33, "dark with grey in it: by eye 25 and 30"
    assert spec.top.kind == "suit"
    assert from_hex(spec.top.color)[0] < 22
    assert from_hex(spec.top.inner)[0] > 80, "a white shirt under the suit"
    assert spec.bottom.color == spec.top.color
    assert spec.shoes.kind == "dress"
    assert spec.facial_hair.kind == "none"
    assert spec.face.mouth == "grin"


def test_the_white_haired_man_keeps_his_swept_back_hair_and_is_lined() -> None:
    spec = _figure("portrait_white_hair.jpg")
    assert (spec.hair.style, spec.hair.fringe) == ("side_part", "none")
    assert spec.hair.streak is None, "skin between thin hair is no second tone"
    hair = from_hex(spec.hair.color)
    assert hair[0] > 68
    assert chroma(hair) < 8
    assert spec.face.age > 0.3
    assert spec.top.kind == "suit"
    assert spec.top.tie is not None
    assert from_hex(spec.top.tie)[2] < -15, "a blue tie"


def test_skins_keep_their_order() -> None:
    dark, light = (from_hex(_figure(n).face.skin)[0] for n in ("portrait_dark_suit.jpg", "astronaut.jpg"))
    assert dark < light - 8


def test_the_cat_is_a_ginger_tabby() -> None:
    pet = _figure("cat.jpg").pet
    assert pet is not None
    assert (pet.species, pet.ears, pet.pattern) == ("cat", "erect", "tabby")
    coat = from_hex(pet.coat)
    assert 10 < coat[1] < 30
    assert coat[2] > 12
    assert from_hex(pet.second)[0] < coat[0] - 8
    assert from_hex(pet.light)[0] > coat[0]


def test_a_thing_is_left_to_be_lifted() -> None:
    assert read.read(observed("cup.jpg"), 0) is None


def test_reading_again_gives_the_same_figure() -> None:
    fresh = perceive.observe(photo("astronaut.jpg"))
    assert read.read(fresh, 7) == _figure("astronaut.jpg")


def test_copies_of_a_photo_ask_the_same_random_choices() -> None:
    whole = photo("astronaut.jpg")
    first = read.read(observed("astronaut.jpg"))
    assert first is not None
    for copy in (whole[8:-8, 8:-8], np.clip(whole * 0.9, 0, 255).astype(np.uint8)):
        again = read.read(perceive.observe(np.ascontiguousarray(copy)))
        assert again is not None
        assert (again.seed, again.bottom.kind, again.shoes, again.body.sway) == (
            first.seed,
            first.bottom.kind,
            first.shoes,
            first.body.sway,
        )


def test_people_and_pets_have_seeds_of_their_own() -> None:
    figures = [read.read(observed(name)) for name in ("astronaut.jpg", "portrait_white_hair.jpg", "cat.jpg")]
    assert len({spec.seed for spec in figures if spec is not None}) == len(figures)


def test_a_mirrored_photo_gives_the_same_person_turned_the_other_way() -> None:
    seen = read.measure(observed("portrait_white_hair.jpg")).head
    other = read.measure(perceive.observe(np.ascontiguousarray(photo("portrait_white_hair.jpg")[:, ::-1]))).head
    assert seen is not None
    assert other is not None
    assert other.yaw == pytest.approx(-seen.yaw, abs=0.05)
    assert other.hair.length == pytest.approx(seen.hair.length, abs=0.08)
    assert other.hair.gap_left == pytest.approx(seen.hair.gap_right, abs=0.12)
    assert other.skin.value == pytest.approx(seen.skin.value, abs=3)


def test_a_grey_photo_gives_natural_skin_and_no_coloured_clothes() -> None:
    grey = photo("astronaut.jpg").mean(axis=2).astype(np.uint8)
    spec = read.read(perceive.observe(np.dstack([grey] * 3)), 0)
    assert spec is not None
    assert chroma(from_hex(spec.face.skin)) > 15
    assert chroma(from_hex(spec.top.color)) < 4


def test_a_green_light_is_taken_off_skin_hair_and_clothes() -> None:
    green = np.clip(photo("portrait_dark_suit.jpg") * np.array([0.6, 1.2, 0.6]), 0, 255).astype(np.uint8)
    spec = read.read(perceive.observe(green), 0)
    assert spec is not None
    plain = _figure("portrait_dark_suit.jpg")
    for ours, theirs, within in (
        (spec.face.skin, plain.face.skin, 18),
        (spec.hair.color, plain.hair.color, 16),
        (spec.top.color, plain.top.color, 16),
    ):
        assert float(np.linalg.norm(from_hex(ours) - from_hex(theirs))) < within


@pytest.mark.parametrize("brighter", [0.85, 1.15])
def test_a_brighter_or_darker_print_shows_the_same_colours(brighter: float) -> None:
    seen = observed("astronaut.jpg")
    printed = np.clip(seen.photo * brighter, 0, 255).astype(np.uint8)
    spec = read.read(perceive.Observation("person", printed, face=seen.face, pose=seen.pose), 7)
    assert spec is not None
    plain = _figure("astronaut.jpg")
    for ours, theirs in (
        (spec.face.skin, plain.face.skin),
        (spec.hair.color, plain.hair.color),
        (spec.top.color, plain.top.color),
    ):
        assert float(deltaE_ciede2000(from_hex(ours), from_hex(theirs))) < 4.5


def test_hair_cut_off_by_the_photo_is_not_baldness() -> None:
    spec = read.read(perceive.observe(np.ascontiguousarray(photo("astronaut.jpg")[120:300, 150:330])), 0)
    assert spec is not None
    assert spec.hair.style not in ("bald", "buzz", "receding")


def test_a_photo_too_dark_to_read_a_face_takes_the_default_skin() -> None:
    dark = (photo("portrait_white_hair.jpg") * 0.12).astype(np.uint8)
    spec = read.read(perceive.observe(dark), 0)
    assert spec is not None
    assert from_hex(spec.face.skin)[0] > 60
