"""Tops that lie open, hands before them, shoulders that are bare and cloth that was taken for skin. All drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from figurelab.engines.procedural.figure import Top
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import between, color, flanks, midriff, mistaken, neck, outfit, wardrobe
from figurelab.engines.procedural.read import top as tops_seen
from figurelab.engines.procedural.read.attire import UNSEEN, Attire, Looks
from figurelab.engines.procedural.read.between import Between
from figurelab.engines.procedural.read.bottom import BottomSeen
from figurelab.engines.procedural.read.build import BuildSeen
from figurelab.engines.procedural.read.clothing import tops
from figurelab.engines.procedural.read.gesture import Gesture
from figurelab.engines.procedural.read.neck import NO_NECK, Neck
from figurelab.engines.procedural.read.reading import Reading
from figurelab.engines.procedural.read.readings import BodyReadings
from figurelab.engines.procedural.read.sleeve import SleeveKind
from figurelab.engines.procedural.read.top import TopSeen, is_denim, is_seamed_denim
from figurelab.engines.procedural.read.weave import PLAIN, Weave

H, W, MIDDLE, CHIN = 80.0, 64.0, 340.0, 170.0
Y, X = np.mgrid[0:680, 0:680].astype(np.float32)
DOWN, OFF = (Y - CHIN) / H, (X - MIDDLE) / W


def _lab(*values: float) -> color.F32:
    return np.array(values, np.float32)


BLACK, GREY, WHITE, SKIN = _lab(14, 0, -1), _lab(55, -1, -1), _lab(92, 0, 0), _lab(70, 17, 18)
PINK = _lab(78, 16, 2)
SEEN = TopSeen([color.Cluster(BLACK, 0.9)], 4.0, 0.0, 0.0, WHITE, None, None, PLAIN, NO_NECK)


def _body(cloth: color.F32, end: float = 1.4) -> tuple[outfit.Outfit, np.ndarray]:
    """Clothes of one colour from the throat to the photo's end, face heights below the chin, and the paint."""
    labels = np.zeros((680, 680), np.uint8)
    labels[(np.abs(OFF) < 0.5) & (DOWN < 0) & (DOWN > -1)] = Region.FACE_SKIN
    labels[(np.abs(OFF) < 2) & (DOWN > 0.1) & (end > DOWN)] = Region.CLOTHES
    paint = np.empty((680, 680, 3), np.float32)
    paint[:] = np.where((labels == Region.CLOTHES)[..., None], cloth, SKIN)
    none = np.zeros((33, 2), np.float32)
    whole = np.broadcast_to(end > DOWN, (680, 680))
    return outfit.Outfit(color.to_rgb(paint), labels, labels > 0, whole, none, none[:, 0], MIDDLE, CHIN, H, W), paint


def _painted(body: outfit.Outfit, paint: np.ndarray, *parts: tuple[np.ndarray, color.F32]) -> outfit.Outfit:
    for where, lab in parts:
        paint[where] = lab
    return replace(body, picture=color.to_rgb(paint))


def _worn(
    seen: TopSeen,
    told: tuple[Attire, float] | None = None,
    sleeve: tuple[SleeveKind, float] = ("long", 0.8),
    looks: Looks = UNSEEN,
    sure: float = 0.9,
) -> Top:
    return tops(
        BodyReadings(
            sleeve=Reading(*sleeve),
            top=Reading(seen, sure),
            bottom=Reading(BottomSeen("trousers", BLACK, 0.0, 0.0), 0.0),
            gesture=Reading(Gesture("down"), 0.8),
            tilt=0.0,
            build=Reading(BuildSeen(), 0.6),
            attire=Reading[Attire]("tee", 0.0) if told is None else Reading(*told),
            looks=looks,
        )
    )


def test_a_hand_before_the_chest_is_no_deep_neckline() -> None:
    body, _ = _body(WHITE)

    def depth(*bare: np.ndarray) -> float:
        labels = body.labels.copy()
        for part in bare:
            labels[part & (np.abs(OFF) < 0.3)] = Region.BODY_SKIN
        return neck.neck(replace(body, labels=labels), WHITE).depth

    throat, hand = DOWN < 0.3, (DOWN > 0.7) & (DOWN < 1.1)
    assert depth(throat, hand) == pytest.approx(0.3, abs=0.03)
    assert depth(hand) == 0.0
    assert depth(DOWN < 1.1) == pytest.approx(1.1, abs=0.05)
    chain = (DOWN < 0.3) | ((DOWN > 0.4) & (DOWN < 0.9))
    assert depth(chain) == pytest.approx(0.88, abs=0.05), "a chain across a bare chest"


def test_what_both_flanks_wear_and_the_middle_does_not_lies_open_though_it_is_grey() -> None:
    def told(*shown: np.ndarray) -> tuple[color.F32, color.F32] | None:
        body = _painted(*_body(BLACK), *((part & (DOWN > 0.1), WHITE) for part in shown))
        return flanks.both_sides(body, color.clusters(body.lab[body.top_mask]))

    found = told(np.abs(OFF) < 0.35)
    assert found is not None
    assert found[0][0] < 30
    assert found[1][0] > 80
    assert told() is None
    assert told(OFF > 0) is None, "two halves are no layers"
    assert told((np.abs(OFF) < 0.35) & (DOWN > 1.0)) is None, "a print is no shirt"
    wide = told(np.abs(OFF) < 0.45)
    assert wide is not None
    assert wide[0][0] < 30, "however much the middle shows"


def test_an_open_layer_is_a_jacket_and_checked_or_undyed_a_shirt_over_what_it_shows() -> None:
    blue = _lab(75, 2, -17)
    seen = replace(SEEN, colors=[color.Cluster(WHITE, 0.6), color.Cluster(blue, 0.4)], flanks=(blue, WHITE))
    for told, sleeve in ((("tee", 0.8), ("long", 0.0)), (None, ("short", 0.8))):
        worn = _worn(seen, told, sleeve)  # type: ignore[arg-type]
        assert (worn.kind, worn.cut) == ("jacket", "shirt" if told is None else worn.cut)
        assert color.from_hex(worn.color)[2] < -8 < color.from_hex(worn.inner)[2]
    assert _worn(seen, ("tank", 0.8), ("none", 0.8)).kind == "tank", "arms are bare"
    assert _worn(replace(seen, flanks=None), ("tee", 0.8), ("long", 0.0)).kind == "tee"


def _dark_v(*, end: float = 0.85, half: float = 0.3, until: float = 2.0, light: bool = False) -> Between | None:
    """What is seen in the V of a pink layer below a bare throat."""
    body, paint = _body(PINK, end)
    labels = body.labels.copy()
    labels[(np.abs(OFF) < 0.2) & (DOWN > 0) & (DOWN < 0.4)] = Region.BODY_SKIN
    shown = (np.abs(OFF) < half) & (DOWN > 0.1) & (until > DOWN) & (labels == Region.CLOTHES)
    return between.between(_painted(replace(body, labels=labels), paint, (shown, WHITE if light else BLACK)))


def test_a_dark_top_in_the_v_of_a_light_layer_tells_that_it_lies_open() -> None:
    found = _dark_v()
    assert found is not None
    assert found.dark_in_open_layer
    assert found.layer[0] > 60
    assert found.color[0] < 30
    assert (end := _dark_v(until=0.55)) is not None
    assert not end.dark_in_open_layer, "a collar or a scarf ends above the layer"
    assert (shirt := _dark_v(light=True)) is not None
    assert not shirt.dark_in_open_layer, "the shirt's collar in a knit"
    assert _dark_v(half=0.0) is None, "one cloth"
    trim = _dark_v(half=0.23, until=0.43)
    assert trim is None or not trim.dark_in_open_layer, "an edging"
    wide = _dark_v(half=1.0)
    assert wide is None or not wide.dark_in_open_layer, "nothing lies beside it"


def test_what_is_open_over_something_dark_is_a_layer_in_any_colour() -> None:
    seen = replace(SEEN, colors=[color.Cluster(PINK, 0.85), color.Cluster(BLACK, 0.15)], between=(PINK, BLACK))
    hidden = ("long", 0.0)
    blazer = _worn(seen, ("sweater", 0.7), hidden, Looks(sweater=0.4, suit=0.2, jacket=0.1))  # type: ignore[arg-type]
    assert (blazer.kind, blazer.tie) == ("suit", None)
    assert color.from_hex(blazer.color)[1] > 8
    assert color.from_hex(blazer.inner)[0] < 30
    rough = _worn(seen, ("sweater", 0.7), hidden, Looks(sweater=0.6, jacket=0.1))  # type: ignore[arg-type]
    assert (rough.kind, rough.cut) == ("jacket", "plain")
    shirt = _worn(seen, ("shirt", 0.7), hidden, Looks(shirt=0.6, jacket=0.1))  # type: ignore[arg-type]
    assert (shirt.kind, shirt.cut) == ("jacket", "shirt")
    assert _worn(seen, ("tank", 0.8), ("none", 0.8)).kind == "tank", "arms are bare"
    assert _worn(replace(seen, between=None), ("sweater", 0.7), hidden).kind == "sweater"  # type: ignore[arg-type]


def test_the_collar_of_a_shirt_under_a_knit_makes_no_shirt_of_it() -> None:
    purple, hidden, knitted = _lab(26, 27, -39), ("long", 0.0), ("sweater", 0.78)
    both = [color.Cluster(purple, 0.63), color.Cluster(WHITE, 0.35)]
    seen = replace(SEEN, colors=both, collar=62.0, opening=60.0, flanks=(purple, WHITE), weave=Weave("checks", 0.3))
    worn = _worn(seen, knitted, hidden)  # type: ignore[arg-type]
    assert (worn.kind, worn.neck, worn.pattern.kind, worn.tie) == ("sweater", "collar", "plain", None)
    assert color.from_hex(worn.inner)[0] > 80
    for other in (replace(seen, flanks=None), replace(seen, collar=20.0, flanks=None)):
        assert _worn(other, knitted, hidden).kind == "shirt", "flannel"  # type: ignore[arg-type]
    assert _worn(seen, ("shirt", 0.78), hidden).neck != "collar"  # type: ignore[arg-type]
    yellow = replace(seen, flanks=(purple, _lab(80, 4, 50)))
    assert _worn(yellow, knitted, hidden).neck != "collar"  # type: ignore[arg-type]


def test_looks_tell_a_suit_from_a_jacket_over_white() -> None:
    open_over = replace(SEEN, opening=60.0, collar=0.0)
    assert _worn(open_over).kind == "jacket"
    assert _worn(open_over, looks=Looks(suit=0.8, jacket=0.1)).kind == "suit"
    collared = replace(open_over, collar=60.0)
    assert _worn(collared).kind == "suit"
    assert _worn(collared, looks=Looks(suit=0.2, jacket=0.7)).kind == "jacket"
    assert _worn(collared, looks=Looks(suit=0.38, jacket=0.41)).kind == "suit"


def test_a_black_jacket_beside_a_white_tee_is_no_white_one() -> None:
    turned = replace(SEEN, colors=[color.Cluster(WHITE, 0.77), color.Cluster(BLACK, 0.2)])
    worn = _worn(turned, ("suit", 0.7))
    assert worn.kind == "suit"
    assert color.from_hex(worn.color)[0] < 25
    assert color.from_hex(worn.inner)[0] > 85
    dinner = replace(turned, colors=[color.Cluster(WHITE, 0.69), color.Cluster(_lab(47, 2, 7), 0.31)])
    assert color.from_hex(_worn(dinner, ("suit", 0.9)).color)[0] > 85, "its folds are no black"


def test_denim_is_indigo_and_neither_violet_slate_nor_dull_navy() -> None:
    def seamed(*lab: float) -> bool:
        return is_seamed_denim(replace(SEEN, colors=[color.Cluster(_lab(*lab), 0.8)], roughness=9.0))

    assert seamed(53, -10, -29)
    assert seamed(78, -10, -8)
    assert seamed(30, -2, -18)
    assert not seamed(35, -3, -11), "a navy suit jacket"
    assert not seamed(51, 5, -15), "slate cloth"
    assert not is_denim(_lab(51, 5, -15))
    assert not seamed(84, -3, -11)


def test_bare_shoulders_without_any_cloth_wear_something_below_the_photo() -> None:
    body, _ = _body(WHITE)
    bare = replace(body, labels=np.where(body.labels == Region.CLOTHES, Region.BODY_SKIN, body.labels).astype(np.uint8))
    assert midriff.bare_chest(bare)
    assert not midriff.bare_chest(body)
    throat = np.where((np.abs(OFF) < 0.4) & (DOWN > 0) & (DOWN < 0.5), Region.BODY_SKIN, 0).astype(np.uint8)
    assert not midriff.bare_chest(replace(body, labels=throat)), "a neck alone"
    read = tops_seen.top(bare)
    assert not read.trusted
    assert read.value.strapless
    worn = _worn(read.value, sure=0.0)
    assert (worn.kind, worn.neck, worn.sleeve) == ("tank", "bare", "none")
    skins = np.array([_lab(85, 8, 14), SKIN, _lab(40, 12, 18)])
    for seed in range(20):
        chosen = color.from_hex(wardrobe.strapless(seed).color)
        assert np.linalg.norm(skins - chosen, axis=1).min() > 18, "no skin's colour"
    assert _worn(replace(read.value, strapless=False), sure=0.0) == wardrobe.top(0)


def test_a_collar_beside_the_chin_tells_the_color_of_a_tight_portrait() -> None:
    body, paint = _body(BLACK, end=0.02)
    collar = (np.abs(OFF) > 0.5) & (np.abs(OFF) < 0.8) & (DOWN > -0.25) & (DOWN < 0.02)
    labels = np.where(collar, Region.CLOTHES, body.labels).astype(np.uint8)
    read = tops_seen.top(_painted(replace(body, labels=labels), paint, (collar, BLACK)))
    assert read.trusted
    assert read.value.colors[0].lit[0] < 25
    flesh = tops_seen.top(_painted(replace(body, labels=labels), paint, (collar, SKIN)))
    assert not flesh.trusted, "an ear or a cheek"
    assert not tops_seen.top(body).trusted


def test_pale_sleeves_that_were_taken_for_arms_are_cloth() -> None:
    pink = _lab(85, 20, 4)
    body, paint = _body(pink)
    arms = (np.abs(OFF) > 1.2) & (np.abs(OFF) < 2) & (DOWN > 0.3) & (DOWN < 1.3)
    labels = np.where(arms, Region.BODY_SKIN, body.labels).astype(np.uint8)

    def clad(arm: color.F32) -> bool:
        worn = mistaken.clad(_painted(replace(body, labels=labels), paint.copy(), (arms, arm)))
        return bool((worn.labels[arms] == Region.CLOTHES).all())

    assert clad(pink)
    assert clad(_lab(83, 21, 5))
    assert not any(clad(arm) for arm in (SKIN, _lab(50, 16, 17))), "arms, lit and shaded"
    assert not clad(_lab(85, 6, 6)), "hands are paler than faces, and not as the cloth"
    plain = _painted(replace(body, labels=labels), paint.copy(), (arms, SKIN))
    assert mistaken.clad(plain) is plain


def test_eyes_too_dark_to_show_white_make_no_cloth_white() -> None:
    pink = replace(SEEN, colors=[color.Cluster(_lab(86, 20, 4), 0.9)])
    body = BodyReadings(
        sleeve=Reading[SleeveKind]("long", 0.8),
        top=Reading(pink, 0.9),
        bottom=Reading(BottomSeen("trousers", BLACK, 0.0, 0.0), 0.0),
        gesture=Reading(Gesture("down"), 0.8),
        tilt=0.0,
        build=Reading(BuildSeen(), 0.6),
    )
    lit, dark = (color.from_hex(tops(body, _lab(light, 23, 9)).color) for light in (60, 21))
    assert color.chroma(dark) > 18 > color.chroma(lit) + 6


def test_a_neck_that_is_nearly_closed_is_high() -> None:
    def line(depth: float, throat: float) -> str:
        return _worn(replace(SEEN, neck=Neck(depth, 0.0, 0.0, None, throat=throat)), ("sweater", 0.9)).neck

    assert line(0.14, 0.54) == "high"
    assert line(0.10, 0.40) == "round"
    assert line(0.18, 0.54) == "round"
    assert _worn(replace(SEEN, weave=Weave("dots", 0.2, WHITE)), ("tee", 0.9), ("short", 0.8)).neck == "round"


def test_a_roll_of_grey_cloth_about_the_neck_is_a_hood() -> None:
    rolled = replace(SEEN, colors=[color.Cluster(GREY, 0.95)], cropped=True, neck=Neck(0.22, 0.0, 0.0, None))
    assert _worn(rolled, ("shirt", 0.75), ("long", 0.0)).kind == "hoodie"
    assert _worn(replace(rolled, cropped=False), ("shirt", 0.75), ("long", 0.0)).kind == "shirt"
    two = [color.Cluster(GREY, 0.6), color.Cluster(WHITE, 0.4)]
    assert _worn(replace(rolled, colors=two), ("shirt", 0.75), ("long", 0.0)).kind != "hoodie"
    assert _worn(rolled, ("sweater", 0.75), ("long", 0.0)).kind == "sweater"


def test_below_a_deep_neckline_nothing_lies_open() -> None:
    lit = replace(SEEN, opening=50.0, collar=60.0, inner=_lab(74, 4, 10), neck=Neck(0.3, 0.0, 0.0, None))
    assert _worn(lit).kind == "suit"
    assert _worn(replace(lit, neck=Neck(0.9, 0.0, 0.0, None))).kind == "sweater"
    assert _worn(replace(lit, neck=Neck(0.9, 0.0, 0.0, None)), sleeve=("long", 0.0)).kind == "tee"
    high = replace(SEEN, neck=Neck(0.06, 0.0, 0.0, None, throat=0.97))
    assert (_worn(high, sleeve=("long", 0.0)).kind, _worn(high, sleeve=("long", 0.0)).neck) == ("sweater", "high")
