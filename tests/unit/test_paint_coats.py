"""Two-coloured coats: where the second colour lies, by which of the two is the lighter."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from figurelab.engines.procedural.figure import Pet, PetPattern
from figurelab.engines.procedural.paint.fur import coat_colors
from figurelab.engines.procedural.paint.oklab import from_hex
from figurelab.engines.procedural.paint.petface import PET_EYE
from figurelab.engines.procedural.paint.strokes import stroke_tones

HEAD = np.array([0.0, 2.12, 0.10], np.float32)
FORWARD = np.array([[0.0, 0.0, 1.0]], np.float32)


def color_at(pet: Pet, part: str, x: float, y: float, z: float) -> np.ndarray:
    point = (HEAD + np.array([[x, y, z]], np.float32)).astype(np.float32)
    return coat_colors(pet, part, point, HEAD, FORWARD)[0]


def bicolor(coat: str, second: str) -> Pet:
    return Pet(species="dog", coat=coat, second=second, light="#f2f0ee", pattern="bicolor", ears="folded")


@pytest.mark.parametrize("part", ["ear", "body"])
def test_white_of_a_black_coat_never_covers_ears_or_back(part: str) -> None:
    pet = bicolor("#2b2a2c", "#e8e6e4")
    assert color_at(pet, part, 0.7, -0.9, -0.5) == pytest.approx(from_hex("#2b2a2c"), abs=1e-3)


def test_white_coat_has_a_patch_round_one_eye() -> None:
    pet = bicolor("#eaebf2", "#a07a50")
    x, y = PET_EYE
    assert color_at(pet, "head", x + 0.1, y + 0.1, 0.7) == pytest.approx(from_hex("#a07a50"), abs=0.02)
    other = color_at(pet, "head", -x - 0.1, y + 0.1, 0.7)
    assert other == pytest.approx(from_hex("#eaebf2"), abs=0.06)
    assert color_at(pet, "ear", 0.9, 0.2, 0.0) == pytest.approx(from_hex("#a07a50"), abs=1e-3)


def test_dark_coat_keeps_its_blaze_and_has_no_eye_patch() -> None:
    pet = bicolor("#827c77", "#292825")
    assert color_at(pet, "head", 0.5, 0.1, 0.7) == pytest.approx(from_hex("#827c77"), abs=1e-3)
    assert color_at(pet, "head", 0.0, -0.2, 0.8) == pytest.approx(from_hex("#f2f0ee"), abs=1e-3)


def test_a_cap_ends_at_the_cheeks_and_in_a_peak_between_the_eyes() -> None:
    pet = Pet(species="dog", coat="#c9854a", light="#f6ecdc", pattern="capped")
    coat, light = from_hex("#c9854a"), from_hex("#f6ecdc")
    assert color_at(pet, "head", 0.0, 0.5, 0.6) == pytest.approx(coat, abs=0.02)
    assert color_at(pet, "head", 0.0, -0.05, 0.85) == pytest.approx(coat, abs=0.02)
    assert color_at(pet, "head", 0.5, -0.4, 0.6) == pytest.approx(light, abs=0.02)
    assert color_at(pet, "paw", 0.2, -2.0, 0.6) == pytest.approx(light, abs=0.02)


def test_three_colours_of_a_mountain_dog_lie_where_they_should() -> None:
    pet = Pet(species="dog", coat="#242022", second="#9a5a2c", light="#f4f1ec", pattern="tricolor", ears="folded")
    assert color_at(pet, "head", 0.0, 0.2, 0.85) == pytest.approx(from_hex("#f4f1ec"), abs=0.02)
    assert color_at(pet, "head", 0.29, 0.34, 0.7) == pytest.approx(from_hex("#9a5a2c"), abs=0.02)
    assert color_at(pet, "ear", 0.9, 0.2, 0.0) == pytest.approx(from_hex("#242022"), abs=1e-3)
    assert color_at(pet, "leg", 0.25, 0.40 - HEAD[1], 0.4) == pytest.approx(from_hex("#9a5a2c"), abs=0.03)


def test_a_calico_has_all_three_colours_and_a_tortoiseshell_no_white() -> None:
    rng = np.random.default_rng(0)
    places = (rng.normal(size=(4000, 3)) * 0.8 + [0, 1.2, 0]).astype(np.float32)
    normals = np.tile(np.array([[0.0, 0.3, -0.95]], np.float32), (4000, 1))
    shares = {}
    both: tuple[PetPattern, PetPattern] = ("calico", "tortoiseshell")
    for pattern in both:
        pet = Pet(coat="#ff0000", second="#0000ff", light="#00ff00", pattern=pattern)
        colors = np.concatenate([coat_colors(pet, part, places, HEAD, normals) for part in ("body", "head")])
        shares[pattern] = (colors > 0.9).mean(axis=0)
    assert shares["calico"].min() > 0.05
    assert shares["tortoiseshell"][1] == 0.0
    assert min(shares["tortoiseshell"][[0, 2]]) > 0.1


@pytest.mark.parametrize("pattern", ["saddle", "hound"])
@pytest.mark.parametrize("pose", ["sit", "stand"])
def test_a_saddle_lies_on_the_back_in_either_pose(pattern: PetPattern, pose: Literal["sit", "stand"]) -> None:
    pet = Pet(species="dog", coat="#ff0000", second="#0000ff", light="#00ff00", pattern=pattern, pose=pose)
    top = np.array([[0.0, 1.3, -0.5]], np.float32)
    normal = np.array([[0.0, 0.8, -0.6]], np.float32)
    assert coat_colors(pet, "body", top, HEAD, normal)[0, 2] > 0.95
    assert coat_colors(pet, "body", np.array([[0.3, 0.9, 0.5]], np.float32), HEAD, FORWARD)[0, 2] < 0.05


def test_strokes_lie_along_the_coat() -> None:
    """On a flank they change faster across than down; on a cheek faster round the nose than away from it."""
    s = np.linspace(0, 1, 400, dtype=np.float32)
    still = np.zeros_like(s)

    def busy(points: np.ndarray, head: bool) -> float:
        return float(np.abs(np.diff(stroke_tones(points.astype(np.float32), head))).sum())

    places = np.random.default_rng(0).uniform(-0.4, 0.4, (40, 1, 3))
    across, down = np.stack([s, still, still], 1) + places, np.stack([still, s, still], 1) + places
    assert sum(busy(p, False) for p in across) > 1.8 * sum(busy(p, False) for p in down)
    away = np.stack([0.5 + 0.9 * s, still - 0.26, still + 0.75], 1)
    turn = s * np.float32(0.9)
    around = np.stack([np.cos(turn), np.sin(turn) - 0.26, still + 0.75], 1)
    steps = range(12)
    out = sum(busy(away + np.array((0, 0.05 * i, -0.1 * i)), True) for i in steps)
    assert sum(busy(around + np.array((0, 0, -0.1 * i)), True) for i in steps) > 1.5 * out


def test_strokes_are_faint_and_leave_the_nose_alone() -> None:
    points = np.random.default_rng(1).uniform(-1, 1, (5000, 3)).astype(np.float32)
    tones = stroke_tones(points, True)
    assert 0.03 < np.abs(tones).max() < 0.08
    assert abs(float(tones.mean())) < 0.004
    near = np.linalg.norm(points - np.array([0, -0.26, 0.75], np.float32), axis=1) < 0.3
    assert near.sum() > 20
    assert not tones[near].any()
    assert np.array_equal(tones[::7], stroke_tones(points[::7], True))
