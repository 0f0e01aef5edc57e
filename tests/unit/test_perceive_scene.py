"""What is seen in a photo: the kind of subject, the face, the pose, and nothing where there is nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from photos import observed, photo

from figurelab.engines.base import NoSubject
from figurelab.engines.procedural import perceive
from figurelab.engines.procedural.perceive import faces, kind, observation, pose, scene
from figurelab.engines.procedural.perceive.regions import Region
from figurelab.engines.procedural.perceive.subject import Subject
from figurelab.engines.procedural.perceive.window import whole


def test_a_portrait_is_a_person_with_one_face_and_a_matching_pose() -> None:
    seen = observed("astronaut.jpg")
    assert seen.kind == "person"
    assert seen.faces == 1
    assert seen.face is not None
    assert seen.face.presence > 0.99
    assert seen.face.landmarks.shape == (468, 3)
    nose = seen.face.landmarks[1, :2]
    assert nose == pytest.approx([223, 130], abs=8)
    assert seen.pose is not None
    assert seen.pose.joints[pose.NOSE, :2] == pytest.approx(nose, abs=15)
    left, right = seen.pose.joints[[pose.LEFT_SHOULDER, pose.RIGHT_SHOULDER], 0]
    assert left > right, "a person's left shoulder is on the right of the picture"


def test_regions_put_hair_above_the_face_and_skin_on_it() -> None:
    head = observed("astronaut.jpg").head
    assert head is not None
    assert head.labels.shape == (512, 512)
    assert head.shares.sum(axis=2) == pytest.approx(1.0, abs=1e-3)
    assert head.labels[256, 256] == Region.FACE_SKIN
    assert np.mean(head.labels[90:130, 220:290] == Region.HAIR) > 0.8


def test_a_doubted_face_with_a_cat_s_head_about_it_is_no_person_s(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = photo("cat.jpg")
    height, width = picture.shape[:2]
    muzzle = faces.Box(width / 2, height / 2, min(height, width) / 2, 0.0, score=0.5)
    assert kind.is_muzzle(picture, muzzle)
    assert not kind.is_muzzle(picture, replace(muzzle, score=0.9)), "a sure face is a face"
    seen = observed("astronaut.jpg")
    assert seen.face is not None
    assert not kind.is_muzzle(seen.photo, replace(seen.face.box, score=0.5))

    found = [faces.Face(muzzle, seen.face.landmarks, presence=0.97)]
    monkeypatch.setattr(faces, "find", lambda *_, **__: found)
    assert perceive.observe(picture).kind == "cat"


def test_a_small_doubted_face_without_a_body_is_an_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = observed("astronaut.jpg")
    assert seen.face is not None
    picture = np.full((300, 300, 3), 30, np.uint8)
    picture[60:240, 80:220] = (200, 60, 40)
    landmarks = (seen.face.landmarks * 40 / np.ptp(seen.face.landmarks[:, 1])).astype(np.float32)
    speck = faces.Box(110, 110, 40.0, 0.0, score=0.4)
    monkeypatch.setattr(faces, "find", lambda *_, **__: [faces.Face(speck, landmarks, presence=0.97)])
    assert perceive.observe(picture).face is None

    monkeypatch.setattr(faces, "find", lambda *_, **__: [faces.Face(replace(speck, score=0.9), landmarks, 0.97)])
    assert perceive.observe(picture).face is not None, "a sure face is a face"

    half = replace(speck, score=0.55)
    monkeypatch.setattr(faces, "find", lambda *_, **__: [faces.Face(half, landmarks, presence=0.9)])
    assert perceive.observe(picture).face is None, "detector and mesh both doubt it"
    monkeypatch.setattr(faces, "find", lambda *_, **__: [faces.Face(half, landmarks, presence=0.99)])
    assert perceive.observe(picture).face is not None, "the mesh is sure of it"


def test_a_doubtful_face_counts_where_people_are_seen_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "PRESENT", 1.1)
    seen = perceive.observe(photo("portrait_dark_suit.jpg"))
    assert seen.kind == "person"
    assert seen.face is not None
    monkeypatch.setattr(faces, "PROFILE", 1.1)
    seen = perceive.observe(photo("portrait_dark_suit.jpg"))
    assert seen.kind == "person_no_face"
    assert seen.head_box is not None


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_photo_that_lies_on_its_side_is_turned_upright(quarters: int) -> None:
    seen = perceive.observe(np.ascontiguousarray(np.rot90(photo("portrait_dark_suit.jpg"), quarters)))
    assert seen.kind == "person"
    assert seen.face is not None
    assert abs(seen.face.roll) < 0.2
    assert seen.photo.shape == photo("portrait_dark_suit.jpg").shape


def test_an_upright_face_that_is_only_seen_in_a_turned_photo_leaves_the_photo_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    portrait, find = photo("portrait_dark_suit.jpg"), faces.find
    upright = find(portrait)[0]

    def blind(given: NDArray[np.uint8], *, look_closer: bool = True) -> list[faces.Face]:
        return [] if np.array_equal(given, portrait) else find(given, look_closer=look_closer)

    monkeypatch.setattr(faces, "find", blind)
    seen = perceive.observe(portrait)
    assert seen.photo is portrait
    assert seen.face is not None
    apart = np.linalg.norm(seen.face.landmarks[:, :2] - upright.landmarks[:, :2], axis=1)
    assert apart.mean() < 0.05 * upright.height
    assert abs(seen.face.box.x - upright.box.x) < 0.2 * upright.box.side
    assert abs(seen.face.box.y - upright.box.y) < 0.2 * upright.box.side


@pytest.mark.parametrize("quarters", [-1, 0, 1, 2, 3, 4])
def test_a_face_turns_with_its_photo(quarters: int) -> None:
    dot = np.zeros((40, 70), np.uint8)
    dot[11, 23] = 1
    landmarks = np.full((468, 3), [23.5, 11.5, 4.0], np.float32)
    landmarks[263, 0] += 5
    face = faces.Face(faces.Box(23.5, 11.5, 9.0, 0.0, 0.9), landmarks, 1.0).turned(quarters, dot.shape)
    (y,), (x,) = np.nonzero(np.rot90(dot, quarters))
    assert (face.box.x, face.box.y) == (x + 0.5, y + 0.5)
    assert face.landmarks[33] == pytest.approx([x + 0.5, y + 0.5, 4.0])
    assert np.cos(face.roll - face.box.angle) == pytest.approx(1)
    assert round(face.roll / (np.pi / 2)) % 4 == -quarters % 4


def test_a_face_too_small_for_the_whole_view_is_found_by_looking_closer() -> None:
    scene = np.full((1200, 1280, 3), 150, np.uint8)
    small = photo("portrait_dark_suit.jpg")[::3, ::3]
    scene[900 : 900 + len(small), 60 : 60 + small.shape[1]] = small
    seen = perceive.observe(scene)
    assert seen.kind == "person"
    assert seen.face is not None
    assert seen.face.box.x == pytest.approx(60 + small.shape[1] / 2, abs=15)


def test_a_face_that_fills_the_photo_is_found_by_looking_from_farther_away() -> None:
    portrait = photo("portrait_white_hair.jpg")
    box = faces.find(portrait)[0].box
    part = replace(box, side=0.84 * box.side).within(*portrait.shape[:2])
    tight = np.ascontiguousarray(portrait[part])
    assert not faces.detect(tight, whole(tight, 192)), "too large for the detector"
    found = faces.find(tight)
    assert len(found) == 1
    assert found[0].box.side == pytest.approx(box.side, rel=0.1)


def test_the_larger_face_of_two_is_the_main_one() -> None:
    large = photo("portrait_dark_suit.jpg")
    small = photo("portrait_white_hair.jpg")[::2, ::2]
    scene = np.full((len(large), large.shape[1] + small.shape[1], 3), 120, np.uint8)
    scene[:, : large.shape[1]] = large
    scene[: len(small), large.shape[1] :] = small
    seen = perceive.observe(scene)
    assert seen.faces == 2
    assert seen.face is not None
    assert seen.face.box.x < large.shape[1]
    assert 1.0 < seen.face_margin < 10.0


@pytest.mark.parametrize(("name", "kind"), [("cat.jpg", "cat"), ("cup.jpg", "thing")])
def test_kinds_that_are_not_people(name: str, kind: str) -> None:
    seen = observed(name)
    assert seen.kind == kind
    assert seen.face is None
    assert seen.classes is not None
    assert float(seen.classes.sum()) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize("name", ["cat.jpg", "cup.jpg"])
def test_the_slowest_net_looks_once_at_what_is_no_person(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    find = observation.find_subject

    def counted(seen: np.ndarray, alpha: np.ndarray | None = None) -> Subject:
        looks.append(1)
        return find(seen, alpha)

    monkeypatch.setattr(observation, "find_subject", counted)
    assert perceive.observe(photo(name)).subject.mask.any()
    assert len(looks) == 1


def _stars() -> np.ndarray:
    sky = np.zeros((400, 400, 3), np.uint8)
    where = np.random.default_rng(0).integers(0, 400, (300, 2))
    sky[where[:, 0], where[:, 1]] = 220
    return sky


@pytest.mark.parametrize(
    "picture",
    [
        np.full((300, 300, 3), 255, np.uint8),
        np.random.default_rng(0).integers(0, 255, (256, 256, 3), np.uint8),
        _stars(),
    ],
    ids=["blank", "noise", "stars"],
)
def test_nothing_is_said_to_be_nothing_and_what_is_needed(picture: np.ndarray) -> None:
    with pytest.raises(NoSubject, match="is needed") as caught:
        perceive.observe(picture)
    assert caught.value.type == "invalid_input"


def test_a_body_without_its_head_is_refused_by_name() -> None:
    with pytest.raises(NoSubject, match="without the head"):
        perceive.observe(np.ascontiguousarray(photo("portrait_dark_suit.jpg")[135:]))


def test_a_transparent_photo_and_a_tiny_one_are_refused_by_name() -> None:
    with pytest.raises(NoSubject, match="transparent"):
        perceive.observe(np.zeros((200, 200, 4), np.uint8))
    with pytest.raises(NoSubject, match=r"63 x 200 pixels.*at least 64"):
        perceive.observe(np.full((200, 63, 3), 9, np.uint8))


def test_a_cut_out_keeps_its_alpha_as_the_subject() -> None:
    cup = photo("cup.jpg")
    y, x = np.mgrid[0 : cup.shape[0], 0 : cup.shape[1]]
    disc = (np.hypot(x - 190, y - 140) < 110).astype(np.uint8) * 255
    seen = perceive.observe(np.dstack([cup, disc]))
    assert seen.kind == "thing"
    assert seen.subject.mask == pytest.approx(disc / 255.0)
    assert seen.photo[0, 0] == pytest.approx(235)


def test_the_subject_mask_covers_the_cup_and_not_the_corner() -> None:
    mask = perceive.subject_mask(photo("cup.jpg"))
    assert mask.shape == photo("cup.jpg").shape[:2]
    assert mask.dtype == np.float32
    assert mask[130, 190] > 0.9
    assert mask[:20, -20:].max() < 0.2


def _doubtful(name: str, *, score: float, wander: float) -> bool:
    seen = observed("astronaut.jpg").pose
    assert seen is not None
    skeleton = replace(seen, seed=replace(seen.seed, score=score), wander=wander)
    return scene._only_alike(photo(name), skeleton)  # pyright: ignore[reportPrivateUsage]


def test_a_doubtful_body_of_wandering_joints_and_no_hair_is_no_body() -> None:
    assert _doubtful("cup.jpg", score=0.59, wander=1.1)
    assert not _doubtful("cup.jpg", score=0.59, wander=0.3), "a person from behind or masked"
    assert not _doubtful("cup.jpg", score=0.70, wander=1.1), "a person far away"
    assert _doubtful("cup.jpg", score=0.70, wander=1.5), "nobody is that far from his mirror image"
    assert not _doubtful("portrait_dark_suit.jpg", score=0.59, wander=1.1), "hair is seen"


def test_joints_of_a_person_stay_where_a_mirror_is_held_to_them_and_those_of_a_cup_wander() -> None:
    person = observed("astronaut.jpg").pose
    assert person is not None
    assert person.wander < 0.4
    cup = photo("cup.jpg")
    middle, reach = (cup.shape[1] / 2, cup.shape[0] / 2), (cup.shape[1] / 2, 0.05 * cup.shape[0])
    assert pose.follow(cup, pose.Seed(reach, middle, reach, 0.5)).wander > 0.6


def test_a_face_in_deep_blue_light_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    blue = (photo("portrait_white_hair.jpg") * (0.03, 0.06, 0.8)).astype(np.uint8)
    seen = faces.find(blue, look_closer=False)
    assert len(seen) == 1
    white = observed("portrait_white_hair.jpg").face
    assert white is not None
    assert seen[0].landmarks[1, :2] == pytest.approx(white.landmarks[1, :2], abs=12)
    monkeypatch.setattr(faces, "_SURE", 1.1)
    assert not faces.find(blue, look_closer=False), "the mesh alone fails in this light"
