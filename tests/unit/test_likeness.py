"""The likeness report's own arithmetic."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

import likeness

from figurelab.engines.procedural.figure import FigureSpec, Hair
from figurelab.engines.procedural.read.color import from_hex

SPEC = FigureSpec(hair=Hair(style="bob", length=0.1))


def test_choices_are_words_or_ranges() -> None:
    assert not list(likeness.missed(SPEC, {"hair.style": ["bob", "long"], "hair.length": [0.0, 0.3]}))
    wrong = list(likeness.missed(SPEC, {"hair.style": ["long"], "hair.length": [0.2, 0.3]}))
    assert wrong == ["hair.style=bob", "hair.length=0.1"]
    with pytest.raises(AttributeError):
        list(likeness.missed(SPEC, {"hair.colour": ["red"]}))


def test_the_tally_counts_choices_and_bias() -> None:
    tally = likeness.Tally()
    skin = from_hex(SPEC.face.skin)
    seen = {"choices": {"hair.style": ["bob"], "hat.kind": ["cap"]}, "colors": {"skin": [float(v) for v in skin]}}
    tally.add("one.jpg", SPEC, seen, pictured=False)
    assert tally.kept_share == 0.5
    assert "hat.kind=none" in tally.rows[0]
    assert any(line.startswith("light skin reads +0.0 L") for line in tally.summary())


def test_what_is_drawn_comes_near_what_was_asked_for() -> None:
    drawn = likeness.drawn_colors(replace(SPEC, top=replace(SPEC.top, color="#3f7f46")))
    assert set(drawn) == set(likeness.PARTS)
    painted, pictured = drawn["top"]
    assert likeness.difference(painted, from_hex("#3f7f46")) < 6
    assert likeness.difference(pictured, from_hex("#3f7f46")) < 15
    assert likeness.difference(drawn["skin"][0], from_hex(SPEC.face.skin)) < 8


def test_expectations_name_fields_and_photos_that_exist() -> None:
    for name, expected in json.loads((likeness.DATA / "likeness.json").read_text()).items():
        assert (likeness.DATA / name).exists()
        for path in expected["choices"]:
            likeness.field_of(SPEC, path)
        assert set(expected["colors"]) == set(likeness.PARTS)
        assert all(np.shape(lab) == (3,) for lab in expected["colors"].values())
