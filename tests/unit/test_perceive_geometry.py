"""Windows and judgements: the arithmetic under perception, without nets."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.perceive import faces, kind
from figurelab.engines.procedural.perceive.ground import before_plain_ground
from figurelab.engines.procedural.perceive.window import Window, whole


def test_a_window_maps_there_and_back() -> None:
    window = Window(120.0, 80.0, 200.0, 0.4, 64)
    points = np.array([[0, 0], [64, 64], [10, 50]], np.float32)
    assert window.from_photo(window.to_photo(points)) == pytest.approx(points, abs=1e-3)
    assert window.to_photo(np.array([[32, 32]], np.float32))[0] == pytest.approx([120, 80], abs=1e-3)


def test_a_turned_window_sees_its_own_x_axis_turned_clockwise() -> None:
    window = Window(0.0, 0.0, 2.0, np.pi / 2, 2)
    right = window.to_photo(np.array([[2, 1]], np.float32))[0]
    assert right == pytest.approx([0, 1], abs=1e-5)


def test_sampling_repeats_or_blackens_the_border() -> None:
    photo = np.full((10, 10, 3), 200, np.uint8)
    window = Window(0.0, 5.0, 10.0, 0.0, 10)
    assert window.sample(photo).min() == 200
    black = window.sample(photo, replicate=False)
    assert black[:, 0].max() == 0
    assert black[:, 9].min() == 200
    assert window.inside(photo).sum() == 50


def test_shrinking_averages_instead_of_skipping() -> None:
    stripes = np.zeros((256, 256, 3), np.uint8)
    stripes[:, ::2] = 200
    assert whole(stripes, 32).sample(stripes) == pytest.approx(100, abs=2)


def test_lookup_agrees_with_mapping_points() -> None:
    a, b = Window(50, 50, 60, 0.3, 40), Window(55, 48, 50, -0.2, 30)
    row, column, inside = a.lookup(b)
    point = b.from_photo(a.to_photo(np.array([[20.5, 12.5]], np.float32)))[0]
    assert (column[12, 20], row[12, 20]) == (int(point[0]), int(point[1]))
    assert inside[20, 20]
    assert not inside[0, 0]


def test_overlapping_boxes_keep_the_better_one() -> None:
    boxes = [faces.Box(10, 10, 10, 0, 0.6), faces.Box(11, 10, 10, 0, 0.9), faces.Box(40, 10, 10, 0, 0.5)]
    assert [b.score for b in faces.distinct(boxes)] == [0.9, 0.5]


def _scores(**classes: float) -> np.ndarray:
    scores = np.zeros(1000, np.float32)
    for index, value in classes.items():
        scores[int(index[1:])] = value
    return scores


@pytest.mark.parametrize(
    ("peak", "softness", "coverage", "scores", "expected"),
    [
        (0.04, 0.1, 0.2, _scores(_281=0.9), (None, "blank")),
        (1.0, 0.2, 0.3, _scores(_281=0.3, _285=0.2), ("cat", None)),
        (1.0, 0.2, 0.3, _scores(_151=0.3, _268=0.2), ("dog", None)),
        (1.0, 0.9, 0.3, _scores(_700=0.9), (None, "texture")),
        (1.0, 0.0, 0.98, _scores(_700=0.1), (None, "texture")),
        (1.0, 0.0, 0.98, _scores(_700=0.8), ("thing", None)),
        (1.0, 0.3, 0.3, _scores(_916=0.3, _922=0.2), (None, "text")),
        (1.0, 0.9, 0.3, _scores(_340=0.7), ("animal", None)),
        (1.0, 0.3, 0.3, _scores(_967=0.8), ("thing", None)),
        (1.0, 0.3, 0.3, _scores(_978=0.4, _975=0.3), (None, "texture")),
    ],
)
def test_judging_the_kind(
    peak: float, softness: float, coverage: float, scores: np.ndarray, expected: tuple[str | None, str | None]
) -> None:
    verdict = kind.judge(peak, softness, coverage, scores)
    assert (verdict.kind, verdict.why) == expected


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (_scores(_293=0.85), True),
        (_scores(_208=0.5, _340=0.45), False),
        (_scores(_281=0.5, _700=0.4), False),
        (_scores(_978=0.6), True),
        (_scores(_981=0.9), False),
    ],
    ids=["a cheetah", "a dog among others", "a cat in a room", "a shore", "a ballplayer"],
)
def test_a_body_without_a_face_gives_way_to_plain_animals_and_landscapes(scores: np.ndarray, expected: bool) -> None:
    assert kind.is_no_person(scores) is expected


_GROUND, _CLOTH = (90, 104, 110), (200, 40, 60)


def _drawn(spread: float) -> tuple[np.ndarray, np.ndarray]:
    """A bust that runs out of the frame below, on ground with grain, and where it is."""
    y, x = np.mgrid[0:240, 0:240]
    bust = (np.hypot(x - 120, y - 90) < 55) | ((y > 130) & (abs(x - 120) < 85))
    picture = np.where(bust[:, :, None], _CLOTH, _GROUND).astype(np.float32)
    picture += np.random.default_rng(3).normal(0, spread, picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8), bust


def test_a_drawing_is_cut_from_its_plain_ground_where_the_net_sees_part_of_it() -> None:
    picture, bust = _drawn(4.0)
    found = before_plain_ground(picture, (bust & (np.mgrid[0:240, 0:240][1] < 120)).astype(np.float32))
    assert found is not None
    assert ((found > 0.5) == bust).mean() > 0.98


def test_no_ground_is_plain_where_the_net_saw_something_else_or_colours_are_near_or_many() -> None:
    picture, bust = _drawn(4.0)
    assert before_plain_ground(picture, (~bust).astype(np.float32)) is None
    faint = np.where(bust[:, :, None], 112, 104).astype(np.uint8).repeat(3, axis=2)
    assert before_plain_ground(faint, bust.astype(np.float32)) is None
    noise = np.random.default_rng(0).integers(0, 255, (240, 240, 3), np.uint8)
    assert before_plain_ground(noise, bust.astype(np.float32)) is None
