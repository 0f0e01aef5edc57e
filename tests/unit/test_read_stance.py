"""How somebody stands of whom the photo shows no arms."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from figurelab.engines.procedural.read.stance import leaning, stance
from figurelab.engines.procedural.read.wearer import SHADES, Wearer


def somebody(*signs: float) -> Wearer:
    skin = np.array([65.0, 15.0, 20.0], np.float32)
    return Wearer(skin / 2, skin, 0.0, 0.3, signs, dict.fromkeys(SHADES, 1 / len(SHADES)))


def people(n: int = 200) -> list[Wearer]:
    return [somebody(*row) for row in np.random.default_rng(3).normal(size=(n, 8)).clip(-1.6, 1.6)]


def test_people_do_not_all_stand_alike() -> None:
    stood = Counter(stance("hoodie", 0, each).pose for each in people())
    assert set(stood) == {"down", "behind", "folded", "pocket", "hip"}
    assert max(stood.values()) < 110
    assert min(n for pose, n in stood.items() if pose != "behind") > 8
    assert 0 < stood["behind"] < 20
    assert len({round(stance("tee", 0, each).lean) for each in people()}) > 5


def test_a_copy_of_a_photo_stands_as_the_photo_does() -> None:
    rng = np.random.default_rng(5)
    copies = [somebody(*(np.array(each.signs) + rng.normal(size=8) * 0.07)) for each in people()]
    kept = [stance("shirt", 4, a).pose == stance("shirt", 4, b).pose for a, b in zip(people(), copies, strict=True)]
    assert np.mean(kept) > 0.9


@pytest.mark.parametrize("top", ["tee", "shirt", "suit", "sweater", "dress", "tank"])
def test_no_hand_is_in_a_pocket_that_is_not_there(top: str) -> None:
    assert "pocket" not in {stance(top, 0, each).pose for each in people()}


def test_in_a_suit_nobody_has_a_hand_on_the_hip_and_not_all_stand_alike() -> None:
    stood = {stance("suit", 0, each).pose for each in people()}
    assert "hip" not in stood
    assert {"down", "folded"} <= stood
    assert "hip" in {stance("coat", 0, each).pose for each in people()}


def test_hair_or_a_pack_on_the_back_leaves_no_room_for_hands() -> None:
    assert "behind" not in {stance("coat", 0, each, laden=True).pose for each in people()}


def test_of_an_unknown_body_the_seed_chooses() -> None:
    assert len({stance("hoodie", seed).pose for seed in range(40)}) > 3
    assert stance("hoodie", 7) == stance("hoodie", 7)


def test_a_head_that_is_seen_to_lean_leans_less_of_itself() -> None:
    assert leaning(0.0, 4.0) == 4.0
    assert leaning(3.0, -4.0) == 1.0
    assert leaning(-8.0, 4.0) == -8.0
