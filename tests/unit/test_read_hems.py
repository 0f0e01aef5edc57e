"""Hems on drawn legs: shorts by their length, skirts by hanging together, long coats by the trousers below."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from figurelab.engines.procedural.perceive import pose
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import bottom, color, legs, outfit

H, MIDDLE, CHIN = 70.0, 340.0, 100.0
HIP, KNEE, ANKLE = 3.0, 4.6, 6.2
NAVY, SAND = (18.0, 2.0, -14.0), (70.0, 4.0, 22.0)
Y, X = np.mgrid[0:680, 0:680].astype(np.float32)
DOWN = (Y - CHIN) / H


def _stood(bare_from: float, *, knees: float = 0.6, coat_to: float = HIP, skirt: bool = False) -> outfit.Outfit:
    """Both legs in sand cloth down to bare_from face heights below the chin, under a navy top."""
    points, seen = np.zeros((33, 2), np.float32), np.zeros(33, np.float32)
    for side, hip, knee, ankle in (
        (1, pose.LEFT_HIP, pose.LEFT_KNEE, pose.LEFT_ANKLE),
        (-1, pose.RIGHT_HIP, pose.RIGHT_KNEE, pose.RIGHT_ANKLE),
    ):
        for joint, x, y in ((hip, 0.5, HIP), (knee, knees, KNEE), (ankle, knees, ANKLE)):
            points[joint], seen[joint] = (MIDDLE + side * x * H, CHIN + y * H), 1.0
    off = np.abs(X - MIDDLE) / H
    leg = (np.abs(off - np.where(DOWN < KNEE, 0.5 + (knees - 0.5) * (DOWN - HIP) / (KNEE - HIP), knees)) < 0.25) & (
        HIP < DOWN
    )
    cloth = (leg | (skirt & (off < 0.9) & (HIP - 0.1 < DOWN))) & (bare_from > DOWN)
    labels = np.full((680, 680), Region.BACKGROUND, np.uint8)
    labels[leg & (ANKLE + 0.3 > DOWN)] = Region.BODY_SKIN
    labels[cloth | ((HIP > DOWN) & (DOWN > 0.3) & (off < 1))] = Region.CLOTHES
    lab = np.where((coat_to > DOWN)[..., None], np.array(NAVY, np.float32), np.array(SAND, np.float32))
    inside = np.ones((680, 680), np.bool_)
    return outfit.Outfit(color.to_rgb(lab), labels, inside, inside, points, seen, MIDDLE, CHIN, H, 58.0)


def test_shorts_are_as_long_as_their_hem() -> None:
    brief, long = bottom.bottom(_stood(3.7)).value, bottom.bottom(_stood(5.2)).value
    assert (brief.kind, long.kind) == ("shorts", "shorts")
    assert brief.hem == pytest.approx((3.7 - HIP) / (KNEE - HIP), abs=0.12)
    assert long.hem == pytest.approx(1 + (5.2 - KNEE) / (ANKLE - KNEE), abs=0.12)
    assert bottom.bottom(_stood(9.0)).value.kind == "trousers"


def test_below_the_knee_a_skirt_hangs_together_about_closed_knees() -> None:
    assert bottom.bottom(_stood(5.2, knees=0.35, skirt=True)).value.kind == "skirt"
    assert bottom.bottom(_stood(5.2, knees=0.35)).value.kind == "shorts"
    assert bottom.bottom(_stood(4.3, knees=0.5, skirt=True)).value.kind == "skirt"


def test_what_fills_the_gap_between_the_thighs_but_not_the_hem_is_no_skirt() -> None:
    seen = _stood(4.3, knees=0.5, skirt=True)
    gap = (np.abs(X - MIDDLE) / H < 0.25) & (DOWN > 4.0)
    seen.labels[gap] = Region.BACKGROUND
    assert bottom.bottom(seen).value.web > 0.8, "between the thighs it looks like one"
    assert bottom.bottom(seen).value.kind == "shorts"


def test_a_coat_comes_down_over_trousers_of_another_colour() -> None:
    main = np.array(NAVY, np.float32)
    assert legs.overlap(_stood(9.0, coat_to=4.0), main) == pytest.approx((4.0 - HIP) / (KNEE - HIP), abs=0.15)
    assert legs.overlap(_stood(9.0), main) < 0.15
    assert legs.overlap(_stood(9.0, coat_to=9.0), main) == 0.0, "the same cloth all the way down says nothing"


def test_a_face_taken_for_cloth_makes_the_legs_unreadable() -> None:
    seen = _stood(9.0)
    unreadable = outfit.Outfit(**{**vars(seen), "readable": False})
    assert bottom.bottom(seen).trusted
    assert not bottom.bottom(unreadable).trusted


def _cut(seen: outfit.Outfit, at: float) -> outfit.Outfit:
    """The photo ends so many face heights below the chin: no knee is in it."""
    seen.points[[pose.LEFT_SHOULDER, pose.RIGHT_SHOULDER]] = [
        (MIDDLE + H, CHIN + 0.5 * H),
        (MIDDLE - H, CHIN + 0.5 * H),
    ]
    seen.seen[:] = np.where(seen.points[:, 1] > CHIN + at * H, 0.0, 1.0)
    seen.labels[at < DOWN] = Region.BACKGROUND
    return seen


def test_trousers_are_told_by_little_where_it_is_of_another_colour() -> None:
    little = bottom.bottom(_cut(_stood(9.0), HIP + 0.7))
    assert little.trusted
    assert little.value.color == pytest.approx(SAND, abs=3)
    assert not bottom.bottom(_cut(_stood(9.0), HIP + 0.15)).trusted, "the photo ends at the belt"
    assert not bottom.bottom(_cut(_stood(9.0, coat_to=9.0), HIP + 0.7)).trusted, "a long top"
    assert bottom.bottom(_cut(_stood(9.0, coat_to=9.0, knees=0.2), HIP + 1.4)).trusted, "too long for a top"
    assert not bottom.bottom(_cut(_stood(HIP + 0.1), HIP + 0.7)).trusted, "bare legs"


@pytest.mark.parametrize(("legs", "worn"), [((66.0, 21.0, 30.0), False), (SAND, True), ((52.0, 55.0, 38.0), True)])
def test_legs_of_the_skins_own_colour_are_bare_whatever_the_net_says(legs: tuple[float, ...], worn: bool) -> None:
    seen = _stood(9.0)
    face = (DOWN < 0) & (DOWN > -1) & (np.abs(X - MIDDLE) < 0.4 * H)
    lab = seen.lab.copy()
    lab[(seen.labels == Region.CLOTHES) & (DOWN > HIP)] = legs
    lab[face] = (69.0, 17.0, 24.0)
    labels = np.where(face, Region.FACE_SKIN, seen.labels).astype(np.uint8)
    assert bottom.bottom(replace(seen, picture=color.to_rgb(lab), labels=labels)).trusted is worn


def test_hands_before_the_lowest_cloth_do_not_hide_it() -> None:
    seen = _cut(_stood(9.0), HIP + 0.7)
    hands = np.asarray((X > MIDDLE) & (DOWN > HIP + 0.2))
    seen.labels[hands & (seen.labels == Region.CLOTHES)] = Region.BODY_SKIN
    assert bottom.bottom(seen).value.color == pytest.approx(SAND, abs=3)


def test_cloth_of_the_top_over_the_thighs_gives_way_to_what_comes_out_below_it() -> None:
    seen = _cut(_stood(9.0, coat_to=KNEE + 0.05), KNEE + 0.5)
    assert bottom.bottom(seen).value.color == pytest.approx(SAND, abs=3)


def test_a_leg_that_leaves_the_picture_in_cloth_leaves_the_other_to_tell() -> None:
    seen = _stood(5.2)
    one = np.asarray((X > MIDDLE) & (DOWN > 5.1))
    seen.labels[one] = Region.BACKGROUND
    assert bottom.bottom(seen).value.kind == "shorts"


def test_bare_knees_ask_for_shorts_though_none_are_in_view() -> None:
    seen = bottom.bottom(_stood(HIP - 0.3))
    assert (seen.trusted, seen.value.kind) == (True, "shorts")


def test_a_long_top_over_the_thighs_does_not_lend_the_trousers_its_colour() -> None:
    worn = _stood(9.0, coat_to=4.42)
    for joint, side in ((pose.LEFT_SHOULDER, 1), (pose.RIGHT_SHOULDER, -1)):
        worn.points[joint], worn.seen[joint] = (MIDDLE + side * 0.8 * H, CHIN + 0.5 * H), 1.0
    assert bottom.bottom(worn).value.color == pytest.approx(SAND, abs=2.0)


@pytest.mark.parametrize(("shin", "kind"), [((40.0, 16.0, 16.0), "shorts"), (SAND, "trousers")])
def test_bare_shins_below_cloth_to_the_knees_are_under_shorts(shin: tuple[float, float, float], kind: str) -> None:
    worn = _stood(9.0)
    worn.labels[DOWN > KNEE + 0.2] = Region.BACKGROUND
    below = bottom.bottom(worn)
    assert below.value.kind == "trousers"
    seen = bottom.above_bare_shins(worn, [np.array(shin, np.float32)], below).value
    assert seen.kind == kind
    assert seen.color == pytest.approx(SAND, abs=3)
    assert bottom.above_bare_shins(worn, [], below) == below
