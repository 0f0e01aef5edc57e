"""Gestures from joints alone, and the head's tilt: the arms are drawn, so what they do is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural import read
from figurelab.engines.procedural.perceive import pose
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.read import gesture, outfit

H = 100.0
MIDDLE, CHIN = 340.0, 170.0
Point = tuple[float, float]
# Elbow, wrist and fingertips of an arm in face heights from the chin; x away from the body, y down.
DOWN: tuple[Point, Point, Point] = ((1.2, 1.8), (1.3, 3.0), (1.3, 3.4))
RAISED: tuple[Point, Point, Point] = ((1.9, 1.6), (1.5, 0.4), (1.4, -0.2))
AT_CHIN: tuple[Point, Point, Point] = ((1.2, 1.5), (0.5, 0.6), (0.2, 0.2))
AT_JAW: tuple[Point, Point, Point] = ((1.5, 1.5), (1.0, 0.4), (0.8, -0.1))
JOINED: tuple[Point, Point, Point] = ((1.1, 1.7), (0.2, 1.5), (-0.1, 1.3))
BEFORE: tuple[Point, Point, Point] = ((1.1, 1.7), (0.9, 1.1), (0.9, 0.8))
OVERHEAD: tuple[Point, Point, Point] = ((1.5, -0.8), (0.5, -1.9), (0.2, -2.2))
STRETCHED: tuple[Point, Point, Point] = ((1.9, -0.2), (2.6, -1.6), (2.8, -2.0))
FOLDED: tuple[Point, Point, Point] = ((1.0, 1.8), (-0.4, 1.7), (-0.9, 1.6))
LAP: tuple[Point, Point, Point] = ((1.0, 1.7), (0.3, 2.1), (0.1, 2.2))
AKIMBO: tuple[Point, Point, Point] = ((1.9, 1.7), (0.9, 2.7), (0.6, 2.8))


def _body(
    left: tuple[Point, Point, Point] = DOWN,
    right: tuple[Point, Point, Point] = DOWN,
    *,
    sure: float = 0.95,
    shoulders: float = 0.9,
) -> outfit.Outfit:
    points, seen = np.zeros((33, 2), np.float32), np.full(33, sure, np.float32)
    sides = (
        (1.0, left, pose.LEFT_SHOULDER, pose.LEFT_ELBOW, pose.LEFT_WRIST, pose.LEFT_INDEX, pose.LEFT_HIP),
        (-1.0, right, pose.RIGHT_SHOULDER, pose.RIGHT_ELBOW, pose.RIGHT_WRIST, pose.RIGHT_INDEX, pose.RIGHT_HIP),
    )
    for side, (elbow, wrist, tips), *which in sides:
        for joint, (x, y) in zip(which, ((shoulders, 0.45), elbow, wrist, tips, (0.6, 2.9)), strict=True):
            points[joint] = (MIDDLE + side * x * H, CHIN + y * H)
    blank = np.zeros((680, 680), np.bool_)
    picture = np.zeros((680, 680, 3), np.uint8)
    return outfit.Outfit(picture, picture[..., 0], blank, ~blank, points, seen, MIDDLE, CHIN, H, 80.0)


def _seen(body: outfit.Outfit) -> tuple[str, str]:
    found = gesture.gesture(body)
    return found.value.kind, found.value.side


def test_one_hand_held_up_waves_with_its_own_arm() -> None:
    assert _seen(_body(left=RAISED)) == ("wave", "left")
    assert _seen(_body(right=RAISED)) == ("wave", "right")
    assert _seen(_body(right=STRETCHED)) == ("wave", "right")
    assert _seen(_body(left=RAISED, right=STRETCHED))[1] == "right", "the higher hand waves"


def test_a_hand_at_the_chin_is_not_waved_nor_is_one_over_the_head_held_to_the_chin() -> None:
    assert _seen(_body(left=AT_CHIN)) == ("chin", "left")
    assert _seen(_body(left=AT_CHIN, right=FOLDED)) == ("ponder", "left")
    assert _seen(_body(left=AT_JAW)) == ("cheek", "left")
    assert _seen(_body(left=AT_JAW, right=FOLDED)) == ("cheek", "left")
    assert _seen(_body(right=AT_CHIN)) == ("chin", "right")
    assert _seen(_body(right=OVERHEAD)) == ("wave", "right")


def test_both_arms() -> None:
    assert _seen(_body(OVERHEAD, OVERHEAD))[0] == "cheer"
    assert _seen(_body(STRETCHED, OVERHEAD))[0] == "cheer"
    assert _seen(_body(AT_CHIN, AT_CHIN))[0] == "chin", "both hands at the face are no cheer"
    assert _seen(_body(FOLDED, FOLDED))[0] == "crossed"
    assert _seen(_body(AKIMBO, AKIMBO))[0] == "hips"
    assert _seen(_body(right=AKIMBO)) == ("hip", "right")
    buttoning: tuple[Point, Point, Point] = ((1.1, 2.1), (0.4, 2.7), (0.0, 2.7))
    assert _seen(_body(left=buttoning, right=AKIMBO))[0] == "down", "the hands meet"
    assert _seen(_body(JOINED, JOINED))[0] == "together"


def _sure(body: outfit.Outfit, of: tuple[int, ...], sure: float) -> outfit.Outfit:
    seen = body.seen.copy()
    seen[list(of)] = sure
    return replace(body, seen=seen)


def test_a_far_hand_that_is_put_where_the_near_one_is_does_not_cheer() -> None:
    beside: tuple[Point, Point, Point] = ((0.8, 0.25), (-1.2, -0.6), (-1.4, -0.9))
    up: tuple[Point, Point, Point] = ((1.8, 0.5), (1.5, -0.35), (1.4, -0.6))
    hidden = _sure(_body(left=beside, right=up), (pose.LEFT_ELBOW, pose.LEFT_WRIST), 0.79)
    assert _seen(hidden) == ("wave", "right"), "the hand that is plainly seen, though the other seems higher"
    assert _seen(_body(left=beside, right=up))[0] == "cheer"


def test_a_hand_off_the_face_before_a_profile_salutes() -> None:
    before: tuple[Point, Point, Point] = ((1.2, 0.5), (0.8, -0.3), (0.7, -0.6))
    body = _body(right=before)
    for nose, kind in ((-0.3, "wave"), (0.0, "cheek"), (0.3, "cheek")):
        points = body.points.copy()
        points[[pose.LEFT_EAR, pose.RIGHT_EAR], 0] = MIDDLE
        points[pose.NOSE, 0] = MIDDLE + nose * H
        assert _seen(replace(body, points=points)) == (kind, "right"), nose
    points[pose.NOSE, 0] = MIDDLE - 0.3 * H
    touching = _labelled(replace(body, points=points), Region.BODY_SKIN)
    assert _seen(touching) == ("cheek", "right"), "skin all the way to the jaw"
    labels = np.zeros_like(body.labels)
    labels[int(CHIN - 0.8 * H) : int(CHIN), int(MIDDLE - 1.1 * H) : int(MIDDLE - 0.6 * H)] = Region.BODY_SKIN
    elbow_outside = _sure(replace(body, points=points, labels=labels), (pose.RIGHT_ELBOW,), 0.1)
    assert _seen(elbow_outside) == ("wave", "right")


@pytest.mark.parametrize(
    "body",
    [
        _body(),
        _body(LAP, LAP),
        _body(FOLDED, LAP),
        _body(left=RAISED, sure=0.6),
        _body(FOLDED, FOLDED, shoulders=-0.7),
    ],
    ids=["hanging", "hands in the lap", "one arm across", "unsure wrists", "from behind"],
)
def test_arms_that_say_nothing_plainly_hang_down(body: outfit.Outfit) -> None:
    assert _seen(body)[0] == "down"


def test_a_hand_before_the_body_is_worth_a_look() -> None:
    assert gesture.gesture(_body(left=BEFORE)).value.lifted == "left"
    assert gesture.gesture(_body()).value.lifted is None
    assert not gesture.gesture(_body(left=BEFORE)).value.both
    assert gesture.gesture(_body(left=BEFORE, right=BEFORE)).value.both


def test_an_arm_held_out_to_the_side_is_worth_a_look_and_a_hanging_one_is_not() -> None:
    held = ((1.0, 1.2), (1.5, 1.5), (1.6, 1.5))
    assert gesture.gesture(_body(left=held)).value.lifted == "left"
    assert gesture.gesture(_body(left=((1.0, 1.8), (1.5, 2.6), (1.6, 2.9)))).value.lifted is None


def test_a_guessed_hand_on_a_sleeve_or_on_nothing_is_not_raised() -> None:
    assert _seen(_labelled(_body(left=RAISED), Region.CLOTHES))[0] == "down", "cloth is where the hand should be"
    assert _seen(_labelled(_body(left=RAISED), Region.BODY_SKIN)) == ("wave", "left")
    guessed = _sure(_body(OVERHEAD, OVERHEAD), (pose.LEFT_WRIST, pose.RIGHT_WRIST), 0.72)
    assert _seen(guessed)[0] == "down", "neither plainly seen nor any skin there"
    assert _seen(_labelled(guessed, Region.BODY_SKIN))[0] == "cheer"


def _labelled(body: outfit.Outfit, region: Region) -> outfit.Outfit:
    return replace(body, labels=np.full_like(body.labels, region))


def test_a_hand_beside_the_face_must_touch_it_or_be_near() -> None:
    beside = ((2.1, 1.4), (1.3, 0.2), (0.95, -0.3))
    assert _seen(_labelled(_body(left=beside), Region.BODY_SKIN)) == ("cheek", "left")
    assert _seen(_body(left=beside)) == ("wave", "left"), "the ground is seen between them"


def test_hands_that_are_hardly_seen_need_skin_to_be_at_the_face() -> None:
    unsure = _body(left=AT_CHIN, sure=0.8)
    assert _seen(_labelled(unsure, Region.BODY_SKIN))[0] == "chin"
    assert _seen(_labelled(unsure, Region.HAIR))[0] != "chin"


def test_a_hand_on_the_hip_is_told_of_a_trunk_that_faces_the_camera_only() -> None:
    akimbo = _body(left=AKIMBO)
    assert _seen(akimbo)[0] == "hip"
    turned = akimbo.seen.copy()
    turned[pose.RIGHT_SHOULDER] = 0.1
    assert _seen(replace(akimbo, seen=turned))[0] == "down"


def test_a_tilt_is_gentle_and_towards_the_side_the_head_leans_to() -> None:
    assert gesture.tilt(np.radians(2.0), 0.0) == 0.0
    assert 3 <= gesture.tilt(np.radians(10.0), 0.0) <= 7, "clockwise: towards the person's own left shoulder"
    assert gesture.tilt(np.radians(-10.0), 0.0) == -gesture.tilt(np.radians(10.0), 0.0)
    assert gesture.tilt(np.radians(10.0), 0.6) < gesture.tilt(np.radians(10.0), 0.0)
    assert gesture.tilt(np.radians(60.0), 0.0) <= 12


def test_the_man_in_the_dark_suit_has_his_arms_crossed_and_the_others_do_not() -> None:
    def posed(name: str) -> str:
        body = read.measure(observed(name)).body
        assert body is not None
        return body.gesture.value.kind if body.gesture.trusted else "down"

    assert posed("portrait_dark_suit.jpg") == "crossed"
    assert posed("portrait_white_hair.jpg") == "down"
    assert posed("astronaut.jpg") == "down"
