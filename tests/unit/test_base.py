"""The base: its designs, and a name in relief that no text can harm."""

from __future__ import annotations

import hashlib
import json
import math
import time
from importlib.resources import files

import numpy as np
import pytest
from sculpt_figures import figure, visible

from figurelab.engines.procedural.engine import named
from figurelab.engines.procedural.figure import FigureSpec
from figurelab.engines.procedural.sculpt import sculpt
from figurelab.engines.procedural.sculpt.inscription import RELIEF, inscription
from figurelab.engines.procedural.sculpt.letters import runs
from figurelab.engines.procedural.sculpt.plate import Plate
from figurelab.mesh.shells import open_edges

PET = {"pet": {"species": "dog"}}


def plate(name: str) -> Plate | None:
    return inscription(name, radius=1.05, y=-0.18, z=0.05, tall=0.17)


def text(name: str) -> str:
    return "".join(run.text for run in runs(name))


@pytest.mark.parametrize(
    ("name", "fonts"),
    [
        ("Grandma Rose", {"latin"}),
        ("Хью Ψυχή Nguyễn", {"latin"}),
        ("小明 生日快樂 山田", {"cjk"}),
        ("김철수 さくら", {"cjk"}),
        ("محمد", {"arabic"}),
        ("שלום", {"hebrew"}),
        ("สวัสดี", {"thai"}),
        ("नमस्ते", {"devanagari"}),
    ],
)
def test_a_name_is_set_in_its_own_script(name: str, fonts: set[str]) -> None:
    assert text(name) == name
    assert {run.font for run in runs(name)} - {"latin"} <= fonts
    made = plate(name)
    assert made is not None
    assert 0.03 < float((made.distance < 0).mean()) < 0.75


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("", ""),
        (" \t\n ", ""),
        ("\u202eAb\u0000c\u200b\ufeff", "Abc"),
        ("😀👩‍👩‍👧", ""),
        ("😀 Bo 🎉\ufe0f", "Bo"),
        ("\u0301\u0302", ""),
        ("e" + "\u0301" * 100, "\u00e9" + "\u0301" * 3),
        ("\ue000\U000e0041x", "x"),
        ("a    b", "a b"),
    ],
)
def test_what_cannot_be_set_is_left_out(name: str, left: str) -> None:
    assert text(name) == left
    assert (plate(name) is None) == (left == "")


def test_a_long_name_is_trimmed_to_the_front_and_soon() -> None:
    start = time.perf_counter()
    for name in ("W" * 100, "نص" * 50, "क्ष" * 33, "한" * 100):
        made = plate(name)
        assert made is not None
        assert made.width / made.radius < math.radians(130)
    assert time.perf_counter() - start < 3.0
    short, whole = plate("Bob"), plate("W" * 100)
    assert short is not None
    assert whole is not None
    assert short.width < 0.5 * whole.width


@pytest.mark.parametrize("design", ["plain", "stepped", "ring"])
@pytest.mark.parametrize("build", [{}, PET])
def test_a_name_changes_only_the_front_of_the_base(design: str, build: dict[str, object]) -> None:
    bare, given = (sculpt(figure(base={"design": design, "name": name}, **build)) for name in ("", "Mia 美"))
    a, b = bare.light_grid(), given.light_grid()
    _, y, z = (np.arange(n) * a.cell + o for n, o in zip(a.values.shape, a.origin, strict=True))
    near = np.minimum(np.abs(a.values), np.abs(b.values)) < 0.05
    changed = np.argwhere(near & (np.abs(a.values - b.values) > 1e-4))
    assert len(changed) > 10
    assert y[changed[:, 1]].max() < 0.05
    assert z[changed[:, 2]].min() > 0.3
    points, names = visible(given, 160)
    letters = points[names == "name"]
    radius = float(np.hypot(*(points[names == "base"][:, [0, 2]] - [0, 0.05]).T).max())
    out = np.hypot(letters[:, 0], letters[:, 2] - 0.05) - radius
    assert 0.7 * RELIEF < out.max() < 1.1 * RELIEF
    _, _, faces = given.surface(96)
    assert open_edges(faces) == 0


def test_letters_read_from_left_to_right_and_upright() -> None:
    made = plate("L.")
    assert made is not None
    ink = made.distance < 0
    rows = np.flatnonzero(ink.any(axis=1))
    stem, dot = ink[rows[0] : rows[0] + 20], ink[rows[-1] - 20 : rows[-1]]
    assert stem.any(axis=0).sum() > 3 * dot.any(axis=0).sum()
    assert np.flatnonzero(dot.any(axis=0)).max() < ink.shape[1] / 2


def test_the_engine_names_a_figure_and_a_blank_name_leaves_the_old_one() -> None:
    spec = named(FigureSpec(), "Mia")
    assert spec.base.name == "Mia"
    assert named(spec, "  ").base.name == "Mia"
    assert named(spec, "Ben").base.name == "Ben"
    assert named(spec, "\ud800" + "y" * 200).base.name == "y" * 100


def test_fonts_are_those_of_the_manifest() -> None:
    folder = files("figurelab.fonts")
    entries = json.loads(folder.joinpath("manifest.json").read_text())
    assert {e["file"] for e in entries} == {f.name for f in folder.iterdir() if f.name.endswith((".otf", ".ttf"))}
    for entry in entries:
        data = folder.joinpath(entry["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"]
        assert len(data) == entry["bytes"]
        assert entry["licence"] == "OFL-1.1"
