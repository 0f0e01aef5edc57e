"""Complexion, irises and weaves on painted pictures: the colours are known, the shapes are a real face's."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from photos import head_of, observed
from scipy import ndimage

from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import (
    beard,
    color,
    cover,
    expression,
    hair,
    head,
    iris,
    irises,
    measure,
    outfit,
    pigment,
    shading,
    skin,
    tint,
    weave,
)
from figurelab.engines.procedural.read import light as light_of_photo
from figurelab.engines.procedural.read.face import face
from figurelab.engines.procedural.read.growth import Growth, Zone, growth
from figurelab.engines.procedural.read.light import Light, white
from figurelab.engines.procedural.read.reading import Reading
from figurelab.engines.procedural.read.surroundings import Surroundings
from figurelab.engines.procedural.read.thatch import with_thatch

SKIN = (70.0, 14.0, 20.0)


def _painted(skin_lab: tuple[float, ...], white: tuple[float, ...], ball: tuple[float, ...] = (25, 5, 12)) -> head.Head:
    """The astronaut's face with skin, eye whites and irises in the given Lab colours."""
    base = head_of(observed("astronaut.jpg"))
    picture = np.empty_like(base.regions.picture)
    picture[:] = color.to_rgb(np.array(skin_lab, np.float32))
    picture[base.area(head.RIGHT_EYE, head.LEFT_EYE)] = color.to_rgb(np.array(white, np.float32))
    y, x = np.mgrid[0 : picture.shape[0], 0 : picture.shape[1]]
    for outer, inner, ring in ((33, 133, head.RIGHT_EYE), (263, 362, head.LEFT_EYE)):
        cx, cy = base.points[ring].mean(axis=0)
        width = float(np.linalg.norm(base.points[outer] - base.points[inner]))
        disc = base.area(ring) & (np.hypot(x - cx, y - cy) < 0.22 * width)
        picture[disc] = color.to_rgb(np.array(ball, np.float32))
    labels = np.full_like(base.regions.labels, Region.FACE_SKIN)
    return replace(base, regions=replace(base.regions, picture=picture, labels=labels))


def _shown(base: head.Head, where: np.ndarray, lab: tuple[float, ...]) -> float:
    """L that a face shows of the skin where a part of a head has another colour."""
    picture = base.regions.picture.copy()
    picture[where] = color.to_rgb(np.array(lab, np.float32))
    return shading.shown(replace(base, regions=replace(base.regions, picture=picture)))


def _lightness(skin_lab: tuple[float, ...], white: tuple[float, ...]) -> float:
    return shading.shown(_painted(skin_lab, white))


def test_pink_skin_in_shade_is_lifted_and_brown_skin_is_not() -> None:
    shaded = _lightness((48, 20, 17), (46, 3, 5))
    assert shaded > 60
    brown = _lightness((45, 14, 21), (72, 2, 6))
    assert brown < 46, "darker skin than the usual is not moved towards it"
    outshone = _lightness((48, 20, 17), (75, 3, 5))
    assert outshone < shaded - 6, "eye whites far lighter than the skin: no shade"


def test_brown_skin_under_a_bright_light_is_darker_than_it_reads_unless_the_light_is_warm() -> None:
    bright = _lightness((72, 16, 24), (80, 1, 4))
    assert bright < 66
    assert _lightness((72, 16, 24), (80, 8, 22)) > bright + 4
    assert _lightness((80, 10, 16), (88, 1, 4)) == pytest.approx(78, abs=3), "pale skin stays pale"


def test_skin_too_dark_to_judge_fades_into_a_middling_one_without_a_step() -> None:
    levels = range(6, 40, 2)
    lights = [float(skin.skin_color(_painted((level, 10, 12), (level + 20, 1, 3))).value[0]) for level in levels]
    assert lights[0] == pytest.approx(68.7, abs=1.5)
    assert max(abs(a - b) for a, b in pairwise(lights)) < 13
    assert lights[-1] < 50, "brown skin in good light stays brown"


def test_a_little_colour_of_dark_skin_is_no_coloured_light_on_a_light_shirt() -> None:
    shirt = np.array((80.0, 0.0, 5.0), np.float32)
    dark, lit = skin.light(_painted((24, 1, 12), (50, 0, 6))), skin.light(_painted((66, 1, 32), (80, 0, 6)))
    assert dark is not None
    assert lit is not None
    assert float(np.linalg.norm(dark.remove(shirt) - shirt)) < 8
    assert lit.remove(shirt)[1] > 5, "a pale face is green in green light alone"
    blue = skin.light(_painted((30, 4, -22), (50, 3, -30)))
    assert blue is not None
    assert blue.remove(shirt)[2] > 30, "no skin is blue, however dark"


def _before(skin_lab: tuple[float, ...], lips: tuple[float, ...], around: Surroundings) -> float:
    base = _painted(skin_lab, (40, 2, 7))
    picture = base.regions.picture.copy()
    picture[base.area(head.LIPS)] = color.to_rgb(np.array(lips, np.float32))
    lit = replace(base, regions=replace(base.regions, picture=picture))
    return shading.shown(lit, around)


def test_a_face_before_a_bright_ground_is_lifted_where_its_lips_show_that_it_is_pale() -> None:
    plain, bright = Surroundings(), Surroundings(ground=85.0, brightest=90.0)
    pale = (60, 11, 18), (50, 28, 16)
    assert _before(*pale, bright) > _before(*pale, plain) + 5
    brown = (45, 14, 22), (42, 16, 18)
    assert _before(*brown, bright) == pytest.approx(_before(*brown, plain), abs=0.5), "a dark face in a white room"


def test_a_face_that_reads_brown_is_paler_where_its_lips_are_far_redder() -> None:
    plain = Surroundings()
    dim = (60, 13, 25)
    assert _before(dim, (50, 26, 18), plain) > _before(dim, (50, 17, 18), plain) + 3
    for deep in ((46, 14, 20), (52, 20, 33)):
        assert _before(deep, (44, 28, 20), plain) == pytest.approx(_before(deep, (44, 20, 20), plain), abs=1.0), deep


def _hue(skin_lab: tuple[float, ...]) -> float:
    return color.hue(skin.skin_color(_painted(skin_lab, (60, 6, 5))).value)


def test_a_hue_is_kept_in_part_and_never_leaves_those_of_skin() -> None:
    usual, golden, pink = (_hue(lab) for lab in ((66, 14, 18), (66, 12, 24), (66, 20, 16)))
    assert golden - usual == pytest.approx(0.6 * (63.4 - 52.1), abs=1.0)
    assert 42 <= pink < usual - 5
    assert _hue((66, 4, 30)) <= 62.5, "a green light"


def test_a_face_in_fair_light_is_moved_to_what_is_seen_and_one_in_the_dark_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def moved(seen: float, own: float, told: float = 80.0) -> float:
        def by_signs(*_: object) -> Reading[float]:
            return Reading(told, 1.0)

        def by_face(*_: object) -> float:
            return own

        monkeypatch.setattr(skin, "lightness", by_signs)
        monkeypatch.setattr(skin, "shown", by_face)
        return float(skin.skin_color(_painted((seen, 14, 18), (seen + 12, 1, 4))).value[0]) - told

    assert -9.0 < moved(66, 76) < -6.0, "signs alone would have it paler than anybody sees it"
    assert moved(66, 80) < -1, "what the photo shows counts where the signs agree"
    assert -13.0 < moved(60, 62) < -10.0, "a light of its own: the signs are believed"
    assert moved(30, 76) == pytest.approx(-0.8, abs=0.1), "a dim face's own lightness says little"


def test_a_lamps_colour_is_no_skins_and_grey_photos_take_the_usual_one() -> None:
    chromas = [color.chroma(skin.skin_color(_painted(lab, (60, 6, 5))).value) for lab in ((66, 14, 18), (66, 32, 40))]
    assert chromas[1] - chromas[0] < 10, "of 28"
    grey = skin.skin_color(_painted((76, 1, 1), (80, 1, 1))).value
    assert color.hue(grey) == pytest.approx(52, abs=0.5)
    assert 18 < color.chroma(grey) < 26


def test_painted_lips_tell_nothing_of_the_skin_under_them() -> None:
    plain, brown = Surroundings(), (60, 14, 25)
    usual, red, painted = (_before(brown, (50, redness, 18), plain) for redness in (20, 27, 42))
    assert red > usual + 2
    assert painted < usual + 0.5


def test_a_face_darker_than_its_own_arms_lies_in_shade() -> None:
    face = (62, 14, 22), (55, 20, 18)
    assert _before(*face, Surroundings(arms=14.0)) > _before(*face, Surroundings(arms=3.0)) + 3


def test_of_somebody_on_whom_nothing_is_light_a_dark_face_tells_little() -> None:
    base = _painted((28, 14, 12), (40, 2, 7))
    picture = base.regions.picture.copy()
    picture[base.area(head.LIPS)] = color.to_rgb(np.array((25, 15, 10), np.float32))
    face = replace(base, regions=replace(base.regions, picture=picture))
    unlit, lit = (float(skin.skin_color(face, Surroundings(brightest=b)).value[0]) for b in (52.0, 85.0))
    assert lit < 45, "very dark skin beside something white is very dark"
    assert unlit > 60


@pytest.mark.parametrize(("lit", "shown"), [((66.0, 14.0, 22.0), True), ((66.0, 3.0, 4.0), False)])
def test_a_hard_light_on_little_of_the_face_tells_the_skin_and_glare_does_not(
    lit: tuple[float, ...], shown: bool
) -> None:
    dark = (24.0, 10.0, 14.0)
    base = _painted(dark, (30, 1, 4))
    rows = np.arange(len(base.skin))[:, None]
    forehead = base.skin & (rows < np.percentile(np.nonzero(base.skin)[0], 20))
    found = _shown(base, forehead, lit)
    plain = _lightness(dark, (30, 1, 4))
    assert found > plain + 15 if shown else found == pytest.approx(plain, abs=3)


def test_teeth_as_dark_as_the_skin_hang_in_shade_with_it() -> None:
    def lightness(between_the_lips: tuple[float, ...]) -> float:
        base = _painted((64, 9, 17), (60, 3, 5))
        return _shown(base, base.area(head.INNER_LIPS), between_the_lips)

    assert lightness((67, 1, 4)) > lightness((80, 1, 4)) + 5


def test_lips_tell_tanned_skin_from_brown_skin_under_a_bright_light() -> None:
    def lightness(lips: tuple[float, ...]) -> float:
        base = _painted((72, 16, 24), (80, 1, 4))
        return _shown(base, base.area(head.LIPS), lips)

    assert lightness((60, 34, 18)) > lightness((58, 17, 18)) + 6


def test_a_sheen_on_dark_skin_is_told_from_pale_skin_by_the_teeth() -> None:
    def lightness(between_the_lips: tuple[float, ...]) -> float:
        base = _painted((68, 9, 11), (60, 3, 5))
        return _shown(base, base.area(head.INNER_LIPS), between_the_lips)

    closed, dark = lightness((45, 26, 16)), lightness((90, 1, 4))
    assert dark < closed - 6
    assert lightness((80, 1, 4)) == pytest.approx(closed, abs=1), "teeth no lighter than pale skin's"
    assert lightness((25, 8, 6)) == pytest.approx(closed, abs=1), "an open mouth without teeth says nothing"


FAIR, DARK, GREY_HAIRED, PALE_SKIN, DARK_SKIN = (55, 8, 25), (15, 2, 3), (70, 1, 4), (74, 13, 17), (50, 16, 22)


def _printed(ball: tuple[float, ...], hair_lab: tuple[float, ...] = (35, 6, 14)) -> np.ndarray:
    """Lab of the printed iris of somebody whose own is ``ball`` on the usual skin."""
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None
    hair_color = np.array(hair_lab, np.float32)
    own = replace(seen, iris=iris.iris(_painted(SKIN, (82, 1, 4), ball)))
    return color.from_hex(irises.color(own, hair_color, np.array(SKIN, np.float32)))


@pytest.mark.parametrize("ball", [(45, -2, -12), (48, -9, 8), (46, 0, 1), (26, -3, -2), (26, -4, 6)])
def test_light_irises_keep_their_hue_and_are_muted(ball: tuple[float, ...]) -> None:
    lab = _printed(ball)
    assert float(np.hypot(lab[1], lab[2])) < 24
    assert lab[1] < 1, "none is brown"
    if ball[2] < -8:
        assert lab[2] < -10
    if ball[1] < -8:
        assert lab[1] < -7


@pytest.mark.parametrize("ball", [(30, 8, 16), (14, 4, 5), (44, 11, 22), (22, 9, 13)])
def test_what_has_the_red_of_skin_is_brown(ball: tuple[float, ...]) -> None:
    assert _printed(ball)[1] > 4


def test_amber_irises_are_yellower_than_brown_ones_as_light() -> None:
    amber, brown = _printed((40, 11, 27)), _printed((40, 13, 14))
    assert amber[2] > brown[2] + 6


def test_a_dark_blue_iris_is_bluer_than_the_white_would_be_in_its_shade() -> None:
    blue, brown = (iris.iris(_painted(SKIN, (70, 4, 4), ball)).value for ball in ((17, 1, -9), (17, 5, 3)))
    assert blue.cool > 7
    assert brown.cool < 1
    assert blue.pale > brown.pale + 1.5


@pytest.mark.parametrize(
    ("evidence", "hair_lab", "skin_lab", "light"),
    [
        (3.0, FAIR, PALE_SKIN, True),
        (2.7, DARK, PALE_SKIN, False),
        (3.0, GREY_HAIRED, PALE_SKIN, True),
        (2.0, GREY_HAIRED, PALE_SKIN, False),
        (4.5, DARK, PALE_SKIN, True),
        (4.5, DARK, DARK_SKIN, False),
        (1.0, FAIR, PALE_SKIN, False),
    ],
    ids=[
        "fair",
        "dark",
        "clearly under grey hair",
        "grey hair is not fair",
        "plain",
        "the sky in a brown face",
        "none",
    ],
)
def test_light_eyes_are_believed_where_they_are_likely(
    evidence: float, hair_lab: tuple[float, ...], skin_lab: tuple[float, ...], *, light: bool
) -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None
    brows = Reading(replace(seen.brows.value, darkness=18.0), 0.7)
    own = replace(seen, iris=Reading(iris.IrisSeen(0.25, 6.0, evidence), 0.6), brows=brows)
    lab = color.from_hex(irises.color(own, np.array(hair_lab, np.float32), np.array(skin_lab, np.float32)))
    assert (lab[2] < 0) is np.bool_(light)


@pytest.mark.parametrize(
    ("yaw", "shown", "light"),
    [(0.1, 0.4, True), (-0.8, 0.4, False), (0.1, 0.8, False)],
    ids=["plain", "turned", "white"],
)
def test_light_eyes_take_more_in_turned_faces_and_no_white_is_an_iris(yaw: float, shown: float, *, light: bool) -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None
    own = replace(seen, iris=Reading(iris.IrisSeen(shown, 6.0, 4.5), 0.6), yaw=yaw)
    lab = color.from_hex(irises.color(own, np.array(DARK, np.float32), np.array(PALE_SKIN, np.float32)))
    assert (lab[2] < 0) is np.bool_(light)


@pytest.mark.parametrize(("darkness", "light"), [(6.0, True), (30.0, False)], ids=["fair brows", "dyed hair"])
def test_dark_brows_tell_that_fair_hair_is_dyed(darkness: float, *, light: bool) -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None
    brows = Reading(replace(seen.brows.value, darkness=darkness), 0.7)
    own = replace(seen, iris=Reading(iris.IrisSeen(0.25, 6.0, 2.4), 0.6), brows=brows)
    lab = color.from_hex(irises.color(own, np.array(FAIR, np.float32), np.array(PALE_SKIN, np.float32)))
    assert (lab[2] < 0) is np.bool_(light)


@pytest.mark.parametrize(("cool", "green"), [(0.0, True), (2.8, False)], ids=["neither", "bluer than the white"])
def test_little_red_is_a_green_iris_only_where_it_is_not_blue(cool: float, *, green: bool) -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None

    def printed(red: float) -> np.ndarray:
        own = replace(seen, iris=Reading(iris.IrisSeen(0.4, cool, 6.0, red), 0.6))
        return color.from_hex(irises.color(own, np.array(FAIR, np.float32), np.array(PALE_SKIN, np.float32)))

    turned = float(np.linalg.norm(printed(-2.5) - printed(-0.2)))
    assert turned > 8 if green else turned < 1


def test_light_eyes_behind_clear_glass_are_believed_on_more_evidence() -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None
    brows = Reading(replace(seen.brows.value, darkness=18.0), 0.7)
    framed = Reading(replace(seen.glasses.value, kind="round", lens=None), 0.9)
    light: list[bool] = []
    for evidence, glasses in ((2.0, seen.glasses), (3.0, framed), (4.5, framed)):
        own = replace(seen, iris=Reading(iris.IrisSeen(0.25, 6.0, evidence), 0.6), brows=brows, glasses=glasses)
        lab = color.from_hex(irises.color(own, np.array(FAIR, np.float32), np.array(PALE_SKIN, np.float32)))
        light.append(bool(lab[2] < 0))
    assert light == [True, False, True]


def test_hazel_irises_are_yellower_than_the_white_beside_them() -> None:
    hazel, grey = (iris.iris(_painted(SKIN, (82, 1, 4), ball)).value for ball in ((40, 2, 16), (40, 2, 3)))
    assert hazel.pale < grey.pale - 1.5


def test_an_iris_as_light_beside_dark_skin_is_a_darker_brown() -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None
    browns: list[float] = []
    for level in (80, 68, 40):
        skin_lab = np.array((level, 14, 20), np.float32)
        own = replace(seen, iris=Reading(iris.IrisSeen(0.5, pale=-5.0), 0.6), skin=Reading(skin_lab, 0.9))
        browns.append(float(color.from_hex(face(own, np.array((15, 2, 3), np.float32)).eyes.color)[0]))
    assert browns[0] == browns[1] > browns[2] + 10


def test_what_is_lighter_than_the_skin_is_the_white_of_an_eye_that_looks_aside() -> None:
    aside, pale = (iris.iris(_painted(SKIN, (92, 0, 3), ball=(lightness, -3, -8))) for lightness in (72, 60))
    assert not aside.trusted
    assert aside.value.pale < -5
    assert pale.trusted
    assert pale.value.pale > 4


def test_an_iris_without_a_lighter_white_is_shade() -> None:
    assert not iris.iris(_painted(SKIN, (46, 1, 3), (44, 0, 1))).trusted


def _cloth(picture: np.ndarray) -> outfit.Outfit:
    size = picture.shape[0]
    all_of_it = np.ones((size, size), np.bool_)
    labels = np.full((size, size), Region.CLOTHES, np.uint8)
    joints, unseen = np.zeros((33, 2), np.float32), np.zeros(33, np.float32)
    return outfit.Outfit(picture, labels, all_of_it, all_of_it, joints, unseen, size / 2, 120.0, 130.0, 100.0)


WHITE = np.array([235, 235, 238], np.uint8)
NAVY = np.array([30, 40, 90], np.uint8)


def _woven(marked: np.ndarray) -> weave.Weave:
    picture = np.where(marked[:, :, None], NAVY, WHITE).astype(np.uint8)
    worn = _cloth(picture)
    mask = worn.top_mask
    return weave.weave(worn, mask, color.to_lab(WHITE), weave.roughness(worn, mask))


Y, X = np.mgrid[0:680, 0:680]


def test_stripes_checks_and_a_print_are_told_apart() -> None:
    stripes = _woven(Y % 40 < 20)
    assert stripes.kind == "stripes"
    assert stripes.pitch == pytest.approx(40 / 130, rel=0.15)
    assert _woven((Y % 40 < 20) ^ (X % 40 < 20)).kind != "print"
    assert _woven((Y % 40 < 14) | (X % 40 < 14)).kind == "checks"
    badge = _woven(np.hypot(X - 340, Y - 250) < 45)
    assert badge.kind == "print"
    assert badge.color is not None
    assert badge.color[2] < -15


def test_a_patch_at_the_side_and_scattered_marks_are_no_print() -> None:
    assert _woven(np.hypot(X - 470, Y - 250) < 45).kind == "plain"
    spots = np.random.default_rng(3).random((17, 17)) < 0.3
    assert _woven(np.kron(spots, np.ones((40, 40), np.bool_))[:680, :680]).kind == "plain"


def test_a_full_beard_covers_the_throat_and_a_trimmed_one_leaves_it_bare() -> None:
    covered = _painted(SKIN, (82, 1, 4))
    labels = covered.regions.labels.copy()
    labels[int(covered.chin) :] = Region.BODY_SKIN
    picture = covered.regions.picture.copy()
    jaw = covered.oval.copy()
    jaw[: int(covered.points[2, 1])] = False
    hairs = np.random.default_rng(0).normal(0, 9, picture.shape[:2])
    jaw[int(covered.chin) : int(covered.chin + 0.2 * covered.height)] = True
    picture[jaw] = np.clip(60 + hairs[jaw], 0, 255)[:, None].astype(np.uint8)
    bearded = replace(covered, regions=replace(covered.regions, picture=picture))
    trimmed = replace(covered, regions=replace(covered.regions, picture=picture, labels=labels))
    unread = Reading(np.zeros(3, np.float32), 0.0)
    assert beard.beard(bearded, unread, unread).value.kind == "full"
    assert 0.4 < beard.beard(bearded, unread, unread).value.length < 0.8
    assert beard.beard(trimmed, unread, unread).value.kind == "boxed"
    picture[jaw] = color.to_rgb(0.4 * np.array(SKIN, np.float32))
    soft = ndimage.gaussian_filter(picture.astype(np.float32), (0.1 * covered.height, 0.1 * covered.height, 0))
    smooth = replace(covered, regions=replace(covered.regions, picture=soft.astype(np.uint8)))
    assert beard.beard(smooth, unread, unread).value.kind == "none", "shade is smooth, and has the skin's colour"
    in_shade = Reading(np.array([1.5 * SKIN[0], 14, 20], np.float32), 0.9)
    dark, lit = (float(beard.beard(bearded, unread, s).value.color[0]) for s in (unread, in_shade))
    assert lit == pytest.approx(1.5 * dark, rel=0.03), "a beard is out of the shade with its face"


EVEN = Zone(darker=0.22, rough=2.0)
EVENLY_DARKENED = Growth(
    Zone(darker=0.3, rough=2.0), EVEN, EVEN, EVEN, EVEN, EVEN, Zone(), hang=0.0, light=(70.0, 70.0)
)


def _found(monkeypatch: pytest.MonkeyPatch, grown: Growth) -> None:
    """Every face shows this growth."""

    def of(_: head.Head) -> Growth:
        return grown

    monkeypatch.setattr(beard, "growth", of)


def test_a_shade_beside_hair_that_hangs_or_on_a_turned_jaw_must_be_surer_to_be_a_stubble(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _found(monkeypatch, EVENLY_DARKENED)
    unread = Reading(np.zeros(3, np.float32), 0.0)
    plain = _painted((75, 16, 22), (82, 1, 4))
    found = beard.beard(plain, unread, unread)
    assert 0.0 < found.value.shade < 0.55
    assert found.value.kind == "stubble"
    assert beard.beard(plain, unread, unread, lowest=0.3).value.kind == "none"
    assert beard.beard(plain, unread, unread, lowest=-0.4).value.kind == "stubble", "hair that ends at the ear"
    points = plain.points.copy()
    points[1, 0] += 0.35 * plain.width
    turned = replace(plain, points=points)
    assert abs(turned.yaw) > 0.5
    assert beard.beard(turned, unread, unread).value.kind == "none"


def _unread() -> Reading[np.ndarray]:
    return Reading(np.zeros(3, np.float32), 0.0)


def test_a_white_beard_is_told_by_lost_colour_and_hairs_however_light_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _painted((75, 16, 22), (82, 1, 4))
    white = Zone(darker=-0.15, pale=15.0, rough=5.0, red=-0.2)
    lip, bare = Zone(darker=0.18, pale=8.0, rough=7.0, red=-0.1), Zone()

    def seen(jaw: Zone, side: Zone, low: Zone = bare) -> beard.BeardSeen:
        _found(monkeypatch, Growth(lip, jaw, jaw, jaw, jaw, side, low, hang=0.0, light=(70.0, 70.0)))
        return beard.beard(plain, _unread(), _unread()).value

    round_mouth = seen(white, bare)
    assert (round_mouth.kind, round_mouth.white) == ("goatee", True)
    assert round_mouth.color[0] > 60
    assert seen(white, white).kind == "boxed"
    assert seen(replace(white, rough=1.0), bare).kind == "none", "a pale light is smooth"
    assert not seen(white, white, low=white).white, "a pale face"
    assert not seen(replace(white, red=0.0), bare).white
    _found(monkeypatch, Growth(lip, white, white, white, white, bare, bare, hang=0.0, light=(70.0, 70.0)))
    for shown, told in (((31.0, 36.0, 33.0), False), ((45.0, 2.0, 12.0), True)):
        reading = Reading(np.array(shown, np.float32), 0.9)
        assert beard.beard(plain, reading, _unread()).value.white is told, "no white beard grows under ginger hair"


def test_the_blue_of_a_shaven_jaw_is_stubble_and_a_smooth_red_shade_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _painted((75, 16, 22), (82, 1, 4))
    lip = Zone(darker=0.3, pale=8.0, rough=3.0)

    def kind(red: float) -> str:
        jaw = Zone(darker=0.16, pale=8.0, rough=1.0, red=red)
        _found(monkeypatch, Growth(lip, jaw, jaw, jaw, jaw, jaw, Zone(), hang=0.0, light=(70.0, 70.0)))
        return beard.beard(plain, _unread(), _unread()).value.kind

    assert kind(-0.12) == "stubble"
    assert kind(0.0) == kind(0.12) == "none"


def test_the_noses_shadow_on_a_turned_lip_is_no_moustache(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _painted((75, 16, 22), (82, 1, 4))
    points = plain.points.copy()
    points[1, 0] += 0.35 * plain.width
    turned = replace(plain, points=points)

    def kind(face: head.Head, dark: float) -> str:
        lip = Zone(darker=dark, rough=9.0)
        _found(monkeypatch, Growth(lip, *[Zone(rough=1.0)] * 6, hang=0.0, light=(70.0, 70.0)))
        return beard.beard(face, _unread(), _unread()).value.kind

    assert abs(turned.yaw) > 0.5
    assert kind(plain, 0.36) == "moustache"
    assert kind(turned, 0.36) == "none"
    assert kind(turned, 0.55) == "moustache"


def test_a_hand_on_the_chin_is_no_bare_chin() -> None:
    plain = _painted((75, 16, 22), (82, 1, 4))
    below = plain.oval.copy()
    below[: int(plain.points[2, 1])] = False
    picture, labels = plain.regions.picture.copy(), plain.regions.labels.copy()
    picture[below] = color.to_rgb(np.array((30.0, 5.0, 8.0), np.float32))
    chin = plain.area(head.RIGHT_CHIN, head.LEFT_CHIN)
    hand = chin & (np.arange(chin.shape[1]) > plain.points[152, 0] - 0.12 * plain.width)[None, :]
    picture[hand] = color.to_rgb(np.array((75.0, 16.0, 22.0), np.float32))
    labels[hand] = Region.BODY_SKIN
    grown = growth(replace(plain, regions=replace(plain.regions, picture=picture, labels=labels)))
    assert grown is not None
    assert grown.chin.darker > 0.5


def test_a_dense_beard_shows_its_own_colour_and_a_thin_one_the_hairs(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _painted((75, 16, 22), (82, 1, 4))
    picture = plain.regions.picture.copy()
    below = plain.oval.copy()
    below[: int(plain.points[2, 1])] = False
    picture[below] = color.to_rgb(np.array((24.0, 20.0, 22.0), np.float32))
    auburn = replace(plain, regions=replace(plain.regions, picture=picture))
    black, fair = (Reading(np.array(v, np.float32), 0.9) for v in ((6, 1, 1), (75, 16, 22)))

    def red(dark: float) -> float:
        zone = Zone(darker=dark, rough=8.0)
        _found(monkeypatch, Growth(*[zone] * 6, Zone(), hang=0.0, light=(75.0, 75.0)))
        seen = beard.beard(auburn, black, fair).value
        assert seen.kind == "boxed"
        return float(seen.color[1])

    assert red(0.66) > 1.6 * red(0.40)


def test_a_moustache_that_droops_darkens_the_corners_and_a_laugh_has_no_bristles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unread = Reading(np.zeros(3, np.float32), 0.0)
    plain = _painted((75, 16, 22), (82, 1, 4))
    lip, shaven = Zone(darker=0.52, rough=14.0), Zone(darker=0.04)

    def kind(over: Zone, below: Zone) -> str:
        corner = Zone(darker=0.55)
        _found(monkeypatch, Growth(over, corner, below, below, below, below, below, hang=0.0, light=(70.0, 70.0)))
        return beard.beard(plain, unread, unread).value.kind

    assert kind(lip, shaven) == "moustache"
    assert kind(replace(lip, rough=6.0), shaven) != "moustache", "the shadow of a laugh"
    assert kind(lip, Zone(darker=0.18)) != "moustache", "a chin in shade"


def test_hair_that_hangs_below_the_chin_is_no_stubble_however_close_it_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    lip, chin = Zone(darker=0.44, pale=4.4, rough=2.2, red=0.12), Zone(darker=0.4, rough=2.2, dark=0.86, red=0.04)
    jaw = Zone(darker=0.3, pale=9.7, rough=2.2, red=0.12)
    unread = Reading(np.zeros(3, np.float32), 0.0)
    plain = _painted((75, 16, 22), (82, 1, 4))

    def kind(hang: float, over: Zone = lip) -> str:
        _found(monkeypatch, Growth(over, lip, chin, chin, jaw, jaw, Zone(darker=0.07), hang=hang, light=(70.0, 70.0)))
        return beard.beard(plain, unread, unread).value.kind

    assert kind(0.03) == "stubble"
    assert kind(0.18) == "boxed"
    assert kind(0.18, replace(lip, darker=0.3)) == "stubble", "a throat in shade"


@pytest.mark.parametrize(
    ("hair_color", "sure", "skin_light", "expected"),
    [
        ((62, 8, 24), 0.9, 72.0, "boxed"),
        ((36, 24, 26), 0.9, 72.0, "boxed"),
        ((18, 4, 6), 0.9, 72.0, "stubble"),
        ((62, 8, 24), 0.55, 72.0, "stubble"),
        ((62, 8, 24), 0.9, 48.0, "stubble"),
        ((45, 60, 40), 0.9, 72.0, "stubble"),
        ((45, -10, -40), 0.9, 72.0, "stubble"),
    ],
    ids=["blond", "auburn", "dark", "hardly any hair", "bleached", "dyed", "blue"],
)
def test_what_darkens_the_jaw_of_the_fair_is_a_beard_and_of_the_dark_a_stubble(
    hair_color: tuple[float, ...], sure: float, skin_light: float, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _found(monkeypatch, EVENLY_DARKENED)
    plain = _painted((75, 16, 22), (82, 1, 4))
    own, skin = (Reading(np.array(v, np.float32), c) for v, c in ((hair_color, sure), ((skin_light, 14, 20), 0.9)))
    assert beard.beard(plain, own, skin).value.kind == expected


def test_a_fair_beard_is_as_colourful_as_the_cheek_and_told_by_the_hair_on_the_jaw() -> None:
    def kind(grain: float) -> str:
        plain = _painted((75, 16, 22), (82, 1, 4))
        jaw = plain.oval.copy()
        jaw[: int(plain.points[2, 1])] = False
        lab = np.broadcast_to(np.array([55.0, 18.0, 26.0], np.float32), (*jaw.shape, 3)).copy()
        lab[..., 0] += np.random.default_rng(0).normal(0, grain, jaw.shape)
        picture = plain.regions.picture.copy()
        picture[jaw] = color.to_rgb(lab)[jaw]
        unread = Reading(np.zeros(3, np.float32), 0.0)
        return beard.beard(replace(plain, regions=replace(plain.regions, picture=picture)), unread, unread).value.kind

    assert kind(9.0) != "none"
    assert kind(1.0) == "none", "a darker lower face without hairs is shade"


def _with_hair(*boxes: tuple[float, float, float, float]) -> head.Head:
    """The astronaut's face with hair in boxes: left, top, right, bottom about the chin, in face widths and heights."""
    base = _painted(SKIN, (85, 0, 3))
    y, x = np.mgrid[0 : base.regions.labels.shape[0], 0 : base.regions.labels.shape[1]]
    u, v = (x - base.middle) / base.width, (y - base.chin) / base.height
    labels = np.full_like(base.regions.labels, Region.BACKGROUND)
    labels[base.oval] = Region.FACE_SKIN
    for left, top, right, bottom in boxes:
        labels[(u > left) & (u < right) & (v > top) & (v < bottom)] = Region.HAIR
    return replace(base, regions=replace(base.regions, labels=labels))


CROWN = (-0.5, -1.3, 0.5, -0.85)


def test_pale_hair_without_colour_in_the_photo_is_platinum_under_any_light() -> None:
    def read(shown: tuple[float, float, float]) -> tuple[float, float]:
        combed = _with_hair(CROWN)
        lab = np.broadcast_to(np.array(shown, np.float32), (*combed.regions.labels.shape, 3))
        picture = np.where(combed.hair[..., None], color.to_rgb(lab), combed.regions.picture)
        cool = color.Cast(-4.0, -20.0, 80.0)
        seen = replace(combed, regions=replace(combed.regions, picture=picture), cast=cool)
        measured = hair.measure(seen, seen)
        found, whole = (tint.hair_color(h, measured).value for h in (tint.as_shown(seen), seen))
        return color.chroma(found), color.chroma(whole)

    found, whole = read((76.0, 1.0, 2.0))
    assert found < 5 < 15 < whole
    fair, as_before = read((70.0, 4.0, 14.0))
    assert fair == as_before, "fair hair is read in the light of the face"
    dark, as_before = read((25.0, 1.0, 2.0))
    assert dark == as_before, "so is dark hair"


@pytest.mark.parametrize(("lit", "purple"), [((32.0, 19.0, 12.0), False), ((32.0, 20.0, -14.0), True)])
def test_brown_hair_with_purple_shadows_is_brown_and_purple_hair_is_not(lit: tuple[float, ...], purple: bool) -> None:
    combed = _with_hair(CROWN)
    lab = np.broadcast_to(np.array([10.0, 20.0, -14.0], np.float32), (*combed.regions.labels.shape, 3)).copy()
    lab[:, ::3] = lit
    picture = np.where(combed.hair[..., None], color.to_rgb(lab), combed.regions.picture)
    seen = replace(combed, regions=replace(combed.regions, picture=picture))
    found = tint.hair_color(seen, hair.measure(seen, seen)).value
    assert (found[2] < 0) is np.bool_(purple)
    assert found[1] > 8


LONG = ((-0.9, -1.5, 0.9, -0.85), (-0.9, -0.9, -0.45, 0.8), (0.45, -0.9, 0.9, 0.8))


def _strands(dark: tuple[float, ...], light: tuple[float, ...], *, crown: float) -> head.Head:
    """Long hair with lighter strands. crown: L that its crown is lighter by."""
    combed = _with_hair(*LONG)
    lab = np.broadcast_to(np.array(dark, np.float32), (*combed.regions.labels.shape, 3)).copy()
    lab[:, ::3] = light
    lab[: int(combed.top)] += np.array([crown, 0, 0], np.float32)
    picture = np.where(combed.hair[..., None], color.to_rgb(lab), combed.regions.picture)
    shares = combed.regions.shares.copy()
    shares[combed.hair] = np.eye(6, dtype=np.float32)[Region.HAIR]
    return replace(combed, regions=replace(combed.regions, picture=picture, shares=shares))


@pytest.mark.parametrize(
    ("dark", "light", "crown", "seen"),
    [
        ((25, 6, 10), (65, 7, 14), 0.0, True),
        ((25, 6, 10), (65, 1, 1), 0.0, False),
        ((25, 6, 10), (60, 7, 14), 25.0, False),
        ((25, 6, 10), (40, 7, 14), 0.0, False),
    ],
)
def test_highlights_are_warm_strands_and_neither_gleam_nor_sun_on_the_crown(
    dark: tuple[float, ...], light: tuple[float, ...], crown: float, seen: bool
) -> None:
    combed = _strands(dark, light, crown=crown)
    measured = hair.measure(combed, combed)
    whole = tint.hair_color(combed, measured).value
    found = tint.highlights(combed, measured, tint.WHITE, whole, None)
    assert (found is not None) is seen
    if found is not None:
        assert found[0][0] < whole[0] + 1
        assert found[1][0] - found[0][0] > 20


def test_highlights_come_and_go_without_a_step() -> None:
    bases: list[float] = []
    tones: list[float] = []
    second = np.array([45, 20, 30], np.float32)
    flat = _strands((25, 6, 10), (65, 7, 14), crown=0.0)
    measured = hair.measure(flat, flat)
    for crown in (5.0, 6.0, 7.0, 8.0, 9.0, 10.0):
        combed = _strands((25, 6, 10), (65, 7, 14), crown=crown)
        whole = tint.hair_color(combed, measured).value
        found = tint.highlights(combed, measured, tint.WHITE, whole, second)
        tones.append(float((second if found is None else found[1])[0]))
        bases.append(float((whole if found is None else found[0])[0] - whole[0]))
    assert bases[0] < -14
    assert bases[-1] == 0
    assert max(np.abs(np.diff(bases))) < 0.4 * (bases[-1] - bases[0])
    assert max(np.abs(np.diff(tones))) < 0.45 * (tones[0] - tones[-1]), "nor does what was its second tone"


def test_teal_shadows_of_a_graded_photo_do_not_dye_black_hair() -> None:
    combed = _strands((28, -4, -8), (28, -4, -8), crown=0.0)
    measured = hair.measure(combed, combed)
    as_shown = tint.hair_color(combed, measured).value
    found = tint.hair_color(combed, measured, Light(graded=(-4.0, -8.0))).value
    assert color.chroma(found) < 3 < color.chroma(as_shown)


@pytest.mark.parametrize(
    ("strands", "lightness", "hue"),
    [
        ((38, 16, 24), (48, 60), (62, 72)),
        ((22, 14, 12), (24, 32), (45, 60)),
        ((24, 24, 17), (22, 32), (32, 42)),
        ((16, 16, 17), (24, 32), (40, 50)),
        ((44, 3, 25), (44, 53), (80, 88)),
        ((40, 18, 29), (40, 52), (54, 62)),
    ],
    ids=["fair in shade", "brown, not rust", "red", "auburn in the dark", "ash", "ginger"],
)
def test_fair_hair_in_shade_is_fair_and_brown_hair_no_rust(
    strands: tuple[float, ...], lightness: tuple[float, float], hue: tuple[float, float]
) -> None:
    combed = _strands(strands, strands, crown=0.0)
    found = tint.hair_color(combed, hair.measure(combed, combed)).value
    assert lightness[0] < found[0] < lightness[1]
    assert hue[0] < color.hue(found) < hue[1]


def test_what_a_cold_light_takes_from_skin_is_given_back_to_hair_as_light() -> None:
    def yellow(skin_lab: tuple[float, ...], strand: tuple[float, ...]) -> float:
        base = _strands(strand, strand, crown=0.0)
        picture = base.regions.picture.copy()
        picture[base.skin] = color.to_rgb(np.array(skin_lab, np.float32))
        seen = replace(base, regions=replace(base.regions, picture=picture))
        return float(tint.hair_color(seen, hair.measure(seen, seen)).value[2])

    plain, cold = (66, 17, 22), (66, 12, 7)
    assert 2 < yellow(cold, (36, 2, 0)) - yellow(plain, (36, 2, 0)) < 6
    assert yellow(cold, (8, 0, 0)) - yellow(plain, (8, 0, 0)) < 1.2, "black hair stays black"


def test_amber_light_on_brown_hair_is_no_ginger() -> None:
    def kept(*strands: float) -> float:
        found = pigment.unburnt(np.array(strands, np.float32))
        assert color.hue(found) == pytest.approx(color.hue(np.array(strands, np.float32)), abs=0.1)
        return color.chroma(found) / color.chroma(np.array(strands, np.float32))

    assert kept(29.0, 15.0, 31.0) < 0.8, "brown"
    assert kept(29.0, 7.0, 15.0) == pytest.approx(1), "as strong as brown is"
    assert kept(42.0, 22.0, 36.0) == pytest.approx(1), "ginger"
    assert kept(29.0, 40.0, 20.0) == pytest.approx(1), "dyed red"


@pytest.mark.parametrize("b", [-4.0, -2.0, -0.5, 0.5])
def test_auburn_hair_that_leans_to_purple_stays_red(b: float) -> None:
    strands = np.array((20.0, 22.0, b), np.float32)
    turned = (color.hue(pigment.pigment(strands, strands)) - color.hue(strands) + 180) % 360 - 180
    assert -1 < turned < 40


@pytest.mark.parametrize(("thing", "hairy"), [((75, 0, 6), True), ((75, 5, 45), False), ((25, 0, 3), False)])
def test_a_pale_plain_thing_on_a_bare_crown_is_hair(thing: tuple[float, ...], hairy: bool) -> None:
    base = _with_hair(CROWN)
    regions = base.regions
    labels = np.where(base.hair, Region.OTHER, regions.labels).astype(np.uint8)
    picture = np.where(base.hair[..., None], color.to_rgb(np.array(thing, np.float32)), regions.picture)
    seen = with_thatch(replace(base, regions=replace(regions, labels=labels, picture=picture.astype(np.uint8))))
    assert seen.hair.any() is np.bool_(hairy)


def test_a_pale_band_in_long_hair_is_no_hair() -> None:
    base = _with_hair(*LONG)
    band = base.hair & (np.arange(base.hair.shape[0])[:, None] > base.top - 0.15 * base.height)
    band &= np.arange(base.hair.shape[0])[:, None] < base.top
    labels = np.where(band, Region.OTHER, base.regions.labels).astype(np.uint8)
    picture = np.where(band[..., None], color.to_rgb(np.array((90, 0, 2), np.float32)), base.regions.picture)
    banded = replace(base, regions=replace(base.regions, labels=labels, picture=picture.astype(np.uint8)))
    assert not (with_thatch(banded).hair & band).any()


@pytest.mark.parametrize(
    ("shadow", "lit", "black"), [((12, 2, -4), (34, 20, 6), True), ((12, 14, 8), (34, 26, 22), False)]
)
def test_black_hair_that_light_from_behind_turns_pink_is_black_and_red_hair_is_not(
    shadow: tuple[float, ...], lit: tuple[float, ...], black: bool
) -> None:
    base = _with_hair(*LONG)
    lab = np.broadcast_to(np.array(shadow, np.float32), (*base.hair.shape, 3)).copy()
    lab[:, ::2] = lit
    picture = np.where(base.hair[..., None], color.to_rgb(lab), base.regions.picture).astype(np.uint8)
    seen = replace(base, regions=replace(base.regions, picture=picture))
    found = tint.hair_color(seen, hair.measure(seen, seen)).value
    assert bool(found[0] < 16 and color.chroma(found) < 9) is black


def test_the_lights_warmth_is_taken_off_only_where_face_and_scene_agree() -> None:
    face = _painted((68, 17, 20), (85, 0, 3))
    grey = np.full((400, 3), 180, np.uint8)
    warm = np.array([1.15, 0.97, 0.62])

    def lit(picture: np.ndarray) -> np.ndarray:
        return np.clip((picture / 255.0) ** 2.2 * warm, 0, 1) ** (1 / 2.2) * 255

    tinted = replace(face, regions=replace(face.regions, picture=lit(face.regions.picture).astype(np.uint8)))
    both = white(lit(grey).astype(np.uint8), tinted)
    assert both[2] / both[1] == pytest.approx(1 / 0.64, rel=0.25)
    assert both[0] < both[1] < both[2]
    assert white(grey, face) == pytest.approx((1, 1, 1), abs=0.05)
    assert white(grey, tinted) == pytest.approx((1, 1, 1), abs=0.05), "a yellow face in a white room"
    assert white(lit(grey).astype(np.uint8), None) == (1.0, 1.0, 1.0)


def test_a_ruddy_face_is_no_witness_of_a_warm_light_on_it() -> None:
    """In a tight portrait before a dull grey wall the face itself is the brightest."""
    seen = observed("astronaut.jpg")
    assert seen.bust is not None
    assert seen.face is not None
    face, bust = head_of(seen), head.Head(seen.bust, seen.bust.window.from_photo(seen.face.landmarks[:, :2]))

    def balance(wall: tuple[int, int, int]) -> float:
        own = light_of_photo.persons_own(seen, bust) | light_of_photo.persons_own(seen, face)
        photo = seen.photo.copy()
        thin = photo[::8, ::8].reshape(-1, 3)
        thin[:] = np.where(own[:, None], (230, 150, 110), wall)
        photo[::8, ::8] = thin.reshape(photo[::8, ::8].shape)
        ruddy = replace(face.regions, picture=np.full_like(face.regions.picture, (230, 150, 110)))
        found = light_of_photo.light(replace(seen, photo=photo), replace(face, regions=ruddy), bust)
        red, _, blue = np.broadcast_to(np.asarray(found.exposure), 3).tolist()
        return float(blue / red)

    assert balance((120, 120, 120)) == pytest.approx(1, abs=0.03)
    assert balance((150, 120, 80)) > 1.15, "a wall in the same warm light"


def test_headphones_about_the_neck_are_no_tail_and_a_loose_tail_is() -> None:
    headphones = hair.measure(*[_with_hair(CROWN, (-0.85, -0.2, -0.45, 0.25))] * 2)
    assert (headphones.tied, headphones.length < -0.5) == ("no", True)
    tail = hair.measure(*[_with_hair(CROWN, (-0.85, -0.2, -0.45, 0.6))] * 2)
    assert (tail.tied, tail.length > 0.5) == ("tail", True)


@pytest.mark.parametrize(("axis", "upright"), [(1, True), (0, False)])
def test_strands_that_run_up_from_the_forehead_are_combed_back(axis: int, upright: bool) -> None:
    combed = _with_hair(CROWN)
    wave = 90 + 40 * np.sin(np.indices(combed.regions.labels.shape)[axis] * 0.9)
    picture = np.repeat(wave[..., None], 3, axis=2).astype(np.uint8)
    combed = replace(combed, regions=replace(combed.regions, picture=picture))
    assert (hair.measure(combed, combed).upright > 0.9) is upright


@pytest.mark.parametrize(("glass", "dark"), [((20, 1, 1), True), ((75, 5, 8), False)])
def test_only_glass_darker_than_the_face_is_sunglasses(glass: tuple[float, ...], dark: bool) -> None:
    face = _painted(SKIN, (80, 1, 4))
    boxes = cover.eye_boxes(face)
    picture, labels = face.regions.picture.copy(), face.regions.labels.copy()
    picture[boxes], labels[boxes] = color.to_rgb(np.array(glass, np.float32)), Region.OTHER
    shares = np.eye(6, dtype=np.float32)[labels]
    worn = replace(face, regions=replace(face.regions, picture=picture, labels=labels, shares=shares))
    assert (cover.glasses(worn).value.lens is not None) == dark


@pytest.mark.parametrize(("between", "kind"), [((85, 1, 6), "grin"), ((25, 20, 12), "open")])
def test_a_turned_mouth_that_is_open_grins_with_bared_teeth(between: tuple[float, ...], kind: str) -> None:
    face = _painted(SKIN, (80, 1, 4))
    points = face.points.copy()
    points[1] = points[234] + 0.05 * (points[454] - points[234])
    turned = replace(face, points=points)
    picture = face.regions.picture.copy()
    picture[turned.area(head.INNER_LIPS)] = color.to_rgb(np.array(between, np.float32))
    seen = replace(turned, regions=replace(turned.regions, picture=picture))
    assert abs(seen.yaw) > 0.72
    assert expression.mouth(seen, seen).value == kind
    points = points.copy()
    points[head.INNER_LIPS] = points[13]
    shut = replace(seen, points=points)
    assert expression.mouth(shut, shut).value == "neutral"


def test_a_smile_is_wide_with_high_corners_and_shows_teeth_where_the_lips_part() -> None:
    face = _painted(SKIN, (80, 1, 4))

    def mouth(rise: float, wide: float, parted: float) -> str:
        points = face.points.copy()
        middle = points[[13, 14]].mean(axis=0)
        eyes = float(np.linalg.norm(points[263] - points[33]))
        half, up = wide * eyes / 2, rise * wide * eyes
        points[[61, 291]] = middle + np.array([[-half, -up], [half, -up]])
        points[[13, 14]] = middle + np.array([[0.0, -parted * half], [0.0, parted * half]])
        seen = replace(face, points=points.astype(np.float32))
        hollow = face.regions.picture.copy()
        hollow[seen.area(head.INNER_LIPS)] = color.to_rgb(np.array((22, 14, 9), np.float32))
        seen = replace(seen, regions=replace(seen.regions, picture=hollow))
        return expression.mouth(seen, seen).value

    assert mouth(-0.03, 0.55, 0.02) == "neutral"
    assert mouth(0.03, 0.66, 0.03) == "smile"
    assert mouth(0.05, 0.68, 0.2) == "grin"
    assert mouth(0.05, 0.68, 0.5) == "open"
    assert mouth(-0.05, 0.50, 0.4) == "gape", "a mouth may be open without a smile"


@pytest.mark.parametrize(("between", "kind"), [((85, 1, 6), "grin"), ((30, 22, 12), "smile")])
def test_hardly_parted_lips_smile_unless_teeth_are_seen(between: tuple[float, ...], kind: str) -> None:
    face = _painted(SKIN, (80, 1, 4))
    points = face.points.copy()
    middle, eyes = points[[13, 14]].mean(axis=0), float(np.linalg.norm(points[263] - points[33]))
    points[[61, 291]] = middle + 0.34 * eyes * np.array([[-1.0, -0.1], [1.0, -0.1]])
    points[[13, 14]] = middle + 0.034 * eyes * np.array([[0.0, -1.0], [0.0, 1.0]])
    seen = replace(face, points=points.astype(np.float32))
    picture = face.regions.picture.copy()
    picture[seen.area(head.INNER_LIPS)] = color.to_rgb(np.array(between, np.float32))
    seen = replace(seen, regions=replace(seen.regions, picture=picture))
    assert expression.mouth(seen, seen).value == kind


def test_a_lid_behind_a_lens_does_not_pass_for_a_warm_light() -> None:
    assert _lightness((68, 18, 25), (51, 13, 17)) < _lightness((68, 18, 25), (76, 13, 17)) - 3


def test_a_moustache_over_a_bearded_chin_is_a_goatee_and_a_shade_under_a_nose_is_nothing() -> None:
    def kind(lip: tuple[float, ...], chin: tuple[float, ...]) -> str:
        plain = _painted(SKIN, (82, 1, 4))
        y, x = np.mgrid[0 : plain.oval.shape[0], 0 : plain.oval.shape[1]]
        corners = plain.points[[61, 291]]
        over = (
            (y > plain.points[2, 1] - 0.04 * plain.height)
            & (y < plain.points[13, 1])
            & (x > corners[0, 0])
            & (x < corners[1, 0])
        )
        under = plain.area(head.RIGHT_CHIN, head.LEFT_CHIN)
        lab = color.to_lab(plain.regions.picture).copy()
        lab[over], lab[under] = lip, chin
        grain = np.random.default_rng(0).normal(0, 7, lab.shape[:2])
        lab[..., 0] += np.where(over | under, grain, 0)
        picture = plain.regions.picture.copy()
        picture[over | under] = color.to_rgb(lab.astype(np.float32))[over | under]
        unread = Reading(np.zeros(3, np.float32), 0.0)
        return beard.beard(replace(plain, regions=replace(plain.regions, picture=picture)), unread, unread).value.kind

    light = SKIN[0]
    assert kind((0.4 * light, 4, 6), (0.72 * light, 6, 8)) == "goatee"
    assert kind((0.4 * light, 4, 6), SKIN) == "moustache"
    assert kind((0.4 * light, 24, 30), SKIN) == "moustache", "ginger"
    assert kind((0.4 * light, 24, 14), SKIN) == "none", "skin in the shadow of a nose"
    assert kind((0.66 * light, 5, 8), SKIN) == "moustache", "a grey one"
    assert kind((0.69 * light, *SKIN[1:]), SKIN) == "none"
