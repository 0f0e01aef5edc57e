"""The seed of a person's own, which copies of a photo share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from figurelab.engines.procedural.figure import FacialHair, FigureSpec, Glasses, Hair, Hat, Pet, Top
from figurelab.engines.procedural.read import wardrobe
from figurelab.engines.procedural.read.signature import signature

SOMEBODY = FigureSpec(hair=Hair(style="bob", length=0.2), top=Top(kind="tee", color="#4a6a94"))


@pytest.mark.parametrize(
    "other",
    [
        replace(SOMEBODY, hair=replace(SOMEBODY.hair, style="wavy", length=0.5)),
        replace(SOMEBODY, top=replace(SOMEBODY.top, kind="sweater", sleeve="long")),
        replace(SOMEBODY, top=replace(SOMEBODY.top, color="#52729c")),
    ],
    ids=["hair is wavy", "top is a sweater", "cloth is lighter"],
)
def test_what_wavers_between_copies_of_a_photo_leaves_the_seed(other: FigureSpec) -> None:
    assert signature(other) == signature(SOMEBODY)


def test_what_is_plainly_another_person_has_another_seed() -> None:
    others = [
        replace(SOMEBODY, hair=Hair(style="side_part", length=-0.7)),
        replace(SOMEBODY, glasses=Glasses(kind="round")),
        replace(SOMEBODY, facial_hair=FacialHair(kind="full")),
        replace(SOMEBODY, hat=Hat(kind="beanie")),
        replace(SOMEBODY, top=replace(SOMEBODY.top, color="#1c1c20")),
        replace(SOMEBODY, top=replace(SOMEBODY.top, color="#808080")),
        FigureSpec(pet=Pet()),
    ]
    assert len({signature(figure) for figure in (SOMEBODY, *others)}) == 8


def test_tops_that_are_read_for_each_other_are_mostly_worn_over_the_same() -> None:
    tops = [Top(kind=kind, color="#c0795a") for kind in ("tee", "sweater", "shirt", "jacket")]
    worn = [[wardrobe.bottom(top, seed) for top in tops] for seed in range(120)]
    assert sum(len({below.kind for below in row}) == 1 for row in worn) > 84
