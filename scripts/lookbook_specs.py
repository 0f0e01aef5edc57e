"""Invented figures for the lookbook: 48 that show every choice of the FigureSpec, and one for each hair style."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar, get_args, get_type_hints

from figurelab.engines.procedural.figure import (
    Body,
    Bottom,
    Brows,
    Eyes,
    Face,
    FacialHair,
    FigureSpec,
    Glasses,
    Hair,
    HairStyle,
    Hat,
    Pattern,
    Pet,
    Shoes,
    Top,
)

T = TypeVar("T")
PEOPLE, PETS = 40, 8
STYLES: tuple[HairStyle, ...] = get_args(HairStyle)
SKINS = ("#f6d7c0", "#f0c6a4", "#e3ae84", "#c98d62", "#a56b45", "#7d4c31", "#563423", "#f3cdb4")
HAIRS = ("#1d1815", "#3b2619", "#5f3c22", "#8a5a2e", "#c79a57", "#e3c98f", "#8e8a86", "#d9d6cf", "#7a2c1c", "#b4496c")
CLOTHS = ("#b8423c", "#d98f3d", "#e6c65a", "#6f9a5b", "#3f7f86", "#5d86b8", "#3a4a78", "#7d5a94", "#d48aa0", "#2c2d33")
CALM = ("#2d3550", "#4a4e57", "#7a6a55", "#2c2d33", "#8c93a0", "#5b4634")
LIGHT = ("#f6f4ef", "#e8ddc8", "#cfe0ea", "#f1d6d0")
IRISES = ("#5a3a22", "#2f5b7c", "#4a6a3a", "#3a2a20", "#6b7a88")
RIMS = ("#1f1a1a", "#6a3d2a", "#2f4a6e")
COATS = ("#b98a5a", "#8e8a86", "#2f2b2a", "#d8b98c", "#c9742f")
CROPPED: frozenset[HairStyle] = frozenset({"bald", "buzz", "receding", "side_part", "spiky", "curly", "coily"})
"""The styles that are shown with and without a beard."""
LENGTHS: dict[HairStyle, float] = {
    "bald": -1.0, "buzz": -0.9, "receding": -0.6, "side_part": -0.6, "spiky": -0.6, "curly": -0.3, "coily": -0.3,
    "bob": 0.1, "shoulder": 0.6, "long": 1.4, "wavy": 1.1, "ponytail": 0.9, "bun": -0.2, "twin_tails": 1.0,
    "braids": 1.0, "slick": -0.6, "locs": 0.6,
}  # fmt: skip
"""A usual length for each style."""


def hair_styles() -> list[FigureSpec]:
    """One figure for each style, alike in everything else."""
    return [
        FigureSpec(hair=Hair(style=style, length=LENGTHS[style], color="#5f3c22"), top=Top(color="#5d86b8"))
        for style in STYLES
    ]


def figures() -> list[FigureSpec]:
    """The 48, always the same: 40 people, then 8 pets."""
    return people() + pets()


def people() -> list[FigureSpec]:
    """40 people. Every axis is dealt like a pack of cards, so each of its choices comes up."""
    deal = _Dealer(PEOPLE)
    styles = deal("style", STYLES)
    hairs: list[dict[str, Any]] = [
        {"style": style, "length": LENGTHS[style], "color": color, "parting": parting, "fringe": fringe}
        | {"fringe_drop": drop, "volume": volume, "streak": streak}
        for style, color, parting, fringe, drop, volume, streak in zip(
            styles, deal("hair", HAIRS), deal.choices(Hair, "parting"), deal.choices(Hair, "fringe"),
            deal("drop", (0.3, 0.6, 0.9)), deal("volume", (0.8, 1.0, 1.3)),
            deal("streak", (None, None, None, None, "#d9a9c4")), strict=True,
        )
    ]  # fmt: skip
    tops = deal.objects(
        Top, ("color", CLOTHS), ("accent", LIGHT), ("inner", LIGHT), ("tie", (None, "#8c2f39", "#2f4a6e")),
        kind=deal.choices(Top, "kind"), sleeve=deal.choices(Top, "sleeve"),
        pattern=deal.objects(Pattern, ("color", LIGHT), ("pitch", (0.15, 0.25)), kind=deal.choices(Pattern, "kind", 4)),
    )  # fmt: skip
    faces = deal.objects(
        Face, ("skin", SKINS), ("lip", (0.0, 0.3, 0.7)), ("blush", (0.3, 0.6)), ("age", (0.0, 0.0, 0.0, 0.6)),
        ("freckles", (False, False, False, True)), ("nose", (0.85, 1.0, 1.2)),
        shape=deal.choices(Face, "shape"), mouth=deal.choices(Face, "mouth"),
        brows=deal.objects(Brows, ("weight", (0, 1, 2, 3)), color=[hair["color"] for hair in hairs]),
        eyes=deal.objects(Eyes, ("color", IRISES), ("openness", (0.7, 0.93, 1.0)), ("lashes", (0, 1, 2)),
                          ("scale", (0.9, 1.0, 1.1)), family=deal.choices(Eyes, "family")),
    )  # fmt: skip
    beards = [
        FacialHair(kind if style in CROPPED else "none", hair["color"])
        for kind, style, hair in zip(_beards(styles), styles, hairs, strict=True)
    ]
    return deal.objects(
        FigureSpec, seed=list(range(PEOPLE)), hair=[Hair(**hair) for hair in hairs], face=faces, facial_hair=beards,
        glasses=deal.objects(Glasses, ("color", RIMS), kind=deal.choices(Glasses, "kind", 4)),
        hat=deal.objects(Hat, ("color", CLOTHS), ("accent", LIGHT), kind=deal.choices(Hat, "kind", 7)),
        top=[_printable(top) for top in tops],
        bottom=deal.objects(Bottom, ("color", CALM), kind=deal.choices(Bottom, "kind")),
        shoes=deal.objects(Shoes, ("color", CALM + LIGHT), kind=deal.choices(Shoes, "kind")),
        body=deal.objects(Body, build=deal.choices(Body, "build"), pose=deal.choices(Body, "pose")),
    )  # fmt: skip


def _printable(top: Top) -> Top:
    """A print lies on one piece of cloth: no tailor puts it across lapels or a row of buttons."""
    whole = top.kind in ("tee", "sweater", "hoodie", "tank", "dress")
    return top if whole or top.pattern.kind != "print" else replace(top, pattern=Pattern())


def _beards(styles: list[HairStyle]) -> list[Any]:
    """A kind of beard for each figure, so that every kind comes up among the cropped styles."""
    kinds = ("none", *choices_of(FacialHair, "kind"))
    turn = 0
    dealt: list[Any] = []
    for style in styles:
        dealt.append(kinds[turn % len(kinds)])
        turn += style in CROPPED
    return dealt


def pets() -> list[FigureSpec]:
    """Eight cats and dogs."""
    deal = _Dealer(PETS)
    animals = deal.objects(
        Pet, ("coat", COATS), ("second", ("#6d4a2e", "#f3ede2", "#3a3230")), ("muzzle", (0.0, 0.4, 0.9)),
        ("eyes", ("#5a7a3a", "#4a7fa6", "#5a3a22")), ("collar", ("#c8435e", None, "#3f7f86")),
        species=deal.choices(Pet, "species"), pattern=deal.choices(Pet, "pattern"), ears=deal.choices(Pet, "ears"),
    )  # fmt: skip
    return [FigureSpec(seed=i, pet=pet) for i, pet in enumerate(animals)]


class _Dealer:
    """Deals ``count`` values of an axis: every value as often as any other, in an order of the axis's own."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._axes = 0

    def __call__(self, axis: str, values: Sequence[T]) -> list[T]:
        self._axes += 1
        dealt = [values[i % len(values)] for i in range(self._count)]
        random.Random(f"{axis} {self._axes}").shuffle(dealt)
        return dealt

    def choices(self, of: type, field: str, plain: int = 1) -> list[Any]:
        """The choices of a Literal field; the first of them, the plain one, comes ``plain`` times as often."""
        options = choices_of(of, field)
        return self(f"{of.__name__}.{field}", options[:1] * plain + options[1:])

    def objects(self, of: type[T], *axes: tuple[str, Sequence[Any]], **columns: Sequence[Any]) -> list[T]:
        """``count`` objects; each field from an axis that is dealt here, or from a column as it is."""
        table = dict(columns) | {name: self(f"{of.__name__}.{name}", values) for name, values in axes}
        return [of(**dict(zip(table, row, strict=True))) for row in zip(*table.values(), strict=True)]


def choices_of(of: type, field: str) -> tuple[Any, ...]:
    """The choices of a Literal field of the spec."""
    return get_args(get_type_hints(of)[field])
