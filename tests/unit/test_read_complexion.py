"""How light skin is told from what is seen with it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import color, complexion, head, sclera, shading, skin, surroundings
from figurelab.engines.procedural.read.complexion_weights import PAIRS, SCALE, SIGNS
from figurelab.engines.procedural.read.reading import Reading

USUAL = [mean for mean, _, _ in SIGNS.values()]
UNTOLD = complexion.UNSEEN
PHOTOS = ("astronaut.jpg", "portrait_dark_suit.jpg", "portrait_white_hair.jpg")


def _head(name: str, gain: float | tuple[float, float, float] = 1.0) -> head.Head:
    """The head of a photo whose sRGB values are multiplied."""
    seen = observed(name)
    assert seen.head is not None
    assert seen.face is not None
    picture = np.clip(seen.head.picture * np.asarray(gain, np.float32), 0, 255).round().astype(np.uint8)
    return head.Head(replace(seen.head, picture=picture), seen.head.window.from_photo(seen.face.landmarks[:, :2]))


def _signs(name: str, gain: float | tuple[float, float, float] = 1.0) -> dict[str, float]:
    return dict(zip(SIGNS, complexion.signs(_head(name, gain), 52.0), strict=True))


def _told(**changed: float) -> float:
    """L told by the usual signs but for some."""
    return complexion.likeliest([changed.get(name, mean) for name, mean in zip(SIGNS, USUAL, strict=True)])


def test_teeth_whites_sheen_and_pale_lips_tell_dark_skin() -> None:
    usual = _told()
    assert _told(teeth=1.1) < usual - 8, "teeth far lighter than the skin"
    assert _told(sheen=0.8) < usual - 3
    assert _told(lips=0.1, highlights=1.2) < usual - 3, "where it shines and the lips are hardly redder"
    assert _told(hair=-0.7) > usual + 1, "fair hair"


def test_hair_bluer_than_any_is_beside_skin_hangs_in_blue_light_and_tells_nothing() -> None:
    assert _told(hair=1.6, whites=0.9) == pytest.approx(_told(hair=UNTOLD, whites=UNTOLD), abs=1e-6)
    assert _told(hair=0.9, whites=0.6) < _told() - 4, "black hair beside brown skin"


def test_lips_no_redder_than_the_face_tell_more_in_little_light() -> None:
    bright, dim = (_told(skin=light, lips=0.0) - _told(skin=light) for light in (-0.9, -2.4))
    assert dim < bright - 8
    assert _told(skin=-2.4, lips=0.5) - _told(skin=-2.4, lips=UNTOLD) > -1, "pale skin's are redder in the dark as well"


def test_what_looks_like_shade_on_surely_dark_skin_lifts_it_no_more() -> None:
    base = _head("portrait_dark_suit.jpg")
    dark, brown = (skin._weighed(base, told, told + 12) - skin._weighed(base, told, told) for told in (48.0, 66.0))
    assert dark == pytest.approx(0, abs=1e-4)
    assert brown > 2
    assert skin._weighed(base, 48.0, 40.0) < skin._weighed(base, 48.0, 48.0) - 2, "it darkens it as before"


def test_white_cloth_in_the_same_even_light_bounds_dark_skin() -> None:
    base = _head("portrait_dark_suit.jpg")
    even = replace(base, regions=replace(base.regions, picture=np.full_like(base.regions.picture, 140)))
    clad, plain = (surroundings.Surroundings(brightest=light) for light in (90.0, 60.0))
    most = float(color.to_lab(np.full((1, 3), 140, np.uint8))[0, 0])
    assert skin._beside_white(even, 50.0, most + 12, clad) == pytest.approx(10, abs=0.1)
    assert skin._beside_white(even, 50.0, most + 12, plain) == 0, "nothing white is seen"
    assert skin._beside_white(even, 70.0, most + 12, clad) == 0, "a pale face in shade"
    half = even.regions.picture.copy()
    half[:, : int(base.middle + 0.15 * base.width)] = 40
    aslant = replace(even, regions=replace(even.regions, picture=half))
    assert skin._beside_white(aslant, 50.0, most + 12, clad) < 3, "lit from one side"


def test_what_is_not_seen_tells_nothing_and_what_is_absurd_no_more_than_much() -> None:
    for name in SIGNS:
        assert _told(**{name: complexion.UNSEEN}) == pytest.approx(_told(), abs=1e-6)
    assert _told(teeth=50.0) == pytest.approx(_told(teeth=5.0))
    assert all(0 <= a < b for a, b in zip(SCALE[1], SCALE[1][1:], strict=False))
    assert all(name in SIGNS for pair in PAIRS for name in pair)


@pytest.mark.parametrize("name", PHOTOS)
def test_the_light_of_a_photo_is_hardly_seen_in_the_signs(name: str) -> None:
    plain = complexion.likeliest(list(_signs(name).values()))
    for gain in (0.8, (1.06, 1.0, 0.92)):
        assert complexion.likeliest(list(_signs(name, gain).values())) == pytest.approx(plain, abs=3.0), gain


def test_brown_skin_is_told_from_pale_skin_in_as_bright_a_photo() -> None:
    brown, pale = _head("portrait_dark_suit.jpg"), _head("astronaut.jpg")
    for seen, low, high in ((brown, -12, -4), (pale, -4, 4)):
        own = float(shading.lit_half(seen.lab[seen.skin])[0])
        assert low < float(skin.skin_color(seen).value[0]) - own < high


def test_teeth_are_the_lighter_the_darker_the_skin_and_a_shut_mouth_has_none() -> None:
    base = _head("portrait_dark_suit.jpg")
    darker = base.regions.picture.copy()
    darker[base.skin] = (darker[base.skin] * 0.6).astype(np.uint8)
    dark = complexion.signs(replace(base, regions=replace(base.regions, picture=darker)), 52.0)
    assert dict(zip(SIGNS, dark, strict=True))["teeth"] > _signs("portrait_dark_suit.jpg")["teeth"] + 0.6
    shut = base.regions.picture.copy()
    shut[base.area(head.INNER_LIPS)] = color.to_rgb(np.array((45, 30, 16), np.float32))
    closed = complexion.signs(replace(base, regions=replace(base.regions, picture=shut)), 52.0)
    assert np.isnan(dict(zip(SIGNS, closed, strict=True))["teeth"])


def test_a_masks_cloth_is_neither_teeth_nor_lips() -> None:
    base = _head("portrait_dark_suit.jpg")
    rows = np.arange(len(base.skin))[:, None]
    under = base.oval & (rows > base.points[2, 1])
    labels, picture = base.regions.labels.copy(), base.regions.picture.copy()
    labels[under], picture[under] = Region.OTHER, (236, 240, 244)
    masked = replace(base, regions=replace(base.regions, labels=labels, picture=picture))
    told = dict(zip(SIGNS, complexion.signs(masked, 52.0), strict=True))
    assert np.isnan(told["teeth"])
    assert np.isnan(told["lips"])
    assert float(skin.skin_color(masked).value[0]) == pytest.approx(float(skin.skin_color(base).value[0]), abs=8)


def test_face_and_signs_both_count() -> None:
    base = _head("portrait_dark_suit.jpg")
    signs = complexion.lightness(base, shading.hue_of(shading.lit_half(base.lab[base.skin]))).value
    own, found = shading.shown(base), float(skin.skin_color(base).value[0])
    assert abs(own - signs) > 3
    assert min(own, signs) + 1 < found < max(own, signs) - 1


def test_skin_is_as_deep_as_most_of_the_face_but_in_the_dark_and_never_lighter_for_it() -> None:
    seen, dark = _head("portrait_white_hair.jpg"), _head("portrait_white_hair.jpg", 0.12)
    most = float(np.median(seen.lab[seen.skin][:, 0]))
    lit = shading.lit_half(seen.lab[seen.skin])

    def read(light: float, colorfulness: float) -> float:
        return skin._as_deep_as_seen(seen, light, color.shade(lit, colorfulness=colorfulness))

    assert [read(most - 20.0, 2.0), read(most, 2.0)] == [most - 20.0, most]
    assert most < read(most + 8.0, 2.0) < most + 6.0, "brown skin is saturated"
    assert read(most + 8.0, 0.5) > most + 6.0, "pale skin in shade is not"
    assert most + 30.0 - read(most + 30.0, 2.0) < skin._DEEPER[1]
    assert skin._as_deep_as_seen(dark, 72.0, lit) == 72.0


def test_a_face_before_white_is_as_light_as_it_is_seen_unless_it_is_dark(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _head("portrait_white_hair.jpg")

    def found(told: float, given: float) -> float:
        def signs(*_: object) -> Reading[float]:
            return Reading(told, 1.0)

        def own(*_: object) -> float:
            return told

        monkeypatch.setattr(skin, "lightness", signs)
        monkeypatch.setattr(skin, "shown", own)
        return float(skin.skin_color(replace(seen, exposure=given)).value[0])

    assert found(61.0, 0.85) > found(61.0, 1.0) + 3, "the ground is overexposed, the face is not"
    assert found(61.0, 0.85) < float(shading.lit_half(color.to_lab(seen.regions.picture[seen.skin]))[0])
    assert found(50.0, 0.85) == pytest.approx(found(50.0, 1.0), abs=0.1), "dark skin in too much light"
    assert found(74.0, 0.85) == pytest.approx(found(74.0, 1.0), abs=1.0), "nothing is missing"


def test_blue_whites_fair_hair_light_limbs_and_a_warm_scene_tell_which_light_skin_lies_in() -> None:
    usual = _told()
    assert _told(whites=0.7) < usual - 2, "whites far bluer than the skin beside them"
    assert _told(fair=2.0) > usual + 1
    assert _told(limbs=0.8) > usual + 1, "a face in shade"
    assert _told(redness=0.6) > usual + 0.5


def test_fair_hair_is_nearly_as_light_as_the_skin_and_black_hair_and_hair_in_the_dark_tell_nothing() -> None:
    base = _head("astronaut.jpg")
    fair = _signs("astronaut.jpg")["fair"]
    assert fair > 0.3
    assert _signs("astronaut.jpg", 0.9)["fair"] == pytest.approx(fair, abs=0.2)
    black = base.regions.picture.copy()
    black[base.hair] = (black[base.hair] * 0.2).astype(np.uint8)
    dark = complexion.signs(replace(base, regions=replace(base.regions, picture=black)), 52.0)
    assert dict(zip(SIGNS, dark, strict=True))["fair"] == 0
    assert _signs("astronaut.jpg", 0.25)["fair"] == 0


def test_any_lamp_dyes_whites_and_skin_alike() -> None:
    plain = _signs("astronaut.jpg")["whites"]
    for gain in ((1.0, 1.0, 0.8), (0.8, 0.9, 1.0)):
        assert _signs("astronaut.jpg", gain)["whites"] == pytest.approx(plain, abs=0.06)
    assert _signs("portrait_dark_suit.jpg")["whites"] > plain


def test_limbs_count_only_where_they_are_lighter_than_the_face() -> None:
    base = _head("astronaut.jpg")
    told = [
        dict(zip(SIGNS, complexion.signs(base, 52.0, surroundings.Surroundings(limbs=limbs)), strict=True))["limbs"]
        for limbs in (-5.0, 0.5)
    ]
    assert told[0] == 0
    assert 0 < told[1] <= 0.8
    assert np.isnan(dict(zip(SIGNS, complexion.signs(base, 52.0), strict=True))["limbs"])


def _lit(base: head.Head, gain: np.ndarray) -> dict[str, float]:
    """Signs of a face whose light is multiplied by (h, w) or (h, w, 3)."""
    light = color.to_light(base.regions.picture) * (gain if gain.ndim == 3 else gain[..., None])
    picture = base.regions.picture.copy()
    values = np.clip(light, 0, 1)
    values = np.where(values <= 0.0031308, 12.92 * values, 1.055 * values ** (1 / 2.4) - 0.055)
    picture[base.skin] = np.round(255 * values)[base.skin].astype(np.uint8)
    return dict(
        zip(SIGNS, complexion.signs(replace(base, regions=replace(base.regions, picture=picture)), 52.0), strict=True)
    )


def test_half_a_face_in_the_sun_is_no_sheen_and_small_gleams_are() -> None:
    base = _head("portrait_dark_suit.jpg")
    rows, columns = np.mgrid[0 : len(base.skin), 0 : len(base.skin)]
    # A fifth of the face, far more lit than the rest; and spots that are hardly a hundredth of it, as light.
    sunny = np.where(columns > np.percentile(np.nonzero(base.skin)[1], 80), 1.0, 0.25)
    spots = np.where((rows % 40 < 6) & (columns % 40 < 6), 1.0, 0.25)
    assert _lit(base, spots)["sheen"] > _lit(base, sunny)["sheen"] + 0.25
    assert _told(sheen=0.5) > _told(sheen=0.9) + 3


def test_a_lit_side_has_the_skins_own_colour_and_a_sheen_the_lamps() -> None:
    base = _head("portrait_dark_suit.jpg")
    lit = np.zeros(base.skin.shape, bool)
    lit[:, int(np.percentile(np.nonzero(base.skin)[1], 90)) :] = True
    form = _lit(base, np.where(lit, 1.2, 0.3))["form"]
    white = np.where(lit[..., None], np.array([0.8, 1.3, 2.2]), 0.3)
    assert form > _lit(base, white)["form"] + 0.3
    assert _told(form=0.6) > _told(form=0.0) + 1.5


def test_a_face_far_lighter_than_the_photo_hangs_in_a_dark_room() -> None:
    base = _head("portrait_dark_suit.jpg")
    told = [
        dict(zip(SIGNS, complexion.signs(base, 52.0, surroundings.Surroundings(middle=middle)), strict=True))["room"]
        for middle in (-1.0, -4.5, float("nan"))
    ]
    assert told[0] == 0
    assert told[1] > 0.5
    assert np.isnan(told[2])
    assert _told(room=1.0) > _told(room=0.0) + 1.5


def test_the_whites_of_the_eyes_are_found_in_one_way() -> None:
    base = _head("astronaut.jpg")
    found = sclera.whites(base)
    shown = sclera.eye_white(base)
    assert len(found) == 2
    assert shown is not None
    assert shown[0] == pytest.approx(
        np.median([color.to_lab(base.regions.picture[w.where])[:, 0].mean() for w in found]), abs=6
    )
    assert np.hypot(*shown[1:]) < color.chroma(shading.lit_half(base.lab[base.skin]))
    assert not sclera.whites(replace(base, points=base.points * np.float32(0.05)))
