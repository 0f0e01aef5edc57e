"""What is worn where a photo shows no clothes: it hangs on what is seen of the person."""

from __future__ import annotations

import importlib
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from photos import observed

from figurelab.engines.procedural.figure import FigureSpec, Top
from figurelab.engines.procedural.read import closet, color, wardrobe
from figurelab.engines.procedural.read.aged import Aged
from figurelab.engines.procedural.read.clothing import tops
from figurelab.engines.procedural.read.compose import compose
from figurelab.engines.procedural.read.reading import Reading
from figurelab.engines.procedural.read.readings import Readings, measure
from figurelab.engines.procedural.read.wearer import SHADES, Wearer, shades

HAIR = {
    "black": "#1d1a1c",
    "brown": "#5a3b28",
    "red": "#9a4a24",
    "fair": "#cfa768",
    "grey": "#b9b6b2",
    "dyed": "#3f5fa8",
}
SKINS = ("#f3d3c0", "#d9a583", "#8d5a3f", "#5a382b")


def _people(number: int, seed: int = 0) -> list[Wearer]:
    chance = np.random.default_rng(4)
    return [
        _person(HAIR[SHADES[k % 6]], SKINS[k % 4], tuple(float(s) for s in chance.normal(size=8)), seed)
        for k in range(number)
    ]


def _person(hair: str, skin: str, signs: tuple[float, ...], seed: int = 0) -> Wearer:
    lab = color.from_hex(hair)
    return Wearer(lab, color.from_hex(skin), 1.0, 0.35, signs, shades(lab), seed)


@pytest.mark.parametrize("name", SHADES)
def test_hair_has_a_shade_and_of_what_lies_between_two_some_of_both(name: str) -> None:
    found = shades(color.from_hex(HAIR[name]))
    assert sum(found.values()) == pytest.approx(1)
    assert max(found, key=lambda shade: found[shade]) == name
    assert set(shades(color.from_hex(HAIR[name]), bare=True).values()) == {1 / 6}, "no hair has no say"


def test_a_little_lighter_hair_is_a_little_fairer() -> None:
    before = None
    for lightness in np.arange(8.0, 90.0, 1.0):
        found = shades(np.array([lightness, 8.0, 20.0], np.float32))
        if before is not None:
            assert max(abs(found[name] - before[name]) for name in found) < 0.2
        before = found


def test_people_without_seen_clothes_wear_different_ones() -> None:
    worn = Counter((top.kind, top.color) for top in map(closet.top, _people(240)))
    assert len(worn) > 20
    assert max(worn.values()) < 25


def test_copies_of_a_photo_keep_the_clothes() -> None:
    chance = np.random.default_rng(8)
    kept = [
        closet.top(one) == closet.top(replace(one, signs=tuple(s + 0.1 * chance.normal() for s in one.signs)))
        for one in _people(240)
    ]
    assert np.mean(kept) > 0.85


def test_a_top_sets_off_hair_and_skin() -> None:
    suited = 0
    for one in _people(240):
        top = closet.top(one)
        garment = next(g for g in closet.GARMENTS if g.top.color == top.color and g.top.kind == top.kind)
        suited += sum(one.shades[shade] for shade in garment.suits) > 0.5
        main = color.from_hex(top.color)
        assert np.linalg.norm(main - one.hair) > 12
        assert np.linalg.norm(main - one.skin) > 12
    assert suited > 200


def test_a_colour_without_a_garment_is_worn_by_every_taste_in_that_colour() -> None:
    people = _people(60)
    for shade in ("#202024", "#e9ebee", "#3aa0a4", "#a02a30"):
        worn = [closet.dyed(one, color.from_hex(shade)) for one in people]
        assert {top.color for top in worn} == {shade}
        assert {top.pattern.kind for top in worn} == {"plain"}
        assert len({(top.kind, top.cut, top.neck) for top in worn}) > 3
    body = measure(observed("astronaut.jpg")).body
    assert body is not None

    def worn_with(glimpse: color.F32 | None) -> Top:
        seen = replace(body.top.value, glimpse=glimpse, strapless=False)
        return tops(replace(body, top=Reading(seen, 0.0)), wearer=people[0])

    assert color.from_hex(worn_with(color.from_hex("#3aa0a4")).color)[1] < -15
    assert worn_with(None) == closet.top(people[0])


@pytest.mark.parametrize("shade", ["#f4f2ec", "#e3e6ea", "#27375c"])
def test_what_opens_in_a_seen_colour_opens_over_another(shade: str) -> None:
    seen = color.from_hex(shade)
    worn = [closet.dyed(one, seen) for one in _people(240)]
    opened = [top for top in worn if top.kind in ("jacket", "vest", "coat")]
    assert opened
    assert min(float(np.linalg.norm(color.from_hex(top.inner) - seen)) for top in opened) > 20


def test_the_seed_turns_the_taste_and_the_same_seed_gives_the_same() -> None:
    first, again, other = ([closet.top(one) for one in _people(60, seed)] for seed in (1, 1, 2))
    assert first == again
    assert sum(a != b for a, b in zip(first, other, strict=True)) > 30


def test_children_wear_prints_and_hoodies_more_than_their_grandparents() -> None:
    def young(years: float) -> int:
        worn = (closet.top(replace(one, years=years)) for one in _people(120))
        return sum(top.kind == "hoodie" or top.pattern.kind == "print" for top in worn)

    assert young(0.1) > 2 * young(0.9)


def test_collars_are_a_shade_of_the_cloth_unless_they_have_a_colour() -> None:
    for garment in closet.GARMENTS:
        worn = closet.finished(garment.top)
        apart = np.linalg.norm(color.from_hex(worn.accent) - color.from_hex(worn.color))
        assert apart < 14 or worn.accent == garment.top.accent
    assert len({(g.top.kind, g.top.color) for g in closet.GARMENTS}) == len(closet.GARMENTS)


def test_what_is_worn_below_is_the_wearers_own_whatever_else_the_photo_tells() -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None

    def worn(own: int, skin: float, seed: int = 1) -> FigureSpec:
        head = replace(seen, skin=Reading(np.array([skin, 12.0, 18.0], np.float32), 0.9))
        return compose(Readings(head=head, body=None, monochrome=False), seed, own)

    people = [worn(0, skin, seed) for skin in (30.0, 75.0) for seed in range(12)]
    assert len({(one.bottom.kind, one.bottom.color) for one in people}) > 5
    assert len({(one.shoes.kind, one.shoes.color) for one in people}) > 4
    same, other = worn(0, 75.0), worn(9, 74.7)
    assert same.top == other.top
    assert (same.bottom, same.shoes) == (other.bottom, other.shoes)


def test_legs_and_shoes_nobody_saw_are_worn_by_many_tastes_and_keep_when_a_photo_is_copied() -> None:
    people = _people(150)
    top = Top(kind="sweater", color="#7fa3c8", sleeve="long")
    worn = [wardrobe.bottom(top, 0, one) for one in people]
    shod = [wardrobe.shoes(top, below, 0, one) for below, one in zip(worn, people, strict=True)]
    for made in ([(b.kind, b.color) for b in worn], [(s.kind, s.color) for s in shod]):
        assert len(set(made)) > 8
        assert max(made.count(one) for one in made) < 0.3 * len(people)
    copies = [replace(one, signs=tuple(s + 0.05 * (-1) ** k for k, s in enumerate(one.signs))) for one in people]
    again = [wardrobe.bottom(replace(top, kind="shirt", color="#82a5c9"), 7, one) for one in copies]
    assert sum(a == b for a, b in zip(worn, again, strict=True)) > 0.88 * len(people), "whatever the seed is"
    lighter = [
        wardrobe.shoes(replace(top, kind="tee"), below, 7, one) for below, one in zip(again, copies, strict=True)
    ]
    assert sum(a == b for a, b in zip(shod, lighter, strict=True)) > 0.85 * len(people)


def test_only_what_is_not_seen_hangs_on_the_wearer() -> None:
    one, other = _people(2)
    assert tops(None, wearer=one) == closet.top(one)
    assert tops(None, wearer=one) != tops(None, wearer=other)
    assert tops(None, seed=3) == wardrobe.top(3), "nobody's face"
    assert wardrobe.strapless(0, one) == wardrobe.strapless(5, one)


def test_a_child_in_something_dark_wears_no_suit_but_with_a_tie(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = measure(observed("astronaut.jpg")).head
    assert seen is not None
    read = importlib.import_module("figurelab.engines.procedural.read.compose")
    worn: list[str] = []
    for years, tie in ((6.0, None), (6.0, "#aa2233"), (30.0, None)):
        suit = Top(kind="suit", color="#1d1d20", sleeve="long", tie=tie)
        monkeypatch.setattr(read, "tops", lambda *_, suit=suit: suit)
        head = replace(seen, aged=Aged(years, child=years < 13))
        figure = compose(Readings(head=head, body=None, monochrome=False), 1)
        worn.append(figure.top.kind)
        assert figure.top.color == "#1d1d20"
    assert worn == ["tee", "suit", "suit"]
