"""An animal's make from its class, and its markings where the colours seen agree."""

from __future__ import annotations

import numpy as np
import pytest

from figurelab.engines.procedural.read import kinds
from figurelab.engines.procedural.read.breeds import MARKINGS, make
from figurelab.engines.procedural.read.coat import Tone, palest, tones
from figurelab.engines.procedural.read.color import from_hex, to_hex
from figurelab.engines.procedural.read.markings import Coat, marked
from figurelab.engines.procedural.read.pet import stands
from figurelab.engines.procedural.read.pet_eyes import iris
from figurelab.engines.procedural.read.wild import big_cat

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


def test_short_jowly_breeds_none_of_them_likely_are_a_bulldog() -> None:
    mixed = make(shares(DOGS, c245=0.2, c195=0.2, c247=0.25, c254=0.1, c242=0.1), 151)
    assert (mixed.ears, mixed.tail) == ("rose", "docked")
    assert mixed.muzzle < 0.1 < mixed.mass
    assert mixed.jowls > 0.9
    assert make(shares(DOGS, c245=0.7, c195=0.1, c247=0.1), 151).ears != "rose"
    assert make(shares(DOGS, c249=0.2, c232=0.2, c244=0.2), 151).muzzle > 0.4


def test_a_marking_needs_the_larger_share() -> None:
    assert make(shares(DOGS, c251=0.5, c208=0.2), 151).marking == "spots"
    assert make(shares(DOGS, c251=0.2, c208=0.5), 151).marking is None


def test_wolves_foxes_and_big_cats_have_a_make() -> None:
    fox, leopard = make(shares(DOGS, c277=0.9), 151), make(shares(CATS, c288=0.9), 281)
    assert fox.ears == "large"
    assert fox.fluff > 0.5
    assert leopard.marking == "spots"


def coat(species: str, marking: str | None, *colors: tuple[str, float, float]) -> Coat:
    """colors: colour, share and mean height of each tone, largest first."""
    return marked(species, marking, [Tone(from_hex(color), share, height) for color, share, height in colors])


@pytest.mark.parametrize(
    ("first", "second", "pattern"),
    [("#1f1b1a", "#a8693a", "tan"), ("#a8693a", "#1f1b1a", "tan"), ("#1f1b1a", "#8a8a8a", "bicolor")],
)
def test_a_dark_coat_with_tan_is_black_and_tan(first: str, second: str, pattern: str) -> None:
    found = coat("dog", None, (first, 0.6, 0.5), (second, 0.4, 0.5))
    assert found.pattern == pattern
    if pattern == "tan":
        assert found.main[0] < 20 < found.light[0]


def test_grey_below_a_black_coat_is_its_legs_even_where_there_is_more_of_it() -> None:
    found = coat("dog", None, ("#7a7470", 0.45, 0.40), ("#1f1e1c", 0.40, 0.60))
    assert found.pattern == "tan"
    assert found.main[0] < 20
    assert found.light[0] > from_hex("#7a7470")[0]
    above = coat("dog", None, ("#7a7470", 0.45, 0.60), ("#1f1e1c", 0.40, 0.40))
    assert above.main[0] > 40


def test_a_dark_dog_whose_palest_fur_is_far_lighter_than_its_legs_is_white_there() -> None:
    tones_seen = [Tone(from_hex("#7a7470"), 0.45, 0.40), Tone(from_hex("#1f1e1c"), 0.40, 0.60)]
    white = marked("dog", None, tones_seen, palest=from_hex("#d6d0c6"))
    assert white.pattern == "tricolor"
    assert white.light[0] > 90
    grey = marked("dog", None, tones_seen, palest=from_hex("#857f7a"))
    assert grey.pattern == "tan"
    assert np.hypot(*grey.light[1:]) > 10  # cream, not the sky's grey


def test_the_palest_fur_is_no_coloured_ground() -> None:
    photo = np.full((20, 20, 3), (60, 58, 55), np.uint8)
    photo[:6] = (190, 200, 60)
    photo[6:10] = (190, 185, 178)
    found = palest(photo, np.ones((20, 20), np.bool_))
    assert np.allclose(found, from_hex("#beb9b2"), atol=2)


def test_a_brown_patch_counts_for_more_than_a_white_coats_shade() -> None:
    found = coat("dog", None, ("#8f8172", 0.55, 0.4), ("#e2e3e8", 0.38, 0.6), ("#704520", 0.07, 0.8))
    assert found.pattern == "bicolor"
    assert to_hex(found.main) == "#e2e3e8"
    assert to_hex(found.second) == "#704520"


def test_ginger_and_black_are_tortoiseshell_and_with_white_calico() -> None:
    ginger, black, white = ("#c07a38", 0.3, 0.5), ("#231f1e", 0.3, 0.5), ("#e8e4e0", 0.3, 0.4)
    assert coat("cat", "tabby", ginger, black).pattern == "tortoiseshell"
    assert coat("cat", "tabby", white, ginger, black).pattern == "calico"
    assert coat("cat", "tabby", ginger, white).pattern == "tabby"


@pytest.mark.parametrize(
    ("index", "pattern", "mane"), [(291, "plain", True), (292, "tabby", False), (288, "spots", False)]
)
def test_a_big_cat_keeps_its_kinds_coat_whatever_lies_about(index: int, pattern: str, mane: bool) -> None:
    tones_of_a_lion = [Tone(from_hex(color), 0.3, 0.5) for color in ("#e8e4e0", "#c07a38", "#231f1e")]
    classes = np.zeros(1000, np.float32)
    classes[index] = 0.7
    found = big_cat(classes, tones_of_a_lion)
    assert found is not None
    assert (found.coat.pattern, found.mane) == (pattern, mane)
    assert found.coat.main[0] > found.coat.second[0] + 20
    assert 50 < np.degrees(np.arctan2(*found.coat.main[[2, 1]])) < 80, "tawny"


def test_fur_of_another_colour_moves_a_big_cat_little_and_a_cat_of_the_house_is_none() -> None:
    def main(color: str, **classes: float) -> np.ndarray | None:
        row = np.zeros(1000, np.float32)
        row[281 : 281 + 13] = shares(CATS, **classes)
        found = big_cat(row, [Tone(from_hex(color), 0.6, 0.5)])
        return None if found is None else found.coat.main

    usual, pale, far = (main(color, _291=0.7) for color in ("#c8965a", "#dcb98a", "#2040c0"))
    assert usual == pytest.approx(from_hex("#c8965a"), abs=0.1)
    assert far == pytest.approx(usual)
    assert pale is not None
    assert usual is not None
    assert usual[0] < pale[0] < from_hex("#dcb98a")[0]
    assert main("#c8965a", _281=0.9, _291=0.05) is None


def test_a_breed_that_is_known_by_its_marking_keeps_it_beside_black() -> None:
    black, tan, shaded_white = ("#231f1e", 0.4, 0.6), ("#a8693a", 0.2, 0.6), ("#a5a09a", 0.4, 0.4)
    assert coat("dog", "spots", shaded_white, black).pattern == "spots"
    hound = coat("dog", "hound", black, shaded_white, tan)
    assert hound.pattern == "hound"
    assert hound.main == pytest.approx(from_hex("#a8693a"), abs=1.0)
    husky = coat("dog", "capped", ("#e8e6e4", 0.5, 0.4), ("#3a3c42", 0.5, 0.6))
    assert husky.pattern == "capped"
    assert husky.main[0] < 30 < 90 < husky.light[0]


def test_the_sheen_of_a_black_cat_is_no_second_colour() -> None:
    assert coat("cat", "tabby", ("#1c1a1b", 0.6, 0.5), ("#5a5654", 0.4, 0.6)).pattern == "plain"
    assert coat("cat", None, ("#1c1a1b", 0.6, 0.6), ("#d8d4d0", 0.4, 0.3)).pattern == "bicolor"


def test_a_plain_black_coat_has_a_black_muzzle() -> None:
    assert coat("dog", None, ("#1d1a1a", 1.0, 0.5)).light[0] < 30


def test_a_mask_on_a_black_dog_is_not_believed() -> None:
    assert coat("dog", "mask", ("#1d1a1a", 1.0, 0.5)).pattern == "plain"
    found = coat("dog", "mask", ("#d8b78d", 1.0, 0.5))
    assert found.pattern == "mask"
    assert found.second[0] < 32


def test_a_tones_height_says_where_it_lies() -> None:
    photo = np.full((80, 60, 3), 230, np.uint8)
    photo[:40] = 25
    found = tones(photo, np.ones((80, 60), np.bool_))
    dark, pale = sorted(found, key=lambda tone: float(tone.lab[0]))
    assert dark.height == pytest.approx(0.75, abs=0.03)
    assert pale.height == pytest.approx(0.25, abs=0.03)


def test_every_breed_is_known_by_words_of_the_vocabulary() -> None:
    assert kinds.__doc__ is not None
    said = set(kinds.__doc__.replace(",", " ").replace(".", " ").replace(";", " ").replace(":", " ").split()) | {
        *MARKINGS
    }
    assert set(range(151, 294)) <= set(kinds.WORDS)
    assert {word for words in kinds.WORDS.values() for word in words} <= said


@pytest.mark.parametrize(
    ("index", "field", "value"),
    [
        (254, "ears", "button"),
        (263, "ears", "large"),
        (265, "fur", "curly"),
        (250, "tail", "curled"),
        (196, "fur", "wire"),
    ],
)
def test_a_sure_breed_has_what_its_owner_knows_it_by(index: int, field: str, value: str) -> None:
    assert getattr(make(shares(DOGS, **{f"c{index}": 0.9}), 151), field) == value


def test_a_dog_of_no_clear_breed_has_hanging_ears_though_most_of_its_breeds_stand() -> None:
    mixed = shares(DOGS, c249=0.13, c235=0.09, c232=0.06, c207=0.05, c169=0.03)
    assert make(mixed, 151).ears not in ("erect", "large")
    assert make(shares(DOGS, c249=0.5, c232=0.2), 151).ears == "erect"


def test_a_corgi_is_short_and_stout_and_a_greyhound_neither() -> None:
    corgi, whippet = make(shares(DOGS, c263=0.9), 151), make(shares(DOGS, c172=0.9), 151)
    assert corgi.legs < -0.5 < 0.5 < whippet.legs
    assert whippet.mass < 0.0 < corgi.mass


def test_an_iris_is_green_round_a_black_pupil() -> None:
    photo = np.full((200, 200, 3), (150, 110, 70), np.uint8)
    rows, columns = np.mgrid[0:200, 0:200]
    for x in (70, 130):
        away = np.hypot(rows - 80, columns - x)
        photo[away < 12] = (120, 150, 60)
        photo[away < 5] = 10
    mask = np.ones((200, 200), np.bool_)
    found = iris(photo, mask)
    assert found is not None
    assert found == pytest.approx(from_hex("#78963c"), abs=2.0)
    photo[np.hypot(rows - 80, (columns - 100)) < 60] = (150, 110, 70)
    assert iris(photo, mask) is None


def test_only_an_animal_seen_whole_with_legs_apart_stands() -> None:
    mask = np.zeros((100, 160), np.bool_)
    mask[30:60, 20:140] = True
    assert not stands(mask)
    mask[60:90, 25:40] = mask[60:90, 120:135] = True
    assert stands(mask)
    cut = mask.copy()
    cut[30:60, :140] = True
    assert not stands(cut)
