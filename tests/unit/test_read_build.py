"""The build from a drawn body: wider, narrower, turned away or hidden, it is read as drawn or not at all."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.perceive import pose
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import build, outfit

H = 80.0
MIDDLE, CHIN, SIZE = 340.0, 150.0, 680


def _person(
    trunk: float = 1.6,
    arm: float = 0.33,
    shoulders: float = 1.74,
    *,
    waist: float | None = None,
    turn: float = 0.1,
    crossed: bool = False,
    hips: bool = True,
) -> outfit.Outfit:
    """trunk, waist, shoulders: widths, arm: half a bare upper arm's, in face heights."""
    points, seen = np.zeros((33, 2), np.float32), np.full(33, 0.95, np.float32)
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    labels = np.zeros((SIZE, SIZE), np.uint8)
    top, low = CHIN + 0.5 * H, CHIN + 3.0 * H
    for side, s, e, w, h in (
        (1, pose.LEFT_SHOULDER, pose.LEFT_ELBOW, pose.LEFT_WRIST, pose.LEFT_HIP),
        (-1, pose.RIGHT_SHOULDER, pose.RIGHT_ELBOW, pose.RIGHT_WRIST, pose.RIGHT_HIP),
    ):
        start = MIDDLE + side * 0.5 * shoulders * H
        points[s] = start, top
        points[e] = (start + side * 0.55 * H, top + 1.5 * H)
        points[w] = (MIDDLE - side * 0.3 * H, top + 1.5 * H) if crossed else (start + side * 0.75 * H, top + 2.9 * H)
        points[h] = MIDDLE + side * 0.52 * H, low
        bone = points[e] - points[s]
        along = ((x - points[s][0]) * bone[0] + (y - points[s][1]) * bone[1]) / (bone @ bone)
        across = np.abs((x - points[s][0]) * bone[1] - (y - points[s][1]) * bone[0]) / np.linalg.norm(bone)
        labels[(along > 0) & (along < 1) & (across < arm * H)] = Region.BODY_SKIN
    down = np.clip((y - top) / (low - top), 0, 1)
    half = 0.5 * H * (trunk + ((waist or trunk) - trunk) * np.exp(-(((down - 0.6) / 0.35) ** 2)))
    labels[(np.abs(x - MIDDLE) < half) & (y > top) & (y < low + H)] = Region.CLOTHES
    if not hips:
        seen[[pose.LEFT_HIP, pose.RIGHT_HIP]] = 0.1
    everywhere = np.ones((SIZE, SIZE), np.bool_)
    picture = np.zeros((SIZE, SIZE, 3), np.uint8)
    return outfit.Outfit(picture, labels, labels > 0, everywhere, points, seen, MIDDLE, CHIN, H, 0.85 * H, turn=turn)


def _seen(person: outfit.Outfit) -> build.BuildSeen:
    found = build.build(person)
    return found.value if found.trusted else build.BuildSeen()


def test_trunk_and_arms_tell_the_stout_from_the_slender() -> None:
    stout, usual, slender = (_seen(_person(t, a)).stout for t, a in ((2.3, 0.47), (1.6, 0.33), (1.2, 0.24)))
    assert stout > 0.7
    assert abs(usual) < 0.2
    assert slender < -0.4
    assert _seen(_person(2.3, 0.47, hips=False)).stout > 0.6, "hips under a table"


def test_shoulders_are_read_apart_from_the_girth() -> None:
    assert _seen(_person(shoulders=2.1)).shoulders > 0.7
    assert _seen(_person(shoulders=1.4)).shoulders < -0.7
    assert _seen(_person()).shoulders == 0.0


def test_a_waist_is_drawn_in_only_where_it_is_seen_to_be() -> None:
    assert _seen(_person(1.6, waist=1.05)).waist > 0.5
    assert _seen(_person(1.6)).waist == 0.0


def _drawn_in(person: outfit.Outfit, *, bare: bool = False) -> outfit.Outfit:
    """With a waist of 1.5 in the third of the trunk where waists are, bare or dressed."""
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    across, band = np.abs(x - MIDDLE), np.abs(y - (CHIN + 1.88 * H)) < 0.2 * H
    person.labels[band & (across > 0.75 * H) & (person.labels == Region.CLOTHES)] = Region.BACKGROUND
    person.person[:] = person.labels > 0
    if bare:
        person.labels[band & (across <= 0.75 * H)] = Region.BODY_SKIN
    return person


def test_a_waist_narrower_than_what_is_above_and_below_is_drawn_in_under_wide_cloth_too() -> None:
    assert _seen(_person(1.9)).waist == 0.0
    assert _seen(_drawn_in(_person(1.9))).waist > 0.5


def test_cloth_that_flares_below_leaves_a_slender_trunk_slender() -> None:
    person = _person(1.35, 0.26)
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    hem = (y > CHIN + 2.1 * H) & (y < CHIN + 4 * H) & (np.abs(x - MIDDLE) < 0.95 * H)
    person.labels[hem] = Region.CLOTHES
    person.person[hem] = True
    assert _seen(person).stout < -0.3


def test_raised_arms_neither_turn_a_trunk_nor_hide_its_bare_waist() -> None:
    person = _drawn_in(_person(1.9, turn=0.7), bare=True)
    assert _seen(person) == build.BuildSeen()
    for shoulder, elbow, wrist in (
        (pose.LEFT_SHOULDER, pose.LEFT_ELBOW, pose.LEFT_WRIST),
        (pose.RIGHT_SHOULDER, pose.RIGHT_ELBOW, pose.RIGHT_WRIST),
    ):
        person.points[elbow] = person.points[shoulder] - (0, 1.2 * H)
        person.points[wrist] = person.points[shoulder] - (0, 2.2 * H)
    assert _seen(person).waist > 0.5


@pytest.mark.parametrize("person", [_person(2.3, 0.47, turn=1.0), _person(2.3, 0.47, shoulders=0.8)])
def test_a_body_turned_away_says_nothing(person: outfit.Outfit) -> None:
    assert _seen(person) == build.BuildSeen()


def test_arms_before_the_trunk_do_not_make_a_waist() -> None:
    assert _seen(_person(1.6, crossed=True)).waist == 0.0


def test_hair_over_the_arms_does_not_thicken_them() -> None:
    person = _person(1.6, 0.33)
    labels = person.labels
    hair = (
        (labels == Region.BODY_SKIN)
        | np.roll(labels == Region.BODY_SKIN, 30, 1)
        | np.roll(labels == Region.BODY_SKIN, -30, 1)
    )
    labels[hair & (labels != Region.CLOTHES)] = Region.HAIR
    assert abs(_seen(person).stout) < 0.3
