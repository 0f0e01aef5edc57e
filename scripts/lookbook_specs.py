"""Invented figures for the lookbook: 48 that show every choice that people have, one for each hair style,
and pets of thirty breeds."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from lookbook_people import people
from lookbook_pets import breeds, pets

from figurelab.engines.procedural.figure import FigureSpec, Hair, HairStyle, Top

__all__ = ["breeds", "figures", "hair_styles"]

STYLES: tuple[HairStyle, ...] = get_args(HairStyle)
LENGTHS: dict[HairStyle, float] = {
    "bald": -1.0, "buzz": -0.9, "receding": -0.6, "side_part": -0.6, "spiky": -0.6, "curly": -0.3, "coily": -0.3,
    "bob": 0.1, "shoulder": 0.6, "long": 1.4, "wavy": 1.1, "ponytail": 0.9, "bun": -0.2, "half_up": 1.0,
    "twin_tails": 1.0, "braids": 1.0, "slick": -0.6, "quiff": -0.65, "locs": 0.6,
    "box_braids": 1.0, "wild": -0.2,
}  # fmt: skip
"""A usual length for each style."""


def hair_styles() -> list[FigureSpec]:
    """One figure for each style, alike in everything else."""
    return [
        FigureSpec(hair=Hair(style=style, length=LENGTHS[style], color="#5f3c22"), top=Top(color="#5d86b8"))
        for style in STYLES
    ]


def figures() -> list[FigureSpec]:
    """The 48, always the same: 40 people, each with a seed of its own, then 8 pets."""
    return [*(replace(person, seed=seed) for seed, person in enumerate(people())), *pets()]
