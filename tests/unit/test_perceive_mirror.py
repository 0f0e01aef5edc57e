"""A photo and its mirror image show the same person: nets are asked both ways."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from photos import photo

from figurelab.engines.procedural import perceive
from figurelab.engines.procedural.perceive import pose
from figurelab.engines.procedural.perceive.regions import segment
from figurelab.engines.procedural.perceive.window import Window

SIDES = ((pose.LEFT_SHOULDER, pose.RIGHT_SHOULDER), (pose.LEFT_ELBOW, pose.RIGHT_ELBOW))


def test_a_pose_is_the_same_in_the_mirror() -> None:
    picture = photo("portrait_dark_suit.jpg")
    seed = pose.anyone(picture, 0.4)
    assert seed is not None
    width = picture.shape[1]
    head, hips, reach = ((width - x, y) for x, y in (seed.head, seed.hips, seed.reach))
    plain = pose.follow(picture, seed)
    mirrored = pose.follow(np.ascontiguousarray(picture[:, ::-1]), pose.Seed(head, hips, reach, seed.score))
    for left, right in SIDES:
        for one, other in ((left, right), (right, left)):
            x, y, seen = mirrored.joints[other]
            assert np.allclose(plain.joints[one], (width - x, y, seen), atol=0.02 * plain.window.side)
    assert abs(plain.turn - mirrored.turn) < 0.05
    assert np.abs(plain.mask - mirrored.mask[:, ::-1]).mean() < 0.01


def test_a_neighbours_pose_is_not_the_faces_own(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = photo("portrait_dark_suit.jpg")
    seed = pose.anyone(picture, 0.4)
    assert seed is not None
    own, look = pose.follow(picture, seed), pose._look  # pyright: ignore[reportPrivateUsage]
    x, y = (float(v) for v in own.joints[[2, 5, 9, 10], :2].mean(axis=0))
    head = pose.Head(x, y, float(np.ptp(own.joints[:11, 1])) * 2.5)
    aside = 0.6 * head.height / own.window.scale
    mirrored: list[bool] = []

    def mistaken(view: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        values, mask = look(view)
        mirrored.append(len(mirrored) % 2 == 1)
        return (values + np.array([aside, 0, 0, 0, 0], np.float32), mask) if mirrored[-1] else (values, mask)

    monkeypatch.setattr(pose, "_look", mistaken)
    assert head.off(pose.follow(picture, seed).joints) > 0.2, "half-way between the two"
    assert head.off(pose.follow(picture, seed, head).joints) < 0.1
    monkeypatch.undo()
    assert pose.of_face(picture, x, y, head.height) is not None
    assert pose.of_face(picture, x, y - 0.8 * head.height, head.height) is None, "a face over somebody's head"


def test_regions_seen_both_ways_are_the_same_in_the_mirror() -> None:
    picture = photo("portrait_dark_suit.jpg")
    height, width = picture.shape[:2]
    window = Window(0.4 * width, 0.5 * height, 0.8 * height, 0.0, 256)
    flipped = Window(width - window.x, window.y, window.side, 0.0, 256)
    mirror = np.ascontiguousarray(picture[:, ::-1])

    def moved(twice: bool) -> float:
        one, other = (segment(*view, twice=twice).shares for view in ((picture, window), (mirror, flipped)))
        return float(np.abs(one - other[:, ::-1]).mean())

    assert moved(True) < 0.2 * moved(False)


def test_whoever_is_seen_in_the_photo_is_seen_in_its_mirror_image() -> None:
    picture = photo("portrait_dark_suit.jpg")
    seen = perceive.observe(picture).pose
    plain, mirrored = pose.anyone(picture, 0.4), pose.anyone(np.ascontiguousarray(picture[:, ::-1]), 0.4)
    assert seen is not None
    assert plain is not None
    assert mirrored is not None
    assert abs(plain.head[0] - (picture.shape[1] - mirrored.head[0])) < 0.05 * seen.window.side
    assert pose.anyone(picture, 1.01) is None
