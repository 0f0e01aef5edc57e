"""An animal's make from its class, and its markings where the colours seen agree."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.read.breeds import make
from figurelab.engines.procedural.read.color import from_hex
from figurelab.engines.procedural.read.pet import _marked

DOGS, CATS = (151, 281), (281, 294)


def shares(span: tuple[int, int], **by_class: float) -> np.ndarray:
    row = np.zeros(span[1] - span[0], np.float32)
    for index, value in by_class.items():
        row[int(index[1:]) - span[0]] = value
    return row


def test_a_mongrel_is_the_mean_of_its_breeds() -> None:
    collie, pug = make(shares(DOGS, c231=0.6), 151), make(shares(DOGS, c254=0.6), 151)
    both = make(shares(DOGS, c231=0.3, c254=0.3), 151)
    assert pug.muzzle < both.muzzle < collie.muzzle
    assert collie.fluff > 0.5
    assert pug.fluff == 0.0


def test_a_marking_needs_the_larger_share() -> None:
    assert make(shares(DOGS, c251=0.5, c208=0.2), 151).marking == "spots"
    assert make(shares(DOGS, c251=0.2, c208=0.5), 151).marking is None


def test_wolves_foxes_and_big_cats_have_a_make() -> None:
    fox, leopard = make(shares(DOGS, c277=0.9), 151), make(shares(CATS, c288=0.9), 281)
    assert fox.erect
    assert fox.fluff > 0.5
    assert leopard.marking == "spots"


@pytest.mark.parametrize(
    ("first", "second", "pattern"),
    [("#1f1b1a", "#a8693a", "tan"), ("#a8693a", "#1f1b1a", "tan"), ("#1f1b1a", "#8a8a8a", "bicolor")],
)
def test_a_dark_coat_with_tan_is_black_and_tan(first: str, second: str, pattern: str) -> None:
    plain = make(shares(DOGS, c208=0.9), 151)
    kind, coat, _, light = _marked("dog", plain, from_hex(first), from_hex(second))
    assert kind == pattern
    if pattern == "tan":
        assert coat[0] < 20 < light[0]


def test_a_mask_on_a_black_dog_is_not_believed() -> None:
    pug = make(shares(DOGS, c254=0.9), 151)
    black, fawn = from_hex("#1d1a1a"), from_hex("#d8b78d")
    assert _marked("dog", pug, black, None)[0] == "plain"
    kind, _, second, _ = _marked("dog", pug, fawn, None)
    assert kind == "mask"
    assert second[0] < 32
