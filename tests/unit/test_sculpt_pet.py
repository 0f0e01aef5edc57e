"""Cats and dogs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sculpt_figures import figure, largest_share, visible

from figurelab.engines.procedural.sculpt import Sculpture, sculpt
from figurelab.engines.procedural.sculpt.pet import pet
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
def test_a_long_muzzle_carries_the_nose_forward(species: str) -> None:
    noses = []
    for muzzle in (0.0, 1.0):
        sculpture = animal(species=species, muzzle=muzzle)
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
