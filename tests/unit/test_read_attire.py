"""What a portrait shows of its top: the kind by weighted signs, and patterns of a strip of cloth. All drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy import ndimage

from figurelab.engines.procedural.perceive import garments, pose
from figurelab.engines.procedural.perceive.faces import Box
from figurelab.engines.procedural.perceive.garments import GARMENTS
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.perceive.window import Window
from figurelab.engines.procedural.read import (
    attire,
    gesture,
    layers,
    leather,
    outfit,
    pattern,
    sleeve,
    texture,
    top,
    weave,
)
from figurelab.engines.procedural.read.attire_weights import KINDS, PATTERNS, SIGNS, Attire
from figurelab.engines.procedural.read.bottom import BottomSeen
from figurelab.engines.procedural.read.build import BuildSeen
from figurelab.engines.procedural.read.clothing import tops
from figurelab.engines.procedural.read.color import F32, Cluster, from_hex
from figurelab.engines.procedural.read.neck import NO_NECK, Neck
from figurelab.engines.procedural.read.reading import Reading
from figurelab.engines.procedural.read.readings import BodyReadings
from figurelab.engines.procedural.read.weave import Weave

H, W, MIDDLE, CHIN, END = 100.0, 80.0, 340.0, 170.0, 330
UNSEEN = Reading[sleeve.SleeveKind]("long", 0.0)
PLAIN_LOOKS = np.full(len(GARMENTS), 2.5, np.float32)
PLAIN_CUT = attire.looks()[:, 0]
_COLORS = [Cluster(np.array([45, 55, 30], np.float32), 0.2), Cluster(np.array([30, 0, -20], np.float32), 0.1)]


def _portrait(cloth: np.ndarray) -> outfit.Outfit:
    """cloth: (680, 680, 3) u8 under a face; the photo ends at END."""
    labels = np.zeros((680, 680), np.uint8)
    labels[80:170, 300:380] = Region.FACE_SKIN
    labels[170:200, 310:370] = Region.BODY_SKIN
    labels[200:END, 180:500] = Region.CLOTHES
    picture = np.where((labels == Region.CLOTHES)[..., None], cloth, 170).astype(np.uint8)
    inside = np.zeros((680, 680), np.bool_)
    inside[:END] = True
    points, seen = np.zeros((33, 2), np.float32), np.zeros(33, np.float32)
    return outfit.Outfit(picture, labels, labels > 0, inside, points, seen, MIDDLE, CHIN, H, W)


def _grid(period: int, *, across: bool, down: bool) -> np.ndarray:
    y, x = np.mgrid[0:680, 0:680]
    light = 120 + 50 * (across * np.sin(2 * np.pi * y / period) + down * np.sin(2 * np.pi * x / period))
    return np.repeat(light[..., None], 3, axis=2).clip(0, 255)


@pytest.mark.parametrize(
    ("across", "down", "kind"), [(True, True, "checks"), (True, False, "stripes"), (False, False, "plain")]
)
def test_a_strip_of_cloth_tells_its_pattern_by_the_ways_its_edges_run(*, across: bool, down: bool, kind: str) -> None:
    body = _portrait(_grid(14, across=across, down=down))
    assert body.portrait
    assert texture.texture(body, body.top_colors).kind == kind


@pytest.mark.parametrize("upright", [True, False])
def test_stripes_run_the_way_that_they_are_seen_to_run(*, upright: bool) -> None:
    body = _portrait(_grid(14, across=not upright, down=upright))
    strip = texture.texture(body, body.top_colors)
    assert (strip.kind, strip.upright) == ("stripes", upright)
    broad = _portrait(_grid(40, across=not upright, down=upright))
    found = weave.weave(broad, broad.top_mask, broad.top_colors[0].lit, 20.0)
    assert (found.kind, found.upright) == ("stripes", upright)


def test_a_pattern_on_a_part_of_the_cloth_is_none() -> None:
    cloth = _grid(14, across=True, down=True)
    cloth[:, :300] = 120
    body = _portrait(cloth)
    assert texture.texture(body, body.top_colors).kind == "plain"


def test_trims_along_the_throat_and_the_arms_are_no_stripes() -> None:
    def worn(lines: np.ndarray) -> str:
        body = _portrait(np.where(lines, 40, ribs)[..., None] + np.zeros(3))
        labels = body.labels.copy()
        labels[200:END, 180:210] = labels[200:END, 470:500] = Region.BODY_SKIN
        body = replace(body, labels=labels)
        return texture.texture(body, body.top_colors).kind

    x = np.broadcast_to(np.arange(680), (680, 680))
    ribs = np.minimum(205 + 40 * np.sin(2 * np.pi * x / 14), 255)
    aside = np.minimum(x - 210, 469 - x)
    lines = (aside // 7) % 2 == 0
    assert worn(lines) == "stripes"
    assert worn(lines & (aside < 35)) == "plain"


def _bands(light: float, dark: float, period: int) -> np.ndarray:
    y = np.mgrid[0:680, 0:680][0]
    return np.repeat(np.where(y // period % 2 == 0, light, dark)[..., None], 3, axis=2)


def _colored(gray: np.ndarray, first: tuple[int, int, int], second: tuple[int, int, int]) -> np.ndarray:
    """Of a grey picture the light parts in one colour, the dark ones in another."""
    return np.where(gray > gray.mean(), np.array(first), np.array(second)).astype(np.uint8)


def test_bands_too_broad_to_be_texture_are_stripes_and_half_a_garment_is_none() -> None:
    broad = _portrait(_bands(220, 60, 34))
    assert texture.texture(broad, broad.top_colors).kind == "stripes"
    upright = _portrait(_bands(220, 60, 75).transpose(1, 0, 2))
    assert texture.texture(upright, upright.top_colors).kind == "plain", "an open jacket"


def test_colours_all_over_are_a_pattern_however_alike_in_lightness() -> None:
    blocks = _grid(24, across=True, down=True)
    red, blue = (190, 60, 60), (70, 95, 190)
    body = _portrait(_colored(blocks, red, blue))
    assert texture.texture(body, body.top_colors).kind == "checks", "two colours lie on one line"
    rng = np.random.default_rng(3)
    inks = np.array([[200, 60, 60], [60, 150, 70], [70, 90, 200], [225, 215, 120]])
    petals = inks[rng.integers(0, 4, (57, 57))].repeat(12, axis=0).repeat(12, axis=1)[:680, :680]
    flowers = _portrait(petals)
    assert texture.texture(flowers, flowers.top_colors).kind == "floral"


def test_patches_of_one_hue_are_no_flowers() -> None:
    rough = ndimage.gaussian_filter(np.random.default_rng(3).normal(size=(680, 680)), 4.0)
    patches = np.digitize(rough, np.percentile(rough, (25, 50, 75)))
    denim = _portrait(np.array([[40, 80, 120], [70, 120, 160], [95, 145, 185], [120, 170, 205]])[patches])
    assert texture.texture(denim, denim.top_colors).kind == "plain"
    flowers = _portrait(np.array([[40, 80, 120], [170, 90, 110], [95, 145, 105], [205, 190, 120]])[patches])
    assert texture.texture(flowers, flowers.top_colors).kind == "floral"


def test_faint_detail_is_a_pattern_where_it_is_even() -> None:
    faint = 120 + (_grid(14, across=True, down=True) - 120) * 0.34
    even = _portrait(faint)
    assert texture.texture(even, even.top_colors).kind == "checks"
    fading = 120 + (faint - 120) * np.linspace(0, 2, 680)[None, :, None].clip(0.5, 1.5) ** 2
    folded = _portrait(fading)
    assert texture.texture(folded, folded.top_colors).kind == "plain"


def test_the_net_looks_at_the_photo_and_not_beyond_its_edge() -> None:
    photo = np.zeros((400, 300, 3), np.uint8)
    for x, y in ((150.0, 150.0), (20.0, 330.0), (290.0, 390.0)):
        for side in (2.6, 3.4):
            window = garments.chest_window(photo, Box(x, y, 100.0, 0.0, 1.0), side)
            assert window.inside(photo).all()
    clear = garments.chest_window(np.zeros((2000, 2000, 3), np.uint8), Box(1000.0, 900.0, 100.0, 0.0, 1.0), 2.6)
    assert (clear.x, clear.y, clear.side) == pytest.approx((1000.0, 1020.0, 260.0))


def test_a_mirrored_photo_has_the_same_looks() -> None:
    photo = np.random.default_rng(1).integers(0, 255, (240, 240, 3)).astype(np.uint8)
    box = Box(120.0, 90.0, 60.0, 0.0, 1.0)
    there, back = (garments.garments(np.ascontiguousarray(view), box) for view in (photo, photo[:, ::-1]))
    assert there == pytest.approx(back, abs=0.02)


def _told(body: outfit.Outfit, looks: F32 | None, cut: F32, *seen: Any) -> Reading[Attire]:
    return attire.attire(body, attire.glance(body, looks, cut, *seen))


def test_the_looks_of_the_chest_move_the_kind() -> None:
    body = _portrait(np.full((680, 680, 3), 40))
    seen, unseen = top.top(body), UNSEEN
    looks = {name: index for index, name in enumerate(GARMENTS)}
    suited, bared = PLAIN_LOOKS.copy(), PLAIN_LOOKS.copy()
    suited[[looks["suit"], looks["windsor tie"]]] = 20.0
    bared[[looks["brassiere"], looks["maillot"], looks["tank suit"]]] = 25.0
    assert _told(body, suited, PLAIN_CUT, seen, unseen).value == "suit"
    assert _told(body, bared, PLAIN_CUT, seen, unseen).value == "tank"
    assert not _told(body, None, PLAIN_CUT, seen, unseen).trusted


def test_the_looks_of_the_clothes_alone_move_the_kind() -> None:
    body = _portrait(np.full((680, 680, 3), 40))
    seen = top.top(body)
    for index, kind in enumerate(KINDS):
        alike = PLAIN_CUT + 400 * (attire.looks()[:, 1 + index] - attire.looks()[:, 1 : 1 + len(KINDS)].mean(axis=1))
        assert _told(body, PLAIN_LOOKS, alike, seen, UNSEEN).value == kind


def test_a_cut_out_is_the_same_before_any_ground() -> None:
    photo = np.full((300, 300, 3), 60, np.uint8)
    photo[130:, 60:240] = np.random.default_rng(2).integers(0, 255, (170, 180, 3))
    box = Box(150.0, 90.0, 70.0, 0.0, 1.0)
    frame = outfit.frame_of(box)
    rows, columns, _ = frame.lookup(Window(150.0, 150.0, 300.0, 0.0, 300))
    labels = np.where((rows >= 130) & (columns >= 60) & (columns < 240), Region.CLOTHES, Region.BACKGROUND)
    elsewhere = np.where((photo == 60).all(axis=2, keepdims=True), 200, photo).astype(np.uint8)
    here, there = (garments.cut_out(view, box, frame, labels.astype(np.uint8)) for view in (photo, elsewhere))
    assert here.shape == (len(attire.looks()),)
    assert here == pytest.approx(there, abs=0.6)
    bare = np.full_like(labels, Region.BACKGROUND).astype(np.uint8)
    assert np.abs(here - garments.cut_out(photo, box, frame, bare)).max() > 2


@pytest.mark.parametrize("look", ["stripes", "checks", "floral"])
def test_a_pattern_that_edges_do_not_tell_is_told_by_its_looks(look: str) -> None:
    body = _portrait(np.full((680, 680, 3), 40))
    seen = top.top(body).value
    seen = replace(seen, colors=[Cluster(np.array([80, 0, 0], np.float32), 0.7), *_COLORS])
    weights = attire.looks()[:, 1 + len(KINDS) :]
    alike = PLAIN_CUT + 4000 * (weights[:, list(PATTERNS).index(look)] - weights.mean(axis=1))
    assert pattern.patterned(seen, PLAIN_CUT, "shirt").weave.kind == "plain"
    assert pattern.patterned(seen, alike, "shirt").weave.kind == look
    assert pattern.patterned(seen, alike, "tee").weave.kind == ("print" if look == "floral" else look)
    told = replace(seen, weave=Weave("checks", 0.3))
    plain = PLAIN_CUT + 4000 * (weights[:, 0] - weights.mean(axis=1))
    assert pattern.patterned(told, plain, "shirt").weave.kind == "plain"
    printed = replace(seen, weave=Weave("print", 0.2))
    assert pattern.patterned(printed, alike, "shirt") is printed


def test_what_lies_open_is_told_as_one_before_its_two_kinds() -> None:
    def told(**shares: float) -> tuple[str, float]:
        found = attire.chosen(np.array([shares.get(kind, 0.0) for kind in KINDS]))
        return found.value, round(found.confidence, 2)

    assert told(sweater=0.4, suit=0.35, jacket=0.25) == ("suit", 0.8)
    assert told(sweater=0.4, suit=0.1, jacket=0.36, tee=0.14) == ("jacket", 0.73)
    assert told(sweater=0.5, suit=0.25, jacket=0.2, tee=0.05) == ("sweater", 0.75)
    assert told(sweater=0.5, tee=0.3, shirt=0.2)[0] == "tee", "a knit is told by more than even odds"
    assert told(sweater=0.6, tee=0.3, shirt=0.1)[0] == "sweater"


def test_what_is_no_portrait_is_told_by_other_rules() -> None:
    body = _portrait(np.full((680, 680, 3), 40))
    whole = replace(body, inside=np.ones((680, 680), np.bool_))
    assert not _told(whole, PLAIN_LOOKS, PLAIN_CUT, top.top(whole), UNSEEN).trusted


def _looked(**changes: object) -> BodyReadings:
    """Long sleeves of a plain red top in a photo that is no portrait."""
    red = Cluster(from_hex("#b03030"), 1.0)
    seen = top.TopSeen([red], 3.0, 0.0, 0.0, from_hex("#ffffff"), None, None, Weave("plain"), NO_NECK)
    looks = changes.pop("looks")
    return BodyReadings(
        sleeve=Reading("long", 0.8),
        top=Reading(replace(seen, **changes), 0.9),  # type: ignore[arg-type]
        bottom=Reading(BottomSeen("trousers", from_hex("#202030"), 0.0, 0.0), 0.0),
        gesture=Reading(gesture.Gesture("down"), 0.8),
        tilt=0.0,
        build=Reading(BuildSeen(), 0.6),
        looks=looks,  # type: ignore[arg-type]
    )


def test_looks_tell_layers_shirts_and_knits_apart_where_other_signs_have_only_a_default() -> None:
    collar = Neck(depth=0.3, collar=3.0, edge=25.0, trim=None)
    assert tops(_looked(looks=attire.UNSEEN)).kind == "sweater"
    assert tops(_looked(looks=attire.Looks(suit=0.2, jacket=0.5, sweater=0.3))).kind == "jacket"
    assert tops(_looked(looks=attire.Looks(shirt=0.7, sweater=0.3))).kind == "shirt"
    assert tops(_looked(looks=attire.Looks(shirt=0.45, sweater=0.5))).kind == "sweater"
    assert tops(_looked(looks=attire.Looks(shirt=0.3, tee=0.4, sweater=0.2))).kind == "sweater"
    assert tops(_looked(looks=attire.UNSEEN, neck=collar)).kind == "shirt"
    assert tops(_looked(looks=attire.Looks(sweater=0.9, shirt=0.01), neck=collar)).kind == "sweater", "a scarf"
    assert tops(_looked(looks=attire.Looks(sweater=0.8, shirt=0.1), neck=collar)).kind == "shirt"
    assert tops(_looked(looks=attire.Looks(jacket=0.4, sweater=0.5), neck=collar)).kind == "jacket", "lapels"


def _black(shine: np.ndarray, *, grey: bool = False) -> float:
    """Gloss of black cloth on which something else shines, (680, 680) grey. grey: of a grey photo."""
    body = _portrait(np.repeat(np.maximum(shine, 12)[..., None], 3, axis=2))
    body.picture[body.skin] = (170, 170, 170) if grey else (200, 150, 125)
    return leather.gloss(body, from_hex("#0c0c0c"))


def test_leather_shines_in_broad_patches_and_other_black_cloth_does_not() -> None:
    y, x = np.mgrid[0:680, 0:680]
    folds = 12 + 90 * np.clip(np.sin(x / 5.0 + y / 9.0) - 0.1, 0, 1)
    assert _black(folds) > 1
    assert 0 < _black(folds, grey=True) < 0.6 * _black(folds), "in a grey photo gleams have no colour to lack"
    assert _black(12 + 90 * np.clip((x - 400) / 100.0, 0, 1)) == 0, "a sleeve in the sun"
    assert _black(np.where(np.hypot(x - 300, y - 230) < 8, 255, 12)) == 0, "a pin"
    assert _black(12 + 3 * np.sin(x / 5.0)) < 0.3
    tinted = _portrait(np.stack([folds, 0.6 * folds, 0.4 * folds], axis=2))
    assert leather.gloss(tinted, from_hex("#0c0c0c")) == 0, "other things on it"
    assert leather.gloss(_portrait(np.repeat(folds[..., None], 3, axis=2)), from_hex("#808080")) == 0


def test_black_leather_is_a_bikers_and_no_suit() -> None:
    black = [Cluster(from_hex("#0c0c0c"), 1.0)]
    shirt = {
        "looks": attire.UNSEEN,
        "colors": black,
        "opening": 70.0,
        "collar": 80.0,
        "neck": Neck(0.2, 0.0, 0.0, None),
    }
    assert tops(_looked(**shirt)).kind == "suit"
    worn = tops(_looked(**shirt, gloss=1.2))
    assert (worn.kind, worn.cut) == ("jacket", "biker")


def test_every_sign_weighs_every_kind() -> None:
    body = _portrait(np.full((680, 680, 3), 40))
    values = attire.signs(body, PLAIN_LOOKS, top.top(body).value, UNSEEN)
    assert len(values) + 1 == len(SIGNS)
    assert list(SIGNS)[-len(GARMENTS) - 1 : -1] == list(GARMENTS)
    assert all(len(weights) == len(KINDS) and spread > 0 for _, spread, weights in SIGNS.values())


def test_arms_that_the_pose_net_guesses_are_not_raised() -> None:
    body = _portrait(np.full((680, 680, 3), 40))
    points, seen = body.points.copy(), np.full(33, 0.95, np.float32)
    for side, shoulder, elbow, wrist, tips in (
        (1, pose.LEFT_SHOULDER, pose.LEFT_ELBOW, pose.LEFT_WRIST, pose.LEFT_INDEX),
        (-1, pose.RIGHT_SHOULDER, pose.RIGHT_ELBOW, pose.RIGHT_WRIST, pose.RIGHT_INDEX),
    ):
        for joint, (x, y) in zip(
            (shoulder, elbow, wrist, tips), ((0.9, 0.4), (1.0, -0.5), (0.2, -1.2), (0.0, -1.3)), strict=True
        ):
            points[joint] = (MIDDLE + side * x * H, CHIN + y * H)
    sure = replace(body, points=points, seen=seen)
    assert gesture.gesture(sure).value.kind == "cheer"
    seen = seen.copy()
    seen[[pose.LEFT_WRIST, pose.RIGHT_WRIST, pose.LEFT_INDEX, pose.RIGHT_INDEX]] = 0.2
    assert gesture.gesture(replace(sure, seen=seen)).value.kind == "down"


def test_a_jacket_keeps_its_sleeves_under_hands_that_look_like_bare_arms() -> None:
    body = _portrait(np.full((680, 680, 3), 40))
    readings = BodyReadings(
        sleeve=Reading[sleeve.SleeveKind]("none", 0.8),
        top=top.top(body),
        bottom=Reading(BottomSeen("trousers", np.zeros(3, np.float32), 0.0, 0.0), 0.0),
        gesture=Reading(gesture.Gesture("down"), 0.0),
        tilt=0.0,
        build=Reading(BuildSeen(), 0.0),
        attire=Reading[Attire]("jacket", 0.8),
    )
    assert (tops(readings).kind, tops(readings).sleeve) == ("jacket", "long")
    tied = replace(readings.top.value, tie=np.array([40.0, 50.0, 25.0], np.float32))
    assert tops(replace(readings, top=replace(readings.top, value=tied))).kind == "suit"
    assert tops(replace(readings, attire=Reading[Attire]("shirt", 0.8))).kind == "tank"


def test_what_fills_a_chest_between_plain_shoulders_is_no_pattern_of_the_cloth() -> None:
    rng = np.random.default_rng(3)
    inks = np.array([[235, 235, 235], [60, 150, 70], [70, 90, 200], [200, 40, 40]])
    petals = inks[rng.integers(0, 4, (57, 57))].repeat(12, axis=0).repeat(12, axis=1)[:680, :680]
    flowers = _portrait(petals)
    assert layers.shoulders(flowers, flowers.top_colors) is None
    cloth = petals.copy()
    cloth[:, : int(MIDDLE - 0.6 * W)] = cloth[:, int(MIDDLE + 0.6 * W) :] = (190, 30, 40)
    printed = _portrait(cloth)
    ground = layers.shoulders(printed, printed.top_colors)
    assert ground is not None
    assert ground.lit == pytest.approx(from_hex("#be1e28"), abs=4)
    one_sided = petals.copy()
    one_sided[:, : int(MIDDLE)] = (190, 30, 40)
    assert layers.shoulders(_portrait(one_sided), flowers.top_colors) is None
