"""Drawn and stuffed characters are neither people nor cut out by a net."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from photos import observed, photo
from PIL import Image, ImageDraw

from figurelab.engines.procedural.concept import Character, Concept, pack, unpack
from figurelab.engines.procedural.engine import concept_solid
from figurelab.engines.procedural.perceive import Observation, observe
from figurelab.engines.procedural.perceive.drawn import is_character, is_unnatural
from figurelab.engines.procedural.perceive.subject import Subject, before_flat_ground
from figurelab.engines.procedural.read import read


def boy() -> NDArray[np.uint8]:
    """A child's drawing of a boy in a yellow jumper before plain blue, 500 x 500."""
    image = Image.new("RGB", (500, 500), (190, 225, 245))
    draw = ImageDraw.Draw(image)
    for x in (210, 255):
        draw.rectangle((x, 380, x + 35, 465), fill=(50, 70, 130))
        draw.ellipse((x - 12, 450, x + 43, 475), fill=(60, 40, 30))
    draw.line((200, 290, 150, 360), fill=(240, 200, 60), width=30)
    draw.line((300, 290, 350, 360), fill=(240, 200, 60), width=30)
    draw.rounded_rectangle((195, 265, 305, 395), 25, fill=(240, 200, 60))
    draw.ellipse((155, 75, 345, 275), fill=(250, 210, 180))
    draw.pieslice((150, 60, 350, 260), 180, 360, fill=(90, 50, 30))
    for x in (210, 290):
        draw.ellipse((x - 18, 175, x + 18, 215), fill=(255, 255, 255), outline=(0, 0, 0), width=3)
        draw.ellipse((x - 9, 185, x + 9, 208), fill=(40, 90, 160))
    draw.arc((220, 210, 280, 250), 20, 160, fill=(160, 40, 40), width=5)
    return np.array(image)


@pytest.mark.parametrize(
    ("fur", "cut_out", "told"), [("#504883", True, True), ("#504883", False, False), ("#77706e", True, False)]
)
def test_a_cut_out_animal_with_violet_fur_is_a_character(fur: str, cut_out: bool, told: bool) -> None:
    photo = np.full((100, 100, 3), (200, 190, 180), np.uint8)
    photo[60:80, 20:80] = [int(fur[i : i + 2], 16) for i in (1, 3, 5)]
    alpha = np.zeros((100, 100), np.float32)
    alpha[20:80, 20:80] = 1
    seen = Observation("dog", photo, alpha if cut_out else None)
    assert is_unnatural(seen) is told


def outline(gap: int) -> NDArray[np.uint8]:
    """A black ring on white paper, open by some pixels at its right, 300 x 300."""
    image = Image.new("L", (300, 300), 255)
    draw = ImageDraw.Draw(image)
    draw.ellipse((60, 60, 240, 240), outline=0, width=5)
    if gap:
        draw.rectangle((225, 150, 250, 150 + gap - 1), fill=255)
    return np.repeat(np.array(image)[..., None], 3, axis=2)


@pytest.mark.parametrize("gap", [0, 4])
def test_what_a_line_encloses_belongs_to_the_drawing(gap: int) -> None:
    mask = before_flat_ground(outline(gap))
    assert mask is not None
    assert mask[150, 150] == 1
    assert mask[10, 10] == 0
    assert mask.sum() == pytest.approx(np.pi * 90**2, rel=0.02)


def test_a_coloured_ground_shows_between_the_legs() -> None:
    picture = boy()
    mask = before_flat_ground(picture)
    assert mask is not None
    gap = np.abs(picture.astype(int) - np.array([190, 225, 245])).max(axis=2)[400:440, 247:254] == 0
    assert gap.all()
    assert mask[402:438, 250].max() == 0
    assert mask[195, 195] == 1, "the white of an eye stays"


def test_a_wide_gap_lets_the_ground_in() -> None:
    assert before_flat_ground(outline(20)) is None, "only a line is left, no subject"


def test_a_ground_with_grain_or_a_shadow_is_left_to_the_net() -> None:
    grain = np.random.default_rng(3).normal(0, 3, (300, 300, 1))
    assert before_flat_ground(np.clip(outline(0) * 0.9 + grain, 0, 255).astype(np.uint8)) is None
    rows = np.hypot(*(np.indices((300, 300)) - np.array([240, 150])[:, None, None]))
    shade = np.clip(255 - 60 * np.exp(-((rows / 60) ** 2)), 0, 255)[..., None]
    assert before_flat_ground(np.minimum(outline(0), shade).astype(np.uint8)) is None


def test_a_mask_of_no_more_than_a_head_or_with_faint_clothes_makes_no_character() -> None:
    seen = observed("astronaut.jpg")
    assert seen.face is not None
    assert seen.pose is not None
    doubted = replace(seen, pose=replace(seen.pose, seed=replace(seen.pose.seed, score=0.3)))
    box, (height, width) = seen.face.box, seen.photo.shape[:2]
    y, x = np.indices((height, width))
    for reach, faint, character in ((0.7, 0.0, False), (2.0, 0.0, True), (2.0, 0.5, False)):
        rows = (y > 2) & (y > box.y - box.side) & (y < box.y + reach * box.side)
        inside = rows & (np.abs(x - box.x) < 0.7 * box.side)
        beside = (y > box.y) & (np.abs(x - box.x) < box.side)
        mask = np.maximum(inside, faint * beside)
        doubted.__dict__["subject"] = Subject(mask.astype(np.float32), 1.0)
        assert is_character(doubted) is character


def test_an_upright_character_keeps_its_face_and_a_turned_one_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figurelab.engines.procedural.perceive.scene.is_character", lambda seen: True)
    portrait = photo("portrait_dark_suit.jpg")
    upright, turned = observe(portrait), observe(np.ascontiguousarray(np.rot90(portrait)))
    assert upright.kind == "character"
    assert upright.face is not None
    assert turned.face is None


def test_a_drawn_boy_is_a_character_and_is_not_read_as_a_person() -> None:
    seen = observe(boy())
    assert seen.kind == "character"
    assert read(seen, 1) is None


@pytest.mark.parametrize("name", ["astronaut.jpg", "portrait_dark_suit.jpg", "portrait_white_hair.jpg"])
def test_people_stay_people(name: str) -> None:
    assert observed(name).kind == "person"


def test_a_drawn_boy_keeps_his_hair_jumper_and_face_from_prototype_to_build() -> None:
    solid = concept_solid(Concept(boy(), cutout=_cut(boy()), character=Character()))
    x, y, _ = solid.vertices.T
    albedo = solid.paint(solid.vertices, solid.normals, np.ones(len(x), np.float32)).albedo

    def share(where: NDArray[np.bool_], colour: tuple[int, int, int]) -> float:
        return float((np.linalg.norm(albedo[where] - np.array(colour) / 255, axis=1) < 0.2).mean())

    behind = solid.normals[:, 2] < -0.7
    head, chest = (y > 3.0) & (np.abs(x) < 0.8), (y > 1.4) & (y < 2.2) & (np.abs(x) < 0.4)
    assert share(behind & head, (90, 50, 30)) > 0.9
    assert share(behind & chest, (240, 200, 60)) > 0.9
    assert share((solid.normals[:, 2] > 0.7) & head, (250, 210, 180)) > 0.2


@pytest.mark.parametrize("face", [None, (0.2, 0.1, 0.6, 0.5)])
def test_a_character_rides_in_its_concept(face: tuple[float, float, float, float] | None) -> None:
    sent = Concept(boy(), cutout=_cut(boy()), character=Character(face))
    assert unpack(pack(sent)).character == Character(face)
    assert unpack(pack(Concept(boy(), cutout=_cut(boy())))).character is None


def test_a_lifted_figures_name_rides_in_its_concept_and_the_builds_own_comes_first() -> None:
    concept = unpack(pack(Concept(boy(), cutout=_cut(boy()), name="Zoë \u0e14")))
    assert concept.name == "Zoë \u0e14"
    bare = replace(concept, name="")
    assert concept_solid(concept).floor == pytest.approx(-0.40)
    assert concept_solid(bare).floor == pytest.approx(-0.22)
    assert concept_solid(bare, "Tom").floor == pytest.approx(-0.40)


def _cut(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    mask = before_flat_ground(image)
    assert mask is not None
    return np.dstack([image, (mask * 255).astype(np.uint8)])
