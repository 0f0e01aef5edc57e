"""Cats and dogs."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pytest
from sculpt_figures import figure, largest_share, visible

from figurelab.engines.procedural.animal import stance
from figurelab.engines.procedural.figure import Pet, PetTail
from figurelab.engines.procedural.sculpt import Sculpture, sculpt
from figurelab.engines.procedural.sculpt.pet import pet
from figurelab.engines.procedural.sculpt.program import Program
from figurelab.engines.procedural.sculpt.ruff import ruff
from figurelab.mesh.shells import open_edges, volume


def animal(**changes: Any) -> Sculpture:
    return sculpt(figure(pet=changes))


@pytest.mark.parametrize("species", ["cat", "dog"])
@pytest.mark.parametrize("ears", ["erect", "folded"])
@pytest.mark.parametrize("muzzle", [0.0, 1.0])
def test_every_pet_is_one_closed_shell(species: str, ears: str, muzzle: float) -> None:
    sculpture = animal(species=species, ears=ears, muzzle=muzzle)
    vertices, _, faces = sculpture.surface(96)
    assert open_edges(faces) == 0
    assert volume(vertices, faces) > 3.0
    assert largest_share(sculpture) > 0.97


@pytest.mark.parametrize(
    "breed",
    [
        {"ears": "large", "fur": "long", "fluff": 1.0, "tail": "curled", "mass": 1.0, "legs": -1.0},
        {"ears": "button", "fur": "wire", "fluff": 0.5, "tail": "docked", "jowls": 1.0},
        {"ears": "rose", "fur": "short", "tail": "whip", "mass": -1.0, "legs": 1.0, "jowls": 0.0},
        {"ears": "hanging", "fur": "curly", "tail": "usual"},
        {"ears": "round", "species": "bear"},
        {"ears": "long", "species": "rabbit"},
    ],
)
@pytest.mark.parametrize("pose", ["sit", "stand"])
def test_every_breed_is_one_closed_shell_over_its_base(breed: dict[str, Any], pose: str) -> None:
    sculpture = animal(**{"species": "dog", "pose": pose, **breed})
    vertices, _, faces = sculpture.surface(96)
    assert open_edges(faces) == 0
    assert largest_share(sculpture) > 0.97
    assert {m.name for m in sculpture.materials} >= {"head", "muzzle", "ear", "body", "leg", "paw", "tail"}
    assert vertices[:, 1].min() < -0.2


def test_ears_are_told_from_each_other_by_where_they_end() -> None:
    ends = {}
    for ears in ("erect", "large", "folded", "hanging", "button", "rose", "long", "round"):
        vertices, names = visible(animal(species="dog", ears=ears))
        ear = vertices[names == "ear"]
        ends[ears] = (ear[:, 1].min(), ear[:, 1].max(), ear[:, 2].max())
    assert ends["long"][1] > ends["large"][1] > ends["erect"][1] > ends["button"][1]
    assert ends["hanging"][0] < ends["folded"][0] < ends["rose"][0]
    assert ends["button"][2] > ends["rose"][2] + 0.1


def test_jowls_broaden_the_muzzle_and_mass_the_trunk() -> None:
    def half(name: str, **changes: Any) -> float:
        vertices, names = visible(animal(species="dog", **changes))
        return float(np.abs(vertices[names == name][:, 0]).max())

    assert half("muzzle", jowls=1.0) > half("muzzle", jowls=0.0) + 0.08
    assert half("body", mass=1.0) > half("body", mass=-1.0) + 0.08


@pytest.mark.parametrize("pose", ["sit", "stand"])
def test_legs_carry_the_head(pose: str) -> None:
    heights = [animal(species="dog", pose=pose, legs=legs).head[1] for legs in (-1.0, 0.0, 1.0)]
    assert heights[0] < heights[1] - 0.1 < heights[2] - 0.2


def test_who_stands_has_four_legs_apart() -> None:
    vertices, names = visible(animal(species="dog", pose="stand"), 128)
    low = vertices[(names == "leg") & (vertices[:, 1] > 0.25) & (vertices[:, 1] < 0.35)]
    corners = {(x > 0, z > 0) for x, _, z in low}
    assert len(corners) == 4
    assert not ((np.abs(low[:, 0]) < 0.05) | (np.abs(low[:, 2]) < 0.1)).any()


def test_only_wire_fur_grows_a_beard() -> None:
    chins = []
    for fur in ("short", "wire"):
        vertices, names = visible(animal(species="dog", fur=fur, muzzle=0.5), 128)
        chins.append(vertices[names == "muzzle"][:, 1].min())
    assert chins[1] < chins[0] - 0.1


@pytest.mark.parametrize("species", ["cat", "dog"])
def test_the_coat_knows_every_part(species: str) -> None:
    _, names = visible(animal(species=species))
    assert {"head", "muzzle", "nose", "ear", "body", "leg", "paw", "tail", "collar", "tag"} <= set(names)


def test_fur_is_fur_and_the_face_is_printed_on_head_and_muzzle() -> None:
    materials = animal(species="dog").materials
    furry = {m.name for m in materials if m.finish == "fur"}
    assert furry == {"head", "muzzle", "ear", "body", "leg", "paw", "tail"}
    assert {m.name for m in materials if m.face} == {"head", "muzzle"}


@pytest.mark.parametrize("species", ["cat", "dog"])
@pytest.mark.parametrize("pose", ["sit", "stand"])
def test_a_long_muzzle_carries_the_nose_forward(species: str, pose: str) -> None:
    noses = []
    for muzzle in (0.0, 1.0):
        sculpture = animal(species=species, muzzle=muzzle, pose=pose)
        vertices, names = visible(sculpture, 128)
        nose = vertices[names == "nose"] - sculpture.head
        assert abs(nose[:, 0].mean()) < 0.01
        assert nose[:, 1].mean() == pytest.approx(-0.26, abs=0.05)
        noses.append(nose[:, 2].mean())
    assert noses[1] > noses[0] + 0.08


def test_folded_ears_hang_lower_than_erect_ones() -> None:
    tops = []
    for ears in ("erect", "folded"):
        vertices, names = visible(animal(species="dog", ears=ears))
        tops.append(vertices[names == "ear"][:, 1].max())
    assert tops[0] > tops[1] + 0.2


def test_no_collar_without_its_colour() -> None:
    _, names = visible(animal(collar=None))
    assert not {"collar", "tag"} & set(names)


def test_the_tip_is_the_tails_highest_point() -> None:
    for species in ("cat", "dog"):
        vertices, names = visible(animal(species=species))
        tail = vertices[names == "tail"]
        tip = tail[np.argmax(tail[:, 1])]
        assert np.linalg.norm(tip - [0, 0.3, -0.7]) > 0.7


def test_a_person_is_no_pet() -> None:
    with pytest.raises(ValueError, match="no pet"):
        pet(figure())


@pytest.mark.parametrize("species", ["cat", "dog"])
def test_fluff_thickens_the_tail_and_leaves_one_closed_shell(species: str) -> None:
    smooth, fluffy = (animal(species=species, fluff=fluff) for fluff in (0.0, 1.0))
    vertices, _, faces = fluffy.surface(112)
    assert open_edges(faces) == 0
    assert largest_share(fluffy) > 0.97
    tails = []
    for sculpture in (smooth, fluffy):
        points, names = visible(sculpture, 112)
        tails.append(np.ptp(points[names == "tail"], axis=0).prod())
    assert tails[1] > 1.2 * tails[0]
    assert np.ptp(vertices[:, 0]) > np.ptp(smooth.surface(112)[0][:, 0])


def test_a_pet_of_an_earlier_concept_is_still_read() -> None:
    earlier = {"species": "dog", "coat": "#b98a5a", "second": "#6d4a2e", "light": "#f3e7d6", "pattern": "tan",
               "ears": "folded", "muzzle": 0.5, "fluff": 0.2, "eyes": "#4a2c18", "collar": None}  # fmt: skip
    read = figure(pet=earlier).pet
    assert read is not None
    assert (read.fur, read.tail, read.pose, read.mass, read.legs) == ("short", "usual", "sit", 0.0, 0.0)


def test_a_lion_alone_has_a_mane_down_to_its_neck() -> None:
    made = {"species": "cat", "fluff": 1.0, "fur": "long"}
    lion, persian = animal(**made, ears="round"), animal(**made, ears="erect")
    assert "mane" in visible(lion)[1]
    assert "mane" not in visible(persian)[1]


@pytest.mark.parametrize("species", ["cat", "dog"])
def test_an_erect_ear_is_no_thin_plate_from_the_side(species: str) -> None:
    vertices, names = visible(animal(species=species, ears="erect"))
    ear = vertices[names == "ear"]
    ear = ear[ear[:, 0] > 0]
    foot, top = np.percentile(ear[:, 1], [15, 100])
    low = ear[(ear[:, 1] > foot) & (ear[:, 1] < foot + 0.3 * (top - foot))]
    assert np.ptp(low[:, 2]) > 0.85 * np.ptp(low[:, 0])


@pytest.mark.parametrize("tail", ["plume", "curled", "usual"])
@pytest.mark.parametrize("pose", ["sit", "stand"])
def test_a_fluffy_tail_is_a_plume_of_long_locks(tail: PetTail, pose: Literal["sit", "stand"]) -> None:
    dog, program = Pet("dog", fluff=1.0, tail=tail, pose=pose), Program()
    ruff(program, dog, stance(dog))
    locks = [
        lock.samples[: int(lock.parameters[6]), :3]
        for part, material in enumerate(program.materials)
        if material.name == "tail" and (lock := program.lock_of(part)) is not None
    ]
    whole = np.ptp(np.concatenate(locks), axis=0).max()
    assert 8 <= len(locks) <= 18
    for centers in locks:
        assert np.linalg.norm(np.diff(centers, axis=0), axis=1).sum() > 0.4 * whole
        assert centers[:, 1].min() > 0
